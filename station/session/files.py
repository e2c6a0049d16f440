"""What is open while somebody is signed in: the register, the drafts, the day's list."""

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from station import clock
from station.audit.acts import Act
from station.body import MODALITY, Modality
from station.citizen.biodata import Citizen
from station.citizen.eligibility import Eligibility, Obstacle, assess
from station.citizen.nik import mask
from station.daybook.book import Daybook
from station.daybook.report import Asked, Question, Report, report
from station.errors import Code, Refused, Trouble
from station.lifecycle import Status
from station.operators.accounts import Session
from station.register.day_entries import RecordingEntry
from station.register.entries import DraftEntry, HistoryEntry, PacketEntry
from station.register.recaptures import Deed, DeedEntry
from station.session import attempts, enlisting, picture, progress
from station.session.collaborators import Collaborators, SealedPacket
from station.session.draft import Drafts
from station.session.enlisting import Enlisted
from station.session.expected import Expected
from station.session.lending import Lent
from station.session.picture import Waiting
from station.session.recapture import Order, Recapture
from station.session.record import Record
from station.session.sealing import Circumstances, recording
from station.session.steps import RECORDING, chain
from station.session.view import DoneView, RosterRow, Step, Whose

_log: Final = logging.getLogger(__name__)


class Files:
    """Opened with the data key of whoever signed in; closed when they leave."""

    def __init__(self, tools: Collaborators, who: Session, data_key: bytes) -> None:
        """Open the register and settle what a crash left open. Raises ``Broken``."""
        self._tools = tools
        self._who = who
        self._register = tools.open_register(data_key)
        self.expected: Final = Expected(
            tools.source, self._register, tools.clock, who.account, self._printable
        )
        self.book: Final = Daybook(self._register.days, tools.clock, who.account)
        self._lacking: dict[str, tuple[int, tuple[Modality, ...]]] = {}
        try:
            self._drafts = Drafts(tools.drafts, self._register)
            self._settle()
        except Trouble:
            self._register.close()
            raise
        tools.admit(self._register.access, who.account)

    def _settle(self) -> None:
        for session in self._register.reconcile(self._tools.holds):
            self._note_sealed(session)
        self._register.days.make_good()
        if not self._register.created:  # a new register knows no draft: none is an orphan by that
            self._drafts.sweep()
        self._tools.tidy(self._register, self._who.account)

    def close(self) -> None:
        self.book.stand_at(None)
        self._tools.admit(None, "")
        self._register.close()

    def roster(
        self, statuses: Mapping[str, str], there: Callable[[Modality], bool]
    ) -> tuple[RosterRow, ...]:
        """Return the day's list with where each person stands; ``statuses`` by packet id.

        ``there`` says of a device whether it can be asked now.
        """
        self._tools.tidy(self._register, self._who.account)
        self._register.mirror(statuses.items())
        drafts = {entry.nik: entry for entry in self._register.drafts()}
        waits = {nik: self._waits(entry, there) for nik, entry in drafts.items()}
        rows = picture.roster(self.expected.today(), waits, self._known(self.expected.today()))
        return self.expected.dress(rows)

    def _known(self, citizens: Iterable[Citizen]) -> Mapping[str, str]:
        return self._register.recorded(each.nik for each in citizens)

    def enlist(self, path: Path) -> Enlisted:
        """Take the good lines of a list in. Raises ``Broken`` where disk or file do not obey."""
        taken = enlisting.read(path)
        fresh = self.expected.enlist(taken.citizens) if taken.citizens else 0
        return Enlisted(
            path=str(path),
            people=len(taken.citizens),
            fresh=fresh,
            problems=taken.problems,
            refused=taken.refused,
        )

    def report(self, question: Question) -> Report:
        """Return what a day took; of the present day, or of another one."""
        names = {each.id: each.user for each in self._tools.accounts.book.accounts}
        self._register.mirror(self._tools.statuses().items())
        asked = Asked(self._tools.clock.now(), names)
        return report(self._register, question, asked)

    def _waits(self, entry: DraftEntry, there: Callable[[Modality], bool]) -> Waiting:
        """Return what a draft waits for; its file is read once for each of its revisions."""
        known = self._lacking.get(entry.session)
        if known is None or known[0] != entry.revision:
            known = (entry.revision, self._lacks(entry))
            self._lacking[entry.session] = known
        waited = self._tools.clock.now() - clock.parse(entry.updated_at)
        hours = max(0.0, waited.total_seconds() / 3600)
        ready = bool(known[1]) and all(map(there, known[1]))
        return Waiting(entry=entry, hours=hours, lacks=known[1], ready=ready)

    def _lacks(self, entry: DraftEntry) -> tuple[Modality, ...]:
        try:
            found = self._drafts.load(entry.nik)
        except Trouble:  # said when somebody opens it
            return ()
        steps = chain(self._tools.settings.enrollment.steps)
        left = progress.incomplete(found[0], steps) if found else ()
        return tuple(dict.fromkeys(MODALITY[RECORDING[step]] for step in left))

    def whose(self, packet_ids: Iterable[str]) -> dict[str, Whose]:
        """Return whose packets these are; those of an earlier register are left out."""
        found = (self._register.packet(each) for each in packet_ids)
        return {
            entry.packet_id: Whose(name=entry.name, nik_masked=mask(entry.nik))
            for entry in found
            if entry
        }

    def lent(self) -> Lent:
        """Return what another part may read; see ``Desk.lend``."""
        return Lent(self._who, self._register, self.expected.today)

    def recapture(self, order: Order, second: str) -> None:
        """Do something about a recording that came back. May be refused."""
        tools, notes = self._tools, self._register.recaptures
        hand = Recapture(notes, tools.outlet, tools.clock, tools.trail, self._who.account)
        hand.carry_out(order, second)

    def has_draft(self, nik: str) -> bool:
        return self._register.draft(nik) is not None

    def save(self, record: Record, step: Step) -> None:
        self._drafts.save(record, step, self._now())

    def load(self, nik: str) -> tuple[Record, Step] | None:
        return self._drafts.load(nik)

    def discard(self, nik: str, second: str) -> None:
        """Destroy a draft. Refused where there is none."""
        entry = self._register.draft(nik)
        if entry is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "there is no draft")
        self._drafts.destroy(entry.session)
        self.note(entry.session, "draft_discarded", f"second {second}")

    def assess(self, citizen: Citizen) -> Eligibility:
        """Say whether somebody may be recorded today. Refused by code where not."""
        settings = self._tools.settings.enrollment
        earlier = self._register.already_recorded(citizen.nik)
        eligibility = assess(
            citizen,
            today=self._tools.clock.now().astimezone().date(),
            record_age=settings.record_age,
            print_age=settings.print_age,
            recorded=earlier.known_status if earlier else None,
        )
        if eligibility.obstacle is Obstacle.ALREADY_RECORDED:
            raise Refused(Code.CITIZEN_ALREADY_RECORDED)
        if eligibility.obstacle is not None:
            raise Refused(Code.CITIZEN_NOT_ELIGIBLE, eligibility.obstacle.value)
        return eligibility

    def seal(self, record: Record) -> DoneView:
        """Seal a complete record into the outbox and destroy its draft.

        An earlier try that failed half-way may have left the packet there after all: then that one
        counts, and no second is made. Raises ``Broken`` (disk, keys).
        """
        self._register.reconcile(self._tools.holds)
        entry, size = self._register.packet_of(record.session), 0
        if entry is None:
            sealed = self._tools.seal(recording(record, self._circumstances()))
            entry, size = self._keep(record, sealed), len(sealed.data)
        self._write_up(record, entry)
        self._replace(record, entry)
        self._note_sealed(record.session)
        self._drafts.destroy(record.session)
        self.note(record.session, "sealed")
        _log.info("sealed", extra={"packet_id": entry.packet_id, "bytes": size})
        return DoneView(
            packet_id=entry.packet_id,
            number=entry.number,
            sealed_at=self._now(),
            printable=record.printable,
            bytes=size,
        )

    def _replace(self, record: Record, entry: PacketEntry) -> None:
        """Note in whose place this packet stands: those that were released to be recorded again."""
        notes, tools = self._register.recaptures, self._tools
        for earlier in notes.released(record.citizen.nik):
            self.note(record.session, "replaces", earlier)
            notes.add(
                DeedEntry(packet_id=earlier, deed=Deed.REPLACED, at=self._now(),
                          who=self._who.account, reference=entry.packet_id)
            )  # fmt: skip
            details = {"matter": Deed.REPLACED.value}
            tools.trail.note(Act.RECAPTURE_NOTED, who=self._who.account, about=earlier, **details)

    def _note_sealed(self, session: str) -> None:
        """Note in the audit trail which packet an enrollment ended in, also after a crash."""
        entry = self._register.packet_of(session)
        if entry:
            self._tools.trail.note(
                Act.SEALED, who=entry.operator, about=entry.packet_id, session=session
            )

    def _circumstances(self) -> Circumstances:
        return Circumstances(
            settings=self._tools.settings,
            operator=self._who.account,
            software=self._tools.software,
            training=self._tools.training,
            sealed_at=self._now(),
            trail=self._tools.trail.head(),
        )

    def _keep(self, record: Record, sealed: SealedPacket) -> PacketEntry:
        # First whose packet comes, then the packet, then that it is there: wherever it is cut off,
        # the outbox decides at the next start.
        entry = self._entry(record, sealed)
        self._register.intend(entry)
        self._tools.put(sealed)
        self._register.keep(sealed.packet_id)
        return entry

    def note(self, session: str, event: str, detail: str = "") -> None:
        """Add a line to the history."""
        self._register.note(
            HistoryEntry(
                at=self._now(), session=session, who=self._who.account, event=event, detail=detail
            )
        )

    def _entry(self, record: Record, sealed: SealedPacket) -> PacketEntry:
        biodata = record.citizen.biodata
        return PacketEntry(
            packet_id=sealed.packet_id,
            session=record.session,
            nik=biodata.nik,
            name=biodata.name,
            number=sealed.number,
            village=biodata.village,
            operator=self._who.account,
            captured_at=record.started_at,
            status=Status.BIO_CAPTURED.value,
        )

    def _write_up(self, record: Record, entry: PacketEntry) -> None:
        nik = record.citizen.nik
        self.book.recorded(
            RecordingEntry(
                session=record.session,
                day=self.book.today,
                at=self._now(),
                packet_id=entry.packet_id,
                number=entry.number,
                queue=self.expected.number_of(nik),
                village=entry.village,
                operator=entry.operator,
                young=int(not record.printable),
                exceptions=" ".join(each.part.value for each in record.exemptions),
            ),
            ((step.value, attempts.made(record, target)) for step, target in RECORDING.items()),
        )

    def _printable(self, citizen: Citizen) -> bool:
        settings = self._tools.settings.enrollment
        return assess(
            citizen,
            today=self._tools.clock.now().astimezone().date(),
            record_age=settings.record_age,
            print_age=settings.print_age,
        ).printable

    def _now(self) -> str:
        return clock.iso(self._tools.clock.now())
