"""The emulated centre's HTTP: routes, tus 1.0 headers, and the faults that need the connection."""

import base64
import binascii
import re
import socket
import struct
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

import msgspec

from station.centre.answers import Reason, number
from station.centre.emulated.authority import STATION_ROLE
from station.centre.emulated.faults import Fault, Kind
from station.centre.emulated.service import LARGEST, Declined, Standing
from station.centre.emulated.uploads import Superseded
from station.centre.protocol import Announcement
from station.errors import Broken, Code

if TYPE_CHECKING:
    from station.centre.emulated.server import _Server

_CHUNK: Final = 1 << 16
_BODY: Final = 4 << 20
_UPLOAD: Final = re.compile(r"/v1/uploads/(?P<id>[a-z2-7]{52})")
_METADATA: Final = re.compile(r"(?:^|,)\s*packet_id ([A-Za-z0-9+/=]+)")
_STATUS: Final = {Reason.BUSY: 503, Reason.FOREIGN: 404, Reason.TOO_LARGE: 413}
_RESET: Final = struct.pack("ii", 1, 0)
_PATIENCE: Final = 60.0


class _Announced(msgspec.Struct):
    packets: tuple[Announcement, ...]


class _Asked(msgspec.Struct):
    packet_ids: tuple[str, ...]


class _HungUp(Exception):
    """The connection is closed on purpose or gone; there is nobody to answer."""


class Handler(BaseHTTPRequestHandler):
    """One connection of one station."""

    protocol_version = "HTTP/1.1"
    server: "_Server"
    station: str

    def setup(self) -> None:
        self.request.do_handshake()
        self.request.settimeout(_PATIENCE)
        super().setup()
        self.station = _station(self.request.getpeercert())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the service logs what matters, without addresses."""

    # --- verbs

    def do_OPTIONS(self) -> None:
        self._answer(204, {"Tus-Version": "1.0.0", "Tus-Extension": "creation",
                           "Tus-Max-Size": str(LARGEST)})  # fmt: skip

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        after = number(parse_qs(parts.query).get("after", ["0"])[0])
        if parts.path != "/v1/stations/me/events":
            return self._answer(404)
        if after is None:
            return self._answer(400)
        page = self.server.service.feed(self.station, after)
        return self._answer(200, {"Content-Type": "application/jose"}, page.encode())

    def do_POST(self) -> None:
        routes = {
            "/v1/announce": self._announce,
            "/v1/inventory": self._inventory,
            "/v1/uploads": self._create,
        }
        length = number(self.headers.get("Content-Length", "0"))
        if length is None or "Transfer-Encoding" in self.headers:
            return self._refuse_body(400)
        if length > _BODY:
            return self._refuse_body(413)
        body = self.rfile.read(length)
        route = routes.get(self.path)
        if route is None:
            return self._answer(404)
        try:
            return route(body)
        except Declined as declined:
            return self._decline(declined.reason)
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
            return self._decline(declined.reason)
        except Broken as trouble:
            return self._refuse_body(507 if trouble.code is Code.DISK_FULL else 500)
        except (Superseded, _HungUp, OSError):
            self.close_connection = True
            return None
        finally:
            standing.part.leave(self.request)

    def _patch(self, packet_id: str, standing: Standing) -> None:
        length = number(self.headers.get("Content-Length", "0"))
        if length is None:
            return self._refuse_body(400)
        if self.headers.get("Content-Type") != "application/offset+octet-stream":
            return self._refuse_body(415)
        conflict = self.server.script.take(Kind.CONFLICT) is not None
        if conflict or self.headers.get("Upload-Offset") != str(standing.offset):
            return self._refuse_body(409)
        return self._receive(packet_id, standing, length)

    # --- routes

    def _announce(self, body: bytes) -> None:
        told = msgspec.json.decode(body, type=_Announced).packets
        self._document({"answers": self.server.service.announce(self.station, told)})

    def _inventory(self, body: bytes) -> None:
        asked = msgspec.json.decode(body, type=_Asked).packet_ids
        self._document(self.server.service.inventory(self.station, asked))

    def _create(self, _body: bytes) -> None:
        if self.server.script.take(Kind.BUSY):
            raise Declined(Reason.BUSY)
        length, packet_id = number(self.headers.get("Upload-Length", "")), self._named()
        if length is None or packet_id is None:
            return self._answer(400)
        self.server.service.begin(self.station, packet_id, length, self.request)
        standing = self._stand(packet_id)
        if standing is None:
            return self._answer(404)
        place = {"Location": f"/v1/uploads/{packet_id}"}
        return self._answer(201, place | _offsets(standing))

    def _receive(self, packet_id: str, standing: Standing, length: int) -> None:
        if standing.receipt is None:
            self._take_bytes(standing, length)
        else:
            self.close_connection = True  # the body, if any, stays unread
        receipt = standing.receipt or self.server.service.vouch(self.station, packet_id, standing)
        if self.server.script.take(Kind.LOST_REPLY):
            self._hang_up()
        self._answer(204, {"Upload-Offset": str(standing.size), "Packet-Receipt": receipt})

    def _take_bytes(self, standing: Standing, length: int) -> None:
        owed = min(length, standing.size - standing.offset)
        self.close_connection = length > owed  # what is too much stays unread
        fault = self.server.script.take(Kind.CUT, Kind.STALL) if owed else None
        limit = owed if fault is None else min(owed, _limit(fault, owed))
        taken = 0
        while taken < limit:
            data = self.rfile.read1(min(_CHUNK, limit - taken))
            if not data:
                raise _HungUp
            standing.part.append(standing.epoch, data)
            taken += len(data)
        if fault and fault.kind is Kind.STALL:
            self.server.stopping.wait(_PATIENCE)
        if fault or taken < standing.size - standing.offset:
            self._hang_up()

    # --- parts of requests

    def _stand(self, packet_id: str) -> Standing | None:
        return self.server.service.stand(self.station, packet_id, self.request)

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
        self.send_header("Tus-Resumable", "1.0.0")
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

    def _decline(self, reason: Reason) -> None:
        headers = {"Content-Type": "application/json"}
        if reason is Reason.BUSY:
            headers["Retry-After"] = "1"
        self._answer(_STATUS.get(reason, 422), headers, msgspec.json.encode({"code": reason}))

    def _refuse_body(self, status: int) -> None:
        self.close_connection = True  # the unread body must not be taken for the next request
        self._answer(status, {"Connection": "close"})

    def _hang_up(self) -> None:
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        raise _HungUp


def _offsets(standing: Standing) -> dict[str, str]:
    headers = {"Upload-Offset": str(standing.offset), "Upload-Length": str(standing.size)}
    return headers | ({"Packet-Receipt": standing.receipt} if standing.receipt else {})


def _limit(fault: Fault, owed: int) -> int:
    return owed // 2 if fault.at is None else fault.at


def _station(certificate: dict[str, Any] | None) -> str:
    """Return the station id of a client certificate. The body of a request never names it."""
    names = [
        value for kind, value in (certificate or {}).get("subjectAltName", ()) if kind == "URI"
    ]
    ours = [name.removeprefix(STATION_ROLE) for name in names if name.startswith(STATION_ROLE)]
    if len(ours) != 1:
        raise PermissionError("not a station's certificate")
    return str(ours[0])
