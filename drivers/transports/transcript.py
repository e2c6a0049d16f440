"""A session of a driver with its device as text: one line for each frame that crossed the wire.

    perekaman transcript 1
    0.000000 = open 57600
    0.000312 > ef01ffffffff010003010005
    0.061090 < ef01ffffffff07000300000a
    0.071544 < ef01ffffffff020082 #128:9f86d081... +2

``>`` goes to the device, ``<`` comes from it, ``=`` is done to the line. Words in hexadecimal are
bytes. ``#128:digest`` stands for 128 bytes of a person, of which only the SHA-256 is kept; without
a digest, for a secret. ``+2`` is a checksum of 2 bytes, ``+2!`` one that did not hold. A replay
puts as many bytes there, drawn from the digest, and counts the checksum anew: the same transcript
always gives the same noise, and a driver that checks its sums takes it as it took the recorded.

Any wire can be kept so. What a wire's frames are, and which bytes of them are a person's, is told
by its :class:`Framing`; a transfer that is no frame, such as one of USB, is a line as it is.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from drivers.trouble import Fault, FaultCode

HEAD: Final = "perekaman transcript 1"


class Way(StrEnum):
    """Where bytes go, or that something is done to the line."""

    OUT = ">"
    IN = "<"
    LINE = "="


@dataclass(frozen=True)
class Frame:
    """A piece of the wire: ``head + body + check``; ``body`` is of a person or a secret."""

    head: bytes
    body: bytes = b""
    check: bytes = b""

    def bytes(self) -> bytes:
        return self.head + self.body + self.check


class Framing(Protocol):
    """What the frames of a wire are."""

    def frames(self, way: Way, data: bytes) -> Iterator[Frame]:
        """Cut what went one way without a break; bytes that are no frame are a frame's head."""
        ...

    def check(self, head: bytes, body: bytes) -> bytes:
        """Return the right ``check`` of a frame."""
        ...


class Unframed:
    """A wire of which nothing is known: nothing is left out."""

    def frames(self, _way: Way, data: bytes) -> Iterator[Frame]:
        yield Frame(data)

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""


class Hidden:
    """A wire on which everything may be about a person."""

    def frames(self, _way: Way, data: bytes) -> Iterator[Frame]:
        yield Frame(b"", data)

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""


@dataclass(frozen=True)
class Line:
    """One line of a transcript. ``word`` is what was done, where ``way`` is ``LINE``."""

    at: float
    way: Way
    frame: Frame = Frame(b"")
    word: str = ""
    sound: bool = True
    """Whether the frame's checksum held."""
    hidden: int = 0
    """How many bytes of a secret stand where ``frame`` has none."""

    def text(self, *, hashed: bool) -> str:
        """Write the line; ``hashed`` leaves out what is a person's."""
        start = f"{self.at:.6f} {self.way.value} "
        if self.way is Way.LINE:
            return start + self.word
        if not hashed or not self.frame.body:
            return start + self.frame.bytes().hex()
        digest = hashlib.sha256(self.frame.body).hexdigest() if self.way is Way.IN else ""
        body = f"#{len(self.frame.body)}:{digest}"
        check = f"+{len(self.frame.check)}{'' if self.sound else '!'}"
        return start + f"{self.frame.head.hex() or '-'} {body} {check}"


def read(text: str, framing: Framing) -> Iterator[Line]:
    """Read a transcript. Raises ``Fault`` PROTOCOL with the number of a line that is none."""
    lines = text.splitlines()
    if not lines or lines[0] != HEAD:
        raise Fault(FaultCode.PROTOCOL, "no transcript")
    for number, line in enumerate(lines[1:], 2):
        if line and not line.startswith(";"):
            try:
                yield _line(line, framing)
            except ValueError as error:
                raise Fault(FaultCode.PROTOCOL, f"transcript line {number}") from error


def _line(line: str, framing: Framing) -> Line:
    at, mark, rest = line.split(" ", 2)
    way = Way(mark)
    if way is Way.LINE:
        return Line(float(at), way, word=rest)
    words = rest.split()
    head = bytes.fromhex(words[0].replace("-", ""))
    if len(words) == 1:
        return Line(float(at), way, Frame(head))
    length, _, digest = words[1].removeprefix("#").partition(":")
    if way is Way.OUT:
        return Line(float(at), way, Frame(head), hidden=int(length) + int(words[2]))
    body = noise(digest, int(length))
    sound, size = not words[2].endswith("!"), int(words[2].rstrip("!"))
    check = framing.check(head, body)[:size].ljust(size, b"\0")
    if not sound:
        check = bytes(byte ^ 0xFF for byte in check)
    return Line(float(at), way, Frame(head, body, check), sound=sound)


def noise(digest: str, length: int) -> bytes:
    """Return bytes that stand for left out ones: as many, always the same, nobody's."""
    return hashlib.shake_256(bytes.fromhex(digest)).digest(length)


def written(lines: Iterable[Line], *, hashed: bool) -> str:
    """Write a whole transcript."""
    return "\n".join([HEAD, *(line.text(hashed=hashed) for line in lines), ""])
