"""Kills a station, or cuts its power, at every step of a packet's life, and counts what was lost.

Each round stops one day (``day.py``) at one step, starts the station again on what is left, lets it
finish and looks: every packet that was promised is there or was destroyed behind its tombstone, the
far side took each one's bytes once, register and outbox name the same packets, everything can be
read, and the last finished backup can be restored. Once every step has had its turn, the start
after the stop is stopped as well.

``kill`` ends the process before a step of the product's own (file, folder, statement of the index).
``power`` runs on ``forgetful.py``, where every call of the file system counts, SQLite's too; each
step is tried as a killed process, and as a power cut on a plain and on a strict file system.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.torture import killing, power
from scripts.torture.day import Template
from scripts.torture.rounds import HEAD, Tally


def main() -> int:
    """Run the rounds and print a table; 0 only when nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=("kill", "power"))
    parser.add_argument("--rounds", type=int, default=1000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=tuple(power.KINDS), help="one kind of power")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    wrong = 0
    say(HEAD)
    try:
        for name, tally in tallies(options, Template.make(folder / "template"), folder):
            wrong += sum(tally.wrong.values())
            for line in tally.lines(name):
                say(line)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


def tallies(
    options: argparse.Namespace, template: Template, folder: Path
) -> Iterator[tuple[str, Tally]]:
    """Run what was asked for, one kind after the other."""
    rounds, seed = options.rounds, options.seed
    if options.mode == "kill":
        yield "killed", killing.run(template, folder, rounds, seed)
        return
    for kind in [options.only] if options.only else power.KINDS:
        chosen = power.KINDS[kind]
        yield chosen.name, power.run(template, folder, rounds, seed, chosen)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
