"""Releases of the station's software: the list of files that the centre approves for its stations.

Signed by its own keeper (``urn:perekaman:centre:releases``; :mod:`packets.edicts`). The number of a
release only grows: a station that has seen one takes no lower one, however well it is signed.
"""

import re
from datetime import datetime
from typing import Annotated, Final

import msgspec

from packets.edicts import Edict, check_span
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment

VERSION: Final = 1
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,199}\.(whl|txt)")
_HASH: Final = "^[0-9a-f]{64}$"
_MOST: Final = 256
_LARGEST: Final = 1 << 30


class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of a release: a wheel, or the list of pins they are installed by."""

    name: str
    size: Annotated[int, msgspec.Meta(ge=0, le=_LARGEST)]
    sha256: Annotated[str, msgspec.Meta(pattern=_HASH)]


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes up one release. After ``not_after`` it is offered to nobody any more."""

    version: int = VERSION
    sequence: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    software: str
    issued_at: str
    not_after: str
    files: tuple[ReleaseFile, ...]

    @property
    def issued(self) -> datetime:
        """When the centre signed it, in UTC."""
        return moment(self.issued_at)

    @property
    def ends(self) -> datetime:
        """From when on it is installed nowhere, in UTC."""
        return moment(self.not_after)


def _check(release: Release) -> None:
    names = {each.name for each in release.files}
    if len(names) != len(release.files) or not 0 < len(names) <= _MOST:
        raise PacketError(PacketCode.JSON_MALFORMED, "release: no file, too many or one twice")
    if not all(_NAME.fullmatch(name) for name in names):
        raise PacketError(PacketCode.JSON_MALFORMED, "release: name of a file")
    check_span(release, "release")


EDICT: Final = Edict("release", "releases", Release, VERSION, _check)
TYPE: Final = EDICT.typ
ROLE: Final = EDICT.role
issue_release = EDICT.issue
verify_release = EDICT.verify
peek_release = EDICT.peek
