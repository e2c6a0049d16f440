"""The measured table: how often each flaw of the synthetic people is named, and how often wrongly.

Every flaw is made by the population itself or by a plain operation on its picture, so the truth is
known. ``named``: the reason that fits was given. ``refused``: some reason was given. ``lower``: the
score fell below that of the same person without the flaw. A false alarm is a reason given for a
sample without any flaw.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scripts.bench import flaws
from scripts.bench.flaws import Flaw, Kind
from station.quality.judgement import Judgement
from station.reasons import Reason

_FIRST: Final = 500
"""Seed of the first person: none that a test or a demonstration shows."""


@dataclass(frozen=True)
class Row:
    """What became of one flaw over all people, in shares of 0..1."""

    kind: str
    flaw: str
    reasons: tuple[Reason, ...]
    named: float
    refused: float
    lower: float


@dataclass(frozen=True)
class Alarms:
    """Samples without a flaw: how many, how many were refused, and with which reasons."""

    kind: str
    samples: int
    refused: int
    reasons: Counter[Reason]


def measure(kind: Kind, people: int) -> tuple[list[Row], Alarms]:
    """Judge ``people`` without and with each flaw."""
    seeds = range(_FIRST, _FIRST + people)
    good = {seed: kind.judge(kind.sound(seed)) for seed in seeds}
    alarms = Counter(reason for each in good.values() for reason in each.reasons)
    refused = sum(not each.good for each in good.values())
    rows = [_row(kind, flaw, good) for flaw in kind.flaws]
    return rows, Alarms(kind.name, people, refused, alarms)


def _row(kind: Kind, flaw: Flaw, good: dict[int, Judgement]) -> Row:
    found = {seed: kind.judge(flaw.make(seed)) for seed in good}
    count = len(good)
    return Row(
        kind.name,
        flaw.name,
        flaw.reasons,
        sum(not set(flaw.reasons).isdisjoint(each.reasons) for each in found.values()) / count,
        sum(not each.good for each in found.values()) / count,
        sum(found[seed].score < good[seed].score for seed in good) / count,
    )


def lines(people: int, kinds: Sequence[Kind] = flaws.KINDS) -> Iterator[str]:
    """Measure every kind of sample, and say it line by line."""
    yield f"{'':10}{'flaw':26}{'named':>7}{'refused':>9}{'lower':>7}  by"
    for kind in kinds:
        rows, alarms = measure(kind, people)
        for row in rows:
            names = " or ".join(reason.value for reason in row.reasons)
            yield (
                f"{row.kind:10}{row.flaw:26}{row.named:7.0%}{row.refused:9.0%}{row.lower:7.0%}"
                f"  {names}"
            )
        each = ", ".join(f"{r.value} {n / alarms.samples:.1%}" for r, n in alarms.reasons.items())
        yield (
            f"{alarms.kind:10}{'(none)':26}{'':7}{alarms.refused / alarms.samples:9.1%}"
            f"{'':7}  {each or 'no false alarm'}"
        )
