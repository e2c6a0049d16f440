"""``perekaman packet waybill``: what a courier may see of a packet."""

import argparse
from collections.abc import Sequence
from typing import Final

import packets
from packets.waybill import Waybill
from station.commands.output import document, lines
from station.commands.packet.asking import add_file, packet
from station.commands.packet.shown import shown

HELP: Final = "print the waybill, without believing it"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)


def run(options: argparse.Namespace) -> int:
    """Print it. Raises ``Trouble``, ``PacketError``."""
    found, _ = packets.read_waybill(packet(options))
    if options.json:
        document(found)
    else:
        lines(waybill_lines(found))
    return 0


def waybill_lines(waybill: Waybill) -> Sequence[str]:
    """Return it for a person."""
    told = (
        f"number      {waybill.number}",
        f"packet      {waybill.packet_id}",
        f"station     {waybill.station} ({waybill.area_code})",
        f"sealed at   {waybill.sealed_at}",
        f"payload     {waybill.size} bytes, SHA-256 {waybill.sha256}",
        f"recipients  {' '.join(waybill.recipients)}",
        f"training    {'yes' if waybill.training else 'no'}",
    )
    return [shown(line) for line in told]
