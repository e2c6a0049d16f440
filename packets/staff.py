"""Who may work at a station: the list of accounts and roles that the centre signs.

Signed by its own keeper (``urn:perekaman:centre:staff``; :mod:`packets.edicts`). A list holds no
PIN and no key: those are made at the station.
"""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from packets.edicts import Edict, check_order, check_span
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment

VERSION: Final = 1
AccountId = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Duty = Literal["OPERATOR", "SUPERVISOR", "TECHNICIAN", "ADMINISTRATOR"]


class Member(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person who may work there, from ``not_before`` until ``not_after``."""

    id: AccountId
    user: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    role: Duty
    not_before: str
    not_after: str

    @property
    def begins(self) -> datetime:
        """From when on, in UTC."""
        return moment(self.not_before)

    @property
    def ends(self) -> datetime:
        """Until when, in UTC."""
        return moment(self.not_after)


class StaffList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may work at one station; a list of a higher ``serial`` replaces it.

    ``revoked`` are accounts, of the centre or made at the station, that have ended before their
    time. Where ``local`` is false, accounts made at the station do not count.
    """

    version: int = VERSION
    serial: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    station: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    issued_at: str
    not_after: str
    local: bool
    members: Annotated[tuple[Member, ...], msgspec.Meta(max_length=256)]
    revoked: Annotated[tuple[AccountId, ...], msgspec.Meta(max_length=1024)] = ()

    @property
    def issued(self) -> datetime:
        """When the centre signed it, in UTC."""
        return moment(self.issued_at)

    @property
    def ends(self) -> datetime:
        """When it says nothing any more: its members then need a newer list. In UTC."""
        return moment(self.not_after)


def _check(listed: StaffList) -> None:
    for names in ({each.id for each in listed.members}, {each.user for each in listed.members}):
        if len(names) != len(listed.members):
            raise PacketError(PacketCode.JSON_MALFORMED, "staff: one twice")
    check_span(listed, "staff")
    for each in listed.members:
        check_order(each.not_before, each.not_after, "staff")


EDICT: Final = Edict("staff", "staff", StaffList, VERSION, _check)
TYPE: Final = EDICT.typ
ROLE: Final = EDICT.role
issue_staff = EDICT.issue
verify_staff = EDICT.verify
peek_staff = EDICT.peek
