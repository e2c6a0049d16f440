"""The numbers that the questions about a frame's key are made of.

They are no secret: whoever hears the bus hears number and answer. They are those that the open
driver of the sources asks with where its traffic is recorded: what GLib's ``g_rand_int_range`` of 0
to 2^31 - 1 draws from a Mersenne Twister sown with 0xFACADE. What was recorded of it can be played
to this driver, byte for byte.
"""

import random
from collections.abc import Iterator
from typing import Final

SEED: Final = 0xFACADE
_WORDS: Final = 624
_WORD: Final = (1 << 32) - 1
_BELOW: Final = (1 << 31) - 1
_LAST_FAIR: Final = _WORD - 2
"""The words above it would make the two smallest numbers likelier than the others."""


def sown(seed: int = SEED) -> Iterator[int]:
    """Yield numbers below 2^31 - 1, always the same for a seed."""
    twister = random.Random()
    twister.setstate((3, (*_state(seed), _WORDS), None))
    while True:
        word = twister.getrandbits(32)
        if word <= _LAST_FAIR:
            yield word % _BELOW


def _state(seed: int) -> Iterator[int]:
    """Yield the words a Twister begins with (Matsumoto and Nishimura, 2002: init_genrand)."""
    word = seed
    for place in range(1, _WORDS + 1):
        yield word
        word = (1812433253 * (word ^ word >> 30) + place) & _WORD
