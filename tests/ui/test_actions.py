"""Every screen: what its buttons, keys and the pedal ask of the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from station.session.view import Step
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.screens.exemption import ExemptionDialog
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


PRIMARY: dict[str, tuple[object, ...]] = {
    "biodata": ("confirm_biodata",),
    "photo-ready": ("capture",),
    "photo-dark": ("capture",),
    "photo-taken": ("go_on",),
    "photo-gone": ("begin",),
    "left-four-weak": ("retake",),
    "left-four-force": ("retake",),
    "thumbs-taken": ("go_on",),
    "signature": ("finish_pen",),
    "photo-finished": ("go_on",),
    "right-four-finished": ("go_on",),
    "left-four-forced": ("go_on",),
    "signature-finished": ("go_on",),
    "index-check-finished": ("go_on",),
    "statement-finished": ("seal",),
    "statement-again": ("finish_pen",),
    "review": ("go_on",),
    "review-later": ("step_to", Step.IRISES),
    "approval": ("approve_photo",),
    "index-check": ("check_index",),
    "index-check-failed": ("retake",),
    "index-check-passed": ("go_on",),
    "statement": ("sign_statement", "en"),
    "statement-signed": ("seal",),
    "done": ("next_person",),
}


@pytest.mark.parametrize(("scene", "told"), PRIMARY.items())
@pytest.mark.parametrize("key", ["click", Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_primary_action_by_button_key_and_pedal(
    window: Window, desk: FakeDesk, scene: str, told: tuple[object, ...], key: Qt.Key | str
) -> None:
    window.show_view(SCENES[scene])
    if isinstance(key, str):
        click(window.panel.primary)
    else:
        QTest.keyClick(window, key)
    assert desk.told == [told]


KEYS: list[tuple[str, Qt.Key, tuple[object, ...]]] = [
    ("photo-taken", Qt.Key.Key_R, ("retake",)),
    ("photo-taken", Qt.Key.Key_Escape, ("back",)),
    ("photo-finished", Qt.Key.Key_R, ("retake",)),
    ("right-four-finished", Qt.Key.Key_R, ("retake",)),
    ("signature-finished", Qt.Key.Key_R, ("retake",)),
    ("index-check-finished", Qt.Key.Key_R, ("check_index",)),
    ("statement-finished", Qt.Key.Key_R, ("sign_statement", "en")),
    ("approval", Qt.Key.Key_R, ("reject_photo",)),
    ("statement-signed", Qt.Key.Key_R, ("sign_statement", "en")),
    ("biodata", Qt.Key.Key_Escape, ("leave",)),
    ("review", Qt.Key.Key_Escape, ("back",)),
]


@pytest.mark.parametrize(("scene", "key", "told"), KEYS)
def test_the_other_keys(
    window: Window, desk: FakeDesk, scene: str, key: Qt.Key, told: tuple[object, ...]
) -> None:
    window.show_view(SCENES[scene])
    QTest.keyClick(window, key)
    assert desk.told == [told]


@pytest.mark.parametrize("scene", ["biodata", "done", "today", "sealing"])
def test_a_key_without_a_meaning_here_does_nothing(
    window: Window, desk: FakeDesk, scene: str
) -> None:
    window.show_view(SCENES[scene])
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_R)
    QTest.keyClick(window, Qt.Key.Key_F)
    if scene != "biodata":
        QTest.keyClick(window, Qt.Key.Key_X)
    assert desk.told == []
    assert window.findChild(ExemptionDialog) is None


@pytest.mark.parametrize(
    "scene",
    ["biodata", "photo-good", "right-four", "irises-live", "signature", "review", "approval",
     "index-check", "statement"],
)  # fmt: skip
def test_an_exception_can_be_noted_on_every_screen_of_an_enrollment(
    window: Window, scene: str
) -> None:
    window.show_view(SCENES[scene])
    QTest.keyClick(window, Qt.Key.Key_X)
    assert window.findChild(ExemptionDialog) is not None


@pytest.mark.parametrize(
    ("scene", "words", "told"),
    [
        ("photo-gone", "Do later", ("defer",)),
        ("left-four-force", "Accept the best", ("force",)),
        ("today", "Sign out", ("sign_out",)),
        ("review-later", "Keep for later", ("leave",)),
    ],
)
def test_the_other_buttons(
    window: Window, desk: FakeDesk, scene: str, words: str, told: tuple[object, ...]
) -> None:
    window.show_view(SCENES[scene])
    found = [b for b in window.panel.findChildren(QPushButton) if b.accessibleName() == words]
    assert len(found) == 1
    click(found[0])
    assert desk.told == [told]
