"""The skin of one finger, as it is before anybody presses it on glass: ridges and true minutiae.

The direction of the ridges comes from loops and deltas (Sherlock and Monro, "A model for
interpreting fingerprint topology", Pattern Recognition 26, 1993); the ridges grow out of noise by
smoothing along that direction and sharpening across it, the idea of SFinGe (Cappelli, in Handbook
of Fingerprint Recognition, chapter 6). Minutiae are where the phase of the grown ridges turns once
around a point (Larkin and Fletcher, Optics Express 15, 2007), so the truth is exact.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from drivers.opencv import cv2
from drivers.population.fields import Field, grid, sample
from drivers.population.person import Person

SHAPE: Final = (264, 208)
"""Rows and columns of a skin; one pixel of it is two of a picture of 500 ppi."""
CORE: Final = (104.0, 112.0)
PERIOD: Final = 4.6
"""Distance of two ridges in skin pixels, which the two widths below bring about."""
_FINE, _COARSE = 0.68, 1.52
GROWTH: Final = 9
REACH: Final = (1.0, 2.2, 3.6)
STRIDE: Final = 1.5

PATTERNS: Final = ("left loop", "right loop", "whorl", "double loop", "arch", "tented arch")
_COMMON: Final = (0.30, 0.28, 0.24, 0.08, 0.06, 0.04)


@dataclass(frozen=True)
class Skin:
    """``relief`` is -1 (valley) to 1 (ridge). Minutiae rows are x, y, angle, kind (0 end, 1 fork).

    The angle (radians, y down) points along the ridge that ends, or between the two that meet.
    """

    pattern: str
    relief: Field
    minutiae: Field


@lru_cache(maxsize=96)
def skin(seed: int, part: str) -> Skin:
    """Grow the skin of a finger of the person with this ``seed``; about 30 ms the first time."""
    rng = Person(seed).stream("skin", part)
    pattern = str(rng.choice(PATTERNS, p=_COMMON))
    angle = _direction(pattern, rng)
    relief = _grow(angle, rng)
    relief.setflags(write=False)
    return Skin(pattern, relief, _minutiae(relief, angle))


def _direction(pattern: str, rng: np.random.Generator) -> Field:
    """Return the angle of the ridges, counter-clockwise from the right, in radians."""
    x, y = grid(SHAPE, CORE)
    if pattern == "arch":
        return _arch(x, y, height=float(rng.uniform(0.7, 1.3)))
    plane = x - 1j * y
    cores, deltas = _singularities(pattern, rng)
    turns = [np.angle(plane - core) for core in cores]
    turns += [-np.angle(plane - delta) for delta in deltas]
    return np.asarray(0.5 * np.sum(turns, axis=0), np.float32)


def _arch(x: Field, y: Field, *, height: float) -> Field:
    bump = height * np.exp(-(((y - 12) / 62) ** 2))
    slope = -bump * np.sin(np.clip(x / 70, -1.4, 1.4) * 1.6)
    return np.asarray(np.arctan(slope), np.float32)


def _singularities(
    pattern: str, rng: np.random.Generator
) -> tuple[tuple[complex, ...], tuple[complex, ...]]:
    """Return cores and deltas as complex numbers, y upwards, around the middle of the skin."""
    drop = float(rng.uniform(52, 74))
    side = float(rng.uniform(44, 66))
    gap = float(rng.uniform(6, 13))
    tilt = float(rng.uniform(-5, 5))
    match pattern:
        case "left loop":
            return (0j,), (side - drop * 1j,)
        case "right loop":
            return (0j,), (-side - drop * 1j,)
        case "tented arch":
            return (0j,), (tilt - 0.7 * drop * 1j,)
        case "whorl":
            return (gap * 0.5j, tilt - gap * 1j), (side - drop * 1j, -side - (drop + tilt) * 1j)
        case _:
            twist = np.copysign(9 + gap, tilt)
            return (twist + 7j, -twist - 9j), (side - drop * 1j, -side - (drop + tilt) * 1j)


def _grow(angle: Field, rng: np.random.Generator) -> Field:
    """Let ridges of one width grow along ``angle`` until they fill the skin."""
    ahead, up = np.cos(angle), -np.sin(angle)
    x, y = (np.ascontiguousarray(axis) for axis in grid(SHAPE, (0, 0)))
    walks = [
        (
            float(np.exp(-0.5 * (step * STRIDE / 3.2) ** 2)),
            *cv2.convertMaps(x + step * STRIDE * ahead, y + step * STRIDE * up, cv2.CV_16SC2),
        )
        for reach in REACH
        for step in (-reach, reach)
    ]
    relief = rng.standard_normal(SHAPE, dtype=np.float32)
    for _ in range(GROWTH):
        along = relief.copy()
        for weight, where, fraction in walks:
            moved = cv2.remap(
                relief, where, fraction, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
            )
            along = np.asarray(cv2.scaleAdd(moved, weight, along), np.float32)
        across = cv2.GaussianBlur(along, (7, 7), _FINE) - cv2.GaussianBlur(along, (13, 13), _COARSE)
        relief = np.tanh(across * np.float32(2.2 / max(1e-6, float(across.std()))))
    return np.asarray(relief, np.float32)


def _minutiae(relief: Field, angle: Field) -> Field:
    """Find every point around which the phase of the ridges turns by a full circle."""
    normal_x, normal_y = np.sin(angle), np.cos(angle)
    slope_x = cv2.Sobel(relief, cv2.CV_32F, 1, 0, scale=0.125)
    slope_y = cv2.Sobel(relief, cv2.CV_32F, 0, 1, scale=0.125)
    quarter = -(slope_x * normal_x + slope_y * normal_y) * np.float32(PERIOD / (2 * np.pi))
    turns = _turns(relief, quarter, normal_x, normal_y)
    rows, columns = np.nonzero(turns)
    sign = turns[rows, columns]
    # The tangent that makes a right-handed pair (tangent, normal) leads to the extra ridge.
    heading = np.arctan2(-normal_x[rows, columns] * sign, normal_y[rows, columns] * sign)
    x, y = columns + 0.5, rows + 0.5
    ahead = PERIOD * 0.6
    probe = sample(
        relief,
        np.asarray(x + ahead * np.cos(heading), np.float32)[None, :],
        np.asarray(y + ahead * np.sin(heading), np.float32)[None, :],
    )[0]
    found = np.column_stack([x, y, heading, probe < 0]).astype(np.float32)
    return _apart(found)


def _turns(relief: Field, quarter: Field, normal_x: Field, normal_y: Field) -> Field:
    """Return -1, 0 or 1 for each square of four pixels: how often the phase turns around it."""
    corners = (
        (slice(None, -1), slice(None, -1)),
        (slice(None, -1), slice(1, None)),
        (slice(1, None), slice(1, None)),
        (slice(1, None), slice(None, -1)),
    )
    first = corners[0]
    phases = []
    for corner in corners:
        agree = normal_x[first] * normal_x[corner] + normal_y[first] * normal_y[corner]
        phases.append(np.arctan2(np.where(agree < 0, -1, 1) * quarter[corner], relief[corner]))
    total = sum(
        (after - before + np.pi) % (2 * np.pi) - np.pi
        for before, after in zip(phases, phases[1:] + phases[:1], strict=True)
    )
    return np.asarray(np.rint(np.asarray(total) / (2 * np.pi)), np.float32)


def _apart(found: Field, *, distance: float = 3.0) -> Field:
    """Drop pairs that lie closer together than any examiner would separate."""
    gaps = np.hypot(found[:, None, 0] - found[None, :, 0], found[:, None, 1] - found[None, :, 1])
    np.fill_diagonal(gaps, np.inf)
    return np.asarray(found[gaps.min(axis=1) > distance], np.float32)
