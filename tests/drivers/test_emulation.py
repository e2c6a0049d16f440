"""The emulated wires of one station: one chair for all, lazily loaded, ended without a trace."""

import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from drivers.emulators import WIRES, Emulation, Scripts
from drivers.emulators.__main__ import main
from drivers.emulators.sbi.mishaps import SbiScript
from drivers.emulators.sbi.pictures import LIVE_HEIGHT, live_jpeg
from drivers.emulators.wacom_stu.script import PadScript
from drivers.opencv import cv2
from drivers.protocol import FingerScanner, ScanRequest
from drivers.registry import DRIVERS, Wiring, create
from drivers.stop import Stop
from drivers.transports.http import HttpBase
from drivers.trouble import Fault, FaultCode, Retry, RetryReason

SCRIPTS = Scripts(sbi=SbiScript(place_seconds=0.0), pad=PadScript(speed=100, begin_seconds=0))


@pytest.fixture
def emulation() -> Iterator[Emulation]:
    with Emulation(WIRES, scripts=SCRIPTS) as started:
        yield started


def thumbs(emulation: Emulation) -> list[str]:
    scanner = cast("FingerScanner", create("sbi-finger", emulation.wiring()))
    scanner.open()
    request = ScanRequest(("LEFT_THUMB", "RIGHT_THUMB"))
    return [each.evidence.sha256 for each in scanner.scan(request, lambda _: None, Stop(10))]


@pytest.mark.parametrize("name", DRIVERS)
def test_every_driver_opens_on_its_emulator(emulation: Emulation, name: str) -> None:
    device = create(name, emulation.wiring())
    assert device.open().driver == name
    device.close()


def test_every_driver_names_an_emulator_there_is() -> None:
    assert {entry.wire for entry in DRIVERS.values()} == set(WIRES)


def test_an_empty_chair_then_a_person_then_nobody(emulation: Emulation) -> None:
    with pytest.raises(Retry) as caught:
        thumbs(emulation)
    assert caught.value.reason is RetryReason.FINGER_NONE
    emulation.seat(5)
    assert len(thumbs(emulation)) == 2
    emulation.leave()
    with pytest.raises(Retry):
        thumbs(emulation)


def test_the_seat_says_what_is_missing(emulation: Emulation) -> None:
    person = emulation.seat(5, missing=("LEFT_THUMB",), birth_year=1990, foreign=True)
    assert person.missing == {"LEFT_THUMB"}
    assert person.backdrop == "orange"
    with pytest.raises(Retry) as caught:
        thumbs(emulation)
    assert caught.value.reason is RetryReason.FINGER_COUNT


def test_what_is_not_named_stays_the_machines_own() -> None:
    with Emulation(("wacom-stu",)) as emulation:
        wiring = emulation.wiring({"serial": "1"})
    assert wiring.usb is not None
    assert wiring.frames is None
    assert wiring.sbi_ports == Wiring().sbi_ports
    assert wiring.sbi_roots == ()
    assert wiring.options == {"serial": "1"}


def test_an_unknown_wire_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        Emulation(("scales",))
    assert (caught.value.code, caught.value.detail) == (
        FaultCode.UNSUPPORTED,
        "no emulator scales",
    )


def test_no_thread_stays_behind_although_pictures_are_being_rendered() -> None:
    before = set(threading.enumerate())
    with Emulation(WIRES, seed=9) as emulation:
        assert emulation.sbi is not None
        assert set(threading.enumerate()) > before
    assert set(threading.enumerate()) <= before


def test_live_pictures_bear_the_watermark() -> None:
    flat = np.full((LIVE_HEIGHT, LIVE_HEIGHT), 200, np.uint8)
    for picture in (None, flat):
        shown = cv2.imdecode(np.frombuffer(live_jpeg(picture, 1.0), np.uint8), 0)
        assert shown is not None
        word = shown[-40:, :160]
        assert (word < 160).mean() > 0.05
        assert (shown[:-60] > 180).all()


def test_the_service_runs_alone_for_other_software(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, stop = Told(), threading.Event()
    monkeypatch.setattr("sys.stdout", told)
    root = tmp_path / "root.pem"
    words = ["--port", "0", "--seed", "3", "--trust", str(root)]
    thread = threading.Thread(target=main, args=(words, stop))
    thread.start()
    try:
        assert told.line.wait(10)
        port = int(told.getvalue().strip().rstrip("/").rpartition(":")[2])
        wiring = Wiring(sbi_ports=(port,), sbi_roots=(root.read_bytes(),))
        assert create("sbi-iris", wiring).open().make == "LATIHAN"
        answer = HttpBase("127.0.0.1", port).call("SBIDISC", "/device", {}, Stop(5))
        assert {each["deviceStatus"] for each in json.loads(answer.body)} == {"Ready"}
    finally:
        stop.set()
        thread.join()


class Told(io.StringIO):
    """Standard output that tells when a line is complete."""

    def __init__(self) -> None:
        super().__init__()
        self.line = threading.Event()

    def flush(self) -> None:
        self.line.set()
