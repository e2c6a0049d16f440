"""age v1 files, sealed to post-quantum recipients: encrypt and decrypt in flat memory.

Source: C2SP age.md.
"""

import io
import secrets
from collections.abc import Callable, Sequence
from typing import BinaryIO, Final

from packets.age_header import Header, derive, malformed, read_header, write_header
from packets.age_keys import Recipient, Unwraps
from packets.age_stream import CHUNK, TAG, Source, open_stream, read_fully, seal_stream
from packets.errors import PacketCode, PacketError
from packets.witness import Witness

_FILE_KEY: Final = 16
_NONCE: Final = 16
_MOST_RECIPIENTS: Final = 16
_STANZA: Final = 2048
"""More than a recipient's stanza has bytes."""


def encrypt(
    source: Source,
    target: BinaryIO,
    recipients: Sequence[Recipient],
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> Witness:
    """Seal ``source`` to every one of ``recipients``, in flat memory. Raises KEY_MALFORMED."""
    if not 0 < len(set(recipients)) == len(recipients) <= _MOST_RECIPIENTS:
        raise PacketError(PacketCode.KEY_MALFORMED, "recipients: none, too many or one twice")
    file_key, nonce = random(_FILE_KEY), random(_NONCE)
    witness = Witness(tuple(each.wrap(file_key) for each in recipients), file_key)
    target.write(write_header(witness.stanzas, file_key))
    target.write(nonce)
    seal_stream(derive(file_key, nonce, b"payload"), source, target.write)
    return witness


def decrypt(source: Source, target: BinaryIO, identities: Sequence[Unwraps]) -> None:
    """Open ``source`` with the first identity that fits, in flat memory.

    Bytes reach ``target`` only when authentic, but before the end is seen: use them only when this
    returns. Raises AGE_HEADER, AGE_NO_MATCH, AGE_MAC, AGE_PAYLOAD.
    """
    header = read_header(source)
    file_key = _file_key(header, identities)
    header.check(file_key)
    nonce = read_fully(source, _NONCE)
    if len(nonce) != _NONCE:
        raise malformed("nonce")
    open_stream(derive(file_key, nonce, b"payload"), source, target.write)


def seal(plain: bytes, recipients: Sequence[Recipient]) -> bytes:
    """Return ``plain`` sealed to every one of ``recipients``. Raises KEY_MALFORMED."""
    return seal_witnessed(plain, recipients)[0]


def seal_witnessed(plain: bytes, recipients: Sequence[Recipient]) -> tuple[bytes, Witness]:
    """Seal as ``seal`` does, and return what can open it once more."""
    tags = TAG * (len(plain) // CHUNK + 1)
    target = _room(len(plain) + tags + _STANZA * (len(recipients) + 1))
    witness = encrypt(io.BytesIO(plain), target, recipients)
    return _filled(target), witness


def unseal(sealed: bytes, identities: Sequence[Unwraps]) -> bytes:
    """Return what is in ``sealed``, all of it authentic. Raises as ``decrypt``."""
    target = _room(len(sealed))
    decrypt(io.BytesIO(sealed), target, identities)
    return _filled(target)


def _room(size: int) -> io.BytesIO:
    # Taken at once: a buffer that grows is copied again and again, at the price of the cipher.
    return io.BytesIO(bytes(size))


def _filled(target: io.BytesIO) -> bytes:
    target.truncate()
    return target.getvalue()


def _file_key(header: Header, identities: Sequence[Unwraps]) -> bytes:
    for identity in identities:
        if (file_key := identity.unwrap(header.stanzas)) is not None:
            return file_key
    raise PacketError(PacketCode.AGE_NO_MATCH, "age header")
