"""``perekaman quality``: judge files as the station judges what its devices deliver."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words

HELP: Final = "judge pictures and signatures: finger, slap, face, iris, signature"

_WORDS: Final = MappingProxyType(
    {
        "finger": "station.commands.quality.finger",
        "slap": "station.commands.quality.slap",
        "face": "station.commands.quality.face",
        "iris": "station.commands.quality.iris",
        "signature": "station.commands.quality.signature",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word; 0 when every file could be judged. Raises ``Trouble``."""
    return words.run(options, _WORDS)
