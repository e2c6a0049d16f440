"""Which lines of the biodata may be corrected at a station: one table, and how each is written.

The family card on the desk is the measure: a line that the list has otherwise than the card is
corrected here. What has *happened* since (a marriage, a move, another faith) is no slip of a pen:
elements change at the SIAK service, with papers (Permendagri 74/2015). A NIK is for life (PP
40/2019 art. 30), and a birth date or a sex that disagrees with it is the centre's to settle
(REQUEST_VALIDATION): that is noted, not changed.
"""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station.citizen.biodata import Biodata, Marital
from station.citizen.nik import Sex
from station.errors import Code, Refused


class Field(StrEnum):
    """A line of the biodata, or the whole of it: PERSON, who is somebody else."""

    NAME = "NAME"
    BIRTH_PLACE = "BIRTH_PLACE"
    ADDRESS = "ADDRESS"
    VILLAGE = "VILLAGE"
    RELIGION = "RELIGION"
    OCCUPATION = "OCCUPATION"
    BLOOD_TYPE = "BLOOD_TYPE"
    BIRTH_DATE = "BIRTH_DATE"
    SEX = "SEX"
    MARITAL_STATUS = "MARITAL_STATUS"
    NIK = "NIK"
    FAMILY_CARD = "FAMILY_CARD"
    DISTRICT = "DISTRICT"
    NATIONALITY = "NATIONALITY"
    PERSON = "PERSON"

    @property
    def member(self) -> str:
        """Its name in ``Biodata``; PERSON has none there."""
        return self.value.lower()


class Remedy(StrEnum):
    """What is done about a wrong line."""

    CORRECTED = "CORRECTED"
    """Written as the family card has it."""
    NOTED = "NOTED"
    """Left as it is; what the papers say goes to the centre beside it."""
    ELSEWHERE = "ELSEWHERE"
    """Nothing is recorded today; the person is sent to who can change it."""


class Fault(StrEnum):
    """Why what was typed does not do."""

    EMPTY = "EMPTY"
    SAME = "SAME"
    LETTERS = "LETTERS"
    LONG = "LONG"
    CHOICE = "CHOICE"
    DATE = "DATE"
    OTHER_NAME = "OTHER_NAME"
    """So much is different that it is another name, and perhaps another person."""


@dataclass(frozen=True)
class Rule:
    """How one line is treated. ``letters`` are those beside A to Z and the space."""

    remedy: Remedy
    longest: int = 0
    letters: str = ""
    choices: tuple[str, ...] = ()
    spelling: bool = False
    """Letters may be put right; a different word is not a slip of a pen."""
    day: bool = False


_FAITHS: Final = (
    "ISLAM", "KRISTEN", "KATOLIK", "HINDU", "BUDDHA", "KONGHUCU",
    "KEPERCAYAAN TERHADAP TUHAN YME",
)  # fmt: skip
_BLOOD: Final = ("", "A", "B", "AB", "O", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-")
_SPELLED: Final = "'.,-"
_WRITTEN: Final = f"{_SPELLED}0123456789/()"

RULES: Final = MappingProxyType(
    {
        Field.NAME: Rule(Remedy.CORRECTED, longest=60, letters=_SPELLED, spelling=True),
        Field.BIRTH_PLACE: Rule(Remedy.CORRECTED, longest=60, letters=_SPELLED),
        Field.ADDRESS: Rule(Remedy.CORRECTED, longest=120, letters=_WRITTEN),
        Field.VILLAGE: Rule(Remedy.CORRECTED, longest=60, letters=_WRITTEN, spelling=True),
        Field.RELIGION: Rule(Remedy.CORRECTED, choices=_FAITHS),
        Field.OCCUPATION: Rule(Remedy.CORRECTED, longest=60, letters=_WRITTEN),
        Field.BLOOD_TYPE: Rule(Remedy.CORRECTED, choices=_BLOOD),
        Field.BIRTH_DATE: Rule(Remedy.NOTED, day=True),
        Field.SEX: Rule(Remedy.NOTED, choices=tuple(Sex)),
        Field.MARITAL_STATUS: Rule(Remedy.NOTED, choices=tuple(Marital)),
        Field.NIK: Rule(Remedy.ELSEWHERE),
        Field.FAMILY_CARD: Rule(Remedy.ELSEWHERE),
        Field.DISTRICT: Rule(Remedy.ELSEWHERE),
        Field.NATIONALITY: Rule(Remedy.ELSEWHERE),
        Field.PERSON: Rule(Remedy.ELSEWHERE),
    }
)
"""Every line, in the order in which the card is read. Why, in words: ``ui.words.corrections``.

The longest name is that of Permendagri 73/2022 art. 4; the other lengths are what a card has room
for. Blood type and faith are picked from a list, for there they are coded.
"""

HERE: Final = tuple(f for f, rule in RULES.items() if rule.remedy is not Remedy.ELSEWHERE)
"""The lines something can be done about at the desk."""
_ALIKE: Final = 0.6
"""Of ``difflib.SequenceMatcher.ratio``, for a word: NUR and NOR are, SITI and DEWI are not."""
_ALL_ALIKE: Final = 0.8
"""The same for a name whose words were parted or joined: ABDUL RAHMAN is ABDURRAHMAN."""
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What the papers say of one line, as it is written on a card; a date as ISO has it."""

    field: Field
    value: str


def value_of(biodata: Biodata, field: Field) -> str:
    """Return how a line stands; nothing for PERSON."""
    return "" if field is Field.PERSON else str(msgspec.to_builtins(biodata)[field.member])


def tidy(field: Field, typed: str) -> str:
    """Write what was typed as the card does: upper case, single spaces; a date as ISO has it."""
    text = " ".join(typed.split()).upper()
    found = _DAY_FIRST.fullmatch(text) if RULES[field].day else None
    if found is None:
        return text
    day, month, year = found.groups()
    return f"{year}-{int(month):02d}-{int(day):02d}"


def fault(field: Field, was: str, now: str) -> Fault | None:
    """Say why a value, once tidy, does not do; None where it does."""
    rule = RULES[field]
    if now == was:
        return Fault.SAME
    if rule.choices:
        return None if now in rule.choices else Fault.CHOICE
    if not now:
        return Fault.EMPTY
    return _date_fault(now) if rule.day else _text_fault(rule, was, now)


def _date_fault(now: str) -> Fault | None:
    try:
        date.fromisoformat(now)
    except ValueError:
        return Fault.DATE
    return None


def _text_fault(rule: Rule, was: str, now: str) -> Fault | None:
    if len(now) > rule.longest:
        return Fault.LONG
    if not re.fullmatch(f"[A-Z {re.escape(rule.letters)}]+", now) or not re.search("[A-Z]", now):
        return Fault.LETTERS
    return Fault.OTHER_NAME if rule.spelling and not _same_name(was.upper(), now) else None


def _same_name(was: str, now: str) -> bool:
    """Say whether two spellings are of one name: word by word, or all of it at once."""
    before, after = was.split(), now.split()
    if len(before) == len(after):
        return all(map(_same_word, before, after))
    return _likeness("".join(before), "".join(after)) >= _ALL_ALIKE


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    written_out = short.endswith(".") and long.startswith(short.rstrip("."))
    return written_out or _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def check(biodata: Biodata, change: Change) -> None:
    """Refuse (NOT_ALLOWED_NOW) what no station changes, and what is not written properly."""
    if RULES[change.field].remedy is Remedy.ELSEWHERE:
        raise Refused(Code.NOT_ALLOWED_NOW, f"{change.field.value} is not corrected here")
    wrong = fault(change.field, value_of(biodata, change.field), change.value)
    if wrong is not None:
        raise Refused(Code.NOT_ALLOWED_NOW, f"{change.field.value}: {wrong.value}")


def said(biodata: Biodata, values: dict[Field, str]) -> Biodata:
    """Return the biodata with these lines as the papers say. The values are lawful ones."""
    plain = msgspec.to_builtins(biodata) | {f.member: value for f, value in values.items()}
    return msgspec.convert(plain, Biodata)
