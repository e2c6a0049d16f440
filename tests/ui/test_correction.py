"""Something is wrong: which line, what the papers say, the own finger, a second officer."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station.body import Target
from station.citizen.correcting import HERE, RULES, Change, Field, Remedy
from station.errors import Code
from station.operators.credentials import Credentials
from station.session.matters import Matter
from station.session.view import DeskView, OwnFinger, ProposalView, Screen, Step
from tests.fakes import views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, guide_of, type_into
from ui.languages import Speech
from ui.messages import name, say
from ui.screens.correction import CorrectionDialog
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()
READ = SCENES["biodata"]
PLACE = Change(field=Field.BIRTH_PLACE, value="CIMAHI")
SECOND = Credentials("budi", "246801")


def proposed(finger: OwnFinger, **more: object) -> DeskView:
    """Return the biodata with a correction that waits for people."""
    may = finger in (OwnFinger.PASSED, OwnFinger.NO_TEMPLATES, OwnFinger.NO_SCANNER)
    proposal = ProposalView(changes=(PLACE,), finger=finger, may_ask=may)
    return replace(READ, proposal=proposal, **more)


def opened(window: Window, qtbot: QtBot, view: DeskView = READ) -> CorrectionDialog:
    window.show_view(view)
    QTest.keyClick(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.findChild(CorrectionDialog) is not None)
    dialog = window.findChild(CorrectionDialog)
    assert isinstance(dialog, CorrectionDialog)
    return dialog


def staged(dialog: CorrectionDialog, typed: str = "cimahi") -> None:
    click(dialog.fields[Field.BIRTH_PLACE])
    dialog.editor.text.selectAll()
    QTest.keyClicks(dialog.editor.text, typed)


def agreeing(window: Window, dialog: CorrectionDialog, finger: OwnFinger) -> None:
    staged(dialog)
    click(dialog.ask)
    window.show_view(proposed(finger))


def test_a_correction_goes_from_a_key_to_the_second_officer(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    assert not dialog.ask.isEnabled()
    staged(dialog)
    assert dialog.editor.line
    assert dialog.editor.line.value == "BANDUNG", "the old value stays to be seen"
    click(dialog.ask)
    assert desk.told == [("propose_corrections", (PLACE,))]
    window.show_view(proposed(OwnFinger.AWAITED))
    assert not dialog.save.isEnabled()
    type_into(dialog.form, SECOND.user, SECOND.pin)
    assert not dialog.save.isEnabled(), "first the own finger"
    window.show_view(proposed(OwnFinger.PASSED))
    click(dialog.save)
    assert desk.told[-1] == ("correct", SECOND)
    window.show_view(replace(READ, citizen=views.corrected(BIRTH_PLACE={"was": "BANDUNG"})))
    assert not dialog.isVisible()


def test_enter_asks_and_enter_saves(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    staged(dialog)
    QTest.keyClick(dialog.editor.text, Qt.Key.Key_Return)
    assert desk.told == [("propose_corrections", (PLACE,))]
    window.show_view(proposed(OwnFinger.NO_TEMPLATES))
    type_into(dialog.form, SECOND.user, SECOND.pin)
    QTest.keyClick(dialog.form.pin, Qt.Key.Key_Return)
    assert desk.told[-1] == ("correct", SECOND)


@pytest.mark.parametrize("finger", OwnFinger)
def test_what_became_of_the_finger_is_said(
    window: Window, desk: FakeDesk, qtbot: QtBot, finger: OwnFinger
) -> None:
    dialog = opened(window, qtbot)
    agreeing(window, dialog, finger)
    shown = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert say(finger).text.removesuffix(".") in shown
    if dialog.again.isVisible():
        click(dialog.again)
        assert desk.told[-1] == ("lay_own_finger",)
    else:
        assert finger in (OwnFinger.AWAITED, OwnFinger.PASSED, OwnFinger.NO_TEMPLATES)


def test_a_second_officer_refused_types_the_pin_again_and_nothing_else(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    agreeing(window, dialog, OwnFinger.PASSED)
    type_into(dialog.form, "budi", "000000")
    click(dialog.save)
    window.show_view(proposed(OwnFinger.PASSED, trouble=Code.LOGIN_REFUSED, tries_left=3))
    assert dialog.isVisible()
    assert dialog.form.trouble.isVisible()
    assert (dialog.form.user.text(), dialog.form.pin.text()) == ("budi", "")
    QTest.keyClicks(dialog.form.pin, SECOND.pin)
    QTest.keyClick(dialog.form.pin, Qt.Key.Key_Return)
    assert desk.told[-1] == ("correct", SECOND)


def test_a_refusal_of_what_was_proposed_is_said_where_it_was_typed(
    window: Window, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    staged(dialog)
    click(dialog.ask)
    window.show_view(replace(READ, trouble=Code.CITIZEN_NOT_ELIGIBLE))
    texts = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert any(say(Code.CITIZEN_NOT_ELIGIBLE).text in each for each in texts)
    assert dialog.staged == {Field.BIRTH_PLACE: "CIMAHI"}


@pytest.mark.parametrize("typed", ["", "4711", "bandung", "B" * 61])
def test_what_does_not_do_is_not_asked_for(window: Window, qtbot: QtBot, typed: str) -> None:
    dialog = opened(window, qtbot)
    click(dialog.fields[Field.BIRTH_PLACE])
    dialog.editor.text.clear()
    QTest.keyClicks(dialog.editor.text, typed)
    longest = RULES[Field.BIRTH_PLACE].longest
    assert dialog.ask.isEnabled() is (len(typed) > longest), "no more letters than a card has"
    assert len(dialog.editor.text.text()) <= longest


@pytest.mark.parametrize("field", HERE)
def test_every_line_of_the_desk_can_be_put_right(
    window: Window, qtbot: QtBot, field: Field
) -> None:
    dialog = opened(window, qtbot)
    click(dialog.fields[field])
    editor, rule = dialog.editor, RULES[field]
    assert editor.line
    if rule.choices:
        value = next(each for each in rule.choices if each != editor.line.value)
        click(editor.choices[value])
    else:
        value = "1995-08-18" if rule.day else f"{editor.line.value}A"
        editor.text.selectAll()
        QTest.keyClicks(editor.text, "18-08-1995" if rule.day else value.lower())
    assert dialog.staged == {field: value}
    click(dialog.undo)
    assert dialog.staged == {}
    assert not dialog.ask.isEnabled()


@pytest.mark.parametrize("field", [f for f in Field if RULES[f].remedy is Remedy.ELSEWHERE])
def test_what_is_settled_elsewhere_says_where_and_leads_back_to_the_list(
    window: Window, desk: FakeDesk, qtbot: QtBot, field: Field
) -> None:
    dialog = opened(window, qtbot)
    click(dialog.fields[field])
    texts = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert say(field).advice in texts
    assert not dialog.editor.text.isVisible()
    assert not dialog.ask.isEnabled()
    click(dialog.stop)
    assert desk.told == [("leave",)]
    assert not dialog.isVisible()


def test_what_is_typed_stays_while_another_line_is_looked_at(window: Window, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    staged(dialog)
    click(dialog.fields[Field.RELIGION])
    click(dialog.editor.choices["KATOLIK"])
    click(dialog.fields[Field.BIRTH_PLACE])
    assert dialog.editor.text.text() == "CIMAHI"
    window.show_view(READ)  # as every lamp and every minute brings it
    assert dialog.staged == {Field.BIRTH_PLACE: "CIMAHI", Field.RELIGION: "KATOLIK"}
    assert dialog.editor.text.text().upper() == "CIMAHI"


def test_a_correction_that_was_agreed_to_can_be_taken_back(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, SCENES["biodata-corrected"])
    click(dialog.fields[Field.BIRTH_PLACE])
    click(dialog.undo)
    assert desk.told == [("withdraw_correction", Field.BIRTH_PLACE)]
    window.show_view(READ)
    assert not dialog.undo.isEnabled()


def test_whoever_cancels_or_goes_back_corrects_nothing(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    agreeing(window, dialog, OwnFinger.AWAITED)
    click(dialog.edit)
    assert desk.told[-1] == ("drop_corrections",)
    window.show_view(READ)
    assert dialog.ask.isEnabled(), "what was typed is still there"
    click(dialog.ask)
    window.show_view(proposed(OwnFinger.AWAITED))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.told[-1] == ("drop_corrections",)


def test_a_lock_closes_the_dialog(window: Window, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    agreeing(window, dialog, OwnFinger.AWAITED)
    window.show_view(SCENES["login"])
    assert not dialog.isVisible()


def test_the_roles_that_will_do_are_named(window: Window, qtbot: QtBot, speech: Speech) -> None:
    assert speech
    dialog = opened(window, qtbot, replace(READ, confirmers={Matter.CORRECTION: frozenset()}))
    assert dialog.matter is Matter.CORRECTION


def test_corrected_lines_are_seen_until_the_statement_and_by_the_person(
    window: Window, qtbot: QtBot
) -> None:
    window.show_view(SCENES["biodata-corrected"])
    texts = [each.text() for each in window.work.findChildren(QLabel)]
    assert any("BANDNUG" in each and "BANDUNG" in each for each in texts)
    named = name(Field.BIRTH_PLACE)
    review = views.desk(
        Screen.REVIEW, Step.REVIEW, citizen=views.CORRECTED, review=views.reviewed()
    )
    window.show_view(review)
    assert named in guide_of(window).note
    signing = views.desk(
        Screen.STATEMENT, Step.STATEMENT, citizen=views.CORRECTED,
        capture=views.capture(Target.STATEMENT),
    )  # fmt: skip
    window.show_view(signing)
    assert named in guide_of(window).note
    assert qtbot
