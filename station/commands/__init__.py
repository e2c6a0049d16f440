"""The command line: one file per command, loaded only when it is called."""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, cast

import platformdirs

from station.commands.output import explain
from station.errors import Broken, Code, Trouble
from station.home import Home
from station.lockdown import lock_down
from station.log import to_stderr
from station.parent import tied_as_asked


class Command(Protocol):
    """What each command module offers."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Carry it out; 0 only when all went well. May raise ``Trouble``."""
        ...


# Names of modules, not imports: `perekaman nik` must not load Qt, and station must not import ui.
COMMANDS: Final = MappingProxyType(
    {
        "kiosk": "ui.command",
        "demo": "station.commands.demo",
        "upload": "station.commands.upload",
        "board": "station.commands.board",
        "outbox": "station.commands.outbox",
        "desk": "station.commands.desk",
        "report": "station.commands.report",
        "reconcile": "station.commands.reconcile",
        "packet": "station.commands.packet",
        "audit": "station.commands.audit",
        "centre": "station.commands.centre",
        "sink": "station.commands.sink",
        "station": "station.commands.station",
        "update": "station.commands.update",
        "nik": "station.commands.nik",
        "devices": "station.commands.devices",
        "quality": "station.commands.quality",
    }
)


NOTHING: Final = argparse.SUPPRESS
_HOME: Final = "all state lies here (else PEREKAMAN_HOME, else the user's data folder)"
_CONFIG: Final = "settings folder (else PEREKAMAN_CONFIG, else /etc/perekaman)"
_JSON: Final = "one JSON document on stdout"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the way in for ``perekaman``."""
    try:
        return _main(argv)
    except KeyboardInterrupt:  # also while a command's modules are still being loaded
        return 130


def _main(argv: Sequence[str] | None) -> int:
    lock_down()
    if not tied_as_asked():
        return 1
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser(_named(words))
    if not words:
        parser.print_help(sys.stderr)
        return 2
    options = parser.parse_args(words)
    to_stderr(level=logging.WARNING)
    try:
        Home(options.home).guard()
        return _load(options.command).run(options)
    except (Trouble, PermissionError) as error:
        explain(_told(error), as_json=options.json)
        return 1
    except Exception as error:  # a person never sees a traceback; the log has type and place
        logging.getLogger(__name__).critical("bug", exc_info=True)
        explain(Trouble(Code.BUG, type(error).__name__), as_json=options.json)
        return 70


def _told(error: Trouble | PermissionError) -> Trouble:
    """Name the file that belongs to another user: no file's name here holds a person."""
    if isinstance(error, Trouble):
        return error
    detail = (
        f"{error.filename}: permission denied; run this as the user whom the station belongs to"
    )
    return Broken(Code.FILE_UNREADABLE, detail)


def _load(name: str) -> Command:
    return cast("Command", importlib.import_module(COMMANDS[name]))


def _named(words: Sequence[str]) -> str | None:
    """Return the command among the words, to load that one alone; None loads all, for the help."""
    before = argparse.ArgumentParser(add_help=False)
    _add_common(before)
    rest = before.parse_known_args(words)[1]
    return rest[0] if rest and rest[0] in COMMANDS else None


def _parser(name: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perekaman", description="Enrollment station for KTP-el, the Indonesian identity card."
    )
    _add_common(parser, home=default_home(), config=default_config(), json=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for each in COMMANDS if name is None else (name,):
        command = _load(each)
        sub = commands.add_parser(each, help=command.HELP, description=command.HELP)
        command.arguments(sub)
        for leaf in _leaves(sub):
            _add_common(leaf)
    return parser


def _add_common(parser: argparse.ArgumentParser, **defaults: Path | bool) -> None:
    """Add what every command understands, before its name and behind its own words.

    Behind, nothing is the default: what stood before must not be overwritten.
    """
    home, config = defaults.get("home", NOTHING), defaults.get("config", NOTHING)
    parser.add_argument("--home", metavar="DIR", type=Path, default=home, help=_HOME)
    parser.add_argument("--config", metavar="DIR", type=Path, default=config, help=_CONFIG)
    as_json = defaults.get("json", NOTHING)
    parser.add_argument("--json", action="store_true", default=as_json, help=_JSON)


def _leaves(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    subs = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    own = [] if any(sub.required for sub in subs) else [parser]  # it does something by itself too
    return own + [leaf for sub in subs for child in sub.choices.values() for leaf in _leaves(child)]


def default_home() -> Path:
    """Return where a station keeps its state when nobody says otherwise."""
    return Path(os.environ.get("PEREKAMAN_HOME") or platformdirs.user_data_path("perekaman"))


def default_config() -> Path:
    """Return the settings folder: the environment's, the system's, or the one in this checkout."""
    chosen = os.environ.get("PEREKAMAN_CONFIG")
    system = Path("/etc/perekaman")
    if chosen:
        return Path(chosen)
    return system if system.is_dir() else Path(__file__).parents[2] / "config"
