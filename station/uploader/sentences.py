"""What a report means, in words a technician understands. English, like the whole command line."""

from collections import Counter
from collections.abc import Container
from types import MappingProxyType
from typing import Final

from station.centre.met import Cause
from station.errors import Code
from station.outbox.entries import NEEDS_A_PERSON, Alarm, Blocked
from station.uploader.report import Report

WAITING: Final = MappingProxyType(
    {
        Blocked.LINE: "the line; it is tried again by itself",
        Blocked.CENTRE_BUSY: "the centre, which said when to come again",
        Blocked.TRUST: "a technician: certificate, clock or centre's name are not accepted",
        Blocked.CENTRE_REFUSED: "the supervisor: the centre does not take them",
        Blocked.RECAPTURE: "an operator: the person must be recorded again",
        Blocked.AREA_CODE: "a technician: the centre does not take this station's area code",
        Blocked.FILE: "a technician: the sealed file is missing or unreadable",
        Blocked.ATTEMPTS: "the supervisor: the centre found them faulty too often",
        Blocked.PAUSED: "whoever paused the sending: perekaman outbox resume",
    }
)

TROUBLES: Final = MappingProxyType(
    {
        Code.LINE_DOWN: "no line to the centre",
        Code.LINE_STALLED: "the line stands still",
        Code.CENTRE_BUSY: "the centre is busy or closed for maintenance",
        Code.CENTRE_UNTRUSTED: "this station and the centre do not accept each other:"
        " look at clock, certificate and address",
        Code.DISK_FULL: "the disk is full",
        Code.DISK_UNWRITABLE: "the disk cannot be written",
        Code.BUG: "the program made a mistake; the log has the place",
    }
)

ALARMS: Final = MappingProxyType(
    {
        Alarm.FILE_MISSING: "a packet's file is gone from the disk",
        Alarm.FILE_UNREADABLE: "a packet's file cannot be read: see perekaman outbox verify",
        Alarm.FILE_CHANGED: "a packet's file is not the one that was sealed",
        Alarm.STRAY_FILE: "a file that is no packet lay in the outbox; it lies in quarantine",
        Alarm.INDEX_CORRUPT: "the index was damaged and was made again from the files",
        Alarm.ASKED_AFTER_DESTRUCTION: "the centre asks for a packet that was destroyed",
    }
)

CAUSES: Final = MappingProxyType(
    {
        Cause.NAME_UNKNOWN: "the centre's name cannot be looked up:"
        " no network, no name server, or a mistake in line.url",
        Cause.UNREACHABLE: "this machine has no way to the centre: network, cable or modem",
        Cause.REFUSED: "nobody listens there: the centre is down, or line.url is wrong",
        Cause.SILENT: "nobody answers",
        Cause.BROKEN_OFF: "the connection broke off",
        Cause.NO_TLS: "what answers there is not the centre: line.url, or something in between",
        Cause.NO_HTTP: "what answers there does not speak as the centre does",
        Cause.CERTIFICATE_NAME: "the centre's certificate is for another name: look at line.url",
        Cause.CERTIFICATE_EARLY: "the centre's certificate is not valid yet:"
        " this machine's clock may be behind",
        Cause.CERTIFICATE_ENDED: "the centre's certificate has ended,"
        " or this machine's clock is ahead",
        Cause.CERTIFICATE_ISSUER: "the centre's certificate was issued by nobody trusted here:"
        " line.url, trust/root.pem, or something in between",
        Cause.STATION_REFUSED: "the centre does not accept this station's certificate: renew it",
    }
)

_DISBELIEVED: Final = (
    "answers not believed: not the centre's word, or not for this station and day;"
    " look at the clock and trust/root.pem, the log has each"
)
_QUARANTINED: Final = (
    "packets lie in quarantine, unreadable, and no other copy is here: put them back from a backup,"
    " or record these people again"
)
_UNITS: Final = ((3600.0, "h"), (60.0, "min"), (1.0, "s"))


def sentences(report: Report) -> list[str]:
    """Return what was done, what waits for whom, what is wrong, and how long the rest takes."""
    done = [f"{report.sent} sent, {report.received} received, {report.events} status events"]
    done += [f"{report.requeued} put on their way again by the inventory"] * bool(report.requeued)
    done += [f"{report.destroyed} kept long enough and destroyed"] * bool(report.destroyed)
    done += [f"{report.refused} {_DISBELIEVED}"] * bool(report.refused)
    ended = [f"ended early: {_trouble(report)}"] if report.trouble else []
    return [*done, _standing(report), *_waits(report, report.blocked), *_wrong(report), *ended]


def standing(report: Report) -> list[str]:
    """Return how things stand at this moment: what is under way, how long it takes, what holds."""
    ended = [_trouble(report)] if report.trouble else []
    persons = [*_waits(report, NEEDS_A_PERSON), *_wrong(report)]
    paused = ["paused"] * report.paused
    return [*_under_way(report), *paused, _standing(report), *persons, *ended]


def summary(report: Report) -> str:
    """Return one line for ``systemctl status``."""
    if report.trouble:
        return _trouble(report)
    return "paused" if report.paused else _standing(report)


def duration(seconds: float) -> str:
    """Write a time as people say it: the largest unit, one decimal below ten."""
    size, unit = next((each for each in _UNITS if seconds >= each[0]), _UNITS[-1])
    amount = seconds / size
    return f"{amount:.1f} {unit}" if amount < 10 and size > 1 else f"{amount:.0f} {unit}"


def _standing(report: Report) -> str:
    if not report.open:
        return "nothing else is left to send" if _person(report) else "nothing is left to send"
    left = f"{report.open} open, {report.bytes_left / 1e6:.1f} MB left"
    if report.paused:
        return left
    if report.hours_left is None or report.goodput is None:
        return f"{left}, speed of the line not known yet"
    speed = f"{report.goodput * 8 / 1000:.0f} kbit/s"
    return f"{left} at {speed}, about {duration(report.hours_left * 3600)}"


def _under_way(report: Report) -> list[str]:
    if not report.sending:
        return []
    done = (
        f"sending {report.sending}: {report.acknowledged / 1e6:.1f} of {report.size / 1e6:.1f} MB"
    )
    known = report.seconds_left is not None
    return [f"{done}, about {duration(report.seconds_left or 0.0)}" if known else done]


def _trouble(report: Report) -> str:
    words = f"{_word(TROUBLES, report.trouble)} ({report.trouble})"
    if report.reason in CAUSES:
        words += f": {_word(CAUSES, report.reason)}"
    return f"{words}, next try in {duration(report.wait)}" if report.wait else words


def _waits(report: Report, reasons: Container[str]) -> list[str]:
    waiting = sorted(report.blocked.items())
    return [f"{n} wait for {_word(WAITING, why)}" for why, n in waiting if why in reasons]


def _wrong(report: Report) -> list[str]:
    counts = Counter(report.alarms)
    times = {alarm: f" ({n} times)" if n > 1 else "" for alarm, n in counts.items()}
    alarms = [f"alarm: {_word(ALARMS, alarm)}{times[alarm]}" for alarm in counts]
    return [*alarms, *[f"{report.quarantined} {_QUARANTINED}"] * bool(report.quarantined)]


def _person(report: Report) -> bool:
    return bool(report.quarantined or report.alarms or NEEDS_A_PERSON & report.blocked.keys())


def _word(words: object, key: str) -> str:
    assert isinstance(words, MappingProxyType)
    return str(words.get(key, key))
