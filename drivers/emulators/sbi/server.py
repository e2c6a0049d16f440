"""The emulated service itself: a real HTTP server with the verbs of SBI, on a port of 127.0.0.1.

Any SBI client can talk to it. As MOSIP's mock service it answers HTTP/1.0, one request a
connection, and writes part headers of its live view without a space after the colon.
"""

import json
import logging
import select
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, Final

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.capture import SAID, Denied, Order, Signer, denial, order, take
from drivers.emulators.sbi.device import EYES, SLAP, Body
from drivers.emulators.sbi.identity import DeviceKeys, base64url
from drivers.emulators.sbi.mishaps import Mishap, SbiScript
from drivers.emulators.sbi.pictures import Gallery, Seen, live_jpeg
from drivers.population.person import Person

log = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"
BODY_LIMIT: Final = 1 << 16
HANGS_SECONDS: Final = 3600.0
SECOND_LOOK: Final = 1000
"""Added to the number of an impression when the same finger is shown once more."""
GOOD_PICTURES: Final = 3
"""How many pictures a live view shows before its mishap."""


class SbiEmulator:
    """An SBI service with a slap scanner and an iris camera.

    Args:
        chair: who sits there.
        port: 0 takes a free one.
        keys: who the device is; made new when left out.
        script: what goes wrong and how long things take.
        bodies: the devices of this service.
    """

    def __init__(
        self,
        chair: Chair,
        *,
        port: int = 0,
        keys: DeviceKeys | None = None,
        script: SbiScript | None = None,
        bodies: Sequence[Body] = (SLAP, EYES),
    ) -> None:
        self.chair = chair
        self.keys = keys or DeviceKeys()
        self.script = script or SbiScript()
        self.bodies: Mapping[str, Body] = MappingProxyType({b.device_id: b for b in bodies})
        self.signer = Signer(self.keys)
        self.gallery = Gallery()
        self.stopping = threading.Event()
        self._taking = threading.Lock()
        self._captures = 0
        self._server = _Server((HOST, port), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name=f"sbi-emulator-{self.port}"
        )
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def busy(self) -> bool:
        return self._taking.locked()

    def prepare(self, person: Person) -> None:
        """Render what will be asked for first, in the background."""
        for body in self.bodies.values():
            for parts in body.groups.values():
                self.gallery.prepare(body.look, person, parts)

    def close(self) -> None:
        """End the service and all its threads."""
        self.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self.gallery.close()

    def capture(self, request: Mapping[str, Any], absent: Callable[[float], bool]) -> object:
        """Carry out RCAPTURE. ``absent(seconds)`` waits and tells whether the asker hung up."""
        if not self._taking.acquire(blocking=False):
            return denial("111")
        try:
            mishap = self.script.mishap(self._captures)
            self._captures += 1
            return self._take(order(request, self.bodies), mishap, absent)
        except Denied as denied:
            return denial(denied.code)
        finally:
            self._taking.release()

    def _take(self, asked: Order, mishap: Mishap | None, absent: Callable[[float], bool]) -> object:
        if mishap in SAID:
            raise Denied(SAID[mishap])
        if mishap is Mishap.NO_ANSWER:
            absent(HANGS_SECONDS)
            return None
        if absent(min(self.script.place_seconds, asked.seconds)):
            return None
        if self.script.place_seconds > asked.seconds:
            raise Denied("701")
        person = self.chair.person
        if person is None:
            raise Denied("101")
        at = datetime.now(UTC)
        impression = self.chair.impression(f"{asked.body.type} {asked.sub_id}")
        seen = self._look(asked, person, impression)
        twice = mishap is Mishap.SAME_FINGER_TWICE
        again = self._look(asked, person, impression + SECOND_LOOK) if twice else seen
        taken = take(asked, seen, again, mishap, at)
        return SENT.get(mishap, _as_json)(self.signer.answer(asked, taken, mishap, at))

    def _look(self, asked: Order, person: Person, impression: int) -> Seen:
        body, group = asked.body, asked.body.groups[asked.sub_id]
        return self.gallery.see(body.look, person, group, impression)

    def picture(self, body: Body, sub_id: str, arrived: float) -> bytes:
        """Return one JPEG picture of the live view."""
        person = self.chair.person
        group = body.groups.get(sub_id)
        if person is None or group is None:
            return live_jpeg(None, 0.0)
        return live_jpeg(self.gallery.see(body.look, person, group, 0).live, arrived)


def _as_json(answer: object) -> object:
    return answer


SENT: Final[Mapping[Mishap | None, Callable[[object], object]]] = MappingProxyType(
    {
        Mishap.NOT_JSON: lambda _: b"<html>Service error</html>",
        Mishap.CUT_ANSWER: lambda answer: _Cut(json.dumps(answer).encode()),
    }
)


class _Cut(bytes):
    """A body whose second half is never sent."""


class _Server(ThreadingHTTPServer):
    """Knows its service; joins its threads when it is closed."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], service: SbiEmulator) -> None:
        self.service = service
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class passes them
        """Say little: clients hang up whenever they like."""
        log.debug("request_ended", extra={"error_type": type(sys.exception()).__name__})


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: _Server
    timeout = 10

    def do_MOSIPDISC(self) -> None:
        wanted = self._body().get("type", "Biometric Device")
        service = self.server.service
        self._send(
            [
                self._discovered(body)
                for body in service.bodies.values()
                if wanted in {body.type, "Biometric Device"}
            ]
        )

    do_SBIDISC = do_MOSIPDISC  # noqa: N815  what clients of SBI 1.0 send

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
        except (KeyError, IndexError, TypeError, ValueError):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if answer is not None:
            self._send(answer)

    def do_STREAM(self) -> None:
        request = self._body()
        body = self.server.service.bodies.get(str(request.get("deviceId")))
        if body is None:
            self._send({"error": {"errorCode": "106", "errorInfo": "Device not found"}})
            return
        self.send_response_only(HTTPStatus.OK)
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
        length = min(int(self.headers.get("Content-Length") or 0), BODY_LIMIT)
        try:
            body = json.loads(self.rfile.read(length) or b"{}")
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}

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
            "env": "Developer",
            "firmware": "1.0",
            "purpose": "Registration",
            "serviceVersion": "0.9.5",
            "specVersion": ["0.9.5"],
        }

    def _send(self, answer: object) -> None:
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response_only(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if isinstance(data, _Cut) else data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it
        """Write no access log: standard error belongs to the command."""


_SUCCESS: Final = {"errorCode": "0", "errorInfo": "Success"}
