"""Times the real kiosk's outbox screen over a year of an office: memory, opening, lists."""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scripts.bench.ui import CONFIG, Line, Trial, resident_mb, say, spin
from station import settings
from station.assembly import provision
from station.assembly.records import register
from station.clock import SystemClock
from station.commands.demo.stage import Stage
from station.home import Home
from station.operators.accounts import Accounts
from tests.fakes.year import Year
from ui.screens.outbox import Outbox

DAYS_OF_WORK: Final = 313
MEMORY_MB: Final = 250.0
OPENING_MS: Final = 100.0
PATIENCE_S: Final = 30.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    say(f"{options.cores} cores, load {os.getloadavg()[0]:.1f}")
    missed = 0
    with tempfile.TemporaryDirectory(prefix="perekaman-year-") as folder:
        for line in use(Home(Path(folder) / "home"), options.packets, options.rounds):
            missed += line.value > line.goal
            say(line)
    return 1 if missed else 0


def use(home: Home, packets: int, rounds: int) -> Iterator[Line]:
    """Open and leave the outbox screen, go through its lists and turn its pages."""
    # Made before the year is there: its list of people grows with what was recorded.
    stage = Stage(home, CONFIG, seed=12, people=1, faults="", haste=1.0)
    # In another process: what making it up takes is no memory of the kiosk's.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:
        count = maker.submit(furnish, home, packets).result()
    # The desk alone: an uploader would look for the files of packets that were made up.
    stage.desk.open()
    trial = Trial(stage)
    try:
        trial.operator.sign_in()
        yield Line(f"resident memory, {count} packets", resident_mb(), MEMORY_MB, "MB")
        yield from opening(trial, rounds)
        yield from within(trial, rounds)
        yield Line("resident memory with the screen", resident_mb(), MEMORY_MB, "MB")
    finally:
        trial.close()
        stage.desk.close()


def furnish(home: Home, packets: int) -> int:
    """Fill a demonstration's index and register with a year; return how many packets it has."""
    provision.demonstration(home, settings.load(CONFIG))
    who, now = provision.OPERATOR, SystemClock().now()
    session = Accounts(home.accounts).sign_in(who.user, who.pin, now)
    assert session.data_key is not None
    opened = register(home, session.data_key, lambda: False)
    key = opened.access.key
    opened.close()
    home.register.unlink()
    year = Year(a_day=max(1, -(-packets // DAYS_OF_WORK)), now=now)
    year.write(home.outbox, home.register, key=key)
    return len(year.lives)


def opening(trial: Trial, rounds: int) -> Iterator[Line]:
    """Time the press of F6 until names and rows are painted."""
    spent = []
    for _ in range(rounds):
        leave(trial)
        spent.append(until_there(trial, lambda: press(trial, Qt.Key.Key_F6)))
    yield told("F6 to all rows and names", spent)
    yield Line("the first of them", spent[0], OPENING_MS, "ms")


def within(trial: Trial, rounds: int) -> Iterator[Line]:
    """Time each list from its chip, and the turning of pages."""
    for chip in outbox(trial).chips:
        click = partial(QTest.mouseClick, chip, Qt.MouseButton.LeftButton)
        spent = [until_there(trial, click) for _ in range(rounds)]
        yield told(f"list: {chip.text().partition(' ')[0]}", spent)
    spent = [until_there(trial, lambda: outbox(trial).turn(1)) for _ in range(rounds)]
    yield told("next page", spent)


def told(name: str, spent: list[float]) -> Line:
    middle = statistics.median(spent)
    return Line(name, middle, OPENING_MS, "ms", f"median of {len(spent)}, worst {max(spent):.0f}")


def until_there(trial: Trial, act: Callable[[], object]) -> float:
    """Return the milliseconds from an act to the painted screen that is up to date after it."""
    wait_gate(trial)
    began = time.perf_counter()
    act()
    while not (isinstance(trial.kiosk.window.work, Outbox) and outbox(trial).up_to_date):
        QApplication.processEvents()
        if time.perf_counter() - began > PATIENCE_S:
            raise TimeoutError("the outbox screen never came")
    trial.kiosk.window.grab()
    return 1000 * (time.perf_counter() - began)


def press(trial: Trial, key: Qt.Key) -> None:
    QTest.keyClick(trial.kiosk.window, key)


def leave(trial: Trial) -> None:
    while isinstance(trial.kiosk.window.work, Outbox):
        wait_gate(trial)
        press(trial, Qt.Key.Key_Escape)


def wait_gate(trial: Trial) -> None:
    """Wait until a press counts again: the kiosk takes no two in one moment."""
    while (closed := trial.kiosk.window.gate.closed_for()) > 0:
        spin(round(closed * 1000) + 1, lambda: None)


def outbox(trial: Trial) -> Outbox:
    work = trial.kiosk.window.work
    assert isinstance(work, Outbox)
    return work


if __name__ == "__main__":
    raise SystemExit(main())
