"""Half-received packets: one file each, and takeover by a newer connection instead of locks.

A lock would make a station that comes back wait for a connection that no longer lives. Here every
connection that asks for an upload raises its epoch; whoever holds an older one cannot append.
The length of the file is the offset: there is no second record that a power cut could tear from
it, and an offset that has gone down is followed by the station, which keeps the packet.
"""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

from station.durable import Disk, broken, move


class Superseded(Exception):
    """A newer connection has taken the upload over."""


class Part:
    """One upload in progress."""

    def __init__(self, disk: Disk, path: Path) -> None:
        self.path = path
        self._disk = disk
        self._lock = threading.Lock()
        self._epoch = 0
        self._holder: socket.socket | None = None
        self._ended = False

    def take(self, holder: socket.socket | None) -> tuple[int, int]:
        """Take the upload over; return the epoch to append with, and the offset.

        Raises ``Superseded`` where an older connection has just brought it to its end.
        """
        with self._lock:
            self._epoch += 1
            self._check(self._epoch)
            older, self._holder = self._holder, holder
            offset = self._disk.size(self.path) if self._disk.exists(self.path) else 0
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
            self._open(lambda handle: self._disk.write(handle, data))

    def whole(self, epoch: int) -> bytes:
        """Bring all bytes to the medium, then read them back. Raises as ``append``."""
        with self._lock:
            self._check(epoch)
            self._open(self._disk.sync)
            return self._disk.read(self.path)

    def reset(self, epoch: int) -> None:
        """Throw the bytes away: they are not the packet's."""
        with self._lock:
            self._check(epoch)
            self._disk.remove(self.path)

    def finish(self, epoch: int, final: Path, commit: Callable[[], str]) -> str:
        """Give the synced file its final name durably, then ``commit``, before any takeover."""
        with self._lock:
            self._check(epoch)
            try:
                move(self._disk, self.path, final)
            except OSError as error:
                raise broken(error) from error
            self._ended = True
            return commit()

    def _open(self, use: Callable[[int], None]) -> None:
        try:
            handle = self._disk.append(self.path)
            try:
                use(handle)
            finally:
                self._disk.close(handle)
        except OSError as error:
            raise broken(error) from error

    def _check(self, epoch: int) -> None:
        if epoch != self._epoch or self._ended:
            raise Superseded


class Uploads:
    """All uploads in progress, by packet id and by the station that sends."""

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk = disk
        self._folder = folder
        self._lock = threading.Lock()
        self._parts: dict[str, Part] = {}

    def part(self, packet_id: str, station: str) -> Part:
        name = f"{packet_id}.{station}.part"
        with self._lock:
            return self._parts.setdefault(name, Part(self._disk, self._folder / name))

    def forget(self, packet_id: str, station: str) -> None:
        """Let go of an upload that has come to its end; what is asked of it later is a new one."""
        with self._lock:
            self._parts.pop(f"{packet_id}.{station}.part", None)


def hang_up(sock: socket.socket) -> None:
    """End a connection that another thread may be reading; the reader sees its end."""
    try:
        # Not SSLSocket.shutdown: that one would take the TLS layer from under the reader.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return  # it had ended by itself
