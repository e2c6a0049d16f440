"""One round of torture: a day lived in a process of its own, judged in another, and counted."""

import json
import logging
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from scripts.torture.day import Day

_SECOND: Final = 60  # a start on what a stop left takes about as many steps


@dataclass(frozen=True)
class Stop:
    """Before which step a day ends, and before which the start after it ends, if any."""

    first: int
    second: int | None = None

    def __str__(self) -> str:
        again = "" if self.second is None else f", again at {self.second}"
        return f"step {self.first}{again}"


def stops(steps: int, rounds: int, chance: random.Random) -> Iterator[Stop]:
    """Yield every step once, in the order of chance; then steps with a second stop behind them."""
    order = list(range(steps))
    chance.shuffle(order)
    for number in range(rounds):
        second = None if number < steps else chance.randrange(_SECOND)
        yield Stop(order[number % steps], second)


def in_child(work: Callable[[Callable[[str], None]], None]) -> tuple[list[str], bool, int]:
    """Run in a forked process; return what it told, whether it came to its end, and its id."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        logging.disable()  # clocks go back here, and pages are refused for it: it is counted
        status = 1
        try:
            work(lambda line: _tell(writing, line))
            status = 0
        except BaseException as error:  # the parent is told by what it hears
            _tell(writing, f"! {type(error).__name__} {error}")
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as told:
        lines = told.read().splitlines()
    return lines, os.waitpid(pid, 0)[1] == 0, pid


def _tell(handle: int, line: str) -> None:
    os.write(handle, f"{line}\n".encode())


@dataclass
class Tally:
    """What came of the rounds."""

    rounds: int = 0
    stopped: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)

    def add(self, *, stopped: bool, wrong: dict[str, int], place: str) -> None:
        self.rounds += 1
        self.stopped += stopped
        self.wrong.update(wrong)
        if any(wrong.values()):
            self.places.append(place)

    def lines(self, name: str) -> Iterator[str]:
        kinds = ("lost", "double", "unreadable", "disagree", "stuck", "backup", "failed")
        counts = "".join(f"{self.wrong[kind]:>12}" for kind in kinds)
        yield f"{name:16}{self.rounds:>8}{self.stopped:>9}{counts}"
        yield from (f"  wrong at {place}" for place in self.places[:20])


HEAD: Final = f"{'':16}{'rounds':>8}{'stopped':>9}" + "".join(
    f"{kind:>12}"
    for kind in ("lost", "double", "unreadable", "disagree", "stuck", "backup", "failed")
)


def judged(day: Day, promised: set[str]) -> dict[str, int]:
    """Finish a day in a process of its own; what fails there counts as wrong."""

    def work(tell: Callable[[str], None]) -> None:
        tell(json.dumps({k: v for k, v in day.finish(promised).items() if v}))

    lines, ended, _ = in_child(work)
    if not ended or not lines:
        return {"failed": 1, " ".join(lines)[:200]: 1}
    found: dict[str, int] = json.loads(lines[-1])
    return found
