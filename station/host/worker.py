"""One device and its thread: opened, kept open, opened again when it comes back, driven by jobs.

All calls of a driver come from this thread. Whatever a driver or a capture does wrong ends the
job, never the host: the lamp turns, the driver is closed and opened again with growing pauses.
"""

import logging
from collections.abc import Callable
from threading import Condition, Thread
from typing import Final

from drivers.protocol import Device, Identity
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

PAUSES: Final = (0.25, 0.5, 1.0, 2.0, 5.0)
"""Seconds between tries to open a device that is away; the last one repeats."""
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
        self._waiting: tuple[Begin, Stop] | None = None
        self._running: tuple[Begin, Stop] | None = None
        self._away: Code | None = None
        self._leaving = False
        self._thread = Thread(
            target=self._run, name=f"device-{modality.value.lower()}", daemon=True
        )

    def start(self) -> None:
        self._tell(DeviceState(modality=self._modality, lamp=Lamp.STARTING))
        self._thread.start()

    def begin(self, begin: Begin) -> None:
        """Take a request; an older one that still runs gives way. Fails at once when away."""
        with self._changed:
            if self._away is None:
                given_way = self._give_way()
                self._waiting = (begin, Stop(begin.seconds))
            self._changed.notify()
            away = self._away
        if away is not None:
            self._tell(Failed(request=begin.request, code=away))
        elif given_way is not None:
            self._tell(Failed(request=given_way.request))

    def finish(self, request: int) -> None:
        """Take it now, or: the pen is done."""
        stop = self._stop_of(request)
        if stop is not None:
            stop.finish()

    def cancel(self, request: int) -> None:
        """End a request with nothing recorded."""
        stop = self._stop_of(request)
        if stop is not None:
            stop.cancel()

    def close(self) -> None:
        """Cancel what runs, let go of the device, end the thread."""
        with self._changed:
            self._leaving = True
            for job in (self._waiting, self._running):
                if job is not None:
                    job[1].cancel()
            self._changed.notify()

    def join(self, seconds: float) -> None:
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _give_way(self) -> Begin | None:
        """Cancel what runs; return a request that waited and now never starts."""
        if self._running is not None:
            self._running[1].cancel()
        return self._waiting[0] if self._waiting is not None else None

    def _stop_of(self, request: int) -> Stop | None:
        with self._changed:
            for job in (self._waiting, self._running):
                if job is not None and job[0].request == request:
                    return job[1]
        return None

    # --- the device's own thread --------------------------------------------------------------

    def _run(self) -> None:
        tries = 0
        while not self._leaving:
            device, identity = self._open()
            if device is None or identity is None:
                self._pause(PAUSES[min(tries, len(PAUSES) - 1)])
                tries += 1
                continue
            tries = 0
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
        return device, _identity(identity)

    def _serve(self, device: Device, identity: DeviceIdentity) -> None:
        """Run jobs until the device fails or the host ends."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._leaving)
                if self._leaving or self._waiting is None:
                    return
                self._running, self._waiting = self._waiting, None
                begin, stop = self._running
            self._lamp(Lamp.WORKING, identity=identity)
            job = Job(begin, stop, self._tell, self._view, identity, self._settings)
            code = self._carry_out(device, job)
            with self._changed:
                self._running = None
            if code is not None:
                self._turn_away(code)
                return
            self._lamp(Lamp.READY, identity=identity)

    def _carry_out(self, device: Device, job: Job) -> Code | None:
        """Run one job and tell how it ended; return a code when the device is of no more use."""
        code: Code | None = None
        try:
            attempt = self._capture(job.begin)(device, job)
            end: Captured | Failed = Captured(request=job.request, attempt=attempt)
        except Retry as retry:
            end = Failed(request=job.request, reason=Reason(retry.reason.value))
        except Fault as fault:
            code = CODES.get(fault.code)
            end = Failed(request=job.request, code=code)
            log.info("capture_failed", extra={"code": fault.code.value, "where": fault.detail})
        except Exception:  # a capture may fail in any way; the host must not
            log.exception("capture_failed", extra={"modality": self._modality.value})
            code = Code.BUG
            end = Failed(request=job.request, code=code)
        if job.stop.cancelled:
            end = Failed(request=job.request)
        self._tell(end)
        return code

    def _turn_away(self, code: Code) -> None:
        """Turn the lamp, and answer whoever waits: a device that is away answers at once."""
        with self._changed:
            news = self._away is not code
            self._away = code
            waiting, self._waiting = self._waiting, None
        if news:
            self._lamp(Lamp.GONE if code is Code.DEVICE_GONE else Lamp.FAULT, code=code)
        if waiting is not None:
            self._tell(Failed(request=waiting[0].request, code=code))

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._leaving, seconds)

    def _lamp(
        self, lamp: Lamp, *, code: Code | None = None, identity: DeviceIdentity | None = None
    ) -> None:
        self._tell(DeviceState(modality=self._modality, lamp=lamp, code=code, identity=identity))


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
