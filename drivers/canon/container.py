"""PTP over USB in bytes: containers, and a splitter that finds them in what a pipe delivers.

Source: USB Still Image Capture Device Definition 1.0, chapter 7 (generic container, D.7.1: length,
type, code and transaction in little endian, then up to five parameters or data).
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from drivers.trouble import Fault, FaultCode

HEADER: Final = struct.Struct("<IHHI")
LARGEST: Final = 64 << 20
"""Bytes of a container; the raw picture of a 50-megapixel camera has less."""
MOST_PARAMETERS: Final = 5


class Kind(IntEnum):
    """What a container is."""

    COMMAND = 1
    DATA = 2
    RESPONSE = 3
    EVENT = 4


@dataclass(frozen=True)
class Container:
    """One container; ``body`` is what follows its head."""

    kind: int
    code: int
    transaction: int
    body: bytes = b""

    @property
    def parameters(self) -> tuple[int, ...]:
        """Return the body as parameters, 32 bits each; a rest of one is left out."""
        count = min(len(self.body) // 4, MOST_PARAMETERS)
        return struct.unpack_from(f"<{count}I", self.body)

    def packed(self) -> bytes:
        length = HEADER.size + len(self.body)
        return HEADER.pack(length, self.kind, self.code, self.transaction) + self.body


def command(code: int, transaction: int, *parameters: int) -> Container:
    """Make the container that begins a transaction."""
    body = struct.pack(f"<{len(parameters)}I", *parameters)
    return Container(Kind.COMMAND, code, transaction, body)


class Splitter:
    """Takes bytes of a bulk pipe; holds no more than one container."""

    def __init__(self) -> None:
        self._data = bytearray()

    @property
    def missing(self) -> int:
        """Bytes that the container under way still needs; those of a head where none is."""
        length = self._length()
        return max(0, (length or HEADER.size) - len(self._data))

    def add(self, data: bytes) -> None:
        self._data += data

    def next(self) -> Container | None:
        """Return the next whole container. Raises ``Fault`` PROTOCOL for what is none."""
        length = self._length()
        if length is None or len(self._data) < length:
            return None
        _length, kind, code, transaction = HEADER.unpack_from(self._data)
        body = bytes(memoryview(self._data)[HEADER.size : length])
        del self._data[:length]
        return Container(kind, code, transaction, body)

    def clear(self) -> None:
        self._data.clear()

    def _length(self) -> int | None:
        if len(self._data) < HEADER.size:
            return None
        length, kind = struct.unpack_from("<IH", self._data)
        if not HEADER.size <= length <= LARGEST or kind not in set(Kind):
            raise Fault(FaultCode.PROTOCOL, "container")
        return int(length)
