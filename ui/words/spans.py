"""Times and sizes as people say them: the largest unit alone, in the language of the moment."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86_400
_CLOCK_FROM: Final = 1800.0
"""Waits longer than this are told by the clock."""


def span(seconds: float) -> str:
    """Return how long something is: days, hours, minutes or seconds, rounded."""
    if seconds >= 2 * _DAY:
        return COUNTS.days(int(seconds // _DAY))
    if seconds >= _HOUR:
        return COUNTS.hours(int(seconds // _HOUR))
    if seconds >= _MINUTE:
        return COUNTS.minutes(int(seconds // _MINUTE))
    return COUNTS.seconds(max(1, round(seconds)))


def about(seconds: float) -> str:
    """Return an estimate, as one."""
    return translate("Spans", "about {span}").format(span=span(seconds))


def moment(at: datetime) -> str:
    """Return day and time on this machine's clock, as ``20 Nov 09.41``."""
    return _written(at, "d MMM")


def dated(at: datetime) -> str:
    """Return the same with the year, for what is kept: ``20 Nov 2026 09.41``."""
    return _written(at, "d MMM yyyy")


def _written(at: datetime, day: str) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    locale = QLocale()
    time = locale.toString(local.time(), QLocale.FormatType.ShortFormat)
    return f"{locale.toString(local.date(), day)} {time}"


def until(wait: float, at: datetime) -> str:
    """Return when something is tried: in how long, or at what time where that is far off."""
    if wait < _CLOCK_FROM:
        return translate("Spans", "next try in {span}").format(span=span(wait))
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp() + wait))
    time = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return translate("Spans", "next try at {time}").format(time=time)


def size(count: int) -> str:
    """Return a number of bytes as megabytes, with one decimal."""
    return f"{QLocale().toString(count / 1e6, 'f', 1)} MB"


def number(count: int) -> str:
    """Return a whole number with the language's own separators."""
    return QLocale().toString(count)
