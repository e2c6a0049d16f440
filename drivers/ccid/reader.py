"""Chip card readers of the CCID class on pyusb: presence, answer to reset and number, no more.

Source: USB-IF CCID revision 1.1; the number of a contactless card by PC/SC part 3, 3.2.2.1.3
(``FF CA 00 00 00``). What is on an identity card needs keys that this station has not.

Verified on hardware: none. Verified against: ``drivers.emulators.ccid``. Where pcscd runs, it holds
the reader, and opening it is BUSY.
"""

import logging
from typing import Final

from drivers.accessories import Card
from drivers.ccid import atr
from drivers.ccid.messages import LONGEST, Answer, Ask, Chip, pack, parse
from drivers.protocol import Identity
from drivers.stop import Stop
from drivers.transports.usb import UsbBus, UsbDevice
from drivers.trouble import Fault, FaultCode

log = logging.getLogger(__name__)

CLASS: Final = 0x0B
NUMBER: Final = bytes.fromhex("FFCA000000")
GOOD: Final = b"\x90\x00"
SLICE_MS: Final = 100
ANSWER_SECONDS: Final = 3.0
"""A reader may ask for more time; a card that needs longer has died."""
LOOK_MS: Final = 100
STALE: Final = 8
"""Answers to another program's questions that are passed over."""


class CcidReader:
    """Implements ``drivers.accessories.CardReader``."""

    def __init__(self, bus: UsbBus) -> None:
        self._bus = bus
        self._device: UsbDevice | None = None
        self._in = self._out = 0
        self._news: tuple[int, int] | None = None
        self._sequence = 0

    def open(self) -> Identity:
        """Claim the first reader on the bus and see that it answers. Raises ``Fault``."""
        self.close()
        device = self._find()
        interface = device.interface(CLASS)
        device.claim(interface)
        self._device = device
        try:
            self._in, _ = device.bulk_in(interface)
            self._out, _ = device.bulk_out(interface)
            self._news = _news(device, interface)
            self._ask(Ask.SLOT_STATUS, Stop(ANSWER_SECONDS + 1))
        except Fault:
            self.close()
            raise
        make, model = device.names
        return Identity(
            "ccid", make or "CCID", model or "card reader", device.serial or device.place
        )

    def close(self) -> None:
        device, self._device = self._device, None
        if device is not None:
            device.release()

    def present(self, stop: Stop) -> bool:
        """Tell whether there is a card.

        Raises:
            Retry: TIMED_OUT at the deadline of ``stop``.
            Fault: TIMEOUT, PROTOCOL, HARDWARE, CANCELLED, GONE.
        """
        return self._ask(Ask.SLOT_STATUS, stop).chip != Chip.ABSENT

    def read_card(self, stop: Stop) -> Card:
        """Wait for a card, power it, ask who it is, and take the power away again.

        Raises:
            Retry: TIMED_OUT at the deadline, also for a card that is held too briefly each time.
            Fault: PROTOCOL for one that answers what no card may; else as ``present``.
        """
        while True:
            stop.check()
            if self.present(stop) and (card := self._identify(stop)) is not None:
                return card
            self._await_news(stop)

    def _await_news(self, stop: Stop) -> None:
        """Wait a moment; a shorter one where the reader says that a card was laid on it."""
        if self._device is None or self._news is None:
            stop.wait(LOOK_MS / 1000)
        else:
            self._device.read(*self._news, timeout=LOOK_MS)

    def _identify(self, stop: Stop) -> Card | None:
        """Return the card; None where it has been taken away, or lies the wrong way round."""
        answer = self._ask(Ask.POWER_ON, stop)
        if answer.failed:
            log.info("card_mute", extra={"driver": "ccid", "code": f"{answer.error:02x}"})
            return None
        try:
            number = self._ask(Ask.EXCHANGE, stop, NUMBER)
        finally:
            self._ask(Ask.POWER_OFF, stop)
        if number.failed and number.chip == Chip.ABSENT:
            return None
        known = not number.failed and number.data[-2:] == GOOD
        return Card(
            atr=answer.data.hex(),
            protocols=atr.protocols(answer.data),
            uid=number.data[:-2].hex() if known else "",
        )

    def _ask(self, ask: Ask, stop: Stop, data: bytes = b"") -> Answer:
        """Send a message and wait for its answer; a failed one is the caller's to judge."""
        device = self._device
        if device is None:
            raise Fault(FaultCode.GONE, "not open")
        stop.check()
        self._sequence = (self._sequence + 1) % 256
        device.write(self._out, pack(ask, self._sequence, data))
        late, stale = Stop(ANSWER_SECONDS), 0
        while late.remaining:
            stop.check()
            came = device.read(self._in, LONGEST, timeout=SLICE_MS)
            if came is None:
                continue
            answer = parse(came)
            if answer.more_time and answer.sequence == self._sequence:
                late = Stop(ANSWER_SECONDS)
            elif answer.to(ask, self._sequence):
                return answer
            elif (stale := stale + 1) > STALE:
                raise Fault(FaultCode.PROTOCOL, "answers out of order")
        raise Fault(FaultCode.TIMEOUT, f"message {ask:#04x}")

    def _find(self) -> UsbDevice:
        found = self._bus.find_class(CLASS)
        if not found:
            raise Fault(FaultCode.GONE, "no card reader")
        return found[0]


def _news(device: UsbDevice, interface: int) -> tuple[int, int] | None:
    """Return the endpoint that tells of cards laid down and taken away; some readers have none."""
    try:
        return device.interrupt_in(interface)
    except Fault as fault:
        if fault.code is not FaultCode.PROTOCOL:
            raise
        return None
