"""An emulated network camera: JPEG pictures without end over HTTP, with the habits of real ones.

It serves other software as well: any browser shows ``http://127.0.0.1:PORT/video``.
"""

import base64
import itertools
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from drivers.emulators.camera import NO_FAULTS, CameraTrouble, EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.opencv import cv2
from drivers.transports.frames import Pixels
from drivers.trouble import Fault

HOST: Final = "127.0.0.1"
PATH: Final = "/video"
BOUNDARY: Final = "LATIHANframe"
GIANT: Final = 64 << 10


@dataclass(frozen=True)
class MjpegScript:
    """How the camera sends, and what goes wrong.

    Attributes:
        fps: pictures a second.
        lengths: each part says its length.
        announced: the boundary as the head of the answer has it.
        newline: what ends a line.
        wrong_by: every length is told by so many bytes too high.
        password: ``user:password`` that must be given; empty for none.
        status: what is answered instead of pictures, if not 200.
        kind: the media type without its boundary.
        stall_at: nothing more comes at this byte of the stream.
        unplug_at: the connection is cut at this byte of the stream.
        giant_head: the head of a part does not end.
        spoiled: so many parts are no pictures; -1 for all.
        camera: troubles of the studio before the lens.
    """

    fps: float = 25.0
    lengths: bool = True
    announced: str = BOUNDARY
    newline: str = "\r\n"
    wrong_by: int = 0
    password: str = ""
    status: int = 200
    kind: str = "multipart/x-mixed-replace"
    stall_at: int | None = None
    unplug_at: int | None = None
    giant_head: bool = False
    spoiled: int = 0
    camera: Mapping[CameraTrouble, int] = field(default_factory=lambda: NO_FAULTS)


class EmulatedMjpeg:
    """A camera in the network of this machine; one named thread for it and each who looks."""

    def __init__(self, chair: Chair, script: MjpegScript | None = None, port: int = 0) -> None:
        self.script = script or MjpegScript()
        self.chair = chair
        self.gone = threading.Event()
        self.port = port
        self.sent = 0
        """Bytes of the newest stream so far."""
        self._lines: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.plug()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}{PATH}"

    def plug(self) -> None:
        """Listen, at the same port as before."""
        self.gone = threading.Event()
        self._server = _Server((HOST, self.port), self)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="emulated-mjpeg", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Cut every connection and listen no more."""
        if self.gone.is_set():
            return
        self.gone.set()
        self._server.shutdown()
        with self._lock:
            lines = list(self._lines)
        for line in lines:
            _cut(line)
        self._server.server_close()  # waits for the threads of its connections
        self._thread.join()

    close = unplug

    def connected(self, line: socket.socket) -> None:
        with self._lock:
            self._lines.add(line)

    def left(self, line: socket.socket) -> None:
        with self._lock:
            self._lines.discard(line)

    def stream(self) -> Iterator[bytes]:
        """Yield what goes over the line, part by part."""
        script, numbers = self.script, itertools.count()
        line = script.newline.encode()
        name = script.announced.strip('"')
        opened = line + b"--" + name.removeprefix("--").encode() + line
        studio = EmulatedFrames(self.chair, script.fps, script.camera).open()
        while (picture := studio.read(self.gone)) is not None:
            number = next(numbers)
            data = _jpeg(picture)
            if script.spoiled == -1 or number < script.spoiled:
                data = bytes(len(data))
            head = b"Content-Type: image/jpeg" + line
            if script.lengths:
                head += f"Content-Length: {len(data) + script.wrong_by}".encode() + line
            if script.giant_head:
                head += b"X-Padding: " + b"x" * GIANT
            yield opened + head + line + data


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = False

    def __init__(self, address: tuple[str, int], camera: EmulatedMjpeg) -> None:
        self.camera = camera
        super().__init__(address, _Handler)

    def handle_error(self, _request: object, _address: object) -> None:
        """Say nothing of lines that were cut: that is what they are for."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "LATIHAN-camera/1.0"
    sys_version = ""

    def do_GET(self) -> None:
        threading.current_thread().name = "emulated-mjpeg-line"
        camera = self.server.camera
        status = self._status(camera.script)
        self.send_response(status)
        kind = camera.script.kind
        if kind.startswith("multipart"):
            kind += f"; boundary={camera.script.announced}"
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.end_headers()
        if status == 200:
            camera.connected(self.connection)
            try:
                self._send(camera)
            except (OSError, Fault):
                self.close_connection = True
            finally:
                camera.left(self.connection)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _status(self, script: MjpegScript) -> int:
        if self.path.partition("?")[0] != PATH:
            return 404
        wanted = base64.b64encode(script.password.encode()).decode()
        if script.password and self.headers.get("Authorization") != f"Basic {wanted}":
            return 401
        return script.status

    def _send(self, camera: EmulatedMjpeg) -> None:
        camera.sent = 0
        limits = [each for each in (camera.script.stall_at, camera.script.unplug_at) if each]
        if camera.script.unplug_at == 0:
            return
        for part in camera.stream():
            room = min(limits) - camera.sent if limits else len(part)
            self.connection.sendall(part[:room])
            camera.sent += min(room, len(part))
            if room <= len(part) and limits:
                if camera.script.stall_at is not None:
                    camera.gone.wait()
                return


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:  # whoever looked has gone before
        return


def _jpeg(picture: Pixels) -> bytes:
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes()
