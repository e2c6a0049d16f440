"""The window: one press at a time, keys that respect the focus, language and look switched live."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station.devices.messages import FrameReady
from tests.fakes import pictures
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from tests.ui.test_theme import LARGE_OR_LINE, contrast
from ui.idle import IdleWatch
from ui.languages import Language, Speech
from ui.person_display import PersonDisplay
from ui.press import Gate
from ui.screens.today import Today
from ui.theme import THEMES, Look
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


class Hands:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_double_press_counts_once_even_when_the_screen_changed(
    window: Window, desk: FakeDesk
) -> None:
    clock = Hands()
    window.gate = Gate(0.3, clock)
    window.show_view(SCENES["review"])
    QTest.keyClick(window, Qt.Key.Key_Space)
    window.show_view(SCENES["approval"])
    QTest.keyClick(window, Qt.Key.Key_Space)
    click(window.panel.primary)
    assert desk.told == [("go_on",)]
    clock.now = 0.4
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.told == [("go_on",), ("approve_photo",)]


def test_space_presses_the_button_that_has_the_focus(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["approval"])
    window.activateWindow()
    other = next(
        b for b in window.panel.findChildren(QPushButton) if b.accessibleName() == "Another photo"
    )
    other.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(other, Qt.Key.Key_Space)
    assert desk.told == [("reject_photo",)]


def test_a_click_leaves_the_focus_where_it_was(window: Window) -> None:
    window.show_view(SCENES["today"])
    search = window.focusWidget()
    click(window.panel.primary)
    assert window.focusWidget() is search


def test_every_screen_can_be_reached_with_tab(window: Window) -> None:
    for view in SCENES.values():
        window.show_view(view)
        reachable = [
            b
            for b in window.findChildren(QAbstractButton)
            if b.isVisible() and b.isEnabled() and b.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        shown = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        assert reachable == shown


def test_the_language_switches_live_and_nothing_is_lost(
    window: Window, speech: Speech, qtbot: QtBot
) -> None:
    window.show_view(SCENES["review"])
    assert window.header.title.text() == "Review"
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert speech.language is Language.INDONESIAN
    qtbot.waitUntil(lambda: window.header.title.text() == "Tinjau")
    assert window.panel.primary.text() == "Lanjut"
    QTest.keyClick(window, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: window.header.title.text() == "Review")


def test_no_word_of_the_other_language_stays(window: Window, speech: Speech, qtbot: QtBot) -> None:
    english = {}
    for name, view in SCENES.items():
        window.show_view(view)
        english[name] = {b.text() for b in window.findChildren(QPushButton) if b.isVisible()}
    with qtbot.waitSignal(window.shown):
        speech.speak(Language.INDONESIAN)
    for name, view in SCENES.items():
        window.show_view(view)
        now = {b.text() for b in window.findChildren(QPushButton) if b.isVisible()}
        both = {text for text in now & english[name] if any(c.isalpha() for c in text)}
        assert both <= {"F9", "Ctrl+L"}, name


def test_the_look_goes_round_by_key(window: Window) -> None:
    window.show_view(SCENES["left-four-weak"])
    looks = []
    for _ in Look:
        QTest.keyClick(window, Qt.Key.Key_F9)
        looks.append(window.theme.look)
        ground = window.panel.grab().toImage().pixelColor(160, window.panel.height() // 2)
        assert ground.name().upper() == window.theme.surface
    assert looks == [Look.SUN, Look.NIGHT, Look.OFFICE]


def test_lock_is_one_key_away_and_hides_the_person(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["biodata"])
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.told == [("lock",)]
    window.show_view(SCENES["login"])
    said = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "SITI" not in said


def test_an_idle_desk_locks_itself(window: Window, qtbot: QtBot) -> None:
    locked: list[bool] = []
    watch = IdleWatch(1 / 600, lambda: locked.append(True), window)
    qtbot.waitUntil(lambda: bool(locked))
    watch.deleteLater()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_R, Qt.Key.Key_Down])
def test_a_key_that_is_a_shortcut_keeps_the_desk_awake(
    window: Window, desk: FakeDesk, qtbot: QtBot, key: Qt.Key
) -> None:
    window.show_view(SCENES["photo-taken"])
    watch = IdleWatch(60, desk.lock, window)
    asleep_for_a_while = watch.remaining_ms - 100
    qtbot.waitUntil(lambda: watch.remaining_ms < asleep_for_a_while)
    QTest.keyClick(window, key)
    assert watch.remaining_ms > asleep_for_a_while
    watch.deleteLater()


@pytest.mark.parametrize("look", Look)
def test_a_checked_button_shows_the_focus(window: Window, look: Look) -> None:
    window.wear(look)
    window.show_view(SCENES["today"])
    window.activateWindow()
    assert isinstance(window.work, Today)
    chip = window.work.chips[0]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    assert chip.isChecked()
    assert chip.hasFocus()
    shown = chip.grab().toImage()
    ring, inside = (shown.pixelColor(x, chip.height() // 2).name().upper() for x in (2, 8))
    assert ring == window.theme.focus
    assert contrast(ring, inside) >= LARGE_OR_LINE


def test_the_statement_is_read_in_the_language_shown_and_signed_in_it(
    window: Window, desk: FakeDesk, speech: Speech, qtbot: QtBot
) -> None:
    texts = {"id": "Saya menyatakan.", "en": "I declare."}
    view = replace(SCENES["statement"], statement=texts["id"], statements=texts)
    window.show_view(view)
    assert _says(window, "I declare.")
    with qtbot.waitSignal(window.shown):
        speech.speak(Language.INDONESIAN)
    assert _says(window, "Saya menyatakan.")
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.told == [("sign_statement", "id")]


def test_a_signed_statement_stands_as_it_was_signed(window: Window) -> None:
    texts = {"id": "Saya menyatakan.", "en": "I declare."}
    signed = replace(SCENES["statement-signed"], statements=texts, statement_language="id")
    window.show_view(signed)
    assert _says(window, "Saya menyatakan.")


def _says(window: Window, words: str) -> bool:
    return words in {label.text() for label in window.work.findChildren(QLabel)}


def test_the_keys_that_do_something_stand_on_the_screen(window: Window) -> None:
    window.show_view(SCENES["approval"])
    said = " ".join(label.text() for label in window.key_line.findChildren(QLabel))
    *shown, last = [each.strip() for each in said.split("     ")]
    assert window.panel.guide is not None
    actions = [each for each in window.panel.guide.actions() if each.key and each.enabled]
    assert shown == [f"{each.key} = {each.text}" for each in actions][: len(shown)]
    assert len(shown) >= 4, "what there is no room for stands in the help"
    assert last == "F1 = Help"


@pytest.fixture
def display(qtbot: QtBot, speech: Speech) -> PersonDisplay:
    shown = PersonDisplay(THEMES[Look.OFFICE], speech, lambda language: f"notice {language}")
    qtbot.addWidget(shown)
    shown.place([])
    return shown


def test_the_person_sees_the_notice_the_photo_and_the_statement(display: PersonDisplay) -> None:
    display.show_view(SCENES["today"])
    assert display.words.text() == "notice en"
    display.show_view(SCENES["approval"])
    assert display.photo.has_still
    display.show_view(SCENES["statement"])
    assert display.words.text() == SCENES["statement"].statement


def test_the_person_sees_no_score_no_blame_and_no_whole_nik(display: PersonDisplay) -> None:
    for view in SCENES.values():
        display.show_view(view)
        said = " ".join(each.text() for each in display.findChildren(QLabel))
        assert "3273015708950001" not in said
        assert "too dark" not in said
        assert "31" not in said.replace(view.done.number if view.done else "-", "")


def test_the_person_is_shown_as_in_a_mirror(display: PersonDisplay) -> None:
    display.show_view(SCENES["photo-good"])
    image = pictures.face().copy()
    image.fill(0xFF000000)
    for x in range(image.width() // 2):
        for y in range(300, 420):
            image.setPixel(x, y, 0xFFFFFFFF)
    notice = FrameReady(request=7, slot=0, width=image.width(), height=image.height(), at_ns=0)
    display.show_frame(notice, pictures.pixels(image))
    shown = display.preview.grab().toImage()
    middle = shown.height() // 2
    left = shown.pixelColor(shown.width() // 2 - 30, middle).lightness()
    right = shown.pixelColor(shown.width() // 2 + 30, middle).lightness()
    assert right > left


def test_scanner_pictures_are_for_the_operator_alone(display: PersonDisplay) -> None:
    display.show_view(SCENES["right-four"])
    image = pictures.prints()
    notice = FrameReady(request=7, slot=0, width=image.width(), height=image.height(), at_ns=0)
    display.show_frame(notice, pictures.pixels(image))
    assert not display.preview.has_picture
    assert display.pages.currentWidget() is display.hands
