"""Words of the complaint desk: three sentences for an answer, and what is said of a number."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from station.board.marking import QT_TRANSLATE_NOOP
from station.board.sentences import SENTENCES, Sentence, split
from station.complaints.view import Answer, Answers, Standing, Written
from station.complaints.words import DECIDED, FAULTS, STANDINGS, Scope
from station.complaints.words import SCOPE as _SCOPE
from station.lifecycle import Status
from ui.messages import name, say
from ui.theme import Tone
from ui.words.spans import number, span
from ui.words.tables import no_stick

translate = QCoreApplication.translate
_SHORT: Final = MappingProxyType(
    {
        Standing.UNREADABLE: QT_TRANSLATE_NOOP("Complaints", "Number unreadable"),
        Standing.MALFORMED: QT_TRANSLATE_NOOP("Complaints", "Impossible NIK"),
        Standing.NO_NIK: QT_TRANSLATE_NOOP("Complaints", "NIK is missing"),
        Standing.AMBIGUOUS: QT_TRANSLATE_NOOP("Complaints", "Which one is the NIK?"),
        Standing.RECORDED: QT_TRANSLATE_NOOP("Complaints", "Recorded here"),
        Standing.UNFINISHED: QT_TRANSLATE_NOOP("Complaints", "Recording not finished"),
        Standing.EXPECTED: QT_TRANSLATE_NOOP("Complaints", "On today's list, not recorded"),
        Standing.NOT_OURS: QT_TRANSLATE_NOOP("Complaints", "Not recorded here"),
    }
)
_BAD: Final = frozenset({Standing.UNREADABLE, Standing.MALFORMED})
_ASK: Final = frozenset({Standing.NO_NIK, Standing.AMBIGUOUS, Standing.UNFINISHED})


def sentences(shown: Answer) -> Sentence:
    """Return what is, what the operator does and what the person is told."""
    if shown.standing is Standing.RECORDED and shown.status is not None:
        told = split(translate("Sentences", SENTENCES[shown.status]))
        if shown.why is None or isinstance(shown.why, Status):
            return told
        why = say(shown.why)  # why it stands still says more than where it stands
        return Sentence(why.text, why.advice, told.citizen)
    return split(translate("Complaints", STANDINGS[shown.standing]))


def headline(shown: Answer) -> str:
    """Return the answer in a few words."""
    if shown.standing is Standing.RECORDED and shown.why is not None:
        return shown.stated or name(shown.why)
    return translate("Complaints", _SHORT[shown.standing])


def tone(shown: Answer) -> Tone:
    """Return the tone: red is what cannot go on as it is."""
    if shown.stuck or shown.standing in _BAD:
        return Tone.BAD
    if shown.standing in _ASK:
        return Tone.WARN
    return Tone.OK if shown.standing is Standing.RECORDED else Tone.PLAIN


def below(shown: Answer) -> str:
    """Return the quiet line of a row: the status's age, or what is wrong with the number."""
    if shown.fault:
        return translate("Complaints", FAULTS[shown.fault]).format(count=len(shown.nik))
    if shown.findings:
        return name(shown.findings[0])
    if shown.packet_id:
        age = translate("Complaints", "recorded {span} ago").format(span=span(shown.age))
        return f"{age} · {name(shown.who)}"
    return name(shown.who)


def numbers(shown: Answer) -> tuple[str, str]:
    """Return the NIK and the family card's number, in groups as they are read aloud."""
    return _grouped(shown.nik), _grouped(shown.family_card)


def decided(shown: Answer) -> str:
    """Return how NIK and family card were told apart."""
    return translate("Complaints", DECIDED[shown.decided])


def to_stick() -> str:
    """Return the words for handing the answers to the ADB."""
    return translate("Complaints", "Table to a stick")


def written(table: Written) -> tuple[Tone, str, str]:
    """Return tone, headline and advice of a table that was to be written."""
    if table.trouble:
        trouble = say(table.trouble)
        return Tone.BAD, trouble.text, trouble.advice
    if not table.path:
        return Tone.BAD, *no_stick()
    lines = translate("Complaints", "{count} answers written").format(count=number(table.rows))
    whose = translate("Complaints", "It holds NIKs: give it to the ADB and to nobody else.")
    return Tone.OK, lines, f"{table.path}\n{whose}"


def scope() -> str:
    """Return what is not answered here, one line each."""
    heading = translate("Complaints", "Not this station's to mend:")
    return f"{heading}\n\n" + "\n\n".join(
        f"• {translate('Complaints', _SCOPE[each])}" for each in Scope
    )


def tally(answers: Answers) -> str:
    """Return the answers in one line."""
    parts = [
        (translate("Complaints", "{count} recorded here"), answers.count(Standing.RECORDED)),
        (translate("Complaints", "{count} not recorded here"), answers.count(Standing.NOT_OURS)),
        (translate("Complaints", "{count} unreadable or impossible"),
         sum(answers.count(each) for each in _BAD)),
        (translate("Complaints", "{count} to be asked again"),
         sum(answers.count(each) for each in _ASK)),
    ]  # fmt: skip
    return " · ".join(text.format(count=count) for text, count in parts if count)


def _grouped(digits: str) -> str:
    if len(digits) != 16:
        return digits
    return " ".join((digits[:6], digits[6:12], digits[12:]))
