"""Writes the data records a device delivers: ISO/IEC 19794-4, -5 and -6:2011, one picture each.

Written without a look at ``packets``, whose reader is thereby checked by other code. All numbers
are big-endian. Sources: ISO/IEC 19794-4:2011 tables 2-4 and 19794-6:2011 tables 2-4, as read by
MOSIP's ``bio-utils`` (``RepresentationHeader``, ``ImageInformation``).
"""

import io
import struct
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from PIL import Image

from drivers.protocol import Bgr, Gray

FINGER_CODES: Final = MappingProxyType(
    {
        "RIGHT_THUMB": 1,
        "RIGHT_INDEX": 2,
        "RIGHT_MIDDLE": 3,
        "RIGHT_RING": 4,
        "RIGHT_LITTLE": 5,
        "LEFT_THUMB": 6,
        "LEFT_INDEX": 7,
        "LEFT_MIDDLE": 8,
        "LEFT_RING": 9,
        "LEFT_LITTLE": 10,
    }
)
SLAP_CODES: Final = MappingProxyType({"RIGHT_FOUR": 13, "LEFT_FOUR": 14, "THUMBS": 15})
EYE_CODES: Final = MappingProxyType({"RIGHT_EYE": 1, "LEFT_EYE": 2})

_QUALITY: Final = struct.Struct(">BHH")  # score, vendor and id of the algorithm
_HEAD: Final = struct.Struct(">4s4sIHBB")
_CAPTURED: Final = struct.Struct(">HBBBBBH")
_DEVICE: Final = struct.Struct(">BHH")  # technology, vendor, type
_UNKNOWN: Final = 0
_LIVE_PLAIN: Final = 0
_PPI: Final = 1
_FINGER_JPEG2000_LOSSLESS: Final = 5
_IRIS_UNCROPPED: Final = 1
_IRIS_VGA: Final = 2
_IRIS_MONO_JPEG2000: Final = 0x0A
_IRIS_PROPERTIES: Final = 0b01_00_01_01  # upright, not mirrored, compressed without loss
_UNDEFINED: Final = 0xFFFF
_FACE_FULL_FRONTAL: Final = 1
_FACE_JPEG2000_LOSSLESS: Final = 2
_FACE_RGB: Final = 1


@dataclass(frozen=True)
class Picture:
    """An encoded picture and the facts about it that the headers repeat."""

    part: str
    jp2: bytes
    width: int
    height: int
    score: int
    ppi: int = 500


def lossless(pixels: Gray | Bgr) -> bytes:
    """Encode gray, or red first, as JPEG 2000 with the reversible transform.

    In memory: OpenCV's encoder of this format goes through a file in the temporary folder.
    """
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "JPEG2000", irreversible=False)
    return target.getvalue()


def finger_record(picture: Picture, at: datetime) -> bytes:
    """Return a finger image record with one live-scan plain impression, of a finger or a slap."""
    facts = struct.pack(
        ">BBBHHHHBBBHH",
        (FINGER_CODES | SLAP_CODES)[picture.part],
        0,  # representation number, counted from 0
        _PPI,
        *(picture.ppi,) * 4,  # of the device and of the picture, across and down
        8,  # bits
        _FINGER_JPEG2000_LOSSLESS,
        _LIVE_PLAIN,
        picture.width,
        picture.height,
    )
    return _record(b"FIR", _captured(picture, at) + facts, picture)


def iris_record(picture: Picture, at: datetime) -> bytes:
    """Return an iris image record with one whole picture, nothing measured in it."""
    facts = struct.pack(
        ">HBBBBHHBHHHHHHHHH",
        1,  # representation number, counted from 1
        EYE_CODES[picture.part],
        _IRIS_VGA if (picture.width, picture.height) == (640, 480) else _IRIS_UNCROPPED,
        _IRIS_MONO_JPEG2000,
        _IRIS_PROPERTIES,
        picture.width,
        picture.height,
        8,  # bits
        0,  # range: not measured
        _UNDEFINED,  # roll angle
        _UNDEFINED,  # its uncertainty
        *(0,) * 6,  # bounds of the centre and of the diameter: not computed
    )
    return _record(b"IIR", _captured(picture, at) + facts, picture)


def face_record(picture: Picture, at: datetime) -> bytes:
    """Return a face image record with a frontal picture, no landmarks (19794-5:2011, 5.3-5.5)."""
    facts = struct.pack(
        ">H6x3x6x",  # no landmarks; sex to property mask, expression, pose: all unspecified
        0,
    ) + struct.pack(
        ">BBHHBHBB",
        _FACE_FULL_FRONTAL,
        _FACE_JPEG2000_LOSSLESS,
        picture.width,
        picture.height,
        0,  # spatial sampling rate: unknown
        0,  # post-acquisition processing: none
        0,  # refers to no other picture
        _FACE_RGB,
    )
    body = _captured(picture, at) + facts + struct.pack(">I", len(picture.jp2)) + picture.jp2
    representation = struct.pack(">I", len(body) + 4) + body
    head = b"FAC\0" + b"030\0" + struct.pack(">IHBH", 17 + len(representation), 1, 0, 0)
    return head + representation


def _captured(picture: Picture, at: datetime) -> bytes:
    """Return date, device and quality: the same in both formats."""
    moment = _CAPTURED.pack(
        at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond // 1000
    )
    device = _DEVICE.pack(_UNKNOWN, _UNKNOWN, _UNKNOWN)
    return moment + device + b"\x01" + _QUALITY.pack(picture.score, _UNKNOWN, _UNKNOWN)


def _record(magic: bytes, header: bytes, picture: Picture) -> bytes:
    body = header + struct.pack(">I", len(picture.jp2)) + picture.jp2
    representation = struct.pack(">I", len(body) + 4) + body
    total = _HEAD.size + len(representation)
    head = _HEAD.pack(magic + b"\0", b"020\0", total, 1, 0, 1)  # one picture, no certification
    return head + representation
