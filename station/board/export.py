"""The board as a table for the ADB: one line a packet, with cause, who acts and the next step."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from station.board.causes import WHO, explained
from station.board.looking import Looker
from station.board.marking import QT_TRANSLATE_NOOP
from station.board.packet import Row
from station.board.view import BoardView, Question
from station.clock import iso
from station.errors import Broken
from station.register.case import Case, Facts
from station.sheet import sheet

HEADING: Final = (
    QT_TRANSLATE_NOOP("Tables", "nomor perekaman"),
    QT_TRANSLATE_NOOP("Tables", "sealed"),
    QT_TRANSLATE_NOOP("Tables", "status"),
    QT_TRANSLATE_NOOP("Tables", "age in hours"),
    QT_TRANSLATE_NOOP("Tables", "stuck"),
    QT_TRANSLATE_NOOP("Tables", "cause"),
    QT_TRANSLATE_NOOP("Tables", "who acts"),
    QT_TRANSLATE_NOOP("Tables", "next step"),
    QT_TRANSLATE_NOOP("Tables", "the centre's own word"),
    QT_TRANSLATE_NOOP("Tables", "packet id"),
)
PEOPLE: Final = (
    QT_TRANSLATE_NOOP("Tables", "name"),
    QT_TRANSLATE_NOOP("Tables", "nik"),
    QT_TRANSLATE_NOOP("Tables", "village"),
    QT_TRANSLATE_NOOP("Tables", "operator"),
    QT_TRANSLATE_NOOP("Tables", "appointment"),
    QT_TRANSLATE_NOOP("Tables", "contact"),
)
"""Columns for those who see citizens."""
_YES: Final = QT_TRANSLATE_NOOP("Tables", "yes")
_PAGE: Final = 1000
_HOUR: Final = 3600.0
Say = Callable[[str], str]
"""Translates a text; the command line leaves it in English."""


def export(looker: Looker, question: Question, say: Say = str) -> tuple[bytes, int]:
    """Return the whole list of a question as CSV, and how many packets stand in it.

    With names and NIKs where the looker knows people. Raises ``Broken``.
    """
    found = [line for view in views(looker, question) for line in _lines(looker, view, say)]
    heading = (*HEADING, *PEOPLE) if looker.knows_people else HEADING
    return sheet([say(each) for each in heading], found), len(found)


def views(looker: Looker, question: Question) -> Iterator[BoardView]:
    """Return the whole list of a question, page after page. Raises ``Broken``."""
    asked = replace(question, after=None, limit=_PAGE, packet_id="")
    while True:
        view = looker.look(asked)
        if view.trouble:
            raise Broken(view.trouble)
        yield view
        if view.after is None:
            return
        asked = replace(asked, after=view.after)


def _lines(looker: Looker, view: BoardView, say: Say) -> Iterator[tuple[str, ...]]:
    niks = looker.niks(each.packet_id for each in view.rows)
    users = dict(view.choices.operators)
    for each in view.rows:
        packet = _packet(each, say)
        if looker.knows_people:
            facts, case = view.facts.get(each.packet_id), view.cases.get(each.packet_id)
            packet += _person(facts, case, niks.get(each.packet_id, ""), users)
        yield packet


def _packet(row: Row, say: Say) -> tuple[str, ...]:
    cause, step = explained(row.why, say)
    return (
        row.number, iso(row.sealed_at), row.state.value, f"{row.age / _HOUR:.1f}",
        say(_YES) if row.stuck else "", cause, say(WHO[row.who]), step, row.stated, row.packet_id,
    )  # fmt: skip


def _person(
    facts: Facts | None, case: Case | None, nik: str, users: dict[str, str]
) -> tuple[str, ...]:
    if facts is None:
        return ("",) * len(PEOPLE)
    agreed = (case.day, case.contact) if case else ("", "")
    return (facts.name, nik, facts.village, users.get(facts.operator, facts.operator), *agreed)
