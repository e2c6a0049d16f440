"""From the review to the slip: the way back, sealing, and nobody's NIK."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from station.body import Part
from station.errors import Code
from station.session.view import CaptureState, PhotoItem, Screen, Step
from tests.fakes import views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, guide_of
from ui.screens.approval import Approval
from ui.screens.done import Done
from ui.screens.review import Review, step_of
from ui.theme import Tone
from ui.widgets.rail import StepRow
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


@pytest.mark.parametrize("part", Part)
def test_a_tile_of_the_review_shows_its_tries_then_leads_back_to_its_step(
    window: Window, desk: FakeDesk, part: Part
) -> None:
    window.show_view(SCENES["review-tries"])
    assert isinstance(window.work, Review)
    first = window.work.picked
    assert first is Part.RIGHT_RING  # the weak one
    if part is not first:
        window.work.tiles[part].click()
        assert desk.told == []
    assert window.work.picked is part
    window.work.tiles[part].click()
    assert desk.told == [("step_to", step_of(part))]


def test_the_tries_are_gone_through_by_key(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["review-tries"])
    assert isinstance(window.work, Review)
    shown = [card for card in window.work.strip.cards if card.isVisible()]
    assert [card.lines()[0] for card in shown] == ["Try 1", "Try 2, used", "Try 3"]
    assert shown[0].lines()[1:] == ("31  ·  device 28", "Fingers dry")
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert window.work.picked is Part.RIGHT_LITTLE
    assert [card.isVisible() for card in window.work.strip.cards].count(True) == 1
    QTest.keyClick(window, Qt.Key.Key_Up)
    QTest.keyClick(window, Qt.Key.Key_R)
    assert desk.told == [("step_to", Step.RIGHT_FOUR)]


def test_a_part_taken_back_is_to_be_recorded_before_the_end(window: Window, desk: FakeDesk) -> None:
    view = SCENES["review"]
    taken_back = tuple(
        views.nothing(each.part) if each.part is Part.LEFT_EYE else each for each in view.review
    )
    window.show_view(replace(view, review=taken_back))
    assert "Irises" in guide_of(window).advice
    click(window.panel.primary)
    assert desk.told == [("step_to", Step.IRISES)]


def test_the_photo_is_approved_line_by_line_in_one_press(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["approval"])
    assert isinstance(window.work, Approval)
    said = {item: window.work.list.said_of(item).text() for item in PhotoItem}
    assert said[PhotoItem.EYES] == "not measured: look yourself"
    assert said[PhotoItem.BACKDROP] == "measured"
    assert said[PhotoItem.SELF] == "only the person can say"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.told == [("approve_photo",)]


def test_a_step_of_the_rail_leads_back_and_never_ahead(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["thumbs-taken"])
    rows = {row.text(): row for row in window.rail.findChildren(StepRow)}
    rows["Photo"].click()
    rows["Statement"].click()
    assert desk.told == [("step_to", Step.PHOTO)]


def test_one_who_cannot_sign_is_sealed_without_signature(window: Window, desk: FakeDesk) -> None:
    excused = tuple(
        replace(p, exempt="UNABLE") if p.part is Part.SIGNATURE else p for p in views.reviewed()
    )
    window.show_view(replace(SCENES["statement"], review=excused))
    click(window.panel.primary)
    assert desk.told == [("seal",)]


def test_nothing_can_be_pressed_while_sealing(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["sealing"])
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(window, key)
    assert desk.told == []


def _texts(window: Window) -> str:
    work = window.work
    return " ".join(each.text() for each in work.findChildren(QWidget) if hasattr(each, "text"))


def test_the_slip_tells_number_and_next_step_and_no_nik(window: Window) -> None:
    window.show_view(SCENES["done-16"])
    assert isinstance(window.work, Done)
    said = _texts(window)
    assert views.done().number in said
    assert "17" in said
    assert views.CITIZEN.nik not in said
    assert views.CITIZEN.name not in said


@pytest.mark.parametrize(
    "scene",
    [name for name, view in SCENES.items() if view.screen not in (Screen.BIODATA, Screen.LOGIN)],
)
def test_the_whole_nik_stands_on_no_screen_but_biodata(window: Window, scene: str) -> None:
    window.show_view(SCENES[scene])
    said = "".join(
        each.text().replace(" ", "")
        for each in window.findChildren(QWidget)
        if hasattr(each, "text") and each.isVisible()
    )
    assert views.CITIZEN.nik not in said


def test_a_trouble_is_told_beside_what_can_be_done(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["disk-full"])
    assert window.panel.guide is not None
    assert guide_of(window).tone is Tone.BAD
    assert guide_of(window).headline == "The disk is full."
    assert "Send or export" in guide_of(window).advice
    click(window.panel.primary)
    assert desk.told == [("capture",)]


@pytest.mark.parametrize("code", Code)
def test_every_trouble_can_be_shown(window: Window, code: Code) -> None:
    window.show_view(replace(SCENES["today"], trouble=code))
    assert window.panel.guide is not None
    assert guide_of(window).advice


def test_the_scenes_show_every_screen_and_every_state_of_a_capture() -> None:
    assert {view.screen for view in SCENES.values()} == set(Screen)
    states = {view.capture.state for view in SCENES.values() if view.capture}
    assert states == set(CaptureState)
