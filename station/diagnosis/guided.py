"""What a technician is asked to do for a test: lay a ruled target, rest the pen in the corners."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from types import MappingProxyType
from typing import Final

from drivers.protocol import Device, FingerScanner, PenPoint, Pixels, ScanRequest, SignaturePad
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis import ink, optics
from station.diagnosis.words import finding
from station.host.bench import Bench, Posing

SECONDS: Final = 20.0
"""A person reads, fetches the target or the ruler, and does it."""
SILENT_SECONDS: Final = 1.0
"""Without a report of the pen, once it was in the corners and drew: it is over."""
TOUCHES: Final = 5
"""Four corners and a line."""

TELL: Final = MappingProxyType(
    {
        Modality.FINGER: "finger: lay the ruled target on the clean glass, its lines upright as "
        "you look at it, and press it flat until the light goes out",
        Modality.SIGNATURE: "signature: rest the pen for half a second in each of the four "
        "corners of the screen, then draw one line from corner to corner along a ruler",
    }
)
"""What the technician reads before the test begins."""


@dataclass(frozen=True)
class Guide:
    """Which guided tests are wanted.

    Attributes:
        target_mm: from line to line of the target that will lie on the finger scanner; 0 for none.
        corners: whether somebody will try the pad's corners.
        seconds: for each of them.
    """

    target_mm: float = 0.0
    corners: bool = False
    seconds: float = SECONDS

    def wants(self, modality: Modality) -> bool:
        """Whether a device has a guided test."""
        wanted = {Modality.FINGER: self.target_mm > 0, Modality.SIGNATURE: self.corners}
        return wanted.get(modality, False)


def guided(modality: Modality, driver: str, bench: Bench, guide: Guide) -> list[Finding]:
    """Carry out the guided test of a device, if one is wanted; never raises ``DeviceTrouble``."""
    if not guide.wants(modality):
        return []
    device: Device | None = None
    try:
        device = bench.create(modality)
        device.open()
        with _posed(modality, bench, guide):
            return TESTS[modality](device, driver, guide)
    except DeviceTrouble as trouble:
        facts = {"trouble": str(getattr(trouble, "reason", getattr(trouble, "code", "")))}
        group = GROUPS[modality]
        return [finding("GUIDE_FAILED", group, Outcome.WARN, modality, driver, **facts)]
    finally:
        if device is not None:
            device.close()


@contextmanager
def _posed(modality: Modality, bench: Bench, guide: Guide) -> Iterator[None]:
    """Let the synthetic person of an emulated station do what a technician is asked to."""
    posing = bench if isinstance(bench, Posing) else None
    if posing:
        posing.pose(modality, guide.target_mm)
    try:
        yield
    finally:
        if posing:
            posing.sit_up(modality)


def _target(device: Device, driver: str, guide: Guide) -> list[Finding]:
    assert isinstance(device, FingerScanner)
    request = ScanRequest(("RIGHT_INDEX",))
    delivered = device.scan(request, lambda _: None, Stop(guide.seconds))
    image = delivered[0].image
    if not isinstance(image, Pixels):
        said = finding("TARGET_HIDDEN", Group.OPTICS, Outcome.NOT_CHECKED, Modality.FINGER, driver)
        return [said]
    return [optics.resolution(image.ppi, image.array, guide.target_mm, driver)]


def _corners(device: Device, driver: str, guide: Guide) -> list[Finding]:
    assert isinstance(device, SignaturePad)
    stop = Stop(guide.seconds)
    over = _Over(stop, guide.seconds)
    try:
        strokes = device.write(over.hear, stop)
    finally:
        over.cancel()
    return ink.corners(strokes, driver)


class _Over:
    """Ends the writing a moment after the last touch, or when the time is over."""

    def __init__(self, stop: Stop, seconds: float) -> None:
        self._stop = stop
        self._touches = 0
        self._touching = False
        # What was drawn until then is judged: only the deadline of the stop would forget it.
        self._timer = self._started(max(0.1, seconds - SILENT_SECONDS))

    def hear(self, points: Sequence[PenPoint]) -> None:
        """Take what the pen did."""
        for point in points:
            self._touches += point.touching and not self._touching
            self._touching = point.touching
        if self._touches >= TOUCHES:
            self.cancel()
            self._timer = self._started(SILENT_SECONDS)

    def cancel(self) -> None:
        self._timer.cancel()

    def _started(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._stop.finish)
        timer.name, timer.daemon = "guide-pen", True
        timer.start()
        return timer


GROUPS: Final = MappingProxyType({Modality.FINGER: Group.OPTICS, Modality.SIGNATURE: Group.PAD})
TESTS: Final[MappingProxyType[Modality, Callable[[Device, str, Guide], list[Finding]]]] = (
    MappingProxyType({Modality.FINGER: _target, Modality.SIGNATURE: _corners})
)
