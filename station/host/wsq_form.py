"""Checks a WSQ picture from its first byte to its last before the native decoder may see it.

The decoder (NBIS) believes every count it reads: a Huffman table of too many values, a code that is
in no table, a run past the last pixel all end in memory that is not the picture's. What passes here
stays inside: every segment has its one lawful length, and the entropy-coded data is walked code by
code and counted against the pixels.

Source: "WSQ Gray-scale Fingerprint Image Compression Specification" 3.1, annexes A and B. Where it
leaves a choice, what all certified encoders write is asked for: one frame, one set of tables for
the wavelet and the quantization, the 9/7 filter, three blocks.
"""

import struct
from dataclasses import dataclass, field
from typing import Final

_SOI, _EOI = b"\xff\xa0", b"\xff\xa1"
_SOF, _SOB, _DTT, _DQT, _DHT, _COM = 0xFFA2, 0xFFA3, 0xFFA4, 0xFFA5, 0xFFA6, 0xFFA8
_SEGMENT: Final = struct.Struct(">HH")
_SIZES: Final = {_SOF: 15, _SOB: 1, _DTT: 56, _DQT: 387}
"""Bytes after the length of a segment; tables of codes and comments have their own."""
_FILTER: Final = b"\x09\x07"
_SIGNS_AT: Final = range(2, 56, 6)
_SIDES: Final = range(32, 8193)
"""The wavelet halves a side five times; the decoder loses count of a side past 15 bits."""
_BLOCKS: Final = 3
_TABLES: Final = 8
_LONGEST: Final = 16
_LONGEST_TABLE: Final = 256
_EXTRA_BITS: Final = {101: 8, 102: 8, 103: 16, 104: 16, 105: 8, 106: 16}
"""Codes whose figure follows them: a coefficient (101 to 104) or a run of zeros (105, 106)."""
_FIRST_RUN, _LAST_RUN, _LONG_RUNS = 1, 100, (105, 106)
_COEFFICIENTS: Final = range(107, 255)

Codes = dict[str, int]
"""From the bits of a code, as text, to what it means."""


class Malformed(Exception):
    """The bytes are not the WSQ picture that they claim to be."""


@dataclass
class _Reading:
    """What is known so far, from the first segment to the last."""

    rest: memoryview
    seen: list[int] = field(default_factory=list)
    kept: list[bytes] = field(default_factory=list)
    tables: dict[int, Codes] = field(default_factory=dict)
    pixels: int = 0
    coefficients: int = 0

    def take(self, count: int) -> bytes:
        if count > len(self.rest):
            raise Malformed("cut short")
        taken, self.rest = bytes(self.rest[:count]), self.rest[count:]
        return taken


def checked(data: bytes) -> bytes:
    """Return the picture without its comments, which the decoder would copy into short buffers.

    Raises :class:`Malformed`.
    """
    reading = _Reading(memoryview(data))
    if reading.take(2) != _SOI:
        raise Malformed("start")
    while bytes(reading.rest[:2]) != _EOI:
        _segment(reading)
    if len(reading.rest) != len(_EOI) or reading.seen.count(_SOB) != _BLOCKS:
        raise Malformed("end")
    return b"".join((_SOI, *reading.kept, _EOI))


def _segment(reading: _Reading) -> None:
    head = reading.take(_SEGMENT.size)
    marker, length = _SEGMENT.unpack(head)
    if (
        marker not in (*_SIZES, _DHT, _COM)
        or length < 2
        or length - 2 != _SIZES.get(marker, length - 2)
    ):
        raise Malformed("segment")
    body = reading.take(length - 2)
    if marker == _COM:
        return
    reading.kept.append(head + body)
    reading.seen.append(marker)
    if marker == _SOB:
        _block(reading, body[0])
    elif marker == _DHT:
        _code_tables(reading, body)
    else:
        _once(reading, marker, body)


def _once(reading: _Reading, marker: int, body: bytes) -> None:
    """Frame, filter and quantization: each comes once, and before the first block."""
    if reading.seen.count(marker) > 1 or _SOB in reading.seen:
        raise Malformed("order")
    if marker == _SOF:
        height, width = struct.unpack_from(">HH", body, 2)
        if height not in _SIDES or width not in _SIDES:
            raise Malformed("size")
        reading.pixels = height * width
    if marker == _DTT and (body[:2] != _FILTER or any(body[at] > 1 for at in _SIGNS_AT)):
        raise Malformed("filter")


def _code_tables(reading: _Reading, body: bytes) -> None:
    """Read the tables of one segment: a number, how many codes of each length, their meanings."""
    while body:
        if len(body) < 1 + _LONGEST or body[0] >= _TABLES:
            raise Malformed("code table")
        number, counts = body[0], body[1 : 1 + _LONGEST]
        end = 1 + _LONGEST + sum(counts)
        if sum(counts) > _LONGEST_TABLE or end > len(body):
            raise Malformed("code table")
        reading.tables[number] = _codes(counts, body[1 + _LONGEST : end])
        body = body[end:]


def _codes(counts: bytes, meanings: bytes) -> Codes:
    """Give each meaning its code: the next free one of its length, as annex B.3 assigns them."""
    codes: Codes = {}
    code, values = 0, iter(meanings)
    for length, count in enumerate(counts, start=1):
        for _ in range(count):
            codes[f"{code:0{length}b}"] = next(values)
            code += 1
        if code >= 1 << length and count:  # the code of ones alone is kept free, to fill bytes
            raise Malformed("code table")
        code <<= 1
    return codes


def _block(reading: _Reading, number: int) -> None:
    """Walk one block of entropy-coded data with its table."""
    if not {_SOF, _DTT, _DQT} <= set(reading.seen) or number not in reading.tables:
        raise Malformed("order")
    data = reading.take(_entropy_length(reading.rest))
    reading.kept.append(data)
    plain = data.replace(b"\xff\x00", b"\xff")
    bits = f"{int.from_bytes(plain):0{8 * len(plain)}b}" if plain else ""
    reading.coefficients += _walked(bits, reading.tables[number])
    if reading.coefficients > reading.pixels:
        raise Malformed("more coefficients than pixels")


def _entropy_length(rest: memoryview) -> int:
    """Return how far the block goes: a byte FF belongs to it only with 00 behind it."""
    data = bytes(rest)
    at = data.find(b"\xff")
    while at >= 0 and data[at + 1 : at + 2] == b"\x00":
        at = data.find(b"\xff", at + 2)
    if at < 0:
        raise Malformed("cut short")
    return at


def _walked(bits: str, codes: Codes) -> int:
    """Return how many coefficients the bits stand for; what fills the last byte stands for none."""
    lengths = sorted({len(code) for code in codes})
    at = found = 0
    while at < len(bits):
        length = next((size for size in lengths if bits[at : at + size] in codes), 0)
        if not length:
            break
        meaning = codes[bits[at : at + length]]
        at += length
        extra = bits[at : at + _EXTRA_BITS.get(meaning, 0)]
        if len(extra) != _EXTRA_BITS.get(meaning, 0):
            raise Malformed("cut short")
        at += len(extra)
        found += _stands_for(meaning, extra)
    if len(bits) - at >= 8 or "0" in bits[at:]:
        raise Malformed("code")
    return found


def _stands_for(meaning: int, extra: str) -> int:
    """Return the number of coefficients behind one code."""
    if _FIRST_RUN <= meaning <= _LAST_RUN:
        return meaning
    if meaning in _LONG_RUNS:
        return int(extra, 2)
    if meaning in _EXTRA_BITS or meaning in _COEFFICIENTS:
        return 1
    raise Malformed("code")
