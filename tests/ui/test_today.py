"""Today: search, filters, and whom the button starts."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.fakes import views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, type_into
from ui.screens.today import Today
from ui.theme import Tone
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _today(window: Window) -> Today:
    window.show_view(SCENES["today"])
    assert isinstance(window.work, Today)
    return window.work


def test_a_waiting_person_is_started_and_a_draft_is_resumed(window: Window, desk: FakeDesk) -> None:
    _today(window)
    click(window.panel.primary)
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down)
    click(window.panel.primary)
    rows = SCENES["today"].roster
    assert desk.told == [("start", rows[0].nik), ("resume", rows[2].nik)]


def test_a_recorded_person_is_not_recorded_again(window: Window, desk: FakeDesk) -> None:
    _today(window)
    type_into(window.work, "ratna")
    assert not window.panel.primary.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.told == []
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.BAD
    assert "NOT record again" in window.panel.guide.advice


@pytest.mark.parametrize("asked", ["dewi", "DEWI per", "3273 0157 0892 0004", "0004"])
def test_search_finds_by_name_and_by_nik(window: Window, asked: str) -> None:
    today = _today(window)
    type_into(today, asked)
    assert window.panel.guide is not None
    assert window.panel.guide.note.startswith("DEWI PERCOBAAN")


def test_a_search_without_a_hit_says_so_and_offers_nothing(window: Window) -> None:
    today = _today(window)
    type_into(today, "zzz")
    assert not window.panel.primary.isEnabled()
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Choose a person"


def test_letters_typed_into_the_search_press_nothing(window: Window, desk: FakeDesk) -> None:
    _today(window)
    type_into(window.work, "rx r x")
    assert desk.told == []
    assert window.work.findChildren(QLineEdit)[0].text() == "rx r x"


def test_the_filters_count_and_filter(window: Window) -> None:
    today = _today(window)
    assert [chip.text().split()[-1] for chip in today.chips] == ["24", "8", "4", "12"]
    click(today.chips[2])
    assert window.panel.guide is not None
    assert window.panel.guide.primary is not None
    assert window.panel.guide.primary.text == "Continue"


def test_a_refresh_keeps_the_chosen_person(window: Window) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_Down)
    before = window.panel.guide
    window.show_view(replace(SCENES["today"], roster=views.roster(30)))
    assert before is not None
    assert window.panel.guide is not None
    assert window.panel.guide.note == before.note
