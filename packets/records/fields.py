"""What the records of ISO/IEC 19794-4, -5 and -6 (2011) share: cursor, capture time, quality.

The representation header begins alike in all three: length, capture date and time (9 bytes, UTC),
capture device (technology, vendor, type: 5 bytes), quality blocks (5 bytes each).
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from packets.codestream import Facts, read_facts
from packets.enrollment import Image, ImageCodec
from packets.errors import PacketCode, PacketError

_TIME: Final = ">HBBBBBH"
_DEVICE: Final = bytes(5)
"""Unspecified: make and model stand in the manifest, no vendor number is claimed here."""
_QUALITY_BY: Final = bytes(4)
"""Algorithm vendor and identifier: unspecified, the manifest names the software."""


@dataclass(frozen=True)
class Head:
    """When a sample was captured (UTC, to the millisecond) and how good it was, 0..100 or None."""

    captured_at: datetime
    quality: int | None

    def encode(self) -> bytes:
        """Return the bytes between the representation's length and its own fields."""
        at = self.captured_at
        moment = (at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond // 1000)
        blocks = b"" if self.quality is None else bytes([self.quality]) + _QUALITY_BY
        return struct.pack(_TIME, *moment) + _DEVICE + bytes([bool(blocks)]) + blocks


class Cursor:
    """Reads a record from its start to its end, and refuses what does not fit."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        """Unpack big-endian fields."""
        try:
            values = struct.unpack_from(">" + form, self._data, self._at)
        except struct.error:
            raise self.malformed("cut short") from None
        self._at += struct.calcsize(">" + form)
        return values

    def number(self, form: str) -> int:
        """Unpack one number."""
        return int(self.take(form)[0])

    def expect(self, data: bytes, what: str) -> None:
        """Skip bytes that must be exactly these."""
        if self._data[self._at : self._at + len(data)] != data:
            raise self.malformed(what)
        self._at += len(data)

    def rest(self, length: int) -> bytes:
        """Take ``length`` bytes that must be the last ones."""
        if len(self._data) - self._at != length:
            raise self.malformed("length of the data")
        return self._data[self._at :]

    def frame(self) -> None:
        """Read a length field that must count from itself to the end."""
        left = len(self._data) - self._at
        if self.number("I") != left:
            raise self.malformed("length")

    def head(self) -> Head:
        """Read capture time, device and quality."""
        year, month, day, hour, minute, second, millisecond = self.take(_TIME[1:])
        self.expect(_DEVICE, "capture device")
        quality = self._quality()
        try:
            at = datetime(year, month, day, hour, minute, second, millisecond * 1000, UTC)
        except ValueError:
            raise self.malformed("capture time") from None
        return Head(at, quality)

    def malformed(self, what: str) -> PacketError:
        """Return the refusal, naming the place."""
        return PacketError(PacketCode.RECORD_MALFORMED, f"{self._name}: {what}")

    def _quality(self) -> int | None:
        blocks = self.number("B")
        if blocks > 1:
            raise self.malformed("quality blocks")
        if not blocks:
            return None
        score = self.number("B")
        self.expect(_QUALITY_BY, "quality algorithm")
        if score > 100:
            raise self.malformed("quality")
        return score


def head(captured_at: str, quality: int | None) -> Head:
    """Return the head of a sample of the recording. Raises RECORDING_INVALID."""
    if quality is not None and not 0 <= quality <= 100:
        raise invalid("quality")
    return Head(moment(captured_at), quality)


def moment(text: str) -> datetime:
    """Return an ISO 8601 time with its zone, in UTC. Raises RECORDING_INVALID."""
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise invalid("time without a zone")
        return at.astimezone(UTC)
    except (ValueError, OverflowError):  # in UTC it may lie before year 1 or behind year 9999
        raise invalid("time") from None


def in_calendar(text: str) -> bool:
    """Say whether ``text`` is a time that there is."""
    try:
        moment(text)
    except PacketError:
        return False
    return True


def picture(image: Image, *, channels: tuple[int, ...], ppi: int | None = None) -> Facts:
    """Return the facts of an image once its codestream says the same. Raises RECORDING_INVALID."""
    facts = read_facts(image.data)
    claimed = (image.width, image.height, image.channels)
    if claimed != (facts.width, facts.height, facts.channels) or image.channels not in channels:
        raise invalid("size or channels are not the picture's")
    if not _same_codec(image.codec, facts.codec):
        raise invalid("codec is not the picture's")
    if facts.ppi is not None and facts.ppi != ppi:
        raise invalid("pixels per inch are not the picture's")
    return facts


def framed(form: bytes, version: bytes, general: bytes, representation: bytes) -> bytes:
    """Return a record of one representation: general header, then the representation's length."""
    body = struct.pack(">I", len(representation) + 4) + representation
    return form + version + struct.pack(">I", 12 + len(general) + len(body)) + general + body


def sized(data: bytes) -> bytes:
    """Return image data behind its length."""
    return struct.pack(">I", len(data)) + data


def invalid(where: str) -> PacketError:
    """Return the refusal of a recording, naming the place."""
    return PacketError(PacketCode.RECORDING_INVALID, where)


def _same_codec(claimed: ImageCodec, found: ImageCodec) -> bool:
    # A reversible codestream may still have been cut to a rate, so it may be claimed as lossy.
    lossy = (ImageCodec.JPEG2000, ImageCodec.JPEG2000_LOSSLESS)
    return claimed is found or (claimed, found) == lossy
