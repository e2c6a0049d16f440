"""Signatures: the path of the pen tip, its pressure and its lifts, 200 times a second.

Each stroke is a lognormal burst of speed along an arc, and strokes overlap in time: the kinematic
theory of rapid movements (Plamondon, Biological Cybernetics 72, 1995; O'Reilly and Plamondon,
Pattern Recognition 42, 2009).
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from drivers.population.person import Person

RATE_HZ: Final = 200
Numbers = NDArray[np.float64]


class PenSample(NamedTuple):
    """x (right) and y (down) 0..1 of the pad; pressure 0..1; milliseconds since the start."""

    x: float
    y: float
    pressure: float
    at_ms: int
    touching: bool


@dataclass(frozen=True)
class PenTruth:
    """One signature and the number of times the pen was put down."""

    points: tuple[PenSample, ...]
    strokes: int


@dataclass(frozen=True)
class _Plan:
    """What the hand has learned: rows are strokes."""

    start_s: Numbers
    length: Numbers
    heading: Numbers
    bend: Numbers
    lifted: NDArray[np.bool_]


REST_SECONDS: Final = 0.4
CORNERS: Final = ((0.06, 0.08), (0.94, 0.08), (0.94, 0.92), (0.06, 0.92))


def corners() -> tuple[PenSample, ...]:
    """Return how a technician tries a pad: rest in each corner, then a diagonal along a ruler."""
    rest, move = round(REST_SECONDS * RATE_HZ), RATE_HZ // 10
    places: list[tuple[float, float, bool]] = []
    for corner in CORNERS:
        places += [(*corner, True)] * rest + [(*corner, False)] * move
    (left, top), (right, bottom) = CORNERS[0], CORNERS[2]
    for step in np.linspace(0, 1, 2 * rest):
        places.append((left + (right - left) * step, top + (bottom - top) * step, True))
    return tuple(
        PenSample(float(x), float(y), 0.5 if down else 0.0, round(1000 * n / RATE_HZ), down)
        for n, (x, y, down) in enumerate([*places, (*CORNERS[2], False)])
    )


def signature(person: Person, impression: int = 0) -> PenTruth:
    """Return how the person signs; each ``impression`` is a new, similar signature."""
    plan = _plan(person.stream("signature"))
    plan = _vary(plan, person.stream("signing", impression))
    at_s, velocity, ink = _move(plan)
    path = _place(np.cumsum(velocity, axis=0) / RATE_HZ)
    speed = np.hypot(velocity[:, 0], velocity[:, 1])
    pressure = _pressure(speed, ink, person.stream("grip", impression))
    points = tuple(
        PenSample(float(x), float(y), float(p), round(1000 * t), bool(down))
        for (x, y), p, t, down in zip(path, pressure, at_s, ink, strict=True)
    )
    downs = np.count_nonzero(np.diff(ink.astype(np.int8), prepend=0) == 1)
    return PenTruth(points, int(downs))


def _plan(rng: np.random.Generator) -> _Plan:
    """Invent a hand: letters are pairs of up and down strokes that drift to the right."""
    count = int(rng.integers(11, 19))
    up = np.arange(count) % 2 == 0
    slant = rng.uniform(0.95, 1.35)
    heading = np.where(up, -slant, np.pi - slant - rng.uniform(0.35, 0.6)) + rng.normal(
        0, 0.2, count
    )
    bend = (
        np.where(up, -1.0, 1.0) * rng.uniform(0.5, 1.9, count) * rng.choice([1, -1], p=[0.8, 0.2])
    )
    length = rng.uniform(0.7, 1.3, count)
    length[rng.random(count) < 0.25] *= 1.8
    length[0] = rng.uniform(1.6, 2.4)
    lifted = np.zeros(count, np.bool_)
    lifted[rng.choice(np.arange(3, count - 2), int(rng.integers(1, 4)), replace=False)] = True
    length[lifted] = rng.uniform(0.7, 1.2)
    heading[lifted] = rng.uniform(-0.5, 0.3, int(lifted.sum()))
    length[-1], heading[-1], bend[-1] = (
        rng.uniform(1.8, 3.4),
        rng.uniform(-0.4, 0.1),
        rng.uniform(-0.5, 0.5),
    )
    # What goes up comes down: the writing keeps to its line.
    rise = length * np.sin(heading)
    length[rise < 0] *= float(rise[rise > 0].sum() / -rise[rise < 0].sum())
    start = np.cumsum(rng.uniform(0.1, 0.17, count) * (0.7 + 0.3 * length))
    return _Plan(start, length, heading, bend, lifted)


def _vary(plan: _Plan, rng: np.random.Generator) -> _Plan:
    count = plan.length.size
    return _Plan(
        plan.start_s + np.abs(rng.normal(0, 0.006, count)),
        plan.length * np.exp(rng.normal(0, 0.07, count)),
        plan.heading + rng.normal(0, 0.05, count) + rng.normal(0, 0.03),
        plan.bend + rng.normal(0, 0.07, count),
        plan.lifted,
    )


def _move(plan: _Plan) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Return the times, the velocity at each (n x 2) and whether the pen is on the pad."""
    mean, spread = np.log(0.16), 0.32
    at_s = np.arange(0.0, float(plan.start_s[-1]) + 0.6, 1 / RATE_HZ)
    since = np.maximum(at_s[:, None] - plan.start_s[None, :], 1e-6)
    distance = (np.log(since) - mean) / spread
    speed = plan.length * np.exp(-0.5 * distance**2) / (spread * since * np.sqrt(2 * np.pi))
    done = 1 / (1 + np.exp(-1.702 * distance))
    angle = plan.heading + plan.bend * (done - 0.5) * 2
    velocity = np.stack([(speed * np.cos(angle)).sum(1), (speed * np.sin(angle)).sum(1)], axis=1)
    leading = np.argmax(speed, axis=1)
    moving = speed.sum(1) > 0.02
    return at_s, velocity, moving & ~plan.lifted[leading]


def _place(path: Numbers) -> Numbers:
    """Fit the path into the middle of a pad that is wider than high, keeping its shape."""
    low, high = path.min(axis=0), path.max(axis=0)
    pad = np.asarray([1.6, 1.0])
    scale = float(np.min(pad * 0.72 / np.maximum(high - low, 1e-6)))
    return np.asarray(((path - (low + high) / 2) * scale + pad / 2) / pad)


def _pressure(speed: Numbers, ink: NDArray[np.bool_], rng: np.random.Generator) -> Numbers:
    """Press harder where the pen is slow; build up and let go over a few reports."""
    window = np.hanning(13) / np.hanning(13).sum()
    swell = np.convolve(ink.astype(np.float64), window, "same")
    slow = 1 / (1 + speed / max(1e-6, float(np.median(speed))))
    tremble = np.convolve(rng.normal(0, 0.12, speed.size), window, "same")
    return np.asarray(np.where(ink, np.clip(swell * (0.45 + 0.5 * slow) + tremble, 0.03, 1.0), 0.0))
