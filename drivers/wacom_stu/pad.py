"""Wacom STU-430, -530 and -540 signature pads, over HID class requests by pyusb.

Source: the open driver ``pabloko/Wacom-STU-WebHID``, and the report and state tables of public STU
SDK headers. The pen's data is not encrypted on the cable (see the threat model).

Verified on hardware: none. Verified against: the emulator of ``drivers.emulators.wacom_stu``.
"""

import logging
import time
from collections.abc import Callable, Sequence
from typing import Final

from drivers.protocol import Identity, PadGeometry, PenPoint, Probe, Strokes
from drivers.stop import Stop
from drivers.transports.usb import UsbBus, UsbDevice
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason
from drivers.wacom_stu import reports
from drivers.wacom_stu.pen import PenPath
from drivers.wacom_stu.pixels import MODE_1, encoded
from drivers.wacom_stu.prompt import Prompt, on_whole_screen, signing_line
from drivers.wacom_stu.reports import Capability, Report, State, Status

log = logging.getLogger(__name__)

VENDOR: Final = 0x056A
PRODUCTS: Final = {
    0x00A4: "STU-430",
    0x00A5: "STU-530",
    0x00A6: "STU-430V",
    0x00A8: "STU-540",
}
"""The pads this driver speaks to; the STU-541 (0x00A9) wants TLS and is not among them."""

INTERFACE: Final = 0
GET_REPORT: Final = (0xA1, 0x01)
SET_REPORT: Final = (0x21, 0x09)
FEATURE: Final = 0x0300
ASK_MS: Final = 1000
READ_MS: Final = 50
READY_SECONDS: Final = 3.0
"""The slowest pad takes 0.6 s to clear its screen."""
POLL_SECONDS: Final = 0.02
SHOW_SECONDS: Final = 0.02
"""How long pen points are gathered before the screen is told."""
MM_PER_INCH: Final = 25.4


class WacomStu:
    """Implements ``drivers.protocol.SignaturePad``."""

    def __init__(self, bus: UsbBus, *, ready_seconds: float = READY_SECONDS) -> None:
        self._bus = bus
        self._ready_seconds = ready_seconds
        self._device: UsbDevice | None = None
        self._endpoint = (0, 0)
        self._capability: Capability | None = None

    def open(self) -> Identity:
        """Claim the first pad on the bus and stop whatever it was doing.

        Raises ``Fault``: GONE, PERMISSION, BUSY, TIMEOUT or PROTOCOL.
        """
        self.close()
        found = self._bus.find(VENDOR, PRODUCTS)
        if not found:
            raise Fault(FaultCode.GONE, "no pad")
        self._device = found[0]
        try:
            return self._begin(found[0])
        except Fault:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the pad; its ink is switched off if it still listens."""
        device, self._device = self._device, None
        if device is None:
            return
        _try(device, reports.inking(on=False))
        device.release()

    def there(self) -> bool:
        """Say whether the pad still answers."""
        try:
            _status(self._opened())
        except DeviceTrouble:
            return False
        return True

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """Show the signing line and see that the screen takes it. Raises as :meth:`write`."""
        device, capability = self._opened(), self._read_capability()
        self._set_ready(device, reports.clear_screen(), stop)
        taken = self._show(device, signing_line(capability), stop)
        self._set_ready(device, reports.clear_screen(), stop)
        screen = {"width_px": capability.width, "height_px": capability.height}
        return (Probe("screen", taken, screen),)

    def geometry(self) -> PadGeometry:
        capability = self._read_capability()
        return PadGeometry(
            max_x=capability.max_x,
            max_y=capability.max_y,
            max_pressure=capability.max_pressure,
            units_per_mm=capability.resolution / MM_PER_INCH,
            rate_hz=capability.rate_hz,
        )

    def write(self, on_points: Callable[[Sequence[PenPoint]], None], stop: Stop) -> Strokes:
        """Show the signing line, then collect the pen until ``stop.finished``.

        ``on_points`` gets the first touch at once, then points about fifty times a second.

        Raises:
            Retry: SIGNATURE_NONE when the pen never touched; TIMED_OUT at the deadline.
            Fault: CANCELLED, GONE, TIMEOUT, BUSY or PROTOCOL.
        """
        device = self._opened()
        stop.check()
        self._prepare(device, stop)
        path = PenPath()
        try:
            self._collect(device, path, on_points, stop)
        finally:
            _try(device, reports.inking(on=False))
        if not path.touched:
            raise Retry(RetryReason.SIGNATURE_NONE)
        return Strokes(tuple(path.points), self.geometry(), path.lost)

    def _begin(self, device: UsbDevice) -> Identity:
        device.claim(INTERFACE)
        self._endpoint = device.interrupt_in(INTERFACE)
        if _status(device).state == State.IMAGE:  # some program died in the middle of a picture
            _set(device, reports.end_image(abandon=True))
        try:
            self._wait_ready(device, Stop(self._ready_seconds + 1))
        except Fault as fault:
            if fault.code is not FaultCode.BUSY:
                raise
            log.info("pad_reset", extra={"code": fault.detail})
            _set(device, reports.reset())
            self._wait_ready(device, Stop(self._ready_seconds + 1))
        information = reports.information(_get(device, Report.INFORMATION))
        self._capability = reports.capability(_get(device, Report.CAPABILITY))
        _set(device, reports.inking(on=False))
        return Identity(
            driver="wacom-stu",
            make="Wacom",
            model=information.model or PRODUCTS[device.product_id],
            serial=_serial(device),
            firmware=information.firmware,
        )

    def _prepare(self, device: UsbDevice, stop: Stop) -> None:
        capability = self._read_capability()
        self._set_ready(device, reports.clear_screen(), stop)
        self._show(device, signing_line(capability), stop)
        self._want_time(device)
        area = reports.writing_area(0, 0, capability.width - 1, capability.height - 1)
        self._set_ready(device, area, stop)
        self._drain(device)
        self._set_ready(device, reports.inking(on=True), stop)

    def _want_time(self, device: UsbDevice) -> None:
        """Ask for time and number of each report; pads that know neither are timed as they come."""
        try:
            _set(device, reports.pen_option(reports.TIME_AND_SEQUENCE))
        except Fault as fault:
            if fault.code is not FaultCode.PROTOCOL:
                raise
            log.info("pen_not_timed", extra={"driver": "wacom-stu"})

    def _show(self, device: UsbDevice, prompt: Prompt, stop: Stop) -> bool:
        """Upload a picture as the pad takes it; False where it refuses: it can be signed without.

        A pad whose encodings are all unknown is shown nothing, and that is no refusal.
        """
        capability = self._read_capability()
        picture = encoded(prompt.pixels, capability.encoding)
        if picture is None:
            return True
        area = (prompt.left, prompt.top, prompt.right, prompt.bottom)
        start = reports.start_image_area(picture.mode, *area)
        if picture.mode == MODE_1:  # small enough to be sent whole, which every pad takes
            whole = on_whole_screen(prompt, capability)
            picture = encoded(whole.pixels, capability.encoding) or picture
            start = reports.start_image(MODE_1)
        self._wait_ready(device, stop)
        _try(device, start)
        if _status(device).state != State.IMAGE:
            log.info("prompt_refused")
            return False
        self._upload(device, picture.data, stop)
        return True

    def _upload(self, device: UsbDevice, picture: bytes, stop: Stop) -> None:
        try:
            for block in reports.image_blocks(picture):
                stop.check()
                _set(device, block)
        except DeviceTrouble:  # a pad left in the middle of a picture takes no other command
            _try(device, reports.end_image(abandon=True))
            raise
        _set(device, reports.end_image())
        self._wait_ready(device, stop)

    def _collect(
        self,
        device: UsbDevice,
        path: PenPath,
        on_points: Callable[[Sequence[PenPoint]], None],
        stop: Stop,
    ) -> None:
        told, shown_at = 0, time.monotonic()
        while not stop.finished:
            stop.check()
            data = device.read(*self._endpoint, timeout=READ_MS)
            report = reports.pen(data) if data else None
            written = path.touched
            if report:
                path.add(report, time.monotonic())
            late = time.monotonic() - shown_at > SHOW_SECONDS
            if len(path.points) > told and (late or not report or path.touched > written):
                on_points(path.points[told:])
                told, shown_at = len(path.points), time.monotonic()
        if len(path.points) > told:
            on_points(path.points[told:])

    def _drain(self, device: UsbDevice) -> None:
        """Throw away what the pen did before it was asked: a pad keeps a few reports."""
        for _ in range(64):
            if device.read(*self._endpoint, timeout=1) is None:
                return

    def _wait_ready(self, device: UsbDevice, stop: Stop) -> None:
        """Poll until the pad takes commands. Raises ``Fault`` BUSY with the state it stays in."""
        until = time.monotonic() + self._ready_seconds
        while (state := _status(device).state) != State.READY:
            if time.monotonic() > until:
                raise Fault(FaultCode.BUSY, f"state {state:#04x}")
            stop.check()
            stop.wait(POLL_SECONDS)

    def _set_ready(self, device: UsbDevice, data: bytes, stop: Stop) -> None:
        """Set a report that the pad takes only while it is ready, and see that it took it."""
        self._wait_ready(device, stop)
        _set(device, data)
        if result := _status(device).result:
            raise Fault(FaultCode.PROTOCOL, f"report {data[0]:#04x} result {result:#04x}")

    def _opened(self) -> UsbDevice:
        if self._device is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._device

    def _read_capability(self) -> Capability:
        if self._capability is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._capability


def _get(device: UsbDevice, report: Report) -> bytes:
    kind, request = GET_REPORT
    return device.ask(kind, request, FEATURE | report, reports.LENGTH[report], timeout=ASK_MS)


def _set(device: UsbDevice, data: bytes) -> None:
    kind, request = SET_REPORT
    device.tell(kind, request, FEATURE | data[0], data)


def _try(device: UsbDevice, data: bytes) -> None:
    """Set a report on the way out: what made us leave is told, this is not."""
    try:
        _set(device, data)
    except Fault as fault:
        log.debug("pad_left_as_it_is", extra={"code": fault.code.value})


def _status(device: UsbDevice) -> Status:
    return reports.status(_get(device, Report.STATUS))


def _serial(device: UsbDevice) -> str:
    """Return the longer serial number, the shorter one of pads that know no other, or the place."""
    for report, number in ((Report.UID2, reports.uid2), (Report.UID, reports.uid)):
        try:
            if told := number(_get(device, report)):
                return told
        except Fault as fault:
            if fault.code is not FaultCode.PROTOCOL:
                raise
    return device.serial or device.place
