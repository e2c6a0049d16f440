"""A USB device made of a transcript that is held to its order: another transfer is a ``Fault``.

Which device it is, the transcript says where it was claimed. What nobody reads passes over; where
the device was silent, the driver waits as long as it wants to. Once something differed, every
transfer is that ``Fault``, so that no driver can look past it.
"""

import errno
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Final

from drivers.emulators.usb import (
    INTERRUPT,
    Descriptors,
    EmulatedBus,
    EmulatedUsbDevice,
    Endpoint,
    usb_error,
)
from drivers.emulators.usb_replay import about_control, parted
from drivers.transports.transcript import Line, Way
from drivers.trouble import Fault, FaultCode

Filling = Callable[[Sequence[Line]], Sequence[Line]]
"""Puts something that the driver can read where a transcript has only noise for a person's."""
_ERRNO: Final = {
    FaultCode.PERMISSION: errno.EACCES,
    FaultCode.BUSY: errno.EBUSY,
    FaultCode.GONE: errno.ENODEV,
    FaultCode.TIMEOUT: errno.ETIMEDOUT,
}


def strict_bus(lines: Sequence[Line]) -> EmulatedBus:
    """Return a bus with the device of a transcript. Raises ``Fault`` PROTOCOL where it is none."""
    return EmulatedBus([StrictUsbDevice(lines)])


class StrictUsbDevice(EmulatedUsbDevice):
    """One device and its transcript, which is played once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(_descriptors(lines))
        self.kernel = False
        self._lines = [line for line in lines if not line.word.startswith("claim ")]
        self._next = 0
        self._differs: Fault | None = None
        self._lock = Lock()

    @property
    def finished(self) -> bool:
        """Whether everything that was recorded has happened again, and nothing else."""
        return self._next == len(self._lines) and self._differs is None

    def reset(self) -> None:
        """Stay where it is: what was plugged in again stands in the same transcript."""

    def control_in(self, kind: int, request: int, value: int) -> bytes:
        about = about_control(kind, request, value)
        with self._lock:
            self._pass_over(about)
            if self._fails(about):
                raise self._failure()
            came = self._ahead(Way.IN, about)
            if came is None:
                raise self._other()
            self._next += 1
            return came

    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        self._hear(about_control(kind, request, value), data)

    def bulk_out(self, endpoint: int, data: bytes) -> None:
        self._hear(bytes((endpoint,)), data)

    def interrupt_in(self, seconds: float) -> bytes:
        kinds = [each.address for each in self.descriptors.endpoints if each.kind == INTERRUPT]
        return self._by_itself(bytes(kinds[:1]), seconds)

    def bulk_in(self, endpoint: int, size: int, seconds: float) -> bytes:
        return self._by_itself(bytes((endpoint,)), seconds)[:size]

    def _hear(self, about: bytes, data: bytes) -> None:
        with self._lock:
            self._pass_over(about)
            if self._ahead(Way.OUT, about) != data:
                raise self._other()
            self._next += 1
            if self._fails(about):
                raise self._failure()

    def _by_itself(self, about: bytes, seconds: float) -> bytes:
        with self._lock:
            self._require_same()
            if self._fails(about):
                raise self._failure()
            came = self._ahead(Way.IN, about)
            if came is not None:
                self._next += 1
                return came
        self.unplugged.wait(seconds)
        raise usb_error(errno.ETIMEDOUT)

    def _pass_over(self, wanted: bytes) -> None:
        """Leave out what a pipe said and nobody read before the host went on."""
        self._require_same()
        for line in self._lines[self._next :]:
            if line.way is not Way.IN or parted(line)[0] == wanted or parted(line)[0][0] == 0:
                return
            self._next += 1

    def _ahead(self, way: Way, about: bytes) -> bytes | None:
        if self._next == len(self._lines):
            return None
        line = self._lines[self._next]
        if line.way is not way or parted(line)[0] != about:
            return None
        return parted(line)[1]

    def _fails(self, about: bytes) -> bool:
        line = self._lines[self._next] if self._next < len(self._lines) else None
        words = line.word.split() if line is not None else []
        return words[:1] == ["fault"] and bytes.fromhex(words[2])[: len(about)] == about

    def _failure(self) -> Exception:
        code = FaultCode(self._lines[self._next].word.split()[1])
        self._next += 1
        return usb_error(_ERRNO.get(code, errno.EPIPE))

    def _other(self) -> Fault:
        if self._next == len(self._lines):
            self._differs = Fault(FaultCode.GONE, "end of transcript")
        else:
            self._differs = Fault(FaultCode.PROTOCOL, f"replay differs at entry {self._next + 1}")
        return self._differs

    def _require_same(self) -> None:
        if self._differs is not None:
            raise Fault(self._differs.code, self._differs.detail)


def _descriptors(lines: Sequence[Line]) -> Descriptors:
    """Read what was claimed first, as ``UsbDevice.shape`` writes it."""
    try:
        word = next(line.word for line in lines if line.word.startswith("claim "))
        ids, kind, *ends = word.removeprefix("claim ").split()
        vendor, product = (int(each, 16) for each in ids.split(":"))
        endpoints = tuple(_endpoint(each) for each in ends)
    except (StopIteration, ValueError) as error:
        raise Fault(FaultCode.PROTOCOL, "transcript without a claimed device") from error
    return Descriptors(vendor, product, 0, int(kind, 16), endpoints, ("", ""))


def _endpoint(word: str) -> Endpoint:
    address, kind, packet = word.split(".")
    return Endpoint(int(address, 16), int(packet), int(kind))
