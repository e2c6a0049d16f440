"""What is derived from one secret, each for one purpose, and small things sealed under it."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from station.keys.kept import SECRET_BYTES, Sealed, Slot, Source

_PUBLIC = b"perekaman demonstration: this protects nothing"


def derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return 32 bytes for one purpose (HKDF-SHA256, RFC 5869)."""
    info = f"perekaman {purpose} 1".encode()
    return HKDF(algorithm=SHA256(), length=SECRET_BYTES, salt=salt, info=info).derive(secret)


def seal(key: bytes, data: bytes, purpose: str) -> Sealed:
    """Seal a few bytes for one purpose."""
    nonce = os.urandom(12)
    return Sealed(nonce=nonce, data=AESGCM(key).encrypt(nonce, data, purpose.encode()))


def unseal(key: bytes, sealed: Sealed, purpose: str) -> bytes | None:
    """Return what was sealed, or None where key or purpose is another."""
    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.data, purpose.encode())
    except InvalidTag:
        return None


def slot(source: Source, key: bytes, word: bytes) -> Slot:
    """Seal a keeper's word under a key from one source."""
    return Slot(source=source, word=seal(derive(key, _purpose(source)), word, _purpose(source)))


def word_in(slot: Slot, key: bytes) -> bytes | None:
    """Return the word, or None where this key does not open it."""
    return unseal(derive(key, _purpose(slot.source)), slot.word, _purpose(slot.source))


def public_key() -> bytes:
    """Return what opens a demonstration; everybody may know it."""
    return derive(_PUBLIC, "public")


def _purpose(source: Source) -> str:
    return f"keeper word by {source.value}"
