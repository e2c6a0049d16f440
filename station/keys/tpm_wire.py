"""How a TPM 2.0 is spoken to: numbers, templates and frames of the few commands a station needs.

Source: TCG, *TPM 2.0 Library*, revision 1.59, part 2 (structures) and part 3 (commands). Big endian
throughout; ``TPM2B`` is a 16-bit length and the bytes.
"""

import hashlib
import struct
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Final


class Command(IntEnum):
    """Command codes (part 2, 6.5.2)."""

    CREATE_PRIMARY = 0x131
    CREATE = 0x153
    LOAD = 0x157
    SIGN = 0x15D
    UNSEAL = 0x15E
    FLUSH = 0x165
    READ_PUBLIC = 0x173
    START_SESSION = 0x176
    GET_CAPABILITY = 0x17A


class Answer(IntEnum):
    """Response codes this station tells apart (part 2, 6.6.3), without handle and parameter."""

    AUTH_FAIL = 0x08E
    BAD_AUTH = 0x0A2
    HANDLE = 0x08B
    INTEGRITY = 0x09F
    SIZE = 0x095
    BINDING = 0x0A5
    YIELDED = 0x908
    TESTING = 0x90A
    REFERENCE = 0x910
    RATE = 0x920
    LOCKOUT = 0x921
    RETRY = 0x922


AGAIN: Final = frozenset({Answer.YIELDED, Answer.TESTING, Answer.RATE, Answer.RETRY})
"""Answers after which the same command is sent once more."""


class Bit(IntFlag):
    """Attributes of an object (part 2, 8.3.2)."""

    FIXED_TPM = 1 << 1
    FIXED_PARENT = 1 << 4
    ORIGIN = 1 << 5
    USER = 1 << 6
    NO_DA = 1 << 10
    RESTRICTED = 1 << 16
    DECRYPT = 1 << 17
    SIGN = 1 << 18


NO_SESSIONS: Final = 0x8001
SESSIONS: Final = 0x8002
OWNER: Final = 0x40000001
NULL: Final = 0x40000007
PASSWORD: Final = 0x40000009
SRK: Final = 0x81000001
"""Where a storage root key stands for good, if whoever set the machine up made one."""
SHA256: Final = 0x000B
_AES: Final = struct.pack(">HHH", 0x0006, 128, 0x0043)  # AES-128-CFB
_NONE: Final = 0x0010
_ECC, _KEYED_HASH, _P256, _ECDSA = 0x0023, 0x0008, 0x0003, 0x0018
_HASH_CHECK: Final = 0x8024
_HEAD: Final = struct.Struct(">HII")
FIELD: Final = 32
TRANSIENT, ACTIVE = 0x80000000, 0x02000000
"""Where the handles of loaded objects and of sessions begin."""
_HANDLES, _MOST = 1, 64


def sized(data: bytes) -> bytes:
    """Return a TPM2B."""
    return struct.pack(">H", len(data)) + data


@dataclass
class Reader:
    """Takes an answer apart, in order. Raises ``ValueError`` where it is too short."""

    data: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.data):
            raise ValueError("an answer that is too short")
        self.at += count
        return self.data[self.at - count : self.at]

    def u16(self) -> int:
        return int.from_bytes(self.take(2), "big")

    def u32(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def sized(self) -> bytes:
        return self.take(self.u16())

    def rest(self) -> bytes:
        return self.take(len(self.data) - self.at)


def frame(command: Command, handles: bytes, auth: bytes, parameters: bytes) -> bytes:
    """Return a whole command; ``auth`` is the authorization area, empty for none."""
    area = struct.pack(">I", len(auth)) + auth if auth else b""
    body = handles + area + parameters
    tag = SESSIONS if auth else NO_SESSIONS
    return _HEAD.pack(tag, _HEAD.size + len(body), command) + body


def length(head: bytes) -> int:
    """Return how many bytes an answer has, from its first ten."""
    return int(_HEAD.unpack(head)[1])


HEAD_BYTES: Final = _HEAD.size


def unframe(answer: bytes) -> tuple[bool, int, Reader]:
    """Return whether sessions follow, the response code, and what comes after the head."""
    if len(answer) < _HEAD.size:
        raise ValueError("an answer without a head")
    tag, size, code = _HEAD.unpack_from(answer)
    if size != len(answer):
        raise ValueError("an answer of another length")
    return tag == SESSIONS, code, Reader(answer, _HEAD.size)


def plain(code: int) -> int:
    """Return a response code without the handle, session or parameter it is about."""
    return code & 0xBF if code & 0x80 else code & 0xFFF


def storage_key() -> bytes:
    """Return the template of the storage root key (TCG EK/SRK guidance: ECC P-256, AES-128-CFB)."""
    bits = Bit.FIXED_TPM | Bit.FIXED_PARENT | Bit.ORIGIN | Bit.USER | Bit.NO_DA
    bits |= Bit.RESTRICTED | Bit.DECRYPT
    curve = _AES + struct.pack(">HHH", _NONE, _P256, _NONE)
    return _public(_ECC, bits) + curve + sized(bytes(FIELD)) * 2


def signing_key(*, guarded: bool) -> bytes:
    """Return the template of the key that signs: P-256, ECDSA with SHA-256, never duplicated.

    ``guarded``: it has a word of its own, and wrong ones count towards the TPM's lockout.
    """
    bits = Bit.FIXED_TPM | Bit.FIXED_PARENT | Bit.ORIGIN | Bit.USER | Bit.SIGN
    scheme = struct.pack(">HHHHH", _NONE, _ECDSA, SHA256, _P256, _NONE)
    return _public(_ECC, bits | _forgiving(guarded=guarded)) + scheme + sized(b"") * 2


def sealed_object(*, guarded: bool) -> bytes:
    """Return the template of sealed data."""
    bits = Bit.FIXED_TPM | Bit.FIXED_PARENT | Bit.USER
    return (
        _public(_KEYED_HASH, bits | _forgiving(guarded=guarded))
        + struct.pack(">H", _NONE)
        + sized(b"")
    )


def sensitive(word: bytes, data: bytes) -> bytes:
    """Return TPMS_SENSITIVE_CREATE: the object's own word, and what is to be sealed."""
    return sized(word) + sized(data)


def to_sign(digest: bytes) -> bytes:
    """Return the parameters of Sign behind the digest: the key's own scheme, no ticket."""
    return sized(digest) + struct.pack(">HHIH", _NONE, _HASH_CHECK, NULL, 0)


def signature(answer: Reader) -> bytes:
    """Return r and s, 32 bytes each, of TPMT_SIGNATURE."""
    if (answer.u16(), answer.u16()) != (_ECDSA, SHA256):
        raise ValueError("a signature of another kind")
    return answer.sized().rjust(FIELD, b"\0") + answer.sized().rjust(FIELD, b"\0")


def point(public: bytes) -> tuple[bytes, bytes]:
    """Return x and y, 32 bytes each, of an elliptic-curve TPMT_PUBLIC."""
    found = Reader(public)
    if found.u16() != _ECC:
        raise ValueError("no elliptic-curve key")
    found.take(2 + 4)
    found.sized()
    if found.u16() != _NONE:
        found.take(2 + 2)
    if found.u16() != _NONE:
        found.take(2)
    if found.u16() != _P256:
        raise ValueError("another curve")
    if found.u16() != _NONE:
        found.take(2)
    return found.sized().rjust(FIELD, b"\0"), found.sized().rjust(FIELD, b"\0")


def name_of(public: bytes) -> bytes:
    """Return an object's Name: its hash algorithm and the hash of its public area (part 1, 16)."""
    return struct.pack(">H", SHA256) + hashlib.sha256(public).digest()


def loaded_since(first: int) -> bytes:
    """Return the parameters of GetCapability for the handles of one kind (part 3, 30.2)."""
    return struct.pack(">III", _HANDLES, first, _MOST)


def handles(answer: Reader) -> list[int]:
    """Return the handles in an answer to :func:`loaded_since`."""
    answer.take(1 + 4)
    return [answer.u32() for _ in range(answer.u32())]


def new_session(nonce: bytes, salt: bytes) -> bytes:
    """Return the parameters of StartAuthSession: HMAC with SHA-256, parameters in AES-128-CFB."""
    return sized(nonce) + sized(salt) + b"\0" + _AES + struct.pack(">H", SHA256)


def _public(kind: int, bits: Bit) -> bytes:
    return struct.pack(">HHI", kind, SHA256, bits) + sized(b"")


def _forgiving(*, guarded: bool) -> Bit:
    return Bit(0) if guarded else Bit.NO_DA
