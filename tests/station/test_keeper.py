"""The keeper: a child that dies is started again, one that is not wanted is not."""

import os
import signal
from pathlib import Path
from queue import Queue

from station.uploader.keeper import Falls, Keeper
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


def test_a_child_that_falls_again_and_again_is_tried_once_a_minute() -> None:
    falls = Falls()
    pauses = [falls.pause(lived=2.0) for _ in range(12)]
    assert pauses[:2] == [0.1, 0.5], "a child that was killed is missed at once"
    assert pauses == sorted(pauses)
    assert pauses[-3:] == [60.0, 60.0, 60.0]


def test_a_steady_run_makes_up_for_the_falls_before_it() -> None:
    falls = Falls()
    for _ in range(12):
        falls.pause(lived=2.0)
    assert falls.pause(lived=59.0) == 60.0, "no longer than the pause before it: not steady"
    assert falls.pause(lived=61.0) == 0.1
    assert falls.pause(lived=11.0) == 0.1


def test_a_child_that_cannot_begin_is_started_again(tmp_path: Path) -> None:
    nothing = tmp_path / "no settings"
    words = ("upload", "--home", str(tmp_path), "--config", str(nothing))
    keeper = Keeper(words, tied=True).start()
    until(lambda: keeper.falls >= 2, PATIENCE)
    keeper.close()


def test_a_child_without_keys_waits_and_does_not_fall(tmp_path: Path) -> None:
    keeper = Keeper(("upload", "--home", str(tmp_path)), tied=True).start()
    log = tmp_path / "logs" / "uploader.jsonl"
    until(lambda: log.exists() and "keys_awaited" in log.read_text(), PATIENCE)
    assert keeper.falls == 0
    keeper.close()


def test_what_is_not_wanted_is_not_started() -> None:
    asked = Queue[bool]()

    def wanted() -> bool:
        asked.put(True)
        return False

    keeper = Keeper(("nik", "check", "1"), wanted=wanted).start()
    assert asked.get(timeout=PATIENCE)
    assert keeper.pid is None
    keeper.close()
