"""AES-256-GCM with a random nonce in front; loaded when the first draft is written."""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES: Final = 12


def seal(key: bytes, data: bytes, bound_to: bytes) -> bytes:
    """Return nonce and ciphertext. A key seals far fewer than 2**32 messages (SP 800-38D §8.3)."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    """Return the data, or None if key, bytes or binding are not those it was sealed with."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        return None
