"""What a centre holds a recording to: its own figures and lists, not those of the station."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from packets.staff import StaffList

RECORDING: Final = frozenset({"OPERATOR", "SUPERVISOR", "ADMINISTRATOR"})
"""Roles that may record; a technician never sees a citizen."""


@dataclass(frozen=True)
class Rules:
    """Empty lists allow everything, figures of 0 ask for nothing.

    ``least``: the score, 0..100, that each picture of a passed quality gate must have, by target.
    ``forced_by_two``: what was accepted below its limits names a second person.
    ``corrected_by_finger``: nobody corrects biodata whose own finger was not found to be theirs.
    ``match``: the similarity, 0..1, from which the index fingers count as the same ones.
    ``clock_ms``: how far a station's clock may be off, its uncertainty included.
    ``required``: parts that nobody is exempted from.
    ``staff``: the list of who may work at this station that the centre signed last.
    """

    records: frozenset[str] = RECORDING
    confirms: frozenset[str] = RECORDING
    settings: frozenset[str] = frozenset()
    software: frozenset[str] = frozenset()
    least: Mapping[str, int] = field(default_factory=dict)
    forced_by_two: bool = True
    corrected_by_finger: bool = False
    match: float = 0.0
    clock_ms: int = 5 * 60 * 1000
    required: frozenset[str] = frozenset({"FACE"})
    staff: StaffList | None = None
