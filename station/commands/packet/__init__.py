"""``perekaman packet``: see what a packet is, verify it, open it, export what is inside."""

import argparse
from types import MappingProxyType
from typing import Final

from packets.errors import PacketError
from station.commands import words
from station.commands.packet.refusing import refused

HELP: Final = "look into a sealed packet: waybill, verify, open, explain, export"

_WORDS: Final = MappingProxyType(
    {
        "waybill": "station.commands.packet.waybill",
        "verify": "station.commands.packet.verifying",
        "open": "station.commands.packet.opening",
        "explain": "station.commands.packet.explaining",
        "export": "station.commands.packet.exporting",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word; 0 only when all holds. Raises ``Trouble``."""
    try:
        return words.run(options, _WORDS)
    except PacketError as error:
        refused(error, options)
        return 1
