"""Pictures of every form that biometric samples come in: image files, WSQ, ISO data records."""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.protocol import Record
from packets.errors import PacketError
from packets.records.face import read_face
from station.commands.packet.files import Source, read
from station.errors import Code, Refused
from station.host import codec
from station.host.record import picture_in

Pixels = NDArray[np.uint8]

PICTURE: Final = Source("the picture", "give a file of one sample", 64 * 1024 * 1024)
PPI: Final = 500
_INCHES_PER_METRE: Final = 0.0254
_PHYSICAL: Final = re.compile(rb"pHYs(.{4})(.{4})\x01", re.DOTALL)
"""The chunk of a PNG with its rates per metre (PNG specification, 11.3.4.3)."""
_DENSITY: Final = re.compile(rb"\xff\xd8\xff\xe0..JFIF\0..([\x00-\x02])(..)", re.DOTALL)
"""The JFIF header with unit and density (ITU-T T.871, 10.1)."""
_INCHES_PER_UNIT: Final = MappingProxyType({1: 1.0, 2: 2.54})
_BMP_RATE: Final = slice(38, 42)
"""``biXPelsPerMeter`` of the header of Windows bitmaps."""
_KNOWN: Final = (500, 1000)
_ROUNDING: Final = 5

_OLD_IRIS: Final = MappingProxyType({b"010\0": 8, b"015\0": 9})
"""Versions of 19794-6 before 2011, and where the length of their record stands."""
_OLD_FACTS: Final = struct.Struct(">I9xHHH")
"""Length of the record; after device, kinds, header and diameter: format, width, height."""
_MONO_RAW: Final = 2


@dataclass(frozen=True)
class Picture:
    """Gray (h x w) or blue-green-red (h x w x 3) pixels, and the resolution the file states."""

    pixels: Pixels
    ppi: int | None

    @property
    def gray(self) -> Pixels:
        if self.pixels.ndim == 2:
            return self.pixels
        return np.asarray(cv2.cvtColor(self.pixels, cv2.COLOR_BGR2GRAY), np.uint8)

    @property
    def colour(self) -> Pixels:
        if self.pixels.ndim == 3:
            return self.pixels
        return np.asarray(cv2.cvtColor(self.pixels, cv2.COLOR_GRAY2BGR), np.uint8)


def opened(path: Path) -> Picture:
    """Read a picture. Raises FILE_UNREADABLE."""
    data = read(PICTURE, path)
    form = next((form for magic, form in _FORMS.items() if data.startswith(magic)), _image)
    try:
        return form(data)
    except (codec.Unreadable, PacketError, cv2.error) as error:
        reason = error.code.value if isinstance(error, PacketError) else "cannot be decoded"
        raise _unreadable(path, reason) from None


def at_500_ppi(picture: Picture, ppi: int | None) -> tuple[Pixels, float]:
    """Return a print at the resolution of every measure, and its scale to the file's pixels."""
    gray = picture.gray
    found = ppi or picture.ppi or PPI
    if found == PPI:
        return gray, 1.0
    share = PPI / found
    how = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    return np.asarray(
        cv2.resize(gray, None, fx=share, fy=share, interpolation=how), np.uint8
    ), share


def _image(data: bytes) -> Picture:
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_ANYCOLOR) if data else None
    if found is None:
        raise codec.Unreadable("no picture")
    rate = next((stated(data) for magic, stated in _STATED.items() if data.startswith(magic)), 0)
    return Picture(
        np.asarray(found, np.uint8),
        next((known for known in _KNOWN if abs(rate - known) <= _ROUNDING), None),
    )


def _png_rate(data: bytes) -> float:
    found = _PHYSICAL.search(data, 0, 4096)
    return int.from_bytes(found[1], "big") * _INCHES_PER_METRE if found else 0


def _jpeg_rate(data: bytes) -> float:
    found = _DENSITY.match(data)
    if found is None:
        return 0
    return int.from_bytes(found[2], "big") * _INCHES_PER_UNIT.get(found[1][0], 0)


def _bmp_rate(data: bytes) -> float:
    return int.from_bytes(data[_BMP_RATE], "little") * _INCHES_PER_METRE


_STATED: Final = MappingProxyType(
    {b"\x89PNG": _png_rate, b"\xff\xd8\xff": _jpeg_rate, b"BM": _bmp_rate}
)
"""How each kind of image file states its pixels per inch; what states none is 0."""


def _coded(data: bytes) -> Picture:
    return Picture(codec.decoded_from_device(data), None)


def _record_of(standard: str) -> Callable[[bytes], Picture]:
    def form(data: bytes) -> Picture:
        inside = picture_in(Record(standard, data))
        return Picture(codec.decoded_from_device(inside.data), inside.ppi)

    return form


def _iris_record(data: bytes) -> Picture:
    """Open 19794-6: the edition of 2011, or one of 2005 and its draft of IREX."""
    at = _OLD_IRIS.get(data[4:8])
    if at is None:
        return _record_of("19794-6:2011")(data)
    try:
        length, form, width, height = _OLD_FACTS.unpack_from(data, at)
    except struct.error:
        raise codec.Unreadable("record cut short") from None
    size = width * height
    if form != _MONO_RAW or length != len(data) or not 0 < size < length:
        raise codec.Unreadable("record header")
    pixels = np.frombuffer(data[-size:], np.uint8)
    return Picture(np.asarray(pixels.reshape(height, width)), None)


def _face_record(data: bytes) -> Picture:
    return Picture(codec.decoded_from_device(read_face(data).data), None)


_FORMS: Final = MappingProxyType(
    {
        b"\xff\xa0": _coded,  # WSQ
        b"\xff\x4f\xff\x51": _coded,  # a JPEG 2000 codestream
        b"FIR\0": _record_of("19794-4:2011"),
        b"IIR\0": _iris_record,
        b"FAC\0": _face_record,
    }
)


def _unreadable(path: Path, reason: str) -> Refused:
    detail = f"{PICTURE.name} ({path}): {reason}; give a PNG, JPEG, BMP, PGM, JPEG 2000 or WSQ file"
    return Refused(Code.FILE_UNREADABLE, f"{detail}, or an ISO/IEC 19794 record")
