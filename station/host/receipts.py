"""Prints receipts on the station's receipt printer: one after the other, on a thread of its own."""

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue
from types import MappingProxyType
from typing import Final, cast

from drivers.accessories import QrCode, Receipt, ReceiptPrinter, TextLine
from drivers.protocol import Device
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble, Fault, FaultCode
from station.devices.messages import Paper, Print, Printed, PrintLine
from station.host.job import Tell

log = logging.getLogger(__name__)
_HELD: Final = MappingProxyType({"paper": Paper.PAPER_OUT, "cover": Paper.COVER_OPEN})
"""What the driver's HARDWARE fault names; anything else needs a technician."""


class Receipts:
    """Opens the printer for each receipt: it may have been plugged in anew since the last one."""

    def __init__(self, create: Callable[[], Device] | None, tell: Tell) -> None:
        """Take ``create`` as None where the station has no receipt printer."""
        self._create = create
        self._tell = tell
        self._waiting: SimpleQueue[Print | None] = SimpleQueue()
        self._stop: Stop | None = None
        self._thread = threading.Thread(target=self._run, name="device-printer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def print_out(self, message: Print) -> None:
        """Print it behind those before it; returns at once."""
        self._waiting.put(message)

    def close(self, seconds: float) -> None:
        """End the thread; a receipt under way is given up."""
        self._waiting.put(None)
        if self._stop is not None:
            self._stop.cancel()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        while (message := self._waiting.get()) is not None:
            became = self._brought(message)
            log.info("receipt_ended", extra={"status": became.value})
            self._tell(Printed(request=message.request, became=became))

    def _brought(self, message: Print) -> Paper:
        if self._create is None:
            return Paper.FAILED
        self._stop = Stop(message.seconds)
        try:
            _print(self._create(), message, self._stop)
        except Fault as fault:
            hardware = fault.code is FaultCode.HARDWARE
            return _HELD.get(fault.detail, Paper.FAILED) if hardware else Paper.FAILED
        except DeviceTrouble:
            return Paper.FAILED
        except Exception:  # a driver may fail in any way; the host must not
            log.exception("driver_failed")
            return Paper.FAILED
        return Paper.PRINTED


def _print(printer: Device, message: Print, stop: Stop) -> None:
    try:
        printer.open()
        cast("ReceiptPrinter", printer).print_receipt(_receipt(message.lines), stop)
    finally:
        printer.close()


def _receipt(lines: tuple[PrintLine, ...]) -> Receipt:
    return [
        QrCode(each.text)
        if each.code
        else TextLine(each.text, bold=each.bold, large=each.large, centred=True)
        for each in lines
    ]
