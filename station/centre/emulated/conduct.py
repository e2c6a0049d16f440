"""How an emulated centre behaves when it is well: whom it serves, how it judges."""

from dataclasses import dataclass, field

from packets.proof import Rules


@dataclass(frozen=True)
class Conduct:
    """Area codes it serves (all, if empty), share of packets that go another way, seed, places.

    ``rules`` are those that gates are held to; None believes every station.

    ``capacity`` is the number of uploads it takes at once: its line over 512 kbit/s is a good one.
    """

    failures: float = 0.0
    seed: int = 1
    area_codes: frozenset[str] = frozenset()
    capacity: int = 256
    earnest: bool = False
    """Whether it refuses what was recorded in training, as a real centre does."""
    rules: Rules | None = field(default_factory=Rules)
