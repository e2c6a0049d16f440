"""Real processes of the product: started, watched by what they leave on disk, killed on purpose."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Found = TypeVar("Found")
ROOT = Path(__file__).parents[2]


class Demo:
    """``perekaman demo`` as a process of its own, with everything it starts."""

    def __init__(self, home: Path, *words: str) -> None:
        self.temporary = home.parent / "temporary"
        self.temporary.mkdir(exist_ok=True)
        command = (sys.executable, "-m", "station.commands", "demo", "--home", str(home), "--json")
        self.process = subprocess.Popen(
            (*command, *words),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(self.temporary)},
        )

    def result(self, seconds: float = 100.0) -> dict[str, Any]:
        """Wait for the end; return the JSON document, checked for exit code 0."""
        out, err = self.process.communicate(timeout=seconds)
        assert self.process.returncode == 0, f"{out[-2000:]}\n{err[-2000:]}"
        found: dict[str, Any] = msgspec.json.decode(out)
        return found

    def kill(self) -> None:
        """Pull the plug: no handler of any kind runs."""
        self.process.kill()
        self.process.communicate(timeout=30)

    def kill_child(self, *words: str) -> int:
        """Kill the child whose command line has all these words; wait until it is there first."""
        pid = until(lambda: _child(self.process.pid, words), 30)
        os.kill(pid, signal.SIGKILL)
        return pid

    def alive(self) -> bool:
        return self.process.poll() is None


def until(found: Callable[[], Found], seconds: float) -> Found:
    """Return what ``found`` finds as soon as it is true. Fails after ``seconds``."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while not (result := found()):
        assert time.monotonic() < deadline, "it never came"
        pause.wait(0.01)
    return result


def _child(parent: int, words: tuple[str, ...]) -> int:
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and _parent(entry) == parent:
            line = (entry / "cmdline").read_bytes().decode().split("\0")
            if all(word in line for word in words):
                return int(entry.name)
    return 0


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0
