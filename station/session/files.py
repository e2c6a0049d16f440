"""What is open while somebody is signed in: the register, the drafts, the day's list."""

from station import clock
from station.citizen.biodata import Citizen
from station.citizen.eligibility import Eligibility, Obstacle, assess
from station.errors import Code, Refused
from station.lifecycle import Status
from station.operators.accounts import Session
from station.register.entries import HistoryEntry, PacketEntry
from station.session import picture
from station.session.collaborators import Collaborators, SealedPacket
from station.session.draft import Drafts
from station.session.record import Record
from station.session.view import RosterRow, Step


class Files:
    """Opened with the data key of whoever signed in; closed when they leave."""

    def __init__(self, tools: Collaborators, who: Session, data_key: bytes) -> None:
        """Open the register and settle what a crash left open. Raises ``Broken``."""
        self._tools = tools
        self._who = who
        self._register = tools.open_register(data_key)
        self._drafts = Drafts(tools.drafts, self._register)
        self._register.reconcile(tools.holds)
        self._drafts.sweep()

    def close(self) -> None:
        self._register.close()

    def roster(self) -> tuple[RosterRow, ...]:
        """Return the day's list with where each person stands."""
        self._register.mirror(self._tools.statuses().items())
        drafts = {entry.nik: entry for entry in self._register.drafts()}
        return picture.roster(self._tools.source.today(), drafts, self._register.recorded())

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

    def kept(self, session: str) -> PacketEntry | None:
        """Return the packet of a session if the outbox has it, as after a crash in the middle."""
        self._register.reconcile(self._tools.holds)
        return self._register.packet_of(session)

    def keep(self, record: Record, sealed: SealedPacket) -> PacketEntry:
        """Put a packet into the outbox and note whose it is, so that a crash leaves no doubt.

        First whose packet comes, then the packet, then that it is there: whatever is cut off, the
        outbox decides at the next start. Raises ``Broken`` (disk).
        """
        entry = self._entry(record, sealed)
        self._register.intend(entry)
        self._tools.put(sealed.packet_id, sealed.data)
        self._register.keep(sealed.packet_id)
        return entry

    def finish(self, session: str) -> None:
        """Destroy the draft of a sealed session."""
        self._drafts.destroy(session)
        self.note(session, "sealed")

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

    def _now(self) -> str:
        return clock.iso(self._tools.clock.now())
