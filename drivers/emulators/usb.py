"""An emulated USB bus: a pyusb backend whose devices are Python objects.

Implements what ``usb.backend.IBackend`` describes and pyusb calls; it need not inherit from it.
Not simulated: the time of transfers, hubs, more than one configuration or alternate setting, and
isochronous endpoints.
"""

import errno
import itertools
import threading
from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Final

import usb.core

DESCRIPTOR_DEVICE: Final = 1
DESCRIPTOR_CONFIGURATION: Final = 2
DESCRIPTOR_INTERFACE: Final = 4
DESCRIPTOR_ENDPOINT: Final = 5
FULL_SPEED: Final = 2
GET_DESCRIPTOR: Final = (0x80, 0x06)
DESCRIPTOR_STRING: Final = 3
LANGUAGES: Final = b"\x04\x03\x09\x04"


def usb_error(number: int) -> Exception:
    """Return the error that pyusb raises for an errno."""
    kind = usb.core.USBTimeoutError if number == errno.ETIMEDOUT else usb.core.USBError
    error: Exception = kind(errno.errorcode[number], errno=number)
    return error


INTERRUPT: Final = 3
BULK: Final = 2


@dataclass(frozen=True)
class Endpoint:
    """One endpoint: its address with the direction in bit 7, and INTERRUPT or BULK."""

    address: int
    packet: int
    kind: int = INTERRUPT
    interval: int = 0

    def descriptor(self) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=DESCRIPTOR_ENDPOINT,
            bEndpointAddress=self.address,
            bmAttributes=self.kind,
            wMaxPacketSize=self.packet,
            bInterval=self.interval,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )


@dataclass(frozen=True)
class Descriptors:
    """A device with one configuration and one interface.

    ``strings`` are numbered from 1: maker, product and, where there is a third, serial number.
    """

    vendor: int
    product: int
    version: int
    interface_class: int
    endpoints: tuple[Endpoint, ...]
    strings: tuple[str, ...]
    interface_subclass: int = 0
    interface_protocol: int = 0

    def device(self, address: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=DESCRIPTOR_DEVICE,
            bcdUSB=0x0200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=self.vendor,
            idProduct=self.product,
            bcdDevice=self.version,
            iManufacturer=1,
            iProduct=2,
            iSerialNumber=3 if len(self.strings) > 2 else 0,
            bNumConfigurations=1,
            bus=1,
            address=address,
            port_number=address,
            port_numbers=(address,),
            speed=FULL_SPEED,
        )

    def configuration(self) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=DESCRIPTOR_CONFIGURATION,
            wTotalLength=9 + 9 + 7 * len(self.endpoints),
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0x80,
            bMaxPower=250,
            extra_descriptors=[],
        )

    def interface(self) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=DESCRIPTOR_INTERFACE,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=len(self.endpoints),
            bInterfaceClass=self.interface_class,
            bInterfaceSubClass=self.interface_subclass,
            bInterfaceProtocol=self.interface_protocol,
            iInterface=0,
            extra_descriptors=[],
        )

    def string(self, index: int) -> bytes:
        """Return a string descriptor; number 0 lists the languages."""
        if index == 0:
            return LANGUAGES
        text = self.strings[index - 1].encode("utf-16-le")
        return bytes((len(text) + 2, DESCRIPTOR_STRING)) + text


class EmulatedUsbDevice(ABC):
    """Base of emulated devices: plugged in or not, held by somebody or not.

    Subclasses answer transfers with bytes or raise :func:`usb_error`. ``kernel`` tells whether the
    system's own driver is bound, as it is to real HID devices; ``permitted`` and ``held`` make
    opening fail with EACCES, claiming with EBUSY.
    """

    def __init__(self, descriptors: Descriptors) -> None:
        self.descriptors = descriptors
        self.unplugged = threading.Event()
        self.plugging = 0
        """How often it was plugged in again: what was opened before is gone for ever."""
        self.kernel = True
        self.permitted = True
        self.held = False
        self.holder: object | None = None
        self.halted: set[int] = set()

    def unplug(self) -> None:
        self.unplugged.set()

    def plug(self) -> None:
        """Plug it in, as it is after power-up: bound to the kernel, held by nobody."""
        self.kernel = True
        self.holder = None
        self.halted.clear()
        self.reset()
        self.plugging += 1
        self.unplugged.clear()

    @abstractmethod
    def reset(self) -> None:
        """Return to the state after power-up."""

    @abstractmethod
    def control_in(self, kind: int, request: int, value: int) -> bytes:
        """Answer a control transfer towards the host. ``kind`` is bmRequestType."""

    @abstractmethod
    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        """Take a control transfer."""

    @abstractmethod
    def interrupt_in(self, seconds: float) -> bytes:
        """Wait for a packet of the interrupt endpoint, at most this long."""

    def bulk_in(self, _endpoint: int, _size: int, _seconds: float) -> bytes:
        """Wait for up to so many bytes of a bulk endpoint; a device without one stalls."""
        raise usb_error(errno.EPIPE)

    def bulk_out(self, _endpoint: int, _data: bytes) -> None:
        """Take bytes on a bulk endpoint; a device without one stalls."""
        raise usb_error(errno.EPIPE)

    def clear_halt(self, endpoint: int) -> None:
        """Let a stalled endpoint go on."""
        self.halted.discard(endpoint)


@dataclass(frozen=True)
class Handle:
    """One opening of a device."""

    device: EmulatedUsbDevice
    number: int
    plugging: int


class EmulatedBus:
    """The backend to give to ``usb.core.find``. Safe to use from several threads."""

    def __init__(self, devices: Sequence[EmulatedUsbDevice]) -> None:
        self._devices = devices
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def enumerate_devices(self) -> Iterator[EmulatedUsbDevice]:
        return iter([each for each in self._devices if not each.unplugged.is_set()])

    def get_parent(self, _device: EmulatedUsbDevice) -> None:
        return None

    def get_device_descriptor(self, device: EmulatedUsbDevice) -> SimpleNamespace:
        return device.descriptors.device(self._devices.index(device) + 1)

    def get_configuration_descriptor(
        self, device: EmulatedUsbDevice, index: int
    ) -> SimpleNamespace:
        _only(index)
        return device.descriptors.configuration()

    def get_interface_descriptor(
        self, device: EmulatedUsbDevice, interface: int, alternate: int, _configuration: int
    ) -> SimpleNamespace:
        _only(interface)
        _only(alternate)
        return device.descriptors.interface()

    def get_endpoint_descriptor(
        self,
        device: EmulatedUsbDevice,
        endpoint: int,
        _interface: int,
        _alternate: int,
        _configuration: int,
    ) -> SimpleNamespace:
        return device.descriptors.endpoints[endpoint].descriptor()

    def open_device(self, device: EmulatedUsbDevice) -> Handle:
        _present(device)
        if not device.permitted:
            raise usb_error(errno.EACCES)
        return Handle(device, next(self._numbers), device.plugging)

    def close_device(self, handle: Handle) -> None:
        with self._lock:
            if handle.device.holder == handle:
                handle.device.holder = None

    def get_configuration(self, handle: Handle) -> int:
        _there(handle)
        return 1

    def set_configuration(self, handle: Handle, _value: int) -> None:
        _there(handle)

    def set_interface_altsetting(self, handle: Handle, _interface: int, _alternate: int) -> None:
        _there(handle)

    def claim_interface(self, handle: Handle, _interface: int) -> None:
        device = handle.device
        _there(handle)
        with self._lock:
            if device.kernel or device.held or device.holder not in {None, handle}:
                raise usb_error(errno.EBUSY)
            device.holder = handle

    def release_interface(self, handle: Handle, _interface: int) -> None:
        self.close_device(handle)
        _there(handle)

    def is_kernel_driver_active(self, handle: Handle, _interface: int) -> bool:
        _there(handle)
        return handle.device.kernel

    def detach_kernel_driver(self, handle: Handle, _interface: int) -> None:
        _there(handle)
        handle.device.kernel = False

    def ctrl_transfer(
        self,
        handle: Handle,
        kind: int,
        request: int,
        value: int,
        _index: int,
        data: "array[int]",
        _timeout: int,
    ) -> int:
        device = handle.device
        _there(handle)
        if not kind & 0x80:
            device.control_out(kind, request, value, data.tobytes())
            return len(data)
        if (kind, request) == GET_DESCRIPTOR and value >> 8 == DESCRIPTOR_STRING:
            return _fill(data, device.descriptors.string(value & 0xFF))
        return _fill(data, device.control_in(kind, request, value))

    def intr_read(
        self, handle: Handle, _endpoint: int, _interface: int, data: "array[int]", timeout: int
    ) -> int:
        _there(handle)
        came = handle.device.interrupt_in(timeout / 1000)
        _there(handle)
        return _fill(data, came)

    def bulk_read(
        self, handle: Handle, endpoint: int, _interface: int, data: "array[int]", timeout: int
    ) -> int:
        _there(handle)
        came = handle.device.bulk_in(endpoint, len(data), timeout / 1000)
        _there(handle)
        return _fill(data, came)

    def bulk_write(
        self, handle: Handle, endpoint: int, _interface: int, data: "array[int]", _timeout: int
    ) -> int:
        _there(handle)
        handle.device.bulk_out(endpoint, data.tobytes())
        return len(data)

    def clear_halt(self, handle: Handle, endpoint: int) -> None:
        _there(handle)
        handle.device.clear_halt(endpoint)

    def _absent(self, *_transfer: object) -> int:
        raise usb_error(errno.EPIPE)

    # pyusb looks all of them up before it chooses one.
    iso_read = iso_write = intr_write = _absent


def _only(index: int) -> None:
    if index:
        raise IndexError(index)


def _present(device: EmulatedUsbDevice) -> None:
    if device.unplugged.is_set():
        raise usb_error(errno.ENODEV)


def _there(handle: Handle) -> None:
    _present(handle.device)
    if handle.plugging != handle.device.plugging:
        raise usb_error(errno.ENODEV)


def _fill(data: "array[int]", answer: bytes) -> int:
    if len(answer) > len(data):
        raise usb_error(errno.EOVERFLOW)
    data[: len(answer)] = array("B", answer)
    return len(answer)
