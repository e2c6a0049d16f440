"""Words for people, asked for by enum: the one way from a thing of the domain to a sentence.

English stands in ``ui/words`` as the source text; ``ui/i18n/perekaman_id.ts`` holds the Indonesian
that people see first. Nothing is decided from a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from station.board.line import Standing
from station.board.packet import Wait, Who
from station.board.sentences import SENTENCES, Sentence, split
from station.body import MODALITY, Modality, Part, Target
from station.centre.met import Cause
from station.citizen.correcting import Fault, Field, Remedy
from station.citizen.listing import Flaw
from station.devices.findings import Outcome as ExamOutcome
from station.devices.messages import Guard, Lamp, Verdict
from station.errors import Code
from station.lifecycle import Actor, Status
from station.operators.roles import Role
from station.outbox.entries import Alarm, Blocked
from station.outbox.lists import Listing
from station.preferences import Choice
from station.reasons import Reason
from station.register.day_entries import Absence
from station.session.view import (
    CaptureState,
    Mark,
    NikFinding,
    OwnFinger,
    PhotoItem,
    Screen,
    Step,
)
from station.workshop import Exam, Phase
from ui.report.sent import Sent
from ui.sides import Side
from ui.slip.outcome import Outcome
from ui.words.corrections import FAULTS, FIELDS, OWN_FINGERS, REMEDIES
from ui.words.diagnosis import ACCESSORIES, EXAMS, PHASES
from ui.words.diagnosis import OUTCOMES as EXAM_OUTCOMES
from ui.words.findings import FINDINGS as EXAMINED
from ui.words.guards import GUARDS
from ui.words.names import (
    CAPTURE_STATES,
    FINDINGS,
    LAMPS,
    MARKS,
    MEASURES,
    MODALITIES,
    PARTS,
    ROLES,
    SCREENS,
    SHORT_PARTS,
    STEPS,
    TARGETS,
    VALUES,
    VERDICTS,
)
from ui.words.outbox import (
    ACTORS,
    ALARMS,
    BLOCKS,
    CAUSES,
    LISTINGS,
    SHORT_STANDINGS,
    STANDINGS,
    WAITS,
    WHO,
)
from ui.words.outreach import ABSENCES, COLUMNS, FLAWS
from ui.words.photo import PHOTO_ITEMS
from ui.words.reasons import REASONS
from ui.words.reports import SENT
from ui.words.settings import CHOICES
from ui.words.settings import VALUES as CHOICE_VALUES
from ui.words.sides import SIDES
from ui.words.slips import OUTCOMES
from ui.words.statuses import STATUSES
from ui.words.troubles import CODES

TABLES: Final[Mapping[type[StrEnum], Mapping[Any, object]]] = MappingProxyType(
    {
        Reason: REASONS,
        Code: CODES,
        Status: STATUSES,
        Screen: SCREENS,
        Step: STEPS,
        Mark: MARKS,
        Role: ROLES,
        CaptureState: CAPTURE_STATES,
        Verdict: VERDICTS,
        Target: TARGETS,
        Part: PARTS,
        Modality: MODALITIES,
        Lamp: LAMPS,
        Guard: GUARDS,
        NikFinding: FINDINGS,
        Standing: STANDINGS,
        Blocked: BLOCKS,
        Alarm: ALARMS,
        Wait: WAITS,
        Who: WHO,
        Listing: LISTINGS,
        Cause: CAUSES,
        Actor: ACTORS,
        Outcome: OUTCOMES,
        PhotoItem: PHOTO_ITEMS,
        Absence: ABSENCES,
        Flaw: FLAWS,
        Sent: SENT,
        Side: SIDES,
        Phase: PHASES,
        Exam: EXAMS,
        ExamOutcome: EXAM_OUTCOMES,
        Choice: CHOICES,
        Field: FIELDS,
        Fault: FAULTS,
        Remedy: REMEDIES,
        OwnFinger: OWN_FINGERS,
    }
)


@dataclass(frozen=True)
class Words:
    """One message: what is, and what to do about it (may be empty)."""

    text: str
    advice: str = ""


def say(key: StrEnum) -> Words:
    """Return the words for an enum member in the language of the moment."""
    source = str(TABLES[type(key)][key])
    text, _, advice = QCoreApplication.translate("Words", source).partition("\n")
    return Words(text, advice)


def name(key: StrEnum) -> str:
    """Return the first line alone, for labels: without its full stop."""
    return say(key).text.removesuffix(".")


def say_gone(target: Target) -> Words:
    """Return that the device of this target is away, by its name, and what to do."""
    gone = f"{name(MODALITY[target])}: {name(Lamp.GONE)}"
    return Words(gone, say(CaptureState.DEVICE_GONE).advice)


def sentence(status: Status) -> Sentence:
    """Return what a status means, what the operator does, and what the person is told."""
    return split(QCoreApplication.translate("Sentences", SENTENCES[status]))


def short_name(part: Part) -> str:
    """Return a part's name for a narrow place."""
    return _translated(SHORT_PARTS, part)


def short_standing(standing: Standing) -> str:
    """Return how the line stands for a narrow place."""
    return _translated(SHORT_STANDINGS, standing)


def say_measure(figure: str) -> str:
    """Return the label of a quality figure; one that nobody has named is shown by its own name."""
    return _translated(MEASURES, figure)


def say_value(code: str) -> str:
    """Return a word for a coded value of biodata, or the value as it came."""
    return _translated(VALUES, code)


def column_name(column: str) -> str:
    """Return what people call a column of a list; one that nobody has named by its place."""
    return _translated(COLUMNS, column)


def accessory_name(kind: str) -> str:
    """Return what people call a device that records nobody."""
    return _translated(ACCESSORIES, kind)


def say_finding(code: str) -> Words:
    """Return what a finding of an examination means for whoever sits there, and what to do."""
    text, _, advice = _translated(EXAMINED, code).partition("\n")
    return Words(text, advice)


def choice_value(choice: Choice, value: object) -> str:
    """Return what a value of a setting is called."""
    found = next(words for each, words in CHOICE_VALUES[choice] if each == value)
    return QCoreApplication.translate("Words", str(found))


def _translated(table: Mapping[Any, object], key: str) -> str:
    return QCoreApplication.translate("Words", str(table[key])) if key in table else key
