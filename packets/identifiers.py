"""What a packet is called: an id no one can choose, and a short number people can read aloud."""

import base64
import hashlib
import re
from typing import Final

_ID: Final = re.compile(r"[a-z2-7]{51}[aq]")
_NUMBER: Final = re.compile(r"\d{4}-\d{4}-\d{4}")
_DIGITS: Final = 11
# The quasigroup of Damm's thesis (2004): one wrong digit and any two swapped neighbours show.
_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def packet_id(payload: bytes) -> str:
    """Return the id of a sealed payload: SHA-256 in lower-case base32, 52 letters, no padding."""
    return packet_id_of(hashlib.sha256(payload).digest())


def packet_id_of(digest: bytes) -> str:
    """Return the id of the sealed payload with this SHA-256 (32 bytes)."""
    return base64.b32encode(digest).decode("ascii").rstrip("=").lower()


def is_packet_id(text: str) -> bool:
    """Say whether ``text`` has the form of a packet id."""
    return _ID.fullmatch(text) is not None


def number(packet: str) -> str:
    """Return the *nomor perekaman* of a packet id: eleven digits and a check digit, in fours.

    It is for people (slip, telephone); it is not promised to be unique in the country.
    """
    digest = base64.b32decode(packet.upper() + "====")
    digits = f"{int.from_bytes(digest[:8], 'big') % 10**_DIGITS:0{_DIGITS}d}"
    return _grouped(digits + str(_check(digits)))


def is_number(text: str) -> bool:
    """Say whether a number as typed is well-formed and its check digit fits."""
    return _NUMBER.fullmatch(text) is not None and text.isascii() and _check(_bare(text)) == 0


def _grouped(digits: str) -> str:
    return "-".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def _bare(text: str) -> str:
    return text.replace("-", "")


def _check(digits: str) -> int:
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state
