"""``perekaman centre import``: take a courier's packets in at the emulated centre."""

import argparse
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from station.centre.answers import Reason
from station.centre.courier.examining import Finding
from station.centre.courier.medium import Medium
from station.centre.courier.receiving import Handed, Outcome, Received, receive
from station.centre.emulated.authority import Authority
from station.centre.emulated.counter import CourierCounter
from station.centre.emulated.service import Service
from station.clock import SystemClock
from station.commands.centre.hinting import hinting
from station.commands.output import document, lines
from station.home import Home

_AGAIN: Final = "export again at the station, to this stick or another one"
TEXTS: Final = MappingProxyType(
    {
        Finding.UNLISTED: f"in no list, and not a whole packet: {_AGAIN}",
        Finding.MISSING: f"listed, and not there: {_AGAIN}",
        Finding.TRUNCATED: f"cut short, as when a stick is pulled too early: {_AGAIN}",
        Finding.CHANGED: f"other bytes than listed: {_AGAIN}",
        Finding.UNREADABLE: f"the stick does not give it: {_AGAIN}",
        Finding.LIST_MISSING: "no list: the stick was pulled before the export had ended."
        f" What was whole is taken; {_AGAIN}",
        Finding.LIST_INVALID: "a list that its station has not signed so. What was whole is taken;"
        f" {_AGAIN}",
        Finding.TOO_MANY: f"more files than an export has: what the list names is taken; {_AGAIN}",
        Finding.STRAY: "something that is no part of an export lies there: take it away",
    }
)
"""What was found, and what to do about it."""

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
        found = receive(Medium(options.stick), counter, authority.trust_today, clock)
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
    faults = [f"  {fault}: {TEXTS[fault]}" for fault in found.faults]
    rest = [_packet(each) for each in found.packets if each.outcome in _NOT_HELD]
    trouble = [f"  receipts NOT written: {found.trouble}; import again"] if found.trouble else []
    return [head, *faults, *rest, *trouble]


_NOT_HELD: Final = frozenset({Outcome.REFUSED, Outcome.FAULTY})


def _packet(each: Handed) -> str:
    damaged = each.finding is Finding.UNLISTED and each.reason == Reason.PACKET
    if each.outcome is Outcome.FAULTY or damaged:
        told = f"{each.finding}: {TEXTS.get(each.finding, _AGAIN)}"
    else:
        told = f"{each.reason}: not taken; 'perekaman outbox import-receipts' tells the station"
    return f"  {each.packet_id}  {each.outcome}  {told}"
