"""Corrects biodata: first the operator's own finger, then a second person, then the record."""

from collections.abc import Callable

from station import clock
from station.citizen.biodata import Citizen
from station.citizen.correcting import Change, Field
from station.citizen.eligibility import assess
from station.citizen.nik import NikFinding
from station.errors import Code, Refused, Trouble
from station.operators.credentials import Credentials
from station.session import admission, changes
from station.session.collaborators import Collaborators
from station.session.corrections import (
    Correction,
    Corrections,
    added,
    check_all,
    listed,
    on_paper,
)
from station.session.machine import State
from station.session.matters import Matter
from station.session.outcomes import Outcome
from station.session.people import People
from station.session.record import Record
from station.session.sitting import Sitting


class Correcting:
    """What the desk does about a line of the biodata that is wrong; at the biodata alone."""

    def __init__(
        self, tools: Collaborators, people: People, sitting: Callable[..., Sitting]
    ) -> None:
        """``sitting`` returns who sits there, and refuses in any other state than those given."""
        self._tools = tools
        self._people = people
        self._at_desk = sitting

    @property
    def _sitting(self) -> Sitting:
        return self._at_desk(State.BIODATA)

    def propose(self, wanted: tuple[Change, ...]) -> None:
        """Check what is to be written, and ask for the own finger.

        Refused with NOT_ALLOWED_NOW; with CITIZEN_NOT_ELIGIBLE where the papers say that this
        person is not recorded today.
        """
        sitting = self._sitting
        record, operator = sitting.record, self._people.there.account
        check_all(record.citizen.biodata, wanted)
        self._require_eligible(record, self._corrections(record, wanted, "", Outcome.NOT_CHECKED))
        sitting.proposing.propose(wanted, refused=operator in record.refused_fingers)

    def lay(self) -> None:
        """Ask for the own finger once more."""
        self._sitting.proposing.lay()

    def drop(self) -> None:
        """Correct nothing."""
        self._sitting.proposing.drop()

    def agree(self, second: Credentials) -> None:
        """Write what was proposed, another person agreeing; the biodata are read aloud anew."""
        sitting = self._sitting
        record = sitting.record
        wanted, finger = sitting.proposing.outcome()
        try:
            other = self._people.second(second, Matter.CORRECTION, record.session, needed=True)
        except Trouble:
            sitting.record = changes.correction_refused(record, "SECOND_PERSON", self._now())
            raise
        new = self._corrections(record, wanted, other, finger)
        findings = self._findings(record, added(record.corrections, new))
        sitting.record = changes.corrected(record, new, findings)
        sitting.proposing.drop()

    def withdraw(self, field: Field) -> None:
        """Leave a line as the list had it. Refused where it was not corrected."""
        sitting = self._sitting
        record = sitting.record
        left = tuple(each for each in record.corrections if each.field is not field)
        if left == record.corrections:
            raise Refused(Code.NOT_ALLOWED_NOW, "the line is not corrected")
        findings = self._findings(record, left)
        sitting.record = changes.no_longer_corrected(record, field, findings, self._now())

    def _corrections(
        self, record: Record, wanted: tuple[Change, ...], second: str, finger: Outcome
    ) -> Corrections:
        biodata, known = record.citizen.biodata, record.corrections
        at, by = self._now(), self._people.there.account
        return tuple(
            Correction(
                field=each.field,
                was=listed(biodata, known, each.field),
                now=each.value,
                at=at,
                by=by,
                second=second,
                finger=finger,
            )
            for each in wanted
        )

    def _findings(self, record: Record, corrections: Corrections) -> tuple[NikFinding, ...]:
        """Hold the NIK against the biodata as they will be sealed, and as the papers have them."""
        biodata = changes.rewritten_biodata(record, corrections)
        return admission.findings(self._tools, biodata, on_paper(biodata, corrections))

    def _require_eligible(self, record: Record, new: Corrections) -> None:
        biodata = on_paper(record.citizen.biodata, added(record.corrections, new))
        settings = self._tools.settings.enrollment
        found = assess(
            Citizen(biodata=biodata, permanent_permit=record.citizen.permanent_permit),
            today=self._tools.clock.now().astimezone().date(),
            record_age=settings.record_age,
            print_age=settings.print_age,
        )
        if found.obstacle is not None:
            raise Refused(Code.CITIZEN_NOT_ELIGIBLE, found.obstacle.value)

    def _now(self) -> str:
        return clock.iso(self._tools.clock.now())
