"""One end of the socket between kiosk and device host: whole messages in, whole messages out.

Each message is MessagePack behind its length in four bytes, most significant first. A writer
thread sends from a queue in which a newer ``FrameReady`` takes the place of an older one: a kiosk
that is busy for a second gets the newest picture, never a second of old ones, and never loses a
sample.
"""

import socket
import struct
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from threading import Condition, Thread
from typing import Final, Generic, TypeVar

import msgspec

from station.devices.messages import FrameReady, FromHost, ToHost

Incoming = TypeVar("Incoming", FromHost, ToHost)

LARGEST: Final = 64 * 1024 * 1024
"""Bytes; a longer message is taken for a broken stream."""

_LENGTH: Final = struct.Struct(">I")
_ENCODER: Final = msgspec.msgpack.Encoder()
FROM_HOST: Final = msgspec.msgpack.Decoder(FromHost)
TO_HOST: Final = msgspec.msgpack.Decoder(ToHost)


class Broken(Exception):
    """The stream does not hold what the two ends agreed on; the link is of no more use."""


class Outgoing:
    """Messages that wait to be sent. Any thread puts, one thread takes."""

    def __init__(self) -> None:
        self._waiting: deque[FromHost | ToHost] = deque()
        self._changed = Condition()
        self._closed = False

    def put(self, message: FromHost | ToHost) -> None:
        """Queue a message and return at once; after :meth:`close` it is dropped."""
        with self._changed:
            if self._closed:
                return
            if isinstance(message, FrameReady):
                self._drop_older_frame()
            self._waiting.append(message)
            self._changed.notify()

    def take(self) -> FromHost | ToHost | None:
        """Wait for the next message; None when closed and nothing is left."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        """Take no more; what waits is still sent."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _drop_older_frame(self) -> None:
        # At most one frame ever waits, and it is near the end: looking from there is short.
        for index in range(len(self._waiting) - 1, -1, -1):
            if isinstance(self._waiting[index], FrameReady):
                del self._waiting[index]
                return


class Link(Generic[Incoming]):
    """Reads messages on the caller's thread and sends them on its own."""

    def __init__(
        self, end: socket.socket, incoming: msgspec.msgpack.Decoder[Incoming], name: str
    ) -> None:
        self._end = end
        self._decoder: msgspec.msgpack.Decoder[Incoming] = incoming
        self._outgoing = Outgoing()
        self._writer = Thread(target=self._write, name=name, daemon=True)
        self._writer.start()

    def send(self, message: FromHost | ToHost) -> None:
        """Queue a message and return at once; dropped when the other end is gone."""
        self._outgoing.put(message)

    def messages(self) -> Iterator[Incoming]:
        """Yield what arrives until the other end closes. Raises :class:`Broken`."""
        while (head := self._read(_LENGTH.size)) is not None:
            (length,) = _LENGTH.unpack(head)
            if length > LARGEST:
                raise Broken(f"message of {length} bytes")
            body = self._read(length)
            if body is None:
                return
            yield self._decode(body)

    def finish(self, seconds: float) -> None:
        """Send what waits, then close this end. Never raises."""
        self._outgoing.close()
        self._writer.join(seconds)
        self.close()

    def close(self) -> None:
        """Close this end now; a reader on either side sees the end of the stream."""
        self._outgoing.close()
        with suppress(OSError):  # the other end may have been faster
            self._end.shutdown(socket.SHUT_RDWR)
        self._writer.join(1.0)
        self._end.close()

    def _decode(self, body: bytearray) -> Incoming:
        try:
            return self._decoder.decode(body)
        except msgspec.DecodeError as error:
            raise Broken(f"unreadable message of {len(body)} bytes") from error

    def _read(self, size: int) -> bytearray | None:
        whole = bytearray(size)
        rest = memoryview(whole)
        while rest:
            try:
                count = self._end.recv_into(rest)
            except OSError:
                return None
            if count == 0:
                return None
            rest = rest[count:]
        return whole

    def _write(self) -> None:
        while (message := self._outgoing.take()) is not None:
            body = _ENCODER.encode(message)
            try:
                self._end.sendall(_LENGTH.pack(len(body)) + body)
            except OSError:
                self._outgoing.close()
                return
