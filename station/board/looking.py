"""Looks at outbox and uploader once, and puts what it sees into an answer. Nothing is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from packets.identifiers import number
from station.board.ledger import Ledger, Open
from station.board.line import Line, Standing, line, silent
from station.board.packet import Row, row, unseen
from station.board.view import BoardView, Choices, Filter, History, Question, Tally
from station.board.wanted import wanted as looked_for
from station.clock import Clock
from station.errors import Broken, Refused
from station.lifecycle import AT_STATION, Status
from station.outbox.entries import Page
from station.outbox.lists import RECAPTURE, Listing, Lists, Narrowed
from station.outbox.reader import Reader
from station.outbox.spool import Place, Spool
from station.register.case import Case
from station.uploader.control import Verb, tell
from station.uploader.lock import uploader_running


class Looker:
    """One outbox, seen from outside.

    ``provisioned`` says whether the station has its keys; ``users`` the names of account ids.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        provisioned: Callable[[], bool],
        users: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._provisioned = provisioned
        self._users = users
        self._ledger: Ledger | None = None
        self._reader = Reader(folder)
        self._lists = Lists(folder)
        self._spool = Spool(folder)

    def admit(self, ledger: Ledger | None) -> None:
        """Know whose packets they are from now on; with None, no longer."""
        self._ledger = ledger

    @property
    def knows_people(self) -> bool:
        """Whether somebody is signed in who sees citizens."""
        return self._ledger is not None

    def niks(self, packet_ids: Iterable[str]) -> dict[str, str]:
        """Return whole NIKs, for an export that somebody answers for; none before a login."""
        with self._people() as people:
            return people.niks(packet_ids) if people else {}

    def look(self, question: Question) -> BoardView:
        """Answer a question; what cannot be read is told by its code, beside how the line is."""
        stands = self.line()
        try:
            return self._answer(question, stands)
        except Broken as trouble:
            return BoardView(
                at=self._clock.now(), question=question, line=stands, trouble=trouble.code
            )

    def line(self) -> Line:
        """Ask the uploader how things stand; without one, say why there is none."""
        report = tell(self._folder, Verb.STATUS)
        if report is not None:
            return line(report)
        return silent(running=uploader_running(self._folder), provisioned=self._provisioned())

    def _answer(self, question: Question, stands: Line) -> BoardView:
        now = self._clock.now()
        with self._people() as people:
            if question.filter.of_people:
                if people is None:  # nobody is signed in: a filter by people finds nobody
                    return BoardView(at=now, question=question, line=stands)
                asked = question.filter
                people.choose(village=asked.village, operator=asked.operator, words=asked.words)
            return self._page(question, stands, now, people)

    @contextmanager
    def _people(self) -> Iterator[Open | None]:
        if self._ledger is None:
            yield None
            return
        with self._ledger.opened() as people:
            yield people

    def _page(
        self, question: Question, stands: Line, now: datetime, people: Open | None
    ) -> BoardView:
        lists, narrowed = people.lists if people else self._lists, question.filter.narrowed()
        page = lists.page(
            question.listing, now, after=question.after, limit=question.limit, narrowed=narrowed
        )
        fresh = self._unseen(question.filter, now, people)
        first = [each for each in fresh if _belongs(each, question)][: question.limit]
        rows = (*first, *self._rows(page, lists, now))
        tally = _tally(lists, now, narrowed, fresh)
        return BoardView(
            at=now,
            question=question,
            rows=rows,
            after=page.after,
            tally=tally,
            line=_with(tally, stands),
            facts=people.facts(each.packet_id for each in rows) if people else {},
            cases=_cases(people, rows),
            choices=self._choices(people),
            history=self._history(question.packet_id, now, people),
        )

    def _rows(self, page: Page, lists: Lists, now: datetime) -> Iterator[Row]:
        sent = (e.packet_id for e in page.entries if e.state is Status.SENT_FOR_ENROLLMENT)
        vouched = lists.vouched(sent)
        return (row(each, now, vouched=each.packet_id in vouched) for each in page.entries)

    def _choices(self, people: Open | None) -> Choices:
        if people is None:
            return Choices()
        users = self._users()
        operators = ((each, users.get(each, each)) for each in people.operators())
        return Choices(villages=people.villages(), operators=tuple(operators))

    def _unseen(self, wanted: Filter, now: datetime, people: Open | None) -> list[Row]:
        """Return what lies in the spool and no uploader has taken in, oldest first."""
        found = [each for each in (self._one_unseen(i, now) for i in self._reader.fresh()) if each]
        if people and found and wanted.of_people:
            chosen = people.chosen(each.packet_id for each in found)
            sought = looked_for(wanted.words).packet
            found = [e for e in found if e.packet_id in chosen or sought in (e.packet_id, e.number)]
        return sorted((e for e in found if _fits(e, wanted)), key=lambda each: each.sealed_at)

    def _one_unseen(self, packet_id: str, now: datetime) -> Row | None:
        try:
            found = self._spool.path(Place.NEW, packet_id).stat()
        except OSError:
            return None  # taken in meanwhile: the next answer has it in its place
        sealed_at = datetime.fromtimestamp(found.st_mtime, UTC)
        return unseen(packet_id, number(packet_id), sealed_at, found.st_size, now)

    def _history(self, packet_id: str, now: datetime, people: Open | None) -> History | None:
        if not packet_id:
            return None
        try:
            shown = self._reader.show(packet_id)
        except Refused:  # not taken in yet
            return None
        known = row(shown.entry, now, vouched=packet_id in self._lists.vouched([packet_id]))
        told = History(row=known, events=shown.history, receipts=len(shown.receipts))
        if people is None:
            return told
        return replace(
            told,
            facts=people.facts([packet_id]).get(packet_id),
            case=people.cases([known])[packet_id],
            in_place_of=people.in_place_of(packet_id),
        )


def _tally(lists: Lists, now: datetime, narrowed: Narrowed, fresh: list[Row]) -> Tally:
    states = lists.by_state(narrowed)
    waiting = sum(states.get(each, 0) for each in AT_STATION)
    recapture = sum(states.get(each, 0) for each in RECAPTURE)
    return Tally(
        waiting=waiting + len(fresh),
        attention=lists.count(Listing.ATTENTION, now, narrowed) + sum(e.stuck for e in fresh),
        recapture=recapture,
        arrived=sum(states.values()) - waiting - recapture,
        fresh=len(fresh),
    )


def _cases(people: Open | None, rows: Iterable[Row]) -> dict[str, Case]:
    returned = [each for each in rows if each.state in RECAPTURE]
    return people.cases(returned) if people and returned else {}


def _fits(fresh: Row, wanted: Filter) -> bool:
    """Say whether a packet not taken in yet was sealed on the day, and has the status, wanted."""
    day = wanted.day in {None, fresh.sealed_at.astimezone().date()}
    return day and wanted.status in {None, fresh.state}


def _with(tally: Tally, stands: Line) -> Line:
    """Return the line as it stands for this outbox: what the uploader has yet to see waits, too."""
    if stands.standing is Standing.IDLE and tally.waiting:
        return replace(stands, standing=Standing.WAITING)
    return stands


def _belongs(fresh: Row, question: Question) -> bool:
    """Say whether a packet not taken in yet stands before the first packet of a page."""
    if question.after is not None or question.listing in {Listing.ARRIVED, Listing.RECAPTURE}:
        return False
    return fresh.stuck or question.listing is not Listing.ATTENTION
