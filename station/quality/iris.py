"""Is this an eye in near infrared, and can its iris be read?

The measures and most of their limits are those of ISO/IEC 29794-6. Whether an eye is the left or
the right one is not told from the picture: the scanner says it, and the operator sees it.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality import edges, lids, rolled
from station.quality.eye import Circle, Eye, find
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
from station.settings import IrisLimits

Gray = NDArray[np.uint8]
Values = NDArray[np.float32]

_HALF: Final = 50
_ROOM: Final = 80
"""ISO/IEC 29794-6 calls margins above 80 adequate."""
_BURNT: Final = 250


def judge(picture: Gray, limits: IrisLimits) -> Judgement:
    """Judge one eye, height x width, near infrared."""
    eye = find(picture)
    if eye is None:
        return absent(Reason.IRIS_NONE)
    return conclude(
        _checks(picture, eye, limits),
        needed=limits.score,
        details=_details(eye),
        region=_region(eye.limbus),
    )


def _checks(picture: Gray, eye: Eye, limits: IrisLimits) -> list[Check]:
    radius, pupil = eye.limbus.radius, eye.pupil.radius
    usable = min(rolled.visible_share(picture, eye), _free(picture, eye.limbus))
    far = scaled(2 * radius, limits.diameter * 0.75, limits.diameter * 1.25)
    near = scaled(2 * radius / picture.shape[0], 0.85, 0.55)
    ratio = pupil / radius
    dilation = min(scaled(ratio, 0.12, 0.28), scaled(ratio, 0.8, 0.6))
    sclera, iris = edges.contrasts(picture, eye)
    checks = [
        Check(Figure("usable", round(100 * usable), limits.usable), Reason.IRIS_LID),
        Check(Figure("diameter", far, _HALF), Reason.IRIS_FAR),
        Check(Figure("near", near, _HALF), Reason.IRIS_NEAR),
        *_focus(picture, eye),
        Check(Figure("light", _unburnt(picture, eye), _HALF), Reason.IRIS_GLARE),
        Check(Figure("margin", _margin(picture, eye.limbus), _ROOM), Reason.IRIS_OFF_CENTRE),
        Check(Figure("contrast", scaled(eye.edge, 0.0, 8.0), 30), Reason.IRIS_BLUR),
        Check(Figure("sclera", scaled(sclera, 0.0, 6.0), _HALF), Reason.IRIS_FAINT),
        Check(Figure("pupil", scaled(iris, 0.0, 60.0), _HALF), Reason.IRIS_FAINT),
    ]
    if usable * 100 < limits.usable:  # a lid over the pupil: its outline says nothing more
        return checks
    return [
        *checks,
        Check(Figure("dilation", dilation, _HALF), Reason.IRIS_PUPIL),
        Check(Figure("motion", edges.still(picture, eye), _HALF), Reason.IRIS_MOVED),
        Check(Figure("lens", scaled(edges.rim(picture, eye), 4.4, 1.6), _HALF), Reason.IRIS_LENS),
        Check(Figure("gaze", edges.gaze(picture, eye), _HALF), Reason.IRIS_ASIDE),
    ]


def _free(picture: Gray, limbus: Circle) -> float:
    return lids.free_share(picture, limbus.x, limbus.y, limbus.radius)


def _focus(picture: Gray, eye: Eye) -> list[Check]:
    """Compare fine texture with coarser on the sides of the iris, where lids seldom reach.

    The ratio falls with defocus alike in irises of much and of little texture. Noise lifts it
    beyond what any iris has: a camera that lacks light.
    """
    mask = _annulus_mask(picture, eye)
    sharpness, noise = 0, 0
    if mask.any():
        whole = _ring_around(picture, eye.limbus).astype(np.float32)
        finest, fine, coarse = (_texture(whole, mask, grain) for grain in (0.6, 1.5, 3.0))
        ratio = fine / max(coarse, 0.05)
        there_is = scaled(math.log2(max(fine, 0.05)), math.log2(0.4), math.log2(1.6))
        sharpness = min(there_is, scaled(ratio, 1.3, 2.5))
        noise = min(scaled(finest, 70.0, 15.0), scaled(ratio, 6.0, 4.0))
    return [
        Check(Figure("sharpness", sharpness, _HALF), Reason.IRIS_BLUR),
        Check(Figure("noise", noise, _HALF), Reason.IRIS_FAINT),
    ]


def _texture(whole: Values, mask: NDArray[np.bool_], grain: float) -> float:
    edges = cv2.Laplacian(cv2.GaussianBlur(whole, (0, 0), grain), cv2.CV_32F, ksize=3)
    return float(np.median(np.abs(edges[mask])))


def _ring_around(picture: Gray, limbus: Circle) -> Gray:
    left, top, right, bottom = _bounds(picture, limbus)
    return picture[top:bottom, left:right]


def _annulus_mask(picture: Gray, eye: Eye) -> NDArray[np.bool_]:
    left, top, right, bottom = _bounds(picture, eye.limbus)
    ys, xs = np.mgrid[top:bottom, left:right]
    far = np.hypot(xs - eye.limbus.x, ys - eye.limbus.y)
    near = np.hypot(xs - eye.pupil.x, ys - eye.pupil.y)
    level = np.abs(ys - eye.limbus.y) < eye.limbus.radius * 0.6
    inside = (far < eye.limbus.radius * 0.9) & (near > eye.pupil.radius * 1.15)
    return np.asarray(inside & level, np.bool_)


def _bounds(picture: Gray, limbus: Circle) -> tuple[int, int, int, int]:
    height, width = picture.shape
    reach = limbus.radius
    return (
        max(0, round(limbus.x - reach)),
        max(0, round(limbus.y - reach)),
        min(width, round(limbus.x + reach)),
        min(height, round(limbus.y + reach)),
    )


def _unburnt(picture: Gray, eye: Eye) -> int:
    whole = _ring_around(picture, eye.limbus)
    return scaled(float((whole >= _BURNT).mean()), 0.12, 0.02)


def _margin(picture: Gray, limbus: Circle) -> int:
    """Room around the iris: ISO/IEC 19794-6 asks for 0.6 radii at the sides, 0.2 above and below.

    All of that scores 100.
    """
    height, width = picture.shape
    sides = min(limbus.x, width - limbus.x) / limbus.radius - 1.0
    above = min(limbus.y, height - limbus.y) / limbus.radius - 1.0
    return min(scaled(sides, 0.0, 0.6), scaled(above, 0.0, 0.2))


def _details(eye: Eye) -> dict[str, float]:
    return {
        "centre_x": eye.limbus.x, "centre_y": eye.limbus.y,
        "iris_radius": eye.limbus.radius, "pupil_radius": eye.pupil.radius,
        "pupil_x": eye.pupil.x, "pupil_y": eye.pupil.y,
    }  # fmt: skip


def _region(limbus: Circle) -> Region:
    side = 2 * limbus.radius
    return Region(limbus.x - limbus.radius, limbus.y - limbus.radius, side, side)
