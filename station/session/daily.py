"""What is done with the day's list beside recording: turns, lists, reports, what came back."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from station.audit.acts import Act
from station.daybook.report import Question, Report
from station.errors import Trouble
from station.media import TABLES, MediaFile, files
from station.session.collaborators import Collaborators
from station.session.enlisting import Enlisted
from station.session.expected import Expected
from station.session.files import Files
from station.session.lending import Borrower
from station.session.machine import Machine, State
from station.session.matters import Matter
from station.session.people import People
from station.session.recapture import ConfirmDeletion, Order

Read = TypeVar("Read")


class Office(Protocol):
    """What the clerk has of the day: open while somebody who sees citizens is signed in."""

    machine: Machine

    @property
    def people(self) -> People:
        """Who is there."""
        ...

    @property
    def lying_open(self) -> Files | None:
        """What is open; None while nobody is signed in."""
        ...

    def opened(self) -> Files:
        """Return what is open. Refused with NOT_ALLOWED_NOW while nobody is signed in."""
        ...

    def readable(self, read: Callable[[], Read], otherwise: Read) -> Read:
        """Read something that may be broken without costing more than itself."""
        ...

    def refresh(self) -> None:
        """Read again what is shown."""
        ...

    def renew(self) -> None:
        """Read again what is shown, and publish it."""
        ...


class Daily:
    """Carries out what concerns the day and nobody at the desk."""

    def __init__(self, tools: Collaborators, office: Office) -> None:
        self._tools = tools
        self._office = office

    def recapture(self, order: Order) -> None:
        """Do something about a recording that came back; a deletion takes a second person."""
        office = self._office
        office.machine.require(State.TODAY)
        files, second = office.opened(), ""
        if isinstance(order, ConfirmDeletion):
            about = order.packet_id
            second = office.people.second(order.second, Matter.DELETION, about, needed=True)
        files.recapture(order, second)
        office.refresh()

    def lend(self, borrower: Borrower) -> None:
        """Let another part look into the register; it is given nothing while nobody is there."""
        files = self._office.lying_open
        borrower(files.lent() if files else None)

    def arrange(self, work: Callable[[Expected], None]) -> None:
        """Change turns, or who is marked as not recorded."""
        self._office.machine.require(State.TODAY)
        work(self._office.opened().expected)
        self._office.refresh()

    def lists(self) -> tuple[MediaFile, ...]:
        """Return the files that may be lists of people; none while nobody is signed in."""
        return files(self._tools.places(), TABLES) if self._office.lying_open else ()

    def enlist(self, path: Path) -> Enlisted:
        """Take a list of people in; what does not work is told in the answer."""
        try:
            self._office.machine.require(State.TODAY)
            came = self._office.opened().enlist(path)
            self._office.people.note(Act.IMPORTED, form="list", count=str(came.people))
        except Trouble as trouble:
            return Enlisted(path=str(path), trouble=trouble.code)
        self._office.renew()
        return came

    def report(self, question: Question) -> Report | None:
        """Return the report of a day; None while nobody is signed in, or it cannot be read."""
        files = self._office.lying_open
        return self._office.readable(lambda: files.report(question), None) if files else None

    def note_export(self, day: str, form: str) -> None:
        """Note in the trail that a day's report left the screen."""
        self._office.people.note(Act.EXPORTED, **{"form": form, "from": day})

    def close_day(self, day: str) -> None:
        """Note that a day is over, with what is still open."""
        self._office.machine.require(State.TODAY)
        files = self._office.opened()
        found = files.report(Question(day=day))
        files.book.close_day(found.day, drafts=found.drafts, unsent=found.ages.total)
