"""A camera in the network that sends JPEG pictures without end (MJPEG over HTTP).

Source: RFC 2046 section 5.1 with ``multipart/x-mixed-replace``, as IP cameras and mjpg-streamer
send it; RFC 7617 for the password. Verified on hardware: none. Verified against:
``drivers.emulators.mjpeg``. Not taken: TLS, snapshots of a single picture.
"""

import base64
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Event
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote, urlsplit

from drivers.picture import decoded
from drivers.stop import Stop
from drivers.transports.frames import FrameOrigin, FrameStream, Pixels
from drivers.transports.http import HttpBase, Streaming
from drivers.transports.multipart import Splitter, boundary_in
from drivers.trouble import Fault, FaultCode, Retry

OPEN_SECONDS: Final = 3.0
"""From the question to the first whole picture."""
STALL_SECONDS: Final = 2.0
SPOILED: Final = 5
"""So many parts in a row that are no picture end the stream."""
RATE: Final = 25.0
REFUSALS: Final[Mapping[int, FaultCode]] = MappingProxyType(
    {
        HTTPStatus.UNAUTHORIZED: FaultCode.PERMISSION,
        HTTPStatus.FORBIDDEN: FaultCode.PERMISSION,
        HTTPStatus.TOO_MANY_REQUESTS: FaultCode.BUSY,
        HTTPStatus.SERVICE_UNAVAILABLE: FaultCode.BUSY,
    }
)


@dataclass(frozen=True)
class Address:
    """Where the pictures come from."""

    host: str
    port: int
    path: str
    password: str = field(default="", repr=False)
    """``user:password``, or nothing."""

    @classmethod
    def of(cls, url: str) -> "Address":
        """Read ``http://[user:password@]host[:port]/path``. Raises ``Fault`` UNSUPPORTED."""
        try:
            parts = urlsplit(url)
            port = parts.port or 80
        except ValueError as error:
            raise Fault(FaultCode.UNSUPPORTED, "option url") from error
        if parts.scheme != "http" or not parts.hostname or not url.isascii() or " " in url:
            raise Fault(FaultCode.UNSUPPORTED, "option url")
        query = f"?{parts.query}" if parts.query else ""
        secret = (
            f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
        )
        return cls(parts.hostname, port, (parts.path or "/") + query, secret)

    @property
    def place(self) -> str:
        """Host, port and path: what follows a question mark may be a secret."""
        return f"{self.host}:{self.port}{self.path.partition('?')[0]}"

    def headers(self) -> dict[str, str]:
        accepted = {"Accept": "multipart/x-mixed-replace, image/jpeg"}
        if not self.password:
            return accepted
        secret = base64.b64encode(self.password.encode()).decode()
        return accepted | {"Authorization": f"Basic {secret}"}


class Mjpeg:
    """A ``FrameSource``."""

    def __init__(self, url: str, *, stall_seconds: float = STALL_SECONDS) -> None:
        self._url = url
        self._stall_seconds = stall_seconds

    def open(self) -> FrameStream:
        """Connect and wait for the first picture.

        Raises ``Fault``: GONE, PERMISSION, BUSY, TIMEOUT, UNSUPPORTED (no multipart), PROTOCOL.
        """
        stream = _Stream(Address.of(self._url), self._stall_seconds)
        try:
            stream.begin()
        except Retry as late:
            stream.close()
            raise Fault(FaultCode.TIMEOUT, "no picture") from late
        except Fault:
            stream.close()
            raise
        return stream


class _Watch(Stop):
    """Ends a read when the camera thread is halted, or when nothing came for too long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self._halt: Event | None = None

    def begin(self, halt: Event, seconds: float) -> None:
        """Watch over the next read."""
        self._halt = halt
        self._until = time.monotonic() + seconds

    @property
    def cancelled(self) -> bool:
        return super().cancelled or (self._halt is not None and self._halt.is_set())


class _Stream:
    def __init__(self, address: Address, stall_seconds: float) -> None:
        self._address = address
        self._stall_seconds = stall_seconds
        self._watch = _Watch(OPEN_SECONDS)
        self._held = ExitStack()
        self._pictures: Iterator[Pixels] = iter(())
        self._first: Pixels | None = None
        self.origin = FrameOrigin("MJPEG", "", "", 0, 0, RATE)

    def begin(self) -> None:
        base = HttpBase(self._address.host, self._address.port)
        asked = base.streaming(self._address.path, self._address.headers(), self._watch)
        answer = self._held.enter_context(asked)
        if answer.status != HTTPStatus.OK:
            code = REFUSALS.get(answer.status, FaultCode.PROTOCOL)
            raise Fault(code, f"http {answer.status}")
        self._pictures = _pictures(answer, Splitter(boundary_in(answer.kind)))
        first = next(self._pictures)
        self._first = first
        self.origin = FrameOrigin(
            make="MJPEG",
            model=answer.maker.strip() or "network camera",
            serial=self._address.place,
            width=first.shape[1],
            height=first.shape[0],
            fps=RATE,
            buffered=1,
            live=True,
        )

    def read(self, halt: Event) -> Pixels | None:
        first, self._first = self._first, None
        if halt.is_set():
            return None
        if first is not None:
            return first
        self._watch.begin(halt, self._stall_seconds)
        try:
            return next(self._pictures)
        except Retry as late:
            raise Fault(FaultCode.TIMEOUT, "no picture for too long") from late
        except Fault as fault:
            if fault.code is FaultCode.CANCELLED:
                return None
            raise

    def close(self) -> None:
        self._held.close()


def _pictures(answer: Streaming, splitter: Splitter) -> Iterator[Pixels]:
    """Yield the newest picture of what has arrived. Raises ``Fault`` at the end of the stream."""
    spoiled = 0
    while True:
        data = answer.some()
        parts = splitter.add(data)
        for part in parts[-1:]:
            picture = decoded(part.data)
            spoiled = spoiled + 1 if picture is None else 0
            if picture is not None:
                yield picture
        if spoiled >= SPOILED:
            raise Fault(FaultCode.PROTOCOL, "not pictures")
        if splitter.ended or not data:
            raise Fault(FaultCode.GONE, "the stream ended")
