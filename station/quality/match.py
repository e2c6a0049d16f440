"""Are two prints of the same finger? A 1:1 comparison within one session.

Band-limited phase-only correlation (Ito, Nakajima, Kobayashi, Aoki, Higuchi, IEICE Trans.
Fundamentals E87-A, 2004): of both spectra only the phases at ridge frequencies are kept; prints of
one finger then correlate in one sharp peak. The turn between them is searched in small steps.
It guards against mix-ups at one desk; it does not identify anyone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Spectrum = NDArray[np.float32]

_SIDE: Final = 192
"""Pixels of the square in which prints are compared, at 250 ppi: 19.5 mm."""
_SCALE: Final = 0.5
_BAND: Final = (_SIDE / 10.0, _SIDE / 3.2)
"""Cycles per side: ridges 6.4 to 20 pixels apart at 500 ppi."""
_TURNS: Final = tuple(range(-24, 25, 3))
"""Degrees; two presses of one finger seldom differ by more than twenty."""
_PROPOSALS: Final = 3
_PEAK_SPREAD: Final = 3.0
_LEAST_SQUARES: Final = 4
"""Squares in common below which two prints are not comparable, hence not alike."""
_TELLING: Final = 0.4
"""Likeness above which a square's slide is believed."""
_MOST_STRETCH: Final = 0.25
"""Share of area by which a press can pull the skin; more is a chance agreement."""


@dataclass(frozen=True)
class _Look:
    """Squares of ``size`` pixels that may slide by ``slide``."""

    size: int
    slide: int


_ROUGH: Final = _Look(40, 8)
_FINE: Final = _Look(32, 4)


@dataclass(frozen=True)
class Template:
    """The phases of a print at ridge frequencies: real and imaginary part, side x side x 2."""

    upright: Gray
    phases: Spectrum

    @cached_property
    def turned(self) -> tuple[Spectrum, ...]:
        """The phases after each turn of the search; made once, used in every comparison."""
        return tuple(_phases(_turned(self.upright, turn, 0, 0)) for turn in _TURNS)


@dataclass(frozen=True)
class Proposal:
    """A way to lay one print over the other: turn in degrees, then shift in pixels."""

    peak: float
    x: float
    y: float
    turn: float


@dataclass(frozen=True)
class Square:
    """A small part of one print: its middle, where the other print has it, how alike they are."""

    middle: tuple[float, float]
    slid: tuple[int, int]
    likeness: float


def template(picture: Gray) -> Template:
    """Prepare a print (height x width, 500 ppi) for comparisons."""
    upright = _square(picture)
    return Template(upright, _phases(upright))


def similarity(one: Template, two: Template) -> float:
    """Compare two prints: 0..1, where prints of different fingers seldom reach 0.4.

    Skin stretches, so the correlation of the whole only proposes how to lay one print over the
    other. Small squares that may slide then tell how the skin was pulled between the two presses;
    with that undone, what counts is how well the squares agree.
    """
    proposals = [
        Proposal(*_peak(one.phases, phases), turn)
        for turn, phases in zip(_TURNS, two.turned, strict=True)
    ]
    laid = [_turned(two.upright, p.turn, p.x, p.y) for p in _highest(proposals)]
    tried = [(_squares(one.upright, each, _ROUGH), each) for each in laid]
    squares, best = max(tried, key=lambda found: _agreement(found[0]))
    smooth = _unpulled(best, squares)
    return _agreement(_squares(one.upright, smooth, _FINE))


def _highest(proposals: Sequence[Proposal]) -> list[Proposal]:
    return sorted(proposals, key=lambda proposal: proposal.peak, reverse=True)[:_PROPOSALS]


def _squares(one: Gray, laid: Gray, look: _Look) -> list[Square]:
    """Compare square by square wherever both prints show ridges."""
    found = []
    size, slide = look.size, look.slide
    for top in range(slide, _SIDE - size - slide + 1, size // 2):
        for left in range(slide, _SIDE - size - slide + 1, size // 2):
            patch = one[top : top + size, left : left + size]
            around = laid[top - slide : top + size + slide, left - slide : left + size + slide]
            if _ridged(patch) and _ridged(around):
                found.append(_square_at(patch, around, (left, top), look))
    return found


def _square_at(patch: Gray, around: Gray, at: tuple[int, int], look: _Look) -> Square:
    likeness = cv2.matchTemplate(around, patch, cv2.TM_CCOEFF_NORMED)
    _, value, _, (x, y) = cv2.minMaxLoc(likeness)
    middle = (at[0] + look.size / 2, at[1] + look.size / 2)
    return Square(middle, (x - look.slide, y - look.slide), value)


def _unpulled(laid: Gray, squares: Sequence[Square]) -> Gray:
    """Undo what the squares agree on: a turn, a stretch and a shear (six numbers)."""
    good = [square for square in squares if square.likeness > _TELLING]
    if len(good) < _LEAST_SQUARES:
        return laid
    here = np.array([square.middle for square in good])
    there = here + np.array([square.slid for square in good])
    affine, _ = cv2.estimateAffine2D(here, there, ransacReprojThreshold=2.0)
    if affine is None or abs(np.linalg.det(affine[:, :2]) - 1.0) > _MOST_STRETCH:
        return laid
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    straight = cv2.warpAffine(laid, affine, (_SIDE, _SIDE), flags=how, borderValue=128)
    return np.asarray(straight, np.uint8)


def _agreement(squares: Sequence[Square]) -> float:
    """Median likeness of the squares; prints with too little in common are not alike."""
    if len(squares) < _LEAST_SQUARES:
        return 0.0
    return max(0.0, float(np.median([square.likeness for square in squares])))


def _ridged(area: Gray) -> bool:
    """Say whether nearly all of an area is ridges: glass is exactly the middle gray."""
    return float((np.abs(area.astype(np.int16) - 128) > 6).mean()) > 0.72


def _square(picture: Gray) -> Gray:
    """Halve a print and put the middle of its ridges into the middle of a square of glass."""
    small = cv2.resize(picture, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_AREA)
    calm = small.astype(np.float32)
    local = calm - cv2.blur(calm, (17, 17))
    spread = np.sqrt(cv2.blur(local**2, (17, 17)))
    ridged = (local / (spread + 12.0)).astype(np.float32)
    moments = cv2.moments((spread > 12.0).astype(np.uint8), binaryImage=True)
    if moments["m00"] == 0:
        return np.full((_SIDE, _SIDE), 128, np.uint8)
    x, y = moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]
    move = np.array([[1, 0, _SIDE / 2 - x], [0, 1, _SIDE / 2 - y]], np.float32)
    grey = np.clip(128 + 60 * ridged, 0, 255).astype(np.uint8)
    centred = cv2.warpAffine(grey, move, (_SIDE, _SIDE), borderValue=128)
    return np.asarray(centred, np.uint8)


def _turned(square: Gray, degrees: float, x: float, y: float) -> Gray:
    turn = cv2.getRotationMatrix2D((_SIDE / 2, _SIDE / 2), degrees, 1.0)
    turn[:, 2] += np.array([x, y])
    return np.asarray(cv2.warpAffine(square, turn, (_SIDE, _SIDE), borderValue=128), np.uint8)


def _phases(square: Gray) -> Spectrum:
    centred = (square.astype(np.float32) - 128.0) * _window()
    spectrum = cv2.dft(centred, flags=cv2.DFT_COMPLEX_OUTPUT)
    length = np.sqrt((spectrum**2).sum(axis=2, keepdims=True)) + 1e-6
    return np.asarray(spectrum / length * _band(), np.float32)


def _peak(one: Spectrum, two: Spectrum) -> tuple[float, float, float]:
    """Return the height of the correlation peak, and the shift that lays ``two`` over ``one``.

    Pulled skin splits the peak into several beside each other: their energy is taken together.
    """
    product = cv2.mulSpectrums(one, two, 0, conjB=True)
    surface = cv2.dft(product, flags=cv2.DFT_INVERSE | cv2.DFT_REAL_OUTPUT)
    energy = cv2.GaussianBlur(np.square(surface), (0, 0), _PEAK_SPREAD)
    _, height, _, (x, y) = cv2.minMaxLoc(energy)
    half = _SIDE // 2
    return height, (x + half) % _SIDE - half, (y + half) % _SIDE - half


@cache
def _window() -> Spectrum:
    one = np.sqrt(np.hanning(_SIDE))
    return np.outer(one, one).astype(np.float32)


@cache
def _band() -> Spectrum:
    along = np.fft.fftfreq(_SIDE, 1 / _SIDE)
    radius = np.hypot(along[:, np.newaxis], along[np.newaxis, :])
    inside = (radius >= _BAND[0]) & (radius <= _BAND[1])
    return np.asarray(inside[:, :, np.newaxis], np.float32)
