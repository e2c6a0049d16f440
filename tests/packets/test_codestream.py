"""Headers of pictures: the facts of good ones, refusal of all others, no pixel decoded."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets.codestream import Facts, read_facts
from packets.enrollment import ImageCodec
from packets.errors import PacketCode, PacketError
from tests.fakes.recordings import encoded

WSQ = encoded(ImageCodec.WSQ, 64, 80, 1)
JP2 = encoded(ImageCodec.JPEG2000, 48, 64, 3)
LOSSLESS = encoded(ImageCodec.JPEG2000_LOSSLESS, 64, 48, 1)
RAW = JP2[JP2.index(b"\xff\x4f\xff\x51") :]


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (WSQ, Facts(ImageCodec.WSQ, 64, 80, 1, 500)),
        (JP2, Facts(ImageCodec.JPEG2000, 48, 64, 3)),
        (RAW, Facts(ImageCodec.JPEG2000, 48, 64, 3)),
        (LOSSLESS, Facts(ImageCodec.JPEG2000_LOSSLESS, 64, 48, 1)),
    ],
)
def test_facts(data: bytes, facts: Facts) -> None:
    assert read_facts(data) == facts


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


SIGNATURE = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
SIZ, COD, SOT, SOD = b"\xff\x51", b"\xff\x52", b"\xff\x90", b"\xff\x93"
WSQ_FRAME = WSQ[WSQ.index(b"\xff\xa2\0\x11") :][:19]


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">HH", marker, len(body) + 2) + body


COM = segment(0xFF64, b"\0\1x")


def again(data: bytes, first: bytes, then: bytes) -> bytes:
    """Return a codestream whose segment between two markers stands there twice."""
    start = data.index(first)
    end = data.index(then, start)
    return data[:end] + data[start:end] + data[end:]


def in_tile(marker: int) -> bytes:
    """Return a codestream whose tile-part has a coding style of its own."""
    more, at = segment(marker, bytes(10)), RAW.index(SOT)
    (size,) = struct.unpack_from(">I", RAW, at + 6)
    sized = RAW[: at + 6] + struct.pack(">I", size + len(more)) + RAW[at + 10 :]
    return sized.replace(SOD, more + SOD, 1)


def tiles(count: int) -> bytes:
    """Return a codestream of many empty tile-parts."""
    empty = SOT + struct.pack(">HHIBB", 10, 0, 15, 0, 1) + SOD + b"\0"
    return RAW[: RAW.index(SOT)] + empty * count + RAW[-2:]


def gridded(width: int, height: int, left: int = 0, top: int = 0) -> bytes:
    """Return a codestream with tiles of other measures or at another place."""
    at = RAW.index(SIZ) + 22
    return RAW[:at] + struct.pack(">4I", width, height, left, top) + RAW[at + 16 :]


BAD_GRIDS = [(0, 64), (48, 0), (47, 64), (24, 32), (1, 1), (48, 64, 1, 0), (8, 64, 0xFFFFFFFF, 0)]
IMAGE_END = b"\0\3\7\7"
SRGB = b"colr\1\0\0\0\0\0\x10"


def test_what_is_spoiled_here_is_good_before() -> None:
    assert read_facts(RAW.replace(COD, COM + COD, 1)) == read_facts(RAW)
    assert read_facts(in_tile(0xFF64)) == read_facts(RAW)
    assert read_facts(tiles(2)) == read_facts(RAW)
    assert read_facts(gridded(1 << 31, 64)) == read_facts(RAW)
    assert IMAGE_END in JP2
    assert SRGB in JP2
    assert SRGB[:-1] + b"\x11" in LOSSLESS
    assert b"jp2 \0\0\0\0jp2 " in JP2
    assert b"PIX_WIDTH 64\nPIX_HEIGHT 80" in WSQ


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\xff\xd8\xff\xe0",
        WSQ[:-2],
        WSQ[:20],
        WSQ.replace(b"\xff\xa2", b"\xff\xa9", 1),
        RAW[:-2],
        RAW[:30],
        RAW.replace(b"\xff\x52", b"\xff\x53", 1),
        b"\xff\x4f\xff\x51\x00\x01",
        SIGNATURE,
        SIGNATURE + box(b"jp2c", RAW),
        SIGNATURE + box(b"jp2h", b"") + box(b"jp2c", RAW),
        SIGNATURE + box(b"jp2h", box(b"ihdr", bytes(14))) + box(b"jp2c", RAW),
        SIGNATURE + struct.pack(">I4s", 4, b"jp2c"),
        SIGNATURE + struct.pack(">I4sQ", 1, b"jp2c", 1 << 40),
        JP2 + box(b"jp2c", RAW),
        JP2.replace(b"colr", b"pclr"),
        JP2.replace(b"colr", b"ihdr"),
        again(RAW, SIZ, COD),
        again(RAW, COD, SOT),
        RAW.replace(SIZ, COM + SIZ, 1),
        RAW.replace(SOT, segment(0xFF53, b"\0\0\0"), 1),
        RAW.replace(SOT, segment(0xFF53, b"\0\0\0") + SOT, 1),
        in_tile(0xFF52),
        in_tile(0xFF53),
        RAW.replace(b"\7\1\1", b"\7\2\2"),
        RAW.replace(b"\7\1\1", b"\7\2\1", 1),
        RAW.replace(b"\7\1\1", b"\7\0\0"),
        *[gridded(*grid) for grid in BAD_GRIDS],
        RAW.replace(SOT + b"\0\x0a\0\0", SOT + b"\0\x0a\0\1"),
        JP2.replace(b"ftyp", b"free"),
        JP2.replace(b"jp2 \0\0\0\0jp2 ", b"jpx \0\0\0\0jpx "),
        JP2.replace(IMAGE_END, b"\0\3\x0f\7"),
        JP2.replace(IMAGE_END, b"\0\3\7\0"),
        JP2.replace(SRGB, SRGB[:-1] + b"\x12"),
        JP2.replace(SRGB, SRGB.replace(b"colr\1", b"colr\3")),
        LOSSLESS.replace(SRGB[:-1] + b"\x11", SRGB),
        WSQ.replace(b"PIX_WIDTH 64", b"PIX_WIDTH 65"),
        WSQ.replace(b"PIX_HEIGHT 80", b"PIX_HEIGHT 8"),
        RAW.replace(SOD, b"\xff\x94"),
        RAW[:-2] + b"more" + RAW[-2:],
        tiles(5000),
        WSQ.replace(b"\xff\xa3", WSQ_FRAME + b"\xff\xa3", 1),
        WSQ.replace(WSQ_FRAME, b"", 1),
    ],
)
def test_malformed(data: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        read_facts(data)
    assert caught.value.code is PacketCode.CODESTREAM_MALFORMED


@given(st.sampled_from([WSQ, JP2, RAW, LOSSLESS]), st.data())
@settings(max_examples=300, deadline=None)
def test_any_change_is_read_or_refused(data: bytes, choose: st.DataObject) -> None:
    changed = bytearray(data)
    for _ in range(choose.draw(st.integers(1, 4))):
        changed[choose.draw(st.integers(0, len(data) - 1))] = choose.draw(st.integers(0, 255))
    cut = choose.draw(st.integers(0, len(changed)))
    for candidate in (bytes(changed), bytes(changed[:cut])):
        try:
            facts = read_facts(candidate)
        except PacketError:
            continue
        assert 0 < facts.width <= 65535
        assert 0 < facts.height <= 65535


def commented(comment: bytes) -> bytes:
    return WSQ[:2] + struct.pack(">HH", 0xFFA8, len(comment) + 2) + comment + WSQ[2:]


@pytest.mark.parametrize(
    ("comment", "ppi"),
    [
        (b"PPI       1000", 1000),
        (b"PPI 1000   ", 1000),
        (b"NIST_COM 1\nPPI\t1000", None),
        (b"PPI " + b"0" * 60_000 + b"1000", 1000),
        (b"PPI " + b"9" * 60_000, 999_999),
        (b"PPI 0", None),
        (b"PPI 0\nPPI 500", None),
        (b"PPI -1", None),
        (b"PPI", None),
        (b"PPI \xb2", None),
    ],
)
def test_comments_of_other_makers(comment: bytes, ppi: int | None) -> None:
    silent = commented(comment).replace(b"PPI 500", b"PPX 500")
    assert read_facts(silent).ppi == ppi


def test_comments_that_contradict_each_other() -> None:
    assert read_facts(commented(b"PPI 500")).ppi == 500
    with pytest.raises(PacketError):
        read_facts(commented(b"PPI 1000"))
