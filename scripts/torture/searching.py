"""Searches bytes for texts and pictures in every form in which they could lie there by mistake."""

import base64
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_ZLIB: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_GZIP: Final = b"\x1f\x8b\x08"
_ZIP: Final = b"PK\x03\x04"
_ZIP_HEADER: Final = 30
_LARGEST: Final = 8 << 20
_FRAGMENT: Final = 24
_OF_EACH: Final = 5
IMAGES: Final = (
    b"\xff\x4f\xff\x51\x00",  # JPEG 2000
    b"\xff\xa0\xff\xa8\x00",  # WSQ
    b"JFIF\0\x01",
    b"FIR\x00020\0",
    b"IIR\x00020\0",
    b"FAC\x00030\0",
    b"<BiometricInformation",
)
"""What every recorded picture begins with; long enough not to occur in ciphertext by chance."""


def text_forms(text: str) -> dict[str, bytes]:
    """Return how a text would look: plain, wide, as hex, as base64 at each of its three places."""
    plain = text.encode()
    forms = {
        "utf-8": plain,
        "utf-16le": text.encode("utf-16-le"),
        "utf-16be": text.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
    }
    return forms | {f"base64+{shift}": _base64(plain, shift) for shift in range(3)}


def picture_forms(picture: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield fragments out of the middle of a picture, raw and as base64."""
    step = max(1, (len(picture) - _FRAGMENT) // (_OF_EACH + 1))
    for place in range(step, len(picture) - _FRAGMENT, step):
        piece = picture[place : place + _FRAGMENT]
        if len(set(piece)) > _FRAGMENT // 2:  # a plain stretch may occur anywhere
            yield "picture", piece
            yield "picture base64", _base64(piece, place % 3)


def _base64(plain: bytes, shift: int) -> bytes:
    """Return the letters that a text certainly has, standing ``shift`` bytes behind a group."""
    whole = base64.b64encode(bytes(shift) + plain)
    last = (shift + len(plain)) // 3 * 4
    return whole[(0, 2, 3)[shift] : last]


@dataclass
class Search:
    """What is looked for, and what was found: form and place, never the text."""

    needles: dict[bytes, str] = field(default_factory=dict)
    files: int = 0
    size: int = 0
    streams: int = 0
    found: Counter[tuple[str, str]] = field(default_factory=Counter)

    def texts(self, texts: Iterable[str]) -> None:
        """Look for these texts."""
        for text in texts:
            self.needles |= {data: form for form, data in text_forms(text).items()}

    def pictures(self, pictures: Iterable[bytes]) -> None:
        """Look for these pictures, and for any that begins like one."""
        self.needles |= dict.fromkeys(IMAGES, "begin of a picture")
        for picture in pictures:
            self.needles |= {data: form for form, data in picture_forms(picture)}

    def folder(self, root: Path, leave: Iterable[str] = ()) -> None:
        """Search every file under a folder and every name; ``leave`` are names, told by whom."""
        left = frozenset(leave)
        for path in sorted(root.rglob("*")):
            place = str(path.relative_to(root))
            self._look(path.name.encode("utf-8", "surrogateescape"), f"name of {place}")
            if path.is_file() and path.name not in left:
                self.data(path.read_bytes(), place)

    def data(self, data: bytes, place: str) -> None:
        """Search bytes, and whatever is deflated in them."""
        self.files += 1
        self.size += len(data)
        if not data.strip(b"\0"):
            return  # the room that is kept free
        self._look(data, place)
        for stream in inflated(data):
            self.streams += 1
            self._look(stream, f"{place} (inflated)")

    def _look(self, data: bytes, place: str) -> None:
        for needle, form in self.needles.items():
            if needle in data:
                self.found[form, place] += 1


def inflated(data: bytes) -> Iterator[bytes]:
    """Yield what zlib, gzip and ZIP streams in these bytes hold."""
    for head in _ZLIB:
        yield from _streams(data, head, zlib.MAX_WBITS, 0)
    yield from _streams(data, _GZIP, zlib.MAX_WBITS | 16, 0)
    for place in _places(data, _ZIP):
        names = int.from_bytes(data[place + 26 : place + 28], "little")
        extra = int.from_bytes(data[place + 28 : place + 30], "little")
        yield from _inflate(data, place + _ZIP_HEADER + names + extra, -zlib.MAX_WBITS)


def _streams(data: bytes, head: bytes, bits: int, skip: int) -> Iterator[bytes]:
    for place in _places(data, head):
        yield from _inflate(data, place + skip, bits)


def _inflate(data: bytes, place: int, bits: int) -> Iterator[bytes]:
    reader = zlib.decompressobj(bits)
    try:
        plain = reader.decompress(data[place : place + _LARGEST], _LARGEST)
    except zlib.error:
        return
    if plain:
        yield plain


def _places(data: bytes, head: bytes) -> Iterator[int]:
    place = data.find(head)
    while place >= 0:
        yield place
        place = data.find(head, place + 1)
