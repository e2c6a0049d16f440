"""What the desk may do about a recording that came back: agree, note, confirm, decide.

Every word of this lands in the register and in the trail; the packet itself is moved by the
uploader alone, along a lawful way, when it hears of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from station import clock
from station.audit.acts import Act
from station.audit.trail import Noting
from station.clock import Clock
from station.errors import Code, Refused
from station.operators.credentials import Credentials
from station.outbox.entries import Entry
from station.outbox.handover import Settled
from station.register.case import AFTER, TAKEN, Case, Way
from station.register.case import case as case_of
from station.register.recaptures import AppointmentEntry, Deed, DeedEntry, Recaptures

LONGEST: Final = 120
"""Characters of a contact note or of a reference."""
TICKS: Final = frozenset({Deed.ASKED, Deed.CONTACTED})
"""What somebody simply ticks off."""
CAUSES: Final = MappingProxyType(
    {Way.RESEND: "resent by a person", Way.RECORD: "to be recorded again"}
)
"""What stands in the packet's history; the outbox holds no names and no words of people."""


@dataclass(frozen=True)
class Appoint:
    """When the person comes again (None: not agreed), and how they are reached."""

    packet_id: str
    day: date | None
    contact: str


@dataclass(frozen=True)
class Tick:
    """Something that was done: the ADB was asked, the person was told."""

    packet_id: str
    deed: Deed


@dataclass(frozen=True)
class ConfirmDeletion:
    """Two people answer for it that the centre has deleted the record, by the ADB's reference."""

    packet_id: str
    reference: str
    second: Credentials


@dataclass(frozen=True)
class Decide:
    """How it goes on: the packet is sent again, or the person is recorded again."""

    packet_id: str
    way: Way


Order = Appoint | Tick | ConfirmDeletion | Decide


@dataclass(frozen=True)
class Outlet:
    """The outbox as this part of the desk sees it."""

    standing: Callable[[str], Entry | None]
    settle: Callable[[Settled], None]
    """Hand a decision to the uploader; durable when it returns."""


NO_OUTLET: Final = Outlet(standing=lambda _: None, settle=lambda _: None)


class Recapture:
    """One person's hand on the recordings that came back."""

    def __init__(
        self, notes: Recaptures, outlet: Outlet, now: Clock, trail: Noting, who: str
    ) -> None:
        self._notes = notes
        self._outlet = outlet
        self._clock = now
        self._trail = trail
        self._who = who

    def carry_out(self, order: Order, second: str = "") -> None:
        """Do what is asked; ``second`` is who else answers for a deletion. May be refused."""
        match order:
            case Appoint():
                self._appoint(order)
            case Tick():
                self._tick(order)
            case ConfirmDeletion():
                self._confirm(order, second)
            case Decide():
                self._decide(order)

    def _known(self, packet_id: str) -> Case:
        return self._case(self._entry(packet_id))

    def _appoint(self, order: Appoint) -> None:
        """Keep an appointment and how the person is reached."""
        contact = _short(order.contact)
        self._known(order.packet_id)
        agreed = AppointmentEntry(
            packet_id=order.packet_id,
            day=order.day.isoformat() if order.day else "",
            contact=contact,
            at=self._now(),
            who=self._who,
        )
        self._trail.note(Act.RECAPTURE_NOTED, who=self._who, about=order.packet_id)
        self._notes.appoint(agreed)

    def _tick(self, order: Tick) -> None:
        """Note that something was done. Refused for deeds that need more than a tick."""
        if order.deed not in TICKS:
            raise Refused(Code.NOT_ALLOWED_NOW, "this is not ticked off")
        self._known(order.packet_id)
        self._add(order.packet_id, order.deed)

    def _confirm(self, order: ConfirmDeletion, second: str) -> None:
        """Unlock a recording: the centre has deleted it. Refused without a reference."""
        reference = _short(order.reference)
        if not reference:
            raise Refused(Code.REFERENCE_NEEDED)
        if not second:
            raise Refused(Code.SECOND_PERSON_NEEDED)
        if not self._known(order.packet_id).locked:
            raise Refused(Code.NOT_ALLOWED_NOW, "there is nothing to unlock")
        self._add(order.packet_id, Deed.DELETED, second=second, reference=reference)

    def _decide(self, order: Decide) -> None:
        """Send it on its way. Refused while it is locked, and where the lifecycle has no way."""
        entry = self._entry(order.packet_id)
        known = self._case(entry)
        if known.locked:
            raise Refused(Code.DELETION_UNCONFIRMED)
        gone = order.way is Way.RESEND and entry.destroyed_at is not None
        if order.way not in known.ways or gone:
            raise Refused(Code.NOT_ALLOWED_NOW, "the lifecycle knows no such way from here")
        # First the packet, then the note: cut off between them, it is decided once more.
        self._outlet.settle(
            Settled(packet_id=order.packet_id, status=AFTER[order.way], at=self._clock.now(),
                    cause=CAUSES[order.way])
        )  # fmt: skip
        self._add(order.packet_id, TAKEN[order.way], reference=str(entry.attempt))

    def _add(self, packet_id: str, deed: Deed, *, second: str = "", reference: str = "") -> None:
        seconded = {"second": second} if second else {}
        self._trail.note(
            Act.RECAPTURE_NOTED, who=self._who, about=packet_id, matter=deed.value, **seconded
        )
        self._notes.add(
            DeedEntry(packet_id=packet_id, deed=deed, at=self._now(), who=self._who,
                      second=second, reference=reference)
        )  # fmt: skip

    def _entry(self, packet_id: str) -> Entry:
        entry = self._outlet.standing(packet_id)
        if entry is None:
            raise Refused(Code.OUTBOX_UNKNOWN_PACKET, packet_id)
        return entry

    def _case(self, entry: Entry) -> Case:
        packet_id = entry.packet_id
        return case_of(entry.state, entry.attempt, self._notes.appointment(packet_id),
                    self._notes.deeds(packet_id))  # fmt: skip

    def _now(self) -> str:
        return clock.iso(self._clock.now())


def _short(text: str) -> str:
    """Return a line as it is kept. Refused where it is a page, or holds what no line holds."""
    line = " ".join(text.split())
    if len(line) > LONGEST or not line.isprintable():
        raise Refused(Code.NOT_ALLOWED_NOW, f"a note has at most {LONGEST} characters")
    return line
