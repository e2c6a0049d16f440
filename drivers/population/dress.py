"""What frames a face: hair, hijab, ears, neck, shoulders, glasses."""

from typing import Final

import numpy as np

from drivers.population.canvas import Canvas, bump
from drivers.population.fields import Field, smooth_noise
from drivers.population.head import outline
from drivers.population.looks import Looks

FRAME_OF: Final = {
    "short": (-1.3, 1.3, -1.5, 0.5),
    "side parting": (-1.3, 1.3, -1.5, 0.5),
    "long": (-1.3, 1.3, -1.5, 2.0),
    "hijab": (-1.6, 1.6, -1.5, 2.8),
}
"""Where hair or scarf can be: left, right, top, bottom in half widths of the face."""


def paint_behind(head: Canvas, body: Canvas, looks: Looks, rng: np.random.Generator) -> None:
    """Paint what lies behind the face: long hair, neck, shoulders and ears.

    Both canvases cover the same picture; the head may be tilted more than the body.
    """
    if looks.hair == "long":
        fall = np.abs(head.across) - 1.17 - 0.06 * np.sin(head.down * 2)
        crown = np.hypot(head.across / 1.17, np.minimum(head.down + 0.3, 0) / 1.16) - 1
        hair = np.maximum(crown, np.maximum(fall, head.down - 1.9))
        head.paint(head.inside(hair, soft=6), _strands(head, looks, rng))
    _neck(body, looks)
    _shoulders(body, looks, rng)
    if looks.hair != "hijab":
        _ears(head.window(-1.3, 1.3, -0.2, 0.6), looks)


def _ears(canvas: Canvas, looks: Looks) -> None:
    ears = bump(np.abs(canvas.across) - 1.02, canvas.down - 0.2, 0.11, 0.26)
    tone = np.asarray(looks.skin, np.float32) * np.float32(0.8)
    canvas.paint(np.clip((ears - 0.42) * 8, 0, 1), tone)


def _neck(canvas: Canvas, looks: Looks) -> None:
    canvas = canvas.window(-0.8, 0.8, 0.5, 2.6)
    side = np.abs(canvas.across)
    width = 0.58 + 0.12 * np.clip(canvas.down - 1.5, 0, 1) ** 2
    neck = np.maximum(side - width, 0.6 - canvas.down)
    shadow = 0.5 + 0.32 * np.clip((canvas.down - looks.chin) / 0.5, 0, 1)
    shadow *= 1 - 0.35 * np.clip(side / 0.6, 0, 1) ** 3
    tone = np.asarray(looks.skin, np.float32) * np.asarray(shadow, np.float32)[..., None]
    canvas.paint(canvas.inside(neck, soft=4), tone)


def _shoulders(canvas: Canvas, looks: Looks, rng: np.random.Generator) -> None:
    canvas = canvas.window(-9.0, 9.0, 1.3, 9.0)
    side = np.abs(canvas.across)
    slope = 1.58 + 0.50 * np.clip(side - 0.5, 0, 9) ** 0.85 + 0.9 * np.clip(side - 1.9, 0, 9) ** 2
    opening = 1.62 + 0.5 * np.clip(0.62 - side, 0, 1)
    top = np.where(side < 0.62, opening, slope)
    folds = 0.86 + 0.025 * smooth_noise(rng, _shape(canvas), 40)
    folds += 0.03 * np.sin(
        canvas.across * 9 + canvas.down * np.sign(canvas.across) * 3
    ) - 0.05 * np.clip(side - 1.2, 0, 2)
    folds -= 0.25 * np.exp(-np.clip(canvas.down - top, 0, 9) / 0.05)
    tone = np.asarray(looks.cloth, np.float32) * np.asarray(folds, np.float32)[..., None]
    canvas.paint(canvas.inside(np.asarray(top - canvas.down, np.float32), soft=4), tone)
    if looks.hair != "hijab":
        collar = np.abs(canvas.down - top - 0.1) - 0.1
        collar = np.maximum(collar, np.abs(side - 0.42) - 0.3)
        canvas.paint(canvas.inside(collar, soft=4) * 0.8, tone * np.float32(1.14))
        button = np.maximum(side - 0.012, opening - canvas.down)
        canvas.shade(1 - 0.3 * canvas.inside(button, soft=3))


def paint_hair(canvas: Canvas, looks: Looks, rng: np.random.Generator) -> None:
    """Paint what lies over the forehead and beside the face."""
    if looks.hair == "hijab":
        _hijab(canvas, looks, rng)
        return
    cap = np.hypot(canvas.across / 1.1, (canvas.down + 0.18) / 1.24) - 1
    cap += 0.008 * smooth_noise(rng, _shape(canvas), 12)
    side = np.abs(canvas.across)
    shift = 0.0 if looks.hair == "short" else 0.3
    parted = np.abs(canvas.across - shift)
    line = looks.hairline + 0.16 * parted**2 + 0.012 * smooth_noise(rng, _shape(canvas), 10)
    edge = 0.30 if looks.hair == "long" else 0.10
    temple = 0.93 - 0.3 * np.clip(-canvas.down - edge, 0, 1)
    temple += 0.4 * np.clip(canvas.down + 0.12, 0, 1)
    limit = 1.6 if looks.hair == "long" else 0.34
    hair = np.minimum(canvas.down - line, np.maximum(temple - side, canvas.down - limit))
    whole = np.maximum(cap, hair)
    strands = _strands(canvas, looks, rng)
    shade = np.exp(-np.clip(canvas.down - line, 0, 9) / 0.07) * (cap < 0)
    canvas.shade(np.asarray(1 - 0.22 * shade * (outline(canvas, looks) < 1), np.float32))
    canvas.paint(canvas.inside(np.asarray(whole, np.float32), soft=9), strands)


def _strands(canvas: Canvas, looks: Looks, rng: np.random.Generator) -> Field:
    """Return the colours of hair that runs away from the crown, with a soft sheen."""
    shape = _shape(canvas)
    angle = np.arctan2(canvas.across, -(canvas.down + 0.5))
    wave = angle * 46 + 1.6 * smooth_noise(rng, shape, 34)
    fibre = 0.5 * np.sin(wave) + 0.3 * np.sin(wave * 2.3 + 1) + 0.25 * smooth_noise(rng, shape, 2)
    sheen = 0.6 * bump(canvas.across + 0.2, canvas.down + 0.95, 0.55, 0.16)
    light = 1 + 0.2 * fibre + sheen
    return np.asarray(looks.hair_tone, np.float32) * np.asarray(light, np.float32)[..., None]


def _hijab(canvas: Canvas, looks: Looks, rng: np.random.Generator) -> None:
    x, y = canvas.across, canvas.down
    side = np.abs(x)
    shape = _shape(canvas)
    crown = np.hypot(x / 1.16, np.minimum(y + 0.05, 0) / 1.3) - 1
    flare = side - 1.16 - 0.32 * np.clip(y - 0.3, 0, 1.2) ** 1.5
    hem = y - 2.5 - 0.2 * np.cos(x * 2)
    cloth = np.maximum(np.maximum(crown, flare), hem)
    face = np.hypot(x / 0.93, (y - 0.18) / np.where(y < 0.18, 0.98, looks.chin - 0.15)) - 1
    depth = np.hypot(x / 1.1, (y - 0.2) / 1.5)
    drape = np.sin(depth * 26 + 2.2 * np.sin(x * 2.2 + 1) + 1.2 * smooth_noise(rng, shape, 70))
    light = 0.9 + 0.055 * drape * np.clip(y + 0.3, 0.15, 1) - 0.16 * np.clip(side - 0.6, 0, 1)
    light -= 0.34 * np.exp(-np.clip(face, 0, 9) / 0.035)
    light -= 0.26 * bump(x, y - looks.chin - 0.22, 0.8, 0.2)
    rim = np.exp(-np.clip(-face, 0, 9) / 0.05) * (face < 0)
    canvas.shade(np.asarray(1 - 0.3 * rim, np.float32))
    tone = np.asarray(looks.scarf, np.float32) * np.asarray(light, np.float32)[..., None]
    whole = np.asarray(np.maximum(cloth, -face), np.float32)
    canvas.paint(canvas.inside(whole, soft=4), tone)


def paint_glasses(canvas: Canvas, looks: Looks) -> None:
    """Paint a dark frame, with the lamp's glare on both lenses."""
    part = canvas.window(-1.1, 1.1, -0.35, 0.4)
    side = np.abs(part.across)
    lens = ((side - looks.eye_out) / 0.3) ** 4 + ((part.down - 0.03) / 0.2) ** 4
    rim = np.abs(np.asarray(lens, np.float32) ** 0.25 - 1) * 0.24 - 0.02
    bridge = np.maximum(np.abs(part.down + 0.04) - 0.018, side - looks.eye_out + 0.3)
    arm = np.maximum(np.abs(part.down + 0.06) - 0.02, looks.eye_out + 0.3 - side)
    arm = np.maximum(arm, side - 1.02)
    glare = bump(side - looks.eye_out - 0.1, part.down + 0.06, 0.1, 0.04) * (lens < 1)
    part.paint(np.asarray(glare * 0.5, np.float32), (245.0, 245.0, 245.0))
    frame = np.minimum(np.minimum(rim, bridge), arm)
    part.paint(part.inside(np.asarray(frame, np.float32), soft=2.5) * 0.95, (26.0, 26.0, 28.0))


def _shape(canvas: Canvas) -> tuple[int, int]:
    return canvas.across.shape[0], canvas.across.shape[1]
