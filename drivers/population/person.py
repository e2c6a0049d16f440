"""Who a synthetic person is: a seed from which every part and every capture of it follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from zlib import crc32

import numpy as np

FOUR_RIGHT: Final = ("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING", "RIGHT_LITTLE")
FOUR_LEFT: Final = ("LEFT_INDEX", "LEFT_MIDDLE", "LEFT_RING", "LEFT_LITTLE")
THUMBS: Final = ("LEFT_THUMB", "RIGHT_THUMB")
FINGERS: Final = (*FOUR_RIGHT, *FOUR_LEFT, *THUMBS)
EYES: Final = ("RIGHT_EYE", "LEFT_EYE")

BACKDROPS: Final[Mapping[str, tuple[int, int, int]]] = MappingProxyType(
    {"red": (20, 21, 219), "blue": (255, 144, 0), "orange": (0, 128, 245)}
)
"""Name to colour (blue, green, red). Red and blue are the web hints #db1514 and #0090ff."""


class MissingPart(LookupError):
    """The person does not have the part that was asked for."""


@dataclass(frozen=True)
class Person:
    """One synthetic citizen. Equal seeds have equal fingers, eyes, faces and hands, bit for bit.

    ``missing`` names parts the person does not have (``RIGHT_INDEX``, ``LEFT_EYE``).
    """

    seed: int
    birth_year: int = 1995
    foreign: bool = False
    missing: frozenset[str] = frozenset()

    @property
    def backdrop(self) -> str:
        """The studio wall that the rules ask for: odd birth year red, even blue, foreign orange."""
        if self.foreign:
            return "orange"
        return "red" if self.birth_year % 2 else "blue"

    def require(self, part: str) -> None:
        """Raise ``MissingPart`` when the person does not have ``part``."""
        if part in self.missing:
            raise MissingPart(part)

    def stream(self, *about: str | int) -> np.random.Generator:
        """Return the random numbers that belong to this person and this subject alone."""
        subject = [crc32(str(word).encode()) for word in about]
        return np.random.default_rng([self.seed & 0xFFFF_FFFF_FFFF_FFFF, *subject])
