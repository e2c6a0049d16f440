"""What a ridge expert reads off each block of a print: the local features of NFIQ 2.

ISO/IEC 29794-4:2017 clause 6 and the NFIQ 2 report (NISTIR 8382, 2021, section 5): orientation
certainty, frequency domain analysis, local clarity, ridge-valley uniformity, orientation flow.
All blocks are turned upright in one go, ridges vertical, and measured together.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Reals = NDArray[np.float32]
Mask = NDArray[np.bool_]

BLOCK: Final = 32
"""Pixels of a block's side at 500 ppi; the blocks do not overlap."""
_SLANT: Final = (16, 32)
"""Rows along the ridges and columns across them of the window that is turned upright."""
_SIDE_PEAKS: Final = 0.3
"""Weight of the frequencies beside the main one (NISTIR 8382, FDA)."""
_RIDGE_WIDTHS: Final = (3.0, 10.0)
_VALLEY_WIDTHS: Final = (2.0, 10.0)
"""Pixels at 500 ppi between which a ridge and a valley are healthy (NISTIR 8382, LCS)."""
_FINE: Final = 4
"""How much finer than a window's own frequencies periods are told apart."""
_SINE: Final = 2 * 2**0.5
"""Height of a sine wave over its spread."""
_CALM_ROWS: Final = 8
"""Rows along a ridge whose mean is free of most noise."""
_CALM: Final = np.deg2rad(4.0)
"""Turn between neighbouring blocks that counts as none (NISTIR 8382, OF)."""


@dataclass(frozen=True)
class Blocks:
    """The features of a print's blocks; every array is rows x columns of blocks."""

    certainty: Reals
    """OCL: how much the gradients of a block agree on one direction, 0..1."""
    frequency: Reals
    """FDA: share of the amplitude across the ridges that lies at the ridge frequency, 0..1."""
    waving: Mask
    """Whether ``frequency`` is that of a wave at all, and not of a slope or of grain."""
    clarity: Reals
    """LCS: how well a threshold between ridges and valleys tells them apart, 0..1."""
    uniformity: Reals
    """RVU: mean width of ridges over that of valleys; 1 is a healthy finger."""
    flow: Reals
    """OF: how far the direction turns from block to block, 0 not at all..1 across."""
    direction: Reals
    """Radians of the ridges' direction, y down, modulo pi."""
    period: Reals
    """Pixels from ridge to ridge."""
    steepness: Reals
    """Steepest step across the ridges, in heights of a wave per period: pi is a pure sine's."""
    grain: Reals
    """Mean step along the ridges over the spread across them; 0 is a print without any noise."""


def measure(picture: Gray) -> Blocks:
    """Measure a print, height x width of at least one block, 500 ppi, dark ridges on light."""
    certainty, direction = _gradients(picture)
    profile, windows = _upright(picture, direction)
    threshold = _threshold(profile)
    ridge = np.asarray(profile < threshold, np.bool_)
    frequency, waving = _frequency(profile)
    shape = certainty.shape
    period = _period(profile)
    return Blocks(
        certainty=certainty,
        frequency=frequency.reshape(shape),
        waving=waving.reshape(shape),
        clarity=_clarity(windows, threshold, ridge).reshape(shape),
        uniformity=_uniformity(ridge).reshape(shape),
        flow=_flow(direction),
        direction=direction,
        period=period.reshape(shape),
        steepness=_steepness(windows, period).reshape(shape),
        grain=_grain(profile, windows).reshape(shape),
    )


def _gradients(picture: Gray) -> tuple[Reals, Reals]:
    """Return certainty and ridge direction from the gradients' covariance (OCL, NISTIR 8382)."""
    rows, columns = picture.shape[0] // BLOCK, picture.shape[1] // BLOCK
    gray = picture[: rows * BLOCK, : columns * BLOCK].astype(np.float32)
    down, across = (np.asarray(each, np.float32) for each in np.gradient(gray))
    xx, yy, xy = map(_block_means, (across * across, down * down, across * down))
    spread = np.sqrt((xx - yy) ** 2 + 4 * xy**2)
    least, most = xx + yy - spread, xx + yy + spread
    certainty = np.where(most > 0, 1 - least / np.maximum(most, 1e-6), 0)
    direction = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    return np.asarray(certainty, np.float32), np.asarray(direction % np.pi, np.float32)


def _block_means(field: Reals) -> Reals:
    rows, columns = field.shape[0] // BLOCK, field.shape[1] // BLOCK
    tiles = field.reshape(rows, BLOCK, columns, BLOCK)
    return np.asarray(tiles.mean(axis=(1, 3)), np.float32)


def _upright(picture: Gray, direction: Reals) -> tuple[Reals, Reals]:
    """Return per block the mean across the ridges (n x 32) and the turned window (n x 16 x 32)."""
    rows, columns = direction.shape
    along, across = (np.arange(side, dtype=np.float32) - (side - 1) / 2 for side in _SLANT)
    v, u = along[:, np.newaxis, np.newaxis], across
    cos, sin = np.cos(direction), np.sin(direction)
    turn = (cos[:, np.newaxis, :, np.newaxis], sin[:, np.newaxis, :, np.newaxis])
    middle = np.arange(max(rows, columns), dtype=np.float32) * BLOCK + (BLOCK - 1) / 2
    x = middle[:columns, np.newaxis] + v * turn[0] - u * turn[1]
    y = middle[:rows, np.newaxis, np.newaxis, np.newaxis] + v * turn[1] + u * turn[0]
    laid = (rows * _SLANT[0], columns * _SLANT[1])
    seen = cv2.remap(
        picture,
        np.asarray(x.reshape(laid), np.float32),
        np.asarray(y.reshape(laid), np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    tiles = np.asarray(seen, np.float32).reshape(rows, _SLANT[0], columns, _SLANT[1])
    windows = tiles.transpose(0, 2, 1, 3).reshape(-1, *_SLANT)
    return np.asarray(windows.mean(axis=1), np.float32), windows


def _frequency(profile: Reals) -> tuple[Reals, Mask]:
    """FDA: amplitude of the main frequency and 0.3 of its neighbours over that of all.

    Where the main frequency is the lowest or the highest there is, NFIQ 2 gives 1; the second
    answer says where that is not so.
    """
    amplitude = np.abs(np.fft.rfft(profile - profile.mean(axis=1, keepdims=True), axis=1))[:, 1:]
    peak = amplitude.argmax(axis=1)
    row = np.arange(len(amplitude))
    beside = np.pad(amplitude, ((0, 0), (1, 1)))
    share = amplitude[row, peak] + _SIDE_PEAKS * (beside[row, peak] + beside[row, peak + 2])
    total = np.maximum(amplitude.sum(axis=1), 1e-6)
    waving = (peak > 0) & (peak < amplitude.shape[1] - 1)
    frequency = np.where(waving, np.minimum(share / total, 1), 1)
    return np.asarray(frequency, np.float32), np.asarray(waving, np.bool_)


def _period(profile: Reals) -> Reals:
    """Return the period of the strongest wave; half a window and more are a change of light."""
    windowed = (profile - profile.mean(axis=1, keepdims=True)) * np.hanning(BLOCK)
    spectrum = np.abs(np.fft.rfft(windowed, _FINE * BLOCK, axis=1))[:, 2 * _FINE - 2 :]
    strongest = spectrum.argmax(axis=1) + 2 * _FINE - 2
    return np.asarray(_FINE * BLOCK / strongest, np.float32)


def _steepness(windows: Reals, period: Reals) -> Reals:
    """Blur takes the upper harmonics from a ridge's edge, and leaves at most a sine."""
    calm = windows.reshape(len(windows), -1, _CALM_ROWS, windows.shape[2]).mean(axis=2)
    steps = np.abs(np.diff(calm, axis=2)).max(axis=2).mean(axis=1)
    height = _SINE * np.maximum(calm.std(axis=(1, 2)), 1.0)
    return np.asarray(steps * period / height, np.float32)


def _grain(profile: Reals, windows: Reals) -> Reals:
    along = np.abs(np.diff(windows, axis=1)).mean(axis=(1, 2))
    return np.asarray(along / np.maximum(profile.std(axis=1), 1.0), np.float32)


def _threshold(profile: Reals) -> Reals:
    """Return the straight line through each block's profile: below it are ridges."""
    place = np.arange(profile.shape[1], dtype=np.float32) - (profile.shape[1] - 1) / 2
    slope = (profile * place).sum(axis=1, keepdims=True) / (place**2).sum()
    return np.asarray(profile.mean(axis=1, keepdims=True) + slope * place, np.float32)


def _clarity(windows: Reals, threshold: Reals, ridge: Mask) -> Reals:
    """LCS: how few pixels of the ridges are as light as valleys and the other way round."""
    dark = windows < threshold[:, np.newaxis, :]
    of_ridge = ridge[:, np.newaxis, :]
    pixels = windows.shape[1]
    ridges = np.maximum(ridge.sum(axis=1) * pixels, 1)
    valleys = np.maximum((~ridge).sum(axis=1) * pixels, 1)
    light_ridge = (~dark & of_ridge).sum(axis=(1, 2)) / ridges
    dark_valley = (dark & ~of_ridge).sum(axis=(1, 2)) / valleys
    healthy = _within(_run_means(ridge), _RIDGE_WIDTHS) & _within(
        _run_means(~ridge), _VALLEY_WIDTHS
    )
    return np.asarray(np.where(healthy, 1 - (light_ridge + dark_valley) / 2, 0), np.float32)


def _within(values: Reals, limits: tuple[float, float]) -> Mask:
    return np.asarray((values >= limits[0]) & (values <= limits[1]), np.bool_)


def _run_means(mask: Mask) -> Reals:
    """Return the mean length of each row's runs of True."""
    starts = mask[:, :1].sum(axis=1) + (mask[:, 1:] & ~mask[:, :-1]).sum(axis=1)
    return np.asarray(mask.sum(axis=1) / np.maximum(starts, 1), np.float32)


def _uniformity(ridge: Mask) -> Reals:
    ridges, valleys = _run_means(ridge), _run_means(~ridge)
    return np.asarray(ridges / np.maximum(valleys, 1), np.float32)


def _flow(direction: Reals) -> Reals:
    """OF: the mean turn to the eight neighbours, over what is left above the calm."""
    padded = np.pad(direction, 1, mode="edge")
    rows, columns = direction.shape
    turns = [
        _between(direction, padded[1 + y : 1 + y + rows, 1 + x : 1 + x + columns])
        for y in (-1, 0, 1)
        for x in (-1, 0, 1)
        if (x, y) != (0, 0)
    ]
    mean = np.mean(turns, axis=0)
    return np.asarray(np.maximum(0, mean - _CALM) / (np.pi / 2 - _CALM), np.float32)


def _between(one: Reals, two: Reals) -> Reals:
    apart = np.abs(one - two) % np.pi
    return np.asarray(np.minimum(apart, np.pi - apart), np.float32)
