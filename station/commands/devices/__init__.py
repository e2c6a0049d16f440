"""``perekaman devices``: what is plugged in, whether it is in order, and emulators of each."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words

HELP: Final = "list, test and diagnose the devices of this station; emulate one for other software"

_WORDS: Final = MappingProxyType(
    {
        "list": "station.commands.devices.listing",
        "test": "station.commands.devices.testing",
        "diagnose": "station.commands.devices.diagnosing",
        "ticket": "station.commands.devices.ticketing",
        "emulate": "station.commands.devices.emulating",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word; 0 only when all is in order. Raises ``Trouble``."""
    return words.run(options, _WORDS)
