"""Who sits in front of the emulated devices, what they do, and how often each part was shown."""

from collections import Counter
from collections.abc import Sequence
from threading import Lock

from drivers.population import pen
from drivers.population.person import FINGERS, Person


class Chair:
    """Shared by all emulators of a station; safe to use from any thread."""

    def __init__(self, person: Person | None = None) -> None:
        self._lock = Lock()
        self._person = person
        self._haste = 1.0
        self._impressions: Counter[str] = Counter()
        self._fingers: tuple[str, ...] = FINGERS
        self._finger = 0
        self._target_mm = 0.0
        self._corners = False

    def seat(self, person: Person | None, haste: float = 1.0) -> None:
        """Let somebody sit down, or nobody. A new person starts with fresh impressions.

        ``haste`` is how many times faster than life this person writes.
        """
        with self._lock:
            self._person = person
            self._haste = haste
            self._impressions.clear()
            self._finger = 0

    def tell(self, fingers: Sequence[str]) -> None:
        """Tell the person which fingers to put down next, one by one, over and over."""
        with self._lock:
            self._fingers, self._finger = tuple(fingers), 0

    def lay_target(self, pitch_mm: float) -> None:
        """Let a ruled target be laid on sensors instead of fingers; 0 takes it away."""
        with self._lock:
            self._target_mm = pitch_mm

    def draw_corners(self, *, wanted: bool) -> None:
        """Let the pen rest in the corners and draw a diagonal instead of signing."""
        with self._lock:
            self._corners = wanted

    @property
    def target_mm(self) -> float:
        """From line to line of the target that lies on sensors; 0 where none does."""
        with self._lock:
            return self._target_mm

    def path(self, person: Person) -> tuple[pen.PenSample, ...]:
        """Return what the pen does next."""
        with self._lock:
            corners = self._corners
        return (
            pen.corners() if corners else pen.signature(person, self.impression("SIGNATURE")).points
        )

    @property
    def person(self) -> Person | None:
        with self._lock:
            return self._person

    @property
    def haste(self) -> float:
        with self._lock:
            return self._haste

    def next_finger(self) -> str | None:
        """Return the finger that is put down next on a sensor for one; None without a person."""
        with self._lock:
            for _ in self._fingers:
                finger = self._fingers[self._finger % len(self._fingers)]
                self._finger += 1
                if self._person is not None and finger not in self._person.missing:
                    return finger
        return None

    def impression(self, part: str) -> int:
        """Return the number of the next capture of ``part``: 0, 1, 2 ..."""
        with self._lock:
            number = self._impressions[part]
            self._impressions[part] += 1
        return number
