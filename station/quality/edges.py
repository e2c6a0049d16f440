"""The outlines of pupil and iris: their contrast, their shape, whether motion has smeared them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.eye import Eye, ring
from station.quality.judgement import scaled

Gray = NDArray[np.uint8]
Values = NDArray[np.float32]

_ROUND: Final = np.deg2rad(np.arange(0, 360, 5)).astype(np.float32)
_SIDES: Final = np.deg2rad(np.concatenate([np.arange(-30, 25, 5), np.arange(155, 215, 5)])).astype(
    np.float32
)
"""Directions (y down) where lids seldom lie: left and right."""
_BEYOND: Final = (1.08, 1.45, 0.01)
"""Radii of the iris at which the rim of a lens is looked for."""
_EVERYWHERE: Final = 1.5
_ACROSS: Final = np.linspace(-0.3, 0.3, 25, dtype=np.float32)
"""From within the pupil out to the iris, in radii of the pupil."""


def contrasts(picture: Gray, eye: Eye) -> tuple[float, float]:
    """Return the contrasts of iris to sclera and of iris to pupil, 0..100 (ISO/IEC 29794-6).

    The first is weighted by the light of the pupil, the second is Weber's with its saturation.
    """
    within = _median(picture, eye, (0.8, 0.9))
    sclera = _median(picture, eye, (1.1, 1.2))
    inside = ring(picture, eye.pupil, eye.pupil.radius * np.array([0.5, 0.7], np.float32), _ROUND)
    pupil = float(np.median(inside))
    outer = 100 * abs(sclera - within) / max(1.0, sclera + within - 2 * pupil)
    weber = abs(within - pupil) / (20 + pupil)
    return outer, 100 * weber / (0.75 + weber)


def _median(picture: Gray, eye: Eye, shares: tuple[float, float]) -> float:
    radii = (eye.limbus.radius * np.linspace(*shares, 4)).astype(np.float32)
    return float(np.median(ring(picture, eye.limbus, radii, _SIDES)))


def rim(picture: Gray, eye: Eye) -> float:
    """Return how clearly, in gray levels, a thin circle lies around the iris on both sides.

    The rim of a soft contact lens lies on the white of the eye, about concentric to the iris. A
    hint: lenses that end under the lids, or on the iris, show nothing there.
    """
    radii = (eye.limbus.radius * np.arange(*_BEYOND)).astype(np.float32)
    smooth = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.uint8)
    values = ring(smooth, eye.limbus, radii, _SIDES)
    thin = []
    for side in (values[:, : len(_SIDES) // 2], values[:, len(_SIDES) // 2 :]):
        profile = np.median(side, axis=1).astype(np.float32)[:, np.newaxis]
        calm = cv2.blur(profile, (1, 11), borderType=cv2.BORDER_REFLECT)
        thin.append((profile - calm)[:, 0])
    same = np.where(thin[0] * thin[1] > 0, np.minimum(np.abs(thin[0]), np.abs(thin[1])), 0.0)
    # What noise leaves of itself everywhere is no rim.
    return float(same[5:-5].max()) - _EVERYWHERE * float(np.median(np.abs(thin)))


def still(picture: Gray, eye: Eye) -> int:
    """Compare how steep the edge of the pupil is in all directions: motion flattens two of them."""
    steep = _steepness(picture, eye)
    both = np.minimum(steep[: len(steep) // 2], steep[len(steep) // 2 :])
    calm = _around(both)
    return scaled(float(calm.min() / max(1e-3, np.percentile(calm, 75))), 0.3, 0.8)


def _steepness(picture: Gray, eye: Eye) -> Values:
    """Return the steepest rise across the edge of the pupil in each direction of the circle."""
    radii = (eye.pupil.radius * (1 + _ACROSS)).astype(np.float32)
    across = cv2.GaussianBlur(ring(picture, eye.pupil, radii, _ROUND), (1, 3), 0)
    return np.asarray(np.diff(across, axis=0).max(axis=0), np.float32)


def _around(values: Values) -> Values:
    """Take the median with the neighbours: a lamp or a lash stands in single directions."""
    wide = np.concatenate([values[-3:], values, values[:3]])
    return np.asarray([np.median(wide[at : at + 7]) for at in range(len(values))], np.float32)


def gaze(picture: Gray, eye: Eye) -> int:
    """Judge by the roundness of the pupil and its place in the iris whether the eye looks ahead.

    Seen from the side a circle is narrower: by a fifth at 37 degrees.
    """
    apart = np.hypot(eye.pupil.x - eye.limbus.x, eye.pupil.y - eye.limbus.y) / eye.limbus.radius
    return min(scaled(float(apart), 0.24, 0.08), scaled(_roundness(picture, eye), 0.72, 0.92))


def _roundness(picture: Gray, eye: Eye) -> float:
    """Return the smaller over the larger axis of the ellipse through the edge of the pupil."""
    radii = (eye.pupil.radius * np.linspace(0.6, 1.5, 46)).astype(np.float32)
    across = cv2.GaussianBlur(ring(picture, eye.pupil, radii, _ROUND), (1, 5), 0)
    edge = radii[np.diff(across, axis=0).argmax(axis=0)]
    points = np.stack([edge * np.cos(_ROUND), edge * np.sin(_ROUND)], axis=1).astype(np.float32)
    _, axes, _ = cv2.fitEllipseDirect(points)
    return float(min(axes) / max(*axes, 1e-3))
