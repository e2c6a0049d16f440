"""Fingers on a map of ink: joints of one stacked into a column, those that touch parted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Field = NDArray[np.float32]
Mask = NDArray[np.bool_]

GRAIN: Final = 4
"""Pixels of a print at 500 ppi to one of the map."""
INCH: Final = 500 / GRAIN
_INK_FLOOR: Final = 4.0
"""Gray levels of ridge energy; glass, haze and what a wiped finger left behind have less, ..."""
_GHOSTLY: Final = 0.2
"""... and so has, measured by the strongest ridges of the picture, what was not wiped off."""

_LEAST_WIDTH: Final = 0.25 * INCH
_LEAST_HEIGHT: Final = 0.3 * INCH
_LEAST_AREA: Final = 0.12 * INCH**2
_BRIDGE: Final = (21, 3)
"""Height and width of the gaps that creases leave within a finger."""
_FULL_BREADTH: Final = 80
"""Percentile of row lengths by which a column counts as wide: neighbours lie lower."""


@dataclass(frozen=True)
class Build:
    """What of a width may be one finger, in pixels of the map, and how plainly two must part."""

    narrowest: float
    widest: float
    seam: float
    """Ink along a seam over the usual of the column, at most."""


FINGER: Final = Build(narrowest=0.42 * INCH, widest=0.86 * INCH, seam=0.8)
THUMB: Final = Build(narrowest=0.5 * INCH, widest=0.95 * INCH, seam=0.5)


@dataclass(frozen=True)
class Column:
    """One finger with all its joints: a mask of the map's shape and the box around it."""

    mask: Mask
    left: int
    right: int
    top: int
    bottom: int

    @classmethod
    def of(cls, mask: Mask) -> "Column":
        rows, columns = np.nonzero(mask)
        sides = columns.min(), columns.max(), rows.min(), rows.max()
        return cls(mask, *(int(side) for side in sides))

    @property
    def width(self) -> float:
        return self.breadth(50)

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def breadth(self, percent: float) -> float:
        """Return the length of the rows at a percentile."""
        rows = self.mask.sum(axis=1)
        return float(np.percentile(rows[rows > 0], percent))

    def between(self, left: int, right: int) -> "Column | None":
        piece = self.mask.copy()
        piece[:, :left] = piece[:, right:] = False
        return Column.of(piece) if piece.any() else None


def ink(picture: Gray) -> Field:
    """Return the energy of the ridge band, periods of 4 to 18 pixels, as a map of 125 ppi."""
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    gray = half.astype(np.float32)
    band = np.abs(cv2.GaussianBlur(gray, (0, 0), 0.8) - cv2.GaussianBlur(gray, (0, 0), 3.0))
    small = cv2.resize(band, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 1.6), np.float32)


def inked(energy: Field) -> Mask:
    """Tell a map's fingers from glass, and from the ghost of fingers that lay there before."""
    some = energy[energy > _INK_FLOOR]
    strongest = float(np.percentile(some, 90)) if some.size else 0.0
    return np.asarray(energy > max(_INK_FLOOR, _GHOSTLY * strongest), np.bool_)


def columns(energy: Field, build: Build) -> list[Column]:
    """Return the fingers of an upright map, from left to right."""
    mask = inked(energy).astype(np.uint8)
    clean = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    bridged = cv2.morphologyEx(clean, cv2.MORPH_CLOSE, np.ones(_BRIDGE, np.uint8))
    stacked = _stacked(_components(np.asarray(bridged, np.uint8)))
    parted = [part for column in stacked for part in _parts(energy, column, build)]
    return sorted((c for c in parted if _like_a_finger(c)), key=lambda c: c.left + c.right)


def _components(mask: Gray) -> list[Column]:
    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask)
    large = (n for n in range(1, count) if facts[n, cv2.CC_STAT_AREA] >= _LEAST_AREA / 4)
    return [Column.of(np.asarray(labels == number, np.bool_)) for number in large]


def _stacked(pieces: Sequence[Column]) -> list[Column]:
    """Put joints of one finger together: what stands under another piece belongs to it."""
    done: list[Column] = []
    for piece in sorted(pieces, key=lambda each: each.top):
        above = next((number for number, each in enumerate(done) if _under(piece, each)), None)
        if above is None:
            done.append(piece)
        else:
            done[above] = Column.of(done[above].mask | piece.mask)
    return done


def _under(lower: Column, upper: Column) -> bool:
    shared = min(lower.right, upper.right) - max(lower.left, upper.left)
    narrower = min(lower.right - lower.left, upper.right - upper.left)
    return lower.top > upper.bottom - INCH / 4 and shared > narrower / 2


def _parts(energy: Field, column: Column, build: Build) -> list[Column]:
    """Part fingers that touch, along the columns of least ink near where they must part."""
    if column.breadth(_FULL_BREADTH) <= build.widest:
        return [column]
    profile = np.where(column.mask, energy, 0).sum(axis=0)
    span = column.right - column.left
    fewest, most = int(span // build.widest) + 1, int(span // build.narrowest)
    ways = [_seams(profile, column, fingers) for fingers in range(max(2, fewest), most + 1)]
    if not ways:
        return [column]
    best = min(ways, key=lambda seams: float(np.mean(profile[seams])))
    if profile[best].max() > build.seam * np.median(profile[profile > 0]):
        return [column]
    pieces = (column.between(*ends) for ends in pairwise([column.left, *best, column.right + 1]))
    return [piece for piece in pieces if piece is not None]


def _seams(profile: NDArray[np.floating], column: Column, fingers: int) -> list[int]:
    step = (column.right - column.left) / fingers
    return [
        _lowest(profile, column.left + number * step, 0.3 * step) for number in range(1, fingers)
    ]


def _lowest(profile: NDArray[np.floating], about: float, within: float) -> int:
    low = round(about - within)
    return low + int(profile[low : round(about + within)].argmin())


def _like_a_finger(column: Column) -> bool:
    tall = column.height >= _LEAST_HEIGHT
    return tall and column.width >= _LEAST_WIDTH and bool(column.mask.sum() >= _LEAST_AREA)
