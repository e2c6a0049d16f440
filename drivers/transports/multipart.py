"""Cuts a multipart stream into its parts, whatever the camera thinks a boundary or a length is.

Source: RFC 2046 section 5.1, and what IP cameras make of it: boundaries that are announced with or
without their dashes or in quotes, lines that end in LF alone, lengths that are missing or wrong.
"""

import re
from dataclasses import dataclass
from typing import Final

from drivers.trouble import Fault, FaultCode

HEADER_LIMIT: Final = 8 << 10
"""Bytes between a boundary and its part."""
PART_LIMIT: Final = 8 << 20
PREAMBLE_LIMIT: Final = 64 << 10
_DIGITS: Final = 9
_END_OF_JPEG: Final = b"\xff\xd9"
_LENGTH: Final = re.compile(rb"^content-length[ \t]*:[ \t]*(\d+)[ \t]*\r?$", re.I | re.M)
_TYPE: Final = re.compile(rb"^content-type[ \t]*:[ \t]*([^;\s]+)", re.I | re.M)
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
_BOUNDARY: Final = re.compile(r"boundary\s*=\s*(?:\"([^\"]{1,200})\"|([^\s;\"]{1,200}))", re.I)


@dataclass(frozen=True)
class Part:
    """One part: its media type in lower case, empty where it has none, and its bytes."""

    kind: str
    data: bytes


def boundary_in(content_type: str) -> bytes:
    """Return the boundary of a multipart media type, without dashes in front.

    Raises ``Fault`` UNSUPPORTED where it is no multipart stream, PROTOCOL without a boundary.
    """
    if not content_type.lower().lstrip().startswith("multipart/"):
        raise Fault(FaultCode.UNSUPPORTED, "not a multipart stream")
    found = _BOUNDARY.search(content_type)
    name = (found.group(1) or found.group(2)).strip().lstrip("-") if found else ""
    if not name:
        raise Fault(FaultCode.PROTOCOL, "boundary")
    return name.encode("latin-1", "replace")


class Splitter:
    """Takes bytes as they come; holds no more than one part and its head.

    A part ends at the next boundary, whatever length it was said to have. Where the length is
    right, which the end of a JPEG there shows, the part is out before the next boundary comes.
    """

    def __init__(self, boundary: bytes) -> None:
        self._mark = re.compile(rb"(?:\r?\n)?-{2,}" + re.escape(boundary))
        self._longest_mark = len(boundary) + 8
        self._data = bytearray()
        self._searched = 0
        self._kind: str | None = None
        self._length = 0
        self.ended = False

    def add(self, data: bytes) -> list[Part]:
        """Return the parts that are complete now. Raises ``Fault`` PROTOCOL past a limit."""
        self._data += data
        parts: list[Part] = []
        while not self.ended:
            if self._kind is None:
                if not self._head():
                    break
            elif (end := self._end()) is not None:
                parts.append(self._cut(end))
            else:
                break
        return parts

    def _head(self) -> bool:
        """Go to the first byte of the next part; False where more bytes are needed."""
        found = self._mark.search(self._data)
        if found is None:
            self._bound(0, PREAMBLE_LIMIT, "preamble")
            return False
        if self._data[found.end() : found.end() + 2] == b"--":
            self.ended = True
            return False
        end = _BLANK.search(self._data, found.end())
        if end is None or end.start() - found.end() > HEADER_LIMIT:
            self._bound(found.end(), HEADER_LIMIT, "head")
            return False
        self._read(bytes(self._data[found.end() : end.start() + 1]))
        self._drop(end.end())
        return True

    def _read(self, head: bytes) -> None:
        kind, length = _TYPE.search(head), _LENGTH.search(head)
        self._kind = kind.group(1).decode("latin-1").lower() if kind else ""
        self._length = int(length.group(1)[:_DIGITS]) if length else 0

    def _end(self) -> int | None:
        """Return where the part ends; None where more bytes are needed."""
        if self._length and self._data[self._length - 2 : self._length] == _END_OF_JPEG:
            return self._length
        found = self._mark.search(self._data, self._searched)
        if found is not None:
            return found.start()
        # A boundary may have come in half: it is looked for again from before there.
        self._searched = max(0, len(self._data) - self._longest_mark)
        self._bound(0, PART_LIMIT, "part too long")
        return None

    def _cut(self, end: int) -> Part:
        part = Part(self._kind or "", bytes(self._data[:end]))
        self._kind = None
        self._drop(end)
        return part

    def _drop(self, count: int) -> None:
        del self._data[:count]
        self._searched = 0

    def _bound(self, start: int, limit: int, what: str) -> None:
        if len(self._data) - start > limit:
            raise Fault(FaultCode.PROTOCOL, what)
