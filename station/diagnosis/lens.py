"""What pictures tell of a camera's focus, light, flicker and backdrop, and of infrared light."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.examined import LampPair
from drivers.opencv import cv2
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.words import finding

Pixels = NDArray[np.uint8]

SHARP: Final = 12.0
"""Variance of the Laplacian of a picture brought to ``SIDE`` rows; blurred ones stay below."""
SIDE: Final = 480
DARK, BRIGHT = 60.0, 215.0
CLIPPED: Final = 0.25
FLICKER: Final = 0.04
"""Spread of the mean brightness from picture to picture, as a share of it."""
UNEVEN: Final = 0.35
ALIKE: Final = 4
"""Pictures in a row that no living camera gives without any noise between them."""
IRIS_DARK, IRIS_BRIGHT = 35.0, 220.0
LAMP_STEP: Final = 6.0
"""Gray levels by which a room gets brighter when the lamp goes on, with nobody near it."""
STRAY_LIGHT: Final = 90.0
"""Mean gray without the lamp beyond which the sun, or a bulb, outshines it."""


def gray(pixels: Pixels) -> Pixels:
    """Return a picture as gray."""
    if pixels.ndim == 2:
        return pixels
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def sharpness(pixels: Pixels) -> float:
    """Return the variance of the Laplacian at one size, so that cameras can be compared."""
    plain = gray(pixels)
    scale = SIDE / plain.shape[0]
    same = cv2.resize(plain, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return float(cv2.Laplacian(same, cv2.CV_64F).var())


def look(frames: Sequence[Pixels], driver: str) -> list[Finding]:
    """Answer every question about the picture of a camera."""
    if not frames:
        return [_said("CAMERA_UNSEEN", Outcome.NOT_CHECKED, driver)]
    newest = frames[-1]
    return [
        _focus(newest, driver),
        _exposure(newest, driver),
        _flicker(frames, driver),
        _backdrop(newest, driver),
        *_frozen(frames, driver),
    ]


def _frozen(frames: Sequence[Pixels], driver: str) -> list[Finding]:
    """Say so where the live view is one and the same to the bit, which no sensor gives.

    The last frame is left out: it is the still, which some cameras take in another way.
    """
    newest = frames[-ALIKE - 1 : -1]
    if len(newest) < ALIKE or not all(np.array_equal(newest[0], each) for each in newest[1:]):
        return []
    return [_said("CAMERA_FROZEN", Outcome.FAIL, driver, pictures=ALIKE)]


def _focus(pixels: Pixels, driver: str) -> Finding:
    value = sharpness(pixels)
    sharp = value >= SHARP
    code, verdict = ("CAMERA_SHARP", Outcome.PASS) if sharp else ("CAMERA_BLURRED", Outcome.WARN)
    return _said(code, verdict, driver, laplacian_variance=round(value, 1))


def _exposure(pixels: Pixels, driver: str) -> Finding:
    plain = gray(pixels)
    mean = float(plain.mean())
    facts = {
        "mean_gray": round(mean, 1),
        "black_percent": round(100 * float((plain < 6).mean()), 1),
        "white_percent": round(100 * float((plain > 249).mean()), 1),
    }
    if mean < DARK:
        return _said("CAMERA_DARK", Outcome.WARN, driver, **facts)
    if mean > BRIGHT or float((plain > 249).mean()) > CLIPPED:
        return _said("CAMERA_BRIGHT", Outcome.WARN, driver, **facts)
    return _said("CAMERA_LIT", Outcome.PASS, driver, **facts)


def _flicker(frames: Sequence[Pixels], driver: str) -> Finding:
    """Compare the brightness of the upper edge, where nobody moves."""
    levels = [float(gray(each)[: each.shape[0] // 8].mean()) for each in frames]
    share = float(np.std(levels)) / max(1.0, float(np.mean(levels)))
    facts = {"spread_percent": round(100 * share, 2), "pictures": len(levels)}
    if len(levels) < 3:
        return _said("CAMERA_UNSEEN", Outcome.NOT_CHECKED, driver, **facts)
    steady = share < FLICKER
    code, verdict = ("CAMERA_STEADY", Outcome.PASS) if steady else ("CAMERA_FLICKERS", Outcome.WARN)
    return _said(code, verdict, driver, **facts)


def _backdrop(pixels: Pixels, driver: str) -> Finding:
    """Compare strips of the two upper corners, where only the backdrop is."""
    height, width = pixels.shape[:2]
    strip = gray(pixels)[: height // 3]
    corners = np.concatenate([strip[:, : width // 10], strip[:, -width // 10 :]], axis=1)
    spread = float(corners.std()) / max(1.0, float(corners.mean()))
    even = spread < UNEVEN
    code, verdict = ("BACKDROP_EVEN", Outcome.PASS) if even else ("BACKDROP_UNEVEN", Outcome.WARN)
    return _said(code, verdict, driver, spread_percent=round(100 * spread, 1))


def infrared(eyes: Sequence[Pixels], driver: str) -> Finding:
    """Judge the light of an iris camera by the eyes it recorded."""
    if not eyes:
        return _iris("IRIS_UNSEEN", Outcome.NOT_CHECKED, driver)
    mean = float(np.mean([each.mean() for each in eyes]))
    facts = {"mean_gray": round(mean, 1)}
    if mean < IRIS_DARK:
        return _iris("IRIS_LED_DARK", Outcome.FAIL, driver, **facts)
    if mean > IRIS_BRIGHT:
        return _iris("IRIS_LED_BRIGHT", Outcome.WARN, driver, **facts)
    return _iris("IRIS_LED_GOOD", Outcome.PASS, driver, **facts)


def lamp(pair: LampPair | None, driver: str) -> Finding:
    """Judge the lamp by the difference between the view with it and without."""
    if pair is None:
        return _iris("IRIS_LAMP_NOT_SWITCHED", Outcome.NOT_CHECKED, driver)
    lit, dark = float(pair.lit.mean()), float(pair.dark.mean())
    facts = {"lit_gray": round(lit, 1), "dark_gray": round(dark, 1)}
    if lit - dark < LAMP_STEP:
        return _iris("IRIS_LAMP_DEAD", Outcome.FAIL, driver, **facts)
    if dark > STRAY_LIGHT:
        return _iris("IRIS_STRAY_LIGHT", Outcome.WARN, driver, **facts)
    return _iris("IRIS_LAMP_GOOD", Outcome.PASS, driver, **facts)


def _said(code: str, verdict: Outcome, driver: str, **facts: float | str) -> Finding:
    return finding(code, Group.CAMERA, verdict, Modality.CAMERA, driver, **facts)


def _iris(code: str, verdict: Outcome, driver: str, **facts: float | str) -> Finding:
    return finding(code, Group.IRIS, verdict, Modality.IRIS, driver, **facts)
