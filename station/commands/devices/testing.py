"""``perekaman devices test``: one device, or all, from opening to a capture."""

import argparse

from station.body import Modality
from station.commands.devices import findings

HELP = "open a device, let it test itself and record with it"
ABOUT = (
    "Opens a device, lets it test itself and records with it. Somebody sits before the camera, "
    "lays fingers on the scanner and writes on the pad while it runs; emulators have their own."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    choices = [modality.value.lower() for modality in Modality]
    parser.add_argument("device", nargs="*", metavar="DEVICE", help=f"of {', '.join(choices)}")


def run(options: argparse.Namespace) -> int:
    """Examine what was named; 0 only where nothing failed. Raises ``Trouble``."""
    found = findings.examined(options, findings.named(options.device))
    return findings.told(found, options)
