"""Exceptions: part, reason, time and a second person; nothing less."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.body import PARTS, Part, Target
from station.operators.credentials import Credentials
from station.session.exemptions import Presence
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, type_into
from ui.screens.capture import Capture
from ui.screens.exemption import ExemptionDialog, reasons_for
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _exemption(window: Window, scene: str, qtbot: QtBot) -> ExemptionDialog:
    window.show_view(SCENES[scene])
    QTest.keyClick(window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.findChild(ExemptionDialog) is not None)
    dialog = window.findChild(ExemptionDialog)
    assert isinstance(dialog, ExemptionDialog)
    return dialog


def test_an_exception_needs_part_reason_and_second_person(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = _exemption(window, "left-four-weak", qtbot)
    assert not dialog.save.isEnabled()
    click(dialog.part_buttons[Part.LEFT_RING])
    click(dialog.part_buttons[Part.LEFT_LITTLE])
    click(dialog.reason_buttons[Presence.AMPUTATED])
    assert dialog.permanent.isChecked()
    assert not dialog.save.isEnabled()
    type_into(dialog.form, "budi", "246801")
    click(dialog.save)
    second = Credentials("budi", "246801")
    assert desk.told == [
        ("exempt", part, Presence.AMPUTATED, True, "", second)
        for part in (Part.LEFT_RING, Part.LEFT_LITTLE)
    ]


def test_a_bandage_is_for_a_time_unless_said_otherwise(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = _exemption(window, "irises-live", qtbot)
    click(dialog.part_buttons[Part.RIGHT_EYE])
    click(dialog.reason_buttons[Presence.BANDAGED])
    QTest.keyClicks(dialog.note, "operasi")
    type_into(dialog.form, "budi", "1")
    click(dialog.save)
    assert desk.told[0][:5] == ("exempt", Part.RIGHT_EYE, Presence.BANDAGED, False, "operasi")


def test_only_reasons_that_can_hold_are_offered() -> None:
    assert Presence.BLIND in reasons_for(PARTS[Target.IRISES])
    assert Presence.BLIND not in reasons_for(PARTS[Target.RIGHT_FOUR])
    assert reasons_for((Part.FACE,)) == ()


def test_a_finger_touched_on_the_drawing_is_chosen(window: Window) -> None:
    window.show_view(SCENES["left-four-weak"])
    assert isinstance(window.work, Capture)
    window.work.stage.hands.pressed.emit(Part.LEFT_RING)
    dialog = window.findChild(ExemptionDialog)
    assert isinstance(dialog, ExemptionDialog)
    assert dialog.part_buttons[Part.LEFT_RING].isChecked()
    dialog.hands.pressed.emit(Part.LEFT_RING)
    assert not dialog.part_buttons[Part.LEFT_RING].isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_finger_of_the_other_hand_opens_nothing(window: Window) -> None:
    window.show_view(SCENES["left-four-weak"])
    assert isinstance(window.work, Capture)
    window.work.stage.hands.pressed.emit(Part.RIGHT_RING)
    assert window.findChild(ExemptionDialog) is None
