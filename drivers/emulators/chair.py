"""Who sits in front of the emulated devices, and how often each part was shown to one of them."""

from collections import Counter
from threading import Lock

from drivers.population.person import Person


class Chair:
    """Shared by all emulators of a station; safe to use from any thread."""

    def __init__(self, person: Person | None = None) -> None:
        self._lock = Lock()
        self._person = person
        self._haste = 1.0
        self._impressions: Counter[str] = Counter()

    def seat(self, person: Person | None, haste: float = 1.0) -> None:
        """Let somebody sit down, or nobody. A new person starts with fresh impressions.

        ``haste`` is how many times faster than life this person writes.
        """
        with self._lock:
            self._person = person
            self._haste = haste
            self._impressions.clear()

    @property
    def person(self) -> Person | None:
        with self._lock:
            return self._person

    @property
    def haste(self) -> float:
        with self._lock:
            return self._haste

    def impression(self, part: str) -> int:
        """Return the number of the next capture of ``part``: 0, 1, 2 ..."""
        with self._lock:
            number = self._impressions[part]
            self._impressions[part] += 1
        return number
