"""``perekaman devices test``: one device, or all, from opening to a capture."""

import argparse
from typing import Final

from station.body import Modality
from station.commands import output
from station.commands.devices import findings
from station.diagnosis.guided import TELL, Guide
from station.errors import Code, Refused

LEAST_MM: Final = 0.2
MOST_MM: Final = 2.0
"""Lines closer than that no sensor of 500 ppi tells apart; wider ones are too few on its glass."""

HELP = "open a device, let it test itself and record with it"
ABOUT = (
    "Opens a device, lets it test itself and records with it. Somebody sits before the camera, "
    "lays fingers on the scanner and writes on the pad while it runs; emulators have their own. "
    "With --target or --corners it also says what to do, waits for it, and measures."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    findings.arguments(parser)
    choices = ", ".join(findings.NAMES).lower()
    parser.add_argument("device", nargs="*", metavar="DEVICE", help=f"of {choices}")
    parser.add_argument(
        "--target",
        type=float,
        metavar="MM",
        help="measure the pixels per inch of the finger scanner with a ruled target: the distance "
        "from line to line in millimetres, of 0.2 to 2",
    )
    parser.add_argument(
        "--corners",
        action="store_true",
        help="try the corners, the calm and the straightness of the signature pad",
    )


def run(options: argparse.Namespace) -> int:
    """Examine what was named; 0 only where nothing failed. Raises ``Trouble``."""
    guide = _guide(options)
    modalities, others = findings.named(options.device)
    if not modalities and not others:
        modalities = _needed(guide)
    for modality in modalities or tuple(Modality):
        if guide.wants(modality):
            output.progress(TELL[modality])
    return findings.told(findings.examined(options, modalities, others, guide=guide), options)


def _guide(options: argparse.Namespace) -> Guide:
    """Return the guided tests that are wanted. Raises ``Refused`` for a target that is none."""
    pitch = options.target or 0.0
    if options.target is not None and not LEAST_MM <= pitch <= MOST_MM:
        raise Refused(Code.SETTINGS_INVALID, f"--target takes {LEAST_MM} to {MOST_MM} millimetres")
    return Guide(target_mm=pitch, corners=options.corners)


def _needed(guide: Guide) -> tuple[Modality, ...]:
    """Return the devices that the guided tests are for; none where none is wanted."""
    return tuple(modality for modality in Modality if guide.wants(modality))
