"""Endorsements: the centre's word that a station may work by the settings of this digest.

Signed by a key of its own (``urn:perekaman:centre:settings``): whoever signs receipts all day must
not be able to lower the limits of a whole country.
"""

from datetime import datetime
from typing import Annotated, Final

import msgspec

from packets import jws, strict_json
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment
from packets.signer import Signer
from packets.trust import ROLES, Trust

TYPE: Final = "perekaman-endorsement+jws"
VERSION: Final = 1
ROLE: Final = f"{ROLES['centre']}settings"


class Endorsement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which settings one station may work by; a later one, by its number, replaces it.

    ``settings_sha256`` is the digest that the station's manifests carry (``Settings.sha256``).
    """

    version: int = VERSION
    sequence: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    station: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    settings_sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    issued_at: str
    not_after: str

    @property
    def issued(self) -> datetime:
        """When the centre signed it, in UTC."""
        return moment(self.issued_at)

    @property
    def ends(self) -> datetime:
        """From when on nobody is recorded by it, in UTC."""
        return moment(self.not_after)


def issue_endorsement(endorsement: Endorsement, signer: Signer) -> str:
    """Return the compact JWS of an endorsement."""
    return jws.sign(strict_json.encode(endorsement), signer, TYPE)


def verify_endorsement(token: str, trust: Trust, at: datetime) -> Endorsement:
    """Return the endorsement of a token that the centre's keeper of settings signed.

    Raises what ``jws.verify`` raises, JSON_MALFORMED, VERSION_UNKNOWN.
    """
    signed = jws.verify(token, trust, TYPE, at, "centre")
    if signed.uri != ROLE:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "endorsement: not the keeper of settings")
    return _parse(signed.payload)


def peek_endorsement(token: str) -> Endorsement:
    """Return the endorsement of a token without believing it."""
    return _parse(jws.parse(token).payload)


def _parse(payload: bytes) -> Endorsement:
    found = strict_json.decode_version(payload, Endorsement, VERSION, "endorsement")
    try:
        begins_before_it_ends = found.issued < found.ends
    except PacketError:
        raise PacketError(PacketCode.JSON_MALFORMED, "endorsement: time") from None
    if not begins_before_it_ends:
        raise PacketError(PacketCode.JSON_MALFORMED, "endorsement: ends before it begins")
    return found
