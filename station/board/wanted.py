"""What somebody typed to find one packet: its number, its id, a NIK, or part of a name."""

import re
from typing import Final

import msgspec

from packets.identifiers import is_number, is_packet_id

LONGEST: Final = 64
"""Characters that are read of what was typed, pasted or scanned."""
_GAPS: Final = re.compile(r"[ .\-_/\u00a0]")
_NIK: Final = 16
_NUMBER: Final = 12


class Wanted(msgspec.Struct, frozen=True):
    """Exactly one of the three says something; none of nothing that can be looked for."""

    packet: str = ""
    """A packet id, or a *nomor perekaman* as the outbox writes it."""
    nik: str = ""
    name: str = ""


def wanted(words: str) -> Wanted:
    """Return what was meant. Nothing is guessed: half a number finds nobody."""
    # Marks nobody sees come along from a chat; a NUL would end the database's pattern.
    plain = "".join(each if each.isprintable() else " " for each in words[:LONGEST])
    text = " ".join(plain.split())
    digits = _GAPS.sub("", text)
    if digits.isascii() and digits.isdigit():
        grouped = "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        if len(digits) == _NUMBER and is_number(grouped):
            return Wanted(packet=grouped)
        return Wanted(nik=digits) if len(digits) == _NIK else Wanted()
    if is_packet_id(text.lower()):
        return Wanted(packet=text.lower())
    return Wanted(name=text)
