"""A board that only writes down what it was told, and its answers in every state of an outbox."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec.structs import replace

from station.board.line import Line, Standing
from station.board.packet import Row, Wait, Why, who
from station.board.view import BoardView, Choices, Exported, History, Question, Tally, Told
from station.centre.met import Cause
from station.errors import Code
from station.events import Publisher
from station.lifecycle import AT_STATION, Actor, Status
from station.outbox.entries import NEEDS_A_PERSON, Alarm, Blocked, Event, Kind
from station.outbox.lists import LATE, RETURNED, Listing
from station.register.case import Case, Facts
from station.register.recaptures import Deed, DeedEntry
from station.session.view import Whose
from station.uploader.control import Verb
from tests.fakes.views import NAMES

NOW: Final = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


class FakeBoard:
    """Answers to every call of ``ui.board_port.BoardPort``; ``told`` lists name and arguments."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []
        self.asked: list[Question] = []
        self.views: Publisher[BoardView] = Publisher()

    def look(self, question: Question) -> None:
        self.asked.append(question)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)

        def command(*words: object) -> None:
            self.told.append((name, *words))

        return command


def packet(place: int, hours: float, why: Why = Status.BIO_CAPTURED, **more: object) -> Row:
    """Return a packet sealed so many hours ago, standing as ``why`` says."""
    state = why if isinstance(why, Status) else Status.PROCESSING
    late = state in AT_STATION and timedelta(hours=hours) >= LATE
    base = Row(
        packet_id=f"{place:052d}",
        number=f"{3450 + place:04d}-{3157 + 7 * place:04d}-5123",
        state=state,
        sealed_at=NOW - timedelta(hours=hours),
        age=hours * 3600,
        why=why,
        who=who(why, late=late),
        size=1_843_200,
        stuck=late or why in NEEDS_A_PERSON or state in RETURNED or isinstance(why, Alarm),
        pushable=state in AT_STATION and why is not Blocked.RECAPTURE,
    )
    return replace(base, **more)


def names(rows: tuple[Row, ...]) -> dict[str, Whose]:
    """Return whose packets these are: nobody who lives."""
    return {
        each.packet_id: Whose(name=NAMES[i % len(NAMES)], nik_masked=f"3273 •••• •••• {i + 1:04d}")
        for i, each in enumerate(rows)
    }


WAITING: Final = (
    packet(1, 75, Blocked.AREA_CODE),
    packet(2, 31, Wait.TURN),
    packet(3, 29, Wait.NO_RECEIPT, state=Status.SENT_FOR_ENROLLMENT),
    packet(4, 3, Status.PROCESSING, acknowledged=1_180_000),
    packet(5, 2.2),
    packet(6, 1.4),
    packet(7, 0.4, Status.SENT_FOR_ENROLLMENT),
    packet(8, 0.05, Wait.NOT_TAKEN_IN),
)
RETURNED_ROWS: Final = (
    packet(1, 90, Status.ENROLL_FAILURE_AT_CENTRAL),
    packet(2, 80, Status.DUPLICATE_RECORD),
    packet(3, 70, Status.REQUEST_VALIDATION),
    packet(4, 60, Status.SEARCH_FAILURE_AT_CENTRAL),
    packet(5, 50, Status.ENROLL_FAILURE_AT_REGIONAL, pushable=True),
    packet(6, 40, Wait.UNNAMED, state=Status.SENT_FOR_DEDUP, stated="MENUNGGU_VERIFIKASI"),
)
CHOICES: Final = Choices(
    villages=("CONTOH JAYA", "SUKA CONTOH"), operators=(("op-1", "siti"), ("op-2", "budi"))
)
_LEFT: Final = Line(open=8, bytes_left=13_600_000)
_SENDING: Final = replace(
    _LEFT,
    standing=Standing.SENDING,
    sending=WAITING[3].packet_id,
    acknowledged=1_180_000,
    size=1_843_200,
    seconds_left=42.0,
    hours_left=0.14,
    goodput=27_000.0,
)
_TALLY: Final = Tally(waiting=8, attention=3, arrived=12_345, fresh=1)


def _answer(line: Line, rows: tuple[Row, ...] = WAITING, **more: object) -> BoardView:
    answer = BoardView(at=NOW, rows=rows, tally=_TALLY, line=line, choices=CHOICES)
    return replace(answer, **more)


def _held(reason: Blocked, **more: object) -> tuple[Row, ...]:
    return tuple(packet(i, 1 + 5 * i, reason, **more) for i in range(1, 8))


def _standing(standing: Standing, **more: object) -> Line:
    return replace(_LEFT, standing=standing, **more)


def scenes() -> dict[str, BoardView]:
    """Return all scenes, the first list of each."""
    reached = "2026-11-20T05:41:00.000Z"
    return {
        "sending": _answer(_SENDING),
        "sending-unknown": _answer(replace(_SENDING, seconds_left=None, hours_left=None)),
        "no-line": _answer(
            _standing(Standing.NO_LINE, cause=Cause.UNREACHABLE, wait=45.0, reached_at=reached),
            _held(Blocked.LINE),
        ),
        "busy": _answer(
            _standing(Standing.CENTRE_BUSY, wait=20_000.0, reached_at=reached),
            _held(Blocked.CENTRE_BUSY),
        ),
        "untrusted": _answer(
            _standing(Standing.UNTRUSTED, cause=Cause.CERTIFICATE_ENDED, wait=600.0),
            _held(Blocked.TRUST),
        ),
        "paused": _answer(_standing(Standing.PAUSED), _held(Blocked.PAUSED)),
        "off": _answer(_standing(Standing.NO_UPLOADER)),
        "keys": _answer(_standing(Standing.KEYS_MISSING)),
        "starting": _answer(_standing(Standing.STARTING)),
        "disk": _answer(_standing(Standing.DISK)),
        "fault": _answer(_standing(Standing.FAULT)),
        "trying": _answer(_standing(Standing.TRYING)),
        "held": _answer(_standing(Standing.HELD), _held(Blocked.CENTRE_REFUSED)),
        "returned": _answer(_SENDING, RETURNED_ROWS),
        "alarms": _answer(_SENDING, tuple(packet(i, i, each) for i, each in enumerate(Alarm, 1))),
        "holds": _answer(_SENDING, tuple(packet(i, i, each) for i, each in enumerate(Blocked, 1))),
        "statuses": _answer(
            _SENDING, tuple(packet(i, i / 2, each) for i, each in enumerate(Status, 1))
        ),
        "pages": _answer(_SENDING, tuple(packet(i, i / 9) for i in range(1, 51)), after="more"),
        "empty": BoardView(at=NOW, line=Line(standing=Standing.IDLE)),
        "unread": BoardView(),
        "trouble": BoardView(at=NOW, trouble=Code.FILE_UNREADABLE, line=_SENDING),
        "told": _answer(_SENDING, told=Told(verb=Verb.PUSH, heard=True)),
        "exported": _answer(
            _SENDING,
            exported=Exported(path="/media/adb/board-20261120-143000.csv", packets=8, people=True),
        ),
        "no-stick": _answer(_SENDING, exported=Exported()),
        "told-nobody": _answer(
            _standing(Standing.NO_UPLOADER), told=Told(verb=Verb.PUSH_STUCK, heard=False)
        ),
    }


def _facts(rows: tuple[Row, ...]) -> dict[str, Facts]:
    return {
        each.packet_id: Facts(name=NAMES[i % len(NAMES)], nik_masked=f"3273 •••• •••• {i + 1:04d}",
                              village=CHOICES.villages[i % 2], operator="op-1")
        for i, each in enumerate(rows)
    }  # fmt: skip


def _deed(shown: Row, deed: Deed, reference: str = "") -> DeedEntry:
    second = "budi" if deed is Deed.DELETED else ""
    return DeedEntry(packet_id=shown.packet_id, deed=deed, at="2026-11-20T03:10:00.000Z",
                     who="op-1", second=second, reference=reference)  # fmt: skip


def returned_scenes() -> dict[str, BoardView]:
    """Return an answer for every state of the recapture list; the first row is the chosen one."""
    asked = Question(listing=Listing.RECAPTURE)
    failed = packet(1, 90, Status.ENROLL_FAILURE_AT_CENTRAL, attempt=1)
    again = packet(9, 300, Status.UNREGISTERED, attempt=1)
    deleted = _deed(failed, Deed.DELETED, "471.13/3256/DUKCAPIL")
    told = (_deed(failed, Deed.ASKED), _deed(failed, Deed.CONTACTED))

    def answer(first: Row, case: Case) -> BoardView:
        rows = (first, *RETURNED_ROWS[1:5], packet(7, 200, Status.ADJUDICATE_RECORD))
        cases = {each.packet_id: Case(state=each.state) for each in rows[1:]}
        return BoardView(at=NOW, question=asked, rows=rows, line=_SENDING, facts=_facts(rows),
                         cases=cases | {first.packet_id: case}, choices=CHOICES,
                         tally=replace(_TALLY, recapture=len(rows)))  # fmt: skip

    state = failed.state
    agreed = Case(state=state, attempt=1, day="2026-12-01", contact="0812 0000 0000", deeds=told)
    return {
        "locked": answer(failed, Case(state=state, attempt=1)),
        "agreed": answer(failed, agreed),
        "unlocked": answer(failed, replace(agreed, deeds=(*told, deleted))),
        "decided": answer(
            failed, replace(agreed, deeds=(deleted, _deed(failed, Deed.RESENT, "1")))
        ),
        "expected": answer(again, Case(state=again.state, attempt=1, day="2026-12-01")),
        "none": BoardView(at=NOW, question=asked, line=_SENDING),
    }


def history(shown: Row) -> History:
    """Return what happened to a packet that was pushed and then told apart."""
    told = (
        (Kind.MOVE, "BIO_CAPTURED", Actor.STATION, "sealed", 0, 0.0),
        (Kind.MOVE, "PROCESSING", Actor.STATION, "queued", 1, 0.1),
        (Kind.NOTE, "PROCESSING", Actor.STATION, "LINE_STALLED", 1, 2.0),
        (Kind.MOVE, "SENT_FOR_ENROLLMENT", Actor.STATION, "", 1, 3.0),
        (Kind.MOVE, "RECEIVED_AT_CENTRAL", Actor.CENTRE, "receipt 17", 1, 3.1),
        (Kind.MOVE, "SENT_FOR_DEDUP", Actor.CENTRE, "", 1, 3.4),
        (Kind.CONFLICT, "CARD_ISSUED", Actor.CENTRE, "", 1, 3.6),
        (Kind.UNKNOWN, "MENUNGGU_VERIFIKASI", Actor.CENTRE, "", 1, 3.8),
        (Kind.MOVE, "PRINT_READY_RECORD", Actor.CENTRE, "unique", 1, 4.5),
    )
    events = tuple(
        Event(
            packet_id=shown.packet_id,
            kind=kind,
            before="",
            after=after,
            at=shown.sealed_at + timedelta(hours=hours),
            actor=actor,
            cause=cause,
            attempt=attempt,
        )
        for kind, after, actor, cause, attempt, hours in told
    )
    return History(row=shown, events=events, receipts=1)


def opened(answer: BoardView, shown: Row) -> BoardView:
    """Return an answer that tells the history of one packet as well."""
    question = replace(answer.question, packet_id=shown.packet_id)
    return replace(answer, question=question, history=history(shown))
