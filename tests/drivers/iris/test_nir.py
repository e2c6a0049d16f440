"""Eyes before an infrared camera: both at once or one by one, its lamp, and what goes wrong."""

import errno
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.nir import EmulatedNir, NirScript
from drivers.emulators.video import VideoScript
from drivers.iris.lamp import Switch, UvcLamp, switch
from drivers.iris.nir import Layout, NirIris, Placing
from drivers.population import iris
from drivers.population.person import EYES, Person
from drivers.protocol import Delivery, Frame, Gray, IrisScanner, Pixels, ScanRequest
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.video_device import Mode, VideoDevice
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from station.quality.eye import find

SITTER = Person(7)
NODE = "/dev/video2"
LAMP = Switch(4, 6, b"\x01", b"\x00")
BOTH = ScanRequest(EYES)
SIDE_BY_SIDE = Placing()
FAST = NirScript(fps=150.0)
ONE = replace(FAST, both=False, before=12, stays=24)


@dataclass
class Bench:
    """An infrared camera before a chair, and its driver."""

    script: NirScript = FAST
    person: Person | None = SITTER
    placing: Placing = SIDE_BY_SIDE
    lamp: Switch | None = LAMP
    shown: list[Frame] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.camera = EmulatedNir(Chair(self.person), self.script)
        wire = self.camera.node.wire()
        wide = 640 if self.placing.layout is Layout.ONE else 1280
        source = VideoDevice(NODE, Mode(wide, 480, fourcc="GREY"), wire=wire)
        lamp = UvcLamp(NODE, self.lamp, wire.node) if self.lamp else None
        self.driver = NirIris(source, lamp=lamp, placing=self.placing, settle=0.1)

    def scan(self, request: ScanRequest = BOTH, stop: Stop | None = None) -> list[Delivery]:
        return list(self.driver.scan(request, self.shown.append, stop or Stop(10)))


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def opened(**how: object) -> Bench:
    make: type = Bench
    bench: Bench = make(**how)
    bench.driver.open()
    return bench


def gray(delivery: Delivery) -> Gray:
    assert isinstance(delivery.image, Pixels)
    return delivery.image.array


def likeness(one: Gray, two: Gray) -> float:
    return float(np.corrcoef(one[::4, ::4].ravel(), two[::4, ::4].ravel())[0, 1])


def test_both_eyes_come_from_one_picture_each_under_its_name() -> None:
    bench = opened()
    assert isinstance(bench.driver, IrisScanner)
    right, left = bench.scan()
    assert (right.part, left.part) == EYES
    for each in (right, left):
        assert gray(each).shape == iris.SHAPE
        assert find(gray(each)) is not None
        own, other = (
            iris.eye(SITTER, part).pixels for part in (each.part, *set(EYES) - {each.part})
        )
        assert likeness(gray(each), own) > likeness(gray(each), other)
    assert bench.shown[-1].pixels.shape == (480, 1280)
    bench.driver.close()


def test_the_sharpest_of_the_pictures_is_taken() -> None:
    bench = opened()
    (right, _), blurred = bench.scan(), iris.eye(SITTER, EYES[0], defocus=1.5).pixels
    sharp = iris.eye(SITTER, EYES[0]).pixels
    edges = [float(np.abs(np.diff(each.astype(int), axis=1)).mean()) for each in (blurred, sharp)]
    taken = float(np.abs(np.diff(gray(right).astype(int), axis=1)).mean())
    assert abs(taken - edges[1]) < abs(taken - edges[0])
    bench.driver.close()


def test_one_eye_after_the_other_and_never_one_for_both() -> None:
    bench = opened(script=ONE, placing=Placing(Layout.ONE))
    right, left = bench.scan()
    for each in (right, left):
        own, other = (
            iris.eye(SITTER, part).pixels for part in (each.part, *set(EYES) - {each.part})
        )
        assert likeness(gray(each), own) > likeness(gray(each), other)
    bench.driver.close()


def test_an_eye_that_does_not_go_away_is_not_taken_for_the_other() -> None:
    bench = opened(script=replace(ONE, stays=100_000), placing=Placing(Layout.ONE))
    with pytest.raises(Retry) as caught:
        bench.scan(stop=Stop(0.6))
    assert caught.value.reason is RetryReason.TIMED_OUT
    bench.driver.close()


def test_a_mirrored_picture_has_its_eyes_the_other_way_round() -> None:
    plain, mirrored = (opened(placing=Placing(mirrored=each)) for each in (False, True))
    assert likeness(gray(plain.scan()[0]), gray(mirrored.scan()[1])) > 0.5
    plain.driver.close()
    mirrored.driver.close()


def test_a_missing_eye_is_not_waited_for() -> None:
    bench = opened(person=Person(7, missing=frozenset({"LEFT_EYE"})))
    assert [each.part for each in bench.scan(ScanRequest(EYES, missing=("LEFT_EYE",)))] == [EYES[0]]
    with pytest.raises(Retry):
        bench.scan(stop=Stop(0.3))
    bench.driver.close()


def test_an_empty_chair_is_a_matter_for_the_person() -> None:
    bench = opened(person=None)
    stop = Stop(10)
    stop.finish()
    with pytest.raises(Retry) as caught:
        bench.scan(stop=stop)
    assert caught.value.reason is RetryReason.IRIS_NONE
    bench.driver.close()


def test_what_is_to_be_taken_now_is_taken_now() -> None:
    bench = opened(script=replace(FAST, before=0))
    stop = Stop(10)
    stop.finish()
    assert len(bench.scan(stop=stop)) == 2
    bench.driver.close()


def test_the_lamp_is_lit_for_the_scan_alone() -> None:
    bench = opened()
    states: list[bool] = []
    told = bench.camera.node.lamp

    def light(on: bool) -> None:
        states.append(on)
        told(on)

    bench.camera.node.lamp = light
    bench.scan()
    assert states == [True, False]
    bench.driver.close()
    assert states == [True, False, False]


def test_without_its_lamp_nothing_stands_out_of_the_dark() -> None:
    bench = opened(script=replace(FAST, no_lamp=True))
    with pytest.raises(Retry) as caught:
        bench.scan(stop=Stop(0.4))
    assert caught.value.reason is RetryReason.TIMED_OUT
    bench.driver.close()


def test_a_lamp_that_is_not_there_is_found_when_it_is_opened() -> None:
    bench = Bench(script=replace(FAST, video=VideoScript(lamp_refuses=True)))
    with pytest.raises(Fault) as caught:
        bench.driver.open()
    assert (caught.value.code, caught.value.detail) == (FaultCode.UNSUPPORTED, "lamp")


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (replace(FAST, unplug_at=6), FaultCode.GONE),
        (replace(FAST, same=True, before=100_000), FaultCode.TIMEOUT),
        (replace(FAST, video=VideoScript(silent_at=6)), FaultCode.TIMEOUT),
    ],
)
def test_each_trouble_ends_as_it_should(script: NirScript, code: FaultCode) -> None:
    bench = opened(script=script)
    with pytest.raises(Fault) as caught:
        bench.scan()
    assert caught.value.code is code
    bench.camera.script, bench.camera.node.script = FAST, VideoScript()
    bench.camera.node.unplug()
    bench.camera.node.plug()
    bench.driver.open()
    assert len(bench.scan()) == 2
    bench.driver.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EBUSY, FaultCode.BUSY),
        (errno.EACCES, FaultCode.PERMISSION),
        (errno.ENOENT, FaultCode.GONE),
    ],
)
def test_the_system_says_why_it_does_not_open(number: int, code: FaultCode) -> None:
    bench = Bench(script=replace(FAST, video=VideoScript(errno=number)))
    with pytest.raises(Fault) as caught:
        bench.driver.open()
    assert caught.value.code is code


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.1])
def test_a_cancel_ends_it_soon(seconds: float) -> None:
    bench = opened(person=None)
    stop = Stop(30)
    timer = threading.Timer(seconds, stop.cancel)
    timer.start()
    start = time.monotonic()
    with pytest.raises(Fault) as caught:
        bench.scan(stop=stop)
    assert caught.value.code is FaultCode.CANCELLED
    assert time.monotonic() - start < seconds + 1.0
    timer.join()
    bench.driver.close()


def test_a_part_that_is_no_eye_is_unsupported() -> None:
    bench = opened()
    with pytest.raises(Fault) as caught:
        bench.scan(ScanRequest(("LEFT_THUMB",)))
    assert caught.value.code is FaultCode.UNSUPPORTED
    bench.driver.close()
    with pytest.raises(Fault) as closed:
        bench.scan()
    assert closed.value.code is FaultCode.GONE


@pytest.mark.parametrize(
    "options",
    [
        {"lamp_unit": 4},
        {"lamp_unit": 4, "lamp_selector": 6, "lamp_on": "zz", "lamp_off": "00"},
        {"lamp_unit": 4, "lamp_selector": 6, "lamp_on": "0101", "lamp_off": "00"},
        {"lamp_unit": 400, "lamp_selector": 6, "lamp_on": "01", "lamp_off": "00"},
    ],
)
def test_a_lamp_nobody_understands_is_named(options: dict[str, object]) -> None:
    with pytest.raises(Fault) as caught:
        switch(options)
    assert caught.value.detail == "option lamp"


def test_devices_toml_names_it_with_its_lamp() -> None:
    camera = EmulatedNir(Chair(SITTER), FAST)
    lamp: dict[str, str | int | float | bool] = {
        "lamp_unit": 4,
        "lamp_selector": 6,
        "lamp_on": "01",
        "lamp_off": "00",
    }
    driver = create("nir", Wiring(video=camera.node.wire(), options={"device": NODE, **lamp}))
    assert driver.open().model == "LATIHAN iris camera 1280x480"
    driver.close()
    with pytest.raises(Fault):
        create("nir", Wiring(options={"layout": "three"}))
