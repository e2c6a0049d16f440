"""``perekaman quality slap``: which fingers lie on the glass, where, and how good is each?"""

import argparse
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from station.body import Part
from station.commands.quality.judging import (
    Found,
    add_files,
    add_ppi,
    box,
    judge_all,
    said,
    summed,
)
from station.commands.quality.pictures import Pixels, at_500_ppi, opened
from station.quality import finger, hand, slap
from station.quality.hand import LEFT, RIGHT, THUMBS
from station.settings import EnrollmentSettings

HELP: Final = "judge four fingers or two thumbs on one picture"

_HANDS: Final = MappingProxyType({"left": LEFT, "right": RIGHT, "thumbs": THUMBS})
_CODES: Final = MappingProxyType({part: n for n, part in enumerate(hand.POSITIONS, start=1)})
"""Finger positions of ISO/IEC 19794-4:2011 table 8, segmented fingers."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_files(parser)
    add_ppi(parser)
    parser.add_argument("--hand", choices=tuple(_HANDS), help="which hand it should be")
    missing = "a finger the person does not have, such as RIGHT_RING; may be given again"
    fingers = [part.value for part in hand.POSITIONS]
    parser.add_argument(
        "--missing", action="append", default=[], choices=fingers, metavar="FINGER", help=missing
    )


def run(options: argparse.Namespace) -> int:
    """Judge them. Raises ``Trouble``."""
    return judge_all(options, partial(_judge, options), "fingers")


def _judge(options: argparse.Namespace, path: Path, limits: EnrollmentSettings) -> Found:
    gray, share = at_500_ppi(opened(path), options.ppi)
    wanted = _HANDS.get(options.hand) if options.hand else None
    laid = hand.laid(gray, wanted, [Part(name) for name in options.missing])
    parts = [_finger(gray, each, share, limits) for each in laid.fingers]
    found = summed(parts, "fingers", [reason.value for reason in laid.reasons])
    return found | {"hand": laid.hand.value}


def _finger(gray: Pixels, each: hand.Laid, share: float, limits: EnrollmentSettings) -> Found:
    judgement = finger.judge(slap.cut_out(gray, each.tip), limits.finger)
    said_of = said(judgement)
    reasons = [*said_of["reasons"], *(reason.value for reason in each.reasons)]
    return {
        "position": _CODES[each.part] if each.part else 0,
        "name": each.part.value if each.part else "UNKNOWN",
        **said_of,
        "verdict": "RETRY" if reasons else "GOOD",
        "reasons": reasons,
        "box": box(each.tip.region, share),
    }
