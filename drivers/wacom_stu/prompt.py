"""The picture that the pad shows before it is signed: a line with a cross where to begin.

A drawing and no words, so that it serves every language.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from drivers.protocol import Bgr
from drivers.wacom_stu.reports import Capability

_INK: Final = (96, 96, 96)
_THICK: Final = 2


@dataclass(frozen=True)
class Prompt:
    """A picture and where on the screen its upper left corner goes, in pixels."""

    left: int
    top: int
    pixels: Bgr

    @property
    def right(self) -> int:
        """Last column, included."""
        return int(self.left + self.pixels.shape[1] - 1)

    @property
    def bottom(self) -> int:
        """Last row, included."""
        return int(self.top + self.pixels.shape[0] - 1)


def on_whole_screen(prompt: Prompt, capability: Capability) -> Prompt:
    """Return the prompt with all that is white around it."""
    screen = np.full((capability.height, capability.width, 3), 255, np.uint8)
    screen[prompt.top : prompt.bottom + 1, prompt.left : prompt.right + 1] = prompt.pixels
    return Prompt(0, 0, screen)


def signing_line(capability: Capability) -> Prompt:
    """Draw the line over the lower third of the screen, four fifths of its width.

    Only the strip that it needs: a whole screen takes seconds over full-speed USB.
    """
    width, height = capability.width * 4 // 5, max(8, capability.height // 24)
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[-_THICK:] = _INK
    for step in range(height):
        for column in (step, height - 1 - step):
            pixels[step, column : column + _THICK] = _INK
    return Prompt((capability.width - width) // 2, capability.height * 2 // 3, pixels)
