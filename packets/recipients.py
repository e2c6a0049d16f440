"""Whom packets are sealed to: the list that the centre signs and every station installs.

It is signed by its own keeper (``urn:perekaman:centre:recipients``; :mod:`packets.edicts`).
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from packets.age_keys import Recipient
from packets.edicts import Edict
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment

VERSION: Final = 1
_MOST: Final = 16
"""As many as a packet has stanzas."""


class Holder(StrEnum):
    """Whose identity opens what is sealed to a key."""

    CENTRE = "centre"
    RECOVERY = "recovery"


class RecipientKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key packets are sealed to until ``not_after``."""

    key_id: str
    recipient: str
    role: Holder
    not_after: str

    @classmethod
    def of(cls, recipient: Recipient, role: Holder, not_after: str) -> "RecipientKey":
        """Return the entry of a recipient."""
        return cls(
            key_id=recipient.key_id, recipient=str(recipient), role=role, not_after=not_after
        )

    @property
    def ends(self) -> datetime:
        """When nothing is sealed to it any more, in UTC."""
        return moment(self.not_after)


class RecipientList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All keys that every packet is sealed to from ``issued_at`` on; a later list replaces it."""

    version: int = VERSION
    issued_at: str
    recipients: tuple[RecipientKey, ...]

    @property
    def issued(self) -> datetime:
        """When the centre signed it, in UTC."""
        return moment(self.issued_at)


def read_keys(listed: RecipientList) -> Sequence[Recipient]:
    """Return the keys of a list, each the one it is listed as. Raises KEY_MALFORMED."""
    found = [Recipient.parse(each.recipient) for each in listed.recipients]
    if [each.key_id for each in found] != [each.key_id for each in listed.recipients]:
        raise PacketError(PacketCode.KEY_MALFORMED, "recipients: a key of another id")
    return found


def _check(listed: RecipientList) -> None:
    ids = {each.key_id for each in listed.recipients}
    if len(ids) != len(listed.recipients) or not 0 < len(ids) <= _MOST:
        raise PacketError(PacketCode.KEY_MALFORMED, "recipients: none, too many or one twice")
    if Holder.CENTRE not in {each.role for each in listed.recipients}:
        raise PacketError(PacketCode.KEY_MALFORMED, "recipients: none of the centre")
    _check_times(listed)
    read_keys(listed)


def _check_times(listed: RecipientList) -> None:
    try:
        for text in (listed.issued_at, *(each.not_after for each in listed.recipients)):
            moment(text)
    except PacketError:
        raise PacketError(PacketCode.JSON_MALFORMED, "recipients: time") from None


EDICT: Final = Edict("recipients", "recipients", RecipientList, VERSION, _check)
TYPE: Final = EDICT.typ
ROLE: Final = EDICT.role
issue_recipients = EDICT.issue
verify_recipients = EDICT.verify
peek_recipients = EDICT.peek
