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
from station.errors import Code, Trouble
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
        "outbox": "station.commands.outbox",
        "packet": "station.commands.packet",
        "centre": "station.commands.centre",
        "station": "station.commands.station",
        "nik": "station.commands.nik",
        "devices": "station.commands.devices",
    }
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the way in for ``perekaman``."""
    lock_down()
    if not tied_as_asked():
        return 1
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words and words[0] in COMMANDS else None
    parser = _parser(name)
    options = parser.parse_args(words)
    to_stderr(level=logging.WARNING)
    try:
        return _load(options.command).run(options)
    except Trouble as trouble:
        explain(trouble, as_json=options.json)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a person never sees a traceback; the log has type and place
        logging.getLogger(__name__).critical("bug", exc_info=True)
        explain(Trouble(Code.BUG, type(error).__name__), as_json=options.json)
        return 70


def _load(name: str) -> Command:
    return cast("Command", importlib.import_module(COMMANDS[name]))


def _parser(name: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perekaman", description="Enrollment station for KTP-el, the Indonesian identity card."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for each in COMMANDS if name is None else (name,):
        command = _load(each)
        sub = commands.add_parser(each, help=command.HELP, description=command.HELP)
        command.arguments(sub)
        add_common(sub)
    return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command understands, also behind its own words."""
    for each in _leaves(parser):
        each.add_argument("--home", type=Path, default=default_home(), help="all state lies here")
        each.add_argument("--config", type=Path, default=default_config(), help="settings folder")
        each.add_argument("--json", action="store_true", help="one JSON document on stdout")


def _leaves(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    subs = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not subs:
        return [parser]
    return [leaf for sub in subs for child in sub.choices.values() for leaf in _leaves(child)]


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
