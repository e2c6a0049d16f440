"""The bytes of ESC/POS: text, pictures and QR codes to the printer, status bytes from it.

Source: Epson's public ESC/POS command reference; only commands that printers of other makers copy
are used. Text is in code page 1252, which holds all of Indonesian.
"""

import struct
from typing import Final

import numpy as np

from drivers.accessories import Paper, PrinterState, QrCode, Raster, Receipt, TextLine

START: Final = b"\x1b@" + b"\x1bt\x10"
"""Forget all settings; code page 1252."""
END: Final = b"\x1bd\x04" + b"\x1dV\x42\x00"
"""Feed four lines to the knife, cut and leave a point."""
DONE: Final = b"\x1dr\x01"
"""Answered once everything before it has been printed."""
WAYS: Final = (1, 2, 3, 4)
"""What can be asked at any time: printer, causes of being offline, errors, paper."""
STRIP: Final = 128
"""Rows of a picture that are sent at once; cheap printers hold no more."""


def ask(way: int) -> bytes:
    """Return the question that is answered at once, whatever else the printer does."""
    return bytes((0x10, 0x04, way))


def is_status(byte: int) -> bool:
    """Whether a byte answers ``ask``: two bits of it are always set, two never."""
    return byte & 0x93 == 0x12


def is_done(byte: int) -> bool:
    """Whether a byte answers ``DONE``."""
    return byte & 0x90 == 0


def state(offline: int, error: int, paper: int) -> PrinterState:
    """Read the answers to ways 2, 3 and 4."""
    level = Paper.OUT if paper & 0x60 or offline & 0x20 else Paper.ENOUGH
    if level is Paper.ENOUGH and paper & 0x0C:
        level = Paper.LOW
    return PrinterState(level, bool(offline & 0x04), bool(offline & 0x40 or error & 0x68))


def receipt(items: Receipt) -> bytes:
    """Return the bytes of a whole receipt, without its end."""
    return START + b"".join(_item(each) for each in items)


def _item(item: TextLine | QrCode | Raster) -> bytes:
    match item:
        case TextLine():
            return _line(item)
        case QrCode():
            return _qr(item.text.encode())
        case Raster():
            return _picture(item)


def _line(line: TextLine) -> bytes:
    style = bytes((0x1B, 0x61, line.centred, 0x1B, 0x45, line.bold, 0x1D, 0x21))
    size = b"\x11" if line.large else b"\x00"
    # A control character in a name would be a command.
    text = "".join(each if each.isprintable() else "?" for each in line.text)
    return style + size + text.encode("cp1252", "replace") + b"\n"


def _qr(data: bytes) -> bytes:
    """Model 2, six dots a module, a quarter of it to be spared."""
    functions = (b"\x41\x32\x00", b"\x43\x06", b"\x45\x32", b"\x50\x30" + data, b"\x51\x30")
    parts = [b"\x1d(k" + struct.pack("<H", len(each) + 1) + b"1" + each for each in functions]
    return b"\x1ba\x01" + b"".join(parts)


def _picture(picture: Raster) -> bytes:
    packed = np.packbits(picture.pixels < 128, axis=1)
    strips = [packed[top : top + STRIP] for top in range(0, len(packed), STRIP)]
    return b"\x1ba\x01" + b"".join(
        b"\x1dv0\x00" + struct.pack("<HH", each.shape[1], each.shape[0]) + each.tobytes()
        for each in strips
    )
