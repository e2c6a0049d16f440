"""The keeper: a child that dies is started again, one that is not wanted is not."""

import os
import signal
from pathlib import Path
from queue import Queue

from station.uploader.keeper import Keeper
from tests.fakes.processes import until

PATIENCE = 30


def centre(home: Path, lines: Queue[str]) -> Keeper:
    return Keeper(
        ("centre", "serve", "--port", "0", "--home", str(home)), on_line=lines.put, tied=True
    )


def keygen(home: Path) -> None:
    done = Queue[str]()
    keeper = Keeper(("centre", "keygen", "--home", str(home)), on_line=done.put).start()
    done.get(timeout=PATIENCE)
    keeper.close()


def test_a_killed_child_comes_back(tmp_path: Path) -> None:
    keygen(tmp_path)
    lines = Queue[str]()
    keeper = centre(tmp_path, lines).start()
    assert "listens" in lines.get(timeout=PATIENCE)
    os.kill(keeper.pid or 0, signal.SIGKILL)
    assert "listens" in lines.get(timeout=PATIENCE)
    keeper.close()


def test_closing_ends_the_child(tmp_path: Path) -> None:
    keygen(tmp_path)
    lines = Queue[str]()
    keeper = centre(tmp_path, lines).start()
    lines.get(timeout=PATIENCE)
    pid = keeper.pid or 0
    keeper.close()
    until(lambda: not Path(f"/proc/{pid}").exists(), PATIENCE)


def test_what_is_not_wanted_is_not_started() -> None:
    asked = Queue[bool]()

    def wanted() -> bool:
        asked.put(True)
        return False

    keeper = Keeper(("nik", "check", "1"), wanted=wanted).start()
    assert asked.get(timeout=PATIENCE)
    assert keeper.pid is None
    keeper.close()
