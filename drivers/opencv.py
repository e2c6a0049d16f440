"""Import OpenCV with limits, and take back what its import does to the environment.

OpenCV reads how large a picture it may decode once, when it is loaded: the limits are set before,
so that no few bytes ask for gigabytes. The full wheel points Qt at its own Qt 5 plugins and fonts;
whatever of this process, or of a child, shows a window would look there, so those two variables go
again at once. Import ``cv2`` from here and nowhere else.
"""

import os
from typing import Final

LARGEST_SIDE: Final = 8192
LARGEST_PIXELS: Final = 32 << 20
"""More than the still picture of any camera for portraits; 100 MB in colour."""

os.environ["OPENCV_IO_MAX_IMAGE_WIDTH"] = str(LARGEST_SIDE)
os.environ["OPENCV_IO_MAX_IMAGE_HEIGHT"] = str(LARGEST_SIDE)
os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(LARGEST_PIXELS)

import cv2  # noqa: E402 - OpenCV reads the limits while it is loaded

__all__ = ["LARGEST_PIXELS", "LARGEST_SIDE", "cv2"]

for _polluted in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    os.environ.pop(_polluted, None)
