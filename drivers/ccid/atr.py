"""The answer to reset of a chip card: which protocols it speaks, and whether it is whole.

Source: ISO/IEC 7816-3:2006, clause 8.2.
"""

from functools import reduce
from operator import xor
from typing import Final

from drivers.trouble import Fault, FaultCode

LONGEST: Final = 33
_CONVENTIONS: Final = frozenset({0x3B, 0x3F})


def protocols(atr: bytes) -> tuple[int, ...]:
    """Return the protocols offered, in order, 0 for one that names none.

    Raises ``Fault`` PROTOCOL for what is no answer to reset.
    """
    if not 2 <= len(atr) <= LONGEST or atr[0] not in _CONVENTIONS:
        raise Fault(FaultCode.PROTOCOL, "atr")
    offered: list[int] = []
    at, follows = 2, atr[1] >> 4
    while follows:
        at += follows.bit_count()
        if at > len(atr):
            raise Fault(FaultCode.PROTOCOL, "atr cut")
        last = atr[at - 1] if follows & 0x8 else 0
        if follows & 0x8:
            offered.append(last & 0x0F)
        follows = last >> 4
    # 15 is no protocol: its bytes are about the card as a whole.
    spoken = tuple(dict.fromkeys(each for each in offered if each != 15)) or (0,)
    summed = any(offered)
    if len(atr) != at + (atr[1] & 0x0F) + summed or (summed and reduce(xor, atr[1:])):
        raise Fault(FaultCode.PROTOCOL, "atr check")
    return spoken
