"""``perekaman outbox restore``: a backup comes back, into a home where nothing is yet."""

import argparse
from pathlib import Path
from typing import Final

from station.audit.acts import Act
from station.backup.restore import restore
from station.clock import SystemClock
from station.commands.noting import noted
from station.commands.output import document, lines
from station.errors import Broken, Code
from station.home import Home

HELP: Final = "bring a backup back on a new machine"
ABOUT: Final = (
    "Restores packets with their history and receipts into an unused --home. With the recovery"
    " identity also keys, accounts, register and drafts; without it they stay on the medium."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the backup, or where it lies")
    parser.add_argument("--identity", type=Path, metavar="FILE", help="recovery identity (age)")
    parser.add_argument("--root", type=Path, metavar="FILE", help="pinned root certificate (PEM);"
                        " without it the one in the backup is believed")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Restore; 0 when all came back. Raises ``Trouble``."""
    found = restore(
        options.folder,
        Home(options.home.absolute()),
        SystemClock().now(),
        identity=_read(options.identity),
        root=_read(options.root),
    )
    noted(options, Act.RESTORED, count=str(found.packets))
    if options.json:
        document(found)
    else:
        lines(
            [
                f"station {found.station} as of {found.made_at}: {found.packets} packets,"
                f" {found.open} of them still to be sent",
                "keys and accounts restored" if found.secrets
                else "WITHOUT keys, accounts, register and drafts: no --identity was given",
                *(f"alarm: {alarm}" for alarm in found.alarms),
                *(f"NOT restored, damaged on the medium: {packet_id}; look in another backup, or on"
                  " the courier's sticks" for packet_id in found.damaged),
            ]
        )  # fmt: skip
    return 1 if found.alarms or found.damaged else 0


def _read(path: Path | None) -> bytes:
    if path is None:
        return b""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"{path}: {error.strerror}") from error
