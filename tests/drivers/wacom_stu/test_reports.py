"""The bytes of the STU protocol, golden: what is sent, and what is made of what comes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.trouble import Fault, FaultCode
from drivers.wacom_stu import reports
from drivers.wacom_stu.pixels import MODE_1, MODE_16, MODE_24, Encoded, encoded
from drivers.wacom_stu.reports import Capability, Information, Pen, Status

GOLDEN = {
    "clear": (reports.clear_screen(), "2000"),
    "ink on": (reports.inking(on=True), "2101"),
    "ink off": (reports.inking(on=False), "2100"),
    "time and sequence": (reports.pen_option(reports.TIME_AND_SEQUENCE), "3203"),
    "whole screen": (reports.writing_area(0, 0, 799, 479), "2a000000001f03df01"),
    "picture in an area": (
        reports.start_image_area(MODE_24, 80, 320, 719, 339),
        "240401500040 01cf025301",
    ),
    "picture of one bit": (reports.start_image(MODE_1), "2500"),
    "reset": (reports.reset(), "0400"),
    "end": (reports.end_image(), "2700"),
    "abandon": (reports.end_image(abandon=True), "2701"),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_commands_are_these_bytes(name: str) -> None:
    sent, golden = GOLDEN[name]
    assert sent == bytes.fromhex(golden)


def test_a_picture_goes_in_blocks_of_256_bytes() -> None:
    first, second = reports.image_blocks(bytes(range(250)) + b"\x01" * 10)
    assert first == b"\x26\xfd\x00" + bytes(range(250)) + b"\x01" * 3
    assert second == b"\x26\x07\x00" + b"\x01" * 7 + bytes(246)
    assert len(first) == len(second) == 256


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (0x0E, Encoded(MODE_24, bytes.fromhex("ffffff 000000 0000ff"))),
        (0x06, Encoded(MODE_16, bytes.fromhex("ffff 0000 f800"))),
        (0x03, Encoded(MODE_1, b"\xbf")),
        (0x00, None),
    ],
)
def test_a_white_a_black_and_a_red_pixel_are_these_bytes(
    encoding: int, expected: Encoded | None
) -> None:
    pixels = np.array([[[255, 255, 255], [0, 0, 0], [0, 0, 255]]], np.uint8)
    assert encoded(pixels, encoding) == expected


@given(st.binary(max_size=2000))
@settings(max_examples=40, deadline=None)
def test_blocks_carry_every_byte_of_a_picture(pixels: bytes) -> None:
    blocks = reports.image_blocks(pixels)
    carried = b"".join(each[3 : 3 + int.from_bytes(each[1:3], "little")] for each in blocks)
    assert carried == pixels
    assert all(len(each) == 256 and each[0] == 0x26 for each in blocks)


def test_status() -> None:
    assert reports.status(bytes.fromhex("0301020000")) == Status(state=1, result=2)


def test_information() -> None:
    data = b"\x08STU-530\0\0\x01\x02\x00" + bytes(4)
    assert reports.information(data) == Information("STU-530", "1.2")


def test_capability_is_big_endian() -> None:
    data = bytes.fromhex("09 2a30 1950 03ff 0320 01e0 c8 09ec 0e 0000")
    assert reports.capability(data) == Capability(
        max_x=10800,
        max_y=6480,
        max_pressure=1023,
        width=800,
        height=480,
        rate_hz=200,
        resolution=2540,
        encoding=0x0E,
    )


def test_serial_numbers() -> None:
    assert reports.uid(bytes.fromhex("0a1a714a01")) == "1A714A01"
    assert reports.uid2(b"\x0bABC1234567") == "ABC1234567"


def test_a_pen_report_with_time_and_sequence() -> None:
    assert reports.pen(bytes.fromhex("34 9123 0456 0789 fffe 0001")) == Pen(
        x=0x0456,
        y=0x0789,
        pressure=0x123,
        near=True,
        touching=True,
        clock=0xFFFE,
        sequence=1,
    )


@pytest.mark.parametrize("data", ["01 8000 0001 0002", "30 8000 0001 0002 0003"])
def test_a_plain_pen_report_of_a_hovering_pen(data: str) -> None:
    assert reports.pen(bytes.fromhex(data)) == Pen(x=1, y=2, pressure=0, near=True, touching=False)


@pytest.mark.parametrize("data", [b"", b"\x0fxx", b"\x02"])
def test_reports_of_others_are_passed_over(data: bytes) -> None:
    assert reports.pen(data) is None


@pytest.mark.parametrize(
    "read",
    [reports.status, reports.information, reports.capability, reports.uid, reports.uid2],
)
@pytest.mark.parametrize("data", [b"", b"\x03", b"\x99" * 40])
def test_reports_that_are_short_or_another_are_protocol_faults(read: object, data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        read(data)  # type: ignore[operator]  # all take bytes
    assert caught.value.code is FaultCode.PROTOCOL


@given(st.binary(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_packet_is_a_report_or_nothing_or_a_fault(data: bytes) -> None:
    try:
        report = reports.pen(data)
    except Fault:
        assert len(data) < 11
        return
    assert report is None or 0 <= report.pressure <= 0x0FFF
