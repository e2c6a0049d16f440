"""What quality says of one sample, and the rule by which single figures become a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from station.reasons import Reason


@dataclass(frozen=True)
class Figure:
    """One named measure of 0..100 (100 is best), with the limit that it must reach."""

    name: str
    value: int
    limit: int

    @property
    def passed(self) -> bool:
        return self.value >= self.limit


@dataclass(frozen=True)
class Region:
    """Where the part was found, in pixels: the upper left corner and the size of a box.

    Where ``angle`` is not 0, the box is turned by so many degrees clockwise about its middle.
    """

    x: float
    y: float
    width: float
    height: float
    angle: float = 0.0

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Judgement:
    """The verdict on one sample. Whoever is refused gets at least one reason."""

    score: int
    """0..100."""
    reasons: tuple[Reason, ...] = ()
    figures: tuple[Figure, ...] = ()
    details: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Facts for the data records, in pixels of the picture that was judged."""
    region: Region | None = None

    @property
    def good(self) -> bool:
        return not self.reasons


@dataclass(frozen=True)
class Check:
    """A figure, and what to tell the person when it does not reach its limit."""

    figure: Figure
    reason: Reason


def absent(reason: Reason, *more: Figure) -> Judgement:
    """Judge a picture that does not show what it should: score 0, whatever else it shows."""
    return Judgement(score=0, reasons=(reason,), figures=more)


def conclude(
    checks: Sequence[Check],
    *,
    needed: int,
    details: Mapping[str, float] | None = None,
    region: Region | None = None,
) -> Judgement:
    """Judge by the single checks and by the score that they make together.

    The score is half the mean and half the weakest figure: one spoilt figure cannot hide behind
    the others, and it still matters how good those are. A score below ``needed`` is refused with
    the reason of the weakest figure where no figure failed alone.
    """
    values = [check.figure.value for check in checks]
    score = round((sum(values) / len(values) + min(values)) / 2)
    reasons = tuple(dict.fromkeys(c.reason for c in checks if not c.figure.passed))
    if not reasons and score < needed:
        reasons = (min(checks, key=lambda check: check.figure.value).reason,)
    return Judgement(
        score=score,
        reasons=reasons,
        figures=tuple(check.figure for check in checks),
        details=MappingProxyType(dict(details or {})),
        region=region,
    )


def scaled(value: float, zero: float, full: float) -> int:
    """Map a raw measure to 0..100: ``zero`` and beyond is 0, ``full`` and beyond is 100."""
    share = (value - zero) / (full - zero)
    return round(100 * min(1.0, max(0.0, share)))
