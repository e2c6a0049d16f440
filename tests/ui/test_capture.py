"""Biodata and recording: second person, live picture, one reason at a time."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.body import FINGERS, PARTS, Part, Target
from station.devices.messages import FrameReady, Guard, Verdict
from station.errors import Code
from station.operators.credentials import Credentials
from station.reasons import Reason
from station.session.view import CaptureState, PartView, TryView
from tests.fakes import pictures, views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import FRAMES, scenes
from tests.ui.fingers import click, type_into
from ui.languages import Language, Speech
from ui.messages import short_name
from ui.screens.capture import Capture
from ui.screens.review import Review
from ui.screens.second_person import SecondPerson
from ui.theme import Tone
from ui.widgets.tile import PartTile
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def test_a_contradicting_nik_needs_a_second_person(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    window.show_view(SCENES["biodata-sex"])
    click(window.panel.primary)
    assert desk.told == []
    qtbot.waitUntil(lambda: window.findChild(SecondPerson) is not None)
    dialog = window.findChild(SecondPerson)
    assert isinstance(dialog, SecondPerson)
    assert not dialog.confirm.isEnabled()
    type_into(dialog, "budi", "246801")
    click(dialog.confirm)
    assert desk.told == [("confirm_biodata", Credentials("budi", "246801"))]


def test_cancelling_the_second_person_asks_nothing(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    window.show_view(SCENES["index-check-failed"])
    window.asking.force()
    dialog = window.findChild(SecondPerson)
    assert isinstance(dialog, SecondPerson)
    click(dialog.cancel)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert desk.told == []


def _show_live(window: Window, slots: dict[int, memoryview], scene: str) -> Capture:
    view = SCENES[scene]
    window.show_view(view)
    assert view.capture is not None
    image = FRAMES[view.capture.target]()
    slots[2] = pictures.pixels(image)
    notice = FrameReady(request=7, slot=2, width=image.width(), height=image.height(), at_ns=0)
    window.show_frame(notice)
    assert isinstance(window.work, Capture)
    return window.work


def test_the_live_picture_stands_on_the_screen(
    window: Window, slots: dict[int, memoryview]
) -> None:
    stage = _show_live(window, slots, "photo-dark").stage
    assert stage.preview.has_picture
    shown = stage.preview.grab().toImage()
    forehead = shown.pixelColor(shown.width() // 2, round(shown.height() * 0.36))
    assert (forehead.red(), forehead.green(), forehead.blue()) == pytest.approx(
        (0xD9, 0xAF, 0x86), abs=4
    )


def test_a_frame_of_another_request_is_not_shown(
    window: Window, slots: dict[int, memoryview]
) -> None:
    window.show_view(SCENES["photo-dark"])
    slots[0] = pictures.pixels(pictures.face())
    window.show_frame(FrameReady(request=6, slot=0, width=1280, height=720, at_ns=0))
    assert isinstance(window.work, Capture)
    assert not window.work.stage.preview.has_picture


def test_a_device_that_goes_takes_its_last_picture_with_it(
    window: Window, slots: dict[int, memoryview]
) -> None:
    stage = _show_live(window, slots, "photo-good").stage
    window.show_view(SCENES["photo-gone"])
    assert not stage.preview.has_picture
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.BAD


def test_one_reason_at_a_time_the_first(window: Window) -> None:
    both = views.capture(
        Target.PHOTO, verdict=Verdict.RETRY, reasons=(Reason.FACE_FAR, Reason.FACE_DARK)
    )
    window.show_view(replace(SCENES["photo-dark"], capture=both))
    assert window.panel.guide is not None
    assert "too small" in window.panel.guide.advice
    assert "dark" not in window.panel.guide.advice


def test_live_words_stand_long_enough_to_be_read(window: Window, qtbot: QtBot) -> None:
    window.show_view(SCENES["photo-dark"])
    window.show_view(SCENES["photo-good"])
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.BAD
    qtbot.waitUntil(lambda: window.panel.guide is not None and window.panel.guide.tone is Tone.OK)


def test_a_recorded_sample_is_told_at_once(window: Window) -> None:
    window.show_view(SCENES["photo-dark"])
    window.show_view(SCENES["photo-taken"])
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Recorded"


def test_nothing_written_cannot_be_finished(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["signature-empty"])
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.told == []


@pytest.mark.parametrize(
    ("scene", "first"),
    [
        ("left-four-weak", Part.LEFT_LITTLE),
        ("right-four-finished", Part.RIGHT_INDEX),
        ("thumbs-taken", Part.LEFT_THUMB),
        ("index-check-passed", Part.LEFT_INDEX),
        ("irises-taken", Part.RIGHT_EYE),
    ],
)
def test_samples_stand_in_the_order_in_which_they_lie(
    window: Window, scene: str, first: Part
) -> None:
    window.show_view(SCENES[scene])
    tiles = [tile for tile in window.work.findChildren(PartTile) if tile.isVisible()]
    leftmost = min(tiles, key=lambda tile: tile.mapTo(window, tile.rect().topLeft()).x())
    assert leftmost.shown is not None
    assert leftmost.shown.part is first


def test_a_finished_photo_is_shown_when_it_is_come_back_to(window: Window) -> None:
    window.show_view(SCENES["photo-ready"])
    window.show_view(SCENES["photo-finished"])
    assert isinstance(window.work, Capture)
    assert window.work.stage.preview.has_still
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Recorded"


def test_a_finished_signature_is_shown_when_it_is_come_back_to(window: Window) -> None:
    window.show_view(SCENES["signature-empty"])
    assert isinstance(window.work, Capture)
    empty = window.work.stage.ink.grab().toImage()
    window.show_view(SCENES["signature-finished"])
    assert window.work.stage.ink.grab().toImage() != empty


def test_another_go_at_a_finished_step_shows_the_live_picture(
    window: Window, slots: dict[int, memoryview]
) -> None:
    window.show_view(SCENES["photo-finished"])
    again = views.capture(Target.PHOTO, request=7, may_go_on=True)
    window.show_view(replace(SCENES["photo-dark"], capture=again))
    slots[0] = pictures.pixels(pictures.face())
    window.show_frame(FrameReady(request=7, slot=0, width=1280, height=720, at_ns=0))
    assert isinstance(window.work, Capture)
    assert window.work.stage.preview.has_picture
    assert not window.work.stage.preview.has_still
    assert window.panel.primary.text() == "Take photo"


def test_what_was_accepted_though_weak_is_not_called_good(window: Window) -> None:
    window.show_view(SCENES["left-four-forced"])
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.WARN
    assert window.panel.guide.headline == "Accepted as it is"


def test_a_try_beyond_those_allowed_is_told_without_their_number(window: Window) -> None:
    window.show_view(SCENES["left-four-weak"])
    assert window.panel.guide is not None
    assert window.panel.guide.note.startswith("Try 2 of 3.")
    window.show_view(SCENES["left-four-forced"])
    assert window.panel.guide.note.startswith("Try 4.")


@pytest.mark.parametrize(
    ("verdict", "tone", "headline"),
    [
        (Verdict.GOOD, Tone.OK, "Same person"),
        (Verdict.RETRY, Tone.WARN, "Confirmed by officer 2"),
        (Verdict.NOT_CHECKED, Tone.WARN, "Not checked"),
    ],
)
def test_what_lets_a_finger_check_pass_is_said(
    window: Window, verdict: Verdict, tone: Tone, headline: str
) -> None:
    for state in (CaptureState.JUDGED, CaptureState.READY):
        checked = tuple(
            replace(views.part(part), verdict=verdict) for part in PARTS[Target.INDEX_CHECK]
        )
        capture = views.judged(
            Target.INDEX_CHECK,
            state=state,
            verdict=verdict if state is CaptureState.JUDGED else None,
            parts=checked,
        )
        window.show_view(replace(SCENES["index-check-passed"], capture=capture))
        assert window.panel.guide is not None
        assert (window.panel.guide.tone, window.panel.guide.headline) == (tone, headline)
        assert window.panel.primary.text() == "Next"


def test_the_second_officer_of_a_finger_check_may_mistype(window: Window, desk: FakeDesk) -> None:
    failed = SCENES["index-check-failed"]
    window.show_view(failed)
    window.asking.force()
    dialog = window.findChild(SecondPerson)
    assert isinstance(dialog, SecondPerson)
    type_into(dialog, "budi", "1")
    click(dialog.confirm)
    window.show_view(replace(failed, trouble=Code.LOGIN_REFUSED, tries_left=2))
    assert dialog.isVisible()
    assert "2 tries left" in dialog.form.trouble.text()
    type_into(dialog, "", "246801")
    click(dialog.confirm)
    assert desk.told[-1] == ("force", Credentials("budi", "246801"))
    assert failed.capture is not None
    window.show_view(replace(failed, capture=replace(failed.capture, may_go_on=True)))
    assert not dialog.isVisible()


def test_all_ten_fingers_are_named_in_one_form(window: Window, speech: Speech) -> None:
    for language in Language:
        speech.speak(language)
        window.show_view(SCENES["review"])
        window.grab()
        assert isinstance(window.work, Review)
        tiles = [window.work.tiles[part] for part in FINGERS]
        short = {tile.label == short_name(part) for part, tile in zip(FINGERS, tiles, strict=True)}
        assert len(short) == 1


def test_a_finger_that_may_be_another_ones_is_accepted_by_two_people_only(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    view = SCENES["left-four-force"]
    assert view.capture is not None
    doubted = replace(view.capture, force_takes_two=True, reasons=(Reason.FINGER_PREVIOUS,))
    window.show_view(replace(view, capture=doubted))
    window.asking.accept()
    assert desk.told == []
    qtbot.waitUntil(lambda: window.findChild(SecondPerson) is not None)
    dialog = window.findChild(SecondPerson)
    assert isinstance(dialog, SecondPerson)
    type_into(dialog, "budi", "246801")
    click(dialog.confirm)
    assert desk.told == [("force", Credentials("budi", "246801"))]


def test_the_review_shows_the_devices_score_every_try_and_what_was_not_compared(
    window: Window,
) -> None:
    view = SCENES["review"]
    tries = tuple(
        TryView(
            score=score, device_score=66, verdict=Verdict.RETRY, reasons=reasons, chosen=score == 35
        )
        for score, reasons in ((35, (Reason.FINGER_DRY,)), (20, (Reason.FINGER_WET,)))
    )
    forced = PartView(
        part=Part.RIGHT_INDEX,
        score=35,
        verdict=Verdict.RETRY,
        attempts=2,
        device_score=66,
        forced_by="op-1",
        unchecked=(Guard.PREVIOUS,),
        tries=tries,
    )
    others = tuple(
        replace(part, tries=()) for part in view.review if part.part is not Part.RIGHT_INDEX
    )
    window.show_view(replace(view, review=(forced, *others)))
    assert isinstance(window.work, Review)
    tile = window.work.tiles[Part.RIGHT_INDEX]
    assert tile.words() == "35  ·  accepted  ·  try 2  ·  device 66"
    best, other = (card.lines() for card in window.work.strip.cards if card.isVisible())
    assert best == ("Try 1, used", "35  ·  device 66", "Fingers dry")
    assert other == ("Try 2", "20  ·  device 66", "Fingers wet")
    assert "Not compared: the person before" in window.work.guide(window.view).note
