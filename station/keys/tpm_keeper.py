"""The keeper in a TPM 2.0: the signing key signs inside it, the secret is sealed to it."""

import os
import struct
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from station.errors import Broken, Code
from station.keys import tpm_wire as wire
from station.keys.kept import SECRET_BYTES, TpmKeys
from station.keys.tpm import Loaded, Tpm, TpmRefused, Wrapped
from station.keys.tpm_line import open_line

_SEALED_TYPE: Final = 0x0008


class TpmKeeper:
    """Keeps the conversation open between signatures; opens it anew once after the TPM slept.

    ``word``: empty where the machine alone guards the key. A wrong one counts in the TPM, and is
    therefore never tried twice.
    """

    def __init__(self, keys: TpmKeys, word: bytes) -> None:
        self._keys = keys
        self._word = word
        self._tpm: Tpm | None = None
        self._loaded: Loaded | None = None

    @classmethod
    def make(cls, address: str, word: bytes) -> TpmKeys:
        """Make both inside the TPM at this address, and try them. Raises ``Broken``."""
        tpm = Tpm(open_line(address))
        try:
            key, secret = tpm.make_key(word), tpm.seal(os.urandom(SECRET_BYTES), word)
        finally:
            tpm.close()
        return TpmKeys(
            address=address,
            signing_public=key.public,
            signing_private=key.private,
            secret_public=secret.public,
            secret_private=secret.private,
        )

    def public_key(self) -> ec.EllipticCurvePublicKey:
        try:
            x, y = (int.from_bytes(n, "big") for n in wire.point(self._keys.signing_public))
            return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        except ValueError as error:
            raise Broken(Code.KEY_UNUSABLE, "the TPM key's public half is damaged") from error

    def sign(self, digest: bytes) -> bytes:
        try:
            return self._sign(digest)
        except TpmRefused as refused:
            self.close()
            if not refused.stale:
                raise
        except Broken:
            self.close()
            raise
        return self._sign(digest)

    def secret(self) -> bytes:
        """Unseal; a conversation is not kept for this alone, and one that is kept is used."""
        wrapped = Wrapped(self._keys.secret_public, self._keys.secret_private)
        if wrapped.public[:2] != struct.pack(">H", _SEALED_TYPE):
            raise Broken(Code.KEY_UNUSABLE, "the TPM's sealed secret is damaged")
        tpm = self._tpm or Tpm(open_line(self._keys.address))
        try:
            sealed = tpm.load(wrapped)
            try:
                return tpm.unseal(sealed, self._word)
            finally:
                _flush(tpm, sealed)
        finally:
            if tpm is not self._tpm:
                tpm.close()

    def check(self) -> None:
        if self._keys.address.startswith("/") and not Path(self._keys.address).exists():
            raise Broken(Code.KEEPER_GONE, "this machine has no TPM, or it is switched off")

    def close(self) -> None:
        tpm, loaded = self._tpm, self._loaded
        self._tpm = self._loaded = None
        if tpm is not None:
            if loaded is not None:
                _flush(tpm, loaded)
            tpm.close()

    def _sign(self, digest: bytes) -> bytes:
        if self._tpm is None:
            self._tpm = Tpm(open_line(self._keys.address))
        if self._loaded is None:
            wrapped = Wrapped(self._keys.signing_public, self._keys.signing_private)
            self._loaded = self._tpm.load(wrapped)
        return self._tpm.sign(self._loaded, digest, self._word)


def _flush(tpm: Tpm, loaded: Loaded) -> None:
    """Flush; a TPM that is gone has forgotten it already, and the first trouble is the one told."""
    try:
        tpm.flush(loaded)
    except Broken:
        return
