"""The cable between an emulated serial device and its host: a pseudo-terminal, or memory.

Where the system has pseudo-terminals the host's end is a path that any program can open. Elsewhere
only this process reaches the device. Not simulated: parity, control lines, a UART's lost bytes.
"""

import os
import select
import socket
from contextlib import suppress
from threading import Condition
from typing import Final, Protocol

from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialPort, open_port
from drivers.trouble import Fault, FaultCode

CHUNK: Final = 4096


class Cable(Protocol):
    """Both ends of a serial line. ``plugged`` turns False for ever when it is cut."""

    @property
    def path(self) -> str:
        """Where other programs open it; empty where they cannot."""
        ...

    @property
    def plugged(self) -> bool: ...

    def connect(self, mode: Mode) -> SerialPort:
        """Open the host's end. Raises ``Fault``."""
        ...

    def host_baud(self) -> int:
        """Return the speed that the host has set; 0 where it cannot be told."""
        ...

    def exchange(self, outgoing: bytes, seconds: float) -> tuple[bytes, int]:
        """Wait for bytes of the host, and send; return them and how many bytes were taken."""
        ...

    def wake(self) -> None:
        """End a waiting ``exchange``; may be called from any thread."""
        ...

    def cut(self) -> None:
        """Pull the plug. Called by the thread that exchanges."""
        ...


class PtyCable:
    """A pseudo-terminal of the system."""

    def __init__(self) -> None:
        import pty  # noqa: PLC0415  absent on some systems, where memory stands in
        import tty  # noqa: PLC0415

        self._device, self._host = pty.openpty()
        tty.setraw(self._host)
        os.set_blocking(self._device, False)
        self.path = os.ttyname(self._host)
        self.plugged = True
        self._bell, self._rung = socket.socketpair()

    def connect(self, mode: Mode) -> SerialPort:
        if not self.plugged:
            raise Fault(FaultCode.GONE, "unplugged")
        return open_port(self.path, mode)

    def host_baud(self) -> int:
        import termios  # noqa: PLC0415

        speeds = {getattr(termios, f"B{baud}", -1): baud for baud in SPEEDS}
        return speeds.get(termios.tcgetattr(self._host)[5], 0)

    def exchange(self, outgoing: bytes, seconds: float) -> tuple[bytes, int]:
        writing = [self._device] if outgoing else []
        bell = self._rung.fileno()
        ready, free, _ = select.select([self._device, bell], writing, [], seconds)
        taken = 0
        if free:
            with suppress(BlockingIOError):
                taken = os.write(self._device, outgoing[:CHUNK])
        if bell in ready:
            self._rung.recv(CHUNK)
        return (os.read(self._device, CHUNK) if self._device in ready else b""), taken

    def wake(self) -> None:
        with suppress(OSError):
            self._bell.send(b"!")

    def cut(self) -> None:
        self.plugged = False
        for end in (self._host, self._device):
            os.close(end)
        self._bell.close()
        self._rung.close()


SPEEDS: Final = (4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600)


class MemoryCable:
    """Two queues in memory, opened by one host at a time."""

    path = ""

    def __init__(self) -> None:
        self.plugged = True
        self.changed = Condition()
        self.to_host = bytearray()
        self.to_device = bytearray()
        self.mode: Mode | None = None
        self._rung = False

    def connect(self, mode: Mode) -> SerialPort:
        with self.changed:
            if not self.plugged:
                raise Fault(FaultCode.GONE, "unplugged")
            if self.mode is not None:
                raise Fault(FaultCode.BUSY, "open")
            self.mode = mode
            self.to_host.clear()
        return _MemoryPort(self)

    def host_baud(self) -> int:
        return self.mode.baud if self.mode else 0

    def exchange(self, outgoing: bytes, seconds: float) -> tuple[bytes, int]:
        with self.changed:
            if self.mode is not None:  # else nobody listens
                self.to_host.extend(outgoing)
            self.changed.notify_all()
            if not outgoing:
                self.changed.wait_for(lambda: self.to_device or self._rung, seconds)
            self._rung = False
            data = bytes(self.to_device)
            self.to_device.clear()
        return data, len(outgoing)

    def wake(self) -> None:
        with self.changed:
            self._rung = True
            self.changed.notify_all()

    def cut(self) -> None:
        with self.changed:
            self.plugged = False
            self.changed.notify_all()


class _MemoryPort:
    """The host's end of a :class:`MemoryCable`."""

    def __init__(self, cable: MemoryCable) -> None:
        self._cable = cable
        self._open = True

    def receive(self, most: int, seconds: float, stop: Stop) -> bytes:
        silent = Stop(seconds)
        while True:
            stop.check()
            with self._cable.changed:
                self._check()
                self._cable.changed.wait_for(
                    lambda: self._cable.to_host or not self._cable.plugged,
                    min(0.02, silent.remaining),
                )
                data = bytes(self._cable.to_host[:most])
                del self._cable.to_host[:most]
            if data or silent.remaining == 0.0:
                return data

    def send(self, data: bytes) -> None:
        with self._cable.changed:
            self._check()
            self._cable.to_device.extend(data)
            self._cable.changed.notify_all()

    def set_baud(self, baud: int) -> None:
        self._check()
        self._cable.mode = Mode(baud)

    def flush(self) -> None:
        with self._cable.changed:
            self._check()
            self._cable.to_host.clear()

    def close(self) -> None:
        if self._open:
            self._open = False
            self._cable.mode = None

    def _check(self) -> None:
        if not self._open or not self._cable.plugged:
            raise Fault(FaultCode.GONE, "unplugged")


def cable() -> Cable:
    """Return the best cable that this system has."""
    return PtyCable() if hasattr(os, "openpty") else MemoryCable()
