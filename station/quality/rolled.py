"""The iris as a band: unrolled from pupil to limbus, and where on it lids, lashes, lamps lie."""

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.eye import Eye

Gray = NDArray[np.uint8]
Values = NDArray[np.float32]
Mask = NDArray[np.bool_]


def visible_share(picture: Gray, eye: Eye) -> float:
    """Return the share (0..1) of the iris that looks like iris, not like skin, lash or lamp."""
    return float(visible(unrolled(picture, eye)).mean())


def unrolled(picture: Gray, eye: Eye) -> Values:
    """Return the iris as a band: 24 radii from pupil to limbus x 180 directions."""
    angles = np.deg2rad(np.arange(0, 360, 2)).astype(np.float32)
    shares = np.linspace(0.1, 0.92, 24, dtype=np.float32)[:, np.newaxis]
    inner, outer = eye.pupil, eye.limbus
    xs = (1 - shares) * (inner.x + inner.radius * np.cos(angles)) + shares * (
        outer.x + outer.radius * np.cos(angles)
    )
    ys = (1 - shares) * (inner.y + inner.radius * np.sin(angles)) + shares * (
        outer.y + outer.radius * np.sin(angles)
    )
    found = cv2.remap(
        cv2.blur(picture, (3, 3)), xs.astype(np.float32), ys.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=255,
    )  # fmt: skip
    return np.asarray(found, np.float32)


def visible(band: Values) -> NDArray[np.bool_]:
    """Tell iris from skin, lash and lamp by how far its brightness is from that of the sides."""
    angles = np.arange(band.shape[1]) * (360 / band.shape[1])
    sides = band[:, (angles < 30) | (angles > 330) | ((angles > 150) & (angles < 210))]
    middle = float(np.median(sides))
    spread = max(6.0, 1.4826 * float(np.median(np.abs(sides - middle))))
    allowed = min(45.0, max(22.0, 4.0 * spread))
    calm = cv2.blur(band, (5, 3), borderType=cv2.BORDER_REPLICATE)
    near = np.abs(calm - middle) <= allowed
    return np.asarray(near, np.bool_)
