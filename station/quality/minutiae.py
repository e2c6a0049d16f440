"""Where ridges end and fork: the minutiae of a print at 500 ppi, dark ridges on light.

Ridges are brought out with a bank of oriented filters (Hong, Wan, Jain, IEEE TPAMI 20(8), 1998),
thinned (Guo, Hall, CACM 32(3), 1989), and read by crossing number (Rutovitz, 1966). Ends at the
rim, short spurs and facing ends of a broken ridge are left out.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Reals = NDArray[np.float32]
Mask = NDArray[np.bool_]

CELL: Final = 8
"""Pixels of a cell's side in the map of what is readable."""

_DIRECTIONS: Final = 12
_PERIOD: Final = 9.0
"""Pixels from ridge to ridge at 500 ppi."""
_ALONG: Final = 3.5
_ACROSS: Final = 3.2
"""Spread of a filter's envelope along and across the ridges, in pixels."""
_REACH: Final = 5
_CONTRAST_SPREAD: Final = 12.0
_DIRECTION_SPREAD: Final = 6.0

_CONTRAST_FLOOR: Final = 7.0
_CERTAINTY_FLOOR: Final = 0.25
_RIM: Final = 14
"""Pixels from the edge of what is readable within which nothing is believed."""
_APART: Final = 6.0
"""Pixels: two minutiae nearer than this are one flaw of the skin or of the thinning."""
_HEED: Final = 9
"""Pixels around a minutia in which its ridge is looked for to tell its direction."""
_MOST: Final = 500


@dataclass(frozen=True)
class Minutiae:
    """The minutiae of a print: n x 2 places (x, y) in pixels, n directions in radians, y down.

    A direction points along the ridge that ends, or between the two that meet.
    """

    places: Reals
    directions: Reals

    def __len__(self) -> int:
        return len(self.places)


def extract(picture: Gray) -> tuple[Minutiae, Mask]:
    """Find the minutiae of a print, height x width at 500 ppi, and where any would be found.

    The second answer has a cell for every ``CELL`` x ``CELL`` pixels.
    """
    gray = _even(picture)
    direction, certainty = _flow(gray)
    readable = _readable(picture, certainty)
    inner = _inner(readable)
    if not inner.any():
        return Minutiae(np.zeros((0, 2), np.float32), np.zeros(0, np.float32)), inner[
            ::CELL, ::CELL
        ]
    skeleton = _thinned(_ridges(gray, direction) & readable)
    return _chosen(skeleton, direction, inner), inner[::CELL, ::CELL]


def _even(picture: Gray) -> Reals:
    """Take slow changes of light and of pressure away."""
    gray = picture.astype(np.float32)
    middle = cv2.GaussianBlur(gray, (0, 0), _CONTRAST_SPREAD)
    away = gray - middle
    spread = np.sqrt(cv2.GaussianBlur(away * away, (0, 0), _CONTRAST_SPREAD))
    return np.asarray(away / np.maximum(spread, _CONTRAST_FLOOR), np.float32)


def _flow(gray: Reals) -> tuple[Reals, Reals]:
    """Return the direction of the ridges (radians, modulo pi) and how certain it is, 0..1."""
    smooth = cv2.GaussianBlur(gray, (0, 0), 1.0)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    xx, yy, xy = (
        cv2.GaussianBlur(each, (0, 0), _DIRECTION_SPREAD)
        for each in (across * across, down * down, across * down)
    )
    spread = np.sqrt((xx - yy) ** 2 + 4 * xy**2)
    direction = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    return np.asarray(direction, np.float32), np.asarray(spread / (xx + yy + 1e-3), np.float32)


def _readable(picture: Gray, certainty: Reals) -> Mask:
    gray = picture.astype(np.float32)
    middle = cv2.blur(gray, (17, 17))
    contrast = np.sqrt(np.maximum(cv2.blur(gray * gray, (17, 17)) - middle * middle, 0))
    mask = (contrast > _CONTRAST_FLOOR) & (certainty > _CERTAINTY_FLOOR)
    whole = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    whole = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((25, 25), np.uint8))
    return np.asarray(whole, np.bool_)


def _inner(readable: Mask) -> Mask:
    """Return what lies far enough from the rim for minutiae to be believed."""
    kernel = np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8)
    eroded = cv2.erode(
        readable.astype(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=(0,)
    )
    return np.asarray(eroded, np.bool_)


def _ridges(gray: Reals, direction: Reals) -> Mask:
    """Tell ridge from valley with the filter of each pixel's own direction."""
    chosen = np.round(direction * (_DIRECTIONS / np.pi)).astype(np.intp) % _DIRECTIONS
    answer = np.zeros_like(gray)
    for number, kernel in enumerate(_filters()):
        here = chosen == number
        if here.any():
            rows, columns = _around(here)
            part = cv2.filter2D(gray, cv2.CV_32F, kernel)[rows, columns]
            np.copyto(answer[rows, columns], part, where=here[rows, columns])
    return np.asarray(answer < 0, np.bool_)


def _around(mask: Mask) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


@cache
def _filters() -> tuple[Reals, ...]:
    y, x = np.mgrid[-_REACH : _REACH + 1, -_REACH : _REACH + 1].astype(np.float32)
    kernels = []
    for number in range(_DIRECTIONS):
        turn = number * np.pi / _DIRECTIONS
        along, across = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        envelope = np.exp(-0.5 * ((along / _ALONG) ** 2 + (across / _ACROSS) ** 2))
        wave = envelope * np.cos(2 * np.pi * across / _PERIOD)
        kernels.append(np.asarray(wave - envelope * (wave.sum() / envelope.sum()), np.float32))
    return tuple(kernels)


_NEIGHBOURS: Final = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""Rows and columns of the eight neighbours, clockwise from north; bit n of a code is the n-th."""


@cache
def _code_kernel() -> Reals:
    kernel = np.zeros((3, 3), np.float32)
    for bit, (row, column) in enumerate(_NEIGHBOURS):
        kernel[row + 1, column + 1] = 1 << bit
    return kernel


def _codes(mask: Gray) -> Gray:
    kernel = _code_kernel()
    return np.asarray(
        cv2.filter2D(mask, cv2.CV_8U, kernel, borderType=cv2.BORDER_CONSTANT), np.uint8
    )


def _thinned(ridges: Mask) -> Gray:
    """Thin ridges to lines of one pixel."""
    mask = ridges.astype(np.uint8)
    while True:
        before = int(mask.sum())
        for table in _thinning():
            mask[table[_codes(mask)]] = 0
        if int(mask.sum()) == before:
            return mask


@cache
def _thinning() -> tuple[Mask, Mask]:
    """Return for every code whether the pixel goes, in the first and in the second pass."""
    passes = [np.zeros(256, np.bool_), np.zeros(256, np.bool_)]
    for code in range(256):
        p = [bool(code >> bit & 1) for bit in range(8)]
        meets = sum(not p[n] and (p[n + 1] or p[(n + 2) % 8]) for n in range(0, 8, 2))
        one = sum(p[n - 1] or p[n] for n in range(0, 8, 2))
        two = sum(p[n] or p[n + 1] for n in range(0, 8, 2))
        if meets == 1 and 2 <= min(one, two) <= 3:
            passes[0][code] = not ((p[0] or p[1] or not p[3]) and p[2])
            passes[1][code] = not ((p[4] or p[5] or not p[7]) and p[6])
    return passes[0], passes[1]


@cache
def _crossings() -> Gray:
    """Return for every code how often a walk round the neighbours steps onto a ridge."""
    steps = []
    for code in range(256):
        p = [code >> bit & 1 for bit in range(8)]
        steps.append(sum(not one and bool(two) for one, two in pairwise([*p, p[0]])))
    return np.array(steps, np.uint8)


def _chosen(skeleton: Gray, direction: Reals, inner: Mask) -> Minutiae:
    crossings = _crossings()[_codes(skeleton)] * skeleton * inner
    rows, columns = np.nonzero((crossings == 1) | (crossings == 3))
    kept = _lonely(np.column_stack([columns, rows]).astype(np.float32))
    places = np.column_stack([columns, rows])[kept]
    directions = [_towards(skeleton, x, y, float(direction[y, x])) for x, y in places]
    return Minutiae(places.astype(np.float32), np.array(directions, np.float32))


def _lonely(places: Reals) -> NDArray[np.intp]:
    """Return the numbers of the places that have no other one too near."""
    if len(places) == 0:
        return np.zeros(0, np.intp)
    apart = np.linalg.norm(places[:, np.newaxis] - places[np.newaxis], axis=2)
    np.fill_diagonal(apart, np.inf)
    nearest = apart.min(axis=1)
    kept = np.flatnonzero(nearest >= _APART)
    return np.sort(kept[np.argsort(-nearest[kept])[:_MOST]])


def _towards(skeleton: Gray, x: int, y: int, along: float) -> float:
    """Return the direction of a minutia: of both ways along the ridges, the one with more ridge."""
    patch = skeleton[y - _HEED : y + _HEED + 1, x - _HEED : x + _HEED + 1]
    rows, columns = np.nonzero(patch)
    side = (columns - _HEED) * np.cos(along) + (rows - _HEED) * np.sin(along)
    return along if float(np.sign(side).sum()) > 0 else along - np.pi
