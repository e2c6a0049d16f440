"""ESC/POS receipt printers on a serial line or a network port: asked before and after printing.

Source: Epson's public ESC/POS command reference. Verified on hardware: none. Verified against:
``drivers.emulators.escpos``.
"""

import logging
from collections.abc import Callable
from typing import Final

from drivers.accessories import Paper, PrinterState, Receipt
from drivers.escpos import commands
from drivers.one_line import OneLine
from drivers.protocol import Identity
from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialBus, SerialPort, Wanted
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry

log = logging.getLogger(__name__)

BAUD: Final = 9600
VENDORS: Final = frozenset({0x04B8, 0x0519, 0x0403, 0x067B, 0x10C4, 0x1A86})
"""Epson, Star, and the adapters that others hang on."""
ANSWER_SECONDS: Final = 1.0
PRINT_SECONDS: Final = 15.0
"""The longest receipt on the slowest printer, once all bytes are with it."""
PIECE: Final = 256
"""Bytes between two looks at the ``Stop``."""
TRIES: Final = 2


class EscPosPrinter(OneLine):
    """Implements ``drivers.accessories.ReceiptPrinter``."""

    def __init__(self, bus: SerialBus, wanted: Wanted, baud: int = BAUD) -> None:
        super().__init__(bus, wanted)
        self._baud = baud
        self._tells_end: bool | None = None

    def open(self) -> Identity:
        """Open the line and see that a printer answers. Raises ``Fault``."""
        self._tells_end = None
        self._connect(Mode(self._baud))
        try:
            self.state(Stop(ANSWER_SECONDS * TRIES * len(commands.WAYS) + 1))
        except DeviceTrouble:
            self.close()
            raise
        return Identity("escpos", "ESC/POS", "receipt printer", self._number)

    def state(self, stop: Stop) -> PrinterState:
        """Ask the printer how it is; it answers also while it prints, or cannot.

        Raises:
            Retry: TIMED_OUT at the deadline of ``stop``.
            Fault: TIMEOUT, PROTOCOL, CANCELLED, GONE.
        """
        port = self._port()
        port.flush()
        _, offline, error, paper = (self._asked(port, way, stop) for way in commands.WAYS)
        return commands.state(offline, error, paper)

    def print_receipt(self, receipt: Receipt, stop: Stop) -> None:
        """Print and cut; returns when the printer says that everything is on paper.

        One that cannot say so, as it shows before its first receipt, has only been given
        everything, and has found nothing to complain of.

        Raises:
            Retry: TIMED_OUT at the deadline of ``stop``.
            Fault: HARDWARE with ``paper``, ``cover`` or ``error``, before or while it prints;
                TIMEOUT, PROTOCOL, CANCELLED, GONE.
        """
        port = self._port()
        _check(self.state(stop))
        if self._tells_end is None:
            self._tells_end = self._asked_for_end(port, stop)
        try:
            self._send(port, commands.receipt(receipt) + commands.END, stop)
            self._finish(port, stop)
        except (Retry, Fault) as trouble:
            if isinstance(trouble, Retry) or trouble.code is FaultCode.CANCELLED:
                port.send(commands.END)  # half a receipt is cut off, lest another one begins on it
            raise

    def _send(self, port: SerialPort, data: bytes, stop: Stop) -> None:
        for at in range(0, len(data), PIECE):
            stop.check()
            try:
                port.send(data[at : at + PIECE])
            except Fault as fault:
                if fault.code is FaultCode.TIMEOUT:  # it takes no more: it may say why
                    _check(self.state(stop))
                raise

    def _finish(self, port: SerialPort, stop: Stop) -> None:
        if not self._tells_end:
            _check(self.state(stop))
            log.info("printing_not_confirmed", extra={"driver": "escpos"})
            return
        port.flush()
        port.send(commands.DONE)
        late = Stop(PRINT_SECONDS)
        while self._answer(port, commands.is_done, stop) is None:
            _check(self.state(stop))
            if late.remaining == 0.0:
                raise Fault(FaultCode.TIMEOUT, "printing")
            port.send(commands.DONE)
        _check(self.state(stop))

    def _asked_for_end(self, port: SerialPort, stop: Stop) -> bool:
        """Whether the printer, which has nothing to do, says so: simple ones do not know how."""
        port.flush()
        port.send(commands.DONE)
        try:
            answer = self._answer(port, commands.is_done, stop)
        except Fault as fault:
            if fault.code is not FaultCode.PROTOCOL:
                raise
            return False
        return answer is not None

    def _asked(self, port: SerialPort, way: int, stop: Stop) -> int:
        for _ in range(TRIES):
            port.send(commands.ask(way))
            answer = self._answer(port, commands.is_status, stop)
            if answer is not None:
                return answer
        raise Fault(FaultCode.TIMEOUT, f"status {way}")

    def _answer(self, port: SerialPort, fits: Callable[[int], bool], stop: Stop) -> int | None:
        """Return the next byte that is an answer; None in silence. Raises ``Fault`` PROTOCOL."""
        quiet, strange = Stop(ANSWER_SECONDS), 0
        while quiet.remaining:
            stop.check()
            data = port.receive(1, min(ANSWER_SECONDS, quiet.remaining), stop)
            if data and fits(data[0]):
                return data[0]
            strange += len(data)
        if strange:
            raise Fault(FaultCode.PROTOCOL, "status")
        return None


def _check(state: PrinterState) -> None:
    """Raise ``Fault`` HARDWARE with what keeps the printer from printing."""
    if state.cover_open:
        raise Fault(FaultCode.HARDWARE, "cover")
    if state.paper is Paper.OUT:
        raise Fault(FaultCode.HARDWARE, "paper")
    if state.broken:
        raise Fault(FaultCode.HARDWARE, "error")
