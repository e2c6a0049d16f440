"""Films, folders and devices as sources of frames: order, ends, and what can be wrong with them."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.transports.frames import FrameStream, PictureSequence, VideoFile
from drivers.transports.video_device import Mode, VideoDevice, VideoWire
from drivers.trouble import Fault, FaultCode
from tests.fakes.capture import FakeCapture


def _read(stream: FrameStream) -> int:
    """Return the gray of the next picture's first pixel."""
    picture = stream.read(Event())
    assert picture is not None
    return int(picture[0, 0, 0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in (3, 1, 2):
        picture = np.full((10, 20, 3), number * 50, np.uint8)
        cv2.imwrite(str(tmp_path / f"p{number}.png"), picture)
    (tmp_path / "notes.txt").write_text("not a picture")
    return tmp_path


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25.0, (64, 48))
    for gray in (40, 120, 200):
        writer.write(np.full((48, 64, 3), gray, np.uint8))
    writer.release()
    return path


def test_pictures_come_in_the_order_of_their_names_and_again(folder: Path) -> None:
    stream = PictureSequence(folder, fps=1000).open()
    assert [_read(stream) for _ in range(5)] == [50, 100, 150, 50, 100]
    assert (stream.origin.width, stream.origin.height) == (20, 10)


def test_a_film_plays_its_frames_and_again(film: Path) -> None:
    stream = VideoFile(film, fps=1000).open()
    assert [round(_read(stream), -1) for _ in range(4)] == [40, 120, 200, 40]
    stream.close()


def test_a_film_knows_its_own_speed(film: Path) -> None:
    stream = VideoFile(film).open()
    assert stream.origin.fps == 25.0
    assert (stream.origin.width, stream.origin.height) == (64, 48)
    stream.close()


def test_without_repeat_the_end_is_the_end(folder: Path, film: Path) -> None:
    for source in (
        PictureSequence(folder, fps=1000, repeat=False),
        VideoFile(film, fps=1000, repeat=False),
    ):
        stream = source.open()
        for _ in range(3):
            _read(stream)
        with pytest.raises(Fault) as trouble:
            stream.read(Event())
        assert trouble.value.code is FaultCode.GONE
        stream.close()


def test_a_halted_source_gives_nothing(folder: Path, film: Path) -> None:
    halt = Event()
    halt.set()
    for source in (PictureSequence(folder, fps=0.001), VideoFile(film, fps=0.001)):
        stream = source.open()
        assert stream.read(halt) is None
        stream.close()


@pytest.mark.parametrize("name", ["none.avi", "."])
def test_a_film_that_is_not_there_is_gone(tmp_path: Path, name: str) -> None:
    with pytest.raises(Fault) as trouble:
        VideoFile(tmp_path / name).open()
    assert trouble.value.code is FaultCode.GONE


def test_an_empty_folder_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Fault) as trouble:
        PictureSequence(tmp_path).open()
    assert trouble.value.code is FaultCode.GONE


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_a_broken_picture_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.png").write_bytes(content)
    with pytest.raises(Fault) as trouble:
        PictureSequence(tmp_path).open()
    assert trouble.value.code is FaultCode.PROTOCOL


def test_a_picture_taken_away_is_gone(folder: Path) -> None:
    stream = PictureSequence(folder, fps=1000).open()
    (folder / "p2.png").unlink()
    _read(stream)
    with pytest.raises(Fault) as trouble:
        stream.read(Event())
    assert trouble.value.code is FaultCode.GONE


def _hands_out(capture: FakeCapture) -> VideoWire:
    return VideoWire(capture=lambda _device, _backend: capture)


def _node(tmp_path: Path) -> str:
    node = tmp_path / "video7"
    node.touch()
    return str(node)


def test_a_device_is_set_up_in_the_order_that_works(tmp_path: Path) -> None:
    capture = FakeCapture()
    VideoDevice(_node(tmp_path), wire=_hands_out(capture)).open()
    assert capture.asked == [
        cv2.CAP_PROP_FOURCC,
        cv2.CAP_PROP_FRAME_WIDTH,
        cv2.CAP_PROP_FRAME_HEIGHT,
        cv2.CAP_PROP_FPS,
        cv2.CAP_PROP_BUFFERSIZE,
    ]
    assert capture.get(cv2.CAP_PROP_FOURCC) == cv2.VideoWriter.fourcc(*"MJPG")
    assert capture.get(cv2.CAP_PROP_BUFFERSIZE) == 1


def test_the_frame_is_believed_and_not_the_setting(tmp_path: Path) -> None:
    capture = FakeCapture(size=(640, 480))
    source = VideoDevice(_node(tmp_path), wire=_hands_out(capture))
    with pytest.raises(Fault) as trouble:
        source.open()
    assert trouble.value.code is FaultCode.UNSUPPORTED
    assert "640x480" in trouble.value.detail
    assert capture.released.is_set()


def test_a_larger_picture_than_asked_for_is_fine(tmp_path: Path) -> None:
    capture = FakeCapture(size=(1920, 1080))
    source = VideoDevice(_node(tmp_path), Mode(1280, 720, 25.0), wire=_hands_out(capture))
    origin = source.open().origin
    assert (origin.width, origin.height, origin.fps) == (1920, 1080, 25.0)


@pytest.mark.parametrize("capture", [FakeCapture(opened=False), FakeCapture(frames=0)])
def test_a_device_without_a_first_picture_is_busy(tmp_path: Path, capture: FakeCapture) -> None:
    source = VideoDevice(_node(tmp_path), wire=_hands_out(capture))
    with pytest.raises(Fault) as trouble:
        source.open()
    assert trouble.value.code is FaultCode.BUSY
    assert capture.released.is_set()


def test_a_device_that_is_not_there_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Fault) as trouble:
        VideoDevice(str(tmp_path / "video9")).open()
    assert trouble.value.code is FaultCode.GONE
    assert trouble.value.detail.startswith(str(tmp_path / "video9"))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, FaultCode.PERMISSION),
        (errno.EBUSY, FaultCode.BUSY),
        (errno.ENODEV, FaultCode.GONE),
        (errno.EIO, FaultCode.HARDWARE),
    ],
)
def test_the_system_says_why_a_device_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: FaultCode
) -> None:
    def refuse(_path: str, _flags: int) -> int:
        raise OSError(number, os.strerror(number))

    source = VideoDevice(_node(tmp_path))
    monkeypatch.setattr("drivers.transports.video_device.os.open", refuse)
    with pytest.raises(Fault) as trouble:
        source.open()
    assert trouble.value.code is code


def test_a_device_pulled_out_is_gone_and_a_silent_one_times_out(tmp_path: Path) -> None:
    node = _node(tmp_path)
    for pulled, code in ((False, FaultCode.TIMEOUT), (True, FaultCode.GONE)):
        capture = FakeCapture(frames=2)
        stream = VideoDevice(node, wire=_hands_out(capture)).open()
        assert stream.read(Event()) is not None
        if pulled:
            Path(node).unlink()
        with pytest.raises(Fault) as trouble:
            stream.read(Event())
        assert trouble.value.code is code


def test_model_and_serial_come_from_the_system(tmp_path: Path) -> None:
    node = _node(tmp_path)
    named = tmp_path / "sysfs" / "video7"
    named.mkdir(parents=True)
    (named / "name").write_text("Studio HD Webcam\n")
    stable = tmp_path / "usb-Maker_Studio_HD_0042-video-index0"
    stable.symlink_to(node)
    source = VideoDevice(
        str(stable),
        wire=replace(_hands_out(FakeCapture()), sysfs=tmp_path / "sysfs"),
    )
    origin = source.open().origin
    assert origin.model == "Studio HD Webcam"
    assert origin.serial == "usb-Maker_Studio_HD_0042-video-index0"
    assert origin.buffered == 2


def test_opencv_leaves_no_trace_in_the_environment() -> None:
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert "QT_QPA_FONTDIR" not in os.environ
