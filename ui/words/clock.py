"""Says how far this machine's clock is off, and who told the time."""

from PySide6.QtCore import QCoreApplication

from station.errors import Code
from station.session.outlook import ClockView
from station.timekeeping.reading import Timekeeper
from ui.words.spans import span

translate = QCoreApplication.translate


def how_far(clock: ClockView) -> str:
    """Return how far the clock is off, and by whom that is known; empty where nobody knows."""
    off = clock.off_seconds
    if off is None:
        return ""
    if not off:
        return _told(clock.by)[2]
    return _told(clock.by)[off < 0].format(span=span(abs(off)))


def wrong_before_login(clock: ClockView) -> bool:
    """Say whether the clock is known to be wrong whoever signs in; signing in mends a jump."""
    return clock.code in (Code.CLOCK_OFF, Code.CLOCK_BEHIND)


def _told(by: str) -> tuple[str, str, str]:
    """Return the sentences for a clock that is ahead, behind, right."""
    if by == Timekeeper.CENTRE:
        return (
            translate("Clock", "{span} ahead of the data centre's clock."),
            translate("Clock", "{span} behind the data centre's clock."),
            translate("Clock", "As the data centre's clock."),
        )
    if by == Timekeeper.SATELLITES:
        return (
            translate("Clock", "{span} ahead of the satellites' time."),
            translate("Clock", "{span} behind the satellites' time."),
            translate("Clock", "As the satellites' time."),
        )
    return (
        translate("Clock", "Set {span} forward since you signed in."),
        translate("Clock", "{span} before what was written here last."),
        "",
    )
