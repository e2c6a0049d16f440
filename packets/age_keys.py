"""Keys that age files are sealed to: the post-quantum hybrid, and X25519 for reading only.

The hybrid is MLKEM768-X25519 (X-Wing, HPKE KEM 0x647a). Source: C2SP age.md, "The MLKEM768-X25519
hybrid post-quantum recipient type"; key expansion: draft-connolly-cfrg-xwing-kem.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from packets import base64, bech32
from packets.age_header import Stanza, malformed
from packets.errors import PacketCode, PacketError

HYBRID: Final = "mlkem768x25519"
_INFO: Final = b"age-encryption.org/mlkem768x25519"
_RECIPIENT: Final = "age1pq"
_IDENTITY: Final = "age-secret-key-pq-"
_SEED: Final = 32
_MLKEM_PUBLIC: Final = 1184
_X25519_PUBLIC: Final = 32
_ENC: Final = 1120
_BODY: Final = 32
_SUITE: Final = hpke.Suite(
    hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305
)


class Unwraps(Protocol):
    """Something that opens stanzas addressed to it."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key, or None where no stanza is for this key."""
        ...


@dataclass(frozen=True)
class Recipient:
    """The public side of a centre's key; ``raw`` is ML-KEM-768 (1184 bytes) then X25519 (32)."""

    raw: bytes
    _key: hpke.MLKEM768X25519PublicKey = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> "Recipient":
        """Read ``age1pq1...``. Raises KEY_MALFORMED."""
        return cls.from_raw(bech32.decode(text, _RECIPIENT))

    @classmethod
    def from_raw(cls, raw: bytes) -> "Recipient":
        """Take the 1216 bytes of the public key. Raises KEY_MALFORMED."""
        if len(raw) != _MLKEM_PUBLIC + _X25519_PUBLIC:
            raise PacketError(PacketCode.KEY_MALFORMED, "recipient: length")
        try:
            mlkem = MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC])
        except ValueError:
            raise PacketError(PacketCode.KEY_MALFORMED, "recipient: ML-KEM key") from None
        x25519 = X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC:])
        return cls(raw, hpke.MLKEM768X25519PublicKey(mlkem, x25519))

    @property
    def key_id(self) -> str:
        """The first 8 bytes of the SHA-256 of ``raw``, in hex: names the key on a waybill."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def __str__(self) -> str:
        return bech32.encode(_RECIPIENT, self.raw)

    def wrap(self, file_key: bytes) -> Stanza:
        """Return the stanza that carries ``file_key`` (16 bytes) to the holder of the identity."""
        sealed = _SUITE.encrypt(file_key, self._key, info=_INFO)
        enc = base64.unpadded(sealed[:_ENC]).decode("ascii")
        return Stanza((HYBRID, enc), sealed[_ENC:])


@dataclass(frozen=True)
class Identity:
    """The private side, a seed of 32 bytes. Never shown by ``repr``."""

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != _SEED:
            raise PacketError(PacketCode.KEY_MALFORMED, "identity: length")

    @classmethod
    def parse(cls, text: str) -> "Identity":
        """Read ``AGE-SECRET-KEY-PQ-1...``. Raises KEY_MALFORMED."""
        if text != text.upper():
            raise PacketError(PacketCode.KEY_MALFORMED, "identity: not upper case")
        return cls(bech32.decode(text, _IDENTITY))

    @classmethod
    def generate(cls) -> "Identity":
        """Make a new key from the system's randomness."""
        return cls(secrets.token_bytes(_SEED))

    def reveal(self) -> str:
        """Return the text of the private key, for an identity file and for nothing else."""
        return bech32.encode(_IDENTITY, self.seed).upper()

    def recipient(self) -> Recipient:
        """Return the public side."""
        mlkem, x25519 = self._halves()
        return Recipient.from_raw(
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        )

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key from the first stanza that this key opens."""
        halves = self._halves()
        key = hpke.MLKEM768X25519PrivateKey(*halves)
        for enc, body in [_hybrid_parts(s) for s in stanzas if s.kind == HYBRID]:
            _check_share(enc, halves[1])
            try:
                return _SUITE.decrypt(enc + body, key, info=_INFO)
            except InvalidTag:
                continue
        return None

    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        wide = hashlib.shake_256(self.seed).digest(96)
        return (
            MLKEM768PrivateKey.from_seed_bytes(wide[:64]),
            X25519PrivateKey.from_private_bytes(wide[64:]),
        )


def _hybrid_parts(stanza: Stanza) -> tuple[bytes, bytes]:
    # The sizes are fixed before any decryption, against partitioning oracles (age.md).
    if len(stanza.args) != 2 or len(stanza.body) != _BODY:
        raise malformed("mlkem768x25519 stanza")
    return stanza.binary(1, _ENC), stanza.body


def _check_share(enc: bytes, key: X25519PrivateKey) -> None:
    """Refuse a share of low order: HPKE could only say that the tag is wrong."""
    try:
        key.exchange(X25519PublicKey.from_public_bytes(enc[-_X25519_PUBLIC:]))
    except ValueError:
        raise malformed("X25519 share") from None


def check_hybrid(stanza: Stanza) -> None:
    """Refuse a stanza that is not a well-formed ``mlkem768x25519`` one. Raises AGE_HEADER."""
    if stanza.kind != HYBRID:
        raise malformed("stanza of another kind")
    _hybrid_parts(stanza)
