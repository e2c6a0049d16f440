"""Releases of the station's software: the list of files that the centre approves for its stations.

Signed by a key of its own (``urn:perekaman:centre:releases``). The number of a release only grows:
a station that has seen one takes no lower one, however well it is signed.
"""

import re
from datetime import datetime
from typing import Annotated, Final

import msgspec

from packets import jws, strict_json
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment
from packets.signer import Signer
from packets.trust import ROLES, Trust

TYPE: Final = "perekaman-release+jws"
VERSION: Final = 1
ROLE: Final = f"{ROLES['centre']}releases"
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


def issue_release(release: Release, signer: Signer) -> str:
    """Return the compact JWS of a release."""
    return jws.sign(strict_json.encode(release), signer, TYPE)


def verify_release(token: str, trust: Trust, at: datetime) -> Release:
    """Return the release of a token that the centre's keeper of releases signed.

    Raises what ``jws.verify`` raises, JSON_MALFORMED, VERSION_UNKNOWN.
    """
    signed = jws.verify(token, trust, TYPE, at, "centre")
    if signed.uri != ROLE:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "release: not the keeper of releases")
    return _parse(signed.payload)


def peek_release(token: str) -> Release:
    """Return the release of a token without believing it."""
    return _parse(jws.parse(token).payload)


def _parse(payload: bytes) -> Release:
    release = strict_json.decode_version(payload, Release, VERSION, "release")
    names = {each.name for each in release.files}
    if len(names) != len(release.files) or not 0 < len(names) <= _MOST:
        raise PacketError(PacketCode.JSON_MALFORMED, "release: no file, too many or one twice")
    if not all(_NAME.fullmatch(name) for name in names):
        raise PacketError(PacketCode.JSON_MALFORMED, "release: name of a file")
    try:
        begins_before_it_ends = release.issued < release.ends
    except PacketError:
        raise PacketError(PacketCode.JSON_MALFORMED, "release: time") from None
    if not begins_before_it_ends:
        raise PacketError(PacketCode.JSON_MALFORMED, "release: ends before it begins")
    return release
