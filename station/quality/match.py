"""Are two prints of the same finger? A 1:1 comparison within one session.

Band-limited phase-only correlation (Ito, Nakajima, Kobayashi, Aoki, Higuchi, IEICE Trans.
Fundamentals E87-A, 2004): of both spectra only the phases at ridge frequencies are kept; prints of
one finger then correlate in one sharp peak. The turn between them is searched in small steps.
It guards against mix-ups at one desk; it does not identify anyone.
"""

from dataclasses import dataclass
from functools import cache
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
_PATCH: Final = 40
"""Pixels of a square that is compared by itself: eight ridges or so."""
_SLIDE: Final = 6
"""Pixels it may slide: what skin stretches after the best turn and shift."""
_LEAST_PATCHES: Final = 4
"""Squares in common below which two prints are not comparable, hence not alike."""


@dataclass(frozen=True)
class Template:
    """The phases of a print at ridge frequencies: real and imaginary part, side x side x 2."""

    upright: Gray
    phases: Spectrum


@dataclass(frozen=True)
class Proposal:
    """A way to lay one print over the other: turn in degrees, then shift in pixels."""

    peak: float
    degrees: float
    x: float
    y: float


def template(picture: Gray) -> Template:
    """Prepare a print (height x width, 500 ppi) for comparisons."""
    upright = _square(picture)
    return Template(upright, _phases(upright))


def similarity(one: Template, two: Template) -> float:
    """Compare two prints: 0..1, where prints of different fingers stay below 0.5.

    Skin stretches, so the correlation of the whole only proposes how to lay one print over the
    other; what counts is how well small areas agree where they may slide a little.
    """
    proposals = [_proposal(one, two, degrees) for degrees in _TURNS]
    best = sorted(proposals, key=_by_peak, reverse=True)[:_PROPOSALS]
    return max(_agreement(one, two, proposal) for proposal in best)


def _proposal(one: Template, two: Template, degrees: float) -> Proposal:
    peak, x, y = _peak(one.phases, _phases(_turned(two.upright, degrees, 0, 0)))
    return Proposal(peak, degrees, x, y)


def _agreement(one: Template, two: Template, proposal: Proposal) -> float:
    """Median correlation of the squares in which both prints show ridges."""
    laid = _turned(two.upright, proposal.degrees, proposal.x, proposal.y)
    found = []
    for top in range(_SLIDE, _SIDE - _PATCH - _SLIDE + 1, _PATCH // 2):
        for left in range(_SLIDE, _SIDE - _PATCH - _SLIDE + 1, _PATCH // 2):
            patch = one.upright[top : top + _PATCH, left : left + _PATCH]
            around = laid[
                top - _SLIDE : top + _PATCH + _SLIDE, left - _SLIDE : left + _PATCH + _SLIDE
            ]
            if _ridged(patch) and _ridged(around):
                found.append(float(cv2.matchTemplate(around, patch, cv2.TM_CCOEFF_NORMED).max()))
    if len(found) < _LEAST_PATCHES:
        return 0.0
    return max(0.0, float(np.median(found)))


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
    """Return the height of the correlation peak, and the shift that lays ``two`` over ``one``."""
    product = cv2.mulSpectrums(one, two, 0, conjB=True)
    surface = cv2.dft(product, flags=cv2.DFT_INVERSE | cv2.DFT_REAL_OUTPUT)
    _, height, _, (x, y) = cv2.minMaxLoc(surface)
    half = _SIDE // 2
    return height, (x + half) % _SIDE - half, (y + half) % _SIDE - half


def _by_peak(proposal: Proposal) -> float:
    return proposal.peak


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
