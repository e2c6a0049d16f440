"""Nothing is cut off, nothing is too small to touch, everything has a name: on every screen."""

from functools import partial
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from station.body import PARTS, Target
from station.citizen.correcting import HERE, Field
from station.errors import Code
from station.operators.roles import Role
from station.session.matters import Matter
from station.session.view import OwnFinger, ProposalView, Step
from tests.fakes import boards, complaints, reconciling, reports, workshops
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.application import FAMILY
from ui.languages import Language, Speech
from ui.messages import name
from ui.screens.complaints import Complaints
from ui.screens.correction import CorrectionDialog
from ui.screens.diagnosis import Diagnosis
from ui.screens.exemption import ExemptionDialog
from ui.screens.help import Help
from ui.screens.reconcile import Reconcile
from ui.screens.second_person import SecondPerson, why_force
from ui.screens.settings import SettingsScreen
from ui.sides import Side
from ui.theme import RAIL_WIDTH, Look
from ui.widgets.menu import KEY_PX as MENU_KEY_PX
from ui.widgets.menu import WORDS_PX as MENU_PX
from ui.widgets.menu import WORDS_ROOM as MENU_ROOM
from ui.widgets.parts import Wearer
from ui.widgets.rail import STEP_PX, WORDS_ROOM
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()
BOARDS = boards.scenes()
EXAMS = workshops.scenes()
RETURNED = boards.returned_scenes()
ANSWERS = complaints.scenes()
COMPARED = reconciling.scenes()
RECAPTURE = "recapture, "
COMPLAINTS, WRITTEN = "complaints, ", "written"
RECONCILE, FILES, CONFIRM = "status file, ", "files", "confirm"
OUTBOX, HISTORY = "outbox, ", "history"
DIAGNOSIS, SETTINGS, ORDER = "diagnosis, ", "settings", "settings, order"
REPORTS = ("report", "report, closed", "report, empty", "report, closing", "report, day book")
PLACES = (
    *SCENES,
    *(OUTBOX + each for each in BOARDS),
    OUTBOX + HISTORY,
    *(DIAGNOSIS + each for each in EXAMS),
    DIAGNOSIS + "chosen",
    *(RECAPTURE + each for each in RETURNED),
    *(COMPLAINTS + each for each in ANSWERS),
    COMPLAINTS + WRITTEN,
    *(RECONCILE + each for each in (FILES, "no file", *COMPARED, CONFIRM)),
    SETTINGS,
    ORDER,
    *REPORTS,
)
SMALLEST_TARGET = 48
WORN = list(product(Language, Look))
SIZED = [(*worn, 100) for worn in WORN] + [(*worn, 115) for worn in WORN if Look.SUN not in worn]
"""Letters of 115 % in every look but the sun's, whose own are as large."""


def _shown(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def _show(window: Window, place: str) -> None:
    """Show one of the places; the outbox is opened beside the day's list."""
    if place in SCENES:
        window.show_view(SCENES[place])
    elif place in REPORTS:
        _show_report(window, place)
    elif place.startswith(OUTBOX):
        _show_outbox(window, place)
    elif place.startswith(RECAPTURE):
        window.show_view(SCENES["today"])
        window.go_aside(Side.RECAPTURE)
        window.show_board(RETURNED[place.removeprefix(RECAPTURE)])
    elif place.startswith(COMPLAINTS):
        _show_complaints(window, place.removeprefix(COMPLAINTS))
    elif place.startswith(RECONCILE):
        _show_reconcile(window, place.removeprefix(RECONCILE))
    elif place.startswith(DIAGNOSIS):
        _show_diagnosis(window, place.removeprefix(DIAGNOSIS))
    else:
        _show_settings(window, ordering=place == ORDER)


def _show_diagnosis(window: Window, scene: str) -> None:
    window.show_view(SCENES["workshop"])
    window.go_aside(Side.DIAGNOSIS)
    assert isinstance(window.work, Diagnosis)
    window.work.forget()
    window.show_workshop(EXAMS["mixed" if scene == "chosen" else scene])
    if scene == "chosen":
        window.work.go(1)
        window.work.go(1)


def _show_complaints(window: Window, scene: str) -> None:
    window.show_view(SCENES["today"])
    window.leave_aside()
    window.go_aside(Side.COMPLAINTS)
    screen = window.work
    assert isinstance(screen, Complaints)
    screen.forget()
    screen.paper.setPlainText(complaints.TEXT)
    QTest.keyClick(screen.paper, Qt.Key.Key_Return)
    asked = screen.asked
    assert isinstance(asked, complaints.FakeComplaints)
    asked.answer(ANSWERS["many" if scene == WRITTEN else scene])
    if scene == WRITTEN:
        QApplication.processEvents()
        QTest.keyClick(window, Qt.Key.Key_X)
        asked.tell_written(complaints.WRITTEN)


def _show_reconcile(window: Window, scene: str) -> None:
    window.show_view(replace(SCENES["today"], role=Role.SUPERVISOR))
    window.leave_aside()
    window.go_aside(Side.RECONCILE)
    assert isinstance(window.work, Reconcile)
    asked = window.work.asked
    assert isinstance(asked, reconciling.FakeReconcile)
    asked.tell_files(() if scene == "no file" else reconciling.FILES)
    QApplication.processEvents()
    if scene in COMPARED or scene == CONFIRM:
        QTest.keyClick(window, Qt.Key.Key_Space)
        asked.tell(COMPARED["every kind" if scene == CONFIRM else scene])
        QApplication.processEvents()
    if scene == CONFIRM:
        QTest.keyClick(window, Qt.Key.Key_Space)


def _show_settings(window: Window, *, ordering: bool) -> None:
    window.show_view(replace(SCENES["today"], role=Role.SUPERVISOR))
    window.leave_aside()
    window.go_aside(Side.SETTINGS)
    assert isinstance(window.work, SettingsScreen)
    if ordering:
        click(window.work.steps.buttons[0])


def _show_outbox(window: Window, place: str) -> None:
    scene = place.removeprefix(OUTBOX)
    answer = BOARDS["returned" if scene == HISTORY else scene]
    window.show_view(SCENES["today"])
    window.go_aside(Side.OUTBOX)
    window.show_board(answer)
    if scene == HISTORY:
        QTest.keyClick(window, Qt.Key.Key_H)
        window.show_board(boards.opened(answer, answer.rows[0]))


def _show_report(window: Window, place: str) -> None:
    window.show_view(SCENES["today"])
    window.leave_aside()
    window.go_aside(Side.REPORT)
    assert isinstance(window.desk, FakeDesk)
    _, question, hear = [each for each in window.desk.told if each[0] == "report"][-1]
    assert callable(hear)
    shown = {
        "report, closed": replace(reports.report(), closing=reports.CLOSED),
        "report, empty": reports.NOTHING,
    }.get(place, reports.report())
    hear(replace(shown, question=question))
    if place == "report, closing":
        QTest.keyClick(window, Qt.Key.Key_Space)
    elif place == "report, day book":
        QTest.keyClick(window, Qt.Key.Key_H)


def _settle(window: QWidget) -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    window.grab()


def _cut_labels(window: QWidget) -> list[str]:
    cut = []
    for label in _shown(window, QLabel):
        assert isinstance(label, QLabel)
        if not label.text():
            continue
        wide = label.sizeHint().width() <= label.width()
        high = label.sizeHint().height() <= label.height() + 1
        if label.wordWrap():
            wide = True
            high = label.heightForWidth(label.width()) <= label.height() + 1
        if not (wide and high):
            cut.append(f"{label.text()!r}: {label.size()} for {label.sizeHint()}")
    return cut


def _cut_buttons(window: QWidget) -> list[str]:
    cut = []
    for button in _shown(window, QPushButton):
        assert isinstance(button, QPushButton)
        words = button.fontMetrics().horizontalAdvance(button.text())
        icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
        if button.text() and words + icon > _room(button) + _RING:
            cut.append(f"{button.text()!r}: {words + icon} in {_room(button)}")
    return cut


_RING = 3
"""Pixels that the ring of the focus takes from a button's padding."""


def _room(button: QPushButton) -> int:
    """Return the pixels inside border and padding, as the style sheet has them."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    inside = QStyle.SubElement.SE_PushButtonContents
    return button.style().subElementRect(inside, option, button).width()


def _outside(window: QWidget) -> list[str]:
    """Name what its parent, and so the window, cuts off."""
    return [
        f"{type(each).__name__} {each.objectName()} {each.accessibleName()}"
        for each in _shown(window, QWidget)
        if each is not window
        and each.window() is window
        and (parent := each.parentWidget()) is not None
        and not parent.rect().contains(each.geometry())
        and not _scrolls(each)
    ]


def _scrolls(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None:
        if parent.inherits("QAbstractScrollArea"):
            return True
        parent = parent.parentWidget()
    return False


def _check_fit(window: QWidget) -> None:
    assert _cut_labels(window) == []
    assert _cut_buttons(window) == []
    assert _outside(window) == []


@pytest.mark.parametrize(("language", "look", "size"), SIZED)
def test_no_text_is_cut_off_on_any_screen(
    window: Window, speech: Speech, language: Language, look: Look, size: int
) -> None:
    speech.speak(language)
    window.wear(look, size)
    for scene in PLACES:
        _show(window, scene)
        window.panel.settle()
        _settle(window)
        assert window.size().width() == 1366, f"{scene} pushes the window apart"
        assert window.size().height() == 768, f"{scene} pushes the window apart"
        found = (_cut_labels(window), _cut_buttons(window), _outside(window))
        assert (scene, found) == (scene, ([], [], []))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("look", "size"), [(Look.OFFICE, 100), (Look.OFFICE, 115), (Look.SUN, 100)]
)
def test_the_smallest_window_holds_every_screen(
    window: Window, speech: Speech, language: Language, look: Look, size: int
) -> None:
    speech.speak(language)
    window.resize(1280, 720)
    window.wear(look, size)
    for scene in PLACES:
        _show(window, scene)
        window.panel.settle()
        _settle(window)
        assert (window.width(), window.height()) == (1280, 720), scene
        found = (_cut_labels(window), _cut_buttons(window), _outside(window))
        assert (scene, found) == (scene, ([], [], []))


def test_everything_that_paints_itself_wears_the_look_that_is_worn(window: Window) -> None:
    for scene in PLACES:
        window.wear(Look.OFFICE)
        _show(window, scene)
        window.wear(Look.NIGHT)
        _settle(window)
        stale = [
            type(each).__name__
            for each in _shown(window, QWidget)
            if isinstance(each, Wearer) and each.theme is not window.theme
        ]
        assert (scene, stale) == (scene, [])


def test_every_step_fits_its_row_of_the_rail_in_bold(speech: Speech) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(STEP_PX)
    font.setBold(True)
    for language in Language:
        speech.speak(language)
        for step in Step:
            assert QFontMetrics(font).horizontalAdvance(name(step)) <= WORDS_ROOM, step


def test_every_entry_of_the_menu_fits_its_row_in_bold(speech: Speech) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(MENU_PX)
    font.setBold(True)
    plain = QFont(FAMILY)
    plain.setPixelSize(MENU_KEY_PX)
    keys = QFontMetrics(plain)
    for language in Language:
        speech.speak(language)
        for side in Side:
            metrics = QFontMetrics(font)
            assert metrics.horizontalAdvance(name(side)) <= MENU_ROOM, side
            both = metrics.horizontalAdvance(f"{name(side)} ") + keys.horizontalAdvance(side)
            assert both <= RAIL_WIDTH - 24 - 38 - 6, "the name runs into its key"


@pytest.mark.parametrize("scene", PLACES)
def test_everything_to_touch_is_large_enough_and_has_a_name(window: Window, scene: str) -> None:
    _show(window, scene)
    _settle(window)
    for each in _shown(window, QAbstractButton):
        assert isinstance(each, QAbstractButton)
        assert each.accessibleName() or each.text()
        if each.isEnabled():
            assert min(each.width(), each.height()) >= SMALLEST_TARGET, each.text()
    for line in (*_shown(window, QLineEdit), *_shown(window, QProgressBar)):
        assert line.accessibleName()
        assert isinstance(line, QProgressBar) or line.height() >= SMALLEST_TARGET


@pytest.mark.parametrize(("language", "look"), WORN)
@pytest.mark.parametrize("target", [Target.RIGHT_FOUR, Target.IRISES, Target.SIGNATURE])
def test_dialogs_fit_too(
    window: Window, speech: Speech, language: Language, look: Look, target: Target
) -> None:
    speech.speak(language)
    window.wear(look)
    exemption = ExemptionDialog(window.theme, window.desk, PARTS[target], None, window)
    second = SecondPerson(
        window.theme, partial(why_force, Matter.DOUBTED), window.desk.force, window
    )
    for dialog in (exemption, second):
        dialog.open()
        _settle(dialog)
        _check_fit(dialog)
        assert dialog.width() <= 1366
        assert dialog.height() <= 720
        dialog.form.refuse(replace(SCENES["login"], trouble=Code.LOGIN_WAIT, wait_seconds=300))
        dialog.adjust()
        _settle(dialog)
        _check_fit(dialog)
        assert dialog.height() <= 720
        dialog.close()


@pytest.mark.parametrize(("language", "look"), WORN)
def test_corrections_fit_on_both_their_pages(
    window: Window, speech: Speech, language: Language, look: Look
) -> None:
    speech.speak(language)
    window.wear(look)
    for scene, finger in product(("biodata", "biodata-corrected"), OwnFinger):
        view = SCENES[scene]
        dialog = CorrectionDialog(window.theme, window.desk, window)
        dialog.stand_on(view)
        dialog.open()
        for field in Field:
            click(dialog.fields[field])
            _settle(dialog)
            dialog.adjust()
            _settle(dialog)
            _check_fit(dialog)
            assert dialog.height() <= 720, field
        dialog.staged = dict.fromkeys(HERE, "KEPERCAYAAN TERHADAP TUHAN YME")
        dialog.asked()
        dialog.show_view(replace(view, proposal=ProposalView(changes=(), finger=finger)))
        dialog.form.refuse(replace(SCENES["login"], trouble=Code.LOGIN_WAIT, wait_seconds=300))
        dialog.adjust()
        _settle(dialog)
        _check_fit(dialog)
        assert dialog.height() <= 720, finger
        dialog.close()


@pytest.mark.parametrize(("language", "look"), WORN)
@pytest.mark.parametrize("scene", ["login", "today", "right-four", "photo-good", "statement"])
def test_help_fits_over_every_screen(
    window: Window, speech: Speech, language: Language, look: Look, scene: str
) -> None:
    speech.speak(language)
    window.wear(look)
    window.show_view(SCENES[scene])
    window.go_aside(Side.HELP)
    dialog = window.findChild(Help)
    assert isinstance(dialog, Help)
    _settle(dialog)
    _check_fit(dialog)
    assert dialog.height() <= 720
    dialog.close()
