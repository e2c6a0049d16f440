"""The answers as a table for the ADB: CSV that a spreadsheet opens and that no cell runs in.

Semicolons and a byte order mark, as a spreadsheet in Indonesian expects them. Numbers of 16 digits
carry an apostrophe: without it a spreadsheet keeps 15 digits of them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from station.board.causes import ALARMS, BLOCKS, WAITS, WHO
from station.board.marking import QT_TRANSLATE_NOOP
from station.board.sentences import SENTENCES
from station.complaints.view import Answer, Answers, Standing
from station.complaints.words import DECIDED, FAULTS, STANDINGS
from station.sheet import sheet

HEADING: Final = (
    QT_TRANSLATE_NOOP("Tables", "line"),
    QT_TRANSLATE_NOOP("Tables", "nik"),
    QT_TRANSLATE_NOOP("Tables", "family card"),
    QT_TRANSLATE_NOOP("Tables", "decided by"),
    QT_TRANSLATE_NOOP("Tables", "answer"),
    QT_TRANSLATE_NOOP("Tables", "fault"),
    QT_TRANSLATE_NOOP("Tables", "findings"),
    QT_TRANSLATE_NOOP("Tables", "status"),
    QT_TRANSLATE_NOOP("Tables", "age in hours"),
    QT_TRANSLATE_NOOP("Tables", "cause"),
    QT_TRANSLATE_NOOP("Tables", "who acts"),
    QT_TRANSLATE_NOOP("Tables", "next step"),
    QT_TRANSLATE_NOOP("Tables", "nomor perekaman"),
    QT_TRANSLATE_NOOP("Tables", "packet id"),
)
_CAUSES: Final[Mapping[str, str]] = MappingProxyType(
    {why.value: text for why, text in (*BLOCKS.items(), *ALARMS.items(), *WAITS.items())}
)
"""Why a packet stands still says more than where it stands."""
_SECONDS_PER_HOUR: Final = 3600.0


def table(answers: Answers, say: Callable[[str], str] = str) -> bytes:
    """Return the CSV file; ``say`` translates the sentences."""
    return sheet([say(each) for each in HEADING], (_cells(each, say) for each in answers.rows))


def sentences(each: Answer, say: Callable[[str], str] = str) -> tuple[str, str, str]:
    """Return what is, what the operator does and what the person is told."""
    recorded = each.standing is Standing.RECORDED and each.status is not None
    text = SENTENCES[each.status] if recorded and each.status else STANDINGS[each.standing]
    meaning, operator, citizen = say(text).split("\n")
    cause = _CAUSES.get(each.why.value) if each.why else None
    if cause is not None:
        meaning, operator = say(cause).split("\n")
    return meaning, operator, citizen


def _cells(each: Answer, say: Callable[[str], str]) -> tuple[str, ...]:
    hours = f"{each.age / _SECONDS_PER_HOUR:.1f}" if each.packet_id else ""
    meaning, step, _ = sentences(each, say)
    fault = say(FAULTS[each.fault]).format(count=len(each.nik)) if each.fault else ""
    return (
        str(each.line), each.nik, each.family_card, say(DECIDED[each.decided]),
        each.standing.value, fault, " ".join(one.value for one in each.findings),
        each.stated or (each.status or ""), hours, meaning, say(WHO[each.who]), step, each.number,
        each.packet_id,
    )  # fmt: skip
