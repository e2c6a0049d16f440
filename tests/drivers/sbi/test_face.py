"""The face camera behind SBI: live view from its stream, still from a signed record."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.device import FACE
from drivers.emulators.sbi.mishaps import Mishap, SbiScript
from drivers.emulators.sbi.pictures import PORTRAIT
from drivers.emulators.sbi.server import SbiEmulator
from drivers.protocol import Camera
from drivers.registry import create
from drivers.sbi.checks import PASSED
from drivers.sbi.face import SbiFaceCamera
from drivers.sbi.record import embedded
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason
from tests.fakes import benches


def service(
    script: SbiScript = benches.QUICK, *, empty: bool = False, port: int = 0
) -> SbiEmulator:
    chair = Chair(None if empty else benches.SITTER)
    keys = benches.device_keys()
    return SbiEmulator(chair, port=port, keys=keys, script=script, bodies=[FACE])


@pytest.fixture
def running() -> Iterator[SbiEmulator]:
    emulator = service()
    yield emulator
    emulator.close()


def camera(emulator: SbiEmulator) -> SbiFaceCamera:
    made = create("sbi-face", benches.sbi_wiring(emulator))
    assert isinstance(made, SbiFaceCamera)
    return made


def test_it_is_a_camera_with_live_view_and_a_signed_still(running: SbiEmulator) -> None:
    device = camera(running)
    assert isinstance(device, Camera)
    assert device.open().serial == FACE.serial
    live = device.frame(Stop(10))
    assert live.pixels.ndim == 3
    assert live.evidence.checks == ()
    still = device.still(Stop(10))
    assert still.pixels.shape == (PORTRAIT[1], PORTRAIT[0], 3)
    assert still.pixels.dtype == np.uint8
    assert still.evidence.checks == PASSED
    assert '"type":"Face"' in still.evidence.digital_id
    red_wall = still.pixels[5, 5]
    assert red_wall[2] > red_wall[0]
    device.close()
    assert not [each for each in threading.enumerate() if each.name == "camera-grab"]


def test_the_live_view_goes_on_when_its_service_ends_it(running: SbiEmulator) -> None:
    running.script = replace(benches.QUICK, stream=Mishap.STREAM_CUT)
    device = camera(running)
    device.open()
    times = [device.frame(Stop(10)).at_ns for _ in range(8)]
    assert times == sorted(set(times))
    device.close()


@pytest.mark.parametrize(
    ("mishap", "wanted"),
    [
        (Mishap.NOTHING_THERE, RetryReason.FACE_NONE),
        (Mishap.NO_IMAGE, "image"),
        (Mishap.NOT_A_RECORD, "record"),
        (Mishap.BAD_SIGNATURE, "signature"),
        (Mishap.BROKEN_HASH_CHAIN, "hash-chain"),
        (Mishap.NO_SCORE, "score"),
        (Mishap.OTHER_TRANSACTION, "transaction"),
    ],
)
def test_a_still_is_believed_no_more_than_a_finger(mishap: Mishap, wanted: object) -> None:
    emulator = service(benches.with_mishap(mishap))
    device = camera(emulator)
    device.open()
    with pytest.raises(DeviceTrouble) as caught:
        device.still(Stop(10))
    device.close()
    emulator.close()
    trouble = caught.value
    assert (
        trouble.reason if isinstance(trouble, Retry) else getattr(trouble, "detail", "")
    ) == wanted


def test_nobody_there_is_the_persons_matter() -> None:
    emulator = service(empty=True)
    device = camera(emulator)
    device.open()
    with pytest.raises(Retry) as caught:
        device.still(Stop(10))
    assert caught.value.reason is RetryReason.FACE_NONE
    device.close()
    emulator.close()


def test_the_service_may_start_later_than_the_station_and_start_again(running: SbiEmulator) -> None:
    first = service()
    port = first.port
    device = camera(first)
    first.close()
    with pytest.raises(Fault) as caught:
        device.open()
    assert caught.value.code is FaultCode.GONE
    second = service(port=port)
    assert device.open().serial == FACE.serial
    assert device.frame(Stop(10)).pixels.size
    second.close()
    with pytest.raises(Fault) as caught:
        look_on(device)
    assert caught.value.code in {FaultCode.GONE, FaultCode.TIMEOUT}
    third = service(port=port)
    device.open()
    assert device.frame(Stop(10)).pixels.size
    device.close()
    third.close()
    assert running.port != port


def look_on(device: SbiFaceCamera) -> None:
    """Look at one picture after the other, far longer than any service that is gone can show."""
    for _ in range(200):
        device.frame(Stop(10))


@pytest.mark.parametrize("data", [b"", b"FAC\x00030\x00", b"\x00" * 40 + b"\xff\xd8\xff" * 9])
def test_a_record_without_a_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        embedded(data)
    assert caught.value.detail == "image"
