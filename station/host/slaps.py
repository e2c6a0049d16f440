"""Cuts the fingers out of a whole slap, and says what is wrong with how the hand lay."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, TypeVar

import numpy as np

from drivers.opencv import cv2
from drivers.protocol import Delivery
from drivers.trouble import Fault, FaultCode
from station.body import Part, Target
from station.devices.messages import Verdict
from station.host import codec
from station.host.delivery import Opened, Received, opened, received
from station.quality import hand, slap
from station.quality.hand import Expected, Hands
from station.quality.slap import Hand
from station.reasons import Reason

LAID: Final[Mapping[str, Expected]] = MappingProxyType(
    {Target.RIGHT_FOUR: hand.RIGHT, Target.LEFT_FOUR: hand.LEFT, Target.THUMBS: hand.THUMBS}
)
"""The slaps that a device may deliver as one picture: their fingers from left to right."""

Print = TypeVar("Print", bound=Opened)


@dataclass(frozen=True)
class Fingers:
    """What came of one scan: the prints, and what is wrong with them before any is judged."""

    prints: tuple[Received, ...]
    reasons: tuple[Reason, ...] = ()
    """Of the whole."""
    faults: Mapping[Part, tuple[Reason, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Of single fingers."""
    hand: Verdict = Verdict.NOT_CHECKED
    """Whether it is the hand that was asked for: only a slap tells."""
    slap: Opened | None = None
    """The picture the prints were cut from."""


def fingers_in(delivery: Delivery, wanted: Collection[Part]) -> Fingers:
    """Open one delivery: a finger, or a slap with those of its fingers that were wanted.

    Raises ``Fault`` PROTOCOL or UNSUPPORTED.
    """
    if delivery.part not in LAID:
        return Fingers((at_500_ppi(received(delivery)),))
    away = [part for part in LAID[delivery.part] if part not in wanted]
    return cut(opened(delivery), delivery.part, away)


def cut(picture: Opened, target: str, missing: Collection[Part]) -> Fingers:
    """Find the fingers of a slap that shows ``target`` of a person without ``missing``.

    Where the count leaves open which finger is which, none is delivered: a print under a wrong name
    is worse than none. A hand that is not the one asked for is delivered, marked: hands are not all
    alike, and whoever has an odd one must not be refused for ever.
    """
    whole = at_500_ppi(picture)
    found = hand.laid(whole.gray, LAID[target], missing)
    if Reason.FINGER_COUNT in found.reasons or Reason.FINGER_NONE in found.reasons:
        return Fingers((), found.reasons, slap=whole)
    prints = tuple(
        Received.showing(each.part, replace(whole, gray=slap.cut_out(whole.gray, each.tip)))
        for each in found.fingers
        if each.part
    )
    faults = {each.part: (*each.reasons, *found.reasons) for each in found.fingers if each.part}
    return Fingers(prints, (), MappingProxyType(faults), _hand(found), whole)


def _hand(found: Hands) -> Verdict:
    if Reason.FINGER_HAND in found.reasons:
        return Verdict.RETRY
    return Verdict.NOT_CHECKED if found.hand is Hand.UNSURE else Verdict.GOOD


def at_500_ppi(print_: Print) -> Print:
    """Bring a print to the resolution of every measure and of the WSQ coder.

    Nothing is made up: a print of fewer pixels, or of an unknown number, is refused.
    """
    ppi = print_.ppi or 0
    if ppi == codec.WSQ_PPI:
        return print_
    if ppi < codec.WSQ_PPI:
        raise Fault(FaultCode.UNSUPPORTED, "resolution")
    share = codec.WSQ_PPI / ppi
    small = cv2.resize(print_.gray, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return replace(print_, gray=np.asarray(small, np.uint8), ppi=codec.WSQ_PPI)
