"""Reads an answer off the socket within a number of bytes and a time, whatever its framing says.

``http.client`` trusts what a far side writes: a chunk of size -1 reads until the end, interim
answers and trailers may go on for ever, and its timeout counts anew with every byte. Both limits
are therefore kept below it, where the bytes come in.
"""

import http.client
import io
import socket
from dataclasses import dataclass
from typing import Any

from station.clock import Clock


@dataclass(frozen=True)
class Allowance:
    """What one answer may take: ``seconds`` in all, ``pause`` between bytes, ``size`` in bytes."""

    clock: Clock
    seconds: float
    pause: float
    size: int


class Intake(io.RawIOBase):
    """The bytes of one answer; ``begun`` are those that have been read already."""

    def __init__(self, sock: socket.socket, allowance: Allowance, begun: bytes = b"") -> None:
        self._sock = sock
        self._rest = sock.makefile("rb", buffering=0)
        self._clock = allowance.clock
        self._until = allowance.clock.monotonic() + allowance.seconds
        self._pause = allowance.pause
        self._left = allowance.size - len(begun)
        self._begun = begun

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Raises ``TimeoutError`` after the time, ``HTTPException`` past the number of bytes."""
        if self._begun:
            count = min(len(buffer), len(self._begun))
            buffer[:count], self._begun = self._begun[:count], self._begun[count:]
            return count
        self._sock.settimeout(self._wait())
        count = self._rest.readinto(buffer) or 0
        self._left -= count
        if self._left < 0:
            raise http.client.HTTPException("the answer is too large")
        return count

    def close(self) -> None:
        self._rest.close()
        super().close()

    def _wait(self) -> float:
        left = self._until - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError("the answer takes too long")
        return min(left, self._pause)


class Source:
    """What ``HTTPResponse`` wants of a socket."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._intake)
