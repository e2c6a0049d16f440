"""Prints how a country comes back after an outage: 1,500 stations, 100 packets each, one line.

The product's own breaker and the emulated centre's own admission in virtual time, and beside them
the same without jitter and without admission. Seeded: the same table each time.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.bench.morning import Morning, Outcome, Town

VARIANTS: Final = MappingProxyType[str, dict[str, Any]](
    {
        "product": {"jitter": True, "admission": True},
        "without jitter": {"jitter": False, "admission": True},
        "without admission": {"jitter": True, "admission": False, "most_seconds": 3600.0},
        "without either": {"jitter": False, "admission": False, "most_seconds": 3600.0},
    }
)
"""Without admission 1,500 flows break each other's connections: an hour of that is shown."""


@dataclass(frozen=True)
class Row:
    """One variant in figures. Times in seconds after the outage, shares of 1."""

    name: str
    received: int
    goodput: float
    """Of the line, from the outage's end until all is received, or the simulation ends."""
    end: float
    whole: bool
    """Whether all was received before the simulation's end."""
    fairness: float
    """The last station's finish over the first's."""
    half: float
    """The worst station's packets over the median's, when half of all have arrived."""
    jain: float
    """Jain's index over the same: (sum x)^2 / (n sum x^2), 1 where all have the same."""
    first_p99: float
    gap_p99: float
    requests: float
    peak: int
    flows: int
    given_up: float
    seconds: float


def measure(name: str, morning: Morning) -> Row:
    """Let one morning pass and put it into figures."""
    began = time.perf_counter()
    town = Town(morning)
    found = town.run()
    return _row(name, morning, found, time.perf_counter() - began)


def _row(name: str, morning: Morning, found: Outcome, seconds: float) -> Row:
    end, per = found.ended, max(found.received, 1)
    return Row(
        name=name,
        received=found.received,
        goodput=found.bits / (morning.line * end),
        end=end,
        whole=found.received == morning.stations * morning.packets,
        fairness=max(found.last, default=end) / max(min(found.last, default=end), 1.0),
        half=min(found.half) / max(percentile(list(map(float, found.half)), 0.5), 1.0),
        jain=jain(found.half),
        first_p99=percentile(found.first, 0.99),
        gap_p99=percentile(found.gaps, 0.99),
        requests=found.requests / per,
        peak=max((n for at, n in found.per_second.items() if at >= 0), default=0),
        flows=found.flows,
        given_up=found.given_up / per,
        seconds=seconds,
    )


def jain(counts: list[int]) -> float:
    """Return Jain's index: 1 where all have the same."""
    squares = sum(count * count for count in counts)
    return sum(counts) ** 2 / (len(counts) * squares) if squares else 0.0


def percentile(values: list[float], part: float) -> float:
    """Return the value below which a part of all lies; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def table(rows: list[Row]) -> Iterator[str]:
    """Say the rows in lines; "h": hours until all was received, or ">" where it was not."""
    yield (
        f"{'':18}{'received':>9}{'goodput':>9}{'h':>8}{'worst/median':>13}{'Jain':>7}{'last/first':>11}"
        f"{'1st p99':>9}{'gap p99':>9}{'req/pkt':>9}{'peak/s':>8}{'at once':>8}{'lost conn':>10}"
    )
    for r in rows:
        end = f"{'' if r.whole else '>'}{r.end / 3600:.2f}"
        yield (
            f"{r.name:18}{r.received:9}{r.goodput:9.1%}{end:>8}{r.half:13.2f}{r.jain:7.3f}"
            f"{r.fairness:11.3f}{r.first_p99:8.0f}s{r.gap_p99:8.0f}s{r.requests:9.2f}{r.peak:8}"
            f"{r.flows:8}{r.given_up:10.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=Morning.stations)
    parser.add_argument("--packets", type=int, default=Morning.packets)
    parser.add_argument("--mbit", type=float, default=Morning.line / 1e6, help="the shared line")
    parser.add_argument("--seed", type=int, default=Morning.seed)
    options = parser.parse_args()
    morning = Morning(stations=options.stations, packets=options.packets,
                      line=options.mbit * 1e6, seed=options.seed)  # fmt: skip
    sys.stdout.write(
        f"{morning.stations} stations with {morning.packets} packets each, {options.mbit:g} Mbit/s,"
        f" {replace(morning, admission=True).capacity} places, seed {morning.seed}\n"
    )
    rows = [measure(name, replace(morning, **parts)) for name, parts in VARIANTS.items()]
    sys.stdout.write("\n".join(table(rows)) + "\n")
    sys.stdout.write(f"simulated in {sum(r.seconds for r in rows):.0f} s\n")


if __name__ == "__main__":
    main()
