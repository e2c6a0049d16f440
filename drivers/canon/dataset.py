"""What an EOS sends in its data phases: who it is, what happened, and the finder's picture.

Sources: PIMA 15740:2000 sections 5.3.1 (strings), 5.5.1 (DeviceInfo), 5.5.3 (StorageInfo); the
facts of libgphoto2's ``camlibs/ptp2`` for Canon's event list and viewfinder data.
All numbers little endian. Every reader takes any bytes and raises nothing but ``Fault`` PROTOCOL.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from drivers.canon.vocabulary import Happening
from drivers.trouble import Fault, FaultCode

JPEG_BLOBS: Final = frozenset({1, 11})


@dataclass(frozen=True)
class DeviceInfo:
    """The first thing a camera tells about itself."""

    operations: frozenset[int]
    maker: str
    model: str
    version: str
    serial: str


@dataclass(frozen=True)
class StorageInfo:
    """A memory card: how much room is left on it, and whether it can be written to."""

    free_bytes: int
    free_images: int
    writable: bool


@dataclass(frozen=True)
class PropertyValue:
    """A property has this value now."""

    code: int
    value: int


@dataclass(frozen=True)
class Taken:
    """A picture was taken and can be fetched. ``on_card``: the camera keeps it, too."""

    handle: int
    format: int
    size: int
    on_card: bool


Record = PropertyValue | Taken


class _Reader:
    """Reads a data set from its start; what is not there is a ``Fault``."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, form: str) -> int:
        try:
            (value,) = struct.unpack_from(f"<{form}", self._data, self._at)
        except struct.error as error:
            raise Fault(FaultCode.PROTOCOL, "data set") from error
        self._at += struct.calcsize(f"<{form}")
        return int(value)

    def numbers(self) -> tuple[int, ...]:
        count = self.number("I")
        if count > len(self._data) // 2:
            raise Fault(FaultCode.PROTOCOL, "data set")
        return tuple(self.number("H") for _ in range(count))

    def text(self) -> str:
        units = self.number("B")
        raw = self._data[self._at : self._at + 2 * units]
        if len(raw) < 2 * units:
            raise Fault(FaultCode.PROTOCOL, "data set")
        self._at += 2 * units
        return raw.decode("utf-16-le", "replace").rstrip("\0").strip()


def device_info(data: bytes) -> DeviceInfo:
    """Read the answer to GetDeviceInfo."""
    reader = _Reader(data)
    for form in ("H", "I", "H"):
        reader.number(form)
    reader.text()
    reader.number("H")
    operations, *_ = (reader.numbers() for _ in range(5))
    maker, model, version, serial = (reader.text() for _ in range(4))
    return DeviceInfo(frozenset(operations), maker, model, version, serial)


def storage_ids(data: bytes) -> tuple[int, ...]:
    """Read the answer to GetStorageIDs."""
    reader = _Reader(data)
    count = reader.number("I")
    if count > len(data) // 4:
        raise Fault(FaultCode.PROTOCOL, "data set")
    return tuple(reader.number("I") for _ in range(count))


def storage_info(data: bytes) -> StorageInfo:
    """Read the answer to GetStorageInfo."""
    reader = _Reader(data)
    _type, _file_system, access = (reader.number("H") for _ in range(3))
    _room = reader.number("Q")
    free, images = reader.number("Q"), reader.number("I")
    return StorageInfo(free, images, writable=access == 0)


def records(data: bytes) -> Iterator[Record]:
    """Yield what is understood of the answer to GetEvent: size, code and a body, over and over."""
    at = 0
    while at + 8 <= len(data):
        size, code = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):
            raise Fault(FaultCode.PROTOCOL, "event list")
        record = _record(code, data[at : at + size])
        if record is not None:
            yield record
        if (size, code) == (8, 0):
            return
        at += size


def _record(code: int, data: bytes) -> Record | None:
    if code == Happening.PROPERTY and len(data) >= 16:
        return PropertyValue(*struct.unpack_from("<II", data, 8))
    if code == Happening.TRANSFER and len(data) >= 0x18:
        handle, form, size = struct.unpack_from("<IH6xI", data, 8)
        return Taken(handle, form, size, on_card=False)
    if code == Happening.OBJECT_ADDED and len(data) >= 0x20:
        handle, _store, form, size = struct.unpack_from("<IIH10xI", data, 8)
        return Taken(handle, form, size, on_card=True)
    return None


def finder_picture(data: bytes) -> bytes | None:
    """Return the JPEG in the answer to GetViewFinderData; None where there is none."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):
            raise Fault(FaultCode.PROTOCOL, "finder data")
        if kind in JPEG_BLOBS:
            return data[at + 8 : at + size]
        at += size
    return None
