"""A moment of the live picture is held still and enlarged, and never taken for the live one."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.body import Part, Target
from station.devices.messages import Box, FrameReady, Verdict
from tests.fakes.scenes import FRAMES, scenes
from tests.ui.fingers import click
from ui.screens.approval import Approval
from ui.screens.capture import Capture
from ui.theme import THEMES, Look
from ui.widgets.preview import Guidance, Preview
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _live(window: Window, slots: dict[int, memoryview], scene: str) -> Preview:
    view = SCENES[scene]
    window.show_view(view)
    assert view.capture is not None
    picture = FRAMES[view.capture.target]().convertToFormat(QImage.Format.Format_RGB32)
    _show(window, slots, picture)
    assert isinstance(window.work, Capture)
    return window.work.stage.preview


def _show(window: Window, slots: dict[int, memoryview], picture: QImage) -> None:
    slots[0] = memoryview(bytes(picture.constBits()))
    size = picture.width(), picture.height()
    window.show_frame(FrameReady(request=7, slot=0, width=size[0], height=size[1], at_ns=0))


def _one_colour(picture: QImage, colour: str) -> QImage:
    other = picture.copy()
    other.fill(colour)
    return other


def test_a_moment_is_held_while_the_live_picture_goes_on(
    window: Window, slots: dict[int, memoryview]
) -> None:
    preview = _live(window, slots, "photo-good")
    whole = preview.grab().toImage()
    QTest.keyClick(window, Qt.Key.Key_F)
    assert preview.frozen
    held = preview.grab().toImage()
    middle = QPoint(preview.width() // 2, preview.height() // 2)
    assert held.pixelColor(middle) == whole.pixelColor(middle)
    assert held.pixelColor(4, 4) != whole.pixelColor(4, 4), "the frame says that it is held"
    picture = FRAMES[Target.PHOTO]()
    _show(window, slots, _one_colour(picture, "#00FF00"))
    assert preview.grab().toImage().pixelColor(middle) == whole.pixelColor(middle)
    QTest.keyClick(window, Qt.Key.Key_F)
    assert not preview.frozen
    assert preview.grab().toImage().pixelColor(middle).name() == "#00ff00"


def test_what_is_taken_lets_the_held_moment_go(
    window: Window, slots: dict[int, memoryview]
) -> None:
    preview = _live(window, slots, "photo-good")
    QTest.keyClick(window, Qt.Key.Key_F)
    window.show_view(SCENES["photo-taken"])
    assert not preview.frozen
    window.show_view(SCENES["photo-gone"])
    assert not preview.frozen


def test_the_picture_is_enlarged_dragged_and_whole_again(
    window: Window, slots: dict[int, memoryview]
) -> None:
    preview = _live(window, slots, "irises-live")
    assert isinstance(window.work, Capture)
    click(window.work.stage.tools.enlarge)
    assert preview.zoom == 2
    before = preview.grab().toImage()
    start = QPoint(preview.width() // 2, preview.height() // 2)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(preview, start + QPoint(120, 0))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert preview.grab().toImage() != before
    QTest.keyClick(window, Qt.Key.Key_Z)
    QTest.keyClick(window, Qt.Key.Key_Z)
    assert preview.zoom == 1


def test_without_a_picture_there_is_nothing_to_hold(window: Window) -> None:
    window.show_view(SCENES["photo-ready"])
    assert isinstance(window.work, Capture)
    assert not window.work.stage.tools.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F)
    assert not window.work.stage.preview.frozen


def test_a_photo_to_be_approved_is_enlarged_only(window: Window) -> None:
    window.show_view(SCENES["approval"])
    assert isinstance(window.work, Approval)
    QTest.keyClick(window, Qt.Key.Key_F)
    QTest.keyClick(window, Qt.Key.Key_Z)
    assert (window.work.photo.frozen, window.work.photo.zoom) == (False, 2)


@pytest.mark.parametrize("guidance", Guidance)
def test_the_countdown_is_seen(qtbot: QtBot, guidance: Guidance) -> None:
    preview = Preview(THEMES[Look.OFFICE])
    qtbot.addWidget(preview)
    preview.resize(640, 480)
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill("#404040")
    preview.show_still(picture)
    preview.guide(guidance, verdict=Verdict.GOOD, hold=0.0)
    none = preview.grab().toImage()
    preview.guide(guidance, verdict=Verdict.GOOD, hold=0.5)
    half = preview.grab().toImage()
    preview.guide(guidance, verdict=Verdict.GOOD, hold=1.0)
    assert none != half != preview.grab().toImage()


def test_eyes_are_circled_and_guided_until_they_are_found(qtbot: QtBot) -> None:
    preview = Preview(THEMES[Look.OFFICE])
    qtbot.addWidget(preview)
    preview.resize(640, 240)
    picture = QImage(640, 240, QImage.Format.Format_RGB32)
    picture.fill("#404040")
    preview.show_still(picture)
    preview.guide(Guidance.PLAIN)
    bare = preview.grab().toImage()
    preview.guide(Guidance.EYES)
    guided = preview.grab().toImage()
    box = Box(part=Part.RIGHT_EYE, x=0.1, y=0.2, width=0.2, height=0.5, score=71)
    preview.guide(Guidance.EYES, boxes=(box,))
    assert bare != guided != preview.grab().toImage()
