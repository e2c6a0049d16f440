"""Fingers on glass: what a 500 ppi scanner sees of a person's fingers, and the truth about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.population.fields import Field, grain, sample, smooth_noise
from drivers.population.person import Person
from drivers.population.ridges import CORE, PERIOD, Skin, skin
from drivers.population.touch import GLASS, Touch, contact, expose, looked_at, seen_at

PPI: Final = 500
FINGER_SHAPE: Final = (400, 300)
SLAP_SHAPE: Final = (1500, 1600)
_TIP_TILE: Final = (464, 400)
_JOINT_TILE: Final = (400, 400)
_PITCH: Final = 345.0
"""Distance of two neighbouring fingers of a slap, in pixels."""
_CREASE: Final = 26.0

_WIDTH: Final = {"THUMB": 1.16, "INDEX": 1.0, "MIDDLE": 1.03, "RING": 0.98, "LITTLE": 0.84}
_LOWER: Final = {"INDEX": 95.0, "MIDDLE": 0.0, "RING": 45.0, "LITTLE": 230.0, "THUMB": 60.0}
"""By how much a fingertip lies below that of the middle finger, in pixels."""

Minutia = tuple[float, float, float, str]
"""x and y in pixels; angle in radians, y down; ``end`` or ``fork``."""


@dataclass(frozen=True)
class FingerTruth:
    """One impression: gray pixels, dark ridges on light, and what is known about them.

    ``minutiae`` are those that touch the glass; their angle points along the ridge that ends, or
    between the two that meet. ``core`` may lie outside the picture. ``size`` is the width and
    height of the area that touches, along the finger's own axes.
    """

    pixels: NDArray[np.uint8]
    ppi: int
    part: str
    pattern: str
    minutiae: tuple[Minutia, ...]
    dryness: float
    core: tuple[float, float]
    size: tuple[float, float]


@dataclass(frozen=True)
class SlapBox:
    """Where a fingertip lies: centre and size in pixels, degrees clockwise from upright."""

    part: str
    centre: tuple[float, float]
    size: tuple[float, float]
    angle: float


@dataclass(frozen=True)
class SlapTruth:
    """Several fingers at once, gray, 500 ppi; ``boxes`` in the order of the parts asked for."""

    pixels: NDArray[np.uint8]
    ppi: int
    boxes: tuple[SlapBox, ...]


def finger(
    person: Person,
    part: str,
    impression: int = 0,
    *,
    dryness: float = 0.0,
    partial: float = 0.0,
) -> FingerTruth:
    """Return one impression of a finger, 300 x 400 pixels at 500 ppi.

    ``dryness`` 0..1 breaks the ridges up; ``partial`` 0..0.95 is the share of the finger, from the
    tip down, that stays off the glass. Raises ``MissingPart`` when the person lacks the finger.
    """
    person.require(part)
    rng = person.stream("press", part, impression)
    middle = (
        FINGER_SHAPE[1] / 2 + float(rng.normal(0, 7)),
        FINGER_SHAPE[0] / 2 + float(rng.normal(0, 8)),
    )
    touch = _tip(
        person, part, middle, float(rng.normal(0, 4)), rng, dryness=dryness, partial=partial
    )
    return _press(person, part, touch, FINGER_SHAPE, rng)


def slap(person: Person, parts: Sequence[str], impression: int = 0) -> SlapTruth:
    """Return the fingers ``parts`` side by side as a hand lays them, 1600 x 1500 at 500 ppi.

    Fingers that the person does not have leave their place empty. Right hands have the index finger
    on the left of the picture, left hands on the right.
    """
    rng = person.stream("slap", *parts, impression)
    canvas = np.full(SLAP_SHAPE, round(GLASS), np.uint8)
    left_hand = all(part.startswith("LEFT") for part in parts)
    order = tuple(reversed(parts)) if left_hand else tuple(parts)
    hand = (
        SLAP_SHAPE[1] / 2 + float(rng.normal(0, 25)),
        500 + float(rng.normal(0, 30)),
        float(rng.normal(0, 2)),
    )
    boxes = {
        part: _lay(canvas, person, part, place=place - (len(order) - 1) / 2, hand=hand, rng=rng)
        for place, part in enumerate(order)
        if part not in person.missing
    }
    ordered = tuple(boxes[part] for part in parts if part in boxes)
    return SlapTruth(grain(canvas, rng), PPI, ordered)


def _tip(
    person: Person,
    part: str,
    middle: tuple[float, float],
    angle: float,
    rng: np.random.Generator,
    *,
    dryness: float = 0.0,
    partial: float = 0.0,
) -> Touch:
    """Return how a fingertip is put down around ``middle``; what stays off is cut from above."""
    body = person.stream("body", part)
    width = _WIDTH[part.rsplit("_", 1)[-1]] * float(body.uniform(0.94, 1.04))
    scale = float(body.uniform(0.85, 0.98))
    pressure = float(rng.normal(0, 0.16))
    half_height = (165 + 14 * pressure) * (0.92 + 0.08 * width)
    off = half_height * min(partial, 0.95)
    turn = np.deg2rad(angle)
    return Touch(
        centre=(middle[0] - off * float(np.sin(turn)), middle[1] + off * float(np.cos(turn))),
        half_width=(118 + 12 * pressure) * width,
        half_height=half_height - off,
        angle=angle,
        skin_centre=(CORE[0], CORE[1] + 8 + 0.5 * off / scale),
        skin_scale=scale,
        pressure=pressure,
        dryness=dryness,
        stretch=float(rng.uniform(1.0, 2.6)),
    )


def _press(
    person: Person, part: str, touch: Touch, shape: tuple[int, int], rng: np.random.Generator
) -> FingerTruth:
    grown = skin(person.seed, part)
    skin_x, skin_y = looked_at(shape, touch, rng)
    firm = contact(shape, touch, rng)
    pixels = expose(sample(grown.relief, skin_x, skin_y, cubic=True), firm, touch, rng)
    core = seen_at(np.asarray([CORE]), skin_x, skin_y)[0]
    return FingerTruth(
        pixels=grain(pixels, rng),
        ppi=PPI,
        part=part,
        pattern=grown.pattern,
        minutiae=_visible(grown, skin_x, skin_y, firm),
        dryness=touch.dryness,
        core=(float(core[0]), float(core[1])),
        size=(2 * touch.half_width, 2 * touch.half_height),
    )


def _visible(grown: Skin, skin_x: Field, skin_y: Field, firm: Field) -> tuple[Minutia, ...]:
    """Carry the minutiae of the skin over to the picture and keep those that touch the glass."""
    points, heading = grown.minutiae[:, :2], grown.minutiae[:, 2]
    seen = seen_at(points, skin_x, skin_y)
    ahead = points + 2 * np.column_stack([np.cos(heading), np.sin(heading)])
    towards = seen_at(ahead, skin_x, skin_y) - seen
    height, width = firm.shape
    inside = (seen > 0).all(axis=1) & (seen[:, 0] < width - 1) & (seen[:, 1] < height - 1)
    return tuple(
        (float(x), float(y), float(np.arctan2(dy, dx)), "fork" if kind else "end")
        for (x, y), (dx, dy), kind, ok in zip(
            seen, towards, grown.minutiae[:, 3], inside, strict=True
        )
        if ok and firm[int(y), int(x)] > 0.6
    )


def _lay(
    canvas: NDArray[np.uint8],
    person: Person,
    part: str,
    *,
    place: float,
    hand: tuple[float, float, float],
    rng: np.random.Generator,
) -> SlapBox:
    """Put one finger of a slap down: its tip, the crease, and the joint below it, fainter."""
    angle = 4.5 * place + hand[2] + float(rng.normal(0, 1.5))
    where = (
        round(hand[0] + place * _PITCH + float(rng.normal(0, 8))),
        round(hand[1] + _LOWER[part.rsplit("_", 1)[-1]] + float(rng.normal(0, 10))),
    )
    tip = _tip(person, part, (_TIP_TILE[1] / 2, _TIP_TILE[0] / 2), angle, rng)
    _merge(canvas, _slapped(person, part, tip, _TIP_TILE, rng), where)
    joint = _joint(tip)
    down = tip.half_height + _CREASE + joint.half_height
    turn = np.deg2rad(angle)
    below = (round(where[0] - down * np.sin(turn)), round(where[1] + down * np.cos(turn)))
    _merge(canvas, expose(*_furrows(person, part, joint, rng), joint, rng), below)
    size = (2 * tip.half_width, 2 * tip.half_height)
    return SlapBox(part, (float(where[0]), float(where[1])), size, angle)


def _slapped(
    person: Person, part: str, touch: Touch, shape: tuple[int, int], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Return a fingertip without grain and without truth."""
    skin_x, skin_y = looked_at(shape, touch, rng)
    relief = sample(skin(person.seed, part).relief, skin_x, skin_y, cubic=True)
    return expose(relief, contact(shape, touch, rng), touch, rng)


def _joint(tip: Touch) -> Touch:
    return Touch(
        centre=(_JOINT_TILE[1] / 2, _JOINT_TILE[0] / 2),
        half_width=tip.half_width * 0.94,
        half_height=135.0,
        angle=tip.angle,
        skin_centre=CORE,
        pressure=tip.pressure - 0.22,
    )


def _furrows(
    person: Person, part: str, joint: Touch, rng: np.random.Generator
) -> tuple[Field, Field]:
    """Return relief and contact of the middle joint, whose ridges run across without a pattern."""
    skin_x, skin_y = looked_at(_JOINT_TILE, joint, rng)
    own = person.stream("joint", part)
    lean = float(own.uniform(-0.3, 0.3))
    wave = skin_y + lean * skin_x + 3.5 * smooth_noise(own, _JOINT_TILE, 60)
    wave += 1.1 * smooth_noise(own, _JOINT_TILE, 26)
    relief = np.asarray(np.sin(wave * (2 * np.pi / PERIOD)), np.float32)
    return relief, contact(_JOINT_TILE, joint, rng)


def _merge(canvas: NDArray[np.uint8], tile: NDArray[np.uint8], middle: tuple[int, int]) -> None:
    """Let the darker of canvas and tile stand, the tile's middle at ``middle`` (x, y)."""
    top, left = middle[1] - tile.shape[0] // 2, middle[0] - tile.shape[1] // 2
    bottom, right = top + tile.shape[0], left + tile.shape[1]
    part = canvas[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    piece = tile[max(0, -top) :, max(0, -left) :][: part.shape[0], : part.shape[1]]
    np.minimum(part, piece, out=part)
