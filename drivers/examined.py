"""What a driver can show a technician beside recording: its line's errors, its glass, its lamp.

Each is a Protocol of its own; a driver whose wire cannot tell does not have it, and the question
stays unanswered. As in ``drivers.protocol`` all calls come from the device's own thread.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from drivers.protocol import Gray
from drivers.stop import Stop


@dataclass(frozen=True)
class Traffic:
    """What came over the wire: packets, or transfers, and how many of them spoilt or cut short."""

    units: int = 0
    spoilt: int = 0


@runtime_checkable
class Counting(Protocol):
    """A driver that counts, also what it healed by asking again."""

    def traffic(self) -> Traffic:
        """Return what came since the device was opened. Never raises."""
        ...


@runtime_checkable
class GlassSeen(Protocol):
    """A finger scanner that shows its glass without a finger on it."""

    def glass(self, stop: Stop) -> Gray:
        """Return a picture of the glass as it is now. Raises ``Retry`` or ``Fault``."""
        ...


@dataclass(frozen=True)
class LampPair:
    """The same view, with the lamp and without it."""

    lit: Gray
    dark: Gray


@runtime_checkable
class LampSwitched(Protocol):
    """An iris camera whose lamp can be switched."""

    def lamp_pair(self, stop: Stop) -> LampPair | None:
        """Look once in the dark and once lit; None where nobody can switch it. Raises ``Fault``."""
        ...
