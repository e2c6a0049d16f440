"""A report as a CSV table: first the figures, or line by line the *buku harian*."""

from collections.abc import Iterable
from typing import Final

from station.daybook.report import Line, Report
from station.sheet import sheet

_LINES: Final = (
    "queue", "time", "number", "initials", "nik_masked", "village", "operator", "status",
    "exceptions", "under_17",
)  # fmt: skip


def figures(report: Report) -> bytes:
    """Return the figures as rows of ``what, which, value``; no person stands in them."""
    rows: list[tuple[object, ...]] = [
        ("day", "", report.day),
        ("recorded", "", report.recorded),
        ("under_17", "", report.young),
        ("with_exceptions", "", report.with_exceptions),
        ("seconds_per_person", "", round(report.seconds)),
        ("retakes", "", report.retakes),
        ("drafts_open", "", report.drafts),
        ("not_at_the_centre", "", report.ages.total),
        *(("recorded_in_hour", f"{h:02d}", n) for h, n in enumerate(report.by_hour) if n),
        *(("status", each.what, each.count) for each in report.statuses),
        *(("village", each.what, each.count) for each in report.villages),
        *(("operator", _user(report, each.what), each.count) for each in report.operators),
        *(("exception", each.what, each.count) for each in report.exceptions),
        *(("not_recorded", each.what, each.count) for each in report.absences),
        *(("seconds", each.step, round(each.seconds)) for each in report.efforts),
        *(("retakes", each.step, each.retakes) for each in report.efforts if each.retakes),
        *(("fault", f"{each.modality} {each.code}", each.count) for each in report.faults),
    ]
    return _written(("what", "which", "value"), rows)


def book(report: Report) -> bytes:
    """Return the *buku harian*. Initials and masked NIK are personal data all the same."""
    return _written(_LINES, (_line(report, each) for each in report.lines))


def _line(report: Report, line: Line) -> tuple[object, ...]:
    return (
        line.queue or "",
        line.at,
        line.number,
        line.initials,
        line.nik_masked,
        line.village,
        _user(report, line.operator),
        line.status,
        " ".join(line.exceptions),
        "yes" if line.young else "",
    )


def _user(report: Report, account: str) -> str:
    return report.names.get(account, account)


def _written(heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> bytes:
    return sheet(heading, (tuple(map(str, row)) for row in rows))
