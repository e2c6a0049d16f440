"""A face: the relief of the head lit by a studio lamp, then eyes, brows, nose and mouth."""

from typing import Final

import numpy as np

from drivers.opencv import cv2
from drivers.population.canvas import Canvas, bump
from drivers.population.fields import Field, Reals, blur, smooth_noise
from drivers.population.looks import Looks

_IRIS: Final = (30.0, 42.0, 62.0)
_LASH: Final = (22.0, 24.0, 30.0)


def outline(canvas: Canvas, looks: Looks) -> Field:
    """Return 0 in the middle of the face and 1 at its edge."""
    down = canvas.down - np.float32(0.1)
    across = np.abs(canvas.across) / (1 - 0.14 * np.clip(down / 1.1, 0, 1) ** 2)
    below = np.maximum(down, 0) / np.float32(looks.chin - 0.1)
    above = np.maximum(-down, 0) / np.float32(1.28)
    return np.asarray(across**looks.jaw + below**2.3 + above**2.2, np.float32)


def paint_face(
    canvas: Canvas, looks: Looks, light: tuple[float, float], rng: np.random.Generator
) -> None:
    """Paint the skin; ``light`` is the lamp's side (-1..1, right positive) and its strength."""
    reach = outline(canvas, looks)
    shape = (reach.shape[0], reach.shape[1])
    lit = _lit(_relief(canvas, looks, reach), canvas.unit, light)
    skin = np.asarray(looks.skin, np.float32) * lit[..., None]
    blush = 0.5 * bump(np.abs(canvas.across) - 0.52, canvas.down - 0.42, 0.26, 0.22)
    blush += 0.4 * bump(canvas.across, canvas.down - looks.nose_down, 0.2, 0.14)
    skin *= 1 - blush[..., None] * np.asarray([0.09, 0.07, 0.0], np.float32)
    beard = looks.moustache * bump(
        canvas.across, canvas.down - looks.mouth_down + 0.15, 0.34, 0.085
    ) + 0.25 * looks.moustache * bump(canvas.across, canvas.down - looks.chin + 0.1, 0.6, 0.3)
    mottle = 1 + 0.018 * smooth_noise(rng, shape, 18) + 0.026 * smooth_noise(rng, shape, 2)
    skin *= (mottle * (1 - 0.62 * np.clip(beard, 0, 1)))[..., None]
    canvas.paint(canvas.inside((reach - 1) * 0.45, soft=3), skin)


def _relief(canvas: Canvas, looks: Looks, reach: Field) -> Field:
    """Return the height of the face towards the camera, in half widths."""
    x, y, side = canvas.across, canvas.down, np.abs(canvas.across)
    tip = looks.nose_down
    height = 0.95 * np.sqrt(np.clip(1.04 - reach, 0, 1))
    height += 0.05 * bump(side - 0.36, y + looks.brow_up - 0.02, 0.32, 0.09)
    height -= 0.115 * bump(side - looks.eye_out + 0.04, y - 0.005, 0.22, 0.125)
    height += 0.05 * bump(side - looks.eye_out, y + 0.005, 0.15, 0.075)
    along = np.clip((y + 0.22) / (tip + 0.22), 0, 1)
    width = 0.085 + (looks.nose_wide - 0.075) * along**2
    end = np.where(y > tip, np.exp(-(((y - tip) / 0.075) ** 2)), 1.0)
    start = np.clip((y + 0.3) / 0.2, 0, 1)
    height += (0.05 + 0.21 * along**1.3) * np.exp(-((x / width) ** 2)) * end * start
    height += 0.1 * bump(side - looks.nose_wide, y - tip + 0.005, 0.062, 0.066)
    height += 0.045 * bump(side - 0.5, y - 0.38, 0.24, 0.2)
    fold = side - (looks.nose_wide + 0.06 + 0.3 * np.clip(y - tip, 0, 0.5))
    height -= 0.018 * bump(fold, y - tip - 0.17, 0.05, 0.17)
    mouth = y - looks.mouth_down
    height += 0.06 * bump(x, mouth + 0.01, looks.mouth_wide, 0.13)
    height -= 0.035 * bump(x, mouth - looks.lips * 2.4, 0.24, 0.05)
    height += 0.07 * bump(x, y - looks.chin + 0.16, 0.26, 0.13)
    return blur(np.asarray(height, np.float32), 0.022 * canvas.unit)


def _lit(relief: Field, unit: float, light: tuple[float, float]) -> Field:
    """Return how bright each point is: a lamp above the camera and a soft fill from everywhere."""
    slope_x = cv2.Sobel(relief, cv2.CV_32F, 1, 0, scale=unit / 8)
    slope_y = cv2.Sobel(relief, cv2.CV_32F, 0, 1, scale=unit / 8)
    length = np.sqrt(slope_x**2 + slope_y**2 + 1)
    side, strength = light
    lamp = np.asarray([side, -0.34, 0.9]) / np.linalg.norm([side, -0.34, 0.9])
    towards = (-slope_x * lamp[0] - slope_y * lamp[1] + lamp[2]) / length
    shine = np.clip(towards, 0, 1) ** 24 * 0.08
    return np.asarray((0.42 + 0.64 * np.clip(towards, 0, 1) + shine) * strength, np.float32)


def paint_eyes(canvas: Canvas, looks: Looks, *, shut: bool) -> None:
    """Paint both eyes and brows."""
    for side in (-1, 1):
        middle = side * looks.eye_out
        part = canvas.window(middle - 0.34, middle + 0.34, -0.42, 0.24)
        _eye(part, looks, middle, side, shut=shut)
        _brow(part, looks, middle, side)


def _eye(canvas: Canvas, looks: Looks, middle: float, side: int, *, shut: bool) -> None:
    x = (canvas.across - middle) * side
    y = canvas.down + looks.eye_tilt * x
    place = np.clip(1 - (x / looks.eye_wide) ** 2, 0, 1)
    ends = np.abs(x) - looks.eye_wide
    tall = looks.eye_tall * (0.0 if shut else 1.0)
    upper = -tall * place**0.75
    lower = (0.035 if shut else 0.62 * tall) * place**0.8
    if not shut:
        ball = np.maximum(np.maximum(upper - y, y - lower), ends)
        open_ = canvas.inside(ball, soft=2)
        canvas.paint(open_, _eyeball(canvas, x, y + 0.008, upper))
        canvas.paint(canvas.inside(np.abs(y - lower) - 0.006, soft=3) * 0.35 * (ends < 0), _LASH)
    rim = upper if not shut else lower
    edge = np.abs(y - rim + 0.006) - (0.017 + 0.008 * np.clip(x / looks.eye_wide, -1, 1))
    canvas.paint(canvas.inside(np.maximum(edge, ends - 0.015), soft=2.5) * 0.9, _LASH)
    crease = np.abs(y - upper * 1.1 + 0.05) - 0.006
    canvas.shade(1 - 0.3 * canvas.inside(np.maximum(crease, ends), soft=4))
    canvas.shade(1 - 0.10 * bump(x, y - 0.13, 0.18, 0.03))


def _eyeball(canvas: Canvas, x: Reals, y: Reals, upper: Reals) -> Field:
    """Return the colours of sclera, iris, pupil and the lamp's reflection, shaded by the lid."""
    away = np.hypot(x, y)
    white = 205 - 55 * np.clip(away / 0.2, 0, 1) ** 2
    tones = np.asarray(white[..., None] * np.asarray([0.95, 0.97, 1.0]), np.float32)
    eyeball = Canvas(tones, canvas.across, canvas.down, canvas.unit)
    eyeball.paint(eyeball.inside(away - 0.083, soft=2.5), _IRIS)
    eyeball.paint(eyeball.inside(away - 0.036, soft=2), (12.0, 13.0, 16.0))
    eyeball.shade(np.asarray(1 - 0.5 * np.exp(-np.clip(y - upper, 0, 1) / 0.03), np.float32))
    eyeball.paint(eyeball.inside(np.hypot(x - 0.026, y + 0.028) - 0.014), (250.0, 250.0, 250.0))
    return eyeball.colour


def _brow(canvas: Canvas, looks: Looks, middle: float, side: int) -> None:
    x = (canvas.across - middle) * side
    arch = -looks.brow_up - 0.05 * np.cos(np.clip((x - 0.05) / 0.26, -1.5, 1.5)) + 0.02
    place = np.clip((x + 0.3) / 0.58, 0, 1)
    thick = looks.brow * np.clip(np.sin(np.pi * place**0.75) * 1.3, 0, 1)
    grain = 0.82 + 0.18 * np.sin(x * 190 + canvas.down * 120) * np.sin(x * 67)
    mask = canvas.inside(np.asarray(np.abs(canvas.down - arch) - thick, np.float32), soft=5)
    canvas.paint(np.asarray(mask * grain * 0.88 * (thick > 0.004), np.float32), looks.hair_tone)


def paint_nose_and_mouth(canvas: Canvas, looks: Looks) -> None:
    """Paint nostrils, lips and the line between them."""
    part = canvas.window(-0.6, 0.6, 0.3, 1.15)
    side = np.abs(part.across)
    hole = bump(side - looks.nose_wide * 0.55, part.down - looks.nose_down - 0.045, 0.05, 0.022)
    part.shade(1 - 0.66 * hole)
    part.shade(1 - 0.16 * bump(part.across, part.down - looks.nose_down - 0.1, 0.17, 0.05))
    _lips(part, looks)


def _lips(canvas: Canvas, looks: Looks) -> None:
    x, y = canvas.across / looks.mouth_wide, canvas.down - looks.mouth_down
    y = y + 0.03 * x**2
    place = np.clip(1 - x**2, 0, 1)
    bow = looks.lips * (place**0.7) * (1 - 0.22 * np.exp(-((x / 0.16) ** 2)))
    ends = (np.abs(x) - 1) * looks.mouth_wide
    whole = np.maximum(np.maximum(-bow - y, y - looks.lips * 1.25 * place**0.6), ends)
    dark = np.asarray(looks.skin, np.float32) * np.asarray([0.66, 0.62, 0.82], np.float32)
    red = np.asarray([80.0, 62.0, 168.0], np.float32)
    tone = dark * (1 - looks.lipstick) + red * looks.lipstick
    shine = 1 + 0.16 * bump(canvas.across, y - looks.lips * 0.55, 0.18, 0.028) - 0.2 * (y < 0)
    canvas.paint(
        canvas.inside(whole, soft=5) * 0.8, tone * np.asarray(shine, np.float32)[..., None]
    )
    line = np.abs(y - 0.012 * np.cos(x * 4.5)) - 0.009
    canvas.shade(1 - 0.62 * canvas.inside(np.maximum(line, ends), soft=3))
