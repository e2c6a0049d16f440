"""Receipts: the bytes of the printers' reference, what comes out, and why nothing does."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.accessories import Paper, PrinterState, QrCode, Raster, TextLine
from drivers.emulators.escpos import EmulatedEscPos, EscPosScript
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus
from drivers.escpos import commands
from drivers.escpos.framing import EscPosFraming
from drivers.escpos.printer import EscPosPrinter
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.replaying import ReplayedBus
from drivers.transports.serial_port import SystemSerial, Wanted
from drivers.trouble import Fault, FaultCode


@pytest.fixture
def printer() -> Iterator[tuple[EmulatedEscPos, EscPosPrinter]]:
    device = EmulatedEscPos()
    line = EmulatedLine("escpos", device)
    driver = EscPosPrinter(EmulatedSerialBus(line), Wanted("escpos"))
    driver.open()
    yield device, driver
    driver.close()
    line.close()


def test_the_bytes_are_those_of_the_reference() -> None:
    picture = np.full((2, 9), 255, np.uint8)
    picture[0, 0] = picture[1, 8] = 0
    items = (TextLine("Bukti", bold=True, large=True, centred=True), QrCode("A1"), Raster(picture))
    assert commands.receipt(items) == (
        b"\x1b\x40\x1b\x74\x10"
        b"\x1b\x61\x01\x1b\x45\x01\x1d\x21\x11Bukti\n"
        b"\x1b\x61\x01"
        b"\x1d\x28\x6b\x04\x00\x31\x41\x32\x00"
        b"\x1d\x28\x6b\x03\x00\x31\x43\x06"
        b"\x1d\x28\x6b\x03\x00\x31\x45\x32"
        b"\x1d\x28\x6b\x05\x00\x31\x50\x30A1"
        b"\x1d\x28\x6b\x03\x00\x31\x51\x30"
        b"\x1b\x61\x01\x1d\x76\x30\x00\x02\x00\x02\x00\x80\x00\x00\x80"
    )
    assert commands.ask(4) == b"\x10\x04\x04"


@pytest.mark.parametrize(
    ("offline", "error", "paper", "expected"),
    [
        (0x12, 0x12, 0x12, PrinterState(Paper.ENOUGH, cover_open=False, broken=False)),
        (0x16, 0x12, 0x12, PrinterState(Paper.ENOUGH, cover_open=True, broken=False)),
        (0x12, 0x12, 0x1E, PrinterState(Paper.LOW, cover_open=False, broken=False)),
        (0x32, 0x12, 0x72, PrinterState(Paper.OUT, cover_open=False, broken=False)),
        (0x12, 0x1A, 0x12, PrinterState(Paper.ENOUGH, cover_open=False, broken=True)),
    ],
)
def test_status_bytes_say_how_it_is(
    offline: int, error: int, paper: int, expected: PrinterState
) -> None:
    assert all(map(commands.is_status, (offline, error, paper)))
    assert commands.state(offline, error, paper) == expected


def test_a_receipt_comes_out_and_is_cut(printer: tuple[EmulatedEscPos, EscPosPrinter]) -> None:
    device, driver = printer
    picture = np.zeros((300, 16), np.uint8)
    driver.print_receipt((TextLine("Siti é"), QrCode("https://x.id/1"), Raster(picture)), Stop(5))
    assert list(device.paper) == ["Siti é", "<QR https://x.id/1>", *["<16 dots>"] * 3]
    assert device.cuts == 1


@pytest.mark.parametrize(
    ("script", "detail"),
    [
        (EscPosScript(lines_left=0), "paper"),
        (EscPosScript(lines_left=1), "paper"),
        (EscPosScript(cover_open=True), "cover"),
        (EscPosScript(broken=True), "error"),
    ],
)
def test_what_keeps_it_from_printing_is_said(script: EscPosScript, detail: str) -> None:
    device = EmulatedEscPos(script)
    line = EmulatedLine("escpos", device)
    driver = EscPosPrinter(EmulatedSerialBus(line), Wanted("escpos"))
    driver.open()
    with pytest.raises(Fault) as caught:
        driver.print_receipt((TextLine("1"), TextLine("2")), Stop(5))
    assert (caught.value.code, caught.value.detail) == (FaultCode.HARDWARE, detail)
    driver.close()
    line.close()


def test_a_printer_that_cannot_say_when_it_is_done_prints_all_the_same() -> None:
    device = EmulatedEscPos(EscPosScript(simple=True))
    line = EmulatedLine("escpos", device)
    driver = EscPosPrinter(EmulatedSerialBus(line), Wanted("escpos"))
    driver.open()
    for text in ("1", "2"):
        driver.print_receipt((TextLine(text),), Stop(5))
    driver.close()
    line.close()
    assert (list(device.paper), device.cuts) == (["1", "2"], 2)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=40))
def test_no_text_is_a_command(text: str) -> None:
    data = commands.receipt((TextLine(text),))[len(commands.START) + 9 :]
    assert data.endswith(b"\n")
    assert not {*data[:-1]} & {0x0A, 0x0D, 0x10, 0x1B, 0x1C, 0x1D}
    device = EmulatedEscPos()
    device.hear(commands.receipt((TextLine(text),)))
    assert len(device.paper) == 1


def test_a_printer_on_the_network_is_reached_by_its_address() -> None:
    device = EmulatedEscPos()
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _ = server.accept()
        with line:
            while data := line.recv(4096):
                line.sendall(device.hear(data))

    thread = threading.Thread(target=serve, name="printer")
    thread.start()
    address = f"socket://127.0.0.1:{server.getsockname()[1]}"
    driver = EscPosPrinter(SystemSerial(), Wanted("escpos", address))
    driver.open()
    driver.print_receipt((TextLine("Bukti"),), Stop(5))
    driver.close()
    thread.join()
    server.close()
    assert list(device.paper) == ["Bukti"]
    with pytest.raises(Fault) as caught:
        driver.open()
    assert caught.value.code is FaultCode.GONE


def test_a_record_holds_nothing_that_was_printed_and_can_be_replayed(tmp_path: Path) -> None:
    line = EmulatedLine("escpos", EmulatedEscPos(EscPosScript(low=True)))
    path = tmp_path / "escpos.txt"
    bus = EmulatedSerialBus(line)
    driver = create("escpos", Wiring(serial=bus, options={"record": str(path)}))
    assert isinstance(driver, EscPosPrinter)
    driver.open()
    driver.print_receipt((TextLine("Siti Aminah"),), Stop(5))
    driver.close()
    line.close()
    text = path.read_text("ascii")
    assert b"Siti".hex() not in text
    again = EscPosPrinter(ReplayedBus(text, EscPosFraming()), Wanted("escpos"))
    again.open()
    again.print_receipt((TextLine("Budi Santos"),), Stop(5))  # as many letters
    again.close()
