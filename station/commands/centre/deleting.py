"""``perekaman centre delete``: delete a record at the emulated centre, as an ADB asks for it."""

import argparse
from typing import Final

from packets.identifiers import is_packet_id
from station.centre.emulated.authority import Authority
from station.centre.emulated.service import Service
from station.clock import SystemClock
from station.commands.centre.hinting import hinting
from station.commands.output import tell
from station.errors import Code, Refused
from station.home import Home

HELP: Final = "delete a record, so that it can be sent again or its person be recorded again"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="packet id")


def run(options: argparse.Namespace) -> int:
    """Delete one; 'centre serve' may run meanwhile. Raises ``Refused`` for an unknown packet."""
    packet_id = options.id
    if not is_packet_id(packet_id):
        raise Refused(Code.SETTINGS_INVALID, "id: a packet id has 52 letters and digits")
    with hinting():
        authority = Authority.load(Home(options.home).centre)
        service = Service(authority, SystemClock())
    with service:
        if not service.delete(packet_id):
            raise Refused(Code.OUTBOX_UNKNOWN_PACKET, f"{packet_id}: not held at this centre")
    tell(f"{packet_id}: deleted at the centre", as_json=options.json, deleted=packet_id)
    return 0
