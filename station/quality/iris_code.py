"""Are two pictures of one eye? Guards against the same eye recorded as left and as right.

The unrolled iris is filtered with wavelets along its rings; the signs of the answers are the code,
and two codes are compared by the share of signs that differ where both are visible, over small
turns of the head (Daugman, IEEE TCSVT 14(1), 2004). Different eyes differ in about half of them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.eye import Eye, find
from station.quality.rolled import visible

Gray = NDArray[np.uint8]
Bits = NDArray[np.bool_]
Values = NDArray[np.float32]

_RINGS: Final = 16
_ANGLES: Final = 256
_BAND: Final = (0.1, 0.85)
"""From pupil to limbus, as shares of the way: the outlines themselves are left out."""
_WAVES: Final = (16, 32)
"""Lengths of the wavelets, in angles."""
_TURN: Final = 14
"""Angles to both sides: 20 degrees of head or scanner."""
_LEAST: Final = 0.3
"""Share of the code that both pictures must show; less proves nothing."""


@dataclass(frozen=True)
class Code:
    """Signs and where they hold, both waves x parts x rings x angles."""

    signs: Bits
    seen: Bits


def code(picture: Gray) -> Code | None:
    """Return the code of an eye, or None where no eye is found."""
    eye = find(picture)
    return None if eye is None else _code(picture, eye)


def apart(one: Code, two: Code) -> float | None:
    """Return the share of signs that differ at the best turn, or None when too little is seen.

    Scaled as Daugman does: the fewer signs could be compared, the less a low share says.
    """
    shares = [each for turn in range(-_TURN, _TURN + 1) if (each := _share(one, two, turn))]
    return min((differ for differ, _ in shares), default=None)


def _share(one: Code, two: Code, turn: int) -> tuple[float, int] | None:
    seen = one.seen & np.roll(two.seen, turn, axis=-1)
    count = int(seen.sum())
    if count < _LEAST * seen.size:
        return None
    differ = int(((one.signs ^ np.roll(two.signs, turn, axis=-1)) & seen).sum()) / count
    return 0.5 - (0.5 - differ) * min(1.0, float(np.sqrt(count / seen.size / _USUAL))), count


_USUAL: Final = 0.75
"""Share of the code that an open eye shows."""


def _code(picture: Gray, eye: Eye) -> Code:
    band = _unrolled(picture, eye)
    clear = cv2.erode(visible(band).astype(np.uint8), np.ones((3, 5), np.uint8)).astype(np.bool_)
    flat = np.where(clear, band, _ring_means(band, clear)).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    signs, seen = [], []
    for real, imaginary in (_wavelet(wave) for wave in _WAVES):
        parts = [_along(flat, kernel) for kernel in (real, imaginary)]
        weak = np.hypot(*parts)
        strong = clear & (weak > np.percentile(weak[clear], 15) if clear.any() else clear)
        signs += [part > 0 for part in parts]
        seen += [strong, strong]
    return Code(np.stack(signs), np.stack(seen))


def _unrolled(picture: Gray, eye: Eye) -> Values:
    """Return rings x angles of the iris, averaged from three times as many rings."""
    angles = (np.arange(_ANGLES) * (2 * np.pi / _ANGLES)).astype(np.float32)
    shares = np.linspace(*_BAND, 3 * _RINGS, dtype=np.float32)[:, np.newaxis]
    inner, outer = eye.pupil, eye.limbus
    xs, ys = (
        (1 - shares) * (a + inner.radius * turn) + shares * (b + outer.radius * turn)
        for a, b, turn in (
            (inner.x, outer.x, np.cos(angles)),
            (inner.y, outer.y, np.sin(angles)),
        )
    )
    fine = cv2.remap(
        cv2.blur(picture, (3, 3)), xs.astype(np.float32), ys.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=255,
    )  # fmt: skip
    rows = fine.astype(np.float32).reshape(_RINGS, 3, _ANGLES)
    return np.asarray(rows.mean(axis=1), np.float32)


def _ring_means(band: Values, clear: Bits) -> Values:
    counts = np.maximum(1, clear.sum(axis=1, keepdims=True))
    return np.asarray((band * clear).sum(axis=1, keepdims=True) / counts, np.float32)


def _along(flat: Values, kernel: Values) -> Values:
    """Filter around the rings, which close."""
    reach = kernel.size // 2
    wide = np.concatenate([flat[:, -reach:], flat, flat[:, :reach]], axis=1)
    found = cv2.filter2D(wide, cv2.CV_32F, kernel[np.newaxis])
    return np.asarray(found[:, reach : reach + flat.shape[1]], np.float32)


@cache
def _wavelet(wave: int) -> tuple[Values, Values]:
    """Return a Gabor wavelet, even (without its mean) and odd part."""
    place = np.arange(-wave, wave + 1, dtype=np.float32)
    bell = np.exp(-((place / (0.5 * wave)) ** 2))
    even, odd = (bell * turn(2 * np.pi * place / wave) for turn in (np.cos, np.sin))
    even -= bell * (even.sum() / bell.sum())
    return np.asarray(even, np.float32), np.asarray(odd, np.float32)
