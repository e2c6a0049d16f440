"""``perekaman devices ticket FOLDER``: the last examination as one zip, nobody's data."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from station import settings
from station.commands import output
from station.diagnosis import history, ticket
from station.errors import Broken, Code, Refused
from station.home import Home

HELP = "write the last examination into one zip for a technician far away, nobody's data"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="as that of a USB stick")


def run(options: argparse.Namespace) -> int:
    """Write the ticket and tell where. Raises ``Trouble``; then nothing is left behind."""
    chosen = settings.load(options.config)
    home, now = Home(options.home), datetime.now(UTC)
    last = history.last(home.root / history.FOLDER)
    if last is None:
        raise Refused(Code.NOT_ALLOWED_NOW, "nothing was examined yet: perekaman devices diagnose")
    name = f"perekaman-{chosen.station.station.id}-{now:%Y%m%d-%H%M%S}.zip"
    path = options.folder / name
    try:
        options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ticket.write(path, last.findings, chosen, home.logs, now)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise Broken(Code.DISK_UNWRITABLE, "ticket") from error
    output.tell(f"ticket: {path}", as_json=options.json, path=str(path))
    return 0
