"""The body of an age v1 file: ChaCha20-Poly1305 over 64 KiB chunks, in flat memory.

Source: C2SP age.md, "Payload" (a STREAM variant: counter of 11 bytes, flag of the last chunk).
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from packets.errors import PacketCode, PacketError

CHUNK: Final = 64 * 1024
TAG: Final = 16


class Source(Protocol):
    """Where bytes come from: a file, a pipe, a buffer. A read may give fewer than asked for."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none only at the end."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, to the next line feed."""
        ...


def seal_stream(key: bytes, source: Source, write: Callable[[memoryview], object]) -> None:
    """Encrypt ``source`` to its end with the payload ``key`` (32 bytes).

    What ``write`` is given is good until it returns.
    """
    cipher, room = ChaCha20Poly1305(key), memoryview(bytearray(CHUNK + TAG))
    for number, chunk, last in _chunks(source):
        sealed = room[: len(chunk) + TAG]
        cipher.encrypt_into(_nonce(number, last=last), chunk, None, sealed)
        write(sealed)


def open_stream(key: bytes, source: Source, write: Callable[[bytes], object]) -> None:
    """Decrypt ``source`` to its end; each chunk is written only once it is authentic.

    What was written before an error is authentic but not all there is. Raises AGE_PAYLOAD.
    """
    cipher = ChaCha20Poly1305(key)
    number, last = 0, False
    while not last:
        plain, last = _open_chunk(cipher, number, read_fully(source, CHUNK + TAG))
        if not plain and number:
            raise _refused("empty last chunk")
        write(plain)
        number += 1
    if source.read(1):
        raise _refused("bytes behind the last chunk")


def _open_chunk(cipher: ChaCha20Poly1305, number: int, chunk: bytes) -> tuple[bytes, bool]:
    """Return the plain chunk and whether it is the last; only a full one may be either."""
    for last in (False, True) if len(chunk) == CHUNK + TAG else (True,):
        with contextlib.suppress(InvalidTag):
            return cipher.decrypt(_nonce(number, last=last), chunk, None), last
    raise _refused(f"chunk {number}")


def _refused(where: str) -> PacketError:
    return PacketError(PacketCode.AGE_PAYLOAD, f"age payload: {where}")


def read_fully(source: Source, size: int) -> bytes:
    """Return ``size`` bytes, fewer only at the end, however small the pieces a pipe gives."""
    data = source.read(size)
    while len(data) < size and (more := source.read(size - len(data))):
        data += more
    return data


def _chunks(source: Source) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, chunk and whether it is the last: known only by looking one chunk ahead."""
    number, chunk = 0, read_fully(source, CHUNK)
    while following := read_fully(source, CHUNK) if len(chunk) == CHUNK else b"":
        yield number, chunk, False
        number, chunk = number + 1, following
    yield number, chunk, True


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
