"""The numbers that the questions about a frame's key are made of.

They are no secret: whoever hears the bus hears number and answer. They are those that the GNU C
library's ``rand`` gives a program that never sowed it, as the open driver of the sources asks with
them: what was recorded of it can be played to this driver, byte for byte.
"""

from collections.abc import Iterator
from typing import Final

_MODULUS: Final = (1 << 31) - 1
_WORD: Final = (1 << 32) - 1
_LONG, _SHORT, _PASSED_OVER = 31, 3, 310


def unsown() -> Iterator[int]:
    """Yield numbers of 31 bits, always the same."""
    state = [1]
    while len(state) < _LONG:
        state.append(16807 * state[-1] % _MODULUS)
    state += state[:_SHORT]
    made = 0
    while True:
        state.append((state[-_SHORT] + state[-_LONG]) & _WORD)
        del state[0]
        made += 1
        if made > _PASSED_OVER:
            yield state[-1] >> 1
