"""Makes pasted text plain: digits of any script, spaces of any width, marks nobody sees."""

import unicodedata
from typing import Final

_INVISIBLE: Final = frozenset({"Cf", "Mn", "Me", "Cc", "Cs"})
"""Categories of what is not written: joiners, direction marks, keycaps, control characters."""
_KEPT: Final = frozenset("\t\n")


def plain(text: str) -> str:
    """Return the text with ASCII digits, ordinary spaces and line feeds, and no invisible marks.

    A full-width 3, a keycap 3 and an Arabic-Indic 3 are a 3; no letter is ever made a digit.
    """
    lines = "\n".join(text.splitlines())
    if lines.isascii():
        return "".join(each for each in lines if each in _KEPT or each.isprintable())
    return "".join(map(_plain, unicodedata.normalize("NFKC", lines)))


def _plain(glyph: str) -> str:
    if glyph in _KEPT or " " <= glyph <= "~":
        return glyph
    category = unicodedata.category(glyph)
    if category in _INVISIBLE:
        return ""
    if category.startswith("Z"):
        return " "
    digit = unicodedata.digit(glyph, None)
    return glyph if digit is None else str(digit)
