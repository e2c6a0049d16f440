"""Gives the hashed answers of a replayed device a form its driver can read: nobody's card, whole.

Of a transcript's noise as much is kept as the form allows, so that the same one always gives the
same card. What was recorded in full is left as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drivers.ccid.messages import SIZE, Ask
from drivers.transports.transcript import Line, Way

_GOOD: Final = b"\x90\x00"
_KIND_AT: Final = 1
"""Of a message, behind the endpoint."""
_STATUS_AT: Final = SIZE - 2
_FAILED: Final = 0x40
_MOST_HISTORICAL: Final = 15


def card(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return a card reader's transcript whose card answers to reset, and has a number."""
    filled, asked = [], 0
    for line in lines:
        if line.way is Way.OUT:
            asked = line.frame.head[_KIND_AT]
        filled.append(_answered(line, asked))
    return tuple(filled)


def _answered(line: Line, asked: int) -> Line:
    head, noise = line.frame.head, line.frame.body
    if len(head) <= SIZE or head[_STATUS_AT] & _FAILED or len(noise) < len(_GOOD):
        return line
    if asked == Ask.POWER_ON:
        return replace(line, frame=replace(line.frame, body=answer_to_reset(noise)))
    if asked == Ask.EXCHANGE:
        return replace(line, frame=replace(line.frame, body=noise[: -len(_GOOD)] + _GOOD))
    return line


def answer_to_reset(noise: bytes) -> bytes:
    """Return a sound answer to reset of 2 to 33 bytes, as long as ``noise`` (ISO/IEC 7816-3, 8.2).

    It names no protocol but T=0, so that it needs no checksum.
    """
    historical = min(len(noise) - 2, _MOST_HISTORICAL)
    left = len(noise) - 2 - historical
    told = bytearray((0x3B, _follows(left) << 4 | historical))
    while left:
        now = min(left, 4)
        left -= now
        told += noise[len(told) : len(told) + min(now, 3)]
        if now == 4:  # its fourth byte says which come next
            told.append(_follows(left) << 4)
    return bytes(told) + noise[len(told) :]


def _follows(left: int) -> int:
    return (1 << min(left, 4)) - 1
