"""Smooth random fields and soft shapes, the raw material of every synthetic picture."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Field = NDArray[np.float32]
"""Height x width, any unit."""
Reals = NDArray[np.floating[Any]]
"""A field on its way through a formula."""

_COARSE: Final = 8


def smooth_noise(rng: np.random.Generator, shape: tuple[int, int], cell: int) -> Field:
    """Return noise of about unit spread whose features are about ``cell`` pixels wide."""
    rows, columns = shape[0] // cell + 3, shape[1] // cell + 3
    coarse = rng.standard_normal((rows, columns), dtype=np.float32)
    if cell >= _COARSE:
        # Cubic growth is slow on large pictures: go most of the way in a small one.
        size = (columns * cell // (cell // 4), rows * cell // (cell // 4))
        coarse = np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.float32)
    grown = cv2.resize(coarse, (columns * cell, rows * cell), interpolation=cv2.INTER_LINEAR)
    return np.asarray(grown[cell : cell + shape[0], cell : cell + shape[1]], np.float32)


def grid(shape: tuple[int, int], centre: tuple[float, float]) -> tuple[Field, Field]:
    """Return x (right) and y (down) of every pixel, counted from ``centre`` = (x, y)."""
    x = np.arange(shape[1], dtype=np.float32)[None, :] - np.float32(centre[0])
    y = np.arange(shape[0], dtype=np.float32)[:, None] - np.float32(centre[1])
    return np.broadcast_to(x, shape), np.broadcast_to(y, shape)


def blur(field: Field, sigma: float) -> Field:
    """Return the Gaussian blur of ``field``."""
    return np.asarray(cv2.GaussianBlur(field, (0, 0), sigma), np.float32)


def sample(field: Field, x: Field, y: Field, *, cubic: bool = False) -> Field:
    """Return ``field`` at the real positions (``x``, ``y``); outside, its mirror image."""
    how = cv2.INTER_CUBIC if cubic else cv2.INTER_LINEAR
    return np.asarray(cv2.remap(field, x, y, how, borderMode=cv2.BORDER_REFLECT), np.float32)


def sigmoid(field: Field) -> Field:
    """Return the logistic function of ``field``, within 0..1."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(field, -30.0, 30.0))), np.float32)


def ramp(distance: Reals, soft: float) -> Field:
    """Return 0 where ``distance`` is well below zero, 1 well above, linear within ``soft``."""
    return np.asarray(np.clip(0.5 + distance * (1 / soft), 0, 1), np.float32)


def to_bytes(field: Field, gain: float = 1.0) -> NDArray[np.uint8]:
    """Return ``field`` (0..255, any number of channels) times ``gain``, rounded and clipped."""
    return np.asarray(cv2.addWeighted(field, gain, field, 0, 0, dtype=cv2.CV_8U), np.uint8)


def grain(
    pixels: NDArray[np.uint8], rng: np.random.Generator, *, bits: int = 3
) -> NDArray[np.uint8]:
    """Return ``pixels`` with the noise of a sensor, ``2**bits`` gray levels wide."""
    noise = np.frombuffer(rng.bytes(pixels.size), np.uint8).reshape(pixels.shape) & (2**bits - 1)
    bright = cv2.add(pixels, noise)
    return np.asarray(cv2.subtract(bright, np.full_like(pixels, 2 ** (bits - 1))), np.uint8)
