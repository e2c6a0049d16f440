"""A complaint desk that only writes down what it was asked, and answers of every kind."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from station.board.packet import Wait, Who
from station.citizen.nik import NikFinding
from station.complaints.numbers import Fault
from station.complaints.persons import Decided
from station.complaints.view import Answer, Answers, Standing, Written
from station.errors import Code
from station.lifecycle import Status

NOW: Final = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
TEXT: Final = "NIK 3273010101900001 KK 3273012305120003"
WRITTEN: Final = Written(path="/media/adb/complaints-20261121-143000.csv", rows=8)


class FakeComplaints:
    """Answers to ``ui.complaints_port.ComplaintsPort`` when it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.handed: list[Answers] = []
        self.tell_written: Callable[[Written], None] = lambda _: None
        self._hear: list[Callable[[Answers], None]] = []

    def ask(self, text: str, hear: Callable[[Answers], None]) -> None:
        self.asked.append(text)
        self._hear.append(hear)

    def hand_out(
        self, answers: Answers, _say: Callable[[str], str], hear: Callable[[Written], None]
    ) -> None:
        self.handed.append(answers)
        self.tell_written = hear

    def answer(self, answers: Answers, place: int = -1) -> None:
        """Give the answer to the last text, or to an earlier one."""
        self._hear[place](answers)


def row(line: int, standing: Standing, **more: object) -> Answer:
    """Return one answer."""
    facts: dict[str, object] = {
        "nik": f"3273{line:02}0101900001",
        "family_card": "3273012305120003",
        "decided": Decided.LABEL,
        "who": Who.OPERATOR,
    }
    return Answer(line=line, standing=standing, **(facts | more))  # type: ignore[arg-type]  # facts by name


def recorded(line: int, status: Status, hours: float, **more: object) -> Answer:
    """Return the answer to somebody who was recorded here."""
    packet = {
        "packet_id": f"{line:052d}",
        "number": f"{1000 + line}-2345-6789",
        "status": status,
        "why": status,
        "age": hours * 3600,
    }
    return row(line, Standing.RECORDED, **(packet | more))


def scenes() -> dict[str, Answers]:
    """Return answers of every kind, by name."""
    stuck = {"why": Wait.NO_RECEIPT, "stuck": True, "who": Who.OPERATOR}
    many = (
        recorded(1, Status.SENT_FOR_ENROLLMENT, 31, **stuck),
        recorded(2, Status.RECEIVED_AT_CENTRAL, 5, who=Who.CENTRE),
        recorded(3, Status.DUPLICATE_RECORD, 200, stuck=True, who=Who.ADB),
        row(4, Standing.NOT_OURS, who=Who.ADB, decided=Decided.DIGITS),
        row(5, Standing.MALFORMED, nik="3273010101900000", findings=(NikFinding.SERIAL_ZERO,),
            who=Who.ADB),
        row(6, Standing.UNREADABLE, nik="327301O101900001", fault=Fault.LETTERS, family_card=""),
        row(7, Standing.AMBIGUOUS, decided=Decided.AMBIGUOUS),
        row(8, Standing.EXPECTED, decided=Decided.ALONE, family_card=""),
    )  # fmt: skip
    return {
        "many": Answers(at=NOW, rows=many),
        "malformed": Answers(at=NOW, rows=(many[4],)),
        "ambiguous": Answers(at=NOW, rows=(many[6],)),
        "not ours": Answers(at=NOW, rows=(many[3],)),
        "nothing": Answers(at=NOW),
        "spent": Answers(trouble=Code.LOOKUPS_SPENT),
    }
