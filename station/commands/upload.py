"""``perekaman upload``: the uploader as a process of its own."""

import argparse
import signal
import threading

from station.assembly.upload import uploader as assembled
from station.commands.output import document, lines
from station.home import Home
from station.log import to_file
from station.settings import Backup, load
from station.uploader.report import Report

HELP = "bring sealed packets to the centre and follow what becomes of them"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="one pass over what is due, then end")


def run(options: argparse.Namespace) -> int:
    """Loop until SIGTERM or SIGINT, or make one pass. 0 only when nothing went wrong."""
    home = Home(options.home).make()
    settings = load(options.config).station
    backup = Backup() if options.once else settings.backup  # one pass ends before a copy would
    to_file(home.logs / "uploader.jsonl")
    uploader = assembled(home, settings.line, storage=settings.outbox, backup=backup)
    if options.once:
        return _tell(uploader.once(), as_json=options.json)
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    uploader.run(stop)
    return 0


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
                *((f"ended early: {report.trouble}",) if report.trouble else ()),
            ]
        )
    return 0 if report.clean else 1
