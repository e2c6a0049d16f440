"""ACME One, an invented sensor for one finger on a serial line: the example to copy a driver from.

Protocol (invented; a real driver names its document here). The host sends one letter:

    I   answered with ``A`` and eight letters of serial number
    L   ``F`` where a finger lies, ``N`` where none does
    P   ``N``, or ``F``, height and width (two bytes each, most significant first), the pixels row
        by row, and one byte: the sum of the pixels modulo 256

Verified on hardware: none, there is none.
"""

import struct
from contextlib import suppress
from typing import Final

import numpy as np

from drivers.one_finger import OneByOne
from drivers.protocol import Delivery, Identity, Pixels, Preview, ScanRequest
from drivers.registry import Wiring
from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialBus, SerialPort, SystemSerial, Wanted
from drivers.trouble import DeviceTrouble, Fault, FaultCode

BAUD: Final = 115200
PPI: Final = 500
PATIENCE: Final = 0.5
_SHAPE: Final = struct.Struct(">HH")


def picture(shape: tuple[int, int], data: bytes, checksum: int) -> Pixels:
    """Make a picture of what came. Raises ``Fault`` PROTOCOL where it does not add up."""
    if sum(data) % 256 != checksum:
        raise Fault(FaultCode.PROTOCOL, "checksum")
    return Pixels(np.frombuffer(data, np.uint8).reshape(shape), PPI)


class AcmeOne:
    """Implements ``drivers.protocol.FingerScanner``."""

    def __init__(self, bus: SerialBus, address: str = "") -> None:
        self._bus = bus
        self._wanted = Wanted("acme-one", address)
        self._port: SerialPort | None = None
        self._fingers = OneByOne(self)

    def open(self) -> Identity:
        """Open the line and ask who it is. Raises ``Fault``."""
        self.close()
        self._port = self._bus.open(self._wanted, Mode(BAUD))
        try:
            answer = self._ask(b"I", 9, Stop(2 * PATIENCE))
        except DeviceTrouble:
            self.close()
            raise
        return Identity("acme-one", "ACME", "One", answer[1:].decode("ascii"), at_once=1)

    def close(self) -> None:
        """Let go of the line."""
        port, self._port = self._port, None
        if port is not None:
            port.close()

    def there(self) -> bool:
        """Say whether the sensor still answers."""
        with suppress(DeviceTrouble):
            return bool(self._ask(b"I", 9, Stop(2 * PATIENCE)))
        return False

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested fingers, one after the other. Raises ``Retry`` or ``Fault``."""
        return self._fingers.scan(request, preview, stop)

    def press(self, stop: Stop) -> Pixels:
        """Wait for a finger and return its picture."""
        while self._ask(b"P", 1, stop) == b"N":
            stop.wait(0.02)
        shape = _SHAPE.unpack(self._read(_SHAPE.size, stop))
        data = self._read(shape[0] * shape[1], stop)
        return picture(shape, data, self._read(1, stop)[0])

    def lift(self, stop: Stop) -> None:
        """Wait until no finger is there."""
        while self._ask(b"L", 1, stop) != b"N":
            stop.wait(0.02)

    def _ask(self, word: bytes, size: int, stop: Stop) -> bytes:
        port = self._require()
        port.flush()
        port.send(word)
        return self._read(size, stop)

    def _read(self, size: int, stop: Stop) -> bytes:
        data = b""
        while len(data) < size:
            more = self._require().receive(size - len(data), PATIENCE, stop)
            if not more:
                raise Fault(FaultCode.TIMEOUT, "no answer")
            data += more
        return data

    def _require(self) -> SerialPort:
        if self._port is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._port


def make(wiring: Wiring) -> AcmeOne:
    """Make the driver: what the entry point ``finger.acme-one`` names. Options: ``port``."""
    return AcmeOne(wiring.serial or SystemSerial(), str(wiring.options.get("port", "")))
