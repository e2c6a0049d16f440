"""One HTTPS connection to the centre: client certificate, pinned root, answers classed.

Requests go out by ``outflow`` with the socket in hand; ``http.client`` reads the answers.
"""

import http.client
import io
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final
from urllib.parse import urlsplit

import msgspec

from station.centre.answers import CentreTrouble, Treatment, number, trouble_of
from station.centre.causes import cause_of
from station.centre.dialling import Dialler, Target, through
from station.centre.intake import Allowance, Intake, Source
from station.centre.kernel import abort, probe
from station.centre.life import Life
from station.centre.met import Cause
from station.centre.outflow import Request, await_answer, pour
from station.centre.pacing import Bucket, Pace, unpaced
from station.centre.steering import AUTOMATIC, Steering
from station.centre.watch import TICK, Interrupted, Watch, undisturbed
from station.clock import Clock
from station.errors import Broken, Code

_ANSWER_LIMIT: Final = 8 << 20
_HTTPS: Final = 443
_WHOLE: Final = 5
"""Patiences for a whole answer: a feed's page on a line of 16 kbit/s, and an end to any drip."""


@dataclass(frozen=True)
class Address:
    """Whom to call, as whom, and how long to wait. Times in seconds.

    ``congestion`` as in ``steering.Steering``.
    """

    url: str
    key: Path
    certificate: Path
    root: Path
    stall: float
    patience: float
    congestion: str = AUTOMATIC
    password: Callable[[], bytes] | None = field(default=None, repr=False)
    """Opens the key's file, where it is encrypted; asked for when TLS is made ready."""

    def target(self) -> Target:
        """Return whom to dial. Raises ``Broken`` with SETTINGS_INVALID and KEY_ codes."""
        host, port = authority(self.url)
        return Target(host, port, self.context(), self.stall)

    def context(self) -> ssl.SSLContext:
        """Make the TLS side: 1.3 only, this root only. Raises ``Broken`` with KEY_ codes."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        try:
            context.load_verify_locations(cafile=self.root)
            context.load_cert_chain(self.certificate, self.key, self.password)
        except FileNotFoundError as error:
            raise Broken(Code.KEY_MISSING, "client key, certificate or root") from error
        except (ssl.SSLError, OSError) as error:
            raise Broken(Code.KEY_UNUSABLE, "client key, certificate or root") from error
        return context


def authority(url: str) -> tuple[str, int]:
    """Return name and port of an address. Raises ``Broken`` with SETTINGS_INVALID."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _HTTPS
    except ValueError:
        host, port = None, 0
    if not host or parts.scheme != "https":
        raise Broken(Code.SETTINGS_INVALID, "line.url: an address like https://centre.example:8443")
    return host, port


@dataclass(frozen=True)
class Way:
    """What every connection of one centre shares."""

    address: Address
    clock: Clock
    dialler: Dialler
    bucket: Bucket
    steering: Steering
    interrupted: Interrupted

    @classmethod
    def to(
        cls,
        address: Address,
        clock: Clock,
        *,
        pace: Pace = unpaced,
        interrupted: Interrupted = undisturbed,
    ) -> "Way":
        """Return the way to an address. Raises as ``Address.target``."""
        steering = Steering(address.congestion, clock)
        dialler = Dialler(address.target(), steering, clock)
        return cls(address, clock, dialler, Bucket(pace, clock), steering, interrupted)

    @property
    def host(self) -> str:
        """What the ``Host`` header says."""
        return urlsplit(self.address.url).netloc

    def open(self) -> "Connection":
        """Connect and shake hands. Raises ``CentreTrouble``."""
        with _classed(self.dialler.give_up):
            won = through(self.dialler, self.clock, self.address.patience, TICK, self.interrupted)
            return Connection(won, self)


@dataclass(frozen=True)
class Reply:
    """An answer, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def retry_after(self) -> float | None:
        """Return ``Retry-After`` in seconds; the form with a date is not used on this wire."""
        asked = number(self.headers.get("retry-after", ""))
        return None if asked is None else float(asked)

    def reason(self) -> str:
        """Return the ``code`` of an error document, empty for any other body."""
        try:
            return msgspec.json.decode(self.body, type=_Problem).code
        except (msgspec.DecodeError, RecursionError):
            return ""


class _Problem(msgspec.Struct):
    code: str = ""


class Connection:
    """One connection; broken once, it is thrown away."""

    def __init__(self, sock: ssl.SSLSocket, way: Way) -> None:
        self._sock = sock
        self._way = way
        self._open = True
        sock.settimeout(0.0)

    @property
    def alive(self) -> bool:
        """Whether another request may be made."""
        return self._open

    def close(self) -> None:
        self._open = False
        self._sock.close()

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] = {},
    ) -> Reply:
        """Send a small request and read the answer. Raises ``CentreTrouble`` when there is none."""
        sized = {} if body is None else {"Content-Length": str(len(body))}
        head = self._head(method, path, sized | dict(headers))
        bucket = Bucket(unpaced, self._way.clock)
        with self._classed():
            request = Request(method, head + (body or b""), io.BytesIO(), 0)
            return self._exchange(request, bucket, _unheard)

    def upload(
        self,
        path: str,
        headers: Mapping[str, str],
        body: BinaryIO,
        size: int,
        told: Callable[[int], None],
    ) -> Reply:
        """PATCH ``size`` bytes of ``body`` and read the answer; ``told`` as in ``outflow.pour``."""
        head = self._head("PATCH", path, {**headers, "Content-Length": str(size)})
        steering = self._way.steering

        def heard(acknowledged: int) -> None:
            steering.look(self._sock)
            told(acknowledged)

        with self._classed():
            steering.begin(self._sock)
            return self._exchange(Request("PATCH", head, body, size), self._way.bucket, heard)

    def _head(self, method: str, path: str, headers: Mapping[str, str]) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._way.host}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _exchange(self, request: Request, bucket: Bucket, told: Callable[[int], None]) -> Reply:
        if not self._open:
            raise ConnectionResetError("closed with the last answer")
        clock, patience = self._way.clock, self._way.address.patience
        begun = pour(self._sock, request, self._watch(waiting=False), bucket, told)
        probe(self._sock, on=True)
        watch = self._watch(waiting=True)
        begun = begun or await_answer(self._sock, watch, clock, patience)
        allowance = Allowance(clock, _WHOLE * patience, patience, _ANSWER_LIMIT)
        reply = self._read(Intake(self._sock, watch, allowance, begun), request.method)
        if self._open:
            probe(self._sock, on=False)
            self._way.dialler.learn(self._sock)
        return reply

    def _read(self, intake: Intake, method: str) -> Reply:
        answer = http.client.HTTPResponse(Source(intake), method=method)  # type: ignore[arg-type]
        answer.begin()
        reply = _whole(answer)
        if answer.will_close:
            self.close()
        return reply

    def _watch(self, *, waiting: bool) -> Watch:
        way = self._way
        life = Life(self._sock, way.clock, way.address.stall, waiting=waiting)
        return Watch(self._sock, life, way.dialler, way.interrupted)

    def _classed(self) -> "_classed":
        return _classed(self._abort)

    def _abort(self) -> None:
        self._open = False
        abort(self._sock)


def _unheard(_acknowledged: int) -> None:
    return


def _whole(answer: http.client.HTTPResponse) -> Reply:
    with answer:
        body = answer.read(_ANSWER_LIMIT)
        if answer.length:  # what is missing of a body whose length was told
            raise http.client.IncompleteRead(b"", answer.length)
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, headers, body)


class _classed:  # noqa: N801 - used as a clause
    """Turns what the socket, TLS and HTTP raise into ``CentreTrouble``; closes on the way out."""

    def __init__(self, close: Callable[[], None]) -> None:
        self._close = close

    def __enter__(self) -> None:
        return

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if error is None:
            return
        self._close()
        trouble = classed(error)
        if trouble is not None:
            raise trouble from error


_MEANS: Final = MappingProxyType(
    {
        Cause.SILENT: (Code.LINE_STALLED, Treatment.LINE),
        Cause.REFUSED: (Code.LINE_DOWN, Treatment.OUTAGE),
        Cause.CERTIFICATE_NAME: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        Cause.CERTIFICATE_EARLY: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        Cause.CERTIFICATE_ENDED: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        Cause.CERTIFICATE_ISSUER: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        Cause.STATION_REFUSED: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
    }
)
"""What each cause means for what is tried next; the line is to blame for all others."""


def classed(error: BaseException) -> CentreTrouble | None:
    """Class an exception of socket, TLS or HTTP; None for one that is none of theirs."""
    cause = cause_of(error)
    if cause is None:
        return None
    code, treatment = _MEANS.get(cause, (Code.LINE_DOWN, Treatment.LINE))
    return CentreTrouble(code, treatment, cause.value)


def expect(reply: Reply, *statuses: int) -> Reply:
    """Return the reply when its status is one of these. Raises ``CentreTrouble``."""
    if reply.status not in statuses:
        raise trouble_of(reply.status, reply.reason(), reply.retry_after())
    return reply
