"""What a secret wrapped to a PIN looks like on disk, and what one guess of the PIN costs."""

from typing import Annotated, Final, Protocol

import msgspec

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_SEALED_BYTES: Final = KEY_BYTES + _TAG_BYTES


class Cost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one guess of a PIN costs: memory in KiB, passes, lanes (RFC 9106 §3.1).

    Read from a file, each is held within what Argon2 takes and this machine can bear.
    """

    memory_kib: Annotated[int, msgspec.Meta(ge=32, le=262_144)] = 65536
    passes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=4)] = 1


class Wrapped(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealed 32-byte secret and how to reach its key from the PIN."""

    cost: Cost
    salt: Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
    nonce: Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    sealed: Annotated[bytes, msgspec.Meta(min_length=_SEALED_BYTES, max_length=_SEALED_BYTES)]


class Wrapping(Protocol):
    """The module ``station.operators.wrap``, which brings ``cryptography`` with it."""

    def wrap(self, secret: bytes, pin: str, *, bound_to: bytes, cost: Cost) -> Wrapped:
        """Seal ``secret`` under a PIN. ``bound_to`` must be the same again when it is opened."""
        ...

    def unwrap(self, wrapped: Wrapped, pin: str, *, bound_to: bytes) -> bytes | None:
        """Return the secret, or None when PIN or record are not the ones it was sealed with."""
        ...
