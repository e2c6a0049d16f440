"""A person has left: no screen, no tile and no display holds a picture of theirs any more."""

import gc

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from station.body import Target
from station.session.view import DeskView, PartView, Screen
from tests.fakes import views
from tests.fakes.holders import holders
from ui.person_display import PersonDisplay
from ui.window import Window

HEX = b"mark of who has left".hex()
"""As text, so that the test itself holds no such bytes."""


def marked(part: PartView) -> PartView:
    """Return a part whose pictures carry the mark behind their end, where no decoder looks."""
    mark = bytes.fromhex(HEX)
    tries = tuple(replace(each, thumbnail=each.thumbnail + mark) for each in part.tries)
    return replace(part, thumbnail=part.thumbnail + mark, tries=tries)


def stages() -> list[DeskView]:
    """Return what is seen of a person, from the first picture to the statement."""
    parts = tuple(map(marked, views.reviewed()))
    judged = views.judged(Target.RIGHT_FOUR)
    capture = replace(judged, parts=tuple(map(marked, judged.parts)))
    face = views.judged(Target.PHOTO)
    photo = replace(face, parts=tuple(map(marked, face.parts)))
    shown = [
        views.desk(Screen.BIODATA),
        views.desk(Screen.CAPTURE, capture=photo),
        views.desk(Screen.CAPTURE, capture=capture),
        views.desk(Screen.REVIEW, review=parts),
        views.desk(Screen.APPROVAL, review=parts),
    ]
    return [replace(each, citizen=views.CITIZEN) for each in shown]


@pytest.mark.parametrize("end", [Screen.DONE, Screen.TODAY, Screen.LOGIN])
def test_nothing_in_the_windows_holds_a_picture_of_who_has_left(
    window: Window, qtbot: QtBot, end: Screen
) -> None:
    display = PersonDisplay(window.theme, window.speech, None)
    qtbot.addWidget(display)
    for view in stages():
        window.show_view(view)
        display.show_view(view)
        del view
    gc.collect()
    assert holders(bytes.fromhex(HEX)), "while the person sits there they are held"
    left = replace(views.desk(end), citizen=None)
    window.show_view(left)
    display.show_view(left)
    assert holders(bytes.fromhex(HEX)) == []
