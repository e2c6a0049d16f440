"""The USB transport: each error of pyusb has one code; the emulated bus errs as libusb does."""

import errno
from types import SimpleNamespace

import pytest
import usb.core

from drivers.emulators.usb import EmulatedBus, usb_error
from drivers.transports.usb import UsbBus, UsbDevice, usb_errors
from drivers.trouble import Fault, FaultCode
from tests.fakes import benches

VENDOR, PRODUCT = 0x056A, 0x00A5


def device() -> UsbDevice:
    return UsbBus(EmulatedBus([benches.pad()])).find(VENDOR, {PRODUCT})[0]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, FaultCode.PERMISSION),
        (errno.EPERM, FaultCode.PERMISSION),
        (errno.EBUSY, FaultCode.BUSY),
        (errno.ENODEV, FaultCode.GONE),
        (errno.EIO, FaultCode.GONE),
        (errno.ETIMEDOUT, FaultCode.TIMEOUT),
        (errno.EPIPE, FaultCode.PROTOCOL),
        (errno.EOVERFLOW, FaultCode.PROTOCOL),
        (errno.EDOM, FaultCode.PROTOCOL),
    ],
)
def test_each_error_has_its_code(number: int, code: FaultCode) -> None:
    with pytest.raises(Fault) as caught, usb_errors():
        raise usb_error(number)
    assert caught.value.code is code
    assert isinstance(caught.value.__cause__, usb.core.USBError)


def test_a_system_without_libusb_says_so() -> None:
    with pytest.raises(Fault) as caught, usb_errors():
        raise usb.core.NoBackendError("none")
    assert caught.value.code is FaultCode.UNSUPPORTED


def test_only_the_products_asked_for_are_found() -> None:
    bus = UsbBus(EmulatedBus([benches.pad(), benches.pad()]))
    assert len(bus.find(VENDOR, {PRODUCT, 0x00A8})) == 2
    assert bus.find(VENDOR, {0x00A8}) == []
    assert bus.find(0x05BA, {PRODUCT}) == []


def test_strings_and_endpoint_come_from_the_descriptors() -> None:
    raw = usb.core.find(backend=EmulatedBus([benches.pad()]), idVendor=VENDOR)
    assert (raw.manufacturer, raw.product) == ("Wacom Co.,Ltd.", "STU-530")
    assert device().interrupt_in(0) == (0x81, 64)


def test_claiming_takes_it_from_the_kernel() -> None:
    pad = benches.pad()
    found = UsbBus(EmulatedBus([pad])).find(VENDOR, {PRODUCT})[0]
    assert pad.kernel
    found.claim(0)
    assert not pad.kernel
    found.release()
    assert pad.holder is None


def test_a_device_of_somebody_else_may_not_be_opened() -> None:
    pad = benches.pad()
    pad.permitted = False
    with pytest.raises(Fault) as caught:
        UsbBus(EmulatedBus([pad])).find(VENDOR, {PRODUCT})[0].claim(0)
    assert caught.value.code is FaultCode.PERMISSION


def test_a_device_that_is_held_is_busy() -> None:
    pad = benches.pad()
    pad.held = True
    with pytest.raises(Fault) as caught:
        UsbBus(EmulatedBus([pad])).find(VENDOR, {PRODUCT})[0].claim(0)
    assert caught.value.code is FaultCode.BUSY


def test_reading_nothing_is_none_and_not_a_fault() -> None:
    found = device()
    found.claim(0)
    assert found.read(0x81, 64, timeout=1) is None


def test_a_short_write_is_noticed() -> None:
    raw = SimpleNamespace(ctrl_transfer=lambda *_args, **_named: 1)
    with pytest.raises(Fault) as caught:
        UsbDevice(raw).tell(0x21, 0x09, 0x0320, b"\x20\x00")
    assert caught.value.code is FaultCode.PROTOCOL


def test_a_device_without_kernel_drivers_to_detach_is_claimed_all_the_same() -> None:
    class Elsewhere(EmulatedBus):
        """A system where kernel drivers cannot be asked for, as on Windows."""

        def is_kernel_driver_active(self, *_: object) -> bool:
            raise NotImplementedError

    pad = benches.pad()
    pad.kernel = False
    found = UsbBus(Elsewhere([pad])).find(VENDOR, {PRODUCT})[0]
    found.claim(0)
    assert pad.holder is not None
