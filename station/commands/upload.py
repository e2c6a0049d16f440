"""``perekaman upload``: the uploader as a process of its own."""

import argparse
import logging
import signal
import threading
from typing import Final

from station.assembly import area
from station.assembly.upload import uploader as assembled
from station.clock import SystemClock
from station.commands.output import document, explain, lines
from station.errors import Broken, Code, Refused
from station.home import Home
from station.keys.doorbell import Doorbell
from station.log import to_file
from station.settings import Backup, StationSettings, load
from station.uploader.heartbeat import Heartbeat
from station.uploader.report import Report
from station.uploader.sentences import sentences
from station.uploader.uploader import Uploader

HELP = "bring sealed packets to the centre and follow what becomes of them"
PERSON: Final = 1
LATER: Final = 75
"""EX_TEMPFAIL of sysexits.h: the line or the centre; nobody has to do anything."""

_KEYS: Final = frozenset(
    {
        Code.KEY_MISSING,
        Code.KEY_UNUSABLE,
        Code.KEY_CLEAR,
        Code.KEY_LOCKED,
        Code.KEEPER_GONE,
        Code.KEEPER_FORBIDDEN,
        Code.KEEPER_LOCKED,
        Code.KEEPER_WORD_WRONG,
        Code.KEEPER_FAULT,
        Code.CERTIFICATE_WRONG,
    }
)
"""What a person puts right while the uploader waits; a token put back in is seen."""
_PASSING: Final = frozenset({Code.LINE_DOWN, Code.LINE_STALLED, Code.CENTRE_BUSY})
_PASSING_WAITS: Final = frozenset({"LINE", "CENTRE_BUSY"})
_LOOK_SECONDS: Final = 2.0
_TICK_SECONDS: Final = 0.1
log = logging.getLogger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--once",
        action="store_true",
        help="one pass over what is due, then end: 0 when all is done, 75 when line or centre"
        " must be tried again, 1 when a person must act",
    )


def run(options: argparse.Namespace) -> int:
    """Loop until SIGTERM or SIGINT, or make one pass. 0 only when nothing went wrong."""
    home = Home(options.home)
    if options.once and not home.root.is_dir():
        # A loop waits for keys to come; one pass over nothing would only leave empty folders.
        raise Refused(
            Code.SETTINGS_INVALID,
            f"--home: there is no station in {home.root}; name the folder of one, or make one with"
            " `perekaman station provision`",
        )
    home.make()
    settings = load(options.config).station
    to_file(home.logs / "uploader.jsonl")
    area.check(home, settings.station.area_code)
    if options.once:  # one pass ends before a copy would
        uploader = assembled(home, settings.line, storage=settings.outbox, backup=Backup(),
                             retention=settings.retention)  # fmt: skip
        return _tell(uploader.once(), as_json=options.json)
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    ready = _when_ready(home, settings, stop)
    if ready:
        ready.run(stop)
    return 0


def _when_ready(home: Home, settings: StationSettings, stop: threading.Event) -> Uploader | None:
    """Return the uploader once there are keys to work with; None when told to stop before.

    Ending for want of a key would only have it started again, and again. A sign-in brings what
    opens the keys, and is heard at once.
    """
    heartbeat, told, rung = Heartbeat(SystemClock()), {""}, threading.Event()
    with Doorbell(home, rung.set):
        while not stop.is_set():
            try:
                return assembled(home, settings.line, storage=settings.outbox,
                                 backup=settings.backup, retention=settings.retention,
                                 heartbeat=heartbeat)  # fmt: skip
            except Broken as trouble:
                if trouble.code not in _KEYS:
                    raise
                _wait_for(trouble, heartbeat, told)
            heartbeat.beat()
            _rest(stop, rung)
    return None


def _wait_for(trouble: Broken, heartbeat: Heartbeat, told: set[str]) -> None:
    """Say once for each reason what is waited for."""
    if trouble.code.value in told:
        return
    told.add(trouble.code.value)
    log.warning("keys_awaited", extra={"code": trouble.code})
    explain(trouble, as_json=False)
    heartbeat.ready()
    heartbeat.status(f"waits for the station's keys: {trouble.code.value}")


def _rest(stop: threading.Event, rung: threading.Event) -> None:
    for _ in range(round(_LOOK_SECONDS / _TICK_SECONDS)):
        if rung.wait(_TICK_SECONDS) or stop.is_set():
            break
    rung.clear()


def _tell(report: Report, *, as_json: bool) -> int:
    if as_json:
        document(report)
    else:
        lines(sentences(report))
    return _code(report)


def _code(report: Report) -> int:
    """Return 0 when all is done, LATER when time alone mends it, PERSON for the rest."""
    if report.clean:
        return 0
    harmless = not (report.stuck or report.refused or report.alarms or report.quarantined)
    passing = not report.trouble or report.trouble in _PASSING
    return LATER if harmless and passing and set(report.blocked) <= _PASSING_WAITS else PERSON
