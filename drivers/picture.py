"""Decodes a JPEG that a device sent unsigned: measured first, and never too large a one."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.jpeg import measured
from drivers.opencv import LARGEST_PIXELS, LARGEST_SIDE, cv2

MOST_SCANS: Final = 16
"""A few hundred bytes must not ask for gigabytes, nor for minutes."""
_END: Final = b"\xff\xd9"


def decoded(data: bytes, largest_side: int = LARGEST_SIDE) -> NDArray[np.uint8] | None:
    """Return height x width x 3, blue first; None for what is no whole picture or too large.

    Cameras pad their JPEGs with zeros; a picture without its end was cut on the way, and would
    decode with a gray bottom.
    """
    size = measured(data)
    if size is None or size.scans > MOST_SCANS or max(size.width, size.height) > largest_side:
        return None
    if size.width * size.height > LARGEST_PIXELS or _END not in data[-64:]:
        return None
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        return None
    return None if picture is None else np.asarray(picture, np.uint8)
