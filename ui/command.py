"""``perekaman kiosk``: the operator's window. Qt is loaded when it runs, not for ``--help``."""

import argparse
import importlib
from pathlib import Path
from typing import Final

from station import settings as station_settings
from station.errors import Code
from station.home import Home
from station.log import to_file
from station.uploader.lock import KIOSK_LOCK, locked
from ui.display import need_display

HELP: Final = "open the enrollment window"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--roster", type=Path, metavar="FILE", help="the people expected (CSV), instead of SIAK"
    )
    parser.add_argument("--training", action="store_true", help="a day's list of fictitious people")
    parser.add_argument(
        "--person-display", action="store_true", help="open the person's own display, too"
    )


def run(options: argparse.Namespace) -> int:
    need_display()
    home = Home(options.home).make()
    with locked(home.root, KIOSK_LOCK, Code.KIOSK_RUNNING):
        to_file(home.logs / "kiosk.jsonl")
        settings = station_settings.load(options.config)
        # Here and not above: the list of commands must not load Qt.
        opening = importlib.import_module("ui.opening")
        return int(
            opening.run(
                home,
                settings,
                config=options.config,
                people=options.roster,
                training=options.training,
                person_display=options.person_display,
            )
        )
