"""The way to a TPM: the kernel's resource manager, or the socket of an emulator; with deadlines."""

import os
import re
import select
import socket
import time
from collections.abc import Callable
from typing import Final, Protocol

from station.errors import Broken, Code
from station.keys import tpm_wire as wire

DEVICE: Final = "/dev/tpmrm0"
_PATIENCE: Final = 20.0
"""Seconds for one answer: making a key takes a slow TPM several."""
_LARGEST: Final = 4096
_ADDRESS: Final = re.compile(r"tcp:(?P<host>[^:]+):(?P<port>\d+)|unix:(?P<path>.+)")


class Line(Protocol):
    """Carries one command to a TPM and its answer back.

    ``alone``: nobody else speaks to this TPM, and nobody cleans up behind us.
    """

    alone: bool

    def ask(self, command: bytes) -> bytes:
        """Return the answer. Raises ``Broken`` with KEEPER_GONE."""
        ...

    def close(self) -> None:
        """Let go; what was loaded through this line is gone."""
        ...


class Handle:
    """A file handle that speaks TPM frames: a character device or a stream socket."""

    def __init__(self, handle: int, *, whole: bool, patience: float, close: Callable[[], None]):
        self._handle = handle
        self._whole = whole
        self.alone = not whole
        self._patience = patience
        self.close = close

    def ask(self, command: bytes) -> bytes:
        try:
            os.write(self._handle, command)
            return self._answer(time.monotonic() + self._patience)
        except OSError as error:
            raise gone(error) from error

    def _answer(self, until: float) -> bytes:
        data = self._read(until)
        if self._whole:  # the kernel hands out a whole answer at one reading
            return data
        while len(data) < wire.HEAD_BYTES or len(data) < wire.length(data[: wire.HEAD_BYTES]):
            data += self._read(until)
        return data

    def _read(self, until: float) -> bytes:
        left = max(0.0, until - time.monotonic())
        if not select.select([self._handle], [], [], left)[0]:
            raise Broken(Code.KEEPER_GONE, "the TPM does not answer")
        data = os.read(self._handle, _LARGEST)
        if not data:
            raise Broken(Code.KEEPER_GONE, "the TPM hung up")
        return data


def open_line(address: str, patience: float = _PATIENCE) -> Line:
    """Open ``/dev/tpmrm0`` or, for an emulator, ``unix:PATH`` or ``tcp:HOST:PORT``.

    Raises ``Broken`` with KEEPER_GONE, and KEEPER_FORBIDDEN where this user may not.
    """
    found = _ADDRESS.fullmatch(address)
    try:
        if found is None:
            handle = os.open(address, os.O_RDWR | os.O_CLOEXEC)
            return Handle(handle, whole=True, patience=patience, close=lambda: os.close(handle))
        return _emulator(found, patience)
    except PermissionError as error:
        detail = f"{address}: add this user to the group tss"
        raise Broken(Code.KEEPER_FORBIDDEN, detail) from error
    except OSError as error:
        raise gone(error) from error


def gone(error: OSError) -> Broken:
    """Say that the TPM cannot be spoken to."""
    return Broken(Code.KEEPER_GONE, f"no TPM: {error.strerror or type(error).__name__}")


def _emulator(found: re.Match[str], patience: float) -> Handle:
    if found["path"]:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        place: str | tuple[str, int] = found["path"]
    else:
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        place = (found["host"], int(found["port"]))
    sock.settimeout(patience)
    try:
        sock.connect(place)
    except OSError:
        sock.close()
        raise
    sock.setblocking(True)
    return Handle(sock.fileno(), whole=False, patience=patience, close=sock.close)
