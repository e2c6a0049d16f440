"""HTTP with verbs of its own, one connection per call, with deadline, cancel and size limits.

``http.client`` does the protocol; here its socket is read in short slices, so that a cancelled
``Stop`` ends a call within :data:`SLICE` seconds although the far side says nothing.
"""

import http.client
import io
import json
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, cast

from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode

SLICE: Final = 0.02
CONNECT_SECONDS: Final = 0.5
BODY_LIMIT: Final = 32 << 20
"""Bytes. Ten lossless fingers in base64 in base64 stay below 8 MB."""
PART_LIMIT: Final = 4 << 20
LINE_LIMIT: Final = 1 << 16


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes

    def json(self) -> object:
        """Parse the body. Raises ``Fault`` PROTOCOL."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Fault(FaultCode.PROTOCOL, "json") from error


class Refused(Fault):
    """Nobody listens: nothing was sent, so the call may be made again elsewhere."""

    def __init__(self) -> None:
        super().__init__(FaultCode.GONE, "refused")


class HttpBase:
    """A service on this machine. Safe to use from several threads: it keeps no state."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port

    def call(self, verb: str, path: str, body: object, stop: Stop) -> Answer:
        """Send one request and read the whole answer.

        Raises:
            Retry: TIMED_OUT at the deadline of ``stop``.
            Fault: CANCELLED; GONE when the service is away or dies; PROTOCOL when it answers
                what HTTP does not allow or more than ``BODY_LIMIT`` bytes.
        """
        with _asked(self, verb, path, body, stop) as answer, _http_errors():
            data = answer.read(BODY_LIMIT + 1)
        if len(data) > BODY_LIMIT:
            raise Fault(FaultCode.PROTOCOL, "body too long")
        if answer.length:  # bytes that were announced and never came
            raise Fault(FaultCode.GONE, "answer cut")
        return Answer(answer.status, data)

    def pictures(self, verb: str, path: str, body: object, stop: Stop) -> Iterator[bytes]:
        """Yield the JPEG parts of a multipart/x-mixed-replace answer until it ends.

        Closing the iterator closes the connection. Raises as :meth:`call`.
        """
        with _asked(self, verb, path, body, stop) as answer:
            if answer.status != http.client.OK:
                raise Fault(FaultCode.PROTOCOL, f"http {answer.status}")
            with _http_errors():
                yield from parts(cast("BinaryIO", answer))


def parts(stream: BinaryIO) -> Iterator[bytes]:
    """Cut a multipart stream into its JPEG parts, by ``Content-Length`` and not by boundary.

    Tolerant on purpose: services write ``Content-Length:54`` without the space, boundaries with
    two dashes or four, and a JSON status after the last picture, which is not delivered.
    """
    length: int | None = None
    while line := stream.readline(LINE_LIMIT):
        name, _, value = line.strip().partition(b":")
        if name.lower() == b"content-length":
            length = _length(value)
        elif not line.strip() and length is not None:
            data = _exactly(stream, length)
            length = None
            if data.startswith(b"\xff\xd8"):
                yield data


def _length(text: bytes) -> int:
    text = text.strip()
    if not text.isdigit() or int(text) > PART_LIMIT:
        raise Fault(FaultCode.PROTOCOL, "part length")
    return int(text)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = b""
    while len(data) < length:
        more = stream.read(length - len(data))
        if not more:
            raise Fault(FaultCode.GONE, "stream cut")
        data += more
    return data


class _SlicedReader(io.RawIOBase):
    """Reads a socket in slices and asks the ``Stop`` between them."""

    def __init__(self, line: socket.socket, stop: Stop) -> None:
        self._line = line
        self._stop = stop

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            self._stop.check()
            ready, _, _ = select.select([self._line], [], [], min(SLICE, self._stop.remaining))
            if ready:
                return self._line.recv_into(buffer)


class _SlicedSocket:
    """As much of a socket as ``http.client`` uses.

    What is sent leaves in one piece, head and body together: simple services read once.
    """

    def __init__(self, line: socket.socket, stop: Stop) -> None:
        self._line = line
        self._stop = stop
        self._unsent = b""

    def sendall(self, data: bytes) -> None:
        self._unsent += data

    def makefile(self, _mode: str) -> io.BufferedReader:
        self._line.settimeout(max(SLICE, self._stop.remaining))
        self._line.sendall(self._unsent)
        return io.BufferedReader(_SlicedReader(self._line, self._stop), 1 << 16)

    def close(self) -> None:
        """Leave the socket open: ``http.client`` closes it before the answer has been read."""


class _Connection(http.client.HTTPConnection):
    """A connection whose socket is read in slices."""

    def __init__(self, base: HttpBase, stop: Stop) -> None:
        super().__init__(base.host, base.port)
        self._stop = stop
        self._line: socket.socket | None = None

    def connect(self) -> None:
        self._stop.check()
        seconds = min(CONNECT_SECONDS, self._stop.remaining)
        self._line = socket.create_connection((self.host, self.port), timeout=seconds)
        self.sock = _SlicedSocket(self._line, self._stop)

    def hang_up(self) -> None:
        if self._line:
            self._line.close()


@contextmanager
def _asked(
    base: HttpBase, verb: str, path: str, body: object, stop: Stop
) -> Iterator[http.client.HTTPResponse]:
    """Send a request and give its answer; the connection ends with the block."""
    connection = _Connection(base, stop)
    data = b"" if body is None else json.dumps(body).encode()
    # MockMDS finds the length by cutting "Content-Length: " literally: it is sent in this spelling.
    headers = {"Content-Type": "application/json", "Content-Length": str(len(data))}
    try:
        with _http_errors():
            connection.request(verb, path, data, headers | {"Connection": "close"})
            answer = connection.getresponse()
        yield answer
    finally:
        connection.hang_up()


@contextmanager
def _http_errors() -> Iterator[None]:
    """Turn the errors of socket and HTTP into ``Fault``, keeping the cause."""
    try:
        yield
    except ConnectionRefusedError as error:
        raise Refused from error
    except http.client.IncompleteRead as error:
        raise Fault(FaultCode.GONE, "answer cut") from error
    except OSError as error:
        raise Fault(FaultCode.GONE, f"socket errno {error.errno}") from error
    except http.client.HTTPException as error:
        raise Fault(FaultCode.PROTOCOL, "http") from error
