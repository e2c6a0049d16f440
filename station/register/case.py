"""A recording that came back: whose it is, what may be done about it now, and what was done.

The two ways on are the lifecycle's: the same packet once more (BIO_CAPTURED), or the person once
more (UNREGISTERED). Both wait until somebody answers for it that the centre deleted the record.
"""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station.lifecycle import Status, lawful
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
NOT_AT_CENTRE: Final = frozenset({Status.ENROLL_FAILURE_AT_REGIONAL})
"""The centre never had it: there is nothing to delete."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One recording that came back. ``day`` (ISO) and ``contact`` may be empty."""

    state: Status
    day: str = ""
    contact: str = ""
    deeds: tuple[DeedEntry, ...] = ()

    @property
    def deleted(self) -> DeedEntry | None:
        """Who answers for the deletion at the centre, since the packet was sent last."""
        return self._last(Deed.DELETED)

    @property
    def locked(self) -> bool:
        """Whether nothing may be done before the deletion at the centre is confirmed."""
        return bool(self._lawful()) and self.state not in NOT_AT_CENTRE and self.deleted is None

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may be done now; none while it is locked, or where only the centre can move it."""
        return () if self.locked else self._lawful()

    @property
    def awaited(self) -> bool:
        """Whether the person is still to come: released, and not recorded again."""
        return self.state is Status.UNREGISTERED and self.replaced_by is None

    @property
    def replaced_by(self) -> str | None:
        """Return the packet that took this one's place."""
        last = next((d for d in reversed(self.deeds) if d.deed is Deed.REPLACED), None)
        return last.reference if last else None

    def has(self, deed: Deed) -> bool:
        """Say whether this was done since the packet was sent last."""
        return self._last(deed) is not None

    def _lawful(self) -> tuple[Way, ...]:
        return tuple(way for way in Way if lawful(self.state, AFTER[way]))

    def _last(self, deed: Deed) -> DeedEntry | None:
        """Return the last such deed of this round: what was done before a resend counts no more."""
        for each in reversed(self.deeds):
            if each.deed is deed:
                return each
            if each.deed is Deed.RESENT:
                return None
        return None


def case(state: Status, agreed: AppointmentEntry | None, deeds: Iterable[DeedEntry]) -> Case:
    """Put together what the register knows about a packet in this status."""
    return Case(
        state=state,
        day=agreed.day if agreed else "",
        contact=agreed.contact if agreed else "",
        deeds=tuple(deeds),
    )
