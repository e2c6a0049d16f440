"""Where pupil and limbus are in a picture of an eye in near infrared.

The pupil is the dark round blob; the limbus is the circle around it where brightness changes most
(Daugman's integro-differential operator, IEEE TPAMI 15(11), 1993), searched at half size on the
sides of the iris, where lids do not reach.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Values = NDArray[np.float32]

_LEAST_SIDE: Final = 64
"""Pixels of a picture that can hold an iris."""
_SEARCH: Final = 0.5
"""Scale of the copy in which circles are searched."""
_DARKEST: Final = 0.3
"""Percentile of the picture that is taken for the darkest: less than the pupil of a far eye."""
_PUPIL_RADII: Final = (7, 60)
"""Pixels of that copy; 14 to 120 in the picture."""
_ROUNDNESS_FLOOR: Final = 0.55
"""4 pi area / perimeter squared, of the hull; a brow or a nostril is a streak."""
_CUT: Final = 1.18
"""Enclosing radius over radius by area; beyond that a lid hides a part of the pupil."""
_DARK_FLOOR: Final = 22.0
"""Gray levels between pupil and iris; ISO/IEC 29794-6 wants 30 of them in a good picture."""
_OPEN: Final = np.deg2rad(np.arange(-20, 201, 10)).astype(np.float32)
"""Directions that lids seldom cover (y down): the sides and below."""
_EDGE_FLOOR: Final = 2.5
"""Gray levels per pixel across the limbus below which there is no iris."""
_SIDES: Final = np.deg2rad(np.concatenate([np.arange(-45, 30, 3), np.arange(150, 225, 3)])).astype(
    np.float32
)
"""Directions in which the limbus is looked for (y down): left and right, more below than above."""


@dataclass(frozen=True)
class Circle:
    """In pixels of the picture."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Eye:
    """What was found of an eye."""

    pupil: Circle
    limbus: Circle
    edge: float
    """Gray levels per pixel across the limbus."""


def find(picture: Gray) -> Eye | None:
    """Find pupil and limbus, or None where there is no eye."""
    if min(picture.shape) < _LEAST_SIDE:
        return None
    small = cv2.resize(picture, None, fx=_SEARCH, fy=_SEARCH, interpolation=cv2.INTER_AREA)
    # Closing lifts the reflections of the lamps out of the pupil: they are small and white.
    without_lamps = cv2.morphologyEx(small, cv2.MORPH_OPEN, _disc(9))
    calm = np.asarray(cv2.GaussianBlur(without_lamps, (0, 0), 1.5), np.uint8)
    pupils = sorted(_pupils(calm), key=_prominence, reverse=True)
    eyes = [eye for pupil in pupils[:3] if (eye := _limbus(calm, pupil[0])) is not None]
    return max(eyes, key=_outline, default=None)


def _pupils(calm: Gray) -> list[tuple[Circle, float]]:
    """Return round dark blobs in the half-size picture, each with how dark it stands out."""
    darkest = float(np.percentile(calm, _DARKEST))
    found: dict[tuple[int, int, int], tuple[Circle, float]] = {}
    for above in (12, 22, 35):
        mask = (calm < darkest + above).astype(np.uint8)
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for contour in contours:
            for blob in _round_blobs(np.asarray(contour, np.int32)):
                dark = _stands_out(calm, blob)
                place = (round(blob.x / 8), round(blob.y / 8), round(blob.radius / 6))
                if dark >= _DARK_FLOOR and dark > found.get(place, (blob, 0.0))[1]:
                    found[place] = (blob, dark)
    return list(found.values())


def _round_blobs(contour: NDArray[np.int32]) -> list[Circle]:
    """Take a blob for a pupil, and where it is cut for the visible part of a larger one."""
    hull = cv2.convexHull(contour)
    area, around = cv2.contourArea(hull), cv2.arcLength(hull, closed=True)
    if area == 0 or 4 * math.pi * area / around**2 < _ROUNDNESS_FLOOR:
        return []
    moments = cv2.moments(hull)
    whole = Circle(
        moments["m10"] / moments["m00"], moments["m01"] / moments["m00"], math.sqrt(area / math.pi)
    )
    (x, y), radius = cv2.minEnclosingCircle(hull)
    circles = [whole, Circle(x, y, radius)] if radius > whole.radius * _CUT else [whole]
    low, high = _PUPIL_RADII
    return [circle for circle in circles if low <= circle.radius <= high]


def _stands_out(calm: Gray, pupil: Circle) -> float:
    """Return how much lighter it is around a blob, at the sides and below: a lid may be above."""
    inside, outside = (
        ring(calm, pupil, np.array([pupil.radius * share], np.float32), _OPEN)[0]
        for share in (0.6, 1.35)
    )
    # Lashes and shadows are dark here and there, a pupil is dark all over.
    return float(np.percentile(outside, 25) - np.percentile(inside, 75))


def _limbus(calm: Gray, pupil: Circle) -> Eye | None:
    """Search the circle of steepest rise in brightness, first roughly, then around the best."""
    largest = min(pupil.radius * 6.0, min(calm.shape) * 0.5)
    radii = np.arange(pupil.radius * 1.35, largest, 1.5).astype(np.float32)
    if len(radii) < 8:
        return None
    reach = max(2.0, pupil.radius * 0.25)
    shifts = [(dx * reach / 2, dy * reach / 2) for dx in range(-2, 3) for dy in range(-1, 2)]
    best = max(
        (_steepest(calm, Circle(pupil.x + dx, pupil.y + dy, 0.0), radii) for dx, dy in shifts),
        key=lambda found: found[1],
    )
    circle, edge = best
    if edge < _EDGE_FLOOR:
        return None
    return Eye(_doubled(pupil), _doubled(circle), edge)


def _steepest(calm: Gray, centre: Circle, radii: Values) -> tuple[Circle, float]:
    values = ring(calm, centre, radii, _SIDES)
    left, right = values[:, len(_SIDES) // 2 :], values[:, : len(_SIDES) // 2]
    # Both sides must show it: a lid, a nose or a lamp makes an edge on one side only.
    rises = [np.gradient(_smooth(side.mean(axis=1))) / 1.5 for side in (left, right)]
    both = np.minimum(rises[0], rises[1]) + 0.25 * np.maximum(rises[0], rises[1])
    index = int(both.argmax())
    return Circle(centre.x, centre.y, float(radii[index])), float(both[index])


def _smooth(profile: Values) -> Values:
    kernel = np.array([1, 3, 4, 3, 1], np.float32) / 12
    padded = np.pad(profile, 2, mode="edge")
    return np.convolve(padded, kernel, "valid").astype(np.float32)


def ring(picture: Gray, centre: Circle, radii: Values, angles: Values) -> Values:
    """Sample a picture on circles: radii x angles; outside it, its border."""
    xs = (centre.x + radii[:, np.newaxis] * np.cos(angles)[np.newaxis]).astype(np.float32)
    ys = (centre.y + radii[:, np.newaxis] * np.sin(angles)[np.newaxis]).astype(np.float32)
    found = cv2.remap(picture, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float32)


def _doubled(circle: Circle) -> Circle:
    return Circle(circle.x / _SEARCH, circle.y / _SEARCH, circle.radius / _SEARCH)


def _disc(size: int) -> Gray:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)


def _prominence(pupil: tuple[Circle, float]) -> float:
    return pupil[1] * math.sqrt(pupil[0].radius)


def _outline(eye: Eye) -> float:
    """Weigh an edge by its length: a pupil that a lid cuts holds short, steep ones."""
    return eye.edge * eye.limbus.radius
