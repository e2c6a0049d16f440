"""A U.are.U reader on the bus: its registers, its interrupts, and a picture on the bulk endpoint.

Source: the facts of libfprint's ``uru4000.c`` (1.94). The reader wants an interrupt read pending
at all times, and the bulk read pending before it is told to expose; pyusb waits in the call, so
both have a thread.
"""

import queue
import threading
import time
from enum import IntEnum
from typing import Final

from drivers.stop import Stop
from drivers.transports.usb import UsbDevice
from drivers.trouble import Fault, FaultCode
from drivers.uareu.frame import SIZE, missing

REQUEST: Final = 0x04
READ: Final = 0xC0
WRITE: Final = 0x40
CONTROL_MS: Final = 5000
EVENTS: Final = 0x81
EVENT_SIZE: Final = 64
EVENT_MS: Final = 1000
"""How long one interrupt read waits; closing waits as long at most."""
FRAMES: Final = 0x82
FRAME_MS: Final = 500
"""A frame comes 0.13 s after the order; a reader that sends none for so long is dumb."""
PIECE_MS: Final = 100
"""How long the rest of a picture may be away, where it comes in pieces."""
SUBMIT_SECONDS: Final = 0.005
"""From a thread's call of the library until its transfer is with the system."""
TICK: Final = 0.02


class Register(IntEnum):
    """Where is what."""

    POWER = 0x07
    KEY_QUESTION = 0x33
    KEY_ANSWER = 0x34
    MODE = 0x4E
    ABOUT = 0xF0


class Mode(IntEnum):
    """What the reader is to do."""

    AWAIT_FINGER = 0x10
    AWAIT_LIFT = 0x12
    EXPOSE = 0x20
    OFF = 0x70


class Event(IntEnum):
    """What the reader says by interrupt: the first two bytes, big-endian."""

    AWAKE = 0x56AA
    FINGER = 0x0101
    LIFTED = 0x0200
    NEXT_FAILS = 0x0800


class Wire:
    """One claimed reader. ``close`` ends its thread."""

    def __init__(self, device: UsbDevice, event_ms: int = EVENT_MS) -> None:
        self._device = device
        self._event_ms = event_ms
        self._events: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._end: Fault | None = None
        self._listening, self._closing = threading.Event(), threading.Event()
        self._listener = threading.Thread(target=self._listen, name="uareu-events", daemon=True)
        self._listener.start()
        _under_way(self._listening)

    def close(self) -> None:
        """End the thread and give the device back. Never raises."""
        self._closing.set()
        self._listener.join()
        self._device.release()

    def read(self, register: Register, size: int) -> bytes:
        """Read registers. Raises ``Fault``, PROTOCOL for a short answer."""
        data = self._device.ask(READ, REQUEST, register, size, timeout=CONTROL_MS)
        if len(data) != size:
            raise Fault(FaultCode.PROTOCOL, f"register {register:#04x}")
        return data

    def write(self, register: Register, data: bytes) -> None:
        """Write registers. Raises ``Fault``."""
        self._device.tell(WRITE, REQUEST, register, data)

    def mode(self, mode: Mode) -> None:
        self.write(Register.MODE, bytes((mode,)))

    def forget(self) -> None:
        """Pass over what the reader has said until now."""
        while not self._events.empty():
            self._events.get()

    def next_event(self, seconds: float, stop: Stop) -> int | None:
        """Return the next event, None after ``seconds`` without. Raises ``Fault``, ``Retry``."""
        quiet = Stop(seconds)
        while quiet.remaining:
            stop.check()
            try:
                return self._events.get(timeout=min(TICK, quiet.remaining))
            except queue.Empty:
                if self._end is not None:
                    raise Fault(self._end.code, self._end.detail) from self._end
        return None

    def expose(self) -> bytes:
        """Order a picture and return its bytes; the read is pending before the order."""
        frame = _Pending(self._device)
        try:
            self.mode(Mode.EXPOSE)
        finally:
            data = frame.result()
        return data

    def _listen(self) -> None:
        while not self._closing.is_set():
            self._listening.set()
            try:
                data = self._device.read(EVENTS, EVENT_SIZE, timeout=self._event_ms)
            except Fault as fault:
                self._end = fault
                return
            if data is not None and len(data) >= 2:
                self._events.put(int.from_bytes(data[:2], "big"))


class _Pending:
    """A bulk read that waits in a thread of its own."""

    def __init__(self, device: UsbDevice) -> None:
        self._device = device
        self._data = b""
        self._fault: Fault | None = None
        self._reading = threading.Event()
        self._thread = threading.Thread(target=self._read, name="uareu-frame", daemon=True)
        self._thread.start()
        _under_way(self._reading)

    def result(self) -> bytes:
        """Wait for the frame. Raises ``Fault``."""
        self._thread.join()
        if self._fault:
            raise self._fault
        return self._data

    def _read(self) -> None:
        self._reading.set()
        try:
            self._data = self._pieces()
        except Fault as fault:
            self._fault = fault

    def _pieces(self) -> bytes:
        data = self._device.read(FRAMES, SIZE, timeout=FRAME_MS)
        if data is None:
            raise Fault(FaultCode.TIMEOUT, "no frame")
        while missing(data):
            more = self._device.read(FRAMES, SIZE - len(data), timeout=PIECE_MS)
            if not more:
                break
            data += more
        return data


def _under_way(begun: threading.Event) -> None:
    """Wait until a thread's transfer lies with the system: the library cannot tell."""
    begun.wait()
    time.sleep(SUBMIT_SECONDS)
