"""A camera's transcript by the settings: no picture of a person is in it, and it is the camera."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from drivers.canon.camera import CanonEos
from drivers.canon.framing import CanonFraming
from drivers.emulators.eos_filling import gray
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.usb_strict import StrictUsbDevice
from drivers.picture import decoded
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.recording import Recorder
from drivers.transports.transcript import Way, noise, read
from drivers.transports.usb import UsbBus
from drivers.transports.usb_recording import RecordedUsbBus
from drivers.trouble import Fault, FaultCode
from tests.drivers import golden_wires


def worked(camera: Any) -> tuple[Any, Any]:
    camera.open()
    frame, still = camera.frame(Stop(30)), camera.still(Stop(30))
    camera.close()
    return frame.pixels, still.pixels


def test_a_record_in_full_is_the_camera() -> None:
    lines: list[str] = []
    recorder = Recorder(lines.append, CanonFraming(), hashed=False)
    came = worked(CanonEos(RecordedUsbBus(EmulatedBus([golden_wires.eos()]), recorder)))
    played = StrictUsbDevice(tuple(read("\n".join(lines), CanonFraming())))
    again = worked(CanonEos(UsbBus(EmulatedBus([played]))))
    assert all(np.array_equal(one, other) for one, other in zip(came, again, strict=True))
    assert played.finished


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a session was recorded by the setting."""
    path = tmp_path / "canon.txt"
    bus = EmulatedBus([golden_wires.eos()])
    worked(create("canon", Wiring(usb=bus, options={"record": str(path)})))
    return path


def test_a_hashed_record_holds_no_picture_and_is_a_camera(path: Path) -> None:
    text = path.read_text("ascii")
    assert "ffd8ff" not in text
    assert max(len(line) for line in text.splitlines()) < 2000
    frame, still = worked(create("canon", Wiring(options={"replay": str(path)})))
    assert frame.shape == still.shape == (240, 320, 3)


def test_another_setting_of_the_camera_is_noticed(path: Path) -> None:
    options = {"replay": str(path), "iso": "72"}
    camera: Any = create("canon", Wiring(options=options))
    with pytest.raises(Fault) as caught:
        worked(camera)
    assert caught.value.code is FaultCode.PROTOCOL
    assert caught.value.detail.startswith("replay differs at entry ")


def test_containers_are_parted_and_what_is_none_is_hidden() -> None:
    picture = bytes.fromhex("10000000" + "0200" + "5391" + "01000000")
    answer = bytes.fromhex("0c000000" + "0300" + "0120" + "01000000")
    frames = list(CanonFraming().frames(Way.IN, b"\x81" + picture + b"face" + answer + b"more"))
    assert [(frame.head[1:], frame.body) for frame in frames] == [
        (picture, b"face"),
        (answer, b""),
        (b"", b"more"),
    ]


def test_what_comes_in_two_transfers_is_hidden_in_both() -> None:
    framing = CanonFraming()
    head = bytes.fromhex("10000000" + "0200" + "5391" + "01000000")
    came = [*framing.frames(Way.IN, b"\x81" + head + b"fa"), *framing.frames(Way.IN, b"\x81ce")]
    assert [frame.body for frame in came] == [b"fa", b"ce"]


@pytest.mark.parametrize("length", [8_000, 8_001, 70_000, 200_003])
def test_a_gray_picture_has_any_length(length: int) -> None:
    picture = gray(noise("ab" * 32, length))
    assert len(picture) == length
    assert decoded(picture) is not None
