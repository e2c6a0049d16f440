"""Draws a report on A4: a page of figures that names nobody, then the *buku harian*."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from station.daybook.report import Line, Report
from ui.report import words
from ui.report.charts import Chart
from ui.theme import THEMES, Look

translate = QCoreApplication.translate
_PAGE: Final = QRectF(15, 12, 180, 273)
"""Millimetres of A4 inside its margins."""
_UNIT: Final = 3.4
_FINE: Final = 20.0
"""Steps of a millimetre: letters have whole sizes."""
_ROW: Final = 6.2
_COLUMNS: Final = (13.0, 14.0, 33.0, 16.0, 36.0, 26.0, 16.0, 26.0)
"""Millimetres of the columns of the *buku harian*."""


def prepare(device: QPagedPaintDevice) -> None:
    """Set a PDF or a printer to A4, upright."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
            QPageLayout.Unit.Millimeter,
        )
    )


@dataclass(frozen=True)
class Sheet:
    """Whose report this is, and whether it is one of training."""

    station: str
    training: bool = False


def draw(report: Report, sheet: Sheet, device: QPagedPaintDevice) -> bool:
    """Draw all pages; False when the device cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    per_mm = device.logicalDpiX() / 25.4
    painter.scale(per_mm / _FINE, per_mm / _FINE)
    chart = Chart(painter, THEMES[Look.OFFICE], _UNIT * _FINE)
    _figures(chart, report, sheet)
    for page in _pages(report.lines):
        device.newPage()
        _book(chart, report, sheet, page)
    return bool(painter.end())


def _pages(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    many = int((_PAGE.height() - 45) / _ROW)
    return [lines[at : at + many] for at in range(0, len(lines), many)]


def _room(left: float, top: float, width: float, height: float) -> QRectF:
    return QRectF(left * _FINE, top * _FINE, width * _FINE, height * _FINE)


def _head(chart: Chart, report: Report, sheet: Sheet, title: str, foot: str) -> float:
    theme, left, width = chart.theme, _PAGE.left(), _PAGE.width()
    top = _PAGE.top()
    if sheet.training:
        words_ = translate("Report", "TRAINING - these are not real recordings")
        chart.write(_room(left, top, width, 6), words_, theme.bad, bold=True, size=1.1)
        top += 7
    chart.write(_room(left, top, width, 9), title, theme.ink, bold=True, size=2.0)
    below = f"{sheet.station} · {words.heading(report)} · {words.whose(report)}"
    chart.write(_room(left, top + 9, width, 6), below, theme.quiet, size=1.1)
    _line(chart, left, top + 16.5, width)
    chart.write(_room(left, _PAGE.bottom() - 5, width, 5), foot, theme.quiet, size=0.85)
    return top + 20


def _figures(chart: Chart, report: Report, sheet: Sheet) -> None:
    theme, left, width = chart.theme, _PAGE.left(), _PAGE.width()
    top = _head(chart, report, sheet, translate("Report", "Daily report"), words.no_people())
    each = width / len(words.figures(report))
    for place, figure in enumerate(words.figures(report)):
        at = left + place * each
        chart.write(_room(at, top, each, 10), figure.value, theme.brand, bold=True, size=2.4)
        chart.write(_room(at, top + 10, each, 5), figure.label, theme.quiet)
    top += 20
    headline, _, advice = words.standing(report)
    chart.write(_room(left, top, width, 6), headline, theme.ink, bold=True, size=1.1)
    chart.write(_room(left, top + 6, width, 5), advice, theme.ink)
    top = _titled(chart, top + 14, translate("Report", "Recorded hour by hour"))
    chart.curve(_room(left, top, width, 42), report.by_hour)
    top = _titled(chart, top + 46, translate("Report", "Time per step, and retakes"))
    rows = step_rows(report)
    chart.bars(_room(left, top, width, 6.5 * len(rows)), rows)
    top += 6.5 * len(rows) + 3
    top = _titled(chart, top, translate("Report", "Packets on their way to the centre"))
    chart.bars(_room(left, top, width, 26), age_rows(report), alarmed=2)
    _columns(chart, words.tables(report), top + 30)


def _columns(chart: Chart, tables: tuple[words.Table, ...], top: float) -> None:
    """Set the tables in two columns, each under the shorter one; what has no room is counted."""
    tops = [top, top]
    for table in tables:
        side = 0 if tops[0] <= tops[1] else 1
        left = _PAGE.left() + side * (_PAGE.width() / 2 + 3)
        wide = _PAGE.width() / 2 - 6
        room = int((_PAGE.bottom() - 8 - tops[side] - 7) / 5)
        if room < 1:
            continue
        chart.write(_room(left, tops[side], wide, 6), table.title, chart.theme.brand, bold=True)
        shown = table.rows if len(table.rows) <= room else table.rows[: room - 1]
        for place, (what, count) in enumerate(shown):
            at = tops[side] + 6.5 + 5 * place
            chart.write(_room(left, at, wide - 14, 5), what, chart.theme.ink)
            chart.write(_room(left + wide - 14, at, 14, 5), count, chart.theme.ink, right=True)
        more = len(table.rows) - len(shown)
        if more:
            at = tops[side] + 6.5 + 5 * len(shown)
            said = translate("Report", "and {count} more lines in the table (CSV)")
            chart.write(_room(left, at, wide, 5), said.format(count=more), chart.theme.quiet)
        tops[side] += 9 + 5 * (len(shown) + bool(more))


def step_rows(report: Report) -> tuple[tuple[str, str, float], ...]:
    """Return each step with its time and its retakes, as bars show them."""
    return tuple(
        (
            words.step_words(each.step),
            f"{words.length(each.seconds)}{f'  +{each.retakes}' if each.retakes else ''}",
            each.seconds,
        )
        for each in report.efforts
    )


def age_rows(report: Report) -> tuple[tuple[str, str, float], ...]:
    """Return the ages of the packets that have not arrived, as bars show them."""
    pairs = zip(words.age_words(), words.ages(report), strict=True)
    return tuple((said, str(count), float(count)) for said, count in pairs)


def _book(chart: Chart, report: Report, sheet: Sheet, page: tuple[Line, ...]) -> None:
    top = _head(chart, report, sheet, translate("Report", "Day book"), words.privacy())
    _cells(chart, top, words.book_heading(), chart.theme.brand, bold=True)
    for place, line in enumerate(page, 1):
        at = top + place * _ROW
        _line(chart, _PAGE.left(), at, _PAGE.width())
        _cells(chart, at, words.book_line(report, line), chart.theme.ink)


def _cells(
    chart: Chart, top: float, cells: tuple[str, ...], colour: str, *, bold: bool = False
) -> None:
    left = _PAGE.left()
    for wide, cell in zip(_COLUMNS, cells, strict=True):
        chart.write(_room(left, top, wide - 1.5, _ROW), cell, colour, bold=bold, size=0.88)
        left += wide


def _titled(chart: Chart, top: float, title: str) -> float:
    room = _room(_PAGE.left(), top, _PAGE.width(), 6)
    chart.write(room, title, chart.theme.brand, bold=True, size=1.1)
    return top + 8


def _line(chart: Chart, left: float, top: float, width: float) -> None:
    chart.painter.setPen(QPen(QColor(chart.theme.line), 0.15 * _FINE))
    across = _room(left, top, width, 0)
    chart.painter.drawLine(across.topLeft(), across.topRight())
