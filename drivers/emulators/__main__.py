"""Runs an emulator alone, for other software: ``python -m drivers.emulators --help``."""

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from drivers.emulators import WIRES
from drivers.emulators.alone import PORT, Wish, run
from drivers.emulators.faults import faults
from drivers.trouble import Fault


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what an emulator is told."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "faults of each:\n" + "\n".join(
        f"  {wire}: {' '.join(faults(wire))}" for wire in WIRES
    )
    parser.add_argument(
        "wire", nargs="?", choices=WIRES, default="sbi", metavar="NAME", help=", ".join(WIRES)
    )
    parser.add_argument("--seed", type=int, default=1, help="who sits there")
    parser.add_argument(
        "--faults", nargs="+", default=[], metavar="FAULT=VALUE", help="what goes wrong; see below"
    )
    parser.add_argument("--port", type=int, default=PORT, help="of sbi; 0 takes a free one")
    parser.add_argument(
        "--models",
        nargs="+",
        default=["slap", "iris", "face"],
        metavar="MODEL",
        help="of sbi: slap, single, iris, face",
    )
    parser.add_argument(
        "--trust", type=Path, metavar="FILE", help="of sbi: write the root certificate (PEM) here"
    )


def serve(
    options: argparse.Namespace, tell: Callable[[str], None], stop: threading.Event | None = None
) -> None:
    """Serve until interrupted. Raises ``Fault`` as ``drivers.emulators.alone.run``."""
    wish = Wish(
        wire=options.wire,
        seed=options.seed,
        faults=tuple(options.faults),
        port=options.port,
        models=tuple(options.models),
        trust=options.trust,
    )
    run(wish, tell, stop or _signalled())


def main(argv: Sequence[str] | None = None, stop: threading.Event | None = None) -> int:
    """Serve until interrupted. The first line on stdout tells the address."""
    parser = argparse.ArgumentParser(
        prog="drivers.emulators", description="An emulated device, for other software."
    )
    arguments(parser)
    try:
        serve(parser.parse_args(argv), _tell, stop)
    except Fault as fault:
        sys.stderr.write(f"{fault.detail}\n")
        return 1
    return 0


def _tell(address: str) -> None:
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


def _signalled() -> threading.Event:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    return ended


if __name__ == "__main__":
    sys.exit(main())
