"""What pictures and pens tell: what is wrong is drawn and found, what is good is not."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from drivers.emulators.glass import CLEAN, print_of
from drivers.examined import LampPair, Traffic
from drivers.opencv import cv2
from drivers.population import pen
from drivers.protocol import Frame, Identity, PadGeometry, PenPoint, Strokes
from station import settings
from station.body import Modality
from station.commands import default_config
from station.devices.findings import Finding, Outcome
from station.diagnosis import ink, lens, optics
from station.diagnosis.judging import judge
from station.diagnosis.trial import Trial
from tests.fakes.benches import SITTER

REAL = settings.load(default_config())
Gray = NDArray[np.uint8]
SHAPE = (288, 256)
FINGERS = ("RIGHT_INDEX", "RIGHT_MIDDLE", "LEFT_INDEX")


def prints() -> list[Gray]:
    return [print_of(SITTER, finger, 0, SHAPE).copy() for finger in FINGERS]


def codes(found: list[Finding]) -> list[str]:
    return [each.code for each in found]


def with_dead_column(pictures: list[Gray]) -> list[Gray]:
    for each in pictures:
        each[:, 100] = 255
    return pictures


def with_dead_pixels(pictures: list[Gray]) -> list[Gray]:
    for each in pictures:
        each[8:280:9, 8:250:11] = 255
    return pictures


def lit_from_the_left(pictures: list[Gray]) -> list[Gray]:
    light = np.linspace(1.0, 0.3, SHAPE[1])
    return [np.asarray(each * light, np.uint8) for each in pictures]


def faint(pictures: list[Gray]) -> list[Gray]:
    return [np.asarray(CLEAN - (CLEAN - each) // 8, np.uint8) for each in pictures]


def dirty(pictures: list[Gray]) -> list[Gray]:
    empty = np.full(SHAPE, CLEAN, np.uint8)
    cv2.circle(empty, (120, 140), 22, 170, -1)
    return [empty, *pictures]


@pytest.mark.parametrize(
    ("spoil", "code", "verdict"),
    [
        (with_dead_column, "DEAD_PIXELS", Outcome.FAIL),
        (with_dead_pixels, "DEAD_PIXELS", Outcome.FAIL),
        (lit_from_the_left, "UNEVEN_LIGHT", Outcome.WARN),
        (faint, "WEAK_CONTRAST", Outcome.WARN),
        (dirty, "DIRTY_GLASS", Outcome.WARN),
        (lambda pictures: [pictures[0], pictures[0]], "STUCK_PICTURE", Outcome.FAIL),
    ],
)
def test_what_is_wrong_with_the_glass_is_found(
    spoil: Callable[[list[Gray]], list[Gray]], code: str, verdict: Outcome
) -> None:
    found = {each.code: each for each in optics.look(spoil(prints()), "zfm")}
    assert found[code].verdict is verdict
    assert found[code].next_step


def test_good_glass_is_good() -> None:
    assert codes(optics.look(prints(), "zfm")) == ["OPTICS_GOOD"]
    assert codes(optics.look([], "zfm")) == ["OPTICS_UNSEEN"]


@given(ppi=st.integers(450, 1050), pitch=st.sampled_from([0.5, 1.0]))
def test_a_ruled_target_gives_the_resolution(ppi: int, pitch: float) -> None:
    period = ppi / 25.4 * pitch
    lines = np.sin(np.arange(640) / period * 2 * np.pi) * 100 + 128
    target = np.tile(np.asarray(lines, np.uint8), (40, 1))
    seen = optics.measured_ppi(target, pitch)
    assert seen is not None
    assert abs(seen - ppi) < 0.01 * ppi
    assert optics.resolution(ppi, target, pitch, "zfm").code == "PPI_GOOD"
    assert optics.resolution(round(ppi * 1.1), target, pitch, "zfm").code == "PPI_WRONG"


@pytest.mark.parametrize("pitch", [0.25, 0.5, 1.0])
def test_what_is_no_ruled_target_measures_nothing(pitch: float) -> None:
    for each in [*prints(), np.full(SHAPE, CLEAN, np.uint8)]:
        assert optics.resolution(500, each, pitch, "zfm").code == "PPI_UNREADABLE"


def latent() -> Gray:
    return np.asarray(CLEAN - (CLEAN - prints()[0]) // 6, np.uint8)


def spotted() -> Gray:
    empty = np.full(SHAPE, CLEAN, np.uint8)
    for x in range(30, 240, 40):
        cv2.circle(empty, (x, 120), 9, 190, -1)
    return empty


@pytest.mark.parametrize(
    ("empty", "code"),
    [
        (np.full(SHAPE, CLEAN, np.uint8), "GLASS_CLEAN"),
        (latent(), "DIRTY_GLASS"),
        (spotted(), "DIRTY_GLASS"),
        (prints()[0], "GLASS_COVERED"),
        (None, "GLASS_UNSEEN"),
    ],
)
def test_the_empty_glass_is_judged(empty: Gray | None, code: str) -> None:
    assert optics.glass(empty, "uareu").code == code


def test_too_few_pixels_are_a_failure_even_without_a_target() -> None:
    assert optics.resolution(300, None, 1.0, "zfm").verdict is Outcome.FAIL
    assert optics.resolution(None, None, 1.0, "zfm").verdict is Outcome.FAIL
    assert optics.resolution(500, None, 1.0, "zfm").verdict is Outcome.NOT_CHECKED


def scene() -> Gray:
    picture = np.full((720, 1280, 3), (60, 60, 160), np.uint8)
    cv2.circle(picture, (640, 380), 180, (150, 170, 190), -1)
    for step in range(0, 360, 12):
        cv2.line(picture, (500 + step % 280, 250), (520 + step % 280, 500), (40, 40, 40), 2)
    return picture


def noisy(picture: Gray, count: int = 4) -> list[Gray]:
    """Return pictures as a sensor gives them: no two are the same to the bit."""
    rng = np.random.default_rng(0)
    grain = (rng.integers(0, 2, picture.shape, np.uint8) for _ in range(count))
    return [np.asarray(cv2.add(picture, each), np.uint8) for each in grain]


def half_shaded(picture: Gray) -> Gray:
    picture[:, 640:] //= 3
    return picture


def test_a_good_picture_is_good() -> None:
    good = ["CAMERA_SHARP", "CAMERA_LIT", "CAMERA_STEADY", "BACKDROP_EVEN"]
    assert codes(lens.look(noisy(scene()), "frames")) == good
    assert codes(lens.look([scene()] * 5, "frames")) == [*good, "CAMERA_FROZEN"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda p: cv2.GaussianBlur(p, (0, 0), 12), "CAMERA_BLURRED"),
        (lambda p: p // 4, "CAMERA_DARK"),
        (lambda p: np.full_like(p, 252), "CAMERA_BRIGHT"),
        (half_shaded, "BACKDROP_UNEVEN"),
    ],
)
def test_what_is_wrong_with_the_picture_is_found(spoil: Callable[[Gray], Gray], code: str) -> None:
    assert code in codes(lens.look([spoil(scene())] * 4, "frames"))


def test_flicker_is_found() -> None:
    frames = [np.asarray(scene() * (1.0 if n % 2 else 0.85), np.uint8) for n in range(8)]
    assert "CAMERA_FLICKERS" in codes(lens.look(frames, "frames"))


@pytest.mark.parametrize(
    ("level", "code"), [(12, "IRIS_LED_DARK"), (120, "IRIS_LED_GOOD"), (245, "IRIS_LED_BRIGHT")]
)
def test_the_infrared_light_is_judged(level: int, code: str) -> None:
    assert lens.infrared([np.full((480, 640), level, np.uint8)], "iris").code == code


def room(level: int) -> Gray:
    return np.full((480, 640), level, np.uint8)


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        (LampPair(room(40), room(3)), "IRIS_LAMP_GOOD"),
        (LampPair(room(3), room(3)), "IRIS_LAMP_DEAD"),
        (LampPair(room(160), room(120)), "IRIS_STRAY_LIGHT"),
        (None, "IRIS_LAMP_NOT_SWITCHED"),
    ],
)
def test_the_lamp_is_judged_by_what_it_adds(pair: LampPair | None, code: str) -> None:
    assert lens.lamp(pair, "nir").code == code


def watched(times_ms: list[float], silent_ms: float = 0.0) -> str:
    """Return what is found of a live view whose pictures came at these times."""
    blank = np.zeros((8, 8), np.uint8)
    trial = Trial(identity=Identity("sbi-finger", "m", "m", "s"), where="capture")
    trial.open_ms.append(1.0)
    trial.silent_stream_ms = silent_ms
    trial.frames += [Frame(blank, round(at * 1e6)) for at in times_ms]
    found = judge(Modality.FINGER, "sbi-finger", trial, REAL.enrollment)
    return next(each.code for each in found if each.code.startswith("STREAM"))


def test_a_live_view_is_judged_by_how_long_it_stood_still() -> None:
    assert watched([0, 70, 140], 300.0) == "STREAM_GOOD"
    assert watched([0, 70, 140], 1100.0) == "STREAM_FEW"
    assert watched([0]) == "STREAM_FEW"
    assert watched([]) == "STREAM_FEW"


def opened(open_ms: float, traffic: Traffic | None = None) -> str:
    trial = Trial(identity=Identity("zfm", "m", "m", "s", at_once=1), where="capture")
    trial.open_ms += [5.0, open_ms, 5.0]
    trial.traffic = traffic
    return judge(Modality.FINGER, "zfm", trial, REAL.enrollment)[0].code


def test_a_line_is_judged_by_its_slowest_opening_and_by_what_came_spoilt() -> None:
    assert opened(900.0) == "LINK_GOOD"
    assert opened(3000.0) == "LINK_SLOW"
    assert opened(5.0, Traffic(1000, 1)) == "LINK_GOOD"
    assert opened(5.0, Traffic(1000, 3)) == "LINK_LOSSY"


PAD = PadGeometry(max_x=9600, max_y=6000, max_pressure=1023, units_per_mm=100.0, rate_hz=200)


def line(bend: float, lost: int = 0, step_ms: int = 5) -> Strokes:
    points = tuple(
        PenPoint(
            x=500 + 40 * n,
            y=500 + 20 * n + round(bend * np.sin(n / 32)),
            pressure=400,
            at_ms=step_ms * n,
            touching=n < 199,
        )
        for n in range(200)
    )
    return Strokes(points, PAD, lost)


def tried(points: Iterable[pen.PenSample], jitter: float = 0.0) -> Strokes:
    """Return what a pad reports of a path."""
    rng = np.random.default_rng(1)
    return Strokes(
        tuple(
            PenPoint(
                x=round((each.x + rng.normal(0, jitter)) * PAD.max_x),
                y=round(each.y * PAD.max_y),
                pressure=400,
                at_ms=each.at_ms,
                touching=each.touching,
            )
            for each in points
        ),
        PAD,
    )


def test_the_corners_of_a_pad_are_tried() -> None:
    path = pen.corners()
    good = ["PAD_CORNERS_GOOD", "PAD_CALM", "PAD_STRAIGHT"]
    assert codes(ink.corners(tried(path), "wacom-stu")) == good
    assert "PAD_TREMBLES" in codes(ink.corners(tried(path, jitter=0.004), "wacom-stu"))
    dead = [
        each._replace(touching=each.touching and (each.x < 0.5 or each.y < 0.5)) for each in path
    ]
    found = {each.code: each for each in ink.corners(tried(dead), "wacom-stu")}
    assert found["PAD_CORNER_DEAD"].facts["missing"] == "lower right"


def test_a_signature_tries_no_corners() -> None:
    signed = pen.signature(SITTER).points
    assert codes(ink.corners(tried(signed), "wacom-stu")) == ["PAD_CORNERS_NOT_TRIED"]


@pytest.mark.parametrize(
    ("strokes", "wanted"),
    [
        (line(0.0), ["PAD_GOOD", "PAD_STRAIGHT"]),
        (line(400.0), ["PAD_GOOD", "PAD_CROOKED"]),
        (line(4000.0), ["PAD_GOOD", "PAD_LINE_NOT_DRAWN"]),
        (line(0.0, lost=40), ["PAD_GAPS", "PAD_STRAIGHT"]),
        (line(0.0, step_ms=20), ["PAD_SLOW", "PAD_STRAIGHT"]),
        (None, ["PAD_UNSEEN"]),
    ],
)
def test_a_pad_is_judged_by_its_reports(strokes: Strokes | None, wanted: list[str]) -> None:
    assert codes(ink.look(strokes, 0.0, "wacom-stu")) == wanted
