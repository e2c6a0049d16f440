"""What a code reader sends: one line for each code, perhaps with the kind of code before it.

Source: the AIM symbology identifiers of ISO/IEC 15424 (``]``, a letter, a digit), as reader
makers print them in their manuals.
"""

from types import MappingProxyType
from typing import Final

from drivers.accessories import Code

LONGEST: Final = 4296
"""Characters of the fullest QR code (ISO/IEC 18004)."""
_AIM: Final = MappingProxyType(
    {
        "A": "CODE39", "C": "CODE128", "E": "EAN", "I": "ITF", "L": "PDF417", "Q": "QR",
        "d": "DATAMATRIX", "z": "AZTEC",
    }
)  # fmt: skip
_SEPARATORS: Final = frozenset("\x1d\x1e\t")
"""Control characters that codes really hold."""


def parse(line: bytes) -> Code | None:
    """Read a line without its end; None for an empty one, or one that holds no text."""
    text = _text(line)
    symbology = ""
    if len(text) > 3 and text[0] == "]" and text[1] in _AIM and text[2].isalnum():
        symbology, text = _AIM[text[1]], text[3:]
    printable = all(each.isprintable() or each in _SEPARATORS for each in text)
    return Code(text, symbology) if text and printable else None


def _text(line: bytes) -> str:
    """Read UTF-8, or what QR codes are in where they say nothing else."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("iso-8859-1")
