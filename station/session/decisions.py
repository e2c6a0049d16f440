"""What two people decide about whoever sits at the desk: conflicts, exceptions, poor samples."""

from collections.abc import Callable

from station import clock
from station.audit.acts import Act
from station.body import Part
from station.operators.credentials import Credentials
from station.session import exemptions, offer, picture
from station.session.collaborators import Collaborators
from station.session.exemptions import Exemption, Presence
from station.session.machine import RECORDING_STATES, State
from station.session.matters import Matter
from station.session.people import People
from station.session.sitting import Sitting


class Decisions:
    """Asks for the second person where one is needed, then changes the record."""

    def __init__(
        self, tools: Collaborators, people: People, sitting: Callable[..., Sitting]
    ) -> None:
        """``sitting`` returns who sits there, and refuses in any other state than those given."""
        self._tools = tools
        self._people = people
        self._sitting = sitting

    def confirm_biodata(self, second: Credentials | None) -> None:
        sitting = self._sitting(State.BIODATA)
        needed, about = picture.needs_second_person(sitting.record), sitting.record.session
        other = self._people.second(second, Matter.NIK_CONFLICT, about, needed=needed)
        if needed:
            findings = "_".join(sorted(finding.value for finding in sitting.record.findings))
            self._people.note(Act.CONFLICT_CONFIRMED, about, finding=findings, second=other)
        sitting.confirm_biodata(other)

    def exempt(
        self,
        parts: tuple[Part, ...],
        presence: Presence,
        *,
        permanent: bool,
        note: str,
        second: Credentials,
    ) -> None:
        sitting = self._sitting()
        for part in parts:
            exemptions.check(part, presence, note)
        about, at = sitting.record.session, clock.iso(self._tools.clock.now())
        confirmed_by = self._people.second(second, Matter.EXEMPTION, about, needed=True)
        sitting.exempt(
            tuple(
                Exemption(
                    part=part,
                    presence=presence,
                    permanent=permanent,
                    note=note,
                    confirmed_by=confirmed_by,
                    at=at,
                    by=self._people.there.account,
                )
                for part in parts
            )
        )

    def force(self, second: Credentials | None) -> None:
        sitting = self._sitting(*RECORDING_STATES)
        sitting.check_force()
        record, target = sitting.record, sitting.target
        matter = offer.matter(record, target)
        needed = offer.takes_two(record, target, self._tools.settings.enrollment)
        sitting.force(self._people.second(second, matter, record.session, needed=needed))
