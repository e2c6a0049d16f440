"""Frames of a U.are.U reader: read, unscrambled as the register steps, and refused when torn."""

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.trouble import Fault, FaultCode
from drivers.uareu.frame import (
    HEIGHT,
    WIDTH,
    Block,
    Flag,
    RawFrame,
    missing,
    parse,
    picture,
    unscramble,
)

SCRAMBLED = int(Flag.SCRAMBLED)
STANDS = int(Flag.KEY_STANDS)


def stepped(key: int) -> int:
    return key >> 1 | ((key & 0x9248144D).bit_count() & 1) << 31


def mask(key: int) -> int:
    return sum(
        (key >> place & 1) << bit for bit, place in enumerate((4, 8, 11, 14, 18, 21, 24, 29))
    )


def unscrambled_step_by_step(data: bytes, key: int) -> tuple[bytes, int]:
    out = bytearray(len(data))
    for at in range(len(data) - 1):
        out[at] = data[at + 1] ^ mask(key)
        key = stepped(key)
    return bytes(out), stepped(key)


def frame(blocks: tuple[Block, ...], seed: int = 1) -> RawFrame:
    count = sum(block.lines for block in blocks if block.present)
    rng = np.random.default_rng(seed)
    return RawFrame(rng.integers(0, 256, (count, WIDTH), np.uint8), 3, blocks)


def sent(count: int, blocks: bytes, lines: bytes) -> bytes:
    return struct.pack("<4xHB9x30s18x", count, 9, blocks) + lines


@settings(max_examples=15, deadline=None)
@given(key=st.integers(0, 2**32 - 1), lines=st.integers(1, 40))
def test_a_block_is_what_the_register_gives_step_by_step(key: int, lines: int) -> None:
    raw = frame((Block(SCRAMBLED, lines),))
    clear, _ = unscrambled_step_by_step(raw.lines.tobytes(), key)
    assert unscramble(raw, iter([key])).lines.tobytes() == clear


def test_the_key_steps_on_over_clear_blocks_and_stands_where_told() -> None:
    blocks = (Block(SCRAMBLED, 5), Block(0, 4), Block(STANDS, 3), Block(SCRAMBLED, 2))
    raw = frame(blocks)
    first, key = unscrambled_step_by_step(raw.lines[:5].tobytes(), 77)
    for _ in range(4 * WIDTH):
        key = stepped(key)
    last, _ = unscrambled_step_by_step(raw.lines[12:].tobytes(), key)
    clear = unscramble(raw, iter([77])).lines
    assert clear[:5].tobytes() == first
    assert np.array_equal(clear[5:12], raw.lines[5:12])
    assert clear[12:].tobytes() == last


def test_a_new_key_is_asked_for_where_its_block_begins() -> None:
    raw = frame((Block(SCRAMBLED, 5), Block(SCRAMBLED | Flag.NEW_KEY, 6)))
    assert list(raw.key_numbers()) == [3, 4]
    clear = unscramble(raw, iter([1, 99])).lines
    assert clear[5:].tobytes() == unscrambled_step_by_step(raw.lines[5:].tobytes(), 99)[0]


def test_lines_that_were_not_sent_are_light_and_keep_their_place() -> None:
    raw = frame((Block(STANDS, 2), Block(int(Flag.ABSENT), 3), Block(STANDS, 4)))
    shown = picture(raw, upside_down=False)
    assert shown.shape == (HEIGHT, WIDTH)
    assert np.array_equal(shown[:2], 255 - raw.lines[:2])
    assert (shown[2:5] == 255).all()
    assert np.array_equal(shown[5:9], 255 - raw.lines[2:])
    assert (shown[9:] == 255).all()
    assert np.array_equal(picture(raw, upside_down=True), shown[::-1, ::-1])


def test_noise_is_told_from_a_finger() -> None:
    noisy = frame((Block(SCRAMBLED, 20),))
    calm = RawFrame(np.full((20, WIDTH), 30, np.uint8), 0, (Block(0, 20),))
    assert noisy.scrambled
    assert noisy.noise
    assert not calm.scrambled
    assert not calm.noise
    assert not frame((Block(0, 1),)).scrambled
    spoilt = calm.lines.copy()
    spoilt[8:16] = noisy.lines[:8]  # one block under a wrong key
    assert RawFrame(spoilt, 0, calm.blocks).noise


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b"\0" * 63, "frame header"),
        (sent(2, b"\0\2", b"\0" * (2 * WIDTH - 1)), "frame cut short"),
        (sent(HEIGHT, b"\0\2", b"\0" * HEIGHT * WIDTH), "frame cut short"),
        (sent(2, b"\0\1\1\xff\0\x23", b"\0" * 2 * WIDTH), "frame blocks"),
        (sent(2, b"\1\xff\1\xff\0\2", b"\0" * 2 * WIDTH), "frame blocks"),
    ],
)
def test_what_does_not_add_up_is_refused(data: bytes, detail: str) -> None:
    with pytest.raises(Fault) as caught:
        parse(data)
    assert (caught.value.code, caught.value.detail) == (FaultCode.PROTOCOL, detail)


def test_lines_that_are_counted_and_not_sent_are_zeros() -> None:
    data = sent(2, bytes((STANDS, 3)), b"\x11" * 2 * WIDTH)
    assert parse(data).lines.tolist() == [[0x11] * WIDTH, [0x11] * WIDTH, [0] * WIDTH]


@pytest.mark.parametrize(
    ("have", "more"),
    [(0, False), (1, True), (63, True), (64, True), (831, True), (832, False)],
)
def test_a_picture_in_pieces_is_waited_for_as_long_as_its_header_says(
    have: int, more: bool
) -> None:
    assert missing(sent(2, b"\0\2", b"\0" * 2 * WIDTH)[:have]) is more


@settings(max_examples=60, deadline=None)
@given(count=st.integers(0, 300), table=st.binary(min_size=30, max_size=30), keys=st.integers(0, 9))
def test_any_header_is_read_or_refused(count: int, table: bytes, keys: int) -> None:
    data = sent(count, table, bytes(min(count, HEIGHT) * WIDTH))
    try:
        raw = parse(data)
    except Fault:
        return
    clear = unscramble(raw, iter([keys] * 16))
    assert picture(clear, upside_down=False).shape == (HEIGHT, WIDTH)
