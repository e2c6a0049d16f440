"""Pictures made to hurt: refused by their form, or decoded where a crash costs nothing."""

import random
import struct
import subprocess
import sys
import tracemalloc
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.sbi import records
from drivers.population.fingerprint import finger
from drivers.population.person import Person
from station.host import codec, tiling, wsq_child, wsq_form
from station.host.codec import Unreadable

PRINT = finger(Person(3), "LEFT_INDEX").pixels
NOISE = np.random.default_rng(1).integers(0, 256, (80, 64), dtype=np.uint8)
SMALL = codec.wsq(NOISE)
FLAT = codec.wsq(np.full((80, 64), 200, np.uint8))
FORM = wsq_form.checked(SMALL)


def mutated(seed: int) -> bytes:
    """Return a picture with a few bytes changed, left out or put in, mostly in its tables."""
    dice = random.Random(seed)
    data = bytearray(FORM)
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(dice.choice((700, len(data) - 8)))
        kind = dice.random()
        if kind < 0.85:
            data[at] = dice.randrange(256)
        elif kind < 0.93:
            del data[at : at + dice.randrange(1, 5)]
        else:
            data[at:at] = dice.randbytes(dice.randrange(1, 5))
    return bytes(data)


def with_segment(marker: int, change: bytes, at: int = 0) -> bytes:
    """Return the picture with bytes of its first segment of this kind replaced."""
    data = bytearray(FORM)
    start = data.index(struct.pack(">H", marker)) + 4 + at
    data[start : start + len(change)] = change
    return bytes(data)


def without(marker: int) -> bytes:
    start = FORM.index(struct.pack(">H", marker))
    (length,) = struct.unpack_from(">H", FORM, start + 2)
    return FORM[:start] + FORM[start + 2 + length :]


def doubled(marker: int) -> bytes:
    start = FORM.index(struct.pack(">H", marker))
    (length,) = struct.unpack_from(">H", FORM, start + 2)
    return FORM[:start] + FORM[start : start + 2 + length] + FORM[start:]


@pytest.mark.parametrize("gray", [PRINT, NOISE, np.full((400, 300), 255, np.uint8)])
def test_what_this_station_codes_keeps_the_form(gray: codec.Pixels) -> None:
    coded = codec.wsq(gray)
    assert b"NIST_COM" in coded
    assert b"NIST_COM" not in wsq_form.checked(coded)
    assert (codec.decoded_from_device(coded) == codec.decoded(coded)).all()


SOF, SOB, DTT, DQT, DHT = 0xFFA2, 0xFFA3, 0xFFA4, 0xFFA5, 0xFFA6


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "cut short", id="nothing"),
        pytest.param(b"\xff\xa1" + FORM[2:], "start", id="no start"),
        pytest.param(FORM + b"\0", "end", id="something behind the end"),
        pytest.param(FORM[:-2], "cut short", id="no end"),
        pytest.param(FORM[:2] + b"\xff\xa7\0\x02" + FORM[2:], "segment", id="a restart interval"),
        pytest.param(without(SOF), "order", id="no frame"),
        pytest.param(without(DTT), "order", id="no filter"),
        pytest.param(without(DQT), "order", id="no quantization"),
        pytest.param(without(DHT), "order", id="no code table"),
        pytest.param(doubled(SOF), "order", id="two frames"),
        pytest.param(doubled(DTT), "order", id="two filters"),
        pytest.param(doubled(DQT), "order", id="two quantizations"),
        pytest.param(with_segment(SOF, struct.pack(">H", 53584), 2), "size", id="too high"),
        pytest.param(with_segment(SOF, struct.pack(">H", 0), 4), "size", id="no width"),
        pytest.param(with_segment(SOF, struct.pack(">H", 32), 2), "coefficients", id="too few"),
        pytest.param(with_segment(DTT, b"\xff"), "filter", id="a filter of 255"),
        pytest.param(with_segment(DHT, b"\x09"), "code table", id="table nine"),
        pytest.param(with_segment(DHT, b"\xff" * 16, 1), "code table", id="4080 codes"),
        pytest.param(with_segment(DHT, b"\x02", 1), "code table", id="all codes of one bit"),
        pytest.param(with_segment(DHT, b"\0", 17), "code", id="a code that means nothing"),
    ],
)
def test_every_departure_from_the_form_is_named(data: bytes, why: str) -> None:
    with pytest.raises(wsq_form.Malformed, match=why):
        wsq_form.checked(data)


def test_data_for_an_empty_code_table_is_refused() -> None:
    block = FLAT.index(struct.pack(">HH", SOB, 3)) + 5
    with pytest.raises(wsq_form.Malformed, match="code"):
        wsq_form.checked(FLAT[:block] + b"\x12\x34" + FLAT[block:])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SMALL) - 1))
def test_a_picture_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(wsq_form.Malformed):
        wsq_form.checked(SMALL[:length])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_order(data: bytes) -> None:
    with pytest.raises(wsq_form.Malformed):
        wsq_form.checked(b"\xff\xa0" + data)


def test_what_keeps_the_form_does_not_crash_the_decoder() -> None:
    """Thousands of spoilt pictures, decoded in one process that lives to tell how many it took."""
    passed = []
    for seed in range(3000):
        try:
            passed.append(wsq_form.checked(mutated(seed)))
        except wsq_form.Malformed:
            continue
    assert 500 < len(passed) < 2500
    code = (
        "import sys, struct, _wsq\n"
        "data = sys.stdin.buffer\n"
        "while head := data.read(4):\n"
        "    try: _wsq.decompress(data.read(int.from_bytes(head)))\n"
        "    except Exception: pass\n"
        "print('alive')\n"
    )
    sent = b"".join(struct.pack(">I", len(each)) + each for each in passed)
    done = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True)
    assert done.stdout == b"alive\n"


def test_a_spoilt_picture_is_unreadable_and_never_anything_else() -> None:
    for seed in range(300):
        try:
            assert codec.decoded(mutated(seed)).ndim == 2
        except Unreadable:
            continue


def huffman_of(counts: bytes) -> bytes:
    """Return the picture with a code table of this many values, as the decoder would copy them."""
    start = FORM.index(struct.pack(">H", DHT))
    table = bytes(1) + counts + bytes(sum(counts))
    return FORM[:start] + struct.pack(">HH", DHT, 2 + len(table)) + table + FORM[start:]


def test_a_crash_of_the_child_is_a_picture_that_cannot_be_read() -> None:
    """This one overruns the decoder's memory: a table of 862 values where 256 have room."""
    with pytest.raises(wsq_child.Undecoded):
        wsq_child.decompress(huffman_of(bytes(12) + bytes([255, 255, 255, 97])))


def test_a_child_that_does_not_end_is_ended() -> None:
    with pytest.raises(wsq_child.Undecoded, match="TimeoutExpired"):
        wsq_child.decompress(FORM, seconds=0.0)


# --- JPEG 2000 ---------------------------------------------------------------------------------


def tiled(side: int, tile: int) -> bytes:
    """Return a small codestream that claims another size and other tiles."""
    data = bytearray(records.lossless(np.full((64, 64), 90, np.uint8)))
    at = data.index(b"\xff\x4f\xff\x51")
    struct.pack_into(">II", data, at + 8, side, side)
    struct.pack_into(">II", data, at + 24, tile, tile)
    return bytes(data)


@pytest.mark.parametrize("tile", [14, 64, 99, 0])
def test_a_picture_of_countless_tiles_is_not_decoded(tile: int) -> None:
    data = tiled(3200, tile)
    tracemalloc.start()
    with pytest.raises(tiling.Immodest, match=r"tiles|grid"):
        tiling.check(data)
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_a_picture_of_some_tiles_is_within_bounds() -> None:
    tiling.check(tiled(3200, 100))
    tiling.check(codec.lossless(NOISE))


def changed(marker: bytes, at: int, value: bytes) -> bytes:
    data = bytearray(codec.lossless(NOISE))
    start = data.index(marker) + 4 + at
    data[start : start + len(value)] = value
    return bytes(data)


def test_other_ways_to_ask_for_much_are_refused_too() -> None:
    coded = codec.lossless(NOISE)
    with pytest.raises(tiling.Immodest, match="layers"):
        tiling.check(changed(b"\xff\x52", 2, struct.pack(">H", 65535)))
    cod = coded.index(b"\xff\x52")
    (length,) = struct.unpack_from(">H", coded, cod + 2)
    body = bytearray(coded[cod + 4 : cod + 2 + length])
    body[0] |= 1
    small = bytes(body[:10]) + bytes(body[5] + 1)
    segment = struct.pack(">HH", 0xFF52, 2 + len(small)) + small
    with pytest.raises(tiling.Immodest, match="precincts"):
        tiling.check(coded[:cod] + segment + coded[cod + 2 + length :])
    tile = coded.index(b"\xff\x90") + 12
    with pytest.raises(tiling.Immodest, match="tile"):
        tiling.check(coded[:tile] + segment + coded[tile:])
    with pytest.raises(tiling.Immodest, match="start"):
        tiling.check(coded + coded)


def test_a_header_cut_anywhere_is_refused() -> None:
    coded = codec.lossless(NOISE)
    for _before, length in pairwise(range(coded.index(b"\xff\x93"))):
        with pytest.raises(tiling.Immodest):
            tiling.check(coded[:length])
