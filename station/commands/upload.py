"""``perekaman upload``: the uploader as a process of its own."""

import argparse
import random
import signal
import threading

from station import keys
from station.centre.connection import Address
from station.centre.https import HttpsCentre
from station.clock import SystemClock
from station.commands.output import document, lines
from station.home import Home
from station.log import to_file
from station.settings import Line, load
from station.uploader.report import Report
from station.uploader.uploader import Uploader

HELP = "bring sealed packets to the centre and follow what becomes of them"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="one pass over what is due, then end")


def run(options: argparse.Namespace) -> int:
    """Loop until SIGTERM or SIGINT, or make one pass. 0 only when nothing went wrong."""
    home = Home(options.home).make()
    line = load(options.config).station.line
    to_file(home.logs / "uploader.jsonl")
    uploader = assemble(home, line)
    if options.once:
        return _tell(uploader.once(), as_json=options.json)
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    uploader.run(stop)
    return 0


def assemble(home: Home, line: Line) -> Uploader:
    """Put the uploader together from the station's keys and settings. Raises ``Broken``."""
    files = keys.client_files(home)
    address = Address(
        url=centre_url(home, line),
        key=files.key,
        certificate=files.chain,
        root=files.root,
        stall=line.stall_seconds,
        patience=4 * line.stall_seconds,  # asking again is harmless: the centre knows the packet
    )
    clock = SystemClock()
    centre = HttpsCentre(address, clock)
    trust = keys.trust(home)
    return Uploader(home.outbox, centre, trust, clock, line, random.Random())


def centre_url(home: Home, line: Line) -> str:
    """Return where the centre is: as left by whoever provisioned this home, or as configured."""
    noted = home.trust / "centre.url"
    return noted.read_text(encoding="utf-8").strip() if noted.exists() else line.url


def _tell(report: Report, *, as_json: bool) -> int:
    if as_json:
        document(report)
    else:
        lines(
            [
                f"{report.sent} sent, {report.received} received, {report.events} status events,"
                f" {report.open} open",
                *(f"waiting for {why}: {count}" for why, count in sorted(report.blocked.items())),
                *(f"alarm: {alarm}" for alarm in report.alarms),
            ]
        )
    return 0 if report.clean else 1
