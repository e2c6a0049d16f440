"""``perekaman centre``: the emulated centre and the demonstration's keys."""

import argparse
import signal
import threading
from types import MappingProxyType
from typing import Final

from station.centre.emulated import faults
from station.centre.emulated.authority import Authority
from station.centre.emulated.faults import Script
from station.centre.emulated.server import EmulatedCentre
from station.centre.emulated.service import Conduct
from station.commands.output import document, lines
from station.home import Home
from station.log import to_file

HELP = "run an emulated centre, or make its keys"
_PORT: Final = 8443


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    serve = words.add_parser("serve", help="receive packets until SIGTERM or SIGINT")
    serve.add_argument("--port", type=int, default=_PORT, help="0 takes any free one")
    serve.add_argument(
        "--faults", default="", metavar="LIST",
        help=f"NAME[@BYTES][*TIMES],... in the order they happen. {faults.usage()}",
    )  # fmt: skip
    serve.add_argument("--failures", type=float, default=0.0, metavar="SHARE",
                       help="share of packets that end in a failure, 0 to 1")  # fmt: skip
    serve.add_argument("--seed", type=int, default=1, help="decides which packets fail, and how")
    words.add_parser("keygen", help="make the authority's keys; keys that stand are kept")


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return _WORDS[options.word](options, Home(options.home))


def _serve(options: argparse.Namespace, home: Home) -> int:
    script = Script(faults.parse(options.faults))
    to_file(home.logs / "centre.jsonl")
    conduct = Conduct(failures=options.failures, seed=options.seed)
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    with EmulatedCentre(home.centre, port=options.port, script=script, conduct=conduct) as centre:
        _say(options, f"centre listens on {centre.url}", url=centre.url)
        stop.wait()
    return 0


def _keygen(options: argparse.Namespace, home: Home) -> int:
    authority = Authority.create(home.make().centre)
    _say(options, f"keys of the centre: {authority.folder}", folder=str(authority.folder))
    return 0


_WORDS: Final = MappingProxyType({"serve": _serve, "keygen": _keygen})


def _say(options: argparse.Namespace, text: str, **facts: str) -> None:
    if options.json:
        document(facts)
    else:
        lines([text])
