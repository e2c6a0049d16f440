"""The camera driver keeps its contract over every source of frames there is."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from threading import enumerate as threads

import numpy as np
import pytest

from drivers.camera.frames import FramesCamera
from drivers.emulators.camera import EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.opencv import cv2
from drivers.population.person import Person
from drivers.protocol import Camera, Frame
from drivers.stop import Stop
from drivers.transports.frames import FrameSource, PictureSequence, VideoFile
from drivers.transports.video_device import VideoDevice, VideoWire
from drivers.trouble import Fault, FaultCode, Retry
from tests.fakes.capture import FakeCapture
from tests.fakes.frames import HandFedFrames

FPS = 200.0


def _pictures() -> Iterator[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    for number in range(6):
        yield np.full((48, 64, 3), 30 * number + 20, np.uint8)


def _film(folder: Path) -> FrameSource:
    path = folder / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (64, 48))
    assert writer.isOpened()
    for picture in _pictures():
        writer.write(picture)
    writer.release()
    return VideoFile(path, fps=FPS)


def _sequence(folder: Path) -> FrameSource:
    for number, picture in enumerate(_pictures()):
        cv2.imwrite(str(folder / f"f{number:03d}.png"), picture)
    return PictureSequence(folder, pattern="f*.png", fps=FPS)


def _device(folder: Path) -> FrameSource:
    node = folder / "video0"
    node.touch()
    return VideoDevice(str(node), wire=VideoWire(capture=lambda _device, _backend: FakeCapture()))


def _emulated(_folder: Path) -> FrameSource:
    return EmulatedFrames(Chair(Person(1)), FPS)


SOURCES: dict[str, Callable[[Path], FrameSource]] = {
    "film": _film,
    "sequence": _sequence,
    "device": _device,
    "emulated": _emulated,
}


@pytest.fixture(params=SOURCES)
def camera(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FramesCamera]:
    driver = FramesCamera(SOURCES[request.param](tmp_path))
    yield driver
    driver.close()


@pytest.fixture
def fed() -> HandFedFrames:
    return HandFedFrames()


@pytest.fixture
def hand(fed: HandFedFrames) -> Iterator[FramesCamera]:
    driver = FramesCamera(fed, stall_seconds=20)
    driver.open()
    yield driver
    driver.close()


def _grabbing() -> list[str]:
    return [thread.name for thread in threads() if thread.name == "camera-grab"]


def test_it_is_a_camera_and_says_which(camera: FramesCamera) -> None:
    assert isinstance(camera, Camera)
    identity = camera.open()
    assert identity.driver == "frames"
    assert identity.make
    assert "x" in identity.model


def test_frames_are_new_each_time_and_stamped_in_order(camera: FramesCamera) -> None:
    camera.open()
    stop = Stop(10)
    frames = [camera.frame(stop) for _ in range(8)]
    stamps = [frame.at_ns for frame in frames]
    assert stamps == sorted(set(stamps))
    for frame in frames:
        assert frame.pixels.dtype == np.uint8
        assert not frame.pixels.flags.writeable


def test_a_still_is_newer_than_the_call(camera: FramesCamera) -> None:
    camera.open()
    stop = Stop(10)
    camera.frame(stop)
    asked = time.monotonic_ns()
    still = camera.still(stop)
    assert still.at_ns > asked
    assert camera.frame(stop).at_ns > still.at_ns


def test_it_opens_again_after_it_was_closed(camera: FramesCamera) -> None:
    for _ in range(3):
        camera.open()
        camera.frame(Stop(10))
        camera.close()
    assert _grabbing() == []


def test_opening_twice_leaves_one_thread(camera: FramesCamera) -> None:
    camera.open()
    camera.open()
    assert camera.frame(Stop(10)).pixels.size
    assert _grabbing() == ["camera-grab"]


def test_close_never_raises(camera: FramesCamera) -> None:
    camera.close()
    camera.open()
    camera.close()
    camera.close()


def test_a_closed_camera_has_no_frames(camera: FramesCamera) -> None:
    with pytest.raises(Fault) as trouble:
        camera.frame(Stop(1))
    assert trouble.value.code is FaultCode.GONE


def test_only_the_newest_frame_is_kept(hand: FramesCamera, fed: HandFedFrames) -> None:
    for value in (1, 2, 3):
        fed.feed(value)
    assert fed.waiting.wait(10)
    assert hand.frame(Stop(10)).pixels[0, 0] == 3


def test_a_frame_is_never_shown_twice(hand: FramesCamera, fed: HandFedFrames) -> None:
    fed.feed(1)
    hand.frame(Stop(10))
    with pytest.raises(Retry):
        hand.frame(Stop(0.1))
    fed.feed(2)
    assert hand.frame(Stop(10)).pixels[0, 0] == 2


def test_a_still_skips_what_the_camera_had_buffered() -> None:
    fed = HandFedFrames(buffered=2)
    driver = FramesCamera(fed, stall_seconds=20)
    driver.open()
    fed.feed(1)
    driver.frame(Stop(10))
    seen: list[Frame] = []
    asking = Thread(target=lambda: seen.append(driver.still(Stop(10))))
    asking.start()
    for value in range(2, 200):
        if not asking.is_alive():
            break
        fed.waiting.wait(10)
        fed.waiting.clear()
        fed.feed(value)
    asking.join(10)
    driver.close()
    assert seen[0].pixels[0, 0] >= 4


def test_an_unplugged_camera_is_gone_and_comes_back(hand: FramesCamera, fed: HandFedFrames) -> None:
    fed.fail(Fault(FaultCode.GONE, "unplugged"))
    for _ in range(2):
        with pytest.raises(Fault) as trouble:
            hand.frame(Stop(10))
        assert trouble.value.code is FaultCode.GONE
    assert fed.closed.wait(10)
    hand.open()
    fed.feed(7)
    assert hand.frame(Stop(10)).pixels[0, 0] == 7
    assert fed.opened == 2


def test_a_stalled_camera_times_out_and_recovers() -> None:
    fed = HandFedFrames()
    driver = FramesCamera(fed, stall_seconds=0.05)
    driver.open()
    with pytest.raises(Fault) as trouble:
        driver.frame(Stop(10))
    assert trouble.value.code is FaultCode.TIMEOUT
    driver.open()
    fed.feed(1)
    assert driver.frame(Stop(10)).pixels[0, 0] == 1
    driver.close()


def test_waiting_ends_when_the_capture_is_cancelled(hand: FramesCamera) -> None:
    stop = Stop(30)
    troubles: list[FaultCode] = []

    def wait() -> None:
        with pytest.raises(Fault) as trouble:
            hand.frame(stop)
        troubles.append(trouble.value.code)

    waiting = Thread(target=wait)
    waiting.start()
    stop.cancel()
    waiting.join(10)
    assert troubles == [FaultCode.CANCELLED]


@pytest.mark.expects_warnings
def test_what_a_backend_throws_becomes_a_fault(hand: FramesCamera, fed: HandFedFrames) -> None:
    fed.fail(ValueError("from a vendor's library"))
    with pytest.raises(Fault) as trouble:
        hand.frame(Stop(10))
    assert trouble.value.code is FaultCode.HARDWARE
    assert trouble.value.detail == "ValueError"


def test_a_source_that_does_not_open_leaves_nothing_behind(tmp_path: Path) -> None:
    driver = FramesCamera(VideoFile(tmp_path / "none.avi"))
    with pytest.raises(Fault) as trouble:
        driver.open()
    assert trouble.value.code is FaultCode.GONE
    assert _grabbing() == []
    driver.close()
