"""Half-received packets: one file each, and takeover by a newer connection instead of locks.

A lock would make a station that comes back wait for a connection that no longer lives. Here every
connection that asks for an upload raises its epoch; whoever holds an older one cannot append.
"""

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from station.durable import LocalDisk, broken, move


class Superseded(Exception):
    """A newer connection has taken the upload over."""


class Part:
    """One upload in progress; the file's length is the offset."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._epoch = 0
        self._holder: socket.socket | None = None

    def take(self, holder: socket.socket) -> tuple[int, int]:
        """Take the upload over; return the epoch to append with, and the offset."""
        with self._lock:
            self._epoch += 1
            older, self._holder = self._holder, holder
            offset = self._path.stat().st_size if self._path.exists() else 0
        if older is not None and older is not holder:
            hang_up(older)
        return self._epoch, offset

    def leave(self, holder: socket.socket) -> None:
        """Say that a connection is done with the upload."""
        with self._lock:
            if self._holder is holder:
                self._holder = None

    def append(self, epoch: int, data: bytes) -> None:
        """Write at the end. Raises ``Superseded``, and ``Broken`` when the disk takes no more."""
        with self._lock:
            self._check(epoch)
            try:
                with self._path.open("ab") as file:
                    file.write(data)
            except OSError as error:
                raise broken(error) from error

    def whole(self, epoch: int) -> bytes:
        """Bring all bytes to the medium, then read them back."""
        with self._lock:
            self._check(epoch)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
            return self._path.read_bytes()

    def reset(self, epoch: int) -> None:
        """Throw the bytes away: they are not the packet's."""
        with self._lock:
            self._check(epoch)
            self._path.unlink(missing_ok=True)

    def finish(self, epoch: int, final: Path, commit: Callable[[], None]) -> None:
        """Give the synced file its final name durably, then ``commit``, before any takeover."""
        with self._lock:
            self._check(epoch)
            move(LocalDisk(), self._path, final)
            commit()

    def _check(self, epoch: int) -> None:
        if epoch != self._epoch:
            raise Superseded


class Uploads:
    """All uploads in progress, by packet id and by the station that sends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._parts: dict[str, Part] = {}

    def part(self, packet_id: str, station: str) -> Part:
        name = f"{packet_id}.{station}.part"
        with self._lock:
            return self._parts.setdefault(name, Part(self._folder / name))


def hang_up(sock: socket.socket) -> None:
    """End a connection that another thread may be reading; the reader sees its end."""
    try:
        # Not SSLSocket.shutdown: that one would take the TLS layer from under the reader.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return  # it had ended by itself
