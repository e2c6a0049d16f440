"""The bytes of Wacom's STU pads: HID reports that are set, those that are read, and pen data.

Source: the open driver ``pabloko/Wacom-STU-WebHID`` and the report tables of public STU SDK
headers. Multi-byte numbers are big-endian in what the pad reports about itself and about the pen,
little-endian in what it is told. Every report begins with its id.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from drivers.trouble import Fault, FaultCode


class Report(IntEnum):
    """Ids of the reports used here."""

    PEN = 0x01
    STATUS = 0x03
    RESET = 0x04
    INFORMATION = 0x08
    CAPABILITY = 0x09
    UID = 0x0A
    UID2 = 0x0B
    CLEAR_SCREEN = 0x20
    INKING_MODE = 0x21
    START_IMAGE_AREA = 0x24
    START_IMAGE = 0x25
    IMAGE_BLOCK = 0x26
    END_IMAGE = 0x27
    WRITING_AREA = 0x2A
    PEN_OPTION = 0x30
    PEN_OPTION_MODE = 0x32
    PEN_TIME_SEQUENCE = 0x34


class State(IntEnum):
    """What the pad is doing (first byte of the status report)."""

    READY = 0x00
    IMAGE = 0x01
    CAPTURE = 0x02
    CALCULATING = 0x03
    IMAGE_BOOT = 0x04
    ROM_BUSY = 0x05
    RESETTING = 0xFF


class Encoding(IntEnum):
    """How pixels are sent: the bit in the capability report."""

    ZLIB = 0x01
    BIT_1 = 0x02
    BIT_16 = 0x04
    BIT_24 = 0x08


LENGTH: Final = MappingProxyType(
    {
        Report.STATUS: 5,
        Report.INFORMATION: 17,
        Report.CAPABILITY: 17,
        Report.UID: 5,
        Report.UID2: 11,
    }
)
"""Bytes of a report that is read, its id included."""

BLOCK: Final = 253
"""Bytes of picture in one image block."""
TIME_AND_SEQUENCE: Final = 3
PEN_COUNTER: Final = 1 << 16
"""Where the pen's clock (milliseconds) and its sequence number begin again."""


@dataclass(frozen=True)
class Status:
    """``result`` is that of the last report set: 0 is good."""

    state: int
    result: int


@dataclass(frozen=True)
class Information:
    """Who the pad is."""

    model: str
    firmware: str


@dataclass(frozen=True)
class Capability:
    """What the pad can do. Coordinates are the digitizer's, ``width`` and ``height`` the screen's.

    ``resolution`` is in digitizer units per inch, ``encoding`` a set of :class:`Encoding` bits.
    """

    max_x: int
    max_y: int
    max_pressure: int
    width: int
    height: int
    rate_hz: int
    resolution: int
    encoding: int


@dataclass(frozen=True)
class Pen:
    """One pen report; ``clock`` and ``sequence`` are 16 bits wide and only in report 0x34."""

    x: int
    y: int
    pressure: int
    near: bool
    touching: bool
    clock: int | None = None
    sequence: int | None = None


def status(data: bytes) -> Status:
    """Read report 0x03."""
    _, state, result, _ = _unpack("<BBBH", data, Report.STATUS)
    return Status(state, result)


def information(data: bytes) -> Information:
    """Read report 0x08: name in nine bytes, then major and minor of the firmware."""
    _, name, major, minor = _unpack(">B9sBB5x", data, Report.INFORMATION)
    return Information(_text(name), f"{major}.{minor}")


def capability(data: bytes) -> Capability:
    """Read report 0x09."""
    _, *fields = _unpack(">BHHHHHBHB2x", data, Report.CAPABILITY)
    return Capability(*fields)


def uid(data: bytes) -> str:
    """Read report 0x0A: a number."""
    _, number = _unpack(">BI", data, Report.UID)
    return f"{number:08X}"


def uid2(data: bytes) -> str:
    """Read report 0x0B: ten characters."""
    _, text = _unpack(">B10s", data, Report.UID2)
    return _text(text)


def pen(data: bytes) -> Pen | None:
    """Read a packet of the interrupt endpoint; None for reports that are not the pen's."""
    layout = _PEN_LAYOUTS.get(data[0] if data else -1)
    if layout is None:
        return None
    if len(data) < layout.size:
        raise Fault(FaultCode.PROTOCOL, "short pen report")
    _, word, x, y, *timing = layout.unpack_from(data)
    clock, sequence = timing or (None, None)
    return Pen(
        x=x,
        y=y,
        pressure=word & 0x0FFF,
        near=bool(word & 0x8000),
        touching=bool(word & 0x7000),
        clock=clock,
        sequence=sequence,
    )


_PEN_LAYOUTS: Final = MappingProxyType(
    {
        int(Report.PEN): struct.Struct(">BHHH"),
        int(Report.PEN_OPTION): struct.Struct(">BHHH2x"),
        int(Report.PEN_TIME_SEQUENCE): struct.Struct(">BHHHHH"),
    }
)


def reset() -> bytes:
    """Return the report that ends whatever the pad is doing; it stays on the bus."""
    return bytes((Report.RESET, 0))


def clear_screen() -> bytes:
    """Return the report that shows the background and forgets all ink."""
    return bytes((Report.CLEAR_SCREEN, 0))


def inking(*, on: bool) -> bytes:
    """Return the report that makes the pad draw under the pen, or stop it."""
    return bytes((Report.INKING_MODE, int(on)))


def pen_option(option: int) -> bytes:
    """Return the report that chooses what pen reports carry: 0 nothing more, 3 time, sequence."""
    return bytes((Report.PEN_OPTION_MODE, option))


def writing_area(left: int, top: int, right: int, bottom: int) -> bytes:
    """Return the report that limits ink to a rectangle of screen pixels, edges included."""
    return struct.pack("<B4H", Report.WRITING_AREA, left, top, right, bottom)


def start_image_area(mode: int, left: int, top: int, right: int, bottom: int) -> bytes:
    """Return the report that begins a picture in a rectangle of screen pixels, edges included."""
    return struct.pack("<BBB4H", Report.START_IMAGE_AREA, mode, 1, left, top, right, bottom)


def start_image(mode: int) -> bytes:
    """Return the report that begins a picture of the whole screen."""
    return bytes((Report.START_IMAGE, mode))


def image_blocks(pixels: bytes) -> list[bytes]:
    """Return the reports that carry a picture, each padded to its full length of 256 bytes."""
    pieces = [pixels[at : at + BLOCK] for at in range(0, len(pixels), BLOCK)]
    return [
        struct.pack("<BH", Report.IMAGE_BLOCK, len(piece)) + piece.ljust(BLOCK, b"\0")
        for piece in pieces
    ]


def end_image(*, abandon: bool = False) -> bytes:
    """Return the report that shows the picture, or throws away what came of it."""
    return bytes((Report.END_IMAGE, int(abandon)))


def _unpack(layout: str, data: bytes, report: Report) -> tuple[Any, ...]:
    if len(data) < LENGTH[report] or data[0] != report:
        raise Fault(FaultCode.PROTOCOL, f"report {report:#04x}")
    return struct.unpack(layout, data[: LENGTH[report]])


def _text(data: bytes) -> str:
    return data.split(b"\0")[0].decode("ascii", "replace").strip()
