"""Who signs: a small Protocol, so that a TPM or a token can hold the key, and one in software."""

from collections.abc import Sequence
from typing import Final, Protocol

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from packets.errors import PacketCode, PacketError

FIELD: Final = 32
"""Bytes of each half of an ES256 signature."""


class Signer(Protocol):
    """A key that signs, and the certificates that say whose it is."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Leaf first, the root not included."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return the ES256 signature of ``data``: r and s, 32 bytes each (RFC 7518, 3.4)."""
        ...


class SoftwareSigner:
    """A P-256 key in memory."""

    def __init__(
        self, private_key: ec.EllipticCurvePrivateKey, chain: Sequence[x509.Certificate]
    ) -> None:
        if not isinstance(private_key.curve, ec.SECP256R1):
            raise PacketError(PacketCode.KEY_MALFORMED, "signing key: not P-256")
        if not chain or chain[0].public_key() != private_key.public_key():
            raise PacketError(PacketCode.KEY_MALFORMED, "signing key: certificate of another key")
        self._key = private_key
        self._chain = tuple(chain)

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Leaf first, the root not included."""
        return self._chain

    def sign(self, data: bytes) -> bytes:
        """Return r and s, 32 bytes each."""
        r, s = decode_dss_signature(self._key.sign(data, ec.ECDSA(SHA256())))
        return r.to_bytes(FIELD, "big") + s.to_bytes(FIELD, "big")
