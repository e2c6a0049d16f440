"""Serial lines by pyserial: found, opened alone, read in slices, every error mapped once.

A :class:`SerialBus` is passed to a driver: the machine's own, an emulator's, a recorded one.
"""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Protocol

import serial
from serial.tools import list_ports

from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode

SLICE: Final = 0.02
"""Seconds between two looks at the ``Stop`` while nothing arrives."""
WRITE_SECONDS: Final = 1.0

CODES: Final = MappingProxyType(
    {
        errno.EACCES: FaultCode.PERMISSION,
        errno.EPERM: FaultCode.PERMISSION,
        errno.EBUSY: FaultCode.BUSY,
        errno.EAGAIN: FaultCode.BUSY,  # flock: another program has locked the port
        errno.EINVAL: FaultCode.UNSUPPORTED,
        errno.ENOTTY: FaultCode.UNSUPPORTED,
    }
)
"""Whatever is not named here is ``GONE``: no such port, or a plug that has been pulled."""

ADAPTERS: Final = frozenset({0x0403, 0x067B, 0x10C4, 0x1A86})
"""Vendors of the adapters that sensors hang on: FTDI, Prolific, Silicon Labs, WCH."""

_ERRORS: tuple[type[Exception], ...] = (OSError,)
try:
    import termios
except ImportError:  # systems without termios report everything as OSError
    pass
else:
    _ERRORS = (OSError, termios.error)


@dataclass(frozen=True)
class Mode:
    """How bits stand on the line. ``parity`` is N, E or O."""

    baud: int
    bits: int = 8
    parity: str = "N"
    stop_bits: int = 1


@dataclass(frozen=True)
class Wanted:
    """Which device a driver looks for.

    Attributes:
        kind: name of the wire, such as ``zfm``.
        address: a path (``/dev/ttyUSB0``, ``COM3``) or USB ids (``1a86:7523``, with
            ``:serial`` behind them where two are alike); empty for the only adapter there is.
        vendors: USB vendors that are looked at where ``address`` is empty.
    """

    kind: str
    address: str = ""
    vendors: frozenset[int] = ADAPTERS


class SerialPort(Protocol):
    """An open line. All calls come from one thread and raise ``Fault`` GONE without the plug."""

    def receive(self, most: int, seconds: float, stop: Stop) -> bytes:
        """Return what has arrived, 1 to ``most`` bytes; none after ``seconds`` of silence.

        Raises ``Fault`` CANCELLED soon after ``stop`` is cancelled, ``Retry`` TIMED_OUT at its
        deadline.
        """
        ...

    def send(self, data: bytes) -> None:
        """Hand all bytes to the line. Raises ``Fault`` TIMEOUT where they are not taken."""
        ...

    def set_baud(self, baud: int) -> None:
        """Change the speed, once everything sent has left."""
        ...

    def flush(self) -> None:
        """Throw away what has arrived and was not read."""
        ...

    def close(self) -> None:
        """Let go of the line. Never raises."""
        ...


class SerialBus(Protocol):
    """The serial lines there are."""

    def open(self, wanted: Wanted, mode: Mode) -> SerialPort:
        """Open a line for this driver alone. Raises ``Fault`` GONE, BUSY, PERMISSION."""
        ...


@contextmanager
def serial_errors() -> Iterator[None]:
    """Turn the errors of pyserial and of the terminal below it into ``Fault``."""
    try:
        yield
    except serial.SerialTimeoutException as error:
        raise Fault(FaultCode.TIMEOUT, "serial write") from error
    except _ERRORS as error:
        number = error.errno if isinstance(error, OSError) else error.args[0]
        code = CODES.get(number or 0, FaultCode.GONE)
        raise Fault(code, f"serial errno {number}") from error
    except ValueError as error:
        raise Fault(FaultCode.UNSUPPORTED, "serial mode") from error


class OpenPort:
    """A port of pyserial."""

    def __init__(self, port: Any) -> None:
        self._port = port

    def receive(self, most: int, seconds: float, stop: Stop) -> bytes:
        silent = Stop(seconds)
        while True:
            stop.check()
            with _unplugged():
                self._port.timeout = min(SLICE, silent.remaining, stop.remaining)
                data = bytes(self._port.read(1))
                if data and most > 1:
                    data += bytes(self._port.read(min(self._port.in_waiting, most - 1)))
            if data or silent.remaining == 0.0:
                return data

    def send(self, data: bytes) -> None:
        with _unplugged():
            self._port.write(data)

    def set_baud(self, baud: int) -> None:
        with _unplugged():
            self._port.flush()
            self._port.baudrate = baud

    def flush(self) -> None:
        with _unplugged():
            self._port.reset_input_buffer()

    def close(self) -> None:
        with suppress(*_ERRORS):
            self._port.close()


@contextmanager
def _unplugged() -> Iterator[None]:
    """Once a port is open, whatever its system says of it is that it is there no longer."""
    try:
        with serial_errors():
            yield
    except Fault as fault:
        if fault.code is FaultCode.TIMEOUT:
            raise
        raise Fault(FaultCode.GONE, fault.detail) from fault
    except TypeError as error:  # pyserial reads from None when it was closed in between
        raise Fault(FaultCode.GONE, "closed") from error


Make = Callable[..., Any]
"""``serial.serial_for_url``, or what stands in for it."""


def open_port(path: str, mode: Mode, make: Make = serial.serial_for_url) -> OpenPort:
    """Open a path, locked against every other program, or ``socket://address:port``.

    Raises ``Fault``.
    """
    with serial_errors():
        port = make(
            path,
            mode.baud,
            **_bits(path, mode),
            timeout=SLICE,
            write_timeout=WRITE_SECONDS,
            exclusive=True if os.name == "posix" else None,  # elsewhere it always is
        )
    opened = OpenPort(port)
    opened.flush()
    return opened


def _bits(path: str, mode: Mode) -> dict[str, Any]:
    """Return what the port can do of a mode: Linux keeps every pseudo-terminal at 8N1."""
    if path.startswith("/dev/pts/"):
        return {}
    return {"bytesize": mode.bits, "parity": mode.parity, "stopbits": mode.stop_bits}


class SystemSerial:
    """The lines of this machine. ``ports`` lists them as ``serial.tools.list_ports`` does."""

    def __init__(
        self,
        ports: Callable[[], Sequence[Any]] = list_ports.comports,
        make: Make = serial.serial_for_url,
    ) -> None:
        self._ports = ports
        self._make = make

    def open(self, wanted: Wanted, mode: Mode) -> SerialPort:
        return open_port(self.find(wanted), mode, self._make)

    def find(self, wanted: Wanted) -> str:
        """Return the path of a device. Raises ``Fault`` GONE, or UNSUPPORTED between several.

        Nothing is tried out: bytes for a sensor would be printed by a printer.
        """
        if wanted.address and not _is_usb(wanted.address):
            return wanted.address
        found = sorted({port.device for port in self._ports() if _fits(port, wanted)})
        if not found:
            raise Fault(FaultCode.GONE, f"no serial port for {wanted.kind}")
        if len(found) > 1:
            raise Fault(FaultCode.UNSUPPORTED, f"name the port of {wanted.kind}: {found}")
        return str(found[0])


def _is_usb(address: str) -> bool:
    vendor, _, product = address.partition(":")
    return len(vendor) == 4 and _hex(vendor) >= 0 and _hex(product[:4]) >= 0


def _hex(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return -1


def _fits(port: Any, wanted: Wanted) -> bool:
    if not wanted.address:
        return port.vid in wanted.vendors
    ids, serial_number = wanted.address[:9].lower(), wanted.address[10:]
    same = port.vid is not None and f"{port.vid:04x}:{port.pid:04x}" == ids
    return same and serial_number in {"", port.serial_number}
