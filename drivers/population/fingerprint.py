"""Fingers on glass: what a 500 ppi scanner sees of a person's finger, and the truth about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.fields import Field, blur, grid, sample, sigmoid, smooth_noise, to_bytes
from drivers.population.person import Person
from drivers.population.ridges import CORE, Skin, skin

PPI: Final = 500
FINGER_SHAPE: Final = (400, 300)
SLAP_SHAPE: Final = (1500, 1600)
_TILE: Final = (464, 400)
_GLASS: Final = 238.0
_INK: Final = 58.0

_WIDTH: Final = {"THUMB": 1.16, "INDEX": 1.0, "MIDDLE": 1.03, "RING": 0.98, "LITTLE": 0.84}

Minutia = tuple[float, float, float, str]
"""x and y in pixels, angle in radians (y down), ``end`` or ``fork``."""


@dataclass(frozen=True)
class FingerTruth:
    """One impression. ``pixels`` are gray, dark ridges on light; ``minutiae`` are those visible."""

    pixels: NDArray[np.uint8]
    ppi: int
    part: str
    pattern: str
    minutiae: tuple[Minutia, ...]
    dryness: float
    core: tuple[float, float]
    size: tuple[float, float]
    """Width and height of the contact area in pixels, along the finger's own axes."""


@dataclass(frozen=True)
class SlapBox:
    """Where a finger lies: centre and size in pixels, angle in degrees clockwise from upright."""

    part: str
    centre: tuple[float, float]
    size: tuple[float, float]
    angle: float


@dataclass(frozen=True)
class SlapTruth:
    """Several fingers at once, gray, 500 ppi; boxes in the order of the parts asked for."""

    pixels: NDArray[np.uint8]
    ppi: int
    boxes: tuple[SlapBox, ...]
    fingers: tuple[FingerTruth, ...]


@dataclass(frozen=True)
class _Press:
    """How one finger was put down."""

    angle: float
    shift: tuple[float, float]
    pressure: float
    dryness: float
    partial: float
    wrinkle: float


def finger(
    person: Person,
    part: str,
    impression: int = 0,
    *,
    dryness: float = 0.0,
    partial: float = 0.0,
) -> FingerTruth:
    """Return one impression of a finger, 400 x 300 pixels at 500 ppi.

    ``dryness`` 0..1 breaks the ridges up; ``partial`` 0..1 is the share of the tip that stays off
    the glass. Raises ``MissingPart`` when the person does not have the finger.
    """
    person.require(part)
    rng = person.stream("press", part, impression)
    press = _Press(
        angle=float(rng.normal(0, 4)),
        shift=(float(rng.normal(0, 7)), float(rng.normal(0, 8))),
        pressure=float(rng.normal(0, 0.16)),
        dryness=dryness,
        partial=partial,
        wrinkle=float(rng.uniform(1.0, 2.6)),
    )
    return _press(person, part, press, FINGER_SHAPE, rng)


def slap(person: Person, parts: Sequence[str], impression: int = 0) -> SlapTruth:
    """Return the fingers ``parts``, side by side as a hand lays them, 1600 x 1500 at 500 ppi.

    Fingers that the person does not have leave their place empty. Right hands are seen with the
    index finger on the left, left hands with the index finger on the right.
    """
    rng = person.stream("slap", *parts, impression)
    canvas = to_bytes(np.full(SLAP_SHAPE, _GLASS, np.float32) + _grain(rng, SLAP_SHAPE))
    order = tuple(reversed(parts)) if all(p.startswith("LEFT") for p in parts) else tuple(parts)
    boxes: dict[str, SlapBox] = {}
    prints: dict[str, FingerTruth] = {}
    shove = (float(rng.normal(0, 25)), float(rng.normal(0, 30)))
    for place, part in enumerate(order):
        if part in person.missing:
            continue
        box, tip = _lay(person, part, place, len(order), impression, shove)
        _merge(canvas, tip.pixels, box.centre)
        boxes[part], prints[part] = box, tip
    present = [part for part in parts if part in boxes]
    return SlapTruth(
        canvas, PPI, tuple(boxes[p] for p in present), tuple(prints[p] for p in present)
    )


def _lay(
    person: Person,
    part: str,
    place: int,
    count: int,
    impression: int,
    shove: tuple[float, float],
) -> tuple[SlapBox, FingerTruth]:
    rng = person.stream("lay", part, impression)
    spread = place - (count - 1) / 2
    lower = {"INDEX": 95.0, "MIDDLE": 0.0, "RING": 45.0, "LITTLE": 230.0}
    drop = lower.get(part.rsplit("_", 1)[-1], 60.0)
    angle = 5.0 * spread + float(rng.normal(0, 2))
    centre = (
        SLAP_SHAPE[1] / 2 + spread * 362 + shove[0] + float(rng.normal(0, 8)),
        520 + drop + shove[1] + float(rng.normal(0, 10)),
    )
    press = _Press(angle, (0.0, 0.0), float(rng.normal(0, 0.16)), 0.0, 0.0, 1.8)
    tip = _press(person, part, press, _TILE, rng)
    whole = (float(round(centre[0])), float(round(centre[1])))
    return SlapBox(part, whole, tip.size, angle), tip


def _merge(canvas: NDArray[np.uint8], tile: NDArray[np.uint8], centre: tuple[float, float]) -> None:
    top = int(centre[1]) - tile.shape[0] // 2
    left = int(centre[0]) - tile.shape[1] // 2
    part = canvas[
        max(0, top) : max(0, top + tile.shape[0]), max(0, left) : max(0, left + tile.shape[1])
    ]
    piece = tile[max(0, -top) :, max(0, -left) :][: part.shape[0], : part.shape[1]]
    np.minimum(part, piece, out=part)


def _press(
    person: Person, part: str, press: _Press, shape: tuple[int, int], rng: np.random.Generator
) -> FingerTruth:
    grown = skin(person.seed, part)
    body = person.stream("body", part)
    width = _WIDTH.get(part.rsplit("_", 1)[-1], 1.0) * float(body.uniform(0.94, 1.04))
    centre = (shape[1] / 2 + press.shift[0], shape[0] / 2 + press.shift[1])
    skin_x, skin_y = _warp(shape, centre, press, float(body.uniform(0.95, 1.08)), rng)
    relief = sample(grown.relief, skin_x, skin_y, cubic=True)
    contact, size = _contact(shape, centre, press, width, rng)
    pixels = _expose(relief, contact, press, rng)
    core = _seen(np.asarray([[CORE[0], CORE[1]]], np.float32), skin_x, skin_y)[0]
    return FingerTruth(
        pixels,
        PPI,
        part,
        grown.pattern,
        _visible(grown, skin_x, skin_y, contact),
        press.dryness,
        (float(core[0]), float(core[1])),
        size,
    )


def _warp(
    shape: tuple[int, int],
    centre: tuple[float, float],
    press: _Press,
    scale: float,
    rng: np.random.Generator,
) -> tuple[Field, Field]:
    """Return for each pixel where on the skin it looks: rotation, shift and elastic pull."""
    x, y = grid(shape, centre)
    turn = np.deg2rad(press.angle)
    cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    factor = np.float32(0.5 / scale)
    skin_x = (cos * x + sin * y) * factor + np.float32(CORE[0])
    skin_y = (cos * y - sin * x) * factor + np.float32(CORE[1] + 8)
    skin_x += smooth_noise(rng, shape, 110) * np.float32(press.wrinkle)
    skin_y += smooth_noise(rng, shape, 110) * np.float32(press.wrinkle)
    return skin_x, skin_y


def _contact(
    shape: tuple[int, int],
    centre: tuple[float, float],
    press: _Press,
    width: float,
    rng: np.random.Generator,
) -> tuple[Field, tuple[float, float]]:
    """Return how firmly each pixel touches (0..1), and the size of the touching area."""
    x, y = grid(shape, centre)
    turn = np.deg2rad(press.angle)
    across = np.cos(turn) * x + np.sin(turn) * y
    along = np.cos(turn) * y - np.sin(turn) * x
    half_width = (118 + 12 * press.pressure) * width
    half_height = (165 + 14 * press.pressure) * (0.92 + 0.08 * width)
    along = along - 2 * half_height * press.partial
    reach = (np.abs(across) / half_width) ** 2.5 + (np.abs(along) / half_height) ** 2.6
    edge = smooth_noise(rng, shape, 46) * 0.055 + smooth_noise(rng, shape, 12) * 0.02
    contact = sigmoid(np.asarray((1.0 - reach + edge) * 11.0, np.float32))
    return contact, (2 * half_width, 2 * half_height * (1 - press.partial))


def _expose(
    relief: Field, contact: Field, press: _Press, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Turn relief into gray: wide ridges under pressure, broken ones when dry, pores, grain."""
    shape = relief.shape[0], relief.shape[1]
    damp = smooth_noise(rng, shape, 60) * 0.18 + press.pressure - 0.55 * press.dryness
    crumbs = smooth_noise(rng, shape, 5) * (0.16 + 0.75 * press.dryness)
    ridge = sigmoid((relief + damp + crumbs * (relief > -0.2)) * 4.2)
    ridge -= _pores(relief, rng)
    depth = contact * ridge * (_GLASS - _INK) * (0.9 + 0.06 * smooth_noise(rng, shape, 80))
    # The glass is not quite clean where the finger lay: valleys are grayer than the platen.
    haze = 13.0 * contact * (1 - ridge)
    picture = blur(np.asarray(_GLASS - depth - haze, np.float32), 0.75)
    return to_bytes(picture + _grain(rng, shape))


def _pores(relief: Field, rng: np.random.Generator) -> Field:
    """Return sweat pores: light dots on the middle of ridges."""
    count = relief.size // 150
    rows = rng.integers(2, relief.shape[0] - 2, count)
    columns = rng.integers(2, relief.shape[1] - 2, count)
    on_ridge = relief[rows, columns] > 0.8
    dots = np.zeros(relief.shape, np.float32)
    dots[rows[on_ridge], columns[on_ridge]] = 1.0
    return np.minimum(blur(dots, 1.1) * 3.2, 0.5)


def _grain(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Return sensor noise of about three gray levels, from bytes because they are cheap."""
    noise = np.frombuffer(rng.bytes(shape[0] * shape[1]), np.uint8).reshape(shape)
    return np.asarray((noise.astype(np.float32) - 127.5) * 0.035, np.float32)


def _visible(grown: Skin, skin_x: Field, skin_y: Field, contact: Field) -> tuple[Minutia, ...]:
    """Carry the minutiae of the skin over to the picture and keep those that touch the glass."""
    seen = _seen(grown.minutiae[:, :2], skin_x, skin_y)
    heading = grown.minutiae[:, 2]
    ahead = grown.minutiae[:, :2] + 2 * np.column_stack([np.cos(heading), np.sin(heading)])
    towards = _seen(ahead.astype(np.float32), skin_x, skin_y) - seen
    angles = np.arctan2(towards[:, 1], towards[:, 0])
    inside = (seen > 0).all(axis=1) & (seen[:, 0] < contact.shape[1] - 1)
    inside &= seen[:, 1] < contact.shape[0] - 1
    return tuple(
        (float(x), float(y), float(angle), "fork" if kind else "end")
        for (x, y), angle, kind, ok in zip(seen, angles, grown.minutiae[:, 3], inside, strict=True)
        if ok and contact[int(y), int(x)] > 0.6
    )


def _seen(points: Field, skin_x: Field, skin_y: Field) -> Field:
    """Invert the warp: where in the picture these points of the skin are, by fixed point steps."""
    height, width = skin_x.shape
    origin = np.asarray([skin_x[0, 0], skin_y[0, 0]])
    axes = np.asarray(
        [
            [skin_x[0, -1] - skin_x[0, 0], skin_x[-1, 0] - skin_x[0, 0]],
            [skin_y[0, -1] - skin_y[0, 0], skin_y[-1, 0] - skin_y[0, 0]],
        ]
    ) / np.asarray([width - 1, height - 1])
    back = np.linalg.inv(axes)
    place = (points - origin) @ back.T
    for _ in range(4):
        x = np.clip(place[:, 0], 0, width - 1).astype(np.float32)[None, :]
        y = np.clip(place[:, 1], 0, height - 1).astype(np.float32)[None, :]
        now = np.column_stack([sample(skin_x, x, y)[0], sample(skin_y, x, y)[0]])
        place = np.column_stack([x[0], y[0]]) + (points - now) @ back.T
    return np.asarray(place, np.float32)


_ = cv2
