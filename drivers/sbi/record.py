"""What of a data record is checked against its envelope: which finger or eye, and which picture.

Sources: ISO/IEC 19794-4:2011 table 4 and table 8 (positions of fingers and slaps), ISO/IEC
19794-6:2011 table 4 (eye label), as MOSIP's ``bio-utils`` reads them.
"""

from types import MappingProxyType
from typing import Final

from drivers.trouble import Fault, FaultCode

POSITIONS: Final = MappingProxyType(
    {
        b"FIR\x00": (
            "RIGHT_THUMB",
            "RIGHT_INDEX",
            "RIGHT_MIDDLE",
            "RIGHT_RING",
            "RIGHT_LITTLE",
            "LEFT_THUMB",
            "LEFT_INDEX",
            "LEFT_MIDDLE",
            "LEFT_RING",
            "LEFT_LITTLE",
        ),
        b"IIR\x00": ("RIGHT_EYE", "LEFT_EYE"),
    }
)
"""Format identifier to the parts of position 1, 2, 3 ..."""

SLAPS: Final = MappingProxyType({13: "RIGHT_FOUR", 14: "LEFT_FOUR", 15: "THUMBS"})
"""Positions of finger records that show several fingers at once."""

_CERTIFIED: Final = 14
_QUALITY_BLOCKS: Final = 34
"""After the general header (16 bytes): length, date and time, capture device."""
_QUALITY_BLOCK: Final = 5
_CERTIFICATION_BLOCK: Final = 3
_IRIS_NUMBER: Final = 2


def part_in(record: bytes) -> str | None:
    """Return the part, or the slap, of the first representation; None when it is unknown."""
    names = POSITIONS.get(record[:4], ())
    at = _position_at(record)
    code = record[at] if at is not None and at < len(record) else 0
    if record.startswith(b"FIR") and code in SLAPS:
        return SLAPS[code]
    return names[code - 1] if 1 <= code <= len(names) else None


def picture_of(record: bytes) -> bytes:
    """Return what follows the position: the picture and its facts, the same in twins."""
    at = _position_at(record)
    return record if at is None else record[at + 1 :]


def _position_at(record: bytes) -> int | None:
    if len(record) <= _QUALITY_BLOCKS:
        return None
    at = _QUALITY_BLOCKS + 1 + record[_QUALITY_BLOCKS] * _QUALITY_BLOCK
    if record.startswith(b"IIR"):
        return at + _IRIS_NUMBER
    if record[_CERTIFIED]:
        return at + 1 + record[at] * _CERTIFICATION_BLOCK if at < len(record) else None
    return at


_SIGNATURES: Final = (b"\x00\x00\x00\x0cjP  \r\n", b"\xff\x4f\xff\x51", b"\xff\xd8\xff")
"""How a JPEG 2000 file, a bare codestream and a JPEG begin."""
_LENGTH: Final = 4


def embedded(record: bytes) -> bytes:
    """Return the one picture of a face record: what begins as one and fills its length field.

    The fields before it vary in number (landmarks, quality blocks), so it is looked for. Raises
    ``Fault`` PROTOCOL ``image`` where there is none.
    """
    for signature in _SIGNATURES:
        at = record.find(signature, _LENGTH)
        length = int.from_bytes(record[at - _LENGTH : at]) if at > 0 else 0
        if 0 < length <= len(record) - at:
            return record[at : at + length]
    raise Fault(FaultCode.PROTOCOL, "image")
