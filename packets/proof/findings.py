"""What can be wrong with a gate, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Why a gate does not add up."""

    MISSING = "MISSING"
    """The packet does not say what came of it."""
    TWICE = "TWICE"
    """The packet says two things of it."""
    FAILED = "FAILED"
    """The packet itself says that it was not passed."""
    UNPROVEN = "UNPROVEN"
    """It is said to be passed, and what would show it is not there, or shows otherwise."""
    NOBODY = "NOBODY"
    """Somebody had to decide, and nobody is named."""
    ALONE = "ALONE"
    """It takes two people, and two are not named."""
    STRANGER = "STRANGER"
    """An account that is not among the station's people."""
    NOT_ENTITLED = "NOT_ENTITLED"
    """A person whose role does not allow it."""
    TIME = "TIME"
    """It happened before its cause, after its end, or by a clock that is too far off."""
    WENT_BACK = "WENT_BACK"
    """The station's trail had gone further before: it was cut, or an older one was put back."""
    UNKNOWN = "UNKNOWN"
    """Software or settings that the centre has never heard of."""


@dataclass(frozen=True)
class Finding:
    """A gate, or another part of the manifest by its name, and what is wrong with it."""

    gate: str
    doubt: Doubt

    def __str__(self) -> str:
        return f"{self.gate} {self.doubt.value}"


Findings = Iterator[Finding]
