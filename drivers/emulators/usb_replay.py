"""A USB device made of recorded traffic: it says again what it said, once it heard what it heard.

Not every driver does the same in the same order. A transfer that was not recorded stalls, one that
comes earlier than in the record passes over what stands between, and what came by itself comes
once all that had gone out before it has gone out again. Time does not pass.
"""

import errno
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import Final

from drivers.emulators.uareu import U4500
from drivers.emulators.usb import (
    INTERRUPT,
    Descriptors,
    EmulatedBus,
    EmulatedUsbDevice,
    Handle,
    usb_error,
)
from drivers.transports.transcript import HEAD, Framing, Line, Unframed, Way, read
from drivers.transports.usbmon import transfers
from drivers.trouble import Fault, FaultCode

_SETUP: Final = struct.Struct("<BBBH")
_ABOUT: Final = _SETUP.size
_CONTROL: Final = 9
"""Bytes before the data of a control transfer: endpoint 0, and the setup with index and length."""


def recorded(path: Path, framing: Framing | None = None) -> tuple[Line, ...]:
    """Read a transcript, or what ``usbmon`` has seen. Raises ``Fault`` PROTOCOL, GONE."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Fault(FaultCode.GONE, "no such record") from error
    if data.startswith(HEAD.encode()):
        return tuple(read(data.decode("ascii", "replace"), framing or Unframed()))
    return tuple(transfers(data))


@dataclass
class _Transfer:
    """A recorded transfer: its endpoint and setup, its data, and whether it has happened again."""

    way: Way
    about: bytes
    data: bytes
    done: bool = False


class ReplayedUsbDevice(EmulatedUsbDevice):
    """One device and its record."""

    def __init__(self, descriptors: Descriptors, lines: Sequence[Line]) -> None:
        super().__init__(descriptors)
        self._lines = [line for line in lines if line.way is not Way.LINE]
        self._interrupts = next(e.address for e in descriptors.endpoints if e.kind == INTERRUPT)
        self._changed = Condition()
        self.reset()

    def reset(self) -> None:
        with self._changed:
            self._said: dict[bytes, bytes] = {}
            self._transfers = [_transfer(line) for line in self._lines]
            self.strange = 0
            """How many transfers went out that are not in the record."""

    @property
    def left(self) -> int:
        """How many recorded transfers have not happened again and were not passed over."""
        with self._changed:
            return sum(not each.done for each in self._transfers)

    def control_in(self, kind: int, request: int, value: int) -> bytes:
        about = about_control(kind, request, value)
        with self._changed:
            answer = next(self._open(Way.IN, about), None)
            if answer is not None:
                answer.done = True
                self._said[about] = answer.data
            elif about not in self._said:
                self.strange += 1
                raise usb_error(errno.EPIPE)
            return self._said[about]

    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        self._hear(about_control(kind, request, value), data)

    def bulk_out(self, endpoint: int, data: bytes) -> None:
        self._hear(bytes((endpoint,)), data)

    def interrupt_in(self, seconds: float) -> bytes:
        return self._by_itself(self._interrupts, seconds)

    def bulk_in(self, endpoint: int, size: int, seconds: float) -> bytes:
        return self._by_itself(endpoint, seconds)[:size]

    def unplug(self) -> None:
        super().unplug()
        with self._changed:
            self._changed.notify_all()

    def same(self, _about: bytes, sent: bytes, recorded: bytes) -> bool:
        """Whether what is sent is what was sent then."""
        return sent == recorded

    def _hear(self, about: bytes, data: bytes) -> None:
        with self._changed:
            fits = (e for e in self._open(Way.OUT, about) if self.same(about, data, e.data))
            heard = next(fits, None)
            if heard is None:
                self.strange += 1
                return
            for each in self._transfers:
                if each is heard:
                    break
                each.done = each.done or each.way is Way.OUT
            heard.done = True
            self._changed.notify_all()

    def _open(self, way: Way, about: bytes) -> Iterator[_Transfer]:
        return (e for e in self._transfers if not e.done and e.way is way and e.about == about)

    def _by_itself(self, endpoint: int, seconds: float) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._due(endpoint) or self.unplugged.is_set(), seconds)
            if self.unplugged.is_set():
                raise usb_error(errno.ENODEV)
            due = self._due(endpoint)
            if due is None:
                raise usb_error(errno.ETIMEDOUT)
            due.done = True
            return due.data

    def _due(self, endpoint: int) -> _Transfer | None:
        """Return what comes next from an endpoint, if all that went out before it has."""
        for each in self._transfers:
            if not each.done and each.way is Way.OUT:
                return None
            if not each.done and each.about == bytes((endpoint,)):
                return each
        return None


KEY_QUESTION, KEY_ANSWER = 0x33, 0x34


class ReplayedUsbBus(EmulatedBus):
    """A bus with devices that begin their record anew whenever they are opened."""

    def open_device(self, device: EmulatedUsbDevice) -> Handle:
        device.reset()
        return super().open_device(device)


class ReplayedUareu(ReplayedUsbDevice):
    """A recorded U.are.U reader. The seed of the question about a key is another one each time."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(U4500, lines)
        self.kernel = False

    def same(self, about: bytes, sent: bytes, recorded: bytes) -> bool:
        if about != about_control(0x40, 0x04, KEY_QUESTION):
            return super().same(about, sent, recorded)
        self._turn = bytes(a ^ b for a, b in zip(sent[1:], recorded[1:], strict=True))
        return sent[:1] == recorded[:1]

    def control_in(self, kind: int, request: int, value: int) -> bytes:
        answer = super().control_in(kind, request, value)
        if value != KEY_ANSWER:
            return answer
        return bytes(a ^ b for a, b in zip(answer, self._turn, strict=True))


def parted(line: Line) -> tuple[bytes, bytes]:
    """Part a transfer in its endpoint, with the setup of a control transfer, and its data."""
    data = line.frame.bytes()
    return (data[:_ABOUT], data[_CONTROL:]) if data[0] == 0 else (data[:1], data[1:])


def _transfer(line: Line) -> _Transfer:
    return _Transfer(line.way, *parted(line))


def about_control(kind: int, request: int, value: int) -> bytes:
    """Return how a control transfer of a record begins."""
    return _SETUP.pack(0, kind, request, value)
