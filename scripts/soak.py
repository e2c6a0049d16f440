"""Records hundreds of people through the real kiosk: memory, ticks and seconds must stay flat.

The real window, device host, uploader and emulated centre, over emulated devices; an operator who
never tires. A row for each so many people; at the end the centre's packets are opened and counted.
Ends with 0 when nothing is lost, double or late, and no process has grown.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.bench.screen_watch import Ticks
from station.assembly import provision
from station.assembly.board import board as assemble_board
from station.commands.demo.operator import Performance
from station.commands.demo.report import Report, describe, report
from station.commands.demo.stage import Stage
from station.home import Home
from ui.demonstration import Demonstration
from ui.kiosk import Kiosk
from ui.press import Gate

CONFIG: Final = Path(__file__).resolve().parents[1] / "config"
WARM: Final = 0.2
"""The share of the people after which a process has loaded what it needs."""
GROWTH_MB: Final = 10.0
"""What a process may hold more at the end than when it was warm: what the allocator keeps apart."""
PROCESSES: Final = {"host": "station.host", "uploader": "upload", "centre": "centre"}
_FINAL_SECONDS: Final = 120.0


@dataclass(frozen=True)
class Row:
    """How things stood after so many people. Memory in MB by process, the rest of the last batch.

    ``latest`` is the latest tick of the GUI thread in milliseconds, ``own`` what of its own work
    held it longest; ``seconds`` are of one person.
    """

    people: int
    memory: dict[str, float]
    latest: float
    own: float
    seconds: float

    def __str__(self) -> str:
        figures = (*self.memory.values(), self.latest, self.own, self.seconds)
        found = zip(TITLES, figures, strict=True)
        return f"{self.people:>8}" + "".join(f"{each:{width(t)}.1f}" for t, each in found)


TITLES: Final = ("kiosk MB", *(f"{each} MB" for each in PROCESSES), "tick ms", "own ms", "s each")


def width(title: str) -> int:
    """Return the width of a column."""
    return max(10, len(title) + 2)


HEAD: Final = f"{'people':>8}" + "".join(f"{each:>{width(each)}}" for each in TITLES)


class Soak:
    """A kiosk before a stage, with an operator at it, and what is noted meanwhile."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._board = assemble_board(stage.home)
        self._board.open()
        self._kiosk = Kiosk(stage.desk, self._board, stage.home.slips)
        window = self._kiosk.window
        window.gate = Gate(0.0)  # an operator who never waits before the next press
        window.resize(1366, 768)
        window.show()
        self._ticks = Ticks(window)
        self._operator = Demonstration(window, provision.OPERATOR, provision.SUPERVISOR, None)

    def record(self, people: int, every: int) -> Iterator[tuple[Row | None, Performance]]:
        """Record people; yields each, and a row after each batch."""
        self._operator.sign_in()
        self._ticks.forget()
        began = time.monotonic()
        for number in range(1, people + 1):
            done = self._operator.record(nik := self._stage.next_in_line())
            performance = Performance(nik, packet_id=done.packet_id, number=done.number)
            if number % every and number != people:
                yield None, performance
                continue
            batch = number % every or every
            yield self._row(number, (time.monotonic() - began) / batch), performance
            self._ticks.forget()
            began = time.monotonic()

    def _row(self, people: int, seconds: float) -> Row:
        late = max(self._ticks.late.values(), default=0.0)
        return Row(people, memory(), late, self._ticks.own, seconds)

    def close(self) -> None:
        self._kiosk.close()
        self._board.close()


def memory() -> dict[str, float]:
    """Return what this process and those it started hold, in MB; 0 for one that is not there."""
    found = {"kiosk": resident(os.getpid())}
    lines = dict(children(os.getpid()))
    for name, word in PROCESSES.items():
        pids = [pid for pid, words in lines.items() if word in words]
        found[name] = resident(pids[0]) if pids else 0.0
    return found


def children(parent: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield process ids and command lines of what a process has started."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                yield int(entry.name), tuple((entry / "cmdline").read_text().split("\0"))
        except (OSError, IndexError):  # it has just ended
            continue


def resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


def soak(
    home: Path, people: int, every: int, seed: int, config: Path = CONFIG
) -> tuple[list[Row], Report]:
    """Record people; return the rows, and what the centre holds in the end."""
    rows: list[Row] = []
    done: list[Performance] = []
    with Stage(Home(home), config, seed=seed, people=people, faults="", haste=20.0) as stage:
        started = time.monotonic()
        soaking = Soak(stage)
        try:
            for row, performance in soaking.record(people, every):
                done.append(performance)
                if row:
                    rows.append(row)
                    say(row)
        finally:
            soaking.close()
        stage.await_final([each.packet_id for each in done], _FINAL_SECONDS)
        return rows, report(stage, done, seconds=time.monotonic() - started)


def grown(rows: list[Row]) -> dict[str, float]:
    """Return by how many MB each process has grown since it was warm."""
    warm = next(row for row in rows if row.people >= WARM * rows[-1].people)
    return {name: rows[-1].memory[name] - held for name, held in warm.memory.items()}


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--every", type=int, default=50, help="people per row")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--home", type=Path, help="kept; else a temporary one")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say(HEAD)
    with tempfile.TemporaryDirectory(prefix="perekaman-soak-") as folder:
        home = options.home or Path(folder)
        rows, found = soak(home, options.people, options.every, options.seed)
    growth = grown(rows)
    say("grown  " + ", ".join(f"{name} {mb:+.1f} MB" for name, mb in growth.items()))
    say(list(describe(found))[-2])
    return 0 if found.sound and max(growth.values()) <= GROWTH_MB else 1


if __name__ == "__main__":
    sys.exit(main())
