"""Biometric exceptions (*pengecualian*) as data: what cannot be recorded, why, who confirmed it."""

from types import MappingProxyType
from typing import Final

import msgspec

from packets.enrollment import Presence
from station.body import EYES, FINGERS, Part
from station.errors import Code, Refused

__all__ = ["ALLOWED", "NOTE_LENGTH", "Exemption", "Presence", "add", "check"]

NOTE_LENGTH: Final = 200

_FINGER: Final = frozenset(
    {Presence.AMPUTATED, Presence.BANDAGED, Presence.DAMAGED, Presence.UNREADABLE, Presence.UNABLE}
)
_EYE: Final = frozenset(
    {Presence.BLIND, Presence.BANDAGED, Presence.DAMAGED, Presence.UNREADABLE, Presence.UNABLE}
)

ALLOWED: Final = MappingProxyType(
    {
        **dict.fromkeys(FINGERS, _FINGER),
        **dict.fromkeys(EYES, _EYE),
        Part.SIGNATURE: frozenset({Presence.UNABLE, Presence.BANDAGED, Presence.AMPUTATED}),
        Part.FACE: frozenset[Presence](),
    }
)
"""The reasons that can hold for each part; none for the portrait, which nobody goes without."""


class Exemption(msgspec.Struct, frozen=True, kw_only=True):
    """One part that cannot be recorded: ``by`` said so, ``confirmed_by`` is the second person."""

    part: Part
    presence: Presence
    permanent: bool
    note: str
    confirmed_by: str
    at: str
    by: str = ""


def check(part: Part, presence: Presence, note: str) -> None:
    """Refuse (``NOT_ALLOWED_NOW``) what cannot be: a face left out, a blind finger, a long note."""
    if presence not in ALLOWED[part]:
        raise Refused(Code.NOT_ALLOWED_NOW, f"{part.value} cannot be {presence.value}")
    if len(note) > NOTE_LENGTH:
        raise Refused(Code.NOT_ALLOWED_NOW, f"the note is longer than {NOTE_LENGTH} characters")


def add(exemptions: tuple[Exemption, ...], new: Exemption) -> tuple[Exemption, ...]:
    """Return the exemptions with ``new`` in place of an older one of the same part."""
    return (*(each for each in exemptions if each.part is not new.part), new)
