"""The centre's identities: made, rotated, taken apart; and the signed list of what to seal to.

``identity.txt`` holds every identity the centre ever had, the newest first, so that packets of any
age open. ``recovery.txt`` is meant to leave this machine. ``recipients.jws`` names one key of each.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from packets.age_keys import Identity
from packets.recipients import (
    Holder,
    RecipientKey,
    RecipientList,
    issue_recipients,
    peek_recipients,
)
from packets.records.fields import moment
from packets.signer import Signer
from station.clock import iso
from station.durable import LocalDisk, write
from station.errors import Broken, Code, Refused

RECIPIENTS: Final = "recipients.jws"
IDENTITY: Final = "identity.txt"
_FILES: Final = MappingProxyType({Holder.CENTRE: IDENTITY, Holder.RECOVERY: "recovery.txt"})
_YEARS: Final = 2
"""How long a key is sealed to; its identity opens for ever."""


@dataclass(frozen=True)
class Identities:
    """The identities in a folder."""

    folder: Path

    def make(self, signer: Signer, now: datetime) -> RecipientList:
        """Make the first of each holder, and the list of them."""
        keys = tuple(self._fresh(holder, now) for holder in Holder)
        return self._publish(keys, signer, now)

    def rotate(self, holder: Holder, signer: Signer, now: datetime) -> RecipientList:
        """Make a new identity beside those of a holder and issue the list that names it.

        The clock must be past the list before, or no station would take the new one: raises
        ``Refused`` with NOT_ALLOWED_NOW.
        """
        before = self.listed()
        if before.issued >= moment(iso(now)):
            raise Refused(Code.NOT_ALLOWED_NOW, f"the list in use is of {before.issued_at}")
        kept = {key.role: key for key in before.recipients}
        kept[holder] = self._fresh(holder, now)
        return self._publish(tuple(kept[each] for each in Holder if each in kept), signer, now)

    def listed(self) -> RecipientList:
        """Return the list issued last. Raises ``Broken`` with KEY_MISSING."""
        try:
            return peek_recipients((self.folder / RECIPIENTS).read_text("ascii"))
        except OSError as error:
            raise Broken(Code.KEY_MISSING, RECIPIENTS) from error

    def take_apart(self, target: Path) -> None:
        """Move the recovery identity to another medium; it is not on this one afterwards.

        Raises ``Broken`` with KEY_MISSING where it was taken already, ``Refused`` with
        DISK_UNWRITABLE where the file exists or is not read back as it was written. What the
        medium here keeps of a deleted file is the medium's affair: use an encrypted disk.
        """
        source = self.folder / _FILES[Holder.RECOVERY]
        try:
            data = source.read_bytes()
        except OSError as error:
            raise Broken(Code.KEY_MISSING, f"{source.name}: taken apart already") from error
        _copy(data, target)
        source.unlink()
        LocalDisk().sync_folder(self.folder)

    def _fresh(self, holder: Holder, now: datetime) -> RecipientKey:
        identity = Identity.generate()
        recipient = identity.recipient()
        path = self.folder / _FILES[holder]
        older = path.read_text("ascii") if path.exists() else ""
        lines = (f"# created: {iso(now)}", f"# public key: {recipient}", identity.reveal(), older)
        write(path, "\n".join(lines).encode("ascii"))
        until = iso(now.replace(year=now.year + _YEARS, day=1))
        return RecipientKey.of(recipient, holder, until)

    def _publish(
        self, keys: tuple[RecipientKey, ...], signer: Signer, now: datetime
    ) -> RecipientList:
        listed = RecipientList(issued_at=iso(now), recipients=keys)
        write(self.folder / RECIPIENTS, issue_recipients(listed, signer).encode("ascii"))
        return listed


def _copy(data: bytes, target: Path) -> None:
    disk = LocalDisk()
    try:
        handle = disk.create(target)
        try:
            disk.write(handle, data)
            disk.sync(handle)
        finally:
            disk.close(handle)
        disk.sync_folder(target.parent)
        same = disk.read(target) == data
    except OSError as error:
        detail = f"{target}: {os.strerror(error.errno or 0)}; nothing was taken away"
        raise Refused(Code.DISK_UNWRITABLE, detail) from error
    if not same:
        raise Refused(Code.DISK_UNWRITABLE, f"{target}: reads back differently; nothing was taken")
