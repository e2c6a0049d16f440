"""Times the board over 100,000 packets: opening, pages, filters; beside the naive way and a limit.

The naive way reads both files whole and joins them in Python. The limit is one page of rows by the
index's own order, on a connection that is open: nobody who shows 50 packets can do less.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from station.board.ledger import Ledger
from station.board.looking import Looker
from station.board.view import PAGE, Filter, Question
from station.lifecycle import AT_STATION, Status
from station.outbox.lists import Listing
from station.outbox.rows import entry
from station.outbox.schema import COLUMNS, open_reader
from station.register.opening import Access
from station.register.register import Register
from tests.fakes.movable_clock import MovableClock
from tests.fakes.year import KEY, NOW, OPERATORS, VILLAGES, Year

GOAL_MS: Final = 100.0
DAYS_OF_WORK: Final = 313
ROUNDS: Final = 7
FIRST_PAGE: Final = (
    f"SELECT {COLUMNS} FROM packet ORDER BY sealed_at DESC, packet_id DESC LIMIT {PAGE + 1}"
)


class Then(MovableClock):
    """The last day of the year."""

    def now(self) -> datetime:
        return NOW


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), options.packets, options.seed)


def run(folder: Path, packets: int, seed: int) -> int:
    """Make a year with so many packets and time the board over it; 0 when the goal is met."""
    outbox, register = folder / "outbox", folder / "register.db"
    year = Year(seed=seed, a_day=max(1, -(-packets // DAYS_OF_WORK)))
    say(f"seed {seed}: {len(year.lives)} packets, {len(VILLAGES)} villages")
    year.write(outbox, register)
    # `naive` gets a register that is open: what unlocking it costs is not held against it.
    looker = Looker(outbox, Then(), lambda: True)
    looker.admit(Ledger(Access(register, KEY), outbox))
    limit = _limit(outbox)
    slow = _naive(outbox, register)
    say(f"{'':34}{'median':>9}{'worst':>9}{'x limit':>9}{'x naive':>9}")
    worst = 0.0
    for name, question in _questions().items():
        times = _times(partial(looker.look, question))
        worst = max(worst, *times)
        middle = statistics.median(times)
        say(f"{name:34}{middle:7.1f}ms{max(times):7.1f}ms{middle / limit:9.1f}{middle / slow:9.3f}")
    say(f"{'limit: one page, nothing else':34}{limit:7.1f}ms")
    say(f"{'naive: read all, join in Python':34}{slow:7.1f}ms")
    met = worst < GOAL_MS
    say(f"goal: under {GOAL_MS:.0f} ms: {'met' if met else 'MISSED'}")
    return 0 if met else 1


def _questions() -> dict[str, Question]:
    lists = {f"opens: {each.value.lower()}": Question(listing=each) for each in Listing}
    filters = {
        "a day": Filter(day=NOW.date()),
        "a village": Filter(village=VILLAGES[3]),
        "an operator": Filter(operator=OPERATORS[1]),
        "a status": Filter(status=Status.DUPLICATE_RECORD),
        "a village and an operator": Filter(village=VILLAGES[3], operator=OPERATORS[1]),
    }
    everything = Listing.ALL
    return lists | {
        f"of {name}": Question(listing=everything, filter=each) for name, each in filters.items()
    }


def _times(work: Callable[[], object]) -> list[float]:
    return [_milliseconds(work) for _ in range(ROUNDS)]


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _limit(outbox: Path) -> float:
    connection = open_reader(outbox)
    assert connection is not None
    with closing(connection):
        return statistics.median(_times(lambda: connection.execute(FIRST_PAGE).fetchall()))


def _naive(outbox: Path, path: Path) -> float:
    with closing(Register(path, KEY)) as register:

        def joined() -> dict[str, int]:
            connection = open_reader(outbox)
            assert connection is not None
            with closing(connection):
                rows = [entry(row) for row in connection.execute(f"SELECT {COLUMNS} FROM packet")]
            people = {each.packet_id: each for each in register.search("", limit=len(rows))}
            shown = sorted(rows, key=lambda each: each.sealed_at, reverse=True)
            waiting = sum(each.state in AT_STATION for each in rows)
            return {"waiting": waiting, "known": len(people), "shown": len(shown[:PAGE])}

        return statistics.median([_milliseconds(joined) for _ in range(3)])


if __name__ == "__main__":
    sys.exit(main())
