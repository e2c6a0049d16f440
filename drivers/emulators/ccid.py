"""An emulated reader of chip cards (ACR122U), on which cards are laid and taken away.

Written without the driver's code from USB-IF CCID revision 1.1.
"""

import errno
import struct
from collections import deque
from dataclasses import dataclass
from threading import Condition
from typing import Final

from drivers.emulators.diary import Diary
from drivers.emulators.usb import BULK, Descriptors, EmulatedUsbDevice, Endpoint, usb_error

ACR122U: Final = Descriptors(
    vendor=0x072F,
    product=0x2200,
    version=0x0214,
    interface_class=0x0B,
    endpoints=(Endpoint(0x81, 8, interval=16), Endpoint(0x02, 64, BULK), Endpoint(0x82, 64, BULK)),
    strings=("ACS", "ACR122U LATIHAN"),
)
ABSENT: Final = 2
SLOT_CHANGE: Final = 0x50
MUTE: Final = 0xFE
"""The card does not answer."""


@dataclass(frozen=True)
class EmulatedCard:
    """A card: its answer to reset and, if it is contactless, its number."""

    atr: bytes = bytes.fromhex("3b8f8001804f0ca000000306030001000000006a")
    uid: bytes = bytes.fromhex("04a1b2c3")


@dataclass(frozen=True)
class CcidScript:
    """What goes wrong.

    Attributes:
        card: what lies on it at first.
        mute: it answers nothing.
        waits: so many times it asks for more time before each answer.
        stale: so many answers to nobody's questions come first.
        cut: so many bytes of each answer do not come.
        dead_card: the card does not answer when it is powered.
        unplug_at: the plug is pulled at this message.
    """

    card: EmulatedCard | None = EmulatedCard()
    mute: bool = False
    waits: int = 0
    stale: int = 0
    cut: int = 0
    dead_card: bool = False
    unplug_at: int | None = None


class EmulatedCcid(EmulatedUsbDevice):
    """A reader with one slot."""

    def __init__(self, script: CcidScript | None = None) -> None:
        super().__init__(ACR122U)
        self.script = script or CcidScript()
        self.heard: Diary[bytes] = Diary()
        self._messages = 0
        self._changed = Condition()
        self.reset()

    def reset(self) -> None:
        with self._changed:
            self.card = self.script.card
            self._active = self._news = False
            self._stale = self.script.stale
            self._answers: deque[bytes] = deque()

    def lay(self, card: EmulatedCard | None) -> None:
        """Lay a card on it, or take it away; the reader tells of it unasked."""
        with self._changed:
            self.card, self._active, self._news = card, False, True
            self._changed.notify_all()

    def unplug(self) -> None:
        super().unplug()
        with self._changed:
            self._changed.notify_all()

    def control_in(self, _kind: int, _request: int, _value: int) -> bytes:
        raise usb_error(errno.EPIPE)

    def control_out(self, _kind: int, _request: int, _value: int, _data: bytes) -> None:
        raise usb_error(errno.EPIPE)

    def interrupt_in(self, seconds: float) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._news or self.unplugged.is_set(), seconds)
            if not self._news or self.unplugged.is_set():
                raise usb_error(errno.ENODEV if self.unplugged.is_set() else errno.ETIMEDOUT)
            self._news = False
            return bytes((SLOT_CHANGE, 0b10 | (self.card is not None)))

    def bulk_out(self, endpoint: int, data: bytes) -> None:
        if endpoint != 0x02:
            raise usb_error(errno.EPIPE)
        self.heard.append(data)
        self._messages += 1
        if self._messages == self.script.unplug_at:
            self.unplug()
            raise usb_error(errno.ENODEV)
        kind, _, _, sequence = struct.unpack_from("<BIBB", data)
        with self._changed:
            while self._stale:
                self._stale -= 1
                self._answers.append(self._answer(0x81, 255 - self._stale))
            for _ in range(self.script.waits):
                self._answers.append(self._answer(0x80, sequence, status=0x80, error=1))
            if not self.script.mute:
                answer = self._said(kind, sequence, data[10:])
                self._answers.append(answer[: len(answer) - self.script.cut])
            self._changed.notify_all()

    def bulk_in(self, _endpoint: int, size: int, seconds: float) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._answers or self.unplugged.is_set(), seconds)
            if self.unplugged.is_set():
                raise usb_error(errno.ENODEV)
            if not self._answers:
                raise usb_error(errno.ETIMEDOUT)
            return self._answers.popleft()[:size]

    def _said(self, kind: int, sequence: int, data: bytes) -> bytes:
        if kind == 0x65:
            return self._answer(0x81, sequence)
        if kind == 0x63:
            self._active = False
            return self._answer(0x81, sequence)
        card = self.card
        if card is None or self.script.dead_card:
            return self._answer(0x80, sequence, status=0x40, error=MUTE)
        if kind == 0x62:
            self._active = True
            return self._answer(0x80, sequence, card.atr)
        known = data == bytes.fromhex("ffca000000") and card.uid
        return self._answer(0x80, sequence, card.uid + b"\x90\x00" if known else b"\x6a\x81")

    def _answer(
        self, kind: int, sequence: int, data: bytes = b"", *, status: int = 0, error: int = 0
    ) -> bytes:
        chip = ABSENT if self.card is None else 0 if self._active else 1
        return struct.pack("<BIBBBBB", kind, len(data), 0, sequence, status | chip, error, 0) + data
