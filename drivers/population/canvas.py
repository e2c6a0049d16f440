"""A patch of picture in the coordinates of a head: soft masks go on it like coats of paint."""

from dataclasses import dataclass

import numpy as np

from drivers.population.fields import Field, Reals
from drivers.population.looks import Tone


@dataclass
class Canvas:
    """``across`` and ``down`` are measured from between the eyes, in half widths of the face.

    ``colour`` is height x width x 3 (blue first), 0..255, and is painted in place. ``unit`` is the
    half width of the face in pixels.
    """

    colour: Field
    across: Field
    down: Field
    unit: float

    def inside(self, distance: Reals, *, soft: float = 1.5) -> Field:
        """Return 1 where ``distance`` (half widths) is negative, 0 where positive, ``soft`` px."""
        return np.asarray(np.clip(0.5 - distance * (self.unit / soft), 0, 1), np.float32)

    def paint(self, mask: Reals, tone: Tone | Reals) -> None:
        """Lay ``tone`` over the picture where ``mask`` is 1."""
        coat = np.asarray(tone, np.float32) - self.colour
        coat *= np.asarray(mask, np.float32)[..., None]
        self.colour += coat

    def shade(self, factor: Reals) -> None:
        """Darken (below 1) or lighten the picture."""
        self.colour *= np.asarray(factor, np.float32)[..., None]

    def window(self, left: float, right: float, top: float, bottom: float) -> "Canvas":
        """Return the part around a rectangle in head coordinates, sharing the same paint."""
        near = (self.across > left) & (self.across < right)
        near &= (self.down > top) & (self.down < bottom)
        rows, columns = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
        if not rows.size:
            empty = (slice(0, 0), slice(0, 0))
            return Canvas(self.colour[empty], self.across[empty], self.down[empty], self.unit)
        part = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
        return Canvas(self.colour[part], self.across[part], self.down[part], self.unit)


def bump(x: Reals, y: Reals, width: float, height: float) -> Field:
    """Return a Gaussian hill of height 1 at the origin of ``x`` and ``y``."""
    return np.asarray(np.exp(-((x / width) ** 2) - (y / height) ** 2), np.float32)
