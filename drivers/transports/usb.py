"""USB devices by pyusb: found, claimed, talked to, and every error of the library mapped once.

The backend is passed in: None is the system's libusb, an emulator brings its own.
"""

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
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


SYSFS: Final = Path("/sys/bus/usb/devices")


class UsbDevice:
    """One device on the bus, not yet claimed. All times are milliseconds.

    ``sysfs`` is where Linux keeps what it has asked the devices itself; None for emulated ones.
    """

    def __init__(self, device: Any, sysfs: Path | None = None) -> None:
        self._device = device
        self._sysfs = sysfs

    @property
    def product_id(self) -> int:
        return int(self._device.idProduct)

    @property
    def ids(self) -> tuple[int, int]:
        """Vendor and product."""
        return int(self._device.idVendor), self.product_id

    @property
    def serial(self) -> str:
        """What the device says is its serial number; empty where it says none.

        The system has asked already: some readers do not like to be asked while they wake.
        """
        return self._said("serial", "serial_number")

    @property
    def names(self) -> tuple[str, str]:
        """What the device says are its maker and its product; empty where it says none."""
        return self._said("manufacturer", "manufacturer"), self._said("product", "product")

    def _said(self, file: str, attribute: str) -> str:
        known = self._folder()
        if known is not None:
            try:
                return (known / file).read_text().strip()
            except OSError:  # it has none
                return ""
        with suppress(usb.core.USBError, ValueError, NotImplementedError):
            return str(getattr(self._device, attribute) or "")
        return ""

    @property
    def place(self) -> str:
        """Where it is plugged in: bus and address."""
        return f"{self._device.bus}:{self._device.address}"

    def _folder(self) -> Path | None:
        """Return the device's folder in sysfs, where there is one."""
        ports = ".".join(map(str, self._device.port_numbers or ()))
        folder = self._sysfs / f"{self._device.bus}-{ports}" if self._sysfs else None
        return folder if folder is not None and folder.is_dir() else None

    def claim(self, interface: int) -> None:
        """Take the interface, from the kernel's driver too. Raises ``Fault``."""
        with usb_errors():
            # Some systems have no such drivers, some do not tell; whether it is ours, claiming says
            with suppress(NotImplementedError, usb.core.USBError):
                if self._device.is_kernel_driver_active(interface):
                    self._device.detach_kernel_driver(interface)
            usb.util.claim_interface(self._device, interface)

    def shape(self, interface: int) -> str:
        """Return vendor, product, class and endpoints: address, kind, size of packet.

        ``072f:2200 0b 81.3.8 02.2.64`` in hexadecimal, but for the size. Raises ``Fault``.
        """
        with usb_errors():
            found = self._device.get_active_configuration()[(interface, 0)]
            ends = (
                f"{each.bEndpointAddress:02x}.{each.bmAttributes & 3}.{each.wMaxPacketSize}"
                for each in found
            )
            vendor, product = self.ids
            return " ".join((f"{vendor:04x}:{product:04x} {found.bInterfaceClass:02x}", *ends))

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
        return self._endpoint(interface, usb.util.ENDPOINT_TYPE_INTR, usb.util.ENDPOINT_IN)

    def bulk_in(self, interface: int) -> tuple[int, int]:
        """Return address and packet size of the interface's bulk IN endpoint."""
        return self._endpoint(interface, usb.util.ENDPOINT_TYPE_BULK, usb.util.ENDPOINT_IN)

    def bulk_out(self, interface: int) -> tuple[int, int]:
        """Return address and packet size of the interface's bulk OUT endpoint."""
        return self._endpoint(interface, usb.util.ENDPOINT_TYPE_BULK, usb.util.ENDPOINT_OUT)

    def _endpoint(self, interface: int, kind: int, way: int) -> tuple[int, int]:
        def fits(each: Any) -> bool:
            address, attributes = each.bEndpointAddress, each.bmAttributes
            right_way = usb.util.endpoint_direction(address) == way
            return bool(right_way and usb.util.endpoint_type(attributes) == kind)

        with usb_errors():
            found = usb.util.find_descriptor(
                self._device.get_active_configuration()[(interface, 0)], custom_match=fits
            )
        if found is None:
            raise Fault(FaultCode.PROTOCOL, f"no endpoint of kind {kind}")
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

    def write(self, endpoint: int, data: bytes, *, timeout: int = WRITE_MS) -> None:
        """Write to a bulk endpoint; no bytes are a packet of length zero. Raises ``Fault``."""
        with usb_errors():
            sent = self._device.write(endpoint, data, timeout=timeout)
        if sent != len(data):
            raise Fault(FaultCode.TIMEOUT, "short bulk transfer")

    def read(self, endpoint: int, size: int, *, timeout: int) -> bytes | None:
        """Read what comes until a short packet, at most ``size`` bytes; None for none in time."""
        try:
            with usb_errors():
                return bytes(self._device.read(endpoint, size, timeout=timeout))
        except Fault as fault:
            if fault.code is FaultCode.TIMEOUT:
                return None
            raise

    def clear_halt(self, endpoint: int) -> None:
        """Let a stalled endpoint go on. Raises ``Fault``."""
        with usb_errors():
            self._device.clear_halt(endpoint)


class UsbBus:
    """The devices that are plugged in."""

    def __init__(self, backend: object | None = None, sysfs: Path = SYSFS) -> None:
        self._backend = backend
        self._sysfs = sysfs if backend is None else None

    def find(self, vendor: int, products: Collection[int]) -> list[UsbDevice]:
        """Return the devices of a vendor with one of these product ids; none is an empty list."""
        with usb_errors():
            found = usb.core.find(find_all=True, backend=self._backend, idVendor=vendor)
            return [self.device(each) for each in found if each.idProduct in products]

    def find_class(self, kind: int) -> list[UsbDevice]:
        """Return the devices with an interface of a class; none is an empty list."""

        def fits(each: Any) -> bool:
            found = (usb.util.find_descriptor(setup, bInterfaceClass=kind) for setup in each)
            return any(interface is not None for interface in found)

        with usb_errors():
            found = usb.core.find(find_all=True, backend=self._backend, custom_match=fits)
            return [self.device(each) for each in found]

    def device(self, found: Any) -> UsbDevice:
        """Make a device of what pyusb has found."""
        return UsbDevice(found, self._sysfs)
