"""``perekaman sink``: pour statuses into a region's PostgreSQL, for one board of many offices."""

import argparse
import random
import signal
import threading
from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Final, Protocol

from station import settings
from station.commands import output
from station.errors import Broken, Code, Refused
from station.home import Home
from station.outbox.journal import Journal
from station.sink import database
from station.sink.pouring import Poured, Pouring
from station.uploader.backoff import delay

HELP: Final = "pour statuses into a region's PostgreSQL, for one live board of many offices"
_TO: Final = (
    "where libpq finds it, such as 'service=perekaman' or 'host=db.example dbname=board'; no"
    " password here, it belongs into ~/.pgpass"
)


class Stop(Protocol):
    """Tells when to end, and waits for it: ``threading.Event`` does."""

    def is_set(self) -> bool:
        """Say whether to end."""
        ...

    def wait(self, timeout: float) -> bool:
        """Wait for it so many seconds."""
        ...


_FLOOR: Final = 5.0
_CAP: Final = 300.0


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    words = "follow the outbox until stopped; the station does not depend on it"
    pour = verbs.add_parser("pour", help=words, description=words)
    pour.add_argument("--to", required=True, metavar="DATABASE", help=_TO)
    pour.add_argument("--once", action="store_true", help="pour what there is, then end")
    pour.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="5, if not said")
    words = "print the schema, to be run once by the owner of the database"
    verbs.add_parser("schema", help=words, description=words)


def run(options: argparse.Namespace) -> int:
    """Carry out one verb. Raises ``Trouble``."""
    return _VERBS[options.verb](options)


def _schema(_: argparse.Namespace) -> int:
    output.lines(database.SCHEMA.read_text("utf-8").splitlines())
    return 0


def _pour(options: argparse.Namespace) -> int:
    database.check_address(options.to)
    home = Home(options.home)
    if not home.outbox.is_dir():  # or a mistyped home would keep the station from falling silent
        raise Refused(Code.SETTINGS_INVALID, f"--home: there is no station in {home.root}")
    station = settings.load(options.config).station.station.id
    journal = Journal(home.outbox)
    pouring = Pouring(journal, station, partial(database.connected, options.to))
    if options.once:
        _tell(pouring.once(), as_json=options.json)
        return 0
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    follow(pouring.once, stop, options.every)
    return 0


def follow(pour: Callable[[], Poured], stop: Stop, every: float) -> None:
    """Pour until told to stop. A database that is away is tried again, later and later.

    Raises ``Broken`` with what a person must put right.
    """
    chance, failures = random.Random(), 0
    while not stop.is_set():
        try:
            pour()
            failures = 0
        except Broken as trouble:
            if trouble.code is not Code.SINK_UNREACHABLE:
                raise
            failures += 1
            output.progress(f"sink: {trouble.code.value}: {trouble.detail}; tried again by itself")
        away = delay(failures, floor=_FLOOR, cap=_CAP, chance=chance) if failures else 0.0
        stop.wait(every + away)


def _tell(poured: Poured, *, as_json: bool) -> None:
    if as_json:
        output.document(poured)
        return
    anew = "; the index is a new one, its history was told again" if poured.anew else ""
    output.lines([f"{poured.events} lines of history, {poured.packets} packets{anew}"])


_VERBS: Final[MappingProxyType[str, Callable[[argparse.Namespace], int]]] = MappingProxyType(
    {"pour": _pour, "schema": _schema}
)
