"""Reads an answer off the socket within a number of bytes and a time, whatever its framing says.

``http.client`` trusts what a far side writes: a chunk of size -1 reads until the end, interim
answers and trailers may go on for ever, and its timeout counts anew with every byte. Both limits
are therefore kept below it, where the bytes come in.
"""

import http.client
import io
import ssl
from dataclasses import dataclass
from typing import Any

from station.centre.watch import Watch
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

    def __init__(
        self, sock: ssl.SSLSocket, watch: Watch, allowance: Allowance, begun: bytes = b""
    ) -> None:
        self._sock = sock
        self._watch = watch
        self._allowance = allowance
        self._until = allowance.clock.monotonic() + allowance.seconds
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
        count = self._wait_for(buffer)
        self._left -= count
        if self._left < 0:
            raise http.client.HTTPException("the answer is too large")
        return count

    def _wait_for(self, buffer: Any) -> int:
        clock = self._allowance.clock
        until = min(self._until, clock.monotonic() + self._allowance.pause)
        while clock.monotonic() <= until:
            try:
                return self._sock.recv_into(buffer)
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError):
                self._watch.check(idle=True)
                self._watch.pause()
        raise TimeoutError("the answer takes too long")


class Source:
    """What ``HTTPResponse`` wants of a socket."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._intake)
