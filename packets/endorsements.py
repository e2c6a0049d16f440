"""Endorsements: the centre's word that a station may work by the settings of this digest.

Signed by its own keeper (``urn:perekaman:centre:settings``; :mod:`packets.edicts`).
"""

from datetime import datetime
from typing import Annotated, Final

import msgspec

from packets.edicts import Edict, check_span
from packets.records.fields import moment

VERSION: Final = 1


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


def _check(found: Endorsement) -> None:
    check_span(found, "endorsement")


EDICT: Final = Edict("endorsement", "settings", Endorsement, VERSION, _check)
TYPE: Final = EDICT.typ
ROLE: Final = EDICT.role
issue_endorsement = EDICT.issue
verify_endorsement = EDICT.verify
peek_endorsement = EDICT.peek
