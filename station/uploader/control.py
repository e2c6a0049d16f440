"""The uploader's local socket: push, pause, resume, status; one line of JSON each way."""

import contextlib
import json
import logging
import queue
import socket
import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from station.errors import Broken
from station.sockets import short
from station.uploader.report import Report

log = logging.getLogger(__name__)
SOCKET: Final = "uploader.sock"
AVAILABLE: Final = hasattr(socket, "AF_UNIX")
_LINE: Final = 4096
_PATIENCE: Final = 5.0


class Verb(StrEnum):
    """What can be asked of a running uploader."""

    PUSH = "push"
    PUSH_STUCK = "push-stuck"
    """All that may move, and those that no later try takes up by itself."""
    PAUSE = "pause"
    RESUME = "resume"
    STATUS = "status"
    TAKE_IN = "take-in"
    """Something was handed over: an upload makes way, and the next round takes it in."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One request; ``packet_id`` narrows a push to one packet."""

    verb: Verb
    packet_id: str = ""


class Listener:
    """Accepts requests in a thread of its own and queues them for the loop.

    ``at_once`` is called on this thread before the loop hears of a request.
    """

    def __init__(
        self,
        folder: Path,
        report: Callable[[], Report],
        at_once: Callable[[Request], None] = lambda _: None,
    ) -> None:
        self.requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self.heard = threading.Event()
        self._report = report
        self._at_once = at_once
        self._folder = folder
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._listen, name="uploader-control", daemon=True)

    def start(self) -> None:
        """Listen, where the system has local sockets; elsewhere do nothing."""
        if not AVAILABLE:
            return
        try:
            self._bind()
        except OSError as error:  # a file system without sockets: files still wake the uploader
            log.warning("control_unavailable", extra={"error_type": type(error).__name__})
            return
        self._thread.start()

    def _bind(self) -> None:
        # Whoever starts a listener holds the uploader's lock: a socket here belongs to a dead one.
        (self._folder / SOCKET).unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with short(self._folder / SOCKET) as path:
            self._socket.bind(path)
        (self._folder / SOCKET).chmod(0o600)
        self._socket.listen(4)

    def stop(self) -> None:
        if self._socket is None:
            return
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        if self._thread.is_alive():
            self._thread.join()
        (self._folder / SOCKET).unlink(missing_ok=True)

    def _listen(self) -> None:
        assert self._socket is not None
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return  # stopped
            with caller, contextlib.suppress(OSError):
                caller.settimeout(_PATIENCE)
                self._serve(caller)

    def _serve(self, caller: socket.socket) -> None:
        try:
            request = msgspec.json.decode(caller.recv(_LINE), type=Request)
        except msgspec.DecodeError:
            caller.sendall(b'{"error":"SETTINGS_INVALID"}\n')
            return
        if request.verb is not Verb.STATUS:
            self.requests.put(request)
            self.heard.set()
            self._try_at_once(request)
        caller.sendall(msgspec.json.encode(self._report()) + b"\n")

    def _try_at_once(self, request: Request) -> None:
        try:
            self._at_once(request)
        except Broken as trouble:  # the loop tries the same again, and says so
            log.warning("command_delayed", extra={"code": trouble.code})


def tell(folder: Path, verb: Verb, packet_id: str = "") -> Report | None:
    """Ask the running uploader; return its last report, or None when there is none to ask."""
    if not AVAILABLE or not (folder / SOCKET).exists():
        return None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.settimeout(_PATIENCE)
        try:
            with short(folder / SOCKET) as path:
                sock.connect(path)
            sock.sendall(json.dumps({"verb": verb.value, "packet_id": packet_id}).encode() + b"\n")
            answer = b"".join(iter(lambda: sock.recv(_LINE), b""))
            return msgspec.json.decode(answer, type=Report)
        except (OSError, msgspec.DecodeError):
            return None
