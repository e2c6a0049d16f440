"""What the station signs of its trail: from which entry to which, and the hash of the last.

It is a compact JWS of ``packets.jws`` (ES256, x5c), typ ``perekaman-trail+jws``.
"""

from datetime import datetime
from typing import Annotated, Final

import msgspec

from station import clock

TYPE: Final = "perekaman-trail+jws"
VERSION: Final = 1


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All entries from the first of all to ``last`` hang on ``head``."""

    version: int = VERSION
    first: Annotated[int, msgspec.Meta(ge=1)]
    last: Annotated[int, msgspec.Meta(ge=1)]
    head: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    at: str

    @property
    def moment(self) -> datetime:
        """When it was signed, in UTC."""
        return clock.parse(self.at)


def encode(point: Checkpoint) -> bytes:
    """Return the payload that is signed."""
    return msgspec.json.encode(point)


def decode(payload: bytes) -> Checkpoint:
    """Return what was signed. Raises ``ValueError`` for anything else."""
    point = msgspec.json.decode(payload, type=Checkpoint)
    clock.parse(point.at)
    return point
