"""What the complaint desk answers: frozen, of numbers and codes; nobody's name stands in it."""

from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from station.board.packet import Who, Why
from station.citizen.nik import NikFinding
from station.complaints.numbers import Fault
from station.complaints.persons import Decided
from station.errors import Code
from station.lifecycle import Status


class Standing(StrEnum):
    """What this station can say of a NIK. Never whether it exists, nor whose it is."""

    UNREADABLE = "UNREADABLE"
    """The number itself cannot be read: digits missing, letters, rounded by a spreadsheet."""
    MALFORMED = "MALFORMED"
    """No NIK looks like that: the digits contradict the rules by which they are given."""
    NO_NIK = "NO_NIK"
    """Only a family card's number was given."""
    AMBIGUOUS = "AMBIGUOUS"
    """Which of two numbers is the NIK cannot be told, and neither is known here."""
    RECORDED = "RECORDED"
    UNFINISHED = "UNFINISHED"
    """A recording was begun here and not sealed."""
    EXPECTED = "EXPECTED"
    """On the list of the day, not recorded yet."""
    NOT_OURS = "NOT_OURS"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one line. Numbers as they were written, without what parted them."""

    line: int
    nik: str = ""
    family_card: str = ""
    decided: Decided
    standing: Standing
    fault: Fault | None = None
    findings: tuple[NikFinding, ...] = ()
    family_card_doubtful: bool = False
    """The other number does not look like a family card's."""
    packet_id: str = ""
    number: str = ""
    status: Status | None = None
    stated: str = ""
    """The centre's own word, where nobody has named it."""
    why: Why | None = None
    who: Who = Who.NOBODY
    age: float = 0.0
    """Seconds since the recording was sealed."""
    stuck: bool = False


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A table that was written for the ADB; ``path`` is empty where no stick was in."""

    path: str = ""
    rows: int = 0
    trouble: Code | None = None


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one pasted text, or the trouble for which there is none."""

    at: datetime = datetime.fromtimestamp(0, UTC)
    rows: tuple[Answer, ...] = ()
    trouble: Code | None = None

    def count(self, standing: Standing) -> int:
        """Return how many lines stand so."""
        return sum(row.standing is standing for row in self.rows)
