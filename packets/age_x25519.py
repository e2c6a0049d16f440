"""The classical X25519 key of age, for opening files only: nothing is ever sealed to one.

Source: C2SP age.md, "The X25519 recipient type".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from packets import bech32
from packets.age_header import Stanza, derive, malformed
from packets.errors import PacketCode, PacketError

_KIND: Final = "X25519"
_INFO: Final = b"age-encryption.org/v1/X25519"
_PREFIX: Final = "age-secret-key-"
_NONCE: Final = bytes(12)


@dataclass(frozen=True)
class X25519Identity:
    """A private scalar of 32 bytes."""

    secret: bytes = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> "X25519Identity":
        """Read ``AGE-SECRET-KEY-1...``. Raises KEY_MALFORMED."""
        secret = bech32.decode(text, _PREFIX)
        if text != text.upper() or len(secret) != 32:
            raise PacketError(PacketCode.KEY_MALFORMED, "identity")
        return cls(secret)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key from the first stanza that this key opens."""
        parts = [_parts(stanza) for stanza in stanzas if stanza.kind == _KIND]
        return next((key for part in parts if (key := self._open(*part)) is not None), None)

    def _open(self, share: bytes, body: bytes) -> bytes | None:
        key = X25519PrivateKey.from_private_bytes(self.secret)
        try:
            shared = key.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError:  # a share of low order gives all zeros, which age.md forbids
            raise malformed("X25519 share") from None
        salt = share + key.public_key().public_bytes_raw()
        try:
            return ChaCha20Poly1305(derive(shared, salt, _INFO)).decrypt(_NONCE, body, None)
        except InvalidTag:
            return None


def _parts(stanza: Stanza) -> tuple[bytes, bytes]:
    if len(stanza.args) != 2 or len(stanza.body) != 32:
        raise malformed("X25519 stanza")
    return stanza.binary(1, 32), stanza.body
