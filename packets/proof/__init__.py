"""Whether the gates of a recording add up: what a centre can prove from the packet alone.

A station says which checks it made. Here every claim is held against the rest of the packet: the
pictures and their scores, the exemptions, the consents, the times, the people and their roles. A
station whose software was changed to skip a check has to invent all of it, consistently.
"""

from packets.proof.findings import Doubt, Finding
from packets.proof.prove import prove
from packets.proof.rules import Rules

__all__ = ["Doubt", "Finding", "Rules", "prove"]
