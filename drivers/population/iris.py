"""Eyes in near infrared light, as an iris camera sees one, and the truth about them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.fields import Field, blur, grid, sample, sigmoid, smooth_noise, to_bytes
from drivers.population.person import Person

SHAPE: Final = (480, 640)
_RINGS: Final = (128, 1024)


@dataclass(frozen=True)
class IrisTruth:
    """``pixels`` are 480 x 640 gray; radii in pixels; ``lid`` is the hidden share of the iris."""

    pixels: NDArray[np.uint8]
    part: str
    centre: tuple[float, float]
    iris_radius: float
    pupil_radius: float
    lid: float


@dataclass(frozen=True)
class _Gaze:
    """Where the eye stands in the picture, in pixels."""

    centre: tuple[float, float]
    iris: float
    pupil: float
    turn: float


def eye(
    person: Person, part: str, impression: int = 0, *, lid: float = 0.15, defocus: float = 0.0
) -> IrisTruth:
    """Return one picture of an eye.

    ``lid`` is how far the lids are closed (0 wide open, 1 shut); ``defocus`` is the blur in pixels.
    Raises ``MissingPart`` when the person does not have the eye.
    """
    person.require(part)
    rng = person.stream("look", part, impression)
    iris_radius = 116.0 * float(person.stream("eyeball", part).uniform(0.95, 1.06))
    gaze = _Gaze(
        centre=(320 + float(rng.normal(0, 9)), 240 + float(rng.normal(0, 7))),
        iris=iris_radius,
        pupil=iris_radius * float(np.clip(rng.normal(0.38, 0.035), 0.28, 0.52)),
        turn=float(rng.normal(0, 0.03)),
    )
    picture = _eyeball(person, part, gaze, rng)
    closed, hidden = _lids(picture, gaze, lid, part, person)
    picture = _skin_over(picture, closed, rng)
    _lashes(picture, gaze, lid, part, person)
    picture = blur(picture, 0.9 + defocus)
    picture += rng.standard_normal(SHAPE, dtype=np.float32) * np.float32(2.2)
    return IrisTruth(to_bytes(picture), part, gaze.centre, gaze.iris, gaze.pupil, hidden)


@lru_cache(maxsize=32)
def texture(seed: int, part: str) -> Field:
    """Return the unrolled iris, inner edge first: rings x angles, gray values around zero."""
    rng = Person(seed).stream("iris", part)
    rings, angles = _RINGS
    radius = np.linspace(0, 1, rings, dtype=np.float32)[:, None]
    fibres = _around(rng, (rings, angles), 40, 7) * 15 + _around(rng, (rings, angles), 26, 16) * 9
    fine = _around(rng, (rings, angles), 10, 5) * 6
    collarette = 0.30 + 0.045 * _around(rng, (1, angles), 1, 60)
    frill = 16 * np.exp(-(((radius - collarette) / 0.05) ** 2))
    inner = np.where(radius < collarette, 12.0, 0.0)
    crypts = np.clip(_around(rng, (rings, angles), 22, 34) - 1.15, 0, 1.2) * -34
    crypts *= np.exp(-(((radius - collarette - 0.1) / 0.22) ** 2))
    furrows = -9 * np.clip(np.sin(radius * 34 + 2 * _around(rng, (rings, angles), 60, 120)), 0, 1)
    furrows *= np.clip((radius - 0.5) * 2, 0, 1)
    whole = fibres + fine + frill + inner + crypts + furrows
    whole = np.asarray(whole, np.float32)
    whole.setflags(write=False)
    return whole


def _around(rng: np.random.Generator, shape: tuple[int, int], tall: int, wide: int) -> Field:
    """Return noise with features ``tall`` x ``wide`` pixels that closes around the circle."""
    rows, columns = shape[0] // tall + 3, max(4, shape[1] // wide)
    coarse = rng.standard_normal((rows, columns), dtype=np.float32)
    wrapped = np.concatenate([coarse[:, -2:], coarse, coarse[:, :2]], axis=1)
    each = shape[1] / columns
    grown = cv2.resize(
        wrapped, (round((columns + 4) * each), rows * tall), interpolation=cv2.INTER_CUBIC
    )
    left = round(2 * each)
    return np.asarray(grown[tall : tall + shape[0], left : left + shape[1]], np.float32)


def _eyeball(person: Person, part: str, gaze: _Gaze, rng: np.random.Generator) -> Field:
    """Return sclera, iris, pupil and the light of the camera's diodes on the cornea."""
    x, y = grid(SHAPE, gaze.centre)
    away = np.hypot(x, y)
    angle = np.arctan2(y, x) + np.float32(gaze.turn)
    tone = 128 + 18 * float(person.stream("eye colour").normal())
    white = 186 - 0.00028 * away**2 + 4 * smooth_noise(rng, SHAPE, 60)
    rings, angles = _RINGS
    ring = np.clip((away - gaze.pupil) / (gaze.iris - gaze.pupil), 0, 1)
    rolled = np.asarray((angle / (2 * np.pi)) % 1.0 * angles, np.float32)
    fabric = sample(texture(person.seed, part), rolled, np.asarray(ring * (rings - 1), np.float32))
    coloured = tone + fabric - 34 * np.clip(ring - 0.82, 0, 1) / 0.18
    picture = np.where(away < gaze.iris, coloured, white)
    limbus = sigmoid(np.asarray((away - gaze.iris) / 2.6, np.float32))
    picture = coloured * (1 - limbus) + white * limbus
    hole = sigmoid(np.asarray((gaze.pupil - away) / 1.1, np.float32))
    picture = picture * (1 - hole) + 26 * hole
    return _glints(np.asarray(picture, np.float32), gaze)


def _glints(picture: Field, gaze: _Gaze) -> Field:
    """Reflect two diodes of the camera in the pupil."""
    light = np.zeros(SHAPE, np.float32)
    for side in (-1, 1):
        spot = (round(gaze.centre[0] + side * gaze.pupil * 0.36), round(gaze.centre[1] - 9))
        cv2.circle(light, spot, 4, 1.0, -1, cv2.LINE_AA)
    light = blur(light, 1.2)
    return np.asarray(picture + (250 - picture) * np.clip(light * 1.3, 0, 1), np.float32)


def _lids(
    picture: Field, gaze: _Gaze, lid: float, part: str, person: Person
) -> tuple[Field, float]:
    """Return how much skin covers each pixel (0..1), and the share of the iris that is hidden."""
    upper, lower = _edges(gaze, lid, part, person)
    _, y = grid(SHAPE, (0, 0))
    closed = np.maximum(sigmoid((upper[None, :] - y) / 2.2), sigmoid((y - lower[None, :]) / 2.2))
    # Lids throw a soft shadow on the ball below them.
    picture -= 46 * np.exp(-np.maximum(y - upper[None, :], 0) / 13)
    picture -= 16 * np.exp(-np.maximum(lower[None, :] - y, 0) / 8)
    away = np.hypot(*grid(SHAPE, gaze.centre))
    annulus = (away < gaze.iris) & (away > gaze.pupil)
    return np.asarray(closed, np.float32), float(np.mean(closed[annulus] > 0.5))


def _edges(gaze: _Gaze, lid: float, part: str, person: Person) -> tuple[Field, Field]:
    """Return the height of the upper and the lower lid's edge over each column."""
    rng = person.stream("lids", part)
    inner = -1 if part.startswith("LEFT") else 1
    x = (np.arange(SHAPE[1], dtype=np.float32) - np.float32(gaze.centre[0])) / np.float32(285)
    lean = inner * x * np.float32(rng.uniform(12, 26))
    arch = np.clip(1 - np.abs(x) ** 2.1, -0.4, 1)
    opening = 1 - lid
    upper = gaze.centre[1] + 62 - arch * (62 + 118 * opening + float(rng.uniform(-6, 6))) + lean
    lower = gaze.centre[1] + 62 + arch * (8 + 66 * opening + float(rng.uniform(-5, 5))) + lean
    return np.asarray(upper, np.float32), np.asarray(lower, np.float32)


def _skin_over(picture: Field, closed: Field, rng: np.random.Generator) -> Field:
    _, y = grid(SHAPE, (0, 240))
    skin = (
        168 - 0.05 * np.abs(y) + 5 * smooth_noise(rng, SHAPE, 40) + 3 * smooth_noise(rng, SHAPE, 4)
    )
    rim = closed * (1 - closed) * 4
    return np.asarray(picture * (1 - closed) + (skin + 14 * rim) * closed, np.float32)


def _lashes(picture: Field, gaze: _Gaze, lid: float, part: str, person: Person) -> None:
    """Draw lashes in place: long ones that curl up from the upper lid, short ones below."""
    upper, lower = _edges(gaze, lid, part, person)
    rng = person.stream("lashes", part)
    layer = np.zeros(SHAPE, np.float32)
    for edge, count, length, rise in ((upper, 74, 46, -1), (lower, 46, 20, 1)):
        roots = rng.uniform(gaze.centre[0] - 250, gaze.centre[0] + 250, count)
        for root in roots:
            column = int(np.clip(root, 0, SHAPE[1] - 1))
            lean = (root - gaze.centre[0]) / 250 + float(rng.normal(0, 0.18))
            reach = length * float(rng.uniform(0.6, 1.1))
            step = np.linspace(0, 1, 7)
            curve = np.stack(
                [
                    root + lean * reach * step,
                    edge[column] - rise * 5 * np.sin(np.pi * step) * 1.6 + rise * reach * step**1.5,
                ],
                axis=1,
            )
            points = [np.rint(curve * 16).astype(np.int32)]
            cv2.polylines(layer, points, False, 0.75, 2 if rise < 0 else 1, cv2.LINE_AA, 4)
    picture *= 1 - 0.82 * np.clip(layer, 0, 1)
    picture += 0.82 * np.clip(layer, 0, 1) * 44
