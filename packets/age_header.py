"""The textual header of an age v1 file: stanzas and MAC, read strictly and written canonically.

Source: C2SP age.md, "ABNF definition of file header".
"""

import hashlib
import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from packets import base64
from packets.age_stream import Source
from packets.errors import PacketCode, PacketError

_VERSION_LINE: Final = b"age-encryption.org/v1\n"
_ARG_LINE: Final = re.compile(rb"->(?: [\x21-\x7e]+)+\n")
_BODY_LINE: Final = re.compile(rb"[A-Za-z0-9+/]{0,64}\n")
_END_LINE: Final = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_PASSPHRASE: Final = "scrypt"
_COLUMNS: Final = 64
_LONGEST_LINE: Final = 64 * 1024
_MOST_LINES: Final = 4096
_LARGEST: Final = 256 * 1024
"""Bytes of a header; one with sixteen post-quantum stanzas has 25 KiB."""


@dataclass(frozen=True)
class Stanza:
    """One wrapped file key: arguments (the first is the kind) and a body."""

    args: tuple[str, ...]
    body: bytes

    @property
    def kind(self) -> str:
        """The recipient type."""
        return self.args[0]

    def binary(self, index: int, size: int) -> bytes:
        """Return the argument that holds ``size`` bytes in base64. Raises AGE_HEADER."""
        try:
            data = base64.read_unpadded(self.args[index].encode("ascii"))
        except base64.NotBase64:
            raise malformed(f"{self.kind} argument") from None
        if len(data) != size:
            raise malformed(f"{self.kind} argument length")
        return data

    def encode(self) -> bytes:
        """Return the stanza's lines; the last body line is always shorter than 64 columns."""
        text = base64.unpadded(self.body)
        lines = [text[i : i + _COLUMNS] for i in range(0, len(text) + 1, _COLUMNS)]
        first = b"-> " + " ".join(self.args).encode("ascii")
        return b"".join(line + b"\n" for line in [first, *lines])


@dataclass(frozen=True)
class Header:
    """Stanzas, the MAC, and the exact bytes the MAC is over."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    covered: bytes

    def check(self, file_key: bytes) -> None:
        """Hold the header to its MAC. Raises AGE_MAC."""
        if not hmac.compare_digest(_mac(file_key, self.covered), self.mac):
            raise PacketError(PacketCode.AGE_MAC, "age header")


def write_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """Return the header of a file whose key is ``file_key``."""
    covered = _VERSION_LINE + b"".join(stanza.encode() for stanza in stanzas) + b"---"
    return covered + b" " + base64.unpadded(_mac(file_key, covered)) + b"\n"


def read_header(source: Source) -> Header:
    """Read the header and leave ``source`` at the first byte of the payload. Raises AGE_HEADER."""
    lines = _lines(source)
    seen = [next(lines, b"")]
    if seen[0] != _VERSION_LINE:
        raise malformed("version line")
    stanzas: list[Stanza] = []
    for line in lines:
        if end := _END_LINE.fullmatch(line):
            return _header(stanzas, end[1], b"".join(seen))
        seen.append(line)
        stanzas.append(_stanza(line, lines, seen))
    raise malformed("no end")


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA-256."""
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def malformed(where: str) -> PacketError:
    """Return the refusal of a header, naming the place."""
    return PacketError(PacketCode.AGE_HEADER, f"age header: {where}")


def _header(stanzas: list[Stanza], mac: bytes, before: bytes) -> Header:
    if not stanzas:
        raise malformed("no stanza")
    if len(stanzas) > 1 and any(stanza.kind == _PASSPHRASE for stanza in stanzas):
        raise malformed("scrypt beside another stanza")
    return Header(tuple(stanzas), _binary(mac), before + b"---")


def _stanza(first: bytes, lines: Iterator[bytes], seen: list[bytes]) -> Stanza:
    if not _ARG_LINE.fullmatch(first):
        raise malformed("stanza arguments")
    args = tuple(first[3:-1].decode("ascii").split(" "))
    text = b""
    for line in lines:
        seen.append(line)
        if not _BODY_LINE.fullmatch(line):
            raise malformed("stanza body")
        text += line[:-1]
        if len(line) <= _COLUMNS:
            return Stanza(args, _binary(text))
    raise malformed("stanza body has no end")


def _lines(source: Source) -> Iterator[bytes]:
    """Yield whole lines; a header without end costs bounded work and memory."""
    left = _LARGEST
    for _ in range(_MOST_LINES):
        line = source.readline(min(left, _LONGEST_LINE))
        if not line.endswith(b"\n"):
            raise malformed("line without end")
        left -= len(line)
        yield line
    raise malformed("too long")


def _binary(text: bytes) -> bytes:
    try:
        return base64.read_unpadded(text)
    except base64.NotBase64:
        raise malformed("base64") from None


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derive(file_key, b"", b"header"), covered, hashlib.sha256)
