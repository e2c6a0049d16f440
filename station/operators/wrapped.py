"""What a secret wrapped to a PIN looks like on disk, and what one guess of the PIN costs."""

from typing import Final, Protocol

import msgspec

KEY_BYTES: Final = 32


class Cost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one guess of a PIN costs: memory in KiB, passes, lanes (RFC 9106 §3.1)."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 1


class Wrapped(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealed 32-byte secret and how to reach its key from the PIN."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


class Wrapping(Protocol):
    """The module ``station.operators.wrap``, which brings ``cryptography`` with it."""

    def wrap(self, secret: bytes, pin: str, *, bound_to: bytes, cost: Cost) -> Wrapped:
        """Seal ``secret`` under a PIN. ``bound_to`` must be the same again when it is opened."""
        ...

    def unwrap(self, wrapped: Wrapped, pin: str, *, bound_to: bytes) -> bytes | None:
        """Return the secret, or None when PIN or record are not the ones it was sealed with."""
        ...
