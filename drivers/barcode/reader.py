"""Bar code and QR readers in their serial mode (USB CDC or RS-232): a line for each code.

Source: the manuals of such readers agree on lines that end in CR, LF or both; there is no protocol
beyond. Nothing is sent to the reader. Verified on hardware: none. Verified against:
``drivers.emulators.barcode``.
"""

import logging
from typing import Final

from drivers.accessories import Code
from drivers.barcode.codes import LONGEST, parse
from drivers.one_line import OneLine
from drivers.protocol import Identity
from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialBus, SerialPort, Wanted

log = logging.getLogger(__name__)

BAUD: Final = 9600
VENDORS: Final = frozenset({0x05E0, 0x0C2E, 0x05F9, 0x1EAB, 0x0403, 0x067B, 0x10C4, 0x1A86})
"""Zebra, Honeywell, Datalogic, Newland, and the adapters that others hang on."""
PAUSE: Final = 0.5
"""Seconds of silence after which a line without an end is given up."""


class BarcodeReader(OneLine):
    """Implements ``drivers.accessories.CodeReader``."""

    def __init__(self, bus: SerialBus, wanted: Wanted, baud: int = BAUD) -> None:
        super().__init__(bus, wanted)
        self._baud = baud

    def open(self) -> Identity:
        """Open the line; a reader says nothing about itself. Raises ``Fault``."""
        self._connect(Mode(self._baud))
        return Identity("barcode", "serial", "code reader", self._number)

    def read_code(self, stop: Stop) -> Code:
        """Wait for a code that is shown after this call.

        What is longer than any code, holds no text or has no end is passed over.

        Raises:
            Retry: TIMED_OUT.
            Fault: CANCELLED, GONE.
        """
        port = self._port()
        port.flush()
        while True:
            line = self._line(port, stop)
            code = parse(line) if len(line) <= LONGEST else None
            if code is not None:
                return code
            if line:
                log.info("code_unreadable", extra={"driver": "barcode"})

    def _line(self, port: SerialPort, stop: Stop) -> bytes:
        """Return the bytes before the next end of line; none where a line had no end."""
        line = bytearray()
        while True:
            byte = port.receive(1, PAUSE, stop)
            if byte in {b"\r", b"\n"}:
                return bytes(line)
            if not byte:
                return b""
            if len(line) <= LONGEST:
                line += byte
