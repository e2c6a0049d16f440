"""Speaks SBI's HTTP for the emulated service: verbs of its own, CORS, and a live view in parts.

As MOSIP's mock service it takes one request a connection, writes part headers of its live view
without a space after the colon, and answers what it does not know with 405 and an error object.
Source of the verbs: MOSIP SBI specification. What is not as the mock has it: ``drivers/README.md``.
"""

import json
import logging
import select
import socket
import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

from drivers.emulators.sbi.capture import ERRORS, denial
from drivers.emulators.sbi.device import Body
from drivers.emulators.sbi.identity import base64url
from drivers.emulators.sbi.mishaps import Mishap

if TYPE_CHECKING:
    from drivers.emulators.sbi.server import SbiEmulator

log = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"
BODY_LIMIT: Final = 1 << 16
ANY_TYPE: Final = "biometric device"
VERBS: Final = (
    "OPTIONS",
    "RCAPTURE",
    "CAPTURE",
    "MOSIPDINFO",
    "MOSIPDISC",
    "SBIDISC",
    "STREAM",
    "GET",
    "POST",
)
CALL: Final = "sbi-emulator-call"
"""Name of the threads that answer one call each; one ends a moment after its answer was read."""
GOOD_PICTURES: Final = 3
"""How many pictures a live view shows before its mishap."""


class CutAnswer(bytes):
    """A body whose second half is never sent."""


class Listener(ThreadingHTTPServer):
    """Knows its service; joins its threads when it is closed."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], service: "SbiEmulator") -> None:
        self.service = service
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class passes them
        """Say little: clients hang up whenever they like."""
        log.debug("request_ended", extra={"error_type": type(sys.exception()).__name__})


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Listener
    timeout = 10

    def setup(self) -> None:
        threading.current_thread().name = CALL
        super().setup()

    def do_MOSIPDISC(self) -> None:
        wanted = str(self._body().get("type") or ANY_TYPE).casefold()
        service = self.server.service
        found = [
            self._discovered(body)
            for body in service.bodies.values()
            if wanted in {body.type.casefold(), ANY_TYPE}
        ]
        self._send(found or [{"error": {"errorCode": "106", "errorInfo": ERRORS["106"]}}])

    do_SBIDISC = do_MOSIPDISC  # noqa: N815  what clients of SBI 1.0 send
    do_GET = do_MOSIPDISC  # noqa: N815  what a browser sends
    do_POST = do_MOSIPDISC  # noqa: N815  what a page sends that knows no other verb

    def do_OPTIONS(self) -> None:
        """Let pages of other origins ask, as the specification wants it of a service."""
        self.send_response_only(HTTPStatus.OK)
        self._allow()
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_MOSIPDINFO(self) -> None:
        sign = self.server.service.keys.sign
        self._send(
            [
                {
                    "deviceInfo": sign(self._info(body) | {"digitalId": sign(body.digital_id())}),
                    "error": _SUCCESS,
                }
                for body in self.server.service.bodies.values()
            ]
        )

    def do_RCAPTURE(self) -> None:
        try:
            answer = self.server.service.capture(self._body(), self._absent)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            self._send(denial("123"), HTTPStatus.BAD_REQUEST)
            return
        if answer is not None:
            self._send(answer)

    def do_CAPTURE(self) -> None:
        """Deny what only devices for authentication do: they encrypt for a server of their own."""
        self._body()
        self._send(denial("809"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a verb that is none, or a request that is none, as services do."""
        del code, message, explain
        error = {"errorCode": "500", "errorInfo": ERRORS["500"]}
        self._send([{"error": error}], HTTPStatus.METHOD_NOT_ALLOWED)

    def do_STREAM(self) -> None:
        request = self._body()
        body = self.server.service.bodies.get(str(request.get("deviceId")))
        if body is None:
            self._send({"error": {"errorCode": "106", "errorInfo": "Device not found"}})
            return
        self.send_response_only(HTTPStatus.OK)
        self._allow()
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=--BoundaryString")
        self.end_headers()
        seconds = int(request.get("timeout") or 300_000) / 1000
        self._show(body, str(request.get("deviceSubId")), seconds)

    def _show(self, body: Body, sub_id: str, seconds: float) -> None:
        service, script = self.server.service, self.server.service.script
        start = time.monotonic()
        shown = 0
        while (passed := time.monotonic() - start) < seconds and not service.stopping.is_set():
            if shown >= GOOD_PICTURES and script.stream is Mishap.STREAM_CUT:
                return
            if shown < GOOD_PICTURES or script.stream is not Mishap.STREAM_FROZEN:
                arrived = min(1.0, passed / max(script.place_seconds, 1e-3))
                jpeg = service.picture(body, sub_id, arrived)
                garbled = shown >= GOOD_PICTURES and script.stream is Mishap.STREAM_GARBLED
                self._part(jpeg[:20] if garbled else jpeg)
                shown += 1
            if self._absent(script.frame_seconds):
                return

    def _part(self, jpeg: bytes) -> None:
        head = f"--BoundaryString\r\nContent-Type: image/jpeg\r\nContent-Length:{len(jpeg)}\r\n\r\n"
        self.wfile.write(head.encode() + jpeg + b"\r\n")

    def _absent(self, seconds: float) -> bool:
        """Wait; return True as soon as the asker hangs up or the service ends."""
        end = time.monotonic() + seconds
        while not self.server.service.stopping.is_set():
            left = end - time.monotonic()
            if left <= 0:
                return False
            ready, _, _ = select.select([self.connection], [], [], min(left, 0.05))
            if ready and not self.connection.recv(1, socket.MSG_PEEK):
                return True
            if ready:  # more bytes than were announced: they are nobody's business here
                self.connection.recv(1 << 12)
        return True

    def _body(self) -> dict[str, Any]:
        try:
            body = json.loads(self._sent() or b"{}")
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}

    def _sent(self) -> bytes:
        """Read the body of a request, in one piece or in chunks (RFC 9112, 7.1)."""
        if self.headers.get("Transfer-Encoding", "").casefold() != "chunked":
            return self.rfile.read(min(int(self.headers.get("Content-Length") or 0), BODY_LIMIT))
        data = b""
        while size := int(self.rfile.readline(64).split(b";")[0], 16):
            data += self.rfile.read(min(size, BODY_LIMIT))
            self.rfile.readline(64)
            if len(data) > BODY_LIMIT:
                raise ValueError("body too long")
        return data

    def _discovered(self, body: Body) -> dict[str, object]:
        digital_id = base64url(json.dumps(body.digital_id()).encode())
        return self._info(body) | {"digitalId": digital_id, "error": _SUCCESS}

    def _info(self, body: Body) -> dict[str, object]:
        service = self.server.service
        return {
            "callbackId": f"http://{HOST}:{service.port}/",
            "certification": "L0",
            "deviceCode": body.device_id,
            "deviceId": body.device_id,
            "deviceStatus": "Busy" if service.busy else "Ready",
            "deviceSubId": list(body.groups),
            "serialNo": body.serial,
            "env": "Developer",
            "firmware": "1.0",
            "purpose": "Registration",
            "serviceVersion": "0.9.5",
            "specVersion": ["0.9.5"],
        }

    def _allow(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", ", ".join(VERBS))
        self.send_header("Access-Control-Allow-Headers", "Content-Type, Authorization")

    def _send(self, answer: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response_only(status)
        self._allow()
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if isinstance(data, CutAnswer) else data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it
        """Write no access log: standard error belongs to the command."""


_SUCCESS: Final = {"errorCode": "0", "errorInfo": "Success"}
