"""Is this a signature? More than a dot, on the pad, without gaps in its reports; a line will do.

The law knows no rule of how a signature looks: whoever signs with a line or an arc has signed.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from station.quality.judgement import Check, Figure, Judgement, Region, absent, conclude, scaled
from station.reasons import Reason
from station.settings import SignatureLimits

PenReport = tuple[int, int, int, int]
"""x, y in units of the pad, pressure (0: not touching), milliseconds."""

_HALF: Final = 50
_EDGE: Final = 0.005
"""Share of the pad's width; a pen this near to the border has left the pad, or is about to."""
_HOLE: Final = 4
_SHORTEST: Final = 5
"""Milliseconds; clocks of pads tick coarsely, two reports may share a tick."""
_SLOWEST: Final = 40
"""Milliseconds between reports; 25 a second draw a signature as a polygon."""


def judge(
    series: Sequence[PenReport], *, max_x: int, max_y: int, lost: int, limits: SignatureLimits
) -> Judgement:
    """Judge a series of pen reports; ``lost`` reports never arrived."""
    ink = [report for report in series if report[2] > 0]
    if not ink:
        return absent(Reason.SIGNATURE_NONE)
    extent = _extent(ink, max_x)
    # The limits of the settings score 50, twice as much is full.
    checks = [
        Check(Figure("points", scaled(len(ink), 0, 2 * limits.points), _HALF), _SHORT),
        Check(Figure("extent", scaled(extent, 0, 2 * limits.extent), _HALF), _SHORT),
        Check(Figure("within", _within(ink, max_x, max_y), _HALF), _SHORT),
        Check(Figure("complete", _complete(len(series), lost), _HALF), Reason.SIGNATURE_GAPS),
        Check(Figure("rate", _steady(series), _HALF), Reason.SIGNATURE_GAPS),
    ]
    return conclude(checks, needed=0, region=_region(ink))


_SHORT: Final = Reason.SIGNATURE_SHORT


def _extent(ink: Sequence[PenReport], max_x: int) -> float:
    """Return how far the pen travelled while touching, in pad widths."""
    path = sum(math.dist(a[:2], b[:2]) for a, b in pairwise(ink))
    region = _region(ink)
    # A trembling hand on one spot travels far and gets nowhere: the smaller of both counts.
    return min(path, math.hypot(region.width, region.height)) / max(1, max_x)


def _within(ink: Sequence[PenReport], max_x: int, max_y: int) -> int:
    """100 when nothing lies on the border of the pad, 0 when a fifth does."""
    edge = max_x * _EDGE
    cut = sum(not (edge < x < max_x - edge and edge < y < max_y - edge) for x, y, _, _ in ink)
    return scaled(cut / len(ink), 0.2, 0.0)


def _complete(arrived: int, lost: int) -> int:
    """100 when every report arrived, 50 when one in twenty is missing."""
    return scaled(lost / (arrived + lost), 0.1, 0.0)


def _steady(series: Sequence[PenReport]) -> int:
    """100 when a writing pen reported all the time, 50 when a tenth of the time lies in holes.

    A hole is several times the usual pause between two reports of a pen that touches both times: a
    pad that dropped reports without counting them, or a computer that did not listen. A
    clock that stands still or runs backwards tells nothing: 0.
    """
    pauses = [b[3] - a[3] for a, b in pairwise(series) if a[2] > 0 and b[2] > 0]
    whole = sum(pauses)
    if not pauses:
        return 100
    if whole <= 0 or min(pauses) < 0:
        return 0
    usual = max(_SHORTEST, median(pauses))
    if usual > _SLOWEST:
        return 0
    return scaled(sum(each for each in pauses if each > _HOLE * usual) / whole, 0.2, 0.0)


def _region(ink: Sequence[PenReport]) -> Region:
    xs, ys = [report[0] for report in ink], [report[1] for report in ink]
    return Region(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
