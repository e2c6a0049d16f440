"""``perekaman centre serve``: run an emulated centre until it is told to end."""

import argparse
import signal
import threading
from collections.abc import Sequence
from typing import Final

from station.centre.emulated import faults
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.faults import Fault, Script
from station.centre.emulated.server import EmulatedCentre
from station.commands import faults as fault_words
from station.commands.centre.hinting import hinting
from station.commands.output import tell
from station.errors import Code, Refused
from station.home import Home
from station.log import to_file

HELP: Final = "receive packets until SIGTERM or SIGINT"
ABOUT: Final = (
    "Run an emulated centre on 127.0.0.1: it receives packets over TLS, opens and"
    " judges them, signs receipts and the status feed, and misbehaves where told. It needs the"
    " keys that 'perekaman centre keygen' makes."
)
_PORT: Final = 8443
_LAST_PORT: Final = 65535


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=_PORT, help="0 takes any free one")
    fault_words.arguments(parser)
    parser.add_argument("--failures", type=float, default=0.0, metavar="SHARE",
                        help="share of packets that go another way than straight to"
                        " PRINT_READY_RECORD, 0 to 1")  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="decides which packets, and which way")
    parser.add_argument("--capacity", type=int, default=Conduct.capacity, metavar="N",
                        help="uploads taken at once; other stations hear when to come. The line"
                        f" over 512 kbit/s is a good number ({Conduct.capacity})")  # fmt: skip
    parser.add_argument(
        "--earnest",
        action="store_true",
        help="refuse what was recorded in training, as a real centre does",
    )


def run(options: argparse.Namespace) -> int:
    """Serve until a signal. Raises ``Trouble``."""
    home = Home(options.home)
    script = Script(_checked(options), lambda fault: _tell_fault(fault, as_json=options.json))
    conduct = Conduct(failures=options.failures, seed=options.seed, capacity=options.capacity,
                      earnest=options.earnest)  # fmt: skip
    stop = threading.Event()
    with _centre(home, options.port, script, conduct) as centre:
        to_file(home.logs / "centre.jsonl")
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        tell(f"centre listens on {centre.url}", as_json=options.json, url=centre.url)
        stop.wait()
    return 0


def _checked(options: argparse.Namespace) -> Sequence[Fault]:
    if not 0 <= options.port <= _LAST_PORT:
        raise Refused(Code.SETTINGS_INVALID, f"--port: 0 to {_LAST_PORT}")
    if not 0.0 <= options.failures <= 1.0:
        raise Refused(Code.SETTINGS_INVALID, "--failures: 0 to 1")
    if options.capacity < 1:
        raise Refused(Code.SETTINGS_INVALID, "--capacity must be 1 or more")
    return faults.parse(options.faults)


def _tell_fault(fault: Fault, *, as_json: bool) -> None:
    tell(f"fault: {fault.kind.value}", as_json=as_json, fault=fault.kind.value)


def _centre(home: Home, port: int, script: Script, conduct: Conduct) -> EmulatedCentre:
    with hinting():
        return EmulatedCentre(home.centre, port=port, script=script, conduct=conduct)
