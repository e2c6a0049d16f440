"""Emulators run alone: an address for others, the faults that were asked for, or why not."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.camera.frames import FramesCamera
from drivers.emulators import WIRES
from drivers.emulators.__main__ import main
from drivers.emulators.alone import NOT_ALONE, Wish, run
from drivers.emulators.camera import CameraTrouble
from drivers.emulators.faults import faults, scripted
from drivers.emulators.sbi.mishaps import Mishap
from drivers.protocol import ScanRequest
from drivers.registry import Wiring, create
from drivers.sbi.scanner import SbiFingerScanner
from drivers.stop import Stop
from drivers.transports.mjpeg import Mjpeg
from drivers.trouble import Fault, FaultCode
from drivers.zfm.sensor import ZfmSensor


@contextmanager
def running(wish: Wish) -> Iterator[str]:
    """Run an emulator in a thread; yield its address."""
    told: list[str] = []
    heard, ended = threading.Event(), threading.Event()

    def tell(address: str) -> None:
        told.append(address)
        heard.set()

    thread = threading.Thread(target=run, args=(wish, tell, ended), name="alone")
    thread.start()
    try:
        assert heard.wait(20)
        yield told[0]
    finally:
        ended.set()
        thread.join()


def test_a_service_is_there_for_others_with_its_faults(tmp_path: Path) -> None:
    root = tmp_path / "root.pem"
    wish = Wish("sbi", 7, ("captures=BAD_SIGNATURE", "place_seconds=0"), 0, ("single",), root)
    with running(wish) as address:
        port = int(address.removesuffix("/").rpartition(":")[2])
        device = create("sbi-finger", Wiring(sbi_ports=(port,), sbi_roots=(root.read_bytes(),)))
        assert isinstance(device, SbiFingerScanner)
        assert device.open().at_once == 1
        one = ScanRequest(("RIGHT_INDEX",))
        with pytest.raises(Fault) as caught:
            device.scan(one, lambda _: None, Stop(20))
        assert caught.value.detail == "signature"
        assert [each.part for each in device.scan(one, lambda _: None, Stop(20))] == ["RIGHT_INDEX"]
        with pytest.raises(Fault) as taken:
            run(Wish("sbi", port=port), print, threading.Event())
        assert taken.value.code is FaultCode.BUSY


def test_a_serial_sensor_is_there_for_others_under_a_path() -> None:
    with running(Wish("zfm", 7, ("line.rate=0",))) as path:
        device = create("zfm", Wiring(options={"port": path}))
        assert isinstance(device, ZfmSensor)
        assert device.open().driver == "zfm"
        assert device.scan(ScanRequest(("RIGHT_INDEX",)), lambda _: None, Stop(20))
        device.close()


@pytest.mark.parametrize("wire", ["wacom-stu", "uareu", "ccid"])
def test_what_other_programs_cannot_reach_says_so(
    wire: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([wire]) == 1
    assert NOT_ALONE in capsys.readouterr().err


@pytest.mark.parametrize("wire", WIRES)
def test_every_wire_lists_its_faults(wire: str) -> None:
    assert faults(wire)
    assert all(name == name.strip() for name in faults(wire))


def test_only_wires_with_a_cable_have_its_faults() -> None:
    with_cable = {wire for wire in WIRES if "line.rate" in faults(wire)}
    assert with_cable == {"barcode", "escpos", "nmea", "sfm", "topaz", "zfm"}


def test_words_become_scripts() -> None:
    sbi = scripted("sbi", ["captures=ONE_LESS,NO_SCORE", "stream=STREAM_FROZEN"]).sbi
    assert sbi.captures == (Mishap.ONE_LESS, Mishap.NO_SCORE)
    assert sbi.stream is Mishap.STREAM_FROZEN
    zfm = scripted("zfm", ["bad_sums=3", "glass.stuck", "line.turn=5,9", "line.noise=ef01"])
    assert (zfm.zfm.bad_sums, zfm.zfm.glass.stuck) == (3, True)
    assert (zfm.serial.turn, zfm.serial.noise) == (frozenset({5, 9}), b"\xef\x01")
    assert scripted("wacom-stu", ["unplug_at=12"]).pad.unplug_at == 12
    assert scripted("camera", ["DARK=0"]).camera == {CameraTrouble.DARK: 0}


@pytest.mark.parametrize(
    ("wire", "word", "told"),
    [
        ("zfm", "glas.stuck", "did you mean glass.stuck?"),
        ("sbi", "captures=WRONG", "value of captures"),
        ("wacom-stu", "unplug_at=soon", "value of unplug_at"),
    ],
)
def test_a_word_that_is_none_is_said_so(wire: str, word: str, told: str) -> None:
    with pytest.raises(Fault) as caught:
        scripted(wire, [word])
    assert told in caught.value.detail


def test_a_network_camera_is_there_for_others_with_its_faults() -> None:
    with running(Wish("mjpeg", 7, ("camera.SAME=2", "fps=100"))) as address:
        camera = FramesCamera(Mjpeg(address), stall_seconds=0.3)
        camera.open()
        with pytest.raises(Fault) as caught:
            over_and_over(camera)
        assert (caught.value.code, caught.value.detail) == (FaultCode.TIMEOUT, "frozen")
        camera.close()
        port = int(address.split(":")[2].partition("/")[0])
        with pytest.raises(Fault) as taken:
            run(Wish("mjpeg", port=port), print, threading.Event())
        assert taken.value.code is FaultCode.BUSY


def over_and_over(camera: FramesCamera) -> None:
    for _ in range(1000):
        camera.frame(Stop(10))
