"""Makes the station's keys with the keeper chosen, where they are to stay; ends with one file.

``keeper.json`` is written last: killed before that, nothing has happened but an unused key.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from station.durable import write
from station.errors import Code, Refused
from station.home import Home
from station.keys import kept, opening
from station.keys.derived import public_key, seal, slot
from station.keys.kept import SECRET_BYTES, Keeper, Kind, Record, Slot, Source, TokenKeys, TpmKeys
from station.keys.software import SoftwareKeeper, decrypted, encrypted
from station.keys.tpm_line import DEVICE

_SIGNING, _LINE = "signing.pem", "client.pem"
_CERTIFICATES: Final = ("station.crt", "client.crt")


@dataclass(frozen=True)
class Choice:
    """Which keeper, and what is needed to reach it.

    ``address`` of a TPM; ``module`` and ``serial`` of a token, and its ``pin``. A ``guarded`` TPM
    key has a word of its own: the machine alone does not open it.
    """

    kind: Kind
    address: str = DEVICE
    module: str = ""
    serial: str = ""
    pin: bytes = field(default=b"", repr=False)
    guarded: bool = False


SOFTWARE: Final = Choice(Kind.SOFTWARE)
PUBLIC: Final = MappingProxyType({Source.PUBLIC: public_key()})
"""What opens a demonstration."""


def make(
    home: Home,
    choice: Choice,
    openers: Mapping[Source, bytes],
    *,
    part: bytes | None = None,
) -> Record:
    """Make both keys and return the record. ``part``: the data key's, from a backup.

    ``openers`` are the slot keys that will open the keeper's word. Raises ``Refused``
    (NOT_ALLOWED_NOW) where keys stand, or where a word would have no slot; ``Broken`` with KEY_,
    KEEPER_ and DISK_ codes.
    """
    if kept.stamp(home) or kept.clear_key(home):
        raise Refused(Code.NOT_ALLOWED_NOW, "this station has keys")
    word = _word(choice)
    if word and not openers:
        raise Refused(Code.NOT_ALLOWED_NOW, "nothing would open the keeper's word")
    found = _keys(choice, word)
    keeper = found.keeper
    try:
        secret = keeper.secret()
        record = Record(
            kind=choice.kind,
            public_key=_pem(keeper.public_key()),
            slots=_slots(openers, word),
            part=seal(opening.part_key(secret), part or os.urandom(SECRET_BYTES), opening.PART),
            tpm=found.tpm,
            token=found.token,
        )
    finally:
        keeper.close()
    for name in _CERTIFICATES:
        (home.keys / name).unlink(missing_ok=True)
    if isinstance(keeper, SoftwareKeeper):
        write(home.keys / _SIGNING, keeper.pem())
    line = ec.generate_private_key(ec.SECP256R1())
    write(home.keys / _LINE, encrypted(line, opening.line_password(secret)))
    kept.write(home, record)
    return record


def encrypt_clear(home: Home, openers: Mapping[Source, bytes]) -> Record:
    """Put a key that lies in clear under the software keeper; killed anywhere, it goes on.

    The old certificate was for signing and for the line: it stays for both until it is renewed. The
    old data key stays as it is. What a disk keeps of overwritten files, nobody can promise.
    Raises ``Broken`` with KEY_ and DISK_ codes.
    """
    key = decrypted((home.keys / _SIGNING).read_bytes(), None)
    if kept.stamp(home):  # killed between the two writings: the word is in the record
        word = opening.word(home, kept.read(home))
    else:
        word = os.urandom(SECRET_BYTES)
        record = Record(
            kind=Kind.SOFTWARE, public_key=_pem(key.public_key()), slots=_slots(openers, word)
        )
        kept.write(home, record)
    keeper = SoftwareKeeper(key, word)
    write(home.keys / _LINE, encrypted(key, opening.line_password(keeper.secret())))
    chain = home.keys / _CERTIFICATES[0]
    if chain.exists():
        write(home.keys / _CERTIFICATES[1], chain.read_bytes())
    write(home.keys / _SIGNING, keeper.pem())  # last: while it is in clear, this is not done
    return kept.read(home)


def change_word(home: Home, word: bytes, openers: Mapping[Source, bytes]) -> Record:
    """Write down another word for the same keys, once the keeper has taken it: one try.

    Slots without a key among ``openers`` are dropped: they would bring the old word. Raises
    ``Broken`` with KEEPER_WORD_WRONG, and as :func:`make`.
    """
    record = kept.read(home)
    if record.kind is Kind.SOFTWARE or not openers:
        raise Refused(Code.NOT_ALLOWED_NOW, "only a token's or a TPM's word can be changed")
    keeper = opening.open_with(home, record, word)
    try:
        keeper.secret()
    finally:
        keeper.close()
    return rewrite(home, record, openers, word)


def add_slot(home: Home, openers: Mapping[Source, bytes]) -> Record:
    """Let further sources open a keeper that is open in this process."""
    record = kept.read(home)
    if not record.slots:
        return record  # a TPM without a word needs nobody
    return rewrite(home, record, openers, opening.word(home, record), keeping=True)


def rewrite(
    home: Home,
    record: Record,
    openers: Mapping[Source, bytes],
    word: bytes,
    *,
    keeping: bool = False,
) -> Record:
    """Seal the word anew for these sources; ``keeping`` leaves the slots of the others."""
    others = tuple(each for each in record.slots if keeping and each.source not in openers)
    fresh = msgspec.structs.replace(record, slots=(*others, *_slots(openers, word)))
    kept.write(home, fresh)
    return fresh


@dataclass(frozen=True)
class _Found:
    keeper: Keeper
    tpm: TpmKeys | None = None
    token: TokenKeys | None = None


def _keys(choice: Choice, word: bytes) -> _Found:
    if choice.kind is Kind.TPM:
        from station.keys.tpm_keeper import TpmKeeper  # noqa: PLC0415  one of three is needed

        tpm = TpmKeeper.make(choice.address, word)
        return _Found(TpmKeeper(tpm, word), tpm=tpm)
    if choice.kind is Kind.TOKEN:
        from station.keys.token import TokenKeeper  # noqa: PLC0415  one of three is needed

        token = TokenKeeper.make(choice.module, choice.serial, word)
        return _Found(TokenKeeper(token, word), token=token)
    return _Found(SoftwareKeeper(ec.generate_private_key(ec.SECP256R1()), word))


def _word(choice: Choice) -> bytes:
    if choice.kind is Kind.TOKEN:
        if not choice.pin:
            raise Refused(Code.NOT_ALLOWED_NOW, "a token needs its PIN")
        return choice.pin
    if choice.kind is Kind.TPM and not choice.guarded:
        return b""
    return os.urandom(SECRET_BYTES)


def _slots(openers: Mapping[Source, bytes], word: bytes) -> tuple[Slot, ...]:
    return tuple(slot(source, opener, word) for source, opener in openers.items()) if word else ()


def _pem(key: ec.EllipticCurvePublicKey) -> str:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")
