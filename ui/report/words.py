"""What stands in a report: figures with their labels, and short tables; screen and paper alike."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from station.body import Modality, Part
from station.clock import parse
from station.daybook.report import Line, Report, Share
from station.errors import Code
from station.lifecycle import Status
from station.register.day_entries import Absence
from station.session.view import Step
from ui.messages import name
from ui.theme import Tone
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_DASH = "–"


@dataclass(frozen=True)
class Figure:
    """One large figure and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class Table:
    """A short table: a title, and rows of words with a figure."""

    title: str
    rows: tuple[tuple[str, str], ...]


def heading(report: Report) -> str:
    """Return the day as people write it."""
    day = date.fromisoformat(report.day)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def whose(report: Report) -> str:
    """Return whose figures these are."""
    operator = report.question.operator
    if not operator:
        return translate("Report", "all operators")
    return report.names.get(operator, operator)


def figures(report: Report) -> tuple[Figure, ...]:
    """Return the figures of the top row."""
    return (
        Figure(str(report.recorded), translate("Report", "recorded")),
        Figure(str(report.young), translate("Report", "under 17")),
        Figure(str(report.with_exceptions), translate("Report", "with exceptions")),
        Figure(length(report.seconds), translate("Report", "per person")),
        Figure(str(report.retakes), translate("Report", "retakes")),
    )


def length(seconds: float) -> str:
    """Return minutes and seconds as a clock shows them; a dash where nothing was measured."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}" if whole else _DASH


def tables(report: Report) -> tuple[Table, ...]:
    """Return the tables that have rows."""
    found = (
        Table(translate("Report", "Where they stand"), _shares(report.statuses, status_words)),
        Table(translate("Report", "Not recorded"), _shares(report.absences, _absence)),
        Table(translate("Report", "Exceptions"), _shares(report.exceptions, _part)),
        Table(translate("Report", "Devices that failed"), _faults(report)),
        Table(translate("Report", "Villages"), _shares(report.villages, str)),
        Table(translate("Report", "Operators"), _operators(report)),
    )
    return tuple(each for each in found if each.rows)


def step_words(step: str) -> str:
    """Return a step's name."""
    return name(Step(step)) if step in Step.__members__ else step


def status_words(status: str) -> str:
    """Return a status's name, or the centre's own word."""
    if not status:
        return translate("Report", "no longer kept here")
    return name(Status(status)) if status in Status.__members__ else status


def _shares(shares: tuple[Share, ...], said: object) -> tuple[tuple[str, str], ...]:
    words = said if callable(said) else str
    return tuple((words(each.what), str(each.count)) for each in shares)


def _absence(kind: str) -> str:
    return name(Absence(kind)) if kind in Absence.__members__ else kind


def _part(part: str) -> str:
    return name(Part(part)) if part in Part.__members__ else part


def _faults(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{_device(each.modality)}: {_code(each.code)}", str(each.count)) for each in report.faults
    )


def _device(modality: str) -> str:
    return name(Modality(modality)) if modality in Modality.__members__ else modality


def _code(code: str) -> str:
    return name(Code(code)) if code in Code.__members__ else code


def _operators(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((report.names.get(e.what, e.what), str(e.count)) for e in report.operators)


def age_words() -> tuple[str, ...]:
    """Return the names of the four ages of packets."""
    return (
        translate("Report", "under 1 hour"),
        translate("Report", "today"),
        translate("Report", "1 to 3 days"),
        translate("Report", "older"),
    )


def ages(report: Report) -> tuple[int, ...]:
    """Return how many packets are of each age."""
    found = report.ages
    return (found.hour, found.day, found.three_days, found.older)


def still_open(report: Report) -> str:
    """Return what is not finished: drafts, packets that are not at the centre; empty if nothing."""
    told = (
        COUNTS.drafts(report.drafts) if report.drafts else "",
        COUNTS.not_arrived(report.ages.total) if report.ages.total else "",
    )
    return ", ".join(each for each in told if each)


def standing(report: Report) -> tuple[str, Tone, str]:
    """Return headline, tone and advice: is this day closed, and what was or is open."""
    left = still_open(report)
    if report.closing:
        closed = QDateTime.fromMSecsSinceEpoch(round(parse(report.closing.at).timestamp() * 1000))
        at = QLocale().toString(closed, QLocale.FormatType.ShortFormat)
        who = report.names.get(report.closing.who, report.closing.who)
        words = translate("Report", "{who}, {at}").format(who=who, at=at)
        return translate("Report", "The day is closed"), Tone.OK, words
    if left:
        advice = translate(
            "Report", "Still open: {left}. They stay safe here, and are sent by themselves."
        )
        return translate("Report", "The day is not closed"), Tone.WARN, advice.format(left=left)
    return (
        translate("Report", "Nothing is open"),
        Tone.OK,
        translate("Report", "Everything of the day is at the centre. You can close the day."),
    )


def book_heading() -> tuple[str, ...]:
    """Return the columns of the *buku harian*."""
    return (
        translate("Report", "Queue"),
        translate("Report", "Time"),
        translate("Report", "Number"),
        translate("Report", "Initials"),
        translate("Report", "NIK"),
        translate("Report", "Village"),
        translate("Report", "Operator"),
        translate("Report", "Remarks"),
    )


def book_line(report: Report, line: Line) -> tuple[str, ...]:
    """Return one line of the *buku harian*."""
    at = QDateTime.fromMSecsSinceEpoch(round(parse(line.at).timestamp() * 1000))
    remarks = [_part(each) for each in line.exceptions]
    if line.young:
        remarks.insert(0, translate("Report", "under 17"))
    return (
        f"{line.queue:03d}" if line.queue else _DASH,
        QLocale().toString(at.time(), QLocale.FormatType.ShortFormat),
        line.number,
        line.initials or _DASH,
        line.nik_masked or _DASH,
        line.village,
        report.names.get(line.operator, line.operator),
        ", ".join(remarks) or _DASH,
    )


def privacy() -> str:
    """Return what a page with the *buku harian* says of itself."""
    return translate(
        "Report",
        "This page holds personal data (initials, masked NIK). Keep it locked away; destroy it as "
        "the archive rules say.",
    )


def no_people() -> str:
    """Return what a page of figures says of itself."""
    return translate("Report", "Figures only: nobody can be told from this page.")
