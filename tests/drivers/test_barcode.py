"""Codes from a serial reader: one line each, of any kind, none longer than a code can be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.accessories import Code
from drivers.barcode.codes import LONGEST, parse
from drivers.barcode.reader import BarcodeReader
from drivers.emulators.barcode import BarcodeScript, EmulatedBarcode
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus
from drivers.stop import Stop
from drivers.transports.serial_port import Wanted


def codes(script: BarcodeScript, count: int = 1) -> list[Code]:
    line = EmulatedLine("barcode", EmulatedBarcode(script))
    reader = BarcodeReader(EmulatedSerialBus(line), Wanted("barcode"))
    reader.open()
    try:
        return [reader.read_code(Stop(5)) for _ in range(count)]
    finally:
        reader.close()
        line.close()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"]Q3https://x.id/1", Code("https://x.id/1", "QR")),
        (b"]C1(01)0950", Code("(01)0950", "CODE128")),
        (b"]d2abc\x1ddef", Code("abc\x1ddef", "DATAMATRIX")),
        (b"3171010101010001", Code("3171010101010001")),
        (b"]x0abc", Code("]x0abc")),
        (b"]Q3", Code("]Q3")),
        ("Nyai Sérang".encode(), Code("Nyai Sérang")),
        ("Sérang".encode("latin-1"), Code("Sérang")),
        (b"", None),
        (b"abc\x00def", None),
        (b"\x1b[31m", None),
    ],
)
def test_a_line_is_a_code_with_its_kind(line: bytes, code: Code | None) -> None:
    assert parse(line) == code


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_line_is_a_code_or_none(line: bytes) -> None:
    code = parse(line)
    assert code is None or not {*code.text} & {"\x00", "\x1b", "\x7f"}


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_every_end_of_line_will_do(end: bytes) -> None:
    script = BarcodeScript(codes=(b"A1", b"B2"), end=end, ticks=2)
    assert {each.text for each in codes(script, 4)} <= {"A1", "B2"}


def test_what_is_no_code_is_passed_over() -> None:
    script = BarcodeScript(codes=(b"\x00\x01", b"x" * (LONGEST + 9), b"good"), ticks=3)
    assert codes(script) == [Code("good")]


def test_a_line_without_an_end_is_given_up_after_a_while() -> None:
    line = EmulatedLine(
        "barcode", EmulatedBarcode(BarcodeScript(codes=(b"half",), end=b"", ticks=9))
    )
    reader = BarcodeReader(EmulatedSerialBus(line), Wanted("barcode"))
    reader.open()
    line.when(4, lambda: setattr(line.device, "script", BarcodeScript(ticks=90)))
    assert reader.read_code(Stop(10)).text == "LATIHAN-0001"
    reader.close()
    line.close()
