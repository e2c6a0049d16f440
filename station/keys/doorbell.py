"""Where a process that waits for its keys hears of a sign-in: one local socket, one slot key.

The uploader starts before anybody signs in. Without a credential from the system it waits here; the
kiosk brings the slot key, from which neither PIN nor data key can be told.
"""

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from station.home import Home
from station.keys import opening
from station.keys.kept import SECRET_BYTES, Source
from station.sockets import short

SOCKET: Final = "keys.sock"
AVAILABLE: Final = hasattr(socket, "SO_PEERCRED")
_PATIENCE: Final = 2.0
_CREDENTIALS: Final = struct.Struct("3i")


class Doorbell:
    """Listens as long as it is open; what it hears is given to this process."""

    def __init__(self, home: Home, heard: Callable[[], None] = lambda: None) -> None:
        self._home = home
        self._heard = heard
        self._path = home.outbox / SOCKET
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._listen, name="doorbell", daemon=True)

    def __enter__(self) -> "Doorbell":
        """Listen, where the system has local sockets; elsewhere nobody can ring."""
        if not AVAILABLE:
            return self
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)  # whoever waits holds the uploader's place
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with short(self._path) as path:
            self._socket.bind(path)
        self._path.chmod(0o600)
        self._socket.listen(4)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket is None:
            return
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _listen(self) -> None:
        assert self._socket is not None
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return  # closed
            with caller, contextlib.suppress(OSError):
                caller.settimeout(_PATIENCE)
                self._take(caller)

    def _take(self, caller: socket.socket) -> None:
        raw = caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        opener = caller.recv(SECRET_BYTES, socket.MSG_WAITALL)
        if _CREDENTIALS.unpack(raw)[1] != os.getuid() or len(opener) != SECRET_BYTES:
            return
        opening.give(self._home, Source.SIGN_IN, opener)
        self._heard()


def ring(home: Home) -> bool:
    """Bring the slot key of this process's sign-in to whoever waits; True if somebody took it."""
    opener = opening.given(home, Source.SIGN_IN)
    if not AVAILABLE or opener is None or not (home.outbox / SOCKET).exists():
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.settimeout(_PATIENCE)
        try:
            with short(home.outbox / SOCKET) as path:
                sock.connect(path)
            sock.sendall(opener)
        except OSError:
            return False
    return True
