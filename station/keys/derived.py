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


def slot_key(source: Source, key: bytes) -> bytes:
    """Return what opens the slots of one source; the key it comes from cannot be told from it."""
    return derive(key, f"keeper word by {source.value}")


def slot(source: Source, opener: bytes, word: bytes) -> Slot:
    """Seal a keeper's word under a slot key."""
    return Slot(source=source, word=seal(opener, word, source.value))


def word_in(slot: Slot, opener: bytes) -> bytes | None:
    """Return the word, or None where this slot key does not open it."""
    return unseal(opener, slot.word, slot.source.value)


def public_key() -> bytes:
    """Return what opens a demonstration; everybody may know it."""
    return slot_key(Source.PUBLIC, _PUBLIC)
