"""Eyes in near infrared light, as an iris camera sees one, and the truth about them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.fields import (
    Field,
    Reals,
    blur,
    grain,
    grid,
    ramp,
    sample,
    smooth_noise,
    to_bytes,
)
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


@dataclass(frozen=True)
class _Lash:
    """The lashes of one lid: they rise (1) or hang (-1), after sagging a little; in pixels."""

    count: int
    length: float
    rise: float
    sag: float
    thick: int
    dark: int


_LASHES: Final = (
    _Lash(count=92, length=44.0, rise=1.0, sag=9.0, thick=2, dark=190),
    _Lash(count=58, length=17.0, rise=-1.0, sag=0.0, thick=1, dark=150),
)
"""Of the upper and of the lower lid."""


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
    picture = _skin_over(picture, closed, _edges(gaze, lid, part, person)[0], rng)
    _lashes(picture, gaze, lid, part, person)
    pixels = grain(to_bytes(blur(picture, 0.9 + defocus)), rng)
    return IrisTruth(pixels, part, gaze.centre, gaze.iris, gaze.pupil, hidden)


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
    picture = 186 - 0.00028 * (x**2 + y**2) + 4 * smooth_noise(rng, SHAPE, 60)
    picture = np.asarray(picture, np.float32)
    window = _around_iris(gaze)
    near = picture[window]
    x, y = x[window], y[window]
    away = np.hypot(x, y)
    tone = 128 + 18 * float(person.stream("eye colour").normal())
    coloured = tone + _fabric(texture(person.seed, part), gaze, np.arctan2(y, x), away)
    near += (coloured - near) * ramp(gaze.iris - away, 9)
    near += (26 - near) * ramp(gaze.pupil - away, 4)
    _glints(near, gaze, x, y)
    return picture


def _around_iris(gaze: _Gaze) -> tuple[slice, slice]:
    reach = int(gaze.iris) + 8
    left, top = int(gaze.centre[0]), int(gaze.centre[1])
    return slice(top - reach, top + reach), slice(left - reach, left + reach)


def _fabric(rolled: Field, gaze: _Gaze, angle: Reals, away: Reals) -> Reals:
    """Roll the texture around the pupil; the iris darkens towards its outer edge."""
    rings, angles = _RINGS
    ring = np.clip((away - gaze.pupil) / (gaze.iris - gaze.pupil), 0, 1)
    column = np.asarray(((angle + gaze.turn) / (2 * np.pi)) % 1.0 * angles, np.float32)
    return sample(rolled, column, np.asarray(ring * (rings - 1), np.float32)) - 34 * ramp(
        ring - 0.91, 0.18
    )


def _glints(near: Field, gaze: _Gaze, x: Reals, y: Reals) -> None:
    """Reflect two diodes of the camera in the pupil."""
    for side in (-1, 1):
        spot = np.hypot(x - side * gaze.pupil * 0.36, y + 9)
        near += (250 - near) * ramp(4.0 - spot, 3)


def _lids(
    picture: Field, gaze: _Gaze, lid: float, part: str, person: Person
) -> tuple[Field, float]:
    """Return how much skin covers each pixel (0..1), and the share of the iris that is hidden."""
    upper, lower = _edges(gaze, lid, part, person)
    _, y = grid(SHAPE, (0, 0))
    under, over = y - upper[None, :], lower[None, :] - y
    closed = np.maximum(ramp(-under, 7), ramp(-over, 7))
    # Lids throw a soft shadow on the ball below them.
    picture -= 46 * ramp(20 - under, 44) ** 2 + 16 * ramp(10 - over, 26) ** 2
    window = _around_iris(gaze)
    away = np.hypot(*(axis[window] for axis in grid(SHAPE, gaze.centre)))
    annulus = (away < gaze.iris) & (away > gaze.pupil)
    return closed, float(np.mean(closed[window][annulus] > 0.5))


def _edges(gaze: _Gaze, lid: float, part: str, person: Person) -> tuple[Field, Field]:
    """Return the height of the upper and the lower lid's edge over each column."""
    rng = person.stream("lids", part)
    inner = -1 if part.startswith("LEFT") else 1
    x = (np.arange(SHAPE[1], dtype=np.float32) - np.float32(gaze.centre[0])) / np.float32(285)
    lean = inner * x * np.float32(rng.uniform(12, 26))
    arch = np.clip(1 - np.abs(x) ** 2.1, -0.4, 1)
    opening = 1 - lid
    meet = gaze.centre[1] + 62 + 14 * arch + lean
    upper = meet - arch * opening * (194 + float(rng.uniform(-6, 6)))
    lower = meet + arch * opening * (62 + float(rng.uniform(-5, 5)))
    return np.asarray(upper, np.float32), np.asarray(lower, np.float32)


def _skin_over(picture: Field, closed: Field, upper: Field, rng: np.random.Generator) -> Field:
    """Lay the lids over the eyeball, with the crease above the upper one."""
    _, y = grid(SHAPE, (0, 240))
    skin = 172 - 0.0004 * y**2 + 2 * smooth_noise(rng, SHAPE, 64) + 2 * smooth_noise(rng, SHAPE, 4)
    above = (y + 240) - (upper[None, :] - 40)
    skin -= 26 * ramp(5 - np.abs(above), 12) + 12 * ramp(-above, 90) * ramp(above + 110, 60)
    rim = 4 * closed * (1 - closed)
    return np.asarray(picture + (skin + 14 * rim - picture) * closed, np.float32)


def _lashes(picture: Field, gaze: _Gaze, lid: float, part: str, person: Person) -> None:
    """Draw lashes in place: long ones that curl up from the upper lid, short ones below."""
    rng = person.stream("lashes", part)
    layer = np.zeros(SHAPE, np.uint8)
    for edge, lash in zip(_edges(gaze, lid, part, person), _LASHES, strict=True):
        curves = np.rint(_curls(edge, gaze.centre[0], lash, rng) * 16).astype(np.int32)
        cv2.polylines(layer, list(curves), False, lash.dark, lash.thick, cv2.LINE_AA, 4)
    cover = blur(layer.astype(np.float32), 0.8) * np.float32(1 / 255)
    picture += (44 - picture) * cover


def _curls(edge: Field, middle: float, lash: _Lash, rng: np.random.Generator) -> Reals:
    """Return the lashes of one lid: count x 9 points x (x, y)."""
    step = np.linspace(0, 1, 9)[None, :]
    root = middle + np.linspace(-238, 238, lash.count) + rng.normal(0, 3, lash.count)
    # Neighbours lean together in tufts; the outer ones lean outwards.
    lean = (root - middle) / 300 + 0.2 * np.sin(root / 9) + rng.normal(0, 0.08, lash.count)
    reach = lash.length * rng.uniform(0.65, 1.1, lash.count)
    foot = edge[np.clip(root, 0, SHAPE[1] - 1).astype(np.int64)]
    x = root[:, None] + (lean * reach)[:, None] * step**1.3
    sag = lash.sag * np.sin(np.pi * np.minimum(step * 1.5, 1.0))
    y = foot[:, None] + sag - lash.rise * reach[:, None] * step**1.7
    return np.stack([x, y], axis=2)
