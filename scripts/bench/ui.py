"""Times the real kiosk over emulated devices: start, steps, ticks, memory, live view at 1080p30."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from PySide6.QtCore import QEventLoop, QTimer

from scripts.bench.screen_watch import WORK, Live, Steps, Ticks, listen
from station.assembly import provision
from station.assembly.board import board as assemble_board
from station.commands.demo.stage import Stage
from station.home import Home
from station.session.view import Screen
from ui.demonstration import Demonstration
from ui.kiosk import Kiosk

ROOT: Final = Path(__file__).resolve().parents[2]
CONFIG: Final = ROOT / "config"
FILM: Final = """
import sys, numpy as np
from pathlib import Path
from drivers.opencv import cv2
folder = Path(sys.argv[1])
for number in range(30):
    y, x = np.mgrid[0:1080, 0:1920]
    wave = (x * 3 + y * 2 + number * 40) % 256
    picture = np.dstack([wave, 255 - wave, wave // 2 + number]).astype(np.uint8)
    cv2.imwrite(str(folder / f"{number:03d}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 85])
"""


@dataclass(frozen=True)
class Line:
    """One measured thing and its goal, in the same unit."""

    name: str
    value: float
    goal: float
    unit: str
    more: str = ""

    def __str__(self) -> str:
        met = "met" if self.value <= self.goal else "MISSED"
        return (
            f"{self.name:34} {self.value:9.1f} {self.unit:3} goal {self.goal:7.1f}  {met:7}"
            f" {self.more}"
        )


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


# --- start ----------------------------------------------------------------------------------------


def starts(home: Path, rounds: int) -> Iterator[Line]:
    """Start the real command again and again, and read its log; the first round warms up."""
    painted, ready = [], []
    for number in range(rounds + 1):
        first, second = one_start(home)
        if number:
            painted.append(first)
            ready.append(second)
    for name, found, goal in (
        ("first painted frame", painted, 700.0),
        ("ready for login", ready, 1500.0),
    ):
        yield Line(name, statistics.median(found), goal, "ms", f"worst {max(found):.0f}")


def one_start(home: Path) -> tuple[float, float]:
    """Return milliseconds from the start of the process to both marks in its log."""
    log = home / "logs" / "kiosk.jsonl"
    log.unlink(missing_ok=True)
    words = [str(ROOT / ".venv/bin/perekaman"), "kiosk", "--training", "--home", str(home)]
    began = time.time()
    process = subprocess.Popen([*words, "--config", str(CONFIG)], stderr=subprocess.DEVNULL)
    try:
        marks = await_marks(log, {"kiosk_painted", "kiosk_ready"})
    finally:
        process.terminate()
        process.wait(20)
    return 1000 * (marks["kiosk_painted"] - began), 1000 * (marks["kiosk_ready"] - began)


def await_marks(log: Path, wanted: set[str]) -> dict[str, float]:
    """Return when the marks were written. Raises ``TimeoutError``."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        lines = log.read_text().splitlines() if log.exists() else []
        told = [json.loads(each) for each in lines if each.endswith("}")]
        found = {e["event"]: datetime.fromisoformat(e["at"]).timestamp() for e in told}
        if wanted <= found.keys():
            return found
        time.sleep(0.02)
    raise TimeoutError(f"{log} tells no {wanted}")


# --- use ------------------------------------------------------------------------------------------


class Trial:
    """A kiosk before a stage, and what is noted of it."""

    def __init__(self, stage: Stage) -> None:
        self.board = assemble_board(stage.home)
        self.board.open()
        self.steps, self.live = Steps(), Live()
        listen(self.steps, self.live)  # before the window hands its methods around
        self.kiosk = Kiosk(stage.desk, self.board, stage.home.slips)
        window = self.kiosk.window
        self.steps.watch(window)
        self.ticks = Ticks(window)
        self.kiosk.bridge.frame_came.disconnect()
        self.kiosk.bridge.frame_came.connect(self.live.show)
        self.kiosk.bridge.frame_came.connect(window.show_frame)
        window.resize(1366, 768)
        window.show()
        self.operator = Demonstration(window, provision.OPERATOR, provision.SUPERVISOR, None)

    def close(self) -> None:
        self.kiosk.close()
        self.board.close()


@contextmanager
def trial(home: Path, config: Path, people: int) -> Iterator[tuple[Stage, Trial]]:
    with Stage(Home(home), config, seed=12, people=people, faults="", haste=1.0) as stage:
        made = Trial(stage)
        try:
            yield stage, made
        finally:
            made.close()


def use(home: Path, people: int) -> Iterator[Line]:
    """Record people as an operator does."""
    with trial(home, CONFIG, people) as (stage, made):
        made.operator.sign_in()
        for _ in range(people):
            made.operator.record(stage.next_in_line())
        steps = made.steps.spent
        worst = max(steps, key=lambda each: each[1])
        yield Line("resident memory in use", resident_mb(), 250.0, "MB")
        middle = statistics.median(spent for _, spent in steps)
        yield Line(
            f"step change, latest of {len(steps)}",
            worst[1],
            100.0,
            "ms",
            f"median {middle:.0f}, latest {worst[0]}",
        )
        by_screen = {each: made.ticks.late[each] for each in WORK if each in made.ticks.late}
        late = max(by_screen.values())
        rest = ", ".join(f"{each} {found:.0f}" for each, found in by_screen.items())
        yield Line(
            "latest tick while at work", late, 50.0, "ms", f"own work {made.ticks.own:.0f}; {rest}"
        )


def resident_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


# --- the live view --------------------------------------------------------------------------------


def live_view(home: Path, work: Path, seconds: float) -> Iterator[Line]:
    """Watch a camera of 1920x1080 at 30 pictures a second, before which nobody sits."""
    with trial(home, filmed(work), 1) as (stage, made):
        window = made.kiosk.window
        made.operator.sign_in()
        made.operator.go_to_photo(stage.next_in_line())
        spin(1000, lambda: None)
        made.live.behind.clear()
        began = time.monotonic()
        spin(round(seconds * 1000), lambda: None)
        behind = sorted(made.live.behind)
        rate = len(behind) / (time.monotonic() - began)
        if window.view.screen is not Screen.CAPTURE or not behind:
            raise RuntimeError(f"no live view on {window.view.screen}")
    p50, p99 = behind[len(behind) // 2], behind[int(len(behind) * 0.99)]
    more = f"median {p50:.0f}, worst {behind[-1]:.0f}, {rate:.1f} a second"
    yield Line("live view behind the source, p99", p99, 33.0, "ms", more)


def filmed(work: Path) -> Path:
    """Return a configuration whose camera plays pictures of full HD from a folder."""
    film, config = work / "film", work / "config"
    film.mkdir()
    subprocess.run([sys.executable, "-c", FILM, film], check=True, cwd=ROOT)
    shutil.copytree(CONFIG, config)
    devices = (config / "devices.toml").read_text()
    devices = devices.replace('"camera", ', "").replace(
        'driver = "frames"', f'driver = "frames"\n[camera.options]\nfolder = "{film}"\nfps = 30'
    )
    (config / "devices.toml").write_text(devices)
    return config


def spin(milliseconds: int, then: Callable[[], None]) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    then()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--people", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0, help="of live view")
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    say(f"{options.cores} cores, load {os.getloadavg()[0]:.1f}")
    missed = 0
    with tempfile.TemporaryDirectory(prefix="perekaman-ui-") as folder:
        work = Path(folder)
        for lines in (
            use(work / "home", options.people),
            starts(work / "home", options.starts),
            live_view(work / "live", work, options.seconds),
        ):
            for line in lines:
                missed += line.value > line.goal
                say(line)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
