"""Portraits in a studio: head and shoulders before the wall the rules ask for, and the truth."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.canvas import Canvas
from drivers.population.dress import FRAME_OF, paint_behind, paint_glasses, paint_hair
from drivers.population.fields import Field, grain, grid, smooth_noise, to_bytes
from drivers.population.head import paint_eyes, paint_face, paint_nose_and_mouth
from drivers.population.looks import looks
from drivers.population.person import BACKDROPS, Person

SIZE: Final = (1280, 720)
"""Width and height of a picture unless asked otherwise."""
_HALF_FACE: Final = 0.186
"""Half the width of a face, in heights of the picture."""
_LENS: Final = 0.5
_PIVOT: Final = 1.1
"""Where a head tilts, in half widths of the face below the eyes."""


@dataclass(frozen=True)
class FaceTruth:
    """``pixels`` are height x width x 3 bytes, blue first.

    ``box`` is left, top, width, height of the face from brow to chin and ear to ear; ``eyes`` are
    the centres (x, y) of the person's right eye (left in the picture) and left eye.
    """

    pixels: NDArray[np.uint8]
    box: tuple[int, int, int, int]
    eyes: tuple[tuple[float, float], tuple[float, float]]
    backdrop: str


@dataclass(frozen=True)
class _Stance:
    """Where the head is: point between the eyes, half width of the face, tilt in radians."""

    x: float
    y: float
    unit: float
    roll: float

    def body(self) -> "_Stance":
        """Return the stance of the shoulders, which follow a tilted head only a little."""
        roll = 0.3 * self.roll
        x, y = self.at(0.0, _PIVOT)
        return _Stance(
            float(x + _PIVOT * self.unit * np.sin(roll)),
            float(y - _PIVOT * self.unit * np.cos(roll)),
            self.unit,
            roll,
        )

    def at(self, across: float, down: float) -> tuple[float, float]:
        """Return the pixel of a point given in half widths from between the eyes."""
        cos, sin = np.cos(self.roll), np.sin(self.roll)
        return (
            float(self.x + self.unit * (cos * across - sin * down)),
            float(self.y + self.unit * (sin * across + cos * down)),
        )


def portrait(
    person: Person,
    impression: int = 0,
    *,
    pose_roll: float = 0.0,
    blur: float = 0.0,
    light: float = 1.0,
    side_light: float = 0.0,
    eyes_shut: bool = False,
    glasses: bool = False,
    backdrop: str | None = None,
    size: tuple[int, int] = SIZE,
) -> FaceTruth:
    """Return a portrait of a person.

    ``pose_roll`` is the tilt of the head in degrees, clockwise in the picture; ``blur`` is in
    pixels; ``light`` multiplies the brightness; ``side_light`` -1..1 puts the lamp to one side;
    ``backdrop`` is a name of ``BACKDROPS``, by default the one the rules ask for; ``size`` is width
    and height.
    """
    wall = backdrop or person.backdrop
    rng = person.stream("pose", impression)
    stance = _stance(person, size, np.deg2rad(pose_roll + float(rng.normal(0, 0.8))), rng)
    face = looks(person)
    picture = _background(person, wall, size, stance, rng)
    canvas = _canvas(picture, stance)
    paint_face(
        canvas.window(-1.15, 1.15, -1.4, 1.5),
        face,
        (side_light * 1.6, 1.0),
        person.stream("skin tone"),
    )
    paint_eyes(canvas, face, shut=eyes_shut)
    paint_nose_and_mouth(canvas, face)
    paint_hair(canvas.window(*FRAME_OF[face.hair]), face, person.stream("hair"))
    if glasses:
        paint_glasses(canvas, face)
    return FaceTruth(
        _expose(picture, light, blur, rng),
        _box(stance, face.chin),
        (stance.at(-face.eye_out, 0.0), stance.at(face.eye_out, 0.0)),
        wall,
    )


def _background(
    person: Person, wall: str, size: tuple[int, int], stance: "_Stance", rng: np.random.Generator
) -> Field:
    """Paint wall and body at half the size: they lie behind the plane of focus anyway."""
    half = studio(wall, (size[0] // 2, size[1] // 2), rng)
    head = _Stance(stance.x / 2, stance.y / 2, stance.unit / 2, stance.roll)
    canvases = _canvas(half, head), _canvas(half, head.body())
    paint_behind(*canvases, looks(person), person.stream("shoulders"))
    return np.asarray(cv2.resize(half, size, interpolation=cv2.INTER_CUBIC), np.float32)


def studio(backdrop: str, size: tuple[int, int], rng: np.random.Generator) -> Field:
    """Return the wall, height x width x 3, 0..255, lit a little more in the middle."""
    small = (size[1] // 8, size[0] // 8)
    x, y = grid(small, (small[1] / 2, small[0] * 0.45))
    glow = 1.0 - 0.16 * ((x / small[1]) ** 2 + (y / small[0]) ** 2) * 2
    glow = glow + 0.012 * smooth_noise(rng, small, 12)
    wall = np.asarray(BACKDROPS[backdrop], np.float32) * np.asarray(glow, np.float32)[..., None]
    return np.asarray(cv2.resize(wall, size, interpolation=cv2.INTER_LINEAR), np.float32)


def _stance(
    person: Person, size: tuple[int, int], roll: float, rng: np.random.Generator
) -> _Stance:
    unit = size[1] * _HALF_FACE * float(person.stream("head").uniform(0.95, 1.05))
    return _Stance(
        x=size[0] / 2 + float(rng.normal(0, 0.008)) * size[1],
        y=size[1] * 0.45 + float(rng.normal(0, 0.008)) * size[1],
        unit=unit,
        roll=roll,
    )


def _canvas(picture: Field, stance: _Stance) -> Canvas:
    """Return the part of the picture that the person can cover."""
    reach = 2.75 * stance.unit
    left = max(0, int(stance.x - reach))
    right = min(picture.shape[1], int(stance.x + reach))
    top = max(0, int(stance.y - 1.6 * stance.unit))
    patch = picture[top:, left:right]
    x, y = grid(patch.shape[:2], (stance.x - left, stance.y - top))
    cos, sin = np.float32(np.cos(stance.roll)), np.float32(np.sin(stance.roll))
    scale = np.float32(1 / stance.unit)
    return Canvas(patch, (cos * x + sin * y) * scale, (cos * y - sin * x) * scale, stance.unit)


def _box(stance: _Stance, chin: float) -> tuple[int, int, int, int]:
    x, y = stance.at(0.0, (chin - 0.35) / 2)
    width, height = 2.0 * stance.unit, (chin + 0.35) * stance.unit
    return round(x - width / 2), round(y - height / 2), round(width), round(height)


def _expose(
    picture: Field, light: float, defocus: float, rng: np.random.Generator
) -> NDArray[np.uint8]:
    soft = cv2.GaussianBlur(to_bytes(picture, light), (0, 0), _LENS + defocus)
    return grain(np.asarray(soft, np.uint8), rng, bits=1)
