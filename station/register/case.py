"""A recording that came back: whose it is, what may be done about it now, and what was done.

The two ways on are the lifecycle's: the same packet once more (BIO_CAPTURED), or the person once
more (UNREGISTERED). Both wait until somebody answers for it that the centre deleted the record.
"""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station.lifecycle import Status
from station.register.recaptures import AppointmentEntry, Deed, DeedEntry


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Whose packet it is, as a list may show it."""

    name: str
    nik_masked: str
    village: str
    operator: str
    """Account id."""


class Way(StrEnum):
    """How a recording that came back goes on."""

    RESEND = "RESEND"
    """The same sealed packet goes the whole way once more."""
    RECORD = "RECORD"
    """The person is recorded again; this packet counts no more."""


AFTER: Final = MappingProxyType({Way.RESEND: Status.BIO_CAPTURED, Way.RECORD: Status.UNREGISTERED})
"""The status into which each way leads."""
TAKEN: Final = MappingProxyType({Way.RESEND: Deed.RESENT, Way.RECORD: Deed.RELEASED})
"""What is noted when a way was taken; the reference says in which attempt."""
WAYS: Final = MappingProxyType(
    {
        Status.ENROLL_FAILURE_AT_CENTRAL: (Way.RESEND, Way.RECORD),
        Status.ENROLL_FAILURE_AT_REGIONAL: (Way.RESEND, Way.RECORD),
        Status.DUPLICATE_RECORD: (Way.RECORD,),
        Status.ADJUDICATE_RECORD: (Way.RECORD,),
        Status.REQUEST_VALIDATION: (Way.RECORD,),
    }
)
"""Where people here have a say; everywhere else only the centre moves a packet on."""
NOT_AT_CENTRE: Final = frozenset({Status.ENROLL_FAILURE_AT_REGIONAL})
"""The centre never had it: there is nothing to delete."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One recording that came back. ``day`` (ISO) and ``contact`` may be empty.

    ``attempt`` counts the packet's journeys; what was done about an earlier one counts no more.
    """

    state: Status
    attempt: int = 0
    day: str = ""
    contact: str = ""
    deeds: tuple[DeedEntry, ...] = ()

    @property
    def deleted(self) -> DeedEntry | None:
        """Who answers for the deletion at the centre, since the packet was sent last."""
        return self.last(Deed.DELETED)

    @property
    def locked(self) -> bool:
        """Whether nothing may be done before the deletion at the centre is confirmed."""
        asked = self.state in WAYS and self.state not in NOT_AT_CENTRE
        return asked and not self.decided and self.deleted is None

    @property
    def decided(self) -> bool:
        """Whether a way was taken, and the uploader has yet to hear of it."""
        taken = (each for each in self.deeds if each.deed in TAKEN.values())
        return self.state in WAYS and any(each.reference == str(self.attempt) for each in taken)

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may be done now; none while it is locked, or where only the centre can move it."""
        return () if self.locked or self.decided else WAYS.get(self.state, ())

    @property
    def expected(self) -> bool:
        """Whether the person is still to come: released, and not recorded again."""
        return self.state is Status.UNREGISTERED and not self.replaced_by

    @property
    def replaced_by(self) -> str:
        """The packet that took this one's place; empty while there is none."""
        last = next((d for d in reversed(self.deeds) if d.deed is Deed.REPLACED), None)
        return last.reference if last else ""

    def last(self, deed: Deed) -> DeedEntry | None:
        """Return the last such deed of this journey: what was done before a resend is over."""
        for each in reversed(self.deeds):
            if each.deed is deed:
                return each
            if each.deed is Deed.RESENT:
                return None
        return None


def case(
    state: Status, attempt: int, agreed: AppointmentEntry | None, deeds: Iterable[DeedEntry]
) -> Case:
    """Put together what the register knows about a packet in this status."""
    return Case(
        state=state,
        attempt=attempt,
        day=agreed.day if agreed else "",
        contact=agreed.contact if agreed else "",
        deeds=tuple(deeds),
    )
