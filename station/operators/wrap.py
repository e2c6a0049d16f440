"""Wraps a secret to a PIN: Argon2id (RFC 9106), then AES-256-GCM. Loaded at the first sign-in."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from station.operators.wrapped import KEY_BYTES, NONCE_BYTES, SALT_BYTES, Cost, Wrapped


def wrap(secret: bytes, pin: str, *, bound_to: bytes, cost: Cost) -> Wrapped:
    """Seal ``secret`` under a PIN. ``bound_to`` must be the same again when it is opened."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    sealed = AESGCM(_derive(pin, salt, cost)).encrypt(nonce, secret, bound_to)
    return Wrapped(cost=cost, salt=salt, nonce=nonce, sealed=sealed)


def unwrap(wrapped: Wrapped, pin: str, *, bound_to: bytes) -> bytes | None:
    """Return the secret, or None when PIN or record are not the ones it was sealed with."""
    key = _derive(pin, wrapped.salt, wrapped.cost)
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, bound_to)
    except (InvalidTag, ValueError):
        return None


def _derive(pin: str, salt: bytes, cost: Cost) -> bytes:
    argon = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    # What no keyboard gives is still only a wrong PIN.
    return argon.derive(pin.encode(errors="surrogatepass"))
