"""Opens the data records that device services deliver: ISO/IEC 19794-4:2011 and 19794-6:2011.

``packets`` reads the narrow profile that this station writes. Devices fill the fields with more
freedom (vendor numbers, several quality blocks, uncomputed bounds), and nothing of that is needed
here: only the picture of the one representation, and its resolution.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from drivers.protocol import Record
from station.host.codec import Unreadable

_GENERAL: Final = struct.Struct(">4s4sIHBB")
"""Format, version, length of the record, representations, certification flag, positions."""
_CAPTURE: Final = struct.Struct(">I9s5s")
"""Length of the representation, date and time, capture device."""
_QUALITY_BLOCK: Final = 5
_CERTIFICATION_BLOCK: Final = 3
_LENGTH: Final = struct.Struct(">I")
_PER_INCH: Final = 1
_PER_CENTIMETRE: Final = 2


@dataclass(frozen=True)
class Picture:
    """The encoded picture of a record, and its resolution where the record says."""

    data: bytes
    ppi: int | None


@dataclass(frozen=True)
class _Form:
    """One part of the standard: its identifiers and the facts before the length of the picture."""

    magic: bytes
    version: bytes
    facts: struct.Struct
    sampled: bool
    """Whether the facts hold a resolution: unit, then the scanner's and the picture's rates."""


_FORMS: Final[Mapping[str, _Form]] = MappingProxyType(
    {
        "19794-4:2011": _Form(b"FIR\0", b"020\0", struct.Struct(">BBBHHHHBBBHH"), sampled=True),
        "19794-6:2011": _Form(b"IIR\0", b"020\0", struct.Struct(">HBBBBHHBHHH6H"), sampled=False),
    }
)


def picture_in(record: Record) -> Picture:
    """Return the picture of a record with one representation. Raises ``codec.Unreadable``."""
    form = _FORMS.get(record.standard)
    if form is None:
        raise Unreadable("unknown standard")
    try:
        return _read(record.data, form)
    except (struct.error, IndexError) as error:
        raise Unreadable("record cut short") from error


def _read(data: bytes, form: _Form) -> Picture:
    magic, version, length, count, certified, _positions = _GENERAL.unpack_from(data)
    if (magic, version, length, count) != (form.magic, form.version, len(data), 1):
        raise Unreadable("record header")
    at = _after_blocks(data, _GENERAL.size + _CAPTURE.size, certified=bool(certified))
    facts = form.facts.unpack_from(data, at)
    at += form.facts.size
    (size,) = _LENGTH.unpack_from(data, at)
    picture = data[at + _LENGTH.size : at + _LENGTH.size + size]
    if len(picture) != size:
        raise Unreadable("record cut short")
    return Picture(picture, _ppi(facts) if form.sampled else None)


def _after_blocks(data: bytes, at: int, *, certified: bool) -> int:
    """Skip the quality blocks and, where there are any, the certification blocks."""
    at += 1 + data[at] * _QUALITY_BLOCK
    if certified:
        at += 1 + data[at] * _CERTIFICATION_BLOCK
    return at


def _ppi(facts: tuple[int, ...]) -> int:
    """Return the picture's own rate (the sixth fact is across, the seventh down), per inch."""
    unit, across, down = facts[2], facts[5], facts[6]
    if across != down or unit not in (_PER_INCH, _PER_CENTIMETRE):
        raise Unreadable("resolution")
    return across if unit == _PER_INCH else round(across * 2.54)
