"""Runs the SBI emulator alone, for other software: ``python -m drivers.emulators --help``."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.population.person import Person


def main(argv: Sequence[str] | None = None, stop: threading.Event | None = None) -> int:
    """Serve until interrupted. The first line on stdout tells the address."""
    options = _options(argv)
    ended = stop or _signalled()
    service = SbiEmulator(Chair(Person(options.seed)), port=options.port)
    try:
        if options.trust:
            options.trust.write_bytes(service.keys.root_pem)
        sys.stdout.write(f"http://{HOST}:{service.port}/\n")
        sys.stdout.flush()
        ended.wait()
    finally:
        service.close()
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="drivers.emulators", description="A slap scanner and an iris camera behind SBI."
    )
    parser.add_argument("--port", type=int, default=4501, help="0 takes a free one")
    parser.add_argument("--seed", type=int, default=1, help="who sits there")
    parser.add_argument("--trust", type=Path, help="write the root certificate (PEM) here")
    return parser.parse_args(argv)


def _signalled() -> threading.Event:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    return ended


if __name__ == "__main__":
    sys.exit(main())
