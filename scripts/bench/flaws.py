"""Flaws of faces, eyes, fingers, hands and signatures, and the judge that should name each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population import face as faces
from drivers.population import fingerprint
from drivers.population import iris as irises
from drivers.population.pen import signature as signed
from drivers.population.person import FOUR_RIGHT, Person
from scripts.bench.poses import turned
from station import settings
from station.quality import backdrop, face, finger, iris, signature, slap
from station.quality.judgement import Judgement, absent
from station.quality.signature import PenReport
from station.reasons import Reason

LIMITS: Final = settings.load(Path(__file__).resolve().parents[2] / "config").enrollment
BORN: Final = 1995
Pixels = NDArray[np.uint8]
Sample = Any
"""What a kind is judged by: a picture or pen reports."""
Make = Callable[[int], Sample]
Judge = Callable[[Sample], Judgement]


@dataclass(frozen=True)
class Flaw:
    """A flaw, how a person of a seed shows it, and the reasons of which one should be given."""

    name: str
    make: Make
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of sample: sound ones, flawed ones, and who judges them."""

    name: str
    judge: Judge
    sound: Make
    flaws: tuple[Flaw, ...]


# --- what is done to pictures ---------------------------------------------------------------------


def scaled(picture: Pixels, share: float) -> Pixels:
    """Move the camera closer (above 1) or away; the border is drawn out."""
    height, width = picture.shape[:2]
    move = cv2.getRotationMatrix2D((width / 2, height / 2), 0, share)
    return _warped(picture, np.asarray(move))


def shifted(picture: Pixels, right: float, down: float) -> Pixels:
    """Move the picture by shares of its sides."""
    height, width = picture.shape[:2]
    return _warped(picture, np.array([[1, 0, right * width], [0, 1, down * height]], np.float64))


def smeared(picture: Pixels, pixels: int, *, down: bool = False) -> Pixels:
    """Move the camera while it looks."""
    shape = (pixels, 1) if down else (1, pixels)
    return np.asarray(cv2.filter2D(picture, -1, np.full(shape, 1 / pixels, np.float32)), np.uint8)


def lit(picture: Pixels, gain: float) -> Pixels:
    return np.asarray(cv2.convertScaleAbs(picture, alpha=gain), np.uint8)


def faded(picture: Pixels, share: float) -> Pixels:
    """Lay stray light over a picture: its contrast falls to a share."""
    return np.asarray(170 + (picture.astype(np.float32) - 170) * share, np.uint8)


def narrowed(picture: Pixels, degrees: float) -> Pixels:
    """Look at an eye that looks past the camera: it is narrower."""
    share = float(np.cos(np.deg2rad(degrees)))
    width = picture.shape[1]
    return _warped(picture, np.array([[share, 0, width / 2 * (1 - share)], [0, 1, 0]], np.float64))


def _warped(picture: Pixels, move: NDArray[np.float64]) -> Pixels:
    size = (picture.shape[1], picture.shape[0])
    return np.asarray(
        cv2.warpAffine(picture, move, size, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


# --- faces ----------------------------------------------------------------------------------------


def _portrait(seed: int, **how: Any) -> Pixels:
    return faces.portrait(Person(seed, BORN), **{"glasses": seed % 5 == 0} | how).pixels


def _aside(degrees: float, seed: int) -> Pixels:
    truth = faces.portrait(Person(seed, BORN))
    return turned(truth.pixels, truth.eyes, degrees)


def _two(seed: int) -> Pixels:
    return np.hstack([_portrait(each)[:, 320:960] for each in (seed, seed + 1)])


def _nobody(seed: int) -> Pixels:
    wall = faces.studio("red", faces.SIZE, np.random.default_rng(seed))
    return np.asarray(np.clip(wall, 0, 255), np.uint8)


def _pictures_on_the_wall(seed: int) -> Pixels:
    picture = _portrait(seed)
    for number, x in enumerate((300, 385, 830, 920)):
        y = 110 + 70 * ((number + seed) % 3)
        cv2.rectangle(picture, (x, y), (x + 60, y + 90), (60, 190, 190), -1)
    return picture


def _beside(seed: int) -> Pixels:
    """The camera looks past the person: a part of the head is outside."""
    picture = faces.portrait(Person(seed, BORN))
    left, _, width, _ = picture.box
    return np.ascontiguousarray(picture.pixels[:, : left + round(0.95 * width)])


_FACE: Final = Kind(
    "face",
    partial(face.judge, limits=LIMITS.face, backdrop=backdrop.RED),
    _portrait,
    (
        Flaw("nobody", _nobody, (Reason.FACE_NONE,)),
        Flaw("two people", _two, (Reason.FACE_MANY,)),
        Flaw("a third of the light", partial(_portrait, light=0.3), (Reason.FACE_DARK,)),
        Flaw("2.6 times the light", partial(_portrait, light=2.6), (Reason.FACE_BRIGHT,)),
        Flaw("lamp at the side", partial(_portrait, side_light=0.8), (Reason.FACE_UNEVEN,)),
        Flaw("blur of 3 pixels", partial(_portrait, blur=3.0), (Reason.FACE_BLUR,)),
        Flaw(
            "moved by 17 pixels", lambda seed: smeared(_portrait(seed), 17), (Reason.FACE_BLUR,)
        ),
        Flaw("leans 12 degrees", partial(_portrait, pose_roll=12.0), (Reason.FACE_TILTED,)),
        Flaw("leans 30 degrees", partial(_portrait, pose_roll=-30.0), (Reason.FACE_TILTED,)),
        Flaw("turned 15 degrees", partial(_aside, 15.0), (Reason.FACE_TURNED,)),
        Flaw("turned 25 degrees", partial(_aside, -25.0), (Reason.FACE_TURNED,)),
        Flaw("turned 35 degrees", partial(_aside, 35.0), (Reason.FACE_TURNED,)),
        Flaw("half as large", lambda seed: scaled(_portrait(seed), 0.5), (Reason.FACE_FAR,)),
        Flaw(
            "too close", lambda seed: scaled(_portrait(seed), 1.7),
            (Reason.FACE_NEAR, Reason.FACE_CUT),
        ),
        Flaw(
            "far to the side", lambda seed: shifted(_portrait(seed), 0.38, 0.0),
            (Reason.FACE_OFF_CENTRE,),
        ),
        Flaw("cut by the border", _beside, (Reason.FACE_CUT, Reason.FACE_OFF_CENTRE)),
        Flaw("blue wall", partial(_portrait, backdrop="blue"), (Reason.BACKDROP_RED,)),
        Flaw("orange wall", partial(_portrait, backdrop="orange"), (Reason.BACKDROP_RED,)),
        Flaw("pictures on the wall", _pictures_on_the_wall, (Reason.BACKDROP_UNEVEN,)),
    ),
)  # fmt: skip


# --- eyes -----------------------------------------------------------------------------------------


def _eye(seed: int, **how: Any) -> Pixels:
    part = ("LEFT_EYE", "RIGHT_EYE")[seed % 2]
    return irises.eye(Person(seed), part, **how).pixels


def _lens(seed: int) -> Pixels:
    """Put on a lens: its rim throws a thin shadow on the white of the eye."""
    truth = irises.eye(Person(seed), "LEFT_EYE")
    shade = np.zeros(truth.pixels.shape, np.uint8)
    middle = (round(truth.centre[0]) + seed % 5 - 2, round(truth.centre[1]))
    cv2.circle(shade, middle, round(truth.iris_radius * 1.22), 14, 2, cv2.LINE_AA)
    white = np.where(truth.pixels > 140, cv2.GaussianBlur(shade, (0, 0), 0.8), 0)
    return np.asarray(cv2.subtract(truth.pixels, white.astype(np.uint8)), np.uint8)


_IRIS: Final = Kind(
    "iris",
    partial(iris.judge, limits=LIMITS.iris),
    _eye,
    (
        Flaw(
            "no eye", lambda seed: np.full((480, 640), 40 + seed % 180, np.uint8),
            (Reason.IRIS_NONE,),
        ),
        Flaw("half closed", partial(_eye, lid=0.6), (Reason.IRIS_LID,)),
        Flaw("nearly shut", partial(_eye, lid=0.85), (Reason.IRIS_LID, Reason.IRIS_NONE)),
        Flaw("defocus of 3 pixels", partial(_eye, defocus=3.0), (Reason.IRIS_BLUR,)),
        Flaw("defocus of 5 pixels", partial(_eye, defocus=5.0), (Reason.IRIS_BLUR,)),
        Flaw("moved by 21 pixels", lambda s: smeared(_eye(s), 21), (Reason.IRIS_MOVED,)),
        Flaw(
            "moved down by 21 pixels", lambda s: smeared(_eye(s), 21, down=True),
            (Reason.IRIS_MOVED,),
        ),
        Flaw("half as large", lambda s: scaled(_eye(s), 0.5), (Reason.IRIS_FAR,)),
        Flaw("too close", lambda s: scaled(_eye(s), 1.6), (Reason.IRIS_NEAR,)),
        Flaw("at the border", lambda s: shifted(_eye(s), -0.27, 0.0), (Reason.IRIS_OFF_CENTRE,)),
        Flaw("burnt out", lambda s: lit(_eye(s), 2.2), (Reason.IRIS_GLARE, Reason.IRIS_NONE)),
        Flaw("stray light", lambda s: faded(_eye(s), 0.3), (Reason.IRIS_FAINT, Reason.IRIS_NONE)),
        Flaw("lens with a rim", _lens, (Reason.IRIS_LENS,)),
        Flaw("looks 40 degrees aside", lambda s: narrowed(_eye(s), 40.0), (Reason.IRIS_ASIDE,)),
    ),
)  # fmt: skip


# --- fingers --------------------------------------------------------------------------------------


def _finger(seed: int, **how: Any) -> Pixels:
    return fingerprint.finger(Person(seed), "RIGHT_INDEX", **how).pixels


def _wet(seed: int) -> Pixels:
    """Let the ridges run together: dark grows over the valleys."""
    picture = _finger(seed)
    grown = cv2.erode(picture, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7)))
    return np.asarray(cv2.GaussianBlur(grown, (0, 0), 1.2), np.uint8)


def _faint(seed: int) -> Pixels:
    return np.asarray(238 - (238 - _finger(seed).astype(np.float32)) * 0.14, np.uint8)


_PRINT: Final = Kind(
    "finger",
    partial(finger.judge, limits=LIMITS.finger),
    _finger,
    (
        Flaw("bare glass", lambda _s: np.full((400, 300), 238, np.uint8), (Reason.FINGER_NONE,)),
        Flaw(
            "noise", lambda s: np.random.default_rng(s).integers(0, 256, (400, 300), np.uint8),
            (Reason.FINGER_NONE,),
        ),
        Flaw("dry", partial(_finger, dryness=0.9), (Reason.FINGER_DRY, Reason.FINGER_UNCLEAR)),
        Flaw("wet", _wet, (Reason.FINGER_WET, Reason.FINGER_UNCLEAR, Reason.FINGER_NONE)),
        Flaw("faint", _faint, (Reason.FINGER_FAINT, Reason.FINGER_NONE)),
        Flaw("three quarters off", partial(_finger, partial=0.75), (Reason.FINGER_SMALL,)),
    ),
)  # fmt: skip


# --- hands ----------------------------------------------------------------------------------------


def _slap(seed: int, missing: str = "", turn: float = 0.0) -> Pixels:
    person = Person(seed, missing=frozenset({missing} - {""}))
    laid = fingerprint.slap(person, FOUR_RIGHT).pixels
    move = cv2.getRotationMatrix2D((laid.shape[1] / 2, laid.shape[0] / 2), turn, 1.0)
    size = (laid.shape[1], laid.shape[0])
    return np.asarray(cv2.warpAffine(laid, move, size, borderValue=(238.0,)), np.uint8)


def _mirrored(seed: int) -> Pixels:
    return np.ascontiguousarray(_slap(seed)[:, ::-1])


def _counted(picture: Pixels) -> Judgement:
    """Count the fingertips of a right hand, and ask which hand it is."""
    found = slap.segment(picture)
    if len(found.tips) != len(FOUR_RIGHT):
        return absent(Reason.FINGER_COUNT)
    return absent(Reason.FINGER_HAND) if found.hand is slap.Hand.LEFT else Judgement(score=100)


_HAND: Final = Kind(
    "hand",
    _counted,
    lambda seed: _slap(seed, turn=(-20.0, 0.0, 20.0)[seed % 3]),
    (
        *(
            Flaw(
                f"no {part.removeprefix('RIGHT_').lower()} finger",
                partial(_slap, missing=part),
                (Reason.FINGER_COUNT,),
            )
            for part in FOUR_RIGHT
        ),
        Flaw("the other hand", _mirrored, (Reason.FINGER_HAND,)),
    ),
)


# --- signatures -----------------------------------------------------------------------------------

WIDE: Final = 9600
HIGH: Final = 6000
HARD: Final = 1023


@dataclass(frozen=True)
class _Pen:
    series: list[PenReport]
    lost: int = 0


def _pen(seed: int) -> _Pen:
    points = signed(Person(seed)).points
    return _Pen(
        [
            (round(p.x * WIDE), round(p.y * HIGH), round(p.pressure * HARD) * p.touching, p.at_ms)
            for p in points
        ]
    )


def _line(seed: int) -> _Pen:
    along = range(60 + seed % 40)
    return _Pen([(3000 + 45 * n, 3000 + seed % 50, 400, 5 * n) for n in along])


def _dot(seed: int) -> _Pen:
    rng = np.random.default_rng(seed)
    return _Pen([(3000 + int(rng.integers(12)), 3000, 400, 5 * n) for n in range(120)])


def _gappy(seed: int) -> _Pen:
    """Lose every fifth report on the way, without a word from the pad."""
    return _Pen([each for n, each in enumerate(_pen(seed).series) if n % 40 >= 10])


def _signature(pen: _Pen) -> Judgement:
    return signature.judge(
        pen.series, max_x=WIDE, max_y=HIGH, lost=pen.lost, limits=LIMITS.signature
    )


_SIGNATURE: Final = Kind(
    "signature",
    _signature,
    lambda seed: _line(seed) if seed % 4 == 0 else _pen(seed),
    (
        Flaw("nothing", lambda _seed: _Pen([]), (Reason.SIGNATURE_NONE,)),
        Flaw("a dot", _dot, (Reason.SIGNATURE_SHORT,)),
        Flaw(
            "reports lost", lambda s: _Pen(_pen(s).series, len(_pen(s).series) // 8),
            (Reason.SIGNATURE_GAPS,),
        ),
        Flaw("holes in time", _gappy, (Reason.SIGNATURE_GAPS,)),
    ),
)  # fmt: skip

KINDS: Final = (_FACE, _IRIS, _PRINT, _HAND, _SIGNATURE)
