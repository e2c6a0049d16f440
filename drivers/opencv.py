"""Import OpenCV and take back what its import does to the environment.

The full wheel points Qt at its own Qt 5 plugins and fonts. Whatever of this process, or of a child,
shows a window would look there, so the two variables go again at once. Import ``cv2`` from here.
"""

import os

import cv2

__all__ = ["cv2"]

for _polluted in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    os.environ.pop(_polluted, None)
