"""``perekaman centre``: the emulated centre and the demonstration's keys."""

import argparse
import signal
import threading
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from station.centre.emulated import faults
from station.centre.emulated.authority import Authority
from station.centre.emulated.faults import Fault, Script
from station.centre.emulated.server import EmulatedCentre
from station.centre.emulated.service import Conduct
from station.commands.output import document, lines
from station.errors import Broken, Code, Refused
from station.home import Home
from station.log import to_file

HELP = "run an emulated centre, or make its keys"
_PORT: Final = 8443
_LAST_PORT: Final = 65535


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    serve = words.add_parser(
        "serve", help="receive packets until SIGTERM or SIGINT",
        description="Run an emulated centre on 127.0.0.1: it receives packets over TLS, opens and"
        " judges them, signs receipts and the status feed, and misbehaves where told. It needs the"
        " keys that 'perekaman centre keygen' makes.",
    )  # fmt: skip
    serve.add_argument("--port", type=int, default=_PORT, help="0 takes any free one")
    serve.add_argument(
        "--faults", default="", metavar="LIST",
        help=f"NAME[@BYTES][*TIMES],... in the order they happen. {faults.usage()}",
    )  # fmt: skip
    serve.add_argument("--failures", type=float, default=0.0, metavar="SHARE",
                       help="share of packets that end in a failure, 0 to 1")  # fmt: skip
    serve.add_argument("--seed", type=int, default=1, help="decides which packets fail, and how")
    words.add_parser(
        "keygen", help="make the authority's keys; keys that stand are kept",
        description="Make the keys of a demonstration's authority in the home: its root, the TLS"
        " server's and the signer's, and the two that open packets. Keys that stand are never"
        " replaced: packets are sealed to them.",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return _WORDS[options.word](options, Home(options.home))


def _serve(options: argparse.Namespace, home: Home) -> int:
    script = Script(_checked(options))
    conduct = Conduct(failures=options.failures, seed=options.seed)
    stop = threading.Event()
    with _centre(home, options.port, script, conduct) as centre:
        to_file(home.logs / "centre.jsonl")
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        _say(options, f"centre listens on {centre.url}", url=centre.url)
        stop.wait()
    return 0


def _checked(options: argparse.Namespace) -> Sequence[Fault]:
    if not 0 <= options.port <= _LAST_PORT:
        raise Refused(Code.SETTINGS_INVALID, f"--port: 0 to {_LAST_PORT}")
    if not 0.0 <= options.failures <= 1.0:
        raise Refused(Code.SETTINGS_INVALID, "--failures: 0 to 1")
    return faults.parse(options.faults)


def _centre(home: Home, port: int, script: Script, conduct: Conduct) -> EmulatedCentre:
    try:
        return EmulatedCentre(home.centre, port=port, script=script, conduct=conduct)
    except Broken as trouble:
        if trouble.code is not Code.KEY_MISSING:
            raise
        hint = f"{trouble.detail}; run 'perekaman centre keygen' first"
        raise Broken(Code.KEY_MISSING, hint) from trouble


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
