"""Who may work at a station: the list of accounts and roles that the centre signs.

Signed by a key of its own (``urn:perekaman:centre:staff``): whoever signs receipts all day must not
be able to appoint operators. A list holds no PIN and no key: those are made at the station.
"""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from packets import jws, strict_json
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment
from packets.signer import Signer
from packets.trust import ROLES, Trust

TYPE: Final = "perekaman-staff+jws"
VERSION: Final = 1
ROLE: Final = f"{ROLES['centre']}staff"
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


def issue_staff(listed: StaffList, signer: Signer) -> str:
    """Return the compact JWS of a list."""
    return jws.sign(strict_json.encode(listed), signer, TYPE)


def verify_staff(token: str, trust: Trust, at: datetime) -> StaffList:
    """Return the list of a token that the centre's keeper of staff signed.

    Raises what ``jws.verify`` raises, JSON_MALFORMED, VERSION_UNKNOWN.
    """
    signed = jws.verify(token, trust, TYPE, at, "centre")
    if signed.uri != ROLE:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "staff: not the keeper of staff")
    return _parse(signed.payload)


def peek_staff(token: str) -> StaffList:
    """Return the list of a token without believing it."""
    return _parse(jws.parse(token).payload)


def _parse(payload: bytes) -> StaffList:
    listed = strict_json.decode_version(payload, StaffList, VERSION, "staff")
    for names in ({each.id for each in listed.members}, {each.user for each in listed.members}):
        if len(names) != len(listed.members):
            raise PacketError(PacketCode.JSON_MALFORMED, "staff: one twice")
    if not _orderly(listed):
        raise PacketError(PacketCode.JSON_MALFORMED, "staff: time")
    return listed


def _orderly(listed: StaffList) -> bool:
    try:
        spans = [(each.begins, each.ends) for each in listed.members]
        spans.append((listed.issued, listed.ends))
    except PacketError:
        return False
    return all(begins < ends for begins, ends in spans)
