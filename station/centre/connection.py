"""One HTTPS connection to the centre: client certificate, pinned root, answers classed.

The standard library's ``http.client`` frames requests and answers; the body of an upload goes by
``outflow`` on its socket.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

import msgspec

from station.centre.answers import CentreTrouble, Treatment, number, trouble_of
from station.centre.intake import Allowance, Intake, Source
from station.centre.kernel import backstop
from station.centre.outflow import Stall, await_answer, pour
from station.clock import Clock
from station.errors import Broken, Code

_ANSWER_LIMIT: Final = 8 << 20
_WHOLE: Final = 5
"""Patiences for a whole answer: a feed's page on a line of 16 kbit/s, and an end to any drip."""


@dataclass(frozen=True)
class Address:
    """Whom to call, as whom, and how long to wait. Times in seconds."""

    url: str
    key: Path
    certificate: Path
    root: Path
    stall: float
    patience: float

    def context(self) -> ssl.SSLContext:
        """Make the TLS side: 1.3 only, this root only. Raises ``Broken`` with KEY_ codes."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        try:
            context.load_verify_locations(cafile=self.root)
            context.load_cert_chain(self.certificate, self.key)
        except FileNotFoundError as error:
            raise Broken(Code.KEY_MISSING, "client key, certificate or root") from error
        except (ssl.SSLError, OSError) as error:
            raise Broken(Code.KEY_UNUSABLE, "client key, certificate or root") from error
        return context


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

    def __init__(self, address: Address, context: ssl.SSLContext, clock: Clock) -> None:
        parts = urlsplit(address.url)
        self._address = address
        self._clock = clock
        self._http = http.client.HTTPSConnection(
            parts.hostname or "", parts.port or 443, context=context, timeout=address.patience
        )
        self._http.auto_open = 0  # a lost connection is never opened again behind our back

    def open(self) -> "Connection":
        """Connect and shake hands. Raises ``CentreTrouble``."""
        with _classed(self.close):
            self._http.connect()
            backstop(self._http.sock, self._address.stall)
        return self

    def close(self) -> None:
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] = {},
    ) -> Reply:
        """Send a small request and read the answer. Raises ``CentreTrouble`` when there is none."""
        with _classed(self.close):
            self._socket().settimeout(self._address.patience)
            self._http.request(method, path, body, dict(headers))
            return self._answer()

    def upload(
        self,
        path: str,
        headers: Mapping[str, str],
        body: BinaryIO,
        size: int,
        told: Callable[[int], None],
    ) -> Reply:
        """PATCH ``size`` bytes of ``body`` and read the answer; ``told`` as in ``outflow.pour``."""
        with _classed(self.close):
            self._http.putrequest("PATCH", path)
            for name, value in headers.items():
                self._http.putheader(name, value)
            self._http.putheader("Content-Length", str(size))
            self._http.endheaders()
            sock = self._socket()
            stall = Stall(sock, self._clock, self._address.stall)
            begun = pour(sock, body, size, stall, told)
            begun = begun or await_answer(sock, stall, self._clock, self._address.patience)
            return self._answer(begun)

    def _socket(self) -> ssl.SSLSocket:
        sock = self._http.sock
        if not isinstance(sock, ssl.SSLSocket):
            raise ConnectionResetError("closed with the last answer")
        return sock

    def _answer(self, begun: bytes = b"") -> Reply:
        """Read an answer whole; ``begun`` is what was read of it while sending."""
        patience = self._address.patience
        allowance = Allowance(self._clock, _WHOLE * patience, patience, _ANSWER_LIMIT)

        def respond(sock: socket.socket, *, method: str) -> http.client.HTTPResponse:
            source = Source(Intake(sock, allowance, begun))
            return http.client.HTTPResponse(source, method=method)  # type: ignore[arg-type]

        self._http.response_class = respond  # type: ignore[assignment]
        return _whole(self._http.getresponse())


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


_OUR_SIDE: Final = frozenset(
    {
        "SSLV3_ALERT_BAD_CERTIFICATE",
        "SSLV3_ALERT_CERTIFICATE_EXPIRED",
        "SSLV3_ALERT_CERTIFICATE_REVOKED",
        "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
        "TLSV13_ALERT_CERTIFICATE_REQUIRED",
        "TLSV1_ALERT_ACCESS_DENIED",
        "TLSV1_ALERT_UNKNOWN_CA",
    }
)
"""Names of the TLS alerts (RFC 8446, 6.2) by which a server says no to a client certificate."""


def classed(error: BaseException) -> CentreTrouble | None:
    """Class an exception of socket, TLS or HTTP; None for one that is none of theirs."""
    untrusted = isinstance(error, ssl.SSLCertVerificationError) or (
        isinstance(error, ssl.SSLError) and (error.reason or "") in _OUR_SIDE
    )
    if untrusted:
        return CentreTrouble(Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE, type(error).__name__)
    if isinstance(error, TimeoutError):
        return CentreTrouble(Code.LINE_STALLED, Treatment.LINE, type(error).__name__)
    if isinstance(error, (OSError, http.client.HTTPException)):
        return CentreTrouble(Code.LINE_DOWN, Treatment.LINE, type(error).__name__)
    return None


def expect(reply: Reply, *statuses: int) -> Reply:
    """Return the reply when its status is one of these. Raises ``CentreTrouble``."""
    if reply.status not in statuses:
        raise trouble_of(reply.status, reply.reason(), reply.retry_after())
    return reply
