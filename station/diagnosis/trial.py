"""Uses one device as an enrollment would, writes down how it went, leaves the judging to others.

All calls of a driver come from the thread that runs the trial, as they do in the device host.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Timer
from typing import Final

from drivers.examined import Counting, GlassSeen, LampPair, LampSwitched, Traffic
from drivers.protocol import (
    Camera,
    Delivery,
    Device,
    FingerScanner,
    Frame,
    Gray,
    Identity,
    IrisScanner,
    Probe,
    ScanRequest,
    SelfTested,
    SignaturePad,
    Strokes,
)
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry
from station.body import Modality

OPENINGS: Final = 3
LOOK_SECONDS: Final = 1.5
SIGN_SECONDS: Final = 2.0
FINGERS: Final = (("RIGHT_INDEX", "RIGHT_MIDDLE"), ("LEFT_INDEX", "LEFT_MIDDLE"))
EYES: Final = ("RIGHT_EYE", "LEFT_EYE")


@dataclass(frozen=True)
class Span:
    """How long the parts of a trial may take, in seconds."""

    capture: float = 12.0
    look: float = LOOK_SECONDS
    sign: float = SIGN_SECONDS


@dataclass
class Trial:
    """What happened. Pictures stay in this process and are never written anywhere."""

    identity: Identity | None = None
    trouble: DeviceTrouble | None = None
    where: str = ""
    """What was being done when the trouble came: ``open``, ``self-test`` or ``capture``."""
    open_ms: list[float] = field(default_factory=list)
    capture_ms: list[float] = field(default_factory=list)
    silent_stream_ms: float = 0.0
    """The longest time in a capture for which its live view stood still."""
    errors: int = 0
    probes: tuple[Probe, ...] | None = None
    frames: list[Frame] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    strokes: Strokes | None = None
    traffic: Traffic | None = None
    """What came over the wire in all openings; None where the driver does not count."""
    glass: Gray | None = None
    """The glass before anybody was asked to lay a finger there, where the driver can show it."""
    lamp: LampPair | None = None
    """The view of an iris camera without and with its lamp."""
    silent_ms: float = 0.0
    """From the last report of the pen to the end."""

    @property
    def fault(self) -> FaultCode | None:
        """The code of the trouble, where it is the operator's."""
        return self.trouble.code if isinstance(self.trouble, Fault) else None

    @property
    def unopened(self) -> bool:
        """Whether the device was never open."""
        return self.identity is None


def attempt(modality: Modality, make: Callable[[], Device], span: Span) -> Trial:
    """Open a device several times, let it test itself, record with it; never raises."""
    trial = Trial()
    device: Device | None = None
    try:
        device = make()
        _open(device, trial)
        _let_test_itself(device, trial)
        trial.where = "capture"
        USES[modality](device, trial, span)
    except DeviceTrouble as trouble:
        trial.trouble = trouble
    finally:
        if device is not None:
            _count(device, trial)
            device.close()
    return trial


def _count(device: Device, trial: Trial) -> None:
    """Add what came since the device was opened last."""
    if isinstance(device, Counting):
        before, more = trial.traffic or Traffic(), device.traffic()
        trial.traffic = Traffic(before.units + more.units, before.spoilt + more.spoilt)


def met(make: Callable[[], Device]) -> Trial:
    """Open a device and let it go; never raises ``DeviceTrouble``."""
    trial = Trial()
    try:
        device = make()
        _open(device, trial)
        device.close()
    except DeviceTrouble as trouble:
        trial.trouble = trouble
    return trial


def _open(device: Device, trial: Trial) -> None:
    trial.where = "open"
    for _ in range(OPENINGS):
        _count(device, trial)
        began = time.monotonic()
        trial.identity = device.open()
        trial.open_ms.append(1000 * (time.monotonic() - began))


def _let_test_itself(device: Device, trial: Trial) -> None:
    trial.where = "self-test"
    if isinstance(device, SelfTested):  # most wires know no such thing
        trial.probes = device.self_test(Stop(5.0))


def _look(device: object, trial: Trial, span: Span) -> None:
    assert isinstance(device, Camera)
    began, stop = time.monotonic(), Stop(span.capture)
    while time.monotonic() - began < span.look:
        trial.frames.append(device.frame(stop))
    began = time.monotonic()
    trial.frames.append(device.still(stop))
    trial.capture_ms.append(1000 * (time.monotonic() - began))


def _press(device: object, trial: Trial, span: Span) -> None:
    """Record different fingers, so that what stays the same is the sensor's."""
    assert isinstance(device, FingerScanner)
    if isinstance(device, GlassSeen):
        trial.glass = device.glass(Stop(span.capture))
    alone = trial.identity is not None and trial.identity.at_once == 1
    wanted = [part for parts in FINGERS for part in parts]
    orders: list[tuple[str, ...]] = [(part,) for part in wanted[:3]]
    if not alone:
        orders = list(FINGERS)
    _scan(device, trial, span, orders)


def _peer(device: object, trial: Trial, span: Span) -> None:
    assert isinstance(device, IrisScanner)
    if isinstance(device, LampSwitched):
        trial.lamp = device.lamp_pair(Stop(span.capture))
    _scan(device, trial, span, [EYES])


def _scan(
    device: FingerScanner | IrisScanner,
    trial: Trial,
    span: Span,
    orders: list[tuple[str, ...]],
) -> None:
    """Record what was ordered; a capture that fails is noted, and the others are still tried."""
    for parts in orders:
        began, seen = time.monotonic(), len(trial.frames)
        try:
            trial.deliveries += device.scan(
                ScanRequest(parts), trial.frames.append, Stop(span.capture)
            )
            trial.capture_ms.append(1000 * (time.monotonic() - began))
        except (Fault, Retry) as trouble:
            trial.errors += 1
            trial.trouble = trial.trouble or trouble
            if isinstance(trouble, Fault):
                raise
        finally:
            _note_silence(trial, seen, began)


def _note_silence(trial: Trial, seen: int, began: float) -> None:
    """Note how long the live view stood still, once it had begun, to the end of the capture."""
    times = [frame.at_ns / 1e9 for frame in trial.frames[seen:]] or [began]
    times.append(time.monotonic())
    longest = max(later - earlier for earlier, later in pairwise(times))
    trial.silent_stream_ms = max(trial.silent_stream_ms, 1000 * longest)


def _write(device: object, trial: Trial, span: Span) -> None:
    assert isinstance(device, SignaturePad)
    stop = Stop(span.capture)
    heard = [time.monotonic()]
    over = Timer(span.sign, stop.finish)
    over.name, over.daemon = "trial-pen", True
    over.start()
    try:
        trial.strokes = device.write(lambda _: heard.append(time.monotonic()), stop)
    finally:
        over.cancel()
    trial.silent_ms = 1000 * (time.monotonic() - heard[-1])


Use = Callable[[object, Trial, Span], None]
USES: Final[dict[Modality, Use]] = {
    Modality.CAMERA: _look,
    Modality.FINGER: _press,
    Modality.IRIS: _peer,
    Modality.SIGNATURE: _write,
}
