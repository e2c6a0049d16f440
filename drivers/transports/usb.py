"""USB devices by pyusb: found, claimed, talked to, and every error of the library mapped once.

The backend is passed in: None is the system's libusb, an emulator brings its own.
"""

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import Any, Final

import usb.core
import usb.util

from drivers.trouble import Fault, FaultCode

CODES: Final = MappingProxyType(
    {
        errno.EACCES: FaultCode.PERMISSION,
        errno.EPERM: FaultCode.PERMISSION,
        errno.EBUSY: FaultCode.BUSY,
        errno.ENODEV: FaultCode.GONE,
        errno.ENOENT: FaultCode.GONE,
        errno.ENXIO: FaultCode.GONE,
        errno.EIO: FaultCode.GONE,  # what a control transfer gets while the plug is being pulled
        errno.ETIMEDOUT: FaultCode.TIMEOUT,
        errno.EPIPE: FaultCode.PROTOCOL,
        errno.EOVERFLOW: FaultCode.PROTOCOL,
    }
)
"""libusb's errors as pyusb reports them (``usb.backend.libusb1._libusb_errno``)."""

WRITE_MS: Final = 1000


@contextmanager
def usb_errors() -> Iterator[None]:
    """Turn the errors of pyusb into ``Fault``, keeping the cause."""
    try:
        yield
    except usb.core.USBTimeoutError as error:
        raise Fault(FaultCode.TIMEOUT, "usb") from error
    except usb.core.NoBackendError as error:
        raise Fault(FaultCode.UNSUPPORTED, "libusb is not installed") from error
    except usb.core.USBError as error:
        code = CODES.get(error.errno or 0, FaultCode.PROTOCOL)
        raise Fault(code, f"usb errno {error.errno}") from error


class UsbDevice:
    """One device on the bus, not yet claimed. All times are milliseconds."""

    def __init__(self, device: Any) -> None:
        self._device = device

    @property
    def product_id(self) -> int:
        return int(self._device.idProduct)

    @property
    def ids(self) -> tuple[int, int]:
        """Vendor and product."""
        return int(self._device.idVendor), self.product_id

    @property
    def serial(self) -> str:
        """What the device says is its serial number; empty where it says none."""
        with suppress(usb.core.USBError, ValueError, NotImplementedError):
            return str(self._device.serial_number or "")
        return ""

    @property
    def place(self) -> str:
        """Where it is plugged in: bus and address."""
        return f"{self._device.bus}:{self._device.address}"

    def claim(self, interface: int) -> None:
        """Take the interface, from the kernel's driver too. Raises ``Fault``."""
        with usb_errors():
            with suppress(NotImplementedError):  # systems without kernel drivers to detach
                if self._device.is_kernel_driver_active(interface):
                    self._device.detach_kernel_driver(interface)
            usb.util.claim_interface(self._device, interface)

    def release(self) -> None:
        """Give everything back. Never raises: the device may be gone."""
        with suppress(usb.core.USBError):
            usb.util.dispose_resources(self._device)

    def interface(self, kind: int) -> int:
        """Return the number of the first interface of this class. Raises ``Fault``."""
        with usb_errors():
            found = usb.util.find_descriptor(
                self._device.get_active_configuration(), bInterfaceClass=kind
            )
        if found is None:
            raise Fault(FaultCode.PROTOCOL, f"no interface of class {kind:#04x}")
        return int(found.bInterfaceNumber)

    def interrupt_in(self, interface: int) -> tuple[int, int]:
        """Return address and packet size of the interface's interrupt IN endpoint."""
        with usb_errors():
            found = usb.util.find_descriptor(
                self._device.get_active_configuration()[(interface, 0)],
                custom_match=_is_interrupt_in,
            )
        if found is None:
            raise Fault(FaultCode.PROTOCOL, "no interrupt endpoint")
        return int(found.bEndpointAddress), int(found.wMaxPacketSize)

    def ask(self, kind: int, request: int, value: int, length: int, *, timeout: int) -> bytes:
        """Control transfer towards the host, to interface 0. ``kind`` is bmRequestType."""
        with usb_errors():
            return bytes(
                self._device.ctrl_transfer(kind, request, value, 0, length, timeout=timeout)
            )

    def tell(self, kind: int, request: int, value: int, data: bytes) -> None:
        """Control transfer to interface 0 of the device."""
        with usb_errors():
            sent = self._device.ctrl_transfer(kind, request, value, 0, data, timeout=WRITE_MS)
        if sent != len(data):
            raise Fault(FaultCode.PROTOCOL, "short control transfer")

    def read(self, endpoint: int, size: int, *, timeout: int) -> bytes | None:
        """Read one packet; None when none came in time."""
        try:
            with usb_errors():
                return bytes(self._device.read(endpoint, size, timeout=timeout))
        except Fault as fault:
            if fault.code is FaultCode.TIMEOUT:
                return None
            raise


class UsbBus:
    """The devices that are plugged in."""

    def __init__(self, backend: object | None = None) -> None:
        self._backend = backend

    def find(self, vendor: int, products: Collection[int]) -> list[UsbDevice]:
        """Return the devices of a vendor with one of these product ids; none is an empty list."""
        with usb_errors():
            found = usb.core.find(find_all=True, backend=self._backend, idVendor=vendor)
            return [UsbDevice(each) for each in found if each.idProduct in products]


def _is_interrupt_in(endpoint: Any) -> bool:
    return bool(
        usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_IN
        and usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_INTR
    )
