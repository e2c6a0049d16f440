"""Fields and records of an ANSI/NIST-ITL file: how values are written, what pictures share."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

import nistitl

from packets.enrollment import Device, Image, ImageCodec

_CONTROLS: Final = dict.fromkeys((*range(0x20), 0x7F), " ")
_LONGEST_NAME, _LONGEST_COMMENT = 50, 126
_CODEC: Final = MappingProxyType(
    {ImageCodec.WSQ: "WSQ20", ImageCodec.JPEG2000: "JP2", ImageCodec.JPEG2000_LOSSLESS: "JP2L"}
)
_UNREGISTERED: Final = ("0000", "1")
"""Vendor and product of a quality algorithm that IBIA's registry does not list."""
_DATA: Final = 999

Value = str | Sequence[str] | Sequence[Sequence[str]]
"""A text, or subfields of items; without a value the field is left out."""
Fields = Mapping[int, Value]
"""Values by the number of their field."""


def picture(image: Image, source: str, *, ppi: int | None = None) -> Fields:
    """Return fields 4 to 11, which are alike in Types 10, 14 and 17, and the picture's hash."""
    scale = (str(ppi), str(ppi)) if ppi else ("1", "1")  # without a scale: the pixels' aspect
    return {
        4: source,
        5: day(image.captured_at),
        6: str(image.width),
        7: str(image.height),
        8: "1" if ppi else "0",
        9: scale[0],
        10: scale[1],
        11: _CODEC[image.codec],
        996: hashlib.sha256(image.data).hexdigest().upper(),
    }


def quality(image: Image) -> Sequence[Sequence[str]]:
    return () if image.quality is None else ((str(image.quality), *_UNREGISTERED),)


def device(device: Device) -> Sequence[str]:
    named = (device.make, device.model, device.serial)
    return [plain(each)[:_LONGEST_NAME] or "0" for each in named]


def comment(image: Image) -> str:
    checked = "quality not checked, " if image.quality is None else ""
    forced = "accepted below the limit, " if image.forced else ""
    return f"{checked}{forced}attempts {image.attempts}"[:_LONGEST_COMMENT]


def inside(point: tuple[int, int], image: Image) -> bool:
    return 0 < point[0] < image.width and 0 < point[1] < image.height


def day(time: str) -> str:
    """Return the date of a time in its own zone, as YYYYMMDD (B.1.2)."""
    at = datetime.fromisoformat(time)
    return f"{at.year:04}{at.month:02}{at.day:02}"


def yes(value: bool) -> str:
    return "Y" if value else "N"


# --- records --------------------------------------------------------------------------------------


def record(kind: int, fields: Fields, image: Image | None = None) -> "nistitl.AsciiRecord":
    made = nistitl.AsciiRecord(kind)
    fill(made, fields)
    if image is not None:
        made += nistitl.BinaryField(kind, _DATA, image.data)
    return made


def fill(record: "nistitl.AsciiRecord", fields: Fields) -> None:
    """Add the fields that have a value, in the order of their numbers."""
    for number, value in sorted(fields.items()):
        if isinstance(value, str):
            if value or number == 3:  # 1.003 is filled by the library
                record += nistitl.Field(record.type, number, _text(value))
        elif value:
            field = nistitl.Field(record.type, number)
            items = [[_text(each) for each in subfield] for subfield in value]
            field.add_subfields(*(nistitl.SubField(each) for each in items))
            record += field


def _text(value: str) -> str:
    """Return text as the library takes it: it writes Latin-1, so UTF-8 is handed over as that."""
    return plain(value).encode("utf-8").decode("latin-1")


def plain(value: str) -> str:
    """Return text without control characters, among which are the separators of the file."""
    return value.translate(_CONTROLS).strip()
