"""``perekaman outbox backup``: a backup now, without waiting for its turn."""

import argparse
from pathlib import Path
from types import MappingProxyType
from typing import Final

from station.audit.acts import Act
from station.backup.backup import back_up
from station.backup.status import State, Status
from station.clock import SystemClock
from station.commands.noting import noted
from station.commands.output import document, lines
from station.errors import Code, Refused
from station.home import Home
from station.settings import load

_NEXT: Final = MappingProxyType(
    {
        State.MEDIUM_ABSENT: "it is not there; plug in the stick or disk",
        State.MEDIUM_FULL: "it is full; take a larger one",
        State.MEDIUM_UNWRITABLE: "it takes no writes, or was pulled out; try another",
        State.BUSY: "another backup runs, or somebody is being recorded; try again in a minute",
        State.FAILED: "something here is not in order; see `perekaman outbox verify`",
    }
)
"""What to do after a backup that was not made."""
HELP: Final = "copy the outbox, still sealed, to another disk or stick, and read it back"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="else backup.folder of station.toml"
    )


def run(options: argparse.Namespace) -> int:
    """Make one backup; 0 only when it is whole. Raises ``Refused`` where no folder is known."""
    folder = options.folder or Path(load(options.config).station.backup.folder)
    if folder == Path():
        raise Refused(Code.SETTINGS_INVALID, "name DIR, or set [backup] folder in station.toml")
    home = Home(options.home)
    made = back_up(home, folder.absolute(), SystemClock(), whole=True)
    noted(options, Act.BACKED_UP)
    if options.json:
        document(made)
    else:
        lines(_told(made))
    return 0 if made.state is State.GOOD and not made.damaged else 1


def _told(made: Status) -> list[str]:
    last = f"last good backup: {made.good_at or 'none'}"
    if made.state is not State.GOOD:
        code = f" ({made.code})" if made.code else ""
        return [f"{made.state.value}{code}: {made.folder}: {_NEXT[made.state]}", last]
    return [
        f"{made.state.value}: {made.packets} packets in the backup, {made.copied} files copied,"
        f" {made.bytes} bytes",
        last,
        *(["keys and accounts are NOT in it: no recovery recipient"] if _bare(made) else []),
        *(["it lies on the same disk as the outbox"] if made.same_disk else []),
        *([f"{made.damaged} damaged packets were not copied: see `perekaman outbox verify`"]
          if made.damaged else []),
    ]  # fmt: skip


def _bare(made: Status) -> bool:
    return made.state is State.GOOD and not made.secrets
