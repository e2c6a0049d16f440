"""An office whose outbox is real, beside an uploader and a centre."""

from dataclasses import replace
from pathlib import Path

from station.assembly.desk import Statuses, outlet
from station.board.ledger import Ledger
from station.board.looking import Looker
from station.board.view import BoardView, Question
from station.errors import Code
from station.home import Home
from station.outbox.lists import Listing
from station.outbox.spool import Outbox
from station.register.opening import Access
from station.session.recapture import ConfirmDeletion, Decide
from station.session.view import Screen
from tests.fakes.office import PEOPLE, Office
from tests.fakes.site import Site


class Whole:
    """Desk, register, outbox and centre of one office; signed in as an operator."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder)
        home = Home(folder)
        outbox = Outbox(home.outbox)
        self.looker = Looker(home.outbox, self.site.clock, lambda: True)
        self.office = Office(folder)
        self.office.desk.close()
        self.office.tools = replace(
            self.office.tools,
            seal=lambda _: self.site.sealed(),
            put=lambda sealed: outbox.put(sealed.packet_id, sealed.data),
            holds=lambda packet_id: packet_id in self.site.states(),
            outlet=outlet(home),
            statuses=Statuses(home),
            admit=self._admit,
        )
        self.office.open()
        self.office.sign_in()

    def _admit(self, register: Access | None, _who: str) -> None:
        self.looker.admit(Ledger(register, self.site.outbox_folder) if register else None)

    def record(self, place: int) -> None:
        self.office.start(PEOPLE[place])
        self.office.record_everything()
        assert self.office.finish().screen is Screen.DONE
        self.office.desk.next_person()
        self.office.settle()

    def came(self, url: str) -> None:
        """Let the uploader work until all is said, and the desk hear of it."""
        self.site.clock.advance(60)
        self.site.settle(url)
        self.office.desk.refresh()
        self.office.settle()

    def order(self, order: ConfirmDeletion | Decide) -> Code | None:
        self.office.desk.recapture(order)
        return self.office.settle().trouble

    def sees(self, listing: Listing = Listing.ALL, packet_id: str = "") -> BoardView:
        return self.looker.look(Question(listing=listing, packet_id=packet_id))
