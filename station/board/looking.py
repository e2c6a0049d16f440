"""Looks at outbox and uploader once, and puts what it sees into an answer. Nothing is written."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from packets.identifiers import number
from station.board.line import Line, Standing, line, silent
from station.board.packet import Row, row, unseen
from station.board.view import BoardView, History, Question, Tally
from station.clock import Clock
from station.errors import Broken, Refused
from station.lifecycle import AT_STATION
from station.outbox.lists import Listing, Lists
from station.outbox.reader import Reader
from station.outbox.spool import Place, Spool
from station.uploader.control import Verb, tell
from station.uploader.lock import uploader_running


class Looker:
    """One outbox, seen from outside. ``provisioned`` says whether the station has its keys."""

    def __init__(self, folder: Path, clock: Clock, provisioned: Callable[[], bool]) -> None:
        self._folder = folder
        self._clock = clock
        self._provisioned = provisioned
        self._reader = Reader(folder)
        self._lists = Lists(folder)
        self._spool = Spool(folder)

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
        fresh = self._unseen(now)
        page = self._lists.page(question.listing, now, after=question.after, limit=question.limit)
        first = [each for each in fresh if _belongs(each, question)]
        tally = self._tally(now, fresh)
        return BoardView(
            at=now,
            question=question,
            rows=(*first[: question.limit], *(row(each, now) for each in page.entries)),
            after=page.after,
            tally=tally,
            line=_with(tally, stands),
            history=self._history(question.packet_id, now),
        )

    def _unseen(self, now: datetime) -> list[Row]:
        """Return what lies in the spool and no uploader has taken in, oldest first."""
        found = (self._one_unseen(each, now) for each in self._reader.fresh())
        return sorted((each for each in found if each), key=lambda each: each.sealed_at)

    def _one_unseen(self, packet_id: str, now: datetime) -> Row | None:
        try:
            found = self._spool.path(Place.NEW, packet_id).stat()
        except OSError:
            return None  # taken in meanwhile: the next answer has it in its place
        sealed_at = datetime.fromtimestamp(found.st_mtime, UTC)
        return unseen(packet_id, number(packet_id), sealed_at, found.st_size, now)

    def _tally(self, now: datetime, fresh: list[Row]) -> Tally:
        counts = self._reader.counts()
        late = sum(each.stuck for each in fresh)
        return Tally(
            waiting=counts.waiting,
            attention=self._lists.count(Listing.ATTENTION, now) + late,
            arrived=sum(n for state, n in counts.by_state.items() if state not in AT_STATION),
            fresh=len(fresh),
        )

    def _history(self, packet_id: str, now: datetime) -> History | None:
        if not packet_id:
            return None
        try:
            shown = self._reader.show(packet_id)
        except Refused:  # not taken in yet
            return None
        return History(
            row=row(shown.entry, now), events=shown.history, receipts=len(shown.receipts)
        )


def _with(tally: Tally, stands: Line) -> Line:
    """Return the line as it stands for this outbox: what the uploader has yet to see waits, too."""
    if stands.standing is Standing.IDLE and tally.waiting:
        return replace(stands, standing=Standing.WAITING)
    return stands


def _belongs(fresh: Row, question: Question) -> bool:
    """Say whether a packet not taken in yet stands before the first packet of a page."""
    if question.after is not None or question.listing is Listing.ARRIVED:
        return False
    return fresh.stuck or question.listing is not Listing.ATTENTION
