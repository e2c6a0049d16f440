"""Which finger is which on a slap: count, hand and order against what was asked for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from station.body import PARTS, Part, Target
from station.quality import slap
from station.quality.columns import Gray
from station.quality.slap import Hand, Slap, Tip
from station.reasons import Reason

Expected = tuple[Part, ...]
"""The fingers of a target from left to right, as they lie on the glass."""

RIGHT: Final[Expected] = PARTS[Target.RIGHT_FOUR]
LEFT: Final[Expected] = tuple(reversed(PARTS[Target.LEFT_FOUR]))
THUMBS: Final[Expected] = PARTS[Target.THUMBS]

POSITIONS: Final[Expected] = (
    Part.RIGHT_THUMB,
    *PARTS[Target.RIGHT_FOUR],
    Part.LEFT_THUMB,
    *PARTS[Target.LEFT_FOUR],
)
"""In the order of ISO/IEC 19794-4:2011 table 8: position 1 first."""

_OF_HAND: Final = {Hand.RIGHT: RIGHT, Hand.LEFT: LEFT}


@dataclass(frozen=True)
class Laid:
    """One fingertip: which finger it is taken for, and what is wrong with how it lies."""

    tip: Tip
    part: Part | None
    """None where the count leaves open which one is missing."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Hands:
    """The fingers of a slap from left to right, and what is wrong with all of it."""

    fingers: tuple[Laid, ...]
    hand: Hand
    reasons: tuple[Reason, ...]


def laid(picture: Gray, wanted: Expected | None, missing: Collection[Part] = ()) -> Hands:
    """Find the fingers of a slap, height x width at 500 ppi.

    ``wanted`` None: the tips tell which hand it is; where they do not, no finger is named.
    """
    found = slap.segment(picture, thumbs=wanted is THUMBS)
    if wanted is None and len(found.tips) < _FEWEST_OF_A_HAND:
        thumbs = slap.segment(picture, thumbs=True)
        found, wanted = (thumbs, THUMBS) if len(thumbs.tips) == len(THUMBS) else (found, None)
    expected = _OF_HAND.get(found.hand, ()) if wanted is None else wanted
    present = tuple(part for part in expected if part not in missing)
    parts: Sequence[Part | None] = present if len(present) == len(found.tips) else ()
    named = [*parts, *[None] * (len(found.tips) - len(parts))]
    fingers = (Laid(tip, part, _cut(tip)) for tip, part in zip(found.tips, named, strict=True))
    return Hands(tuple(fingers), found.hand, tuple(_reasons(found, wanted, present)))


_FEWEST_OF_A_HAND: Final = 3


def _cut(tip: Tip) -> tuple[Reason, ...]:
    return (Reason.FINGER_CUT,) if tip.cut else ()


def _reasons(found: Slap, wanted: Expected | None, present: Expected) -> list[Reason]:
    if not found.tips:
        return [Reason.FINGER_NONE]
    if wanted is None and found.hand is Hand.UNSURE:
        return [Reason.FINGER_COUNT]
    if len(found.tips) != len(present):
        return [Reason.FINGER_COUNT]
    other = wanted is not None and found.hand in _OF_HAND and _OF_HAND[found.hand] != wanted
    return [Reason.FINGER_HAND] if other else []
