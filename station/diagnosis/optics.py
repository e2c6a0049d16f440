"""What pictures of a finger sensor tell of its glass, its light and its pixels; pure functions.

A sensor shows its empty glass only to some drivers. What all of them show is several prints: what
is the same in prints of different fingers is not of the fingers but of the sensor.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.words import finding

Gray = NDArray[np.uint8]

NEEDED: Final = 500
"""Pixels per inch of a recording."""
DEAD_LIMIT: Final = 20
"""Pixels; single ones are in every sensor."""
DEAD_STEP: Final = 40
"""Gray levels by which a dead pixel stands out of its neighbours."""
LINE: Final = 0.25
"""Share of a row or column from which all of it is dead: white ones hide beside white glass."""
DIRT_STEP: Final = 10
DIRT_SHARE: Final = 0.01
UNEVEN: Final = 0.25
"""Spread of the light over the glass, as a share of its mean."""
WEAK: Final = 20.0
"""Standard deviation of gray below which ridges hardly stand out."""
COVERED: Final = 35.0
"""Standard deviation of gray of a glass on which a finger lies, and no mere print of one."""
SAME: Final = 0.97
PPI_TOLERANCE: Final = 0.01
ZOOM: Final = 8
"""Bins of the spectrum for each of those that the row itself has."""
RULED: Final = 0.5
"""Share of the power that the strongest period of ruled lines has at least; bars have 0.8."""


def look(prints: Sequence[Gray], driver: str) -> list[Finding]:
    """Answer every question about the optics from prints of one size, best of two and more."""
    if not prints:
        return [_said("OPTICS_UNSEEN", Outcome.NOT_CHECKED, driver)]
    stack = np.stack([each for each in prints if each.shape == prints[0].shape]).astype(np.float32)
    found = [*_same(stack, driver), *_dead(stack, driver), *_dirt(stack, driver)]
    found += [*_light(stack, driver), *_contrast(stack, driver)]
    facts = {"pictures": len(stack), "contrast_gray": round(float(stack.std(axis=(1, 2)).min()), 1)}
    return found or [_said("OPTICS_GOOD", Outcome.PASS, driver, **facts)]


def _same(stack: NDArray[np.float32], driver: str) -> list[Finding]:
    for one, two in pairwise(stack):
        if float(np.corrcoef(one.ravel()[::7], two.ravel()[::7])[0, 1]) > SAME:
            return [_said("STUCK_PICTURE", Outcome.FAIL, driver)]
    return []


def glass(empty: Gray | None, driver: str) -> Finding:
    """Judge a picture of the glass that was taken before anybody was asked for a finger."""
    if empty is None:
        return _said("GLASS_UNSEEN", Outcome.NOT_CHECKED, driver)
    noise = float(np.median(np.abs(np.diff(empty.astype(np.int16), axis=1))))
    facts = {"mean_gray": round(float(empty.mean()), 1), "noise_gray": round(noise, 2)}
    if empty.std() > COVERED:
        return _said("GLASS_COVERED", Outcome.NOT_CHECKED, driver, **facts)
    share = float(dirt(empty[None].astype(np.float32)).mean())
    facts |= {"dirty_percent": round(100 * share, 1)}
    clean = share < DIRT_SHARE
    code, verdict = ("GLASS_CLEAN", Outcome.PASS) if clean else ("DIRTY_GLASS", Outcome.WARN)
    return _said(code, verdict, driver, **facts)


def dead_pixels(stack: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return where every picture has the same value, far from that of the pixels around."""
    still = np.ptp(stack, axis=0) < 2
    around = np.stack([cv2.medianBlur(each.astype(np.uint8), 5) for each in stack])
    return np.asarray(still & (np.abs(stack - around).min(axis=0) > DEAD_STEP))


def _dead(stack: NDArray[np.float32], driver: str) -> list[Finding]:
    if len(stack) < 2:
        return []
    dead = dead_pixels(stack)
    count = int(dead.sum())
    lines = int((dead.mean(axis=0) > LINE).sum() + (dead.mean(axis=1) > LINE).sum())
    if count <= DEAD_LIMIT and not lines:
        return []
    grave = Outcome.FAIL if lines or count > 10 * DEAD_LIMIT else Outcome.WARN
    return [_said("DEAD_PIXELS", grave, driver, dead_pixels=count, dead_lines=lines)]


def dirt(stack: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return where the glass stays dark though no finger lies there, in any of the pictures.

    The brightest that a place ever was is the glass itself; what is darker than the glass is dirt,
    or the print that the last finger left.
    """
    glass = stack.max(axis=0)
    clean = float(np.percentile(glass, 98))
    soft = cv2.blur(glass, (5, 5))
    spots = np.abs(soft - cv2.blur(glass, (41, 41))) > DIRT_STEP
    dark: NDArray[np.bool_] = np.logical_and(spots, soft < clean - DIRT_STEP)
    return dark


def _dirt(stack: NDArray[np.float32], driver: str) -> list[Finding]:
    empty = stack[stack.std(axis=(1, 2)) < WEAK]
    if not len(empty):
        return []  # ridges everywhere: dirt would look like one more of them
    share = float(dirt(empty).mean())
    if share < DIRT_SHARE:
        return []
    return [_said("DIRTY_GLASS", Outcome.WARN, driver, dirty_percent=round(100 * share, 1))]


def _light(stack: NDArray[np.float32], driver: str) -> list[Finding]:
    """Compare the light of the four quarters, where the glass is empty or ridges cover it all."""
    mean = stack.mean(axis=0)
    height, width = mean.shape
    rows, columns = (
        (slice(0, height // 2), slice(height // 2, None)),
        (
            slice(0, width // 2),
            slice(width // 2, None),
        ),
    )
    quarters = [float(mean[row, column].mean()) for row in rows for column in columns]
    spread = (max(quarters) - min(quarters)) / max(1.0, float(np.mean(quarters)))
    if spread < UNEVEN:
        return []
    return [_said("UNEVEN_LIGHT", Outcome.WARN, driver, spread_percent=round(100 * spread, 1))]


def _contrast(stack: NDArray[np.float32], driver: str) -> list[Finding]:
    best = float(stack.std(axis=(1, 2)).max())
    if best >= WEAK:
        return []
    return [_said("WEAK_CONTRAST", Outcome.WARN, driver, contrast_gray=round(best, 1))]


def resolution(ppi: int | None, target: Gray | None, pitch_mm: float, driver: str) -> Finding:
    """Judge the resolution: what the device says, or what a ruled target of ``pitch_mm`` shows."""
    told = float(ppi or 0)
    if target is None:
        low = told < NEEDED
        code = "PPI_LOW" if low else "PPI_TOLD"
        verdict = Outcome.FAIL if low else Outcome.NOT_CHECKED
        return _said(code, verdict, driver, told_ppi=told)
    seen = measured_ppi(target, pitch_mm)
    if seen is None:
        return _said("PPI_UNREADABLE", Outcome.WARN, driver, told_ppi=told)
    good = abs(seen - told) <= PPI_TOLERANCE * told
    facts = {"told_ppi": told, "seen_ppi": round(seen, 1), "pitch_mm": pitch_mm}
    return _said("PPI_GOOD" if good else "PPI_WRONG", _verdict(good=good), driver, **facts)


def measured_ppi(target: Gray, pitch_mm: float) -> float | None:
    """Return the resolution across, from the period of the upright lines of a ruled target.

    The strongest period of the mean row, refined to a fraction of a bin by the parabola through
    the peak and its neighbours in the logarithm of the spectrum. None where no one period has
    most of the power, as that of ruled lines has and that of ridges has not.
    """
    row = target.astype(np.float64).mean(axis=0)
    row = (row - row.mean()) * np.hanning(len(row))
    size = ZOOM * len(row)
    power = np.abs(np.fft.rfft(row, size)) ** 2
    low = size // max(2, len(row) // 3)
    peak = int(np.argmax(power[low:-1])) + low
    if power[peak - 2 * ZOOM : peak + 2 * ZOOM + 1].sum() <= RULED * power.sum():
        return None
    left, middle, right = np.log(power[peak - 1 : peak + 2] + 1e-9)
    offset = 0.5 * (left - right) / (left - 2 * middle + right)
    return float(size / (peak + offset) * 25.4 / pitch_mm)


def _verdict(*, good: bool) -> Outcome:
    return Outcome.PASS if good else Outcome.WARN


def _said(code: str, verdict: Outcome, driver: str, **facts: float | str) -> Finding:
    return finding(code, Group.OPTICS, verdict, Modality.FINGER, driver, **facts)
