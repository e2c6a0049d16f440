"""Is this a finger, and can its ridges be read? For plain prints at 500 ppi, dark ridges on light.

Presence comes first: a picture without ridges scores 0, however sharp it is. A ridge pattern is
told from glass, noise and dirt by its spectrum: nearly all energy of a small window lies at one
frequency, that of ridges 5 to 18 pixels apart, and in one direction. The features are close to
those of NFIQ 2 (ISO/IEC 29794-4:2017): frequency domain analysis, orientation certainty, local
clarity, area.
"""

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality import blocks, setting
from station.quality.blocks import Blocks
from station.quality.judgement import (
    Check,
    Figure,
    Judgement,
    Region,
    absent,
    conclude,
    scaled,
)
from station.reasons import Reason
from station.settings import FingerLimits

Gray = NDArray[np.uint8]
Field = NDArray[np.float32]

PPI: Final = 500
_WINDOW: Final = 32
_STEP: Final = 16
_BLOCK_MM2: Final = (_STEP * 25.4 / PPI) ** 2
_RIDGES: Final = (_WINDOW / 18.0, _WINDOW / 5.0)
"""Cycles per window of the widest and the narrowest ridges of a finger."""

_CONTRAST_FLOOR: Final = 9.0
"""Gray levels of spread; less is glass, or the ghost that the last finger left on it."""
_CONTRAST: Final = (5.0, 71.0)
"""Spread of nothing, and of ridges 200 gray levels deep, as EBTS Appendix F wants most prints."""
_FAINTEST: Final = 18
_BAND_FLOOR: Final = 0.6
"""Share of a window's energy at ridge frequencies; white noise has a seventh."""
_CERTAINTY_FLOOR: Final = 0.3

_CLEAR: Final = ((0.2, 0.75), (0.4, 0.9), (0.15, 0.45), (0.4, 0.9))
"""Useless, and as good as live scans get: spectrum of a window, OCL, FDA and LCS of a block."""

_BLUNT: Final = (2.8, 4.2)
"""Steepness of a wave flatter than a sine, and of the crisp edges of a live scan in focus."""
_GRAINY: Final = (0.6, 0.1)
"""Grain of a print that drowns in noise, and of one nearly without."""
_WORST: Final = 10
_FOCUS: Final = 45

_LEAST_AREA: Final = 40.0
"""mm2 of readable ridges below which nothing is called a finger."""
_FULL_AREA: Final = 170.0
_HALF: Final = 50
"""Limit of the figures that have no setting of their own: they are scaled so that half will do."""


@dataclass(frozen=True)
class Ridges:
    """What every window of a print shows; all arrays have the same shape, rows x columns."""

    contrast: Field
    """Spread of gray levels."""
    band: Field
    """Share of energy at ridge frequencies, 0..1."""
    certainty: Field
    """How much the ridges of a window agree on one direction, 0..1."""
    dark: Field
    """Share of a window that is ridge, 0..1."""

    @property
    def touched(self) -> NDArray[np.bool_]:
        """Where anything lies on the glass."""
        return self.contrast > _CONTRAST_FLOOR

    @property
    def readable(self) -> NDArray[np.bool_]:
        """Where there are ridges."""
        return self.touched & (self.band > _BAND_FLOOR) & (self.certainty > _CERTAINTY_FLOOR)


def judge(picture: Gray, limits: FingerLimits) -> Judgement:
    """Judge one finger, height x width, 500 ppi, dark ridges on light.

    What is as faint as a latent print scores 0, however fine its ridges are.
    """
    if min(picture.shape) < 3 * _WINDOW:
        return absent(Reason.FINGER_NONE)
    ridges = measure(picture)
    readable = _largest(ridges.readable)
    area = float(readable.sum()) * _BLOCK_MM2
    if area < _LEAST_AREA:
        return absent(Reason.FINGER_NONE)
    local = blocks.measure(picture)
    checks = [
        *_checks(ridges, readable, area, _clarity(ridges, local, readable)),
        *_crisp(local, _of_blocks(readable, local)),
        _still(picture),
    ]
    judgement = conclude(checks, needed=limits.score, region=_region(readable))
    if Reason.FINGER_FAINT in judgement.reasons:
        return replace(judgement, score=0)
    wrong = _wrongly_set(picture, local, judgement)
    return replace(judgement, score=0, reasons=wrong) if wrong else judgement


def measure(picture: Gray) -> Ridges:
    """Look at a print through overlapping windows of 32 pixels."""
    windows = _windows(picture)
    contrast = windows.std(axis=(2, 3))
    return Ridges(
        contrast=contrast,
        band=_band_share(windows),
        certainty=_certainty(picture, contrast.shape),
        dark=_dark_share(windows),
    )


def _windows(picture: Gray) -> Field:
    every = sliding_window_view(picture, (_WINDOW, _WINDOW))[::_STEP, ::_STEP]
    return every.astype(np.float32)


def _band_share(windows: Field) -> Field:
    centred = windows - windows.mean(axis=(2, 3), keepdims=True)
    energy = np.abs(np.fft.rfft2(centred * _hann())) ** 2
    inside, counted = _annulus()
    total = (energy * counted).sum(axis=(2, 3)) + 1e-3
    return np.asarray((energy * inside).sum(axis=(2, 3)) / total, np.float32)


def _certainty(picture: Gray, shape: tuple[int, ...]) -> Field:
    """Return the coherence of the gradients of each window (Bazen and Gerez 2002, equation 12)."""
    smooth = cv2.GaussianBlur(picture, (0, 0), 1.0)
    across = cv2.Sobel(smooth, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    box = (_WINDOW, _WINDOW)
    xx, yy, xy = (cv2.boxFilter(p, -1, box) for p in (across**2, down**2, across * down))
    difference = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (xx + yy + 1e-3)
    half = _WINDOW // 2
    centres = difference[half::_STEP, half::_STEP]
    return np.asarray(centres[: shape[0], : shape[1]], np.float32)


def _dark_share(windows: Field) -> Field:
    """Share below the middle between a window's dark and light; one half is a healthy finger."""
    low, high = np.percentile(windows[:, :, ::2, ::2], (10, 90), axis=(2, 3), keepdims=True)
    return np.asarray((windows < (low + high) / 2).mean(axis=(2, 3)), np.float32)


def _largest(readable: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep the largest connected area: the finger, without what lies beside it."""
    count, labels, facts, _ = cv2.connectedComponentsWithStats(readable.astype(np.uint8))
    if count < 2:
        return readable
    return np.asarray(labels == 1 + int(facts[1:, cv2.CC_STAT_AREA].argmax()), np.bool_)


def _checks(
    ridges: Ridges, readable: NDArray[np.bool_], area: float, clarity: float
) -> list[Check]:
    whole = _whole(ridges.touched, readable)
    contrast = float(np.median(ridges.contrast[readable]))
    dark = float(np.median(ridges.dark[readable]))
    return [
        Check(Figure("clarity", round(clarity * whole), _HALF), Reason.FINGER_UNCLEAR),
        Check(Figure("area", scaled(area, 0.0, _FULL_AREA), _HALF), Reason.FINGER_SMALL),
        Check(Figure("contrast", scaled(contrast, *_CONTRAST), _FAINTEST), Reason.FINGER_FAINT),
        Check(Figure("moist", scaled(dark, 0.26, 0.44), _HALF), Reason.FINGER_DRY),
        Check(Figure("wiped", scaled(dark, 0.76, 0.58), _HALF), Reason.FINGER_WET),
    ]


def _clarity(ridges: Ridges, local: Blocks, readable: NDArray[np.bool_]) -> float:
    """Return 0..100: the spectrum of the windows, and what NFIQ 2 reads off their blocks."""
    spectrum = float((ridges.band * ridges.certainty)[readable].mean())
    inside = _of_blocks(readable, local)
    means = [
        float(feature[inside].mean()) if inside.any() else 0.0
        for feature in (local.certainty, local.frequency * local.waving, local.clarity)
    ]
    values = (scaled(value, *ends) for value, ends in zip((spectrum, *means), _CLEAR, strict=True))
    return sum(values) / len(_CLEAR)


def _of_blocks(readable: NDArray[np.bool_], local: Blocks) -> NDArray[np.bool_]:
    """Return the readable ones of the blocks: every other window is one."""
    rows, columns = local.certainty.shape
    inside = np.zeros((rows, columns), np.bool_)
    every_other = readable[: 2 * rows : 2, : 2 * columns : 2]
    inside[: every_other.shape[0], : every_other.shape[1]] = every_other
    return inside


def _crisp(local: Blocks, inside: NDArray[np.bool_]) -> list[Check]:
    """Judge focus and noise. They weigh on the score; alone they refuse only the worst."""
    steepness, grain = (
        float(np.median(feature[inside])) if inside.any() else worst
        for feature, worst in ((local.steepness, _BLUNT[0]), (local.grain, _GRAINY[0]))
    )
    return [
        Check(Figure("edges", scaled(steepness, *_BLUNT), _WORST), Reason.FINGER_UNCLEAR),
        Check(Figure("grain", scaled(grain, *_GRAINY), _WORST), Reason.FINGER_UNCLEAR),
    ]


def _wrongly_set(picture: Gray, local: Blocks, judgement: Judgement) -> tuple[Reason, ...]:
    """Look at the scanner's setting: blur takes narrow ridges away, scratches widen them."""
    if any(each.name == "edges" and each.value < _FOCUS for each in judgement.figures):
        return ()
    wrong = setting.wrong(picture, local)
    return wrong if judgement.good else tuple(r for r in wrong if r is Reason.FINGER_INVERTED)


def _still(picture: Gray) -> Check:
    """Check that the finger lay still: a smear leaves no edges along the way it slid."""
    smooth = cv2.GaussianBlur(picture, (0, 0), 1.0)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    xx, yy, xy = (float((p * q).sum()) for p, q in ((across, across), (down, down), (across, down)))
    one_way = math.hypot(xx - yy, 2 * xy) / max(xx + yy, 1.0)
    return Check(Figure("still", scaled(one_way, 0.95, 0.65), _HALF), Reason.FINGER_SMEARED)


def _whole(touched: NDArray[np.bool_], readable: NDArray[np.bool_]) -> float:
    """Share of what touches the glass around the finger that can be read."""
    rows, columns = np.nonzero(readable)
    around = touched[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return float(readable.sum()) / max(1.0, float(around.sum()))


def _region(readable: NDArray[np.bool_]) -> Region:
    rows, columns = np.nonzero(readable)
    left, top = int(columns.min()) * _STEP, int(rows.min()) * _STEP
    right, bottom = int(columns.max()) * _STEP + _WINDOW, int(rows.max()) * _STEP + _WINDOW
    return Region(left, top, right - left, bottom - top)


@cache
def _hann() -> Field:
    one = np.hanning(_WINDOW).astype(np.float32)
    return np.outer(one, one)


@cache
def _annulus() -> tuple[Field, Field]:
    """Weights over the half spectrum: ridge frequencies, and all but the slow change of light."""
    down = np.fft.fftfreq(_WINDOW, 1 / _WINDOW)[:, np.newaxis]
    across = np.fft.rfftfreq(_WINDOW, 1 / _WINDOW)[np.newaxis, :]
    radius = np.hypot(down, across)
    low, high = _RIDGES
    return (
        ((radius >= low) & (radius <= high)).astype(np.float32),
        (radius > 1.0).astype(np.float32),
    )
