"""The emulated centre's HTTP: routes, tus 1.0 headers, and the faults that need the connection."""

import base64
import binascii
import re
import socket
import struct
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

import msgspec

from station.centre.answers import Reason, number
from station.centre.emulated.admission import whole_seconds
from station.centre.emulated.faults import Fault, Kind
from station.centre.emulated.intake import LARGEST, Declined
from station.centre.emulated.issuing import LINE_ROLE, STATION_ROLE
from station.centre.emulated.service import Standing
from station.centre.emulated.uploads import Superseded
from station.centre.protocol import Announcement, Enrolment
from station.errors import Broken, Code, Refused

if TYPE_CHECKING:
    from station.centre.emulated.server import _Server

_CHUNK: Final = 1 << 16
_OPEN: Final = frozenset({"/v1/root", "/v1/enrol"})
"""What a station without a certificate may ask."""
_BODY: Final = 4 << 20
_UPLOAD: Final = re.compile(r"/v1/uploads/(?P<id>[a-z2-7]{52})")
_METADATA: Final = re.compile(r"(?:^|,)\s*packet_id ([A-Za-z0-9+/=]+)")
_STATUS: Final = MappingProxyType(
    {
        Reason.BUSY: 503,
        Reason.MAINTENANCE: 503,
        Reason.FOREIGN: 404,
        Reason.TOO_LARGE: 413,
    }
)
TUS: Final = "1.0.0"
_RESET: Final = struct.pack("ii", 1, 0)
_PATIENCE: Final = 60.0  # seconds for the next bytes of a body, and for a small one in all
_IDLE: Final = 60.0
_SLOWEST: Final = 1000.0  # bytes a second


class _Announced(msgspec.Struct):
    packets: tuple[Announcement, ...]


class _Asked(msgspec.Struct):
    packet_ids: tuple[str, ...]


class _HungUp(Exception):
    """The connection is closed on purpose or gone; there is nobody to answer."""


class Handler(BaseHTTPRequestHandler):
    """One connection of one station."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer must not wait for the TLS tickets' acknowledgement
    server: "_Server"
    station: str
    _certificate: dict[str, Any]

    def setup(self) -> None:
        self.request.do_handshake()
        self.request.settimeout(_PATIENCE)
        super().setup()
        self._certificate = self.request.getpeercert() or {}
        self.station = _station(self._certificate)
        self.server.connections.named(self.request, self.station)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the service logs what matters, without addresses."""

    def handle_one_request(self) -> None:
        self._expect(_IDLE)  # for the silence before a request and for its head together
        try:
            super().handle_one_request()
        except _HungUp:
            self.close_connection = True

    def parse_request(self) -> bool:
        """Read the head; a client behind a proxy that knows no PATCH says so in a header."""
        sound = super().parse_request()
        if sound and self.command == "POST":
            self.command = self.headers.get("X-HTTP-Method-Override", "POST")
        return sound and self._let_in() and self._version_told()

    def _let_in(self) -> bool:
        """Refuse who has no certificate, but for enrolling, and whose certificate was taken away.

        Whether it was is looked up for each request: connections live long.
        """
        if not self.station:
            if self.path in _OPEN:
                return True
            self._refuse_body(403)
            return False
        if self.server.service.enroller.revoked(int(self._certificate["serialNumber"], 16)):
            self.close_connection = True
            self._problem(403, Reason.REVOKED)
            return False
        return True

    def _version_told(self) -> bool:
        """Refuse another version of tus, as core asks, before anything is looked at."""
        tus = self.path.startswith("/v1/uploads") and self.command != "OPTIONS"
        if tus and self.headers.get("Tus-Resumable") != TUS:
            self._refuse_body(412, {"Tus-Version": TUS})
            return False
        return True

    # --- verbs

    def do_OPTIONS(self) -> None:
        self._answer(204, {"Tus-Version": TUS, "Tus-Extension": "creation",
                           "Tus-Max-Size": str(LARGEST)})  # fmt: skip

    def do_GET(self) -> None:
        if self.path == "/v1/root":
            root = self.server.service.enroller.root()
            return self._answer(200, {"Content-Type": "application/x-pem-file"}, root)
        parts = urlsplit(self.path)
        asked = parse_qs(parts.query)
        after = number(asked.get("after", ["0"])[0])
        if parts.path != "/v1/stations/me/events":
            return self._answer(404)
        if after is None:
            return self._answer(400)
        page = self.server.service.feed(self.station, after, number(asked.get("staff", [""])[0]))
        return self._answer(200, {"Content-Type": "application/jose"}, page.encode())

    def do_POST(self) -> None:
        routes = {
            "/v1/announce": self._announce,
            "/v1/inventory": self._inventory,
            "/v1/uploads": self._create,
            "/v1/enrol": self._enrol,
            "/v1/certificates": self._renew,
        }
        length = self._length()
        if length is None:
            return self._refuse_body(400)
        if length > _BODY:
            return self._refuse_body(413)
        self._expect(_PATIENCE + length / _SLOWEST)
        return self._route(routes.get(self.path, self._nothing), self.rfile.read(length))

    def _route(self, route: Callable[[bytes], None], body: bytes) -> None:
        try:
            return route(body)
        except Declined as declined:
            return self._decline(declined)
        except Refused as refused:
            return self._problem(422, refused.code)
        except Superseded:
            raise _HungUp from None
        except Broken as trouble:
            return self._answer(_of_disk(trouble))
        except (msgspec.DecodeError, RecursionError):
            return self._answer(400)

    def do_HEAD(self) -> None:
        packet_id = self._packet_id()
        standing = self._stand(packet_id) if packet_id else None
        if standing is None:
            return self._answer(404)
        return self._answer(200, _offsets(standing))

    def do_PATCH(self) -> None:
        packet_id = self._packet_id()
        standing = self._stand(packet_id) if packet_id else None
        if packet_id is None or standing is None:
            return self._refuse_body(404)
        try:
            return self._patch(packet_id, standing)
        except Declined as declined:
            self.close_connection = True  # the body, or a part of it, stays unread
            return self._decline(declined)
        except Broken as trouble:
            return self._refuse_body(_of_disk(trouble))
        except (Superseded, OSError):
            raise _HungUp from None
        finally:
            standing.part.leave(self.request)

    def _patch(self, packet_id: str, standing: Standing) -> None:
        length = self._length()
        if length is None:
            return self._refuse_body(400)
        if self.headers.get("Content-Type") != "application/offset+octet-stream":
            return self._refuse_body(415)
        self.server.service.door.going_on(self.station)
        conflict = self.server.script.take(Kind.CONFLICT) is not None
        if conflict or self.headers.get("Upload-Offset") != str(standing.offset):
            return self._refuse_body(409)
        return self._receive(packet_id, standing, length)

    # --- routes

    def _nothing(self, _body: bytes) -> None:
        self._answer(404)

    def _announce(self, body: bytes) -> None:
        told = msgspec.json.decode(body, type=_Announced).packets
        self._document({"answers": self.server.service.announce(self.station, told)})

    def _inventory(self, body: bytes) -> None:
        asked = msgspec.json.decode(body, type=_Asked).packet_ids
        self._document(self.server.service.inventory(self.station, asked))

    def _enrol(self, body: bytes) -> None:
        asked = msgspec.json.decode(body, type=Enrolment)
        self._document(self.server.service.enroller.enrol(asked))

    def _renew(self, body: bytes) -> None:
        if not self.station:
            return self._answer(403)
        token = body.decode("ascii", "replace")
        return self._document(self.server.service.enroller.renew(self.station, token))

    def _create(self, _body: bytes) -> None:
        length, packet_id = number(self.headers.get("Upload-Length", "")), self._named()
        if length is None or packet_id is None or "Upload-Defer-Length" in self.headers:
            return self._answer(400)
        self.server.service.begin(self.station, packet_id, length, self.request)
        standing = self._stand(packet_id)
        if standing is None:
            return self._answer(404)
        place = {"Location": f"/v1/uploads/{packet_id}"}
        return self._answer(201, place | _offsets(standing))

    def _receive(self, packet_id: str, standing: Standing, length: int) -> None:
        if standing.receipt is not None:
            self.close_connection = True  # the body, if any, stays unread
            return self._received(standing.size, standing.receipt)
        offset = standing.offset + self._take_bytes(standing, length)
        if offset < standing.size:
            return self._received(offset)
        receipt = self.server.service.vouch(self.station, packet_id, standing)
        if self.server.script.take(Kind.LOST_REPLY):
            self._hang_up()
        return self._received(standing.size, receipt)

    def _received(self, offset: int, receipt: str = "") -> None:
        vouched = {"Packet-Receipt": receipt} if receipt else {}
        self._answer(204, {"Upload-Offset": str(offset)} | vouched)

    def _take_bytes(self, standing: Standing, length: int) -> int:
        owed = min(length, standing.size - standing.offset)
        self.close_connection = self.close_connection or length > owed  # the rest stays unread
        fault = self.server.script.take(Kind.CUT, Kind.STALL) if owed else None
        limit = owed if fault is None else min(owed, _limit(fault, owed))
        taken = 0
        while taken < limit:
            self._expect(_PATIENCE)
            data = self.rfile.read1(min(_CHUNK, limit - taken))
            if not data:
                raise _HungUp
            self.server.service.receive(self.station, standing, data)
            taken += len(data)
        if fault and fault.kind is Kind.STALL:
            self.server.stopping.wait(_PATIENCE)
        if fault:
            self._hang_up()
        self._expect(_PATIENCE)
        return taken

    # --- parts of requests

    def _stand(self, packet_id: str) -> Standing | None:
        try:
            return self.server.service.stand(self.station, packet_id, self.request)
        except Superseded:
            raise _HungUp from None

    def _expect(self, seconds: float) -> None:
        self.server.connections.expect(self.request, seconds)

    def _length(self) -> int | None:
        """Return the length of the body; None for what is none, or is told by chunks."""
        chunked = "Transfer-Encoding" in self.headers
        return None if chunked else number(self.headers.get("Content-Length", "0"))

    def _packet_id(self) -> str | None:
        found = _UPLOAD.fullmatch(self.path)
        return found["id"] if found else None

    def _named(self) -> str | None:
        found = _METADATA.search(self.headers.get("Upload-Metadata", ""))
        try:
            text = base64.b64decode(found[1], validate=True).decode("ascii") if found else ""
        except (binascii.Error, UnicodeDecodeError):
            return None
        return text if _UPLOAD.fullmatch(f"/v1/uploads/{text}") else None

    # --- parts of answers

    def _answer(
        self, status: int, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> None:
        self.send_response_only(status)
        self.send_header("Tus-Resumable", TUS)
        self.send_header("Cache-Control", "no-store")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _document(self, value: object) -> None:
        self._answer(200, {"Content-Type": "application/json"}, msgspec.json.encode(value))

    def _decline(self, declined: Declined) -> None:
        headers = {"Content-Type": "application/json"}
        if declined.wait:
            headers["Retry-After"] = str(whole_seconds(declined.wait))
        if self.close_connection:
            headers["Connection"] = "close"
        status = declined.status or _STATUS.get(declined.reason, 422)
        self._answer(status, headers, msgspec.json.encode({"code": declined.reason}))

    def _problem(self, status: int, code: str) -> None:
        headers = {"Content-Type": "application/json"}
        if self.close_connection:
            headers["Connection"] = "close"
        self._answer(status, headers, msgspec.json.encode({"code": code}))

    def _refuse_body(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.close_connection = True  # the unread body must not be taken for the next request
        self._answer(status, {"Connection": "close"} | (headers or {}))

    def _hang_up(self) -> None:
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        raise _HungUp


def _offsets(standing: Standing) -> dict[str, str]:
    headers = {"Upload-Offset": str(standing.offset), "Upload-Length": str(standing.size)}
    return headers | ({"Packet-Receipt": standing.receipt} if standing.receipt else {})


def _of_disk(trouble: Broken) -> int:
    return 507 if trouble.code is Code.DISK_FULL else 500


def _limit(fault: Fault, owed: int) -> int:
    return owed // 2 if fault.at is None else fault.at


def _station(certificate: dict[str, Any] | None) -> str:
    """Return the station id of a client certificate; empty without one.

    The body of a request never names it.
    """
    if not certificate:
        return ""
    names = [
        value for kind, value in (certificate or {}).get("subjectAltName", ()) if kind == "URI"
    ]
    roles = (LINE_ROLE, STATION_ROLE)
    ours = [n.removeprefix(each) for n in names for each in roles if n.startswith(each)]
    if len(ours) != 1:
        raise PermissionError("not a station's certificate")
    return str(ours[0])
