"""Exceptions: part, reason, time and a second person; nothing less."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.body import EYES, FINGERS, PARTS, Part, Target
from station.devices.messages import Verdict
from station.errors import Code
from station.operators.credentials import Credentials
from station.session.exemptions import Presence
from station.session.view import DeskView
from tests.fakes import views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, guide_of, type_into
from ui.screens.capture import Capture
from ui.screens.exemption import ExemptionDialog, reasons_for
from ui.screens.statement import Statement
from ui.widgets.hands import Finger
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
    both = (Part.LEFT_RING, Part.LEFT_LITTLE)
    assert desk.told == [("exempt_all", both, Presence.AMPUTATED, True, "", second)]
    window.show_view(_exempted(Part.LEFT_RING))
    assert dialog.isVisible()
    window.show_view(_exempted(Part.LEFT_RING, Part.LEFT_LITTLE))
    assert not dialog.isVisible()


def test_enter_saves_an_exception(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    dialog = _filled(window, qtbot)
    QTest.keyClick(dialog.form.pin, Qt.Key.Key_Return)
    assert [told[0] for told in desk.told] == ["exempt_all"]


def test_a_wrong_pin_costs_the_pin_and_nothing_else(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = _filled(window, qtbot)
    QTest.keyClicks(dialog.note, "sejak lahir")
    click(dialog.save)
    wrong = replace(SCENES["left-four-weak"], trouble=Code.LOGIN_REFUSED, tries_left=2)
    window.show_view(wrong)
    assert dialog.isVisible()
    assert "2 tries left" in dialog.form.trouble.text()
    assert dialog.form.trouble.isVisible()
    assert (dialog.form.user.text(), dialog.form.pin.text()) == ("budi", "")
    assert dialog.part_buttons[Part.LEFT_RING].isChecked()
    assert dialog.reason_buttons[Presence.AMPUTATED].isChecked()
    QTest.keyClicks(dialog.form.pin, "246801")
    click(dialog.save)
    assert desk.told[-1] == (
        "exempt_all",
        (Part.LEFT_RING,),
        Presence.AMPUTATED,
        True,
        "sejak lahir",
        Credentials("budi", "246801"),
    )
    window.show_view(wrong)  # the live picture moves on; the desk has not answered yet
    assert dialog.form.pin.text() == "246801"
    window.show_view(_exempted(Part.LEFT_RING, note="sejak lahir"))
    assert not dialog.isVisible()


def test_a_locked_desk_takes_the_dialog_away(window: Window, qtbot: QtBot) -> None:
    dialog = _filled(window, qtbot)
    window.show_view(SCENES["login"])
    assert not dialog.isVisible()


def test_the_tab_key_goes_as_the_eye_does(window: Window, qtbot: QtBot) -> None:
    dialog = _filled(window, qtbot)
    dialog.activateWindow()
    dialog.permanent.setFocus()
    order = (dialog.note, dialog.form.user, dialog.form.pin)
    for expected in order:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is expected


def test_a_part_left_out_can_be_recorded_after_all(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    window.show_view(_exempted(Part.LEFT_RING))
    QTest.keyClick(window, Qt.Key.Key_X)
    dialog = window.findChild(ExemptionDialog)
    assert isinstance(dialog, ExemptionDialog)
    assert not dialog.withdraw.isVisible()
    click(dialog.part_buttons[Part.LEFT_RING])
    assert dialog.reason_buttons[Presence.AMPUTATED].isChecked()
    click(dialog.withdraw)
    assert desk.told == [("withdraw_exemptions", (Part.LEFT_RING,))]
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_where_nothing_is_left_out_nothing_can_be_taken_back(window: Window, qtbot: QtBot) -> None:
    assert not _filled(window, qtbot).withdraw.isVisible()


def _filled(window: Window, qtbot: QtBot) -> ExemptionDialog:
    dialog = _exemption(window, "left-four-weak", qtbot)
    click(dialog.part_buttons[Part.LEFT_RING])
    click(dialog.reason_buttons[Presence.AMPUTATED])
    type_into(dialog.form, "budi", "246801")
    return dialog


def _exempted(*parts: Part, note: str = "") -> DeskView:
    left_out = tuple(
        replace(views.nothing(part), exempt="AMPUTATED", permanent=True, note=note)
        for part in parts
    )
    return replace(SCENES["left-four-weak"], exempted=left_out)


def test_a_bandage_is_for_a_time_unless_said_otherwise(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = _exemption(window, "irises-live", qtbot)
    click(dialog.part_buttons[Part.RIGHT_EYE])
    click(dialog.reason_buttons[Presence.BANDAGED])
    QTest.keyClicks(dialog.note, "operasi")
    type_into(dialog.form, "budi", "1")
    click(dialog.save)
    assert desk.told[0][:5] == (
        "exempt_all",
        (Part.RIGHT_EYE,),
        Presence.BANDAGED,
        False,
        "operasi",
    )


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
    click(dialog.part_buttons[Part.LEFT_RING])
    assert not dialog.part_buttons[Part.LEFT_RING].isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_finger_of_the_other_hand_opens_nothing(window: Window) -> None:
    window.show_view(SCENES["left-four-weak"])
    assert isinstance(window.work, Capture)
    window.work.stage.hands.pressed.emit(Part.RIGHT_RING)
    assert window.findChild(ExemptionDialog) is None


def test_no_hands_is_one_press_for_each(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    dialog = _exemption(window, "right-four", qtbot)
    click(dialog.left_hand)
    click(dialog.right_hand)
    click(dialog.reason_buttons[Presence.AMPUTATED])
    type_into(dialog.form, "budi", "246801")
    click(dialog.save)
    (told,) = desk.told
    assert told[:4] == ("exempt_all", FINGERS, Presence.AMPUTATED, True)
    click(dialog.left_hand)
    assert set(dialog.picker.chosen()) == {part for part in FINGERS if part.startswith("RIGHT")}


def test_both_eyes_are_blind_in_one_press(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    dialog = _exemption(window, "irises-live", qtbot)
    click(dialog.blind)
    type_into(dialog.form, "budi", "246801")
    click(dialog.save)
    assert [told[:4] for told in desk.told] == [("exempt_all", EYES, Presence.BLIND, True)]


def test_fingers_are_picked_by_their_digits(window: Window, qtbot: QtBot) -> None:
    dialog = _exemption(window, "right-four", qtbot)
    for digit in "150":
        QTest.keyClicks(dialog, digit)
    picked = (Part.RIGHT_LITTLE, Part.LEFT_LITTLE, Part.LEFT_THUMB)
    assert set(dialog.picker.chosen()) == set(picked)
    dialog.form.pin.setFocus()
    QTest.keyClicks(dialog.form.pin, "2")
    assert set(dialog.picker.chosen()) == set(picked)


def test_what_keeps_it_from_being_saved_is_said(window: Window, qtbot: QtBot) -> None:
    dialog = _exemption(window, "right-four", qtbot)
    said = [dialog.missing.text()]
    click(dialog.part_buttons[Part.RIGHT_INDEX])
    said.append(dialog.missing.text())
    click(dialog.reason_buttons[Presence.BANDAGED])
    said.append(dialog.missing.text())
    assert [words[0] for words in said] == ["1", "2", "3"]
    click(dialog.part_buttons[Part.RIGHT_EYE])
    click(dialog.part_buttons[Part.SIGNATURE])
    assert dialog.reason_buttons[Presence.BANDAGED].isChecked()
    assert not dialog.reason_buttons[Presence.BLIND].isEnabled()
    type_into(dialog.form, "budi", "246801")
    assert dialog.missing.isHidden()
    assert dialog.save.isEnabled()


def test_what_fits_not_all_of_them_is_no_longer_chosen(window: Window, qtbot: QtBot) -> None:
    dialog = _exemption(window, "irises-live", qtbot)
    click(dialog.blind)
    click(dialog.part_buttons[Part.LEFT_THUMB])
    assert not dialog.reason_buttons[Presence.BLIND].isChecked()
    assert dialog.missing.text().startswith("2")


def test_an_exception_is_altered(window: Window, desk: FakeDesk) -> None:
    window.show_view(_exempted(Part.LEFT_RING, note="lama"))
    window.asking.exception((Part.LEFT_RING,), None)
    dialog = window.findChild(ExemptionDialog)
    assert isinstance(dialog, ExemptionDialog)
    assert dialog.note.text() == "lama"
    assert dialog.permanent.isChecked()
    click(dialog.reason_buttons[Presence.BANDAGED])
    type_into(dialog.form, "budi", "246801")
    click(dialog.save)
    second = Credentials("budi", "246801")
    assert desk.told == [
        ("exempt_all", (Part.LEFT_RING,), Presence.BANDAGED, False, "lama", second)
    ]


def test_after_the_last_try_an_exception_is_offered_for_what_failed(
    window: Window, qtbot: QtBot
) -> None:
    window.show_view(SCENES["left-four-weak"])
    assert "exception" not in guide_of(window).advice
    window.show_view(SCENES["left-four-force"])
    assert guide_of(window).headline == "3 tries were not enough"
    assert "exception" in guide_of(window).advice
    dialog = _exemption(window, "left-four-force", qtbot)
    capture = SCENES["left-four-force"].capture
    assert capture is not None
    weak = {p.part for p in capture.parts if p.verdict is not Verdict.GOOD}
    assert set(dialog.picker.chosen()) == weak


def test_what_is_left_out_is_crossed_out_at_every_step(window: Window) -> None:
    thumb = replace(views.nothing(Part.LEFT_THUMB), exempt="AMPUTATED", permanent=True)
    bound = replace(views.nothing(Part.RIGHT_RING), exempt="BANDAGED")
    window.show_view(replace(SCENES["right-four"], exempted=(thumb, bound)))
    assert isinstance(window.work, Capture)
    hands = window.work.stage.hands
    assert hands.standing_of(Part.LEFT_THUMB) is Finger.EXEMPT
    assert hands.standing_of(Part.RIGHT_RING) is Finger.RESTS
    assert hands.standing_of(Part.LEFT_RING) is Finger.RESTING


def test_what_is_left_out_stands_under_the_statement(window: Window) -> None:
    window.show_view(SCENES["statement-left-out"])
    assert isinstance(window.work, Statement)
    said = window.work.left_out.text()
    assert "Left ring finger, Left little finger: Missing (amputated), for good" in said
    assert "Right index finger: Bandaged or injured, for a time" in said
    assert guide_of(window).headline == "Ready to seal"
    many = views.left_out(*FINGERS)
    window.show_view(replace(SCENES["statement"], exempted=many))
    assert window.work.left_out.text() == "Not recorded: 10 parts: Missing (amputated), for good"
    window.show_view(SCENES["statement"])
    assert not window.work.left_out.isVisible()
