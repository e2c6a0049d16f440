"""Where on a slap does each fingertip lie? For live scans at 500 ppi, dark ridges on light.

Fingers are columns of ridge energy along the hand's lean. A tip ends at the first crease that is
plain to see, or else at the 1.2 inch that NIST's nfseg allows a tip (NBIS User's Guide, NFSEG).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.columns import (
    FINGER,
    GRAIN,
    INCH,
    THUMB,
    Column,
    Field,
    Gray,
    Mask,
    columns,
    ink,
    inked,
)
from station.quality.judgement import Region

Vector = NDArray[np.float64]

_LEAST_SIDE: Final = 100
"""Pixels of a picture that can hold a fingertip: 5 mm."""
_LEANS: Final = tuple(range(-30, 31, 2))
"""Degrees by which a hand may lie turned."""
_EDGE: Final = 6
"""Columns of the map over which the side of a finger rises."""
_STEEPEST: Final = 18.0
"""Degrees by which one finger may lean against the others."""
_SLENDER: Final = 1.6
"""Height over width from which a finger's own lean can be read."""

_TIP_LENGTH: Final = 1.2 * INCH
_CREASE_FROM: Final = 0.5 * INCH
_CREASE_WIDTH: Final = 0.06 * INCH
_BARE: Final = 1 / 3
"""Ink below this share of the tip's is a crease, ..."""
_PLAIN: Final = 0.5
"""... and a crease is plain where no more than this share of the finger's width has ink."""
_MARGIN: Final = 0.08 * INCH

_WHOLE_HAND: Final = 4
_TELLING_DROP: Final = 0.12 * INCH
"""By how much one end of the arc of fingertips must lie lower to tell the hand."""


class Hand(StrEnum):
    """Which hand lies on the glass, as its fingertips tell."""

    LEFT = "LEFT"
    RIGHT = "RIGHT"
    UNSURE = "UNSURE"


@dataclass(frozen=True)
class Tip:
    """A fingertip."""

    region: Region
    """Its box in pixels of the slap, upright on the finger."""
    cut: bool
    """The picture ends within the tip: part of the finger lies off the glass."""


@dataclass(frozen=True)
class Slap:
    """The fingertips of a slap from left to right, and the hand that they tell of."""

    tips: tuple[Tip, ...]
    hand: Hand


def segment(picture: Gray, *, thumbs: bool = False) -> Slap:
    """Find the fingertips of a slap, height x width at 500 ppi.

    ``thumbs``: fingers may be as wide as thumbs, and tell of no hand.
    """
    if min(picture.shape) < _LEAST_SIDE:
        return Slap((), Hand.UNSURE)
    energy = ink(picture)
    upright = _Upright.of(energy, _lean(inked(energy)))
    found = columns(upright.energy, THUMB if thumbs else FINGER)
    hand = Hand.UNSURE if thumbs else _hand([column.top for column in found])
    return Slap(tuple(_tip(upright, column) for column in found), hand)


def cut_out(picture: Gray, tip: Tip) -> Gray:
    """Return a fingertip upright, at the picture's scale; glass where the picture has ended."""
    box = tip.region
    width, height = round(box.width), round(box.height)
    x, y = box.middle
    turn = _moved(cv2.getRotationMatrix2D((x, y), box.angle, 1.0), width / 2 - x, height / 2 - y)
    glass = float(np.percentile(picture[::8, ::8], 90))
    upright = cv2.warpAffine(
        picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(glass,)
    )
    return np.asarray(upright, np.uint8)


@dataclass(frozen=True)
class _Upright:
    """The map turned so that fingers stand upright, and the way back."""

    energy: Field
    inside: Mask
    """What of the upright map the glass covers."""
    back: Vector
    """2 x 3: from the upright map to the picture's pixels."""

    @classmethod
    def of(cls, energy: Field, lean: float) -> "_Upright":
        height, width = energy.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), lean, 1.0)
        cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
        size = round(width * cos + height * sin), round(width * sin + height * cos)
        turn = _moved(turn, (size[0] - width) / 2, (size[1] - height) / 2)
        inside = cv2.warpAffine(np.ones_like(energy), turn, size) > 0.5
        back = np.asarray(cv2.invertAffineTransform(turn), np.float64) * GRAIN
        return cls(np.asarray(cv2.warpAffine(energy, turn, size), np.float32), inside, back)


def _moved(turn: cv2.typing.MatLike, right: float, down: float) -> Vector:
    shift = np.array([[0, 0, right], [0, 0, down]])
    return np.asarray(np.asarray(turn) + shift, np.float64)


def _lean(mask: Mask) -> float:
    """Return the turn, counter-clockwise, after which the sides of fingers are steepest."""
    rows, across = np.nonzero(mask)
    if rows.size == 0:
        return 0.0
    return float(max(_LEANS, key=lambda lean: _steepness(rows, across, lean)))


def _steepness(rows: NDArray[np.intp], across: NDArray[np.intp], lean: float) -> float:
    turn = np.deg2rad(lean)
    turned = across * np.cos(turn) + rows * np.sin(turn)
    profile = np.bincount((turned - turned.min()).astype(np.intp), minlength=_EDGE + 1)
    steps = (profile[_EDGE:] - profile[:-_EDGE]).astype(np.float64)
    return float((steps**2).sum())


def _tip(upright: _Upright, column: Column) -> Tip:
    """Box the distal joint of a finger, along the finger's own lean."""
    rows, across = np.nonzero(column.mask[: _end(upright.energy, column)])
    down = _direction(column)
    right = np.array([down[1], -down[0]])
    points = np.column_stack([across, rows]).astype(np.float64)
    aside, along = points @ right, points @ down
    west, east = aside.min() - _MARGIN / 2, aside.max() + _MARGIN / 2
    north, south = along.min() - _MARGIN, along.max()
    middle = right * (west + east) / 2 + down * (north + south) / 2
    x, y = upright.back @ (*middle, 1.0)
    lean = upright.back[:, :2] @ down
    angle = float(np.degrees(np.arctan2(-lean[0], lean[1])))
    width, height = float(east - west) * GRAIN, float(south - north) * GRAIN
    box = Region(float(x) - width / 2, float(y) - height / 2, width, height, angle)
    return Tip(box, _is_cut(upright, column))


def _direction(column: Column) -> Vector:
    """Return the unit vector from tip to root: the line through the middles of the rows."""
    if column.height < _SLENDER * column.width:
        return np.array([0.0, 1.0])
    rows = np.flatnonzero(column.mask.any(axis=1))
    middles = [float(np.flatnonzero(column.mask[row]).mean()) for row in rows]
    slope = float(np.polyfit(rows, middles, 1)[0])
    most = float(np.tan(np.deg2rad(_STEEPEST)))
    vector = np.array([min(most, max(-most, slope)), 1.0])
    return np.asarray(vector / np.linalg.norm(vector), np.float64)


def _end(energy: Field, column: Column) -> int:
    """Return the row of the upright map at which the distal joint ends."""
    longest = min(column.bottom + 1, round(column.top + _TIP_LENGTH))
    first = column.top + round(_CREASE_FROM)
    if longest <= first:
        return longest
    sides = slice(column.left, column.right + 1)
    inked = energy[column.top : first, sides][column.mask[column.top : first, sides]]
    below = energy[first:longest, sides] > np.median(inked) * _BARE
    bare = np.flatnonzero(below.sum(axis=1) < _PLAIN * column.width)
    return longest if bare.size == 0 else first + _middle_of_first_run(bare)


def _middle_of_first_run(rows: NDArray[np.intp]) -> int:
    broken = np.flatnonzero(np.diff(rows) > 1)
    last = rows[broken[0]] if broken.size else rows[-1]
    return int(min(rows[0] + _CREASE_WIDTH, (rows[0] + last) // 2))


def _is_cut(upright: _Upright, column: Column) -> bool:
    """Tell whether the tip runs into the edge of the glass."""
    above = max(0, column.top - 4)
    middle = (column.left + column.right) // 2
    quarter = max(1, (column.right - column.left) // 4)
    return not bool(upright.inside[above, middle - quarter : middle + quarter].all())


def _hand(tops: Sequence[int]) -> Hand:
    """Tell the hand by the arc of four tips: the little finger's lies lowest."""
    if len(tops) != _WHOLE_HAND or abs(tops[0] - tops[-1]) < _TELLING_DROP:
        return Hand.UNSURE
    return Hand.RIGHT if tops[-1] > tops[0] else Hand.LEFT
