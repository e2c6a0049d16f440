"""One device and its thread: opened, kept open, opened again when it comes back, driven by jobs.

All calls of a driver come from this thread. Whatever a driver or a capture does wrong ends the
job, never the host: the lamp turns, the driver is closed and opened again with growing pauses.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, Thread, Timer
from typing import Final

from drivers.protocol import Device, Identity, Watched
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry
from station.body import Modality
from station.devices.messages import (
    Begin,
    Captured,
    DeviceIdentity,
    DeviceState,
    Failed,
    Lamp,
)
from station.errors import Code
from station.host.job import Capture, Job, Tell
from station.host.preview import LiveView
from station.reasons import Reason
from station.settings import EnrollmentSettings

log = logging.getLogger(__name__)

PAUSES: Final = (0.25, 0.5, 1.0)
"""Seconds between tries to open a device that is away; the last one repeats.

No kernel tells that a service or a network camera is back: two seconds after it is, so is the lamp.
"""
IDLE_SECONDS: Final = 2.0
"""Between two looks at a device that nobody asks for anything."""
GRACE_SECONDS: Final = 3.0
"""What a driver may need beyond its deadline before the operator is told that it hangs."""

CODES: Final = {
    FaultCode.GONE: Code.DEVICE_GONE,
    FaultCode.BUSY: Code.DEVICE_BUSY,
    FaultCode.PERMISSION: Code.DEVICE_PERMISSION,
    FaultCode.TIMEOUT: Code.DEVICE_TIMEOUT,
    FaultCode.PROTOCOL: Code.DEVICE_FAULT,
    FaultCode.UNTRUSTED: Code.DEVICE_UNTRUSTED,
    FaultCode.HARDWARE: Code.DEVICE_FAULT,
    FaultCode.UNSUPPORTED: Code.DEVICE_FAULT,
}
"""CANCELLED is missing: the station knows what it asked for."""
LAMPS: Final = {Code.DEVICE_GONE: Lamp.GONE, Code.DEVICE_LENT: Lamp.STARTING}
"""What the lamp shows for a device that is away; FAULT for every other reason."""


@dataclass
class _Request:
    """A request from its arrival to its end, which is told exactly once."""

    begin: Begin
    stop: Stop
    overdue: Callable[["_Request"], None]
    ended: bool = False
    watch: Timer = field(init=False)

    def __post_init__(self) -> None:
        # From the arrival on: what waits behind a driver that hangs must be answered as well.
        seconds = self.stop.remaining + GRACE_SECONDS
        self.watch = Timer(seconds, self.overdue, (self,))
        self.watch.name, self.watch.daemon = f"request-{self.begin.request}-watch", True
        self.watch.start()


class Worker:
    """Drives one device. ``begin``, ``finish``, ``cancel`` and ``close`` come from any thread."""

    def __init__(
        self,
        modality: Modality,
        *,
        create: Callable[[], Device],
        capture: Callable[[Begin], Capture],
        settings: EnrollmentSettings,
        view: LiveView,
        tell: Tell,
    ) -> None:
        self._modality = modality
        self._create = create
        self._capture = capture
        self._settings = settings
        self._view = view
        self._tell = tell
        self._changed = Condition()
        self._waiting: _Request | None = None
        self._running: _Request | None = None
        self._away: Code | None = None
        self._at_once = 0
        self._plugged = False
        self._lent = False
        self._leaving = False
        self._thread = Thread(
            target=self._run, name=f"device-{modality.value.lower()}", daemon=True
        )

    def start(self) -> None:
        self._tell(DeviceState(modality=self._modality, lamp=Lamp.STARTING))
        self._thread.start()

    def begin(self, begin: Begin) -> None:
        """Take a request; an older one that still runs gives way. Fails at once when away."""
        self._log("request_begun", begin)
        request = _Request(begin, Stop(begin.seconds), self._overdue)
        with self._changed:
            away, older = self._away, (self._waiting, self._running)
            if away is None:
                self._waiting = request
            self._changed.notify()
        if away is not None:
            self._end(request, Failed(request=begin.request, code=away))
            return
        for each in older:
            self._drop(each)

    def finish(self, number: int) -> None:
        """Take it now, or: the pen is done."""
        request = self._request(number)
        if request is not None:
            request.stop.finish()

    def cancel(self, number: int) -> None:
        """End a request with nothing recorded; the answer does not wait for the device."""
        self._drop(self._request(number))

    def look(self) -> None:
        """Something was plugged in or out: see whether the device is there, between requests."""
        with self._changed:
            self._plugged = True
            self._changed.notify()

    def lend(self, *, lent: bool) -> None:
        """Let go of the device for somebody else and cancel what runs; or take it back."""
        with self._changed:
            self._lent = lent
            requests = (self._waiting, self._running) if lent else ()
            self._changed.notify()
        for each in requests:
            self._drop(each)

    def close(self) -> None:
        """Cancel what runs, let go of the device, end the thread."""
        with self._changed:
            self._leaving = True
            requests = (self._waiting, self._running)
            self._changed.notify()
        for each in requests:
            self._drop(each)

    def join(self, seconds: float) -> None:
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _request(self, number: int) -> _Request | None:
        with self._changed:
            for each in (self._waiting, self._running):
                if each is not None and each.begin.request == number:
                    return each
        return None

    def _drop(self, request: _Request | None) -> None:
        if request is not None:
            request.stop.cancel()
            self._end(request, Failed(request=request.begin.request))

    def _end(self, request: _Request, end: Captured | Failed) -> bool:
        """Tell how a request ended; False when that was told before."""
        with self._changed:
            if request.ended:
                return False
            request.ended = True
        request.watch.cancel()
        self._log("request_ended", request.begin, _outcome(end))
        self._tell(end)
        return True

    def _log(self, event: str, begin: Begin, status: str = "") -> None:
        fields = {"request": begin.request, "target": begin.target.value}
        log.info(event, extra=fields | ({"status": status} if status else {}))

    # --- the device's own thread --------------------------------------------------------------

    def _run(self) -> None:
        tries = 0
        while not self._leaving:
            if self._lent:
                self._rest()
                continue
            device, identity = self._open()
            if device is None or identity is None:
                self._pause(PAUSES[min(tries, len(PAUSES) - 1)])
                tries += 1
                continue
            tries = 0
            log.info("device_opened", extra={"modality": self._modality.value})
            self._lamp(Lamp.READY, identity=identity)
            self._serve(device, identity)
            _close(device)

    def _open(self) -> tuple[Device | None, DeviceIdentity | None]:
        try:
            device = self._create()
            identity = device.open()
        except Fault as fault:
            self._turn_away(CODES.get(fault.code, Code.DEVICE_FAULT))
            return None, None
        except Exception:  # a driver may fail in any way; the host must not
            log.exception("driver_failed", extra={"modality": self._modality.value})
            self._turn_away(Code.BUG)
            return None, None
        with self._changed:
            self._away = None
        self._at_once = identity.at_once
        return device, _identity(identity)

    def _serve(self, device: Device, identity: DeviceIdentity) -> None:
        """Run requests until the device fails or the host ends."""
        while not self._leaving and not self._lent:
            request = self._next()
            if request is None and self._lent:
                return
            if request is None:
                code = self._missed(device)
                if code is not None:
                    self._turn_away(code)
                    return
                continue
            if request.ended:
                continue
            self._lamp(Lamp.WORKING, identity=identity)
            code = self._fulfilled(device, request, identity)
            with self._changed:
                self._running = None
                code = code or self._away  # told meanwhile, when a request waited for too long
            if code is not None:
                self._turn_away(code)
                return
            self._lamp(Lamp.READY, identity=identity)

    def _next(self) -> _Request | None:
        """Wait for a request; None when the host ends, or when it is time to look at the device."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._waiting or self._leaving or self._lent or self._plugged, IDLE_SECONDS
            )
            if self._leaving or self._lent:
                return None
            self._running, self._waiting = self._waiting, None
            return self._running

    def _missed(self, device: Device) -> Code | None:
        """Return a code where the device is gone though nobody asked it for anything."""
        with self._changed:
            plugged, self._plugged = self._plugged, False
        try:
            if isinstance(device, Watched):
                return None if self._leaving or device.there() else Code.DEVICE_GONE
            if plugged and not self._leaving:  # it cannot tell: only opening it shows
                device.open()
        except Fault as fault:
            return CODES.get(fault.code, Code.DEVICE_FAULT)
        except Exception:  # a driver may fail in any way; the host must not
            log.exception("driver_failed", extra={"modality": self._modality.value})
            return Code.BUG
        return None

    def _fulfilled(
        self, device: Device, request: _Request, identity: DeviceIdentity
    ) -> Code | None:
        """Run one request; return a code when the device is of no more use."""
        job = Job(
            request.begin,
            request.stop,
            self._tell,
            self._view,
            identity,
            self._settings,
            at_once=self._at_once,
        )
        end, code = self._carry_out(device, job)
        in_time = self._end(request, end)
        return code if in_time or request.stop.cancelled else Code.DEVICE_TIMEOUT

    def _overdue(self, request: _Request) -> None:
        """Say that the driver hangs; should it ever answer, its device is opened anew."""
        late = Failed(request=request.begin.request, code=Code.DEVICE_TIMEOUT)
        with self._changed:  # or a device that opens in between would stay turned away
            if self._end(request, late):
                log.warning("driver_hangs", extra={"modality": self._modality.value})
                self._turn_away(Code.DEVICE_TIMEOUT)

    def _carry_out(self, device: Device, job: Job) -> tuple[Captured | Failed, Code | None]:
        """Run one job; return how it ended, and a code when the device is of no more use."""
        try:
            attempt = self._capture(job.begin)(device, job)
            return Captured(request=job.request, attempt=attempt), None
        except Retry as retry:
            return Failed(request=job.request, reason=Reason(retry.reason.value)), None
        except Fault as fault:
            code = CODES.get(fault.code)
            log.info("capture_failed", extra={"code": fault.code.value})
            return Failed(request=job.request, code=code), code
        except Exception:  # a capture may fail in any way; the host must not
            log.exception("capture_failed", extra={"modality": self._modality.value})
            return Failed(request=job.request, code=Code.BUG), Code.BUG

    def _turn_away(self, code: Code) -> None:
        """Turn the lamp, and answer whoever waits: a device that is away answers at once."""
        with self._changed:
            news = self._away is not code
            self._away = code
            waiting, self._waiting = self._waiting, None
        if news:
            log.info("device_away", extra={"modality": self._modality.value, "code": code.value})
            self._lamp(LAMPS.get(code, Lamp.FAULT), code=code)
        if waiting is not None:
            self._end(waiting, Failed(request=waiting.begin.request, code=code))

    def _rest(self) -> None:
        """Wait until the device comes back; whoever asks for it meanwhile is told why not."""
        self._turn_away(Code.DEVICE_LENT)
        with self._changed:
            self._changed.wait_for(lambda: self._leaving or not self._lent)

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._leaving or self._lent or self._plugged, seconds)
            self._plugged = False

    def _lamp(
        self, lamp: Lamp, *, code: Code | None = None, identity: DeviceIdentity | None = None
    ) -> None:
        self._tell(
            DeviceState(
                modality=self._modality,
                lamp=lamp,
                code=code,
                identity=identity,
                at_once=self._at_once,
            )
        )


def _outcome(end: Captured | Failed) -> str:
    """Return how a request ended, as the log says it: a verdict, a reason, a code, or CANCELLED."""
    if isinstance(end, Captured):
        return end.attempt.verdict.value
    why = end.reason or end.code
    return why.value if why else "CANCELLED"


def _close(device: Device) -> None:
    try:
        device.close()
    except Exception:  # drivers promise not to raise; a broken promise must not end the thread
        log.exception("driver_close_failed")


def _identity(identity: Identity) -> DeviceIdentity:
    return DeviceIdentity(
        driver=identity.driver,
        make=identity.make,
        model=identity.model,
        serial=identity.serial,
        firmware=identity.firmware,
    )
