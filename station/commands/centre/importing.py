"""``perekaman centre import``: take a courier's packets in at the emulated centre."""

import argparse
from pathlib import Path
from typing import Final

import msgspec

from station.centre.courier.medium import Medium
from station.centre.courier.receiving import Outcome, Received, receive
from station.centre.emulated.authority import Authority
from station.centre.emulated.counter import CourierCounter
from station.centre.emulated.service import Service
from station.clock import SystemClock
from station.commands.centre.hinting import hinting
from station.commands.output import document, lines
from station.home import Home

HELP: Final = "take packets in from a stick, and lay receipts on it"
ABOUT: Final = (
    "Take in what a station exported to a stick, in the way packets of the line are taken in, and"
    " lay signed receipts beside them. The station need not be known from before. What is wrong"
    " with the stick is named; the good is taken all the same. 'centre serve' may run meanwhile."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stick", type=Path, metavar="DIR", help="folder where the stick is mounted")


def run(options: argparse.Namespace) -> int:
    """Import. 0 only when nothing was missing, faulty or refused. Raises ``Trouble``."""
    clock = SystemClock()
    with hinting():
        authority = Authority.load(Home(options.home).centre)
        service = Service(authority, clock)
    with service:
        counter = CourierCounter(service)
        found = receive(Medium(options.stick), counter, authority.trust, clock)
    if options.json:
        document({"bundles": [msgspec.to_builtins(each) for each in found]})
    else:
        lines(_texts(found))
    return 0 if found and all(each.clean for each in found) else 1


def _texts(found: list[Received]) -> list[str]:
    return [line for each in found for line in _bundle(each)] or ["no export lies there"]


def _bundle(found: Received) -> list[str]:
    taken = sum(each.outcome is Outcome.TAKEN for each in found.packets)
    known = sum(each.outcome is Outcome.KNOWN for each in found.packets)
    head = f"{found.station} {found.bundle}: {taken} taken, {known} known before"
    faults = [f"  {fault}" for fault in found.faults]
    rest = [
        f"  {each.packet_id}  {each.outcome}  {each.reason or each.finding}"
        for each in found.packets
        if each.outcome in (Outcome.REFUSED, Outcome.FAULTY)
    ]
    trouble = [f"  receipts NOT written: {found.trouble}; import again"] if found.trouble else []
    return [head, *faults, *rest, *trouble]
