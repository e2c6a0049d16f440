"""The keeper without hardware: an encrypted PKCS#8 file, and a word that lies elsewhere."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from station.errors import Broken, Code
from station.keys.derived import derive

_FIELD = 32


class SoftwareKeeper:
    """A key in memory while it is open; the secret is derived from the word (32 random bytes)."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, word: bytes) -> None:
        self._key = key
        self._word = word

    @classmethod
    def open(cls, pem: bytes, word: bytes) -> "SoftwareKeeper":
        """Open the file. Raises ``Broken`` with KEY_UNUSABLE."""
        return cls(decrypted(pem, _password(word)), word)

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self._key.public_key()

    def sign(self, digest: bytes) -> bytes:
        r, s = decode_dss_signature(self._key.sign(digest, ec.ECDSA(Prehashed(SHA256()))))
        return r.to_bytes(_FIELD, "big") + s.to_bytes(_FIELD, "big")

    def secret(self) -> bytes:
        return derive(self._word, "station secret")

    def check(self) -> None:
        """It is in memory."""

    def close(self) -> None:
        """Nothing is held but memory."""

    def pem(self) -> bytes:
        """Return the file."""
        return encrypted(self._key, _password(self._word))


def encrypted(key: ec.EllipticCurvePrivateKey, password: bytes) -> bytes:
    """Return PKCS#8 (PEM) under a password that is itself 32 random bytes, in hex."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password))


def decrypted(pem: bytes, password: bytes | None) -> ec.EllipticCurvePrivateKey:
    """Return the key of such a file. Raises ``Broken`` with KEY_UNUSABLE."""
    try:
        key = load_pem_private_key(pem, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Broken(Code.KEY_UNUSABLE, "the private key's file is damaged") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise Broken(Code.KEY_UNUSABLE, "the private key is not on P-256")
    return key


def _password(word: bytes) -> bytes:
    return derive(word, "signing key file").hex().encode()
