"""What the reports of a pen tell of a pad: gaps, rate, straightness; pure functions."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from drivers.protocol import PenPoint, Strokes
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.words import finding

LOST: Final = 0.01
"""Share of lost reports that is still good."""
RATE: Final = 0.5
"""Share of the rate it promises that it must reach; some promise what their line could carry."""
ENOUGH: Final = 60.0
"""Reports a second that a signature needs."""
CROOKED: Final = 0.02
"""Largest distance from the line, as a share of its length."""
SILENT_MS: Final = 400.0
"""A pad whose pen is down reports a hundred times a second."""
LINE: Final = 0.08
"""What is further from a line than this was not meant to be one."""


def look(strokes: Strokes | None, silent_ms: float, driver: str) -> list[Finding]:
    """Answer every question about a pad from what was written, and how long nothing came after."""
    points = [p for p in strokes.points if p.touching] if strokes else []
    if strokes is None or len(points) < 2:
        return [_said("PAD_UNSEEN", Outcome.NOT_CHECKED, driver)]
    if strokes.points[-1].touching and silent_ms > SILENT_MS:
        return [_said("PAD_STALLED", Outcome.FAIL, driver, silent_ms=round(silent_ms))]
    return [_gaps(strokes, driver), straightness(points, driver)]


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


def _said(code: str, verdict: Outcome, driver: str, **facts: float | str) -> Finding:
    return finding(code, Group.PAD, verdict, Modality.SIGNATURE, driver, **facts)
