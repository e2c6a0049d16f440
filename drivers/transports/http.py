"""HTTP with verbs of its own, one connection per call, with deadline, cancel and size limits.

``http.client`` does the protocol; here its socket is read in short slices, so that a cancelled
``Stop`` ends a call within :data:`SLICE` seconds although the far side says nothing.
"""

import http.client
import io
import json
import select
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO, Final, cast

from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode

SLICE: Final = 0.02
CONNECT_SECONDS: Final = 0.5
BODY_LIMIT: Final = 32 << 20
"""Bytes. Ten lossless fingers in base64 in base64 stay below 8 MB."""
PART_LIMIT: Final = 4 << 20
CHUNK: Final = 1 << 16
LINE_LIMIT: Final = 1 << 16
_JPEG, _END_OF_JPEG = b"\xff\xd8", b"\xff\xd9"
_DIGITS: Final = 16
"""Of a length; Python refuses to read thousands of them as a number."""
FRAMING_LIMIT: Final = 1 << 20
"""Bytes of head, chunk sizes and boundaries that are read beside a body or a part."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes

    def json(self) -> object:
        """Parse the body. Raises ``Fault`` PROTOCOL."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Fault(FaultCode.PROTOCOL, "json") from error


class Refused(Fault):
    """Nobody listens: nothing was sent, so the call may be made again elsewhere."""

    def __init__(self) -> None:
        super().__init__(FaultCode.GONE, "refused")


class HttpBase:
    """A service on this machine or in its network. Safe to use from several threads: stateless."""

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
        with _asked(self, verb, path, body, stop) as (answer, _), _http_errors():
            data = answer.read(BODY_LIMIT + 1)
        if len(data) > BODY_LIMIT:
            raise Fault(FaultCode.PROTOCOL, "body too long")
        if answer.length:  # bytes that were announced and never came
            raise Fault(FaultCode.GONE, "answer cut")
        return Answer(answer.status, data)

    @contextmanager
    def streaming(self, path: str, headers: Mapping[str, str], stop: Stop) -> Iterator["Streaming"]:
        """GET something that does not end; the block closes the connection.

        Raises as :meth:`call`; how much is read is up to the caller.
        """
        with _asked(self, "GET", path, None, stop, others=headers) as (answer, allowance):
            told = answer.headers
            kind, maker = told.get("Content-Type", ""), told.get("Server", "")
            yield Streaming(answer.status, kind, maker, answer, allowance)

    def pictures(self, verb: str, path: str, body: object, stop: Stop) -> Iterator[bytes]:
        """Yield the JPEG parts of a multipart/x-mixed-replace answer until it ends.

        Closing the iterator closes the connection. Raises as :meth:`call`.
        """
        with _asked(self, verb, path, body, stop) as (answer, allowance):
            if answer.status != http.client.OK:
                raise Fault(FaultCode.PROTOCOL, f"http {answer.status}")
            with _http_errors():
                allowance.left = PART_LIMIT + FRAMING_LIMIT
                for part in parts(cast("BinaryIO", answer)):
                    yield part
                    allowance.left = PART_LIMIT + FRAMING_LIMIT


@dataclass(frozen=True)
class Streaming:
    """An answer without an end: status, media type, what software sends it, and its bytes."""

    status: int
    kind: str
    maker: str
    _answer: http.client.HTTPResponse
    _allowance: "_Allowance"

    def some(self) -> bytes:
        """Wait for bytes; empty at the end. Raises ``Fault`` and what the ``Stop`` asks for."""
        self._allowance.left = CHUNK + FRAMING_LIMIT
        with _http_errors():
            return self._answer.read1(CHUNK)


def parts(stream: BinaryIO) -> Iterator[bytes]:
    """Cut a multipart stream into its JPEG parts, by ``Content-Length`` where there is one.

    Tolerant on purpose: services write ``Content-Length:54`` without the space or not at all,
    boundaries with two dashes or four, and a JSON status after the last picture, which is not
    delivered.
    """
    length: int | None = None
    mark = b""
    while line := stream.readline(LINE_LIMIT):
        bare = line.strip()
        name, _, value = bare.partition(b":")
        if name.lower() == b"content-length":
            length = _length(value)
        elif bare.startswith(b"--"):
            mark = bare.strip(b"-")
        elif not bare and (length is not None or mark):
            data = _unmeasured(stream, mark) if length is None else _exactly(stream, length)
            length = None
            if data.startswith(_JPEG):
                yield data


def _unmeasured(stream: BinaryIO, mark: bytes) -> bytes:
    """Read a part without a length: to the end of its JPEG, or to the next boundary."""
    data = bytearray()
    while line := stream.readline(LINE_LIMIT):
        if line.strip().strip(b"-") == mark:
            break
        data += line
        if data.startswith(_JPEG) and line.rstrip(b"\r\n").endswith(_END_OF_JPEG):
            break
    return bytes(data)


def _length(text: bytes) -> int:
    text = text.strip()
    if not text.isdigit() or len(text) > _DIGITS or int(text) > PART_LIMIT:
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


@dataclass
class _Allowance:
    """How many bytes may still arrive, whatever lengths the far side writes into its answer."""

    left: int = BODY_LIMIT + FRAMING_LIMIT

    def take(self, count: int) -> None:
        """Account for bytes that arrived. Raises ``Fault`` PROTOCOL past the limit."""
        self.left -= count
        if self.left < 0:
            raise Fault(FaultCode.PROTOCOL, "body too long")


class _SlicedReader(io.RawIOBase):
    """Reads a socket in slices, asks the ``Stop`` between them and counts what arrives.

    The count is taken here because ``http.client`` believes a chunk of size -1 and then reads
    without end, past every limit that it was asked to keep.
    """

    def __init__(self, line: socket.socket, stop: Stop, allowance: _Allowance) -> None:
        self._line = line
        self._stop = stop
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            self._stop.check()
            ready, _, _ = select.select([self._line], [], [], min(SLICE, self._stop.remaining))
            if ready:
                count = self._line.recv_into(buffer)
                self._allowance.take(count)
                return count


class _SlicedSocket:
    """As much of a socket as ``http.client`` uses.

    What is sent leaves in one piece, head and body together: simple services read once.
    """

    def __init__(self, line: socket.socket, stop: Stop, allowance: _Allowance) -> None:
        self._line = line
        self._stop = stop
        self._allowance = allowance
        self._unsent = b""

    def sendall(self, data: bytes) -> None:
        self._unsent += data

    def makefile(self, _mode: str) -> io.BufferedReader:
        self._line.settimeout(max(SLICE, self._stop.remaining))
        self._line.sendall(self._unsent)
        reader = _SlicedReader(self._line, self._stop, self._allowance)
        return io.BufferedReader(reader, 1 << 16)

    def close(self) -> None:
        """Leave the socket open: ``http.client`` closes it before the answer has been read."""


class _Connection(http.client.HTTPConnection):
    """A connection whose socket is read in slices."""

    def __init__(self, base: HttpBase, stop: Stop) -> None:
        super().__init__(base.host, base.port)
        self.allowance = _Allowance()
        self._stop = stop
        self._line: socket.socket | None = None

    def connect(self) -> None:
        self._stop.check()
        seconds = min(CONNECT_SECONDS, self._stop.remaining)
        self._line = socket.create_connection((self.host, self.port), timeout=seconds)
        self.sock = _SlicedSocket(self._line, self._stop, self.allowance)

    def hang_up(self) -> None:
        if self._line:
            self._line.close()


@contextmanager
def _asked(
    base: HttpBase,
    verb: str,
    path: str,
    body: object,
    stop: Stop,
    *,
    others: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[http.client.HTTPResponse, _Allowance]]:
    """Send a request and give its answer, and how much of it may arrive; the block ends both."""
    connection = _Connection(base, stop)
    data = b"" if body is None else json.dumps(body).encode()
    # MockMDS finds the length by cutting "Content-Length: " literally: it is sent in this spelling.
    headers = {"Content-Type": "application/json", "Content-Length": str(len(data))}
    try:
        with _http_errors():
            connection.request(verb, path, data, {**headers, "Connection": "close", **others})
            answer = connection.getresponse()
        yield answer, connection.allowance
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
    except (http.client.HTTPException, ValueError, OverflowError) as error:
        # http.client reads some numbers of the answer without looking at them first.
        raise Fault(FaultCode.PROTOCOL, "http") from error
