"""Opening and closing: who is expected, the real process, and the demo before the real window."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station import settings as station_settings
from station.assembly import provision
from station.citizen import fictitious, roster
from station.commands import default_config
from station.errors import Broken, Code, Refused
from station.home import Home
from tests.fakes.patience import until
from tests.fakes.processes import Demo
from ui.opening import fill_screen, need_provisioned, the_day

SETTINGS = station_settings.load(default_config())


def test_training_brings_people_who_do_not_exist() -> None:
    day = the_day(SETTINGS, None, training=True).today()
    assert len(day) == 24
    assert all(fictitious.MARK in person.biodata.name for person in day)


def test_without_training_and_list_nobody_is_expected() -> None:
    assert the_day(SETTINGS, None, training=False).today() == ()


def test_training_on_real_devices_is_refused() -> None:
    devices = msgspec.structs.replace(SETTINGS.devices, emulate=())
    real = msgspec.structs.replace(SETTINGS, devices=devices)
    with pytest.raises(Refused) as caught:
        the_day(real, None, training=True)
    assert caught.value.code is Code.SETTINGS_INVALID


def test_a_list_is_read_and_a_faulty_one_told(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    people = fictitious.people(4, 3, today=datetime.now(UTC).date())
    path.write_text(roster.write(people), encoding="utf-8")
    assert the_day(SETTINGS, path, training=False).today() == people
    path.write_text("nothing,of,this\n1,2,3\n", encoding="utf-8")
    with pytest.raises(Broken) as caught:
        the_day(SETTINGS, path, training=False)
    assert caught.value.code is Code.ROSTER_INVALID


def test_a_station_without_keys_or_accounts_does_not_open(tmp_path: Path) -> None:
    home = Home(tmp_path).make()
    with pytest.raises(Broken) as caught:
        need_provisioned(home)
    assert caught.value.code is Code.KEY_MISSING
    assert "station provision" in caught.value.detail
    provision.demonstration(home, SETTINGS)
    need_provisioned(home)
    for needed in (home.accounts, *home.keys.iterdir(), *home.trust.iterdir()):
        aside = needed.rename(tmp_path / "aside")
        with pytest.raises(Broken):
            need_provisioned(home)
        aside.rename(needed)


def test_the_kiosk_ends_on_a_signal_and_leaves_nothing_running(tmp_path: Path) -> None:
    home = Home(tmp_path)
    provision.demonstration(home, SETTINGS)
    words = ("kiosk", "--training", "--person-display", "--home", str(tmp_path))
    kiosk = subprocess.Popen(
        (sys.executable, "-m", "station.commands", *words),
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    log = home.logs / "kiosk.jsonl"
    until(lambda: log.exists() and "kiosk_opened" in log.read_text())
    until(lambda: bool(_children(kiosk.pid)))
    children = _children(kiosk.pid)
    kiosk.send_signal(signal.SIGTERM)
    _, said = kiosk.communicate(timeout=20)
    assert kiosk.returncode == 0, said
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))


def _children(pid: int) -> list[str]:
    tasks = Path(f"/proc/{pid}/task")
    listed = [t / "children" for t in tasks.iterdir()] if tasks.exists() else []
    return [child for each in listed if each.exists() for child in each.read_text().split()]


def test_the_demo_drives_the_real_window_and_keeps_a_picture_of_every_screen(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "screens"
    found = Demo(
        tmp_path / "home", "--people", "1", "--seed", "7", "--screens", str(folder)
    ).result()
    assert (found["lost"], found["pending"]) == (0, 0)
    names = {path.stem.partition("-")[2] for path in folder.glob("*.png")}
    steps = ("photo", "right-four", "left-four", "thumbs", "irises", "signature", "index-check")
    screens = {"login", "today", "biodata", "review", "approval", "statement-judged", "done"}
    screens |= {
        "queue",
        "outbox",
        "outbox-history",
        "report",
        "report-book",
        "devices",
        "settings",
        "help",
    }
    assert screens | {f"{step}-judged" for step in steps} <= names
    for path in folder.glob("*.png"):
        assert (QImage(str(path)).width(), QImage(str(path)).height()) == (1366, 768)


@pytest.mark.parametrize(("height", "whole"), [(720, True), (768, False), (1080, False)])
def test_on_a_small_screen_no_frame_takes_room(qtbot: QtBot, height: int, whole: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fill_screen(window, height)
    assert window.isFullScreen() is whole
    assert window.isMaximized() is not whole
