"""What every keeper of the station's keys offers, and what of it stands on the disk.

``keys/keeper.json`` says which keeper it is and how to find the keys with it. It holds nothing that
opens anything: wrapped keys of a TPM, names on a token, and the keeper's word sealed under keys
that come from elsewhere.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, Protocol, TypeVar

import msgspec

from station import durable
from station.errors import Broken, Code
from station.home import Home

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec

Answer = TypeVar("Answer")
FILE: Final = "keeper.json"
SECRET_BYTES: Final = 32
_VERSION: Final = 1


class Kind(StrEnum):
    """Where the station's keys are kept."""

    SOFTWARE = "software"
    TPM = "tpm"
    TOKEN = "pkcs11"


class Source(StrEnum):
    """Where the key comes from that opens a keeper's word."""

    CREDENTIAL = "credential"
    """systemd hands it to the uploader at boot; nobody need be there."""
    SIGN_IN = "sign-in"
    """The data key: the first person to sign in brings it."""
    PUBLIC = "public"
    """A demonstration: everybody knows it, so that nothing is protected."""


class Keeper(Protocol):
    """One signing key (P-256) and one secret (32 bytes), made where they are kept.

    Neither the key nor, with a TPM or a token, what derives the secret can be taken out. Every call
    raises ``Broken`` with a KEY_ or KEEPER_ code. Not for two threads at once.
    """

    def public_key(self) -> "ec.EllipticCurvePublicKey":
        """Return the public half of the signing key."""
        ...

    def sign(self, digest: bytes) -> bytes:
        """Return r and s, 32 bytes each, over a SHA-256."""
        ...

    def secret(self) -> bytes:
        """Return the station's secret, from which its other keys are derived."""
        ...

    def check(self) -> None:
        """Raise ``Broken`` (KEEPER_GONE) where device or token are seen not to be there. Quick."""
        ...

    def close(self) -> None:
        """Let go of device and token. Never raises."""
        ...


class Sealed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bytes under AES-256-GCM."""

    nonce: Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]
    data: Annotated[bytes, msgspec.Meta(min_length=17, max_length=1024)]


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keeper's word, sealed under a key from one source."""

    source: Source
    word: Sealed


class TpmKeys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which TPM, and the signing key and the secret wrapped to it (public and private areas)."""

    address: str
    signing_public: bytes
    signing_private: bytes
    secret_public: bytes
    secret_private: bytes


class TokenKeys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which token, and by what its two keys are found.

    ``point`` is the public half (uncompressed) that the agreement key is asked to agree with; its
    private half was thrown away when it was made.
    """

    module: str
    serial: str
    key_id: Annotated[bytes, msgspec.Meta(min_length=1, max_length=64)]
    point: Annotated[bytes, msgspec.Meta(min_length=65, max_length=65)]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of ``keeper.json``.

    ``part`` is the station's part of the data key, sealed under the keeper's secret; without it the
    data key of the accounts is used as it is.
    """

    version: int = _VERSION
    kind: Kind
    public_key: str
    """PEM; what the certificate must be for."""
    slots: tuple[Slot, ...] = ()
    part: Sealed | None = None
    tpm: TpmKeys | None = None
    token: TokenKeys | None = None

    @property
    def demonstration(self) -> bool:
        """Whether everybody knows what opens this keeper."""
        return any(slot.source is Source.PUBLIC for slot in self.slots)


@dataclass(frozen=True)
class Made:
    """Fresh keys: what to write down, and the keeper that opens them."""

    record: Record
    keeper: Keeper


def read(home: Home) -> Record:
    """Return the record. Raises ``Broken`` with KEY_MISSING, KEY_CLEAR or KEY_UNUSABLE."""
    try:
        record = msgspec.json.decode((home.keys / FILE).read_bytes(), type=Record)
    except OSError as error:
        raise _missing(home) from error
    except msgspec.MsgspecError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{FILE} is damaged") from error
    if record.version != _VERSION:
        raise Broken(Code.KEY_UNUSABLE, f"{FILE}: version")
    return record


def write(home: Home, record: Record) -> None:
    """Replace the record. Raises ``Broken`` with a DISK_ code."""
    durable.write(home.keys / FILE, msgspec.json.format(msgspec.json.encode(record)))


def stamp(home: Home) -> str:
    """Return what changes when the record does; empty where there is none."""
    try:
        return hashlib.sha256((home.keys / FILE).read_bytes()).hexdigest()
    except OSError:
        return ""


def require(home: Home) -> None:
    """Raise ``Broken`` with a KEY_ code unless the files of keys and certificates lie here.

    Opens nothing, and brings no cryptography: the first screen asks it.
    """
    record = read(home)
    needed = ["client.pem", "station.crt", "client.crt"]
    if record.kind is Kind.SOFTWARE:
        needed.append("signing.pem")
    if clear_key(home) or not all((home.keys / name).exists() for name in needed):
        raise _missing(home)


def clear_key(home: Home) -> bool:
    """Say whether a signing key lies here in clear, from before it had a keeper."""
    try:
        return b"BEGIN PRIVATE KEY" in (home.keys / "signing.pem").read_bytes()
    except OSError:
        return False


def _missing(home: Home) -> Broken:
    if clear_key(home):
        return Broken(Code.KEY_CLEAR, "signing.pem: `perekaman station provision` encrypts it")
    return Broken(Code.KEY_MISSING, f"{FILE}: run `perekaman station provision`")
