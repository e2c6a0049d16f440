"""``perekaman board share``: this station's board in one signed file, for others to merge."""

import argparse
from pathlib import Path
from typing import Final

from station import clock, durable, keys, settings
from station.assembly.trail import trail
from station.audit.acts import Act
from station.board.sharing import share
from station.clock import SystemClock
from station.commands import signing_in
from station.commands.board import admitting
from station.commands.board.coding import secret
from station.commands.output import document, progress
from station.errors import Broken, Code, Refused
from station.home import Home

HELP: Final = "write this station's board into one signed file"
ABOUT: Final = (
    "Write what the board shows into one file, signed by this station: statuses, ages, causes,"
    " villages and account ids; no name, no NIK, no pictures. With a code ('board code') others"
    " with the same code can see who was recorded twice. Give the file to 'board merge'."
)


_ASK: Final = Path("-")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the file goes")
    words = "the code of this event: asked for, or the first line of FILE"
    parser.add_argument("--code", nargs="?", const=_ASK, metavar="FILE", type=Path, help=words)
    signing_in.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Share. Raises ``Trouble``."""
    if not options.folder.is_dir():  # said before anybody types a PIN
        detail = f"{options.folder}: no such folder; make it, or look whether the stick is there"
        raise Refused(Code.FILE_UNREADABLE, detail)
    home, now = Home(options.home), SystemClock().now()
    who, looker = admitting.signed_in(options, home)
    code = secret(_code(options.code)) if options.code else b""
    station = settings.load(options.config).station.station.id
    data, count = share(looker, station, clock.iso(now), keys.signer(home), code)
    trail(home).note(Act.EXPORTED, who=who, command="board share", count=str(count))
    file = options.folder / f"{station}-{now:%Y%m%dT%H%M%SZ}.board"
    durable.write(file, data)
    if options.json:
        document({"file": str(file), "packets": count, "comparable": bool(code)})
    else:
        progress(f"{file}: {count} packets, nobody's name")
    return 0


def _code(file: Path) -> str:
    if file == _ASK:
        return signing_in.typed("Code: ", "--code: no terminal to ask for it; name a file with it")
    try:
        return file.read_text("ascii").partition("\n")[0]
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not text"
        raise Broken(Code.FILE_UNREADABLE, f"--code: {file}: {why}") from error
