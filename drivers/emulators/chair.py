"""Who sits in front of the emulated devices, and how often each part was shown to one of them."""

from collections import Counter
from threading import Lock

from drivers.population.person import Person


class Chair:
    """Shared by all emulators of a station; safe to use from any thread."""

    def __init__(self, person: Person | None = None) -> None:
        self._lock = Lock()
        self._person = person
        self._impressions: Counter[str] = Counter()

    def seat(self, person: Person | None) -> None:
        """Let somebody sit down, or nobody. A new person starts with fresh impressions."""
        with self._lock:
            self._person = person
            self._impressions.clear()

    @property
    def person(self) -> Person | None:
        with self._lock:
            return self._person

    def impression(self, part: str) -> int:
        """Return the number of the next capture of ``part``: 0, 1, 2 ..."""
        with self._lock:
            number = self._impressions[part]
            self._impressions[part] += 1
        return number
