"""Writes down every transfer of a USB device while it works; nothing of it is changed.

Each transfer is one line, in the order in which it went out or had come in, whichever thread made
it. ``drivers.emulators.usb_replay`` makes a device of such a record.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from drivers.transports.recording import Recorder
from drivers.transports.transcript import Way
from drivers.transports.usb import SYSFS, UsbBus, UsbDevice
from drivers.trouble import Fault


class RecordedUsbBus(UsbBus):
    """A bus whose devices are recorded, all by one recorder."""

    def __init__(self, backend: object | None, recorder: Recorder, sysfs: Path = SYSFS) -> None:
        super().__init__(backend, sysfs)
        self._recorder, self._lock = recorder, Lock()

    def device(self, found: Any) -> UsbDevice:
        return _RecordedDevice(found, self._sysfs, self._recorder, self._lock)


class _RecordedDevice(UsbDevice):
    """A device whose transfers are noted."""

    def __init__(self, found: Any, sysfs: Path | None, recorder: Recorder, lock: Lock) -> None:
        super().__init__(found, sysfs)
        self._recorder, self._lock = recorder, lock

    def claim(self, interface: int) -> None:
        super().claim(interface)
        with self._lock:
            self._recorder.event(f"claim {self.shape(interface)}")

    def ask(self, kind: int, request: int, value: int, length: int, *, timeout: int) -> bytes:
        with self._faults(_setup(kind, request, value, length)):
            data = super().ask(kind, request, value, length, timeout=timeout)
        self._note(Way.IN, _setup(kind, request, value, length) + data)
        return data

    def tell(self, kind: int, request: int, value: int, data: bytes) -> None:
        self._note(Way.OUT, _setup(kind, request, value, len(data)) + data)
        with self._faults(_setup(kind, request, value, len(data))):
            super().tell(kind, request, value, data)

    def write(self, endpoint: int, data: bytes, **how: Any) -> None:
        self._note(Way.OUT, bytes((endpoint,)) + data)
        with self._faults(bytes((endpoint,))):
            super().write(endpoint, data, **how)

    def read(self, endpoint: int, size: int, *, timeout: int) -> bytes | None:
        with self._faults(bytes((endpoint,))):
            data = super().read(endpoint, size, timeout=timeout)
        if data is not None:
            self._note(Way.IN, bytes((endpoint,)) + data)
        return data

    @contextmanager
    def _faults(self, about: bytes) -> Iterator[None]:
        """Note that a transfer failed: the driver went on from there."""
        try:
            yield
        except Fault as fault:
            with self._lock:
                self._recorder.event(f"fault {fault.code.value} {about.hex()}")
            raise

    def _note(self, way: Way, data: bytes) -> None:
        with self._lock:
            self._recorder.note(way, data)
            self._recorder.turn()


def _setup(kind: int, request: int, value: int, length: int) -> bytes:
    return struct.pack("<BBBHHH", 0, kind, request, value, 0, length)
