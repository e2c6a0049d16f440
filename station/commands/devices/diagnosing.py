"""``perekaman devices diagnose``: twelve groups of questions, and a ticket for far away."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from station import settings
from station.commands import output
from station.commands.devices import findings
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis import history, ticket
from station.diagnosis.words import finding
from station.errors import Broken, Code
from station.home import Home

HELP = "examine everything that can be plugged in, and say what to do about it"
ABOUT = (
    "Examines inventory, permissions, identity, self tests, links, optics, cameras, irises, pads "
    "and, when asked, hot-plug and soak. Takes less than half a minute; a soak takes as long as "
    "its captures. Somebody uses the devices meanwhile; emulators have their own person."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--drill", action="store_true", help="pull the plug of each emulated device and put it in"
    )
    findings.arguments(parser)
    parser.add_argument("--soak", type=int, default=0, metavar="N", help="captures in a row")
    parser.add_argument(
        "--ticket", type=Path, metavar="FILE", help="write all of it into one zip, nobody's data"
    )


def run(options: argparse.Namespace) -> int:
    """Examine, keep, and tell; 0 only where nothing failed. Raises ``Trouble``."""
    chosen = settings.load(options.config)
    found = findings.examined(options, chosen=chosen, drill=options.drill, soak=options.soak)
    now = datetime.now(UTC)
    home = Home(options.home)
    found.append(_kept(home, found, now))
    if options.ticket:
        try:
            ticket.write(options.ticket, found, chosen, home.logs, now)
        except OSError as error:
            raise Broken(Code.DISK_UNWRITABLE, "ticket") from error
        output.progress(f"ticket: {options.ticket}")
    return findings.told(found, options)


def _kept(home: Home, found: list[Finding], now: datetime) -> Finding:
    """Keep the result; a disk that takes it not spoils no examination."""
    try:
        return history.kept(home.root / history.FOLDER, found, now)
    except (OSError, Broken) as error:
        return finding(
            "HISTORY_NOT_KEPT",
            Group.HISTORY,
            Outcome.NOT_CHECKED,
            error_type=type(error).__name__,
        )
