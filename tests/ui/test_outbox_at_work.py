"""The outbox screen before a real board, uploader and emulated centre: what presses bring about."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station.board.board import Board
from station.clock import SystemClock
from station.lifecycle import Status
from tests.fakes.running import running
from tests.fakes.scenes import scenes
from tests.fakes.site import Site
from tests.ui.fingers import click
from ui.bridge import Relay
from ui.screens.outbox import Outbox
from ui.sides import Side
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def board(site: Site) -> Iterator[Board]:
    """Return a real board, for the window of these tests."""
    made = Board(site.outbox_folder, SystemClock())
    made.open()
    with closing(made):
        yield made


@pytest.fixture
def opened(window: Window, board: Board) -> Iterator[Window]:
    """Return the window on the outbox of the site."""
    relay = Relay(board.views)
    relay.arrived.connect(window.show_board)
    window.show_view(scenes()["today"])
    window.go_aside(Side.OUTBOX)
    with closing(relay):
        yield window


def _button(window: Window, words: str) -> QPushButton:
    found = window.panel.findChildren(QPushButton)
    return next(b for b in found if b.accessibleName() == words and b.isVisible())


def _outbox(window: Window) -> Outbox:
    assert isinstance(window.work, Outbox)
    return window.work


def _says(window: Window, words: str) -> bool:
    shown = (each.text() for each in window.work.findChildren(QLabel) if each.isVisible())
    return any(words in each for each in shown)


def test_pause_stops_an_upload_under_way_and_resume_brings_it_home(
    site: Site, opened: Window, qtbot: QtBot
) -> None:
    site.line = replace(site.line, stall_seconds=60.0)
    site.put()
    with site.centre("stall@3000") as centre, running(site, centre.url, patience=60.0):
        qtbot.waitUntil(lambda: _outbox(opened).sending, timeout=20_000)
        click(_button(opened, "Pause"))
        qtbot.waitUntil(lambda: _says(opened, "Sending is paused"), timeout=20_000)
        qtbot.waitUntil(lambda: not _outbox(opened).sending, timeout=20_000)
        assert opened.panel.primary.text() == "Resume"
        click(opened.panel.primary)
        qtbot.waitUntil(lambda: _says(opened, "Nothing to send"), timeout=20_000)
    assert set(site.states().values()) == {Status.PRINT_READY_RECORD}


def test_one_press_pushes_what_waits_for_the_line(site: Site, opened: Window, qtbot: QtBot) -> None:
    site.line = replace(
        site.line, retry_floor_seconds=600.0, retry_cap_seconds=600.0, poll_seconds=600.0
    )
    with site.centre() as centre:
        port = centre.port
    site.put()
    with running(site, f"https://127.0.0.1:{port}"):
        qtbot.waitUntil(lambda: _says(opened, "No line to the centre"), timeout=20_000)
        with site.centre(port=port):
            click(opened.panel.primary)
            qtbot.waitUntil(lambda: _says(opened, "Nothing to send"), timeout=20_000)
    assert set(site.states().values()) == {Status.PRINT_READY_RECORD}
