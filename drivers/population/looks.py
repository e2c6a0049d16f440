"""What a person looks like: tones, proportions, hair and dress, drawn once from the seed."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from drivers.population.person import Person

Tone = tuple[float, float, float]
"""Blue, green, red, each 0..255."""

HAIR: Final = ("short", "side parting", "long", "hijab")
_HAIR_OF_MEN: Final = (0.55, 0.45, 0.0, 0.0)
_HAIR_OF_WOMEN: Final = (0.04, 0.06, 0.30, 0.60)
_SKIN: Final = ((154.0, 182.0, 222.0), (88.0, 122.0, 172.0))
_CLOTH: Final = (
    (92.0, 60.0, 40.0),
    (214.0, 216.0, 220.0),
    (70.0, 78.0, 60.0),
    (96.0, 84.0, 120.0),
    (58.0, 92.0, 128.0),
    (140.0, 132.0, 92.0),
    (150.0, 168.0, 190.0),
)


@dataclass(frozen=True)
class Looks:
    """Lengths are in half widths of the face; the eyes lie at height 0, down is positive."""

    skin: Tone
    hair: str
    hair_tone: Tone
    cloth: Tone
    scarf: Tone
    eye_out: float
    eye_wide: float
    eye_tall: float
    eye_tilt: float
    brow: float
    brow_up: float
    nose_wide: float
    nose_down: float
    mouth_wide: float
    mouth_down: float
    lips: float
    jaw: float
    chin: float
    hairline: float
    moustache: float
    lipstick: float


def looks(person: Person) -> Looks:
    """Return the looks of a person."""
    rng = person.stream("looks")
    woman = bool(rng.random() < 0.5)
    hair = str(rng.choice(HAIR, p=_HAIR_OF_WOMEN if woman else _HAIR_OF_MEN))
    grey = max(0.0, float(rng.normal(-0.3, 0.3)))
    return Looks(
        skin=_between(*_SKIN, float(rng.beta(2, 2))),
        hair=hair,
        hair_tone=_between((24.0, 26.0, 32.0), (150.0, 150.0, 152.0), min(grey, 0.7)),
        cloth=_CLOTH[int(rng.integers(len(_CLOTH)))],
        scarf=_CLOTH[int(rng.integers(len(_CLOTH)))],
        eye_out=float(rng.uniform(0.40, 0.44)),
        eye_wide=float(rng.uniform(0.175, 0.2)),
        eye_tall=float(rng.uniform(0.066, 0.084)),
        eye_tilt=float(rng.uniform(-0.02, 0.1)),
        brow=float(rng.uniform(0.026, 0.036) if woman else rng.uniform(0.036, 0.05)),
        brow_up=float(rng.uniform(0.23, 0.28)),
        nose_wide=float(rng.uniform(0.15, 0.2)),
        nose_down=float(rng.uniform(0.47, 0.55)),
        mouth_wide=float(rng.uniform(0.3, 0.37)),
        mouth_down=float(rng.uniform(0.78, 0.86)),
        lips=float(rng.uniform(0.045, 0.07)),
        jaw=float(rng.uniform(1.9, 2.8)),
        chin=float(rng.uniform(1.2, 1.42)),
        hairline=float(rng.uniform(-0.86, -0.7)),
        moustache=0.0 if woman else max(0.0, float(rng.normal(0.0, 0.35))),
        lipstick=float(rng.uniform(0.1, 0.6)) if woman else 0.0,
    )


def _between(low: Tone, high: Tone, share: float) -> Tone:
    mixed = np.asarray(low) * (1 - share) + np.asarray(high) * share
    return (float(mixed[0]), float(mixed[1]), float(mixed[2]))
