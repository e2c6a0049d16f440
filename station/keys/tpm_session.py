"""A salted session with a TPM: words never cross the bus, secrets only encrypted.

A discrete TPM sits on a bus that a clip and a hobbyist's analyser can read. The salt is agreed upon
with the storage root key (part 1, C.6.1); from it come the HMAC over every command and answer and
the AES-128-CFB key of the first parameter (part 1, 19 and 21). It defends against who listens, not
against who replaces the TPM: nothing here checks an endorsement certificate.
"""

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

try:  # CFB is a mode the library keeps for those who must speak a given wire
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
except ImportError:
    from cryptography.hazmat.primitives.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES

from station.keys import tpm_wire as wire

_NONCE_BYTES: Final = 16
_KEY_BYTES: Final = 16


class Use(IntFlag):
    """Attributes of a session in one command (part 2, 8.4)."""

    KEEP = 0x01
    COMMAND = 0x20
    """Our first parameter is encrypted (``decrypt`` in the source: the TPM decrypts it)."""
    ANSWER = 0x40
    """The first parameter of the answer is encrypted."""


class Tampered(ValueError):
    """An answer whose HMAC is wrong: it is not this TPM's, or was changed on its way."""


@dataclass
class Session:
    """One open session; nonces roll with every command."""

    handle: int
    key: bytes
    theirs: bytes
    ours: bytes = b""
    word: bytes = b""
    use: Use = Use.KEEP

    def seal(
        self, command: int, names: bytes, parameters: bytes, word: bytes, use: Use
    ) -> tuple[bytes, bytes]:
        """Return the authorization area and the parameters as they go over the bus."""
        self.word, self.use, self.ours = word, use, os.urandom(_NONCE_BYTES)
        if use & Use.COMMAND:
            parameters = self._first(parameters, newer=self.ours, older=self.theirs, encrypt=True)
        digest = hashlib.sha256(struct.pack(">I", command) + names + parameters).digest()
        proof = self._proof(digest, newer=self.ours, older=self.theirs)
        area = struct.pack(">I", self.handle) + wire.sized(self.ours)
        return area + bytes([use]) + wire.sized(proof), parameters

    def unseal(self, command: int, parameters: bytes, area: wire.Reader) -> bytes:
        """Check an answer's proof and return its parameters in clear. Raises ``Tampered``."""
        theirs, use, proof = area.sized(), area.take(1)[0], area.sized()
        digest = hashlib.sha256(struct.pack(">II", 0, command) + parameters).digest()
        expected = self._proof(digest, newer=theirs, older=self.ours, use=use)
        if not hmac.compare_digest(expected, proof):
            raise Tampered("an answer with a wrong proof")
        self.theirs = theirs
        if self.use & Use.ANSWER:
            return self._first(parameters, newer=theirs, older=self.ours, encrypt=False)
        return parameters

    def _proof(self, digest: bytes, *, newer: bytes, older: bytes, use: int | None = None) -> bytes:
        attributes = bytes([self.use if use is None else use])
        key = self.key + self.word
        return hmac.digest(key, digest + newer + older + attributes, "sha256")

    def _first(self, parameters: bytes, *, newer: bytes, older: bytes, encrypt: bool) -> bytes:
        found = wire.Reader(parameters)
        data, rest = found.sized(), found.rest()
        made = kdf_a(self.key + self.word, b"CFB", newer, older, 2 * _KEY_BYTES)
        cipher = Cipher(AES(made[:_KEY_BYTES]), CFB(made[_KEY_BYTES:]))
        turn = cipher.encryptor() if encrypt else cipher.decryptor()
        return wire.sized(turn.update(data) + turn.finalize()) + rest


@dataclass(frozen=True)
class Salt:
    """What both sides know after one message: ours to keep, ``sent`` for the TPM."""

    secret: bytes
    sent: bytes
    nonce: bytes

    @classmethod
    def agreed(cls, public: bytes) -> "Salt":
        """Agree with a key of the TPM, by an ephemeral key of ours (part 1, C.6.1)."""
        x, y = wire.point(public)
        ours = ec.generate_private_key(ec.SECP256R1())
        theirs = ec.EllipticCurvePublicNumbers(
            int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1()
        ).public_key()
        numbers = ours.public_key().public_numbers()
        own = [n.to_bytes(wire.FIELD, "big") for n in (numbers.x, numbers.y)]
        shared = ours.exchange(ec.ECDH(), theirs)
        text = struct.pack(">I", 1) + shared + b"SECRET\0" + own[0] + x
        sent = wire.sized(own[0]) + wire.sized(own[1])
        return cls(hashlib.sha256(text).digest(), sent, os.urandom(_NONCE_BYTES))

    def opened(self, handle: int, theirs: bytes) -> Session:
        """Return the session that the TPM opened upon this salt."""
        key = kdf_a(self.secret, b"ATH", theirs, self.nonce, hashlib.sha256().digest_size)
        return Session(handle, key, theirs)


def kdf_a(key: bytes, label: bytes, newer: bytes, older: bytes, count: int) -> bytes:
    """KDFa with SHA-256 (part 1, 11.4.10.2), at most one block: ``count`` is 32 or fewer bytes."""
    text = struct.pack(">I", 1) + label + b"\0" + newer + older + struct.pack(">I", 8 * count)
    return hmac.digest(key, text, "sha256")[:count]
