"""What a U.are.U reader sends for one picture: header, blocks of lines, and how they are scrambled.

Source: the facts of libfprint's ``uru4000.c`` (1.94), read and written anew. The scrambling is a
linear feedback shift register of 32 bits. Its output is one long sequence of bits ``b``: the state
after ``t`` steps is ``b[t:t + 32]``, lowest bit first, and ``b[t + 32]`` is the sum over GF(2) of
the taps. Squaring the register's polynomial doubles every distance, so that the sequence is made
in ever larger pieces instead of bit by bit.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntFlag
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.protocol import Gray
from drivers.trouble import Fault, FaultCode

WIDTH: Final = 384
HEIGHT: Final = 290
HEADER: Final = struct.Struct("<4xHB9x30s18x")
SIZE: Final = HEADER.size + WIDTH * HEIGHT
"""Bytes to ask for: 111,424; a reader sends 289 lines."""
SCRAMBLED: Final = 5000
"""Mean square of two scrambled lines' sums about their mean; clear ones stay far below."""
NOISE: Final = 60.0
"""Mean difference of neighbours; 85 for pixels drawn at random, below 30 on any finger."""
STRIP: Final = 8
"""Lines that are looked at together: each block may have a key of its own."""
_TAPS: Final = (0, 2, 3, 6, 10, 12, 19, 22, 25, 28, 31)
_MASK: Final = (4, 8, 11, 14, 18, 21, 24, 29)
"""Which bits of the state make a byte of the mask, lowest first."""
_STATE: Final = 32


class Flag(IntFlag):
    """How a block of lines was sent."""

    ABSENT = 0x01
    SCRAMBLED = 0x02
    KEY_STANDS = 0x04
    NEW_KEY = 0x80


@dataclass(frozen=True)
class Block:
    """Some lines that share their flags."""

    flags: int
    lines: int

    @property
    def present(self) -> bool:
        return not self.flags & Flag.ABSENT


@dataclass(frozen=True)
class RawFrame:
    """One picture as it came. ``lines`` is height x 384, still scrambled where it was sent so."""

    lines: Gray
    key_number: int
    blocks: tuple[Block, ...]

    @property
    def scrambled(self) -> bool:
        """Whether the first two lines may be noise: then the blocks' flags say what to undo."""
        if len(self.lines) < 2:
            return False
        sums = self.lines[0].astype(np.int64) + self.lines[1]
        return int(((sums - int(sums.sum()) // WIDTH) ** 2).sum()) // WIDTH >= SCRAMBLED

    @property
    def noise(self) -> bool:
        """Whether neighbours have nothing to do with each other anywhere, as under a wrong key."""
        apart = np.abs(np.diff(self.lines.astype(np.int16), axis=1)).mean(axis=1)
        strips = [apart[top : top + STRIP] for top in range(0, len(apart), STRIP)]
        return any(float(strip.mean()) > NOISE for strip in strips)

    def key_numbers(self) -> Iterator[int]:
        """Return the numbers of the keys that the blocks need, in order."""
        number = self.key_number
        yield number
        for block in self.blocks:
            if block.flags & Flag.NEW_KEY:
                number += 1
                yield number & 0xFF


def missing(data: bytes) -> bool:
    """Whether more of a picture must come, as far as can be told from what has."""
    if not data or len(data) >= SIZE:
        return False
    if len(data) < HEADER.size:
        return True
    count, _, _ = HEADER.unpack_from(data)
    return bool(count < HEIGHT and len(data) < HEADER.size + count * WIDTH)


def parse(data: bytes) -> RawFrame:
    """Read a picture. Raises ``Fault`` PROTOCOL when it is short or does not add up.

    The last block may count lines that were not sent; they are taken as zeros.
    """
    if len(data) < HEADER.size:
        raise Fault(FaultCode.PROTOCOL, "frame header")
    count, key_number, table = HEADER.unpack_from(data)
    if count >= HEIGHT or len(data) < HEADER.size + count * WIDTH:
        raise Fault(FaultCode.PROTOCOL, "frame cut short")
    blocks = tuple(_blocks(table, count))
    if sum(block.lines for block in blocks) > HEIGHT:
        raise Fault(FaultCode.PROTOCOL, "frame blocks")
    told = sum(block.lines for block in blocks if block.present)
    lines = np.zeros((max(count, told), WIDTH), np.uint8)
    pixels = np.frombuffer(data, np.uint8, count * WIDTH, HEADER.size)
    lines[:count] = pixels.reshape(count, WIDTH)
    return RawFrame(lines, key_number, blocks)


def unscramble(frame: RawFrame, keys: Iterator[int]) -> RawFrame:
    """Return the frame in clear; ``keys`` are those of ``frame.key_numbers()``, 32 bits each."""
    lines, at = frame.lines.copy(), 0
    state = _bits(next(keys))
    for block in frame.blocks:
        if block.flags & Flag.NEW_KEY:
            state = _bits(next(keys))
        if not block.flags & Flag.KEY_STANDS:
            sequence = _sequence(state, block.lines * WIDTH)
            state = sequence[block.lines * WIDTH :]
            if block.present and block.flags & Flag.SCRAMBLED:
                _clear(lines[at : at + block.lines].reshape(-1), sequence)
        at += block.lines if block.present else 0
    return replace(frame, lines=lines)


def picture(frame: RawFrame, *, upside_down: bool) -> Gray:
    """Return 290 x 384 pixels, dark ridges on light; lines that were not sent are light."""
    whole, top, at = np.zeros((HEIGHT, WIDTH), np.uint8), 0, 0
    for block in frame.blocks:
        if block.present:
            whole[top : top + block.lines] = frame.lines[at : at + block.lines]
            at += block.lines
        top += block.lines
    upright = whole[::-1, ::-1] if upside_down else whole
    return np.ascontiguousarray(255 - upright)


def _blocks(table: bytes, count: int) -> Iterator[Block]:
    """Yield the blocks until all lines that were sent belong to one."""
    left = count
    for flags, lines in zip(table[::2], table[1::2], strict=True):
        if not lines or left <= 0:
            return
        block = Block(flags, lines)
        left -= lines if block.present else 0
        yield block


def _clear(pixels: NDArray[np.uint8], sequence: NDArray[np.uint8]) -> None:
    """Unscramble one block in place: each byte was sent in its successor's place, masked."""
    mask = np.zeros(len(pixels) - 1, np.uint8)
    for bit, place in enumerate(_MASK):
        mask |= sequence[place : place + len(mask)] << bit
    pixels[:-1] = pixels[1:] ^ mask
    pixels[-1] = 0


def _bits(key: int) -> NDArray[np.uint8]:
    return np.unpackbits(np.frombuffer(struct.pack("<I", key), np.uint8), bitorder="little")


def _sequence(state: NDArray[np.uint8], steps: int) -> NDArray[np.uint8]:
    """Return ``steps + 32`` bits of the register, beginning with its state."""
    made = np.empty(steps + _STATE, np.uint8)
    made[:_STATE] = state
    end, piece = _STATE, 1
    while end < len(made):
        size = min(piece, len(made) - end)
        start = end - _STATE * piece
        taps = [made[start + tap * piece : start + tap * piece + size] for tap in _TAPS]
        made[end : end + size] = np.bitwise_xor.reduce(taps)
        end += size
        if end == 2 * _STATE * piece:
            piece *= 2
    return made
