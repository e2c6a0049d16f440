"""One capture in the works: what was asked of the host and what it has told since, as pure data."""

from typing import Final

import msgspec
from msgspec.structs import replace

from station.body import MODALITY, Modality, Part, Target
from station.devices.messages import Box, Live, Measure, PenMoved, Verdict
from station.reasons import Reason
from station.session.view import CaptureState

INK_POINTS: Final = 20_000
"""More than any signature has; a pad that never stops must not fill the memory."""


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a capture. ``request`` is 0 while nothing is asked of the host."""

    target: Target
    state: CaptureState = CaptureState.READY
    request: int = 0
    shot: bool = False
    """The operator pressed; a second press does nothing."""
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()
    measures: tuple[Measure, ...] = ()
    boxes: tuple[Box, ...] = ()
    hold: float = 0.0
    ink: tuple[tuple[float, float, float], ...] = ()
    wanted: tuple[Part, ...] = ()
    """What is to be shown to the device now."""

    @property
    def modality(self) -> Modality:
        """The kind of device it needs."""
        return MODALITY[self.target]

    @property
    def live(self) -> bool:
        """Whether the host is at it."""
        return self.state is CaptureState.LIVE


def begun(target: Target, request: int, wanted: tuple[Part, ...] = ()) -> Capture:
    """A request went out: the live view comes."""
    return Capture(target=target, state=CaptureState.LIVE, request=request, wanted=wanted)


def seen(capture: Capture, live: Live) -> Capture:
    """Quality has looked at the live view."""
    return replace(
        capture,
        verdict=live.verdict,
        reasons=live.reasons,
        measures=live.measures,
        boxes=live.boxes,
        hold=live.hold,
        wanted=live.wanted or capture.wanted,
    )


def inked(capture: Capture, moved: PenMoved) -> Capture:
    """The pen wrote on."""
    return replace(capture, ink=(*capture.ink, *moved.points)[-INK_POINTS:])


def judged(capture: Capture, verdict: Verdict, reasons: tuple[Reason, ...]) -> Capture:
    """It is over; the last boxes and the ink stay to be seen."""
    return replace(
        capture, state=CaptureState.JUDGED, request=0, verdict=verdict, reasons=reasons, hold=0.0
    )


def gone(capture: Capture) -> Capture:
    """The device is not there."""
    return Capture(target=capture.target, state=CaptureState.DEVICE_GONE)
