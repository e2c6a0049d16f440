"""``perekaman audit export``: entries of some days, about a packet, or about one person."""

import argparse
import csv
import io
import sys
from collections.abc import Iterable
from getpass import getpass
from typing import Final

from station.audit import reading
from station.audit.acts import Act
from station.audit.entry import Entry
from station.audit.trail import Trail
from station.commands import signing_in
from station.commands.audit.asking import days, opened, span
from station.commands.output import document, lines
from station.errors import Code, Refused
from station.home import Home
from station.outbox.reader import Reader

HELP: Final = "print entries of some days, about a packet, or about one person"
ABOUT: Final = (
    "Print entries of the trail as CSV or, with --json, as JSON. With --person the NIK is asked for"
    " (or is the next line of stdin): what was done with one person's data, which a person may ask"
    " within 3 x 24 hours (UU 27/2022 art. 32). Supervisors and administrators may; the export is"
    " itself noted."
)
_DAYS: Final = 31
_COLUMNS: Final = ("seq", "at", "act", "who", "about", "details", "before")


def arguments(parser: argparse.ArgumentParser) -> None:
    signing_in.arguments(parser)
    days(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--about", default="", metavar="PACKET", help="packet id or nomor perekaman")
    what.add_argument("--person", action="store_true", help="one person; the NIK is asked for")


def run(options: argparse.Namespace) -> int:
    """Export. Raises ``Trouble``."""
    home = Home(options.home)
    session, trail = opened(options)
    first, last = span(options, _DAYS)
    every = not (options.first or options.last)
    told: Iterable[Entry] = reading.entries(home.audit)
    if options.person:
        person = trail.pseudonym(_asked_nik(options))
        found, act = reading.about(told, person), Act.TRAIL_ASKED
    elif options.about:
        person = Reader(home.outbox).find(options.about).packet_id
        found, act = reading.about(told, person), Act.TRAIL_EXPORTED
    else:
        person, found, act, every = "", tuple(told), Act.TRAIL_EXPORTED, False
    if not every:
        found = tuple(reading.between(found, first, last))
    _note(trail, act, session.account, person, len(found))
    _tell(options, found)
    return 0


def _note(trail: Trail, act: Act, who: str, about: str, count: int) -> None:
    trail.note(act, who=who, about=about, count=str(count))


def _tell(options: argparse.Namespace, found: tuple[Entry, ...]) -> None:
    if options.json:
        document({"entries": found})
        return
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(_row(each) for each in found)
    lines(table.getvalue().splitlines())


def _row(entry: Entry) -> tuple[object, ...]:
    details = " ".join(f"{name}={value}" for name, value in sorted(entry.details.items()))
    return entry.seq, entry.at, entry.act, entry.who, entry.about, details, entry.before


def _asked_nik(options: argparse.Namespace) -> str:
    """Return a NIK that was typed unseen, or the next line of stdin; never an argument."""
    if options.pin_stdin:
        nik = sys.stdin.buffer.readline(256).decode("ascii", "replace")
    else:
        nik = getpass("NIK: ")
    nik = "".join(nik.split())
    if len(nik) != _NIK or not nik.isdecimal():
        raise Refused(Code.NIK_REFUSED, "a NIK has 16 digits")
    return nik


_NIK: Final = 16
