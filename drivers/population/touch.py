"""A finger put down on the glass: where each pixel looks, how firmly it touches, how gray it is."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.population.fields import (
    Field,
    Reals,
    blur,
    grid,
    sample,
    sigmoid,
    smooth_noise,
    to_bytes,
)

GLASS: Final = 238.0
"""Gray of the platen where nothing touches it."""
_INK: Final = 58.0
_STRETCH_CELL: Final = 110


@dataclass(frozen=True)
class Touch:
    """How one finger, or one joint of it, lies on the glass. Lengths in pixels of 500 ppi."""

    centre: tuple[float, float]
    """Middle of the area that touches."""
    half_width: float
    half_height: float
    angle: float
    """Degrees clockwise from upright."""
    skin_centre: tuple[float, float]
    """The point of the skin that lies on ``centre``, in skin pixels."""
    skin_scale: float = 1.0
    pressure: float = 0.0
    """-0.5 hardly touching, 0.5 pressed hard."""
    dryness: float = 0.0
    stretch: float = 1.8
    """How far the skin is pulled about, in skin pixels."""


def looked_at(
    shape: tuple[int, int], touch: Touch, rng: np.random.Generator
) -> tuple[Field, Field]:
    """Return for each pixel the x and y on the skin that it looks at."""
    across, along = _axes(shape, touch)
    factor = 0.5 / touch.skin_scale
    skin_x = across * factor + touch.skin_centre[0]
    skin_y = along * factor + touch.skin_centre[1]
    skin_x = skin_x + smooth_noise(rng, shape, _STRETCH_CELL) * touch.stretch
    skin_y = skin_y + smooth_noise(rng, shape, _STRETCH_CELL) * touch.stretch
    return np.asarray(skin_x, np.float32), np.asarray(skin_y, np.float32)


def contact(shape: tuple[int, int], touch: Touch, rng: np.random.Generator) -> Field:
    """Return how firmly each pixel touches, 0..1: a rounded shape with a ragged, soft edge."""
    across, along = _axes(shape, touch)
    x, y = np.abs(across) / touch.half_width, np.abs(along) / touch.half_height
    reach = x**2 * np.sqrt(x) + y**2 * np.sqrt(y)
    edge = smooth_noise(rng, shape, 46) * 0.055 + smooth_noise(rng, shape, 12) * 0.02
    return sigmoid(np.asarray((1.0 - reach + edge) * 11.0, np.float32))


def expose(relief: Field, firm: Field, touch: Touch, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Turn relief into gray: ridges wide under pressure and broken when dry; pores; haze.

    The platen is exactly ``GLASS``: the grain is added once to the finished picture.
    """
    shape = relief.shape[0], relief.shape[1]
    damp = smooth_noise(rng, shape, 60) * 0.18 + (touch.pressure - 0.55 * touch.dryness)
    crumbs = smooth_noise(rng, shape, 5) * (0.16 + 0.75 * touch.dryness)
    ridge = sigmoid(np.asarray((relief + damp + crumbs * (relief > -0.2)) * 4.2, np.float32))
    ridge -= _pores(relief, rng)
    depth = firm * ridge * (GLASS - _INK) * (0.9 + 0.06 * smooth_noise(rng, shape, 80))
    # The glass is not quite clean where the finger lay: valleys are grayer than the platen.
    haze = 13.0 * firm * (1 - ridge)
    return to_bytes(blur(np.asarray(GLASS - depth - haze, np.float32), 0.75))


def seen_at(points: Reals, skin_x: Field, skin_y: Field) -> Field:
    """Invert the look: where in the picture these points (n x 2) of the skin are."""
    height, width = skin_x.shape
    origin = np.asarray([skin_x[0, 0], skin_y[0, 0]])
    right = np.asarray([skin_x[0, -1], skin_y[0, -1]]) - origin
    down = np.asarray([skin_x[-1, 0], skin_y[-1, 0]]) - origin
    back = np.linalg.inv(np.column_stack([right / (width - 1), down / (height - 1)])).T
    place = (points - origin) @ back
    for _ in range(4):
        x = np.clip(place[:, 0], 0, width - 1).astype(np.float32)[None, :]
        y = np.clip(place[:, 1], 0, height - 1).astype(np.float32)[None, :]
        now = np.column_stack([sample(skin_x, x, y)[0], sample(skin_y, x, y)[0]])
        place = np.column_stack([x[0], y[0]]) + (points - now) @ back
    return np.asarray(place, np.float32)


def _axes(shape: tuple[int, int], touch: Touch) -> tuple[Reals, Reals]:
    """Return each pixel's place along the finger's own axes."""
    x, y = grid(shape, touch.centre)
    turn = np.deg2rad(touch.angle)
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    return cos * x + sin * y, cos * y - sin * x


def _pores(relief: Field, rng: np.random.Generator) -> Field:
    """Return sweat pores: light dots on the middle of ridges."""
    count = relief.size // 150
    rows = rng.integers(2, relief.shape[0] - 2, count)
    columns = rng.integers(2, relief.shape[1] - 2, count)
    on_ridge = relief[rows, columns] > 0.8
    dots = np.zeros(relief.shape, np.float32)
    dots[rows[on_ridge], columns[on_ridge]] = 1.0
    return np.asarray(np.minimum(blur(dots, 1.1) * 3.2, 0.5), np.float32)
