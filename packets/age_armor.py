"""The armor of age files, read as they are decrypted: for the command alone, packets have none.

Source: C2SP age.md, "ASCII armor": strict PEM, 64 columns, canonical base64, white space only
before the first line and behind the last.
"""

from io import BufferedReader
from typing import BinaryIO, Final

from packets import base64
from packets.age_header import malformed
from packets.age_stream import Source
from packets.errors import PacketError

_BEGIN: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END: Final = b"-----END AGE ENCRYPTED FILE-----"
_SPACE: Final = b" \t\r\n"
_ARMORED: Final = (b"-", b" ", b"\t", b"\r", b"\n")
"""What an armored file begins with, and no binary one."""
_COLUMNS: Final = 64
_FULL: Final = 48
"""Bytes of a line of 64 columns."""
_LONGEST_LINE: Final = 1024


class Armored:
    """A source of the bytes within an armor. Reading raises AGE_HEADER where it is none."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._held = bytearray()
        self._at_end = False
        self._short = False
        while (line := self._line()) and not line.strip(_SPACE):
            pass
        if _bare(line.lstrip(_SPACE)) != _BEGIN:
            raise _refused("first line")

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none only at the end."""
        while len(self._held) < size and not self._at_end:
            self._fill()
        return self._take(size)

    def readline(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, to the next line feed."""
        while b"\n" not in self._held and len(self._held) < size and not self._at_end:
            self._fill()
        end = self._held.find(b"\n") + 1 or len(self._held)
        return self._take(min(size, end))

    def _take(self, size: int) -> bytes:
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken

    def _fill(self) -> None:
        line = self._line()
        if line.rstrip(_SPACE) == _END:
            self._at_end = True
            self._check_rest()
            return
        text = _bare(line)
        if self._short or not 0 < len(text) <= _COLUMNS or text == line:
            raise _refused("line")
        try:
            data = base64.read_padded(text)
        except base64.NotBase64:
            raise _refused("base64") from None
        self._short = len(data) < _FULL
        self._held += data

    def _check_rest(self) -> None:
        while rest := self._line():
            if rest.strip(_SPACE):
                raise _refused("text behind the last line")

    def _line(self) -> bytes:
        return self._source.readline(_LONGEST_LINE)


def unarmored(source: BinaryIO) -> Source:
    """Return ``source`` where it is a binary age file, else what its armor holds."""
    if not isinstance(source, BufferedReader) or source.peek(1)[:1] not in _ARMORED:
        return source
    return Armored(source)


def _bare(line: bytes) -> bytes:
    """Return a line without its end, LF or CR LF."""
    return line.removesuffix(b"\n").removesuffix(b"\r") if line.endswith(b"\n") else line


def _refused(where: str) -> PacketError:
    return malformed(f"armor: {where}")
