"""What the reports of a pen tell of a pad: gaps, rate, corners, rest, straightness; pure."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np

from drivers.protocol import PadGeometry, PenPoint, Strokes
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.words import finding

LOST: Final = 0.002
"""Share of lost reports that is still good: neither USB nor a short serial line loses any."""
RATE: Final = 0.5
"""Share of the rate it promises that it must reach; some promise what their line could carry."""
ENOUGH: Final = 60.0
"""Reports a second that a signature needs."""
CROOKED: Final = 0.02
"""Largest distance from the line, as a share of its length."""
SILENT_MS: Final = 400.0
"""A pad whose pen is down reports a hundred times a second."""
REST_MM: Final = 4.0
"""A pen that stayed within so much was meant to rest."""
JITTER_MM: Final = 0.15
"""Standard deviation of the place of a pen at rest, a fifth of the width of its line."""
JUMP_MM: Final = 2.5
"""From the middle between its neighbours; the hastiest hand is off by a tenth of that."""
CORNER: Final = 0.2
"""Share of width and height from an edge that belongs to its corner."""
LINE: Final = 0.08
"""What is further from a line than this was not meant to be one."""


def look(strokes: Strokes | None, silent_ms: float, driver: str) -> list[Finding]:
    """Answer every question about a pad from what was written, and how long nothing came after."""
    points = [p for p in strokes.points if p.touching] if strokes else []
    if strokes is None or len(points) < 2:
        return [_said("PAD_UNSEEN", Outcome.NOT_CHECKED, driver)]
    if strokes.points[-1].touching and silent_ms > SILENT_MS:
        return [_said("PAD_STALLED", Outcome.FAIL, driver, silent_ms=round(silent_ms))]
    return [_gaps(strokes, driver), *_jumps(strokes, driver), straightness(points, driver)]


def _jumps(strokes: Strokes, driver: str) -> list[Finding]:
    """Find reports away from both their neighbours: a bit turned on the way, which nobody sees."""
    found = 0
    for touch in _touches(strokes):
        places = np.array([(point.x, point.y) for point in touch], np.float64)
        off = places[1:-1] - (places[:-2] + places[2:]) / 2
        found += int((np.hypot(*off.T) > JUMP_MM * strokes.geometry.units_per_mm).sum())
    return [_said("PAD_JUMPS", Outcome.WARN, driver, jumps=found)] if found else []


def _gaps(strokes: Strokes, driver: str) -> Finding:
    count = len(strokes.points)
    share = strokes.lost / max(1, count + strokes.lost)
    rate = _rate(strokes.points)
    facts = {
        "lost_per_thousand": round(1000 * share, 1),
        "reports_per_second": round(rate, 1),
        "promised_per_second": strokes.geometry.rate_hz,
    }
    if share > LOST:
        return _said("PAD_GAPS", Outcome.WARN, driver, **facts)
    if rate < min(ENOUGH, RATE * strokes.geometry.rate_hz):
        return _said("PAD_SLOW", Outcome.WARN, driver, **facts)
    return _said("PAD_GOOD", Outcome.PASS, driver, **facts)


def _rate(points: Sequence[PenPoint]) -> float:
    """Return the reports a second while the pen is near: the middle of the steps between them."""
    steps = np.diff([point.at_ms for point in points])
    steps = steps[steps > 0]
    return 1000.0 / float(np.median(steps)) if len(steps) else 0.0


def straightness(points: Sequence[PenPoint], driver: str) -> Finding:
    """Judge a line drawn along a ruler; of other writing nothing can be said."""
    places = np.array([(point.x, point.y) for point in points], np.float64)
    places -= places.mean(axis=0)
    _, sizes, axes = np.linalg.svd(places, full_matrices=False)
    along, across = places @ axes[0], places @ axes[1]
    length = float(np.ptp(along))
    if sizes[0] == 0 or length == 0:
        return _said("PAD_LINE_NOT_DRAWN", Outcome.NOT_CHECKED, driver)
    off = float(np.abs(across).max()) / length
    facts = {"off_percent": round(100 * off, 2)}
    if off > LINE:
        return _said("PAD_LINE_NOT_DRAWN", Outcome.NOT_CHECKED, driver, **facts)
    good = off <= CROOKED
    code, verdict = ("PAD_STRAIGHT", Outcome.PASS) if good else ("PAD_CROOKED", Outcome.WARN)
    return _said(code, verdict, driver, **facts)


def corners(strokes: Strokes, driver: str) -> list[Finding]:
    """Judge a pen that rested in each corner and then drew a line: dead corners, jitter, line."""
    touches = _touches(strokes)
    rests = [touch for touch in touches if _extent_mm(touch, strokes.geometry) <= REST_MM]
    drawn = max(touches, key=lambda each: _extent_mm(each, strokes.geometry))
    if not rests or drawn in rests:
        return [_said("PAD_CORNERS_NOT_TRIED", Outcome.NOT_CHECKED, driver)]
    return [
        _felt(rests, strokes.geometry, driver),
        _calm(rests, strokes.geometry, driver),
        straightness(drawn, driver),
    ]


def _touches(strokes: Strokes) -> list[list[PenPoint]]:
    """Return the points from each coming down of the pen to its lifting."""
    runs = groupby(strokes.points, lambda point: point.touching)
    return [list(points) for touching, points in runs if touching]


def _extent_mm(touch: Sequence[PenPoint], geometry: PadGeometry) -> float:
    places = np.array([(point.x, point.y) for point in touch], np.float64)
    return float(np.ptp(places, axis=0).max()) / geometry.units_per_mm


def _felt(rests: Sequence[Sequence[PenPoint]], geometry: PadGeometry, driver: str) -> Finding:
    found = {_corner(rest[0], geometry) for rest in rests}
    missing = [corner for corner in ALL_CORNERS if corner not in found]
    if not missing:
        return _said("PAD_CORNERS_GOOD", Outcome.PASS, driver)
    return _said("PAD_CORNER_DEAD", Outcome.FAIL, driver, missing=", ".join(missing))


ALL_CORNERS: Final = ("upper left", "upper right", "lower right", "lower left")


def _corner(point: PenPoint, geometry: PadGeometry) -> str:
    """Return the corner in which a point is; empty in the middle."""
    x, y = point.x / geometry.max_x, point.y / geometry.max_y
    across = "left" if x <= CORNER else "right" if x >= 1 - CORNER else ""
    down = "upper" if y <= CORNER else "lower" if y >= 1 - CORNER else ""
    return f"{down} {across}" if across and down else ""


def _calm(rests: Sequence[Sequence[PenPoint]], geometry: PadGeometry, driver: str) -> Finding:
    """Judge how much a pen at rest seems to tremble, in the worst of the corners."""
    spread = [np.std([(p.x, p.y) for p in rest], axis=0).max() for rest in rests]
    worst = float(max(spread)) / geometry.units_per_mm
    calm = worst <= JITTER_MM
    code, verdict = ("PAD_CALM", Outcome.PASS) if calm else ("PAD_TREMBLES", Outcome.WARN)
    return _said(code, verdict, driver, jitter_mm=round(worst, 3), rests=len(rests))


def _said(code: str, verdict: Outcome, driver: str, **facts: float | str) -> Finding:
    return finding(code, Group.PAD, verdict, Modality.SIGNATURE, driver, **facts)
