"""V4L2 controls by their ioctls, struct by struct: set, read back, and what was not set is said."""

import ctypes
import errno
import logging
import struct
from collections.abc import Mapping

import pytest

from drivers.camera.frames import FramesCamera
from drivers.emulators.camera import EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.emulators.video import EmulatedVideo, VideoScript
from drivers.opencv import cv2
from drivers.stop import Stop
from drivers.transports.camera_preset import Outcome, Preset, Setting, apply, preset
from drivers.transports.v4l2 import ControlId, Controls, Range
from drivers.transports.video_device import VideoDevice
from drivers.trouble import Fault, FaultCode


class PaperNode:
    """Answers ioctls from a list of bytes, and keeps those it was asked."""

    def __init__(self, *answers: bytes | int) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[int, bytes]] = []

    def ioctl(self, request: int, data: bytearray) -> None:
        self.asked.append((request, bytes(data)))
        answer = self._answers.pop(0)
        if isinstance(answer, int):
            raise OSError(answer, "as scripted")
        assert len(answer) == len(data) == request >> 16 & 0x3FFF
        data[:] = answer

    def close(self) -> None:
        """Nothing is held."""


def video(script: VideoScript | None = None) -> EmulatedVideo:
    return EmulatedVideo(EmulatedFrames(Chair(), 500.0), script or VideoScript())


def set_by(camera: EmulatedVideo, wanted: Preset) -> Mapping[ControlId, Setting]:
    controls = Controls(camera.wire().node("/dev/video0"))
    return {each.control: each for each in apply(wanted, controls)}


def test_a_control_is_set_and_read_with_the_kernels_own_bytes() -> None:
    node = PaperNode(
        struct.pack("=Ii", 0x00980918, 1),
        struct.pack("=Ii", 0x00980918, 1),
    )
    assert Controls(node).set(ControlId.POWER_LINE, 1) == 1
    assert node.asked == [
        (0xC008561C, bytes.fromhex("1809980001000000")),
        (0xC008561B, bytes.fromhex("1809980000000000")),
    ]


def test_a_range_is_read_from_its_struct() -> None:
    answer = struct.pack(
        "=II32siiiiI8x", 0x009A0902, 1, b"Exposure Time, Absolute", 3, 2047, 1, 250, 0
    )
    node = PaperNode(answer, errno.EINVAL, answer[:56] + struct.pack("=I8x", 1))
    controls = Controls(node)
    assert controls.range(ControlId.EXPOSURE) == Range(3, 2047, 1, 250)
    assert controls.range(ControlId.EXPOSURE) is None
    assert controls.range(ControlId.EXPOSURE) is None  # it is disabled
    assert {request for request, _ in node.asked} == {0xC0445624}


def test_who_it_is_is_read_from_its_struct() -> None:
    answer = struct.pack("=16s32s32sIIIIII", b"uvcvideo", b"HD Cam", b"usb-1", 1, 2, 3, 0, 0, 0)
    known = Controls(PaperNode(answer)).capability()
    assert known is not None
    assert (known.driver, known.card, known.bus) == ("uvcvideo", "HD Cam", "usb-1")


def test_an_extension_unit_is_asked_with_a_pointer_to_its_bytes() -> None:
    seen: list[tuple[int, ...]] = []

    class Unit(PaperNode):
        def ioctl(self, request: int, data: bytearray) -> None:
            assert request == 0xC0107521
            unit, selector, query, size, where = struct.unpack("@BBBxHxxP", data)
            seen.append((unit, selector, query, size, *ctypes.string_at(where, size)))
            ctypes.memset(where, 0x7F, size)

    assert Controls(Unit()).extension(4, 6, 0x01, b"\x01\x02") == b"\x7f\x7f"
    assert seen == [(4, 6, 0x01, 2, 1, 2)]


@pytest.mark.parametrize("number", [errno.ENODEV, errno.ENXIO])
def test_an_unplugged_node_is_gone(number: int) -> None:
    with pytest.raises(Fault) as caught:
        Controls(PaperNode(number)).get(ControlId.GAIN)
    assert caught.value.code is FaultCode.GONE


def test_without_a_word_the_light_is_taken_for_fifty_hertz() -> None:
    camera = video()
    found = set_by(camera, preset({}))
    assert {each: setting.outcome for each, setting in found.items()} == {
        ControlId.POWER_LINE: Outcome.SET
    }
    assert camera.values[ControlId.POWER_LINE] == 1


def test_a_whole_preset_is_taken_automatics_first() -> None:
    camera = video()
    options = {"exposure_us": 20_000, "focus": 40, "white_balance": 5000, "brightness": -3}
    found = set_by(camera, preset(options))
    assert {each.outcome for each in found.values()} == {Outcome.SET}
    assert camera.values[ControlId.EXPOSURE_MODE] == 1
    assert camera.values[ControlId.EXPOSURE] == 200
    assert camera.values[ControlId.EXPOSURE_PRIORITY] == 0
    assert camera.values[ControlId.FOCUS_AUTO] == 0
    assert camera.values[ControlId.FOCUS] == 40
    assert camera.values[ControlId.WHITE_BALANCE] == 5000
    assert camera.values[ControlId.BRIGHTNESS] == -3
    set_by(camera, preset(dict.fromkeys(["exposure_us", "focus", "white_balance"], "auto")))
    assert camera.values[ControlId.EXPOSURE_MODE] == 3
    assert camera.values[ControlId.FOCUS_AUTO] == camera.values[ControlId.WHITE_BALANCE_AUTO] == 1


def test_what_was_not_set_is_told_with_what_is_there_instead() -> None:
    camera = video(
        VideoScript(
            refused=frozenset({ControlId.BRIGHTNESS}), deaf=frozenset({ControlId.POWER_LINE})
        )
    )
    found = set_by(camera, preset({"brightness": 5, "gain": 3, "white_balance": 9000}))
    told = {each.control: (each.outcome, each.found) for each in found.values()}
    assert told[ControlId.POWER_LINE] == (Outcome.DIFFERENT, 2)
    assert told[ControlId.BRIGHTNESS] == (Outcome.REFUSED, 0)
    assert told[ControlId.GAIN] == (Outcome.ABSENT, None)
    assert told[ControlId.WHITE_BALANCE] == (Outcome.OUT_OF_RANGE, 4600)


@pytest.mark.parametrize(
    "options",
    [
        {"power_line_hz": 51},
        {"power_line_hz": "fifty"},
        {"exposure_us": "bright"},
        {"focus": 1.5},
        {"gain": True},
    ],
)
def test_an_option_nobody_understands_is_named(options: dict[str, object]) -> None:
    with pytest.raises(Fault) as caught:
        preset(options)
    assert caught.value.code is FaultCode.UNSUPPORTED
    assert caught.value.detail == f"option {min(options)}"


def test_the_camera_keeps_what_was_not_set_and_the_log_says_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    camera = video(VideoScript(deaf=frozenset({ControlId.POWER_LINE})))
    source = VideoDevice("/dev/video0", preset=Preset(), wire=camera.wire())
    driver = FramesCamera(source)
    with caplog.at_level(logging.INFO):
        driver.open()
    assert [each.outcome for each in driver.settings] == [Outcome.DIFFERENT]
    assert [each.msg for each in caplog.records] == ["camera_not_set"]
    assert driver.frame(Stop(5)).pixels.shape == (720, 1280, 3)
    driver.close()


def test_compressed_pictures_are_asked_for_before_anything_else() -> None:
    camera = video()
    driver = FramesCamera(VideoDevice("/dev/video0", wire=camera.wire()))
    driver.open()
    assert camera.asked[0] == (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    driver.close()
