"""The outbox: one press away, who acts said in words, commands told once, nothing waited for."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from station.board.line import Line, Standing
from station.board.packet import Row, Wait
from station.board.view import Filter, Question, Told, packet_number
from station.errors import Code
from station.lifecycle import Status
from station.outbox.entries import Alarm, Blocked
from station.outbox.lists import Listing
from station.register.case import Case
from station.register.recaptures import Deed, DeedEntry
from station.uploader.control import Verb
from tests.fakes import boards
from tests.fakes.boards import FakeBoard, packet
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.application import FAMILY
from ui.languages import Language, Speech
from ui.messages import name, say, sentence
from ui.screens.outbox import Outbox
from ui.screens.today import Today
from ui.sides import Side
from ui.theme import Tone
from ui.widgets.line_chip import LineChip
from ui.widgets.packets import row_words, words_room
from ui.widgets.panel import Guide
from ui.window import Window
from ui.words.tables import table_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
DESK = scenes()
BOARD = boards.scenes()
ROW_WIDTH = 762
"""Pixels of a row beside the scroll bar, in the window of the smallest common laptop."""


def _outbox(window: Window, scene: str = "sending") -> Outbox:
    window.activateWindow()
    window.show_view(DESK["today"])
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert isinstance(window.work, Outbox)
    window.show_board(BOARD[scene])
    return window.work


def _guide(window: Window) -> Guide:
    assert window.panel.guide is not None
    return window.panel.guide


def _other(window: Window, words: str) -> QPushButton:
    found = window.panel.findChildren(QPushButton)
    return next(b for b in found if b.accessibleName() == words and b.isVisible())


def _said(window: Window) -> str:
    return "\n".join(b.text() for b in window.work.findChildren(QLabel) if b.isVisible())


# --- the way there and back ----------------------------------------------------------------------


def test_one_press_leads_from_today_to_the_outbox_and_one_back(
    window: Window, board: FakeBoard
) -> None:
    window.show_view(DESK["today"])
    click(window.rail.menu.rows[Side.OUTBOX])
    assert isinstance(window.work, Outbox)
    assert board.asked[-1] == Question()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.work, Today)


def test_the_line_at_the_foot_of_the_rail_leads_there_too_but_not_from_a_person(
    window: Window,
) -> None:
    chip = window.rail.findChild(LineChip)
    assert isinstance(chip, LineChip)
    window.show_view(DESK["biodata"])
    assert not chip.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert not isinstance(window.work, Outbox)
    window.show_view(DESK["today"])
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert isinstance(window.work, Outbox)


def test_a_lock_leaves_the_outbox_and_takes_the_names_away(window: Window) -> None:
    outbox = _outbox(window)
    outbox._named.emit(boards.names(boards.WAITING))
    assert "SITI" in _guide(window).note
    window.show_view(DESK["login"])
    assert not isinstance(window.work, Outbox)
    _outbox(window)
    assert "SITI" not in _guide(window).note


def test_names_are_asked_for_once_and_no_whole_nik_is_shown(window: Window, desk: FakeDesk) -> None:
    outbox = _outbox(window)
    window.show_board(BOARD["sending"])
    asked = [words for words in desk.told if words[0] == "whose"]
    assert len(asked) == 1
    assert asked[0][1] == tuple(each.packet_id for each in boards.WAITING)
    outbox._named.emit(boards.names(boards.WAITING))
    assert "3273 •••• •••• 0001" in _guide(window).note
    assert "3273015708950001" not in _said(window) + _guide(window).note


# --- what is said --------------------------------------------------------------------------------


def test_every_standing_of_the_line_is_said(window: Window) -> None:
    _outbox(window)
    for standing in Standing:
        window.show_board(replace(BOARD["empty"], line=Line(standing=standing)))
        assert name(standing) in _said(window)
        assert _guide(window).headline.removesuffix(".") == name(standing)


def test_every_packet_says_why_it_stands_there_and_what_to_do(window: Window) -> None:
    _outbox(window)
    for why in (*Status, *Blocked, *Alarm, *Wait):
        window.show_board(replace(BOARD["sending"], rows=(packet(1, 2, why),)))
        assert _guide(window).headline.removesuffix(".") == name(why)
        assert say(why).advice in _guide(window).advice


@pytest.mark.parametrize(
    ("shown", "who"),
    [
        (packet(1, 30, Blocked.AREA_CODE), "technician"),
        (packet(1, 2, Blocked.RECAPTURE), "operator"),
        (packet(1, 30, Blocked.LINE), "technician"),
        (packet(1, 30, Wait.NO_RECEIPT, state=Status.SENT_FOR_ENROLLMENT), "operator"),
        (packet(1, 80, Wait.SILENT, state=Status.RECEIVED_AT_CENTRAL), "ADB"),
    ],
)
def test_what_is_stuck_is_red_and_names_who_acts(window: Window, shown: Row, who: str) -> None:
    _outbox(window)
    window.show_board(replace(BOARD["sending"], rows=(shown,)))
    assert _guide(window).tone is Tone.BAD
    assert f"Acts: {who}" in _guide(window).advice


def test_a_line_that_is_down_for_an_hour_alarms_nobody(window: Window) -> None:
    _outbox(window)
    window.show_board(replace(BOARD["no-line"], rows=(packet(1, 1, Blocked.LINE),)))
    assert _guide(window).tone is Tone.WARN
    assert "Acts" not in _guide(window).advice


def test_an_estimate_is_given_only_where_there_is_one(window: Window) -> None:
    _outbox(window, "sending")
    assert "about 42 seconds" in _said(window)
    assert "about 8 minutes" in _said(window)
    window.show_board(BOARD["sending-unknown"])
    assert "no estimate yet" in _said(window)
    assert "about" not in _said(window)
    window.show_board(BOARD["paused"])
    assert "about" not in _said(window)


def test_a_wait_is_told_in_seconds_or_by_the_clock(window: Window) -> None:
    _outbox(window, "no-line")
    assert "Next try in 45 seconds." in _said(window)
    window.show_board(BOARD["busy"])
    assert "Next try at " in _said(window)


@pytest.mark.parametrize("listing", Listing)
def test_every_empty_list_says_so(window: Window, listing: Listing) -> None:
    outbox = _outbox(window)
    click(outbox.chips[list(Listing).index(listing)])
    window.show_board(replace(BOARD["empty"], question=Question(listing=listing)))
    assert "Noth" in _said(window) or "Nobody" in _said(window) or "no packet" in _said(window)


def test_before_the_first_answer_it_says_that_it_reads(window: Window) -> None:
    window.show_view(DESK["today"])
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert "One moment" in _said(window)


def test_an_outbox_that_cannot_be_read_is_said(window: Window) -> None:
    _outbox(window, "trouble")
    assert _guide(window).tone is Tone.BAD
    assert say(Code.FILE_UNREADABLE).advice in _said(window)


@pytest.mark.parametrize("language", Language)
def test_why_a_packet_waits_fits_its_row_in_bold(speech: Speech, language: Language) -> None:
    speech.speak(language)
    font = QFont(FAMILY)
    font.setPixelSize(17)
    font.setBold(True)
    measured = QFontMetrics(font)
    cut = [
        row_words(packet(1, 2, why))
        for why in (*Status, *Blocked, *Alarm, *Wait)
        if measured.horizontalAdvance(row_words(packet(1, 2, why))) > words_room(ROW_WIDTH)
    ]
    assert cut == []


# --- what is told --------------------------------------------------------------------------------


def test_push_pause_and_push_all_are_told_once(window: Window, board: FakeBoard) -> None:
    _outbox(window)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert board.told == [("push", boards.WAITING[0].packet_id)]
    assert not window.panel.primary.isEnabled(), "until the sender has heard it"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert len(board.told) == 1
    window.show_board(BOARD["told"])
    assert _guide(window).headline == "Pushed"
    QTest.keyClick(window, Qt.Key.Key_D)
    window.show_board(BOARD["told"])
    QTest.keyClick(window, Qt.Key.Key_P)
    assert [words[0] for words in board.told] == ["push", "push_stuck", "pause"]


def test_while_paused_the_one_thing_to_do_is_to_resume(window: Window, board: FakeBoard) -> None:
    _outbox(window, "paused")
    assert not _other(window, "Push all").isEnabled()
    click(window.panel.primary)
    assert board.told == [("resume",)]
    resumed = Told(verb=Verb.RESUME, heard=True)
    window.show_board(replace(BOARD["sending"], told=resumed))
    assert _guide(window).headline == "Resumed"


def test_the_echo_of_a_command_goes_with_the_next_choice(window: Window) -> None:
    _outbox(window)
    window.show_board(BOARD["told"])
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert _guide(window).headline == name(Wait.TURN)


def test_the_echo_of_a_command_fades_by_itself(window: Window) -> None:
    _outbox(window)
    window.show_board(BOARD["told"])
    for _ in range(6):
        window.show_board(BOARD["sending"])
    assert _guide(window).headline == name(Blocked.AREA_CODE)


def test_a_command_that_nobody_heard_is_said(window: Window) -> None:
    _outbox(window)
    window.show_board(BOARD["told-nobody"])
    assert _guide(window).headline == "Nobody heard it"
    assert "safe" in _guide(window).advice


@pytest.mark.parametrize("scene", ["off", "keys", "starting", "unread"])
def test_nothing_is_told_to_a_sender_that_is_not_there(
    window: Window, board: FakeBoard, scene: str
) -> None:
    _outbox(window, scene)
    for key in (Qt.Key.Key_D, Qt.Key.Key_P):
        QTest.keyClick(window, key)
    assert board.told == []


def test_what_must_be_recorded_again_cannot_be_pushed(window: Window, board: FakeBoard) -> None:
    _outbox(window)
    window.show_board(replace(BOARD["sending"], rows=(packet(1, 2, Blocked.RECAPTURE),)))
    assert window.panel.primary.text() == "History"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert board.told == []


# --- lists, pages, history -----------------------------------------------------------------------


def test_another_list_is_asked_for_and_an_old_answer_is_not_shown_for_it(
    window: Window, board: FakeBoard
) -> None:
    outbox = _outbox(window)
    click(outbox.chips[1])
    assert board.asked[-1] == Question(listing=Listing.ATTENTION)
    late = replace(BOARD["empty"], question=Question())
    window.show_board(late)
    assert _guide(window).headline != name(Standing.IDLE)
    rows = boards.RETURNED_ROWS
    answer = replace(BOARD["returned"], question=Question(listing=Listing.ATTENTION), rows=rows)
    window.show_board(answer)
    assert _guide(window).headline == name(Status.ENROLL_FAILURE_AT_CENTRAL)


def test_pages_go_on_and_back_by_key(window: Window, board: FakeBoard) -> None:
    _outbox(window, "pages")
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert board.asked[-1].after == "more"
    behind = replace(BOARD["sending"], question=board.asked[-1])
    window.show_board(behind)
    assert "51 to 58" in _said(window)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert board.asked[-1].after == "more", "there is no third page"
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert board.asked[-1].after is None


def test_a_refresh_keeps_the_chosen_packet_also_when_others_leave(window: Window) -> None:
    _outbox(window)
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert _guide(window).headline == name(Wait.NO_RECEIPT)
    window.show_board(replace(BOARD["sending"], rows=boards.WAITING[1:]))
    assert _guide(window).headline == name(Wait.NO_RECEIPT)


def test_the_history_of_one_packet_is_a_time_line(window: Window, board: FakeBoard) -> None:
    _outbox(window)
    shown = boards.WAITING[0]
    QTest.keyClick(window, Qt.Key.Key_H)
    assert board.asked[-1].packet_id == shown.packet_id
    window.show_board(boards.opened(BOARD["sending"], shown))
    said = _said(window)
    for words in (
        name(Status.PRINT_READY_RECORD),
        "Noted, not applied: Card handed over and active",
        "The centre wrote: MENUNGGU_VERIFIKASI",
        "the centre · receipt 17",
        "this station · sealed at the desk",
    ):
        assert words in said
    assert said.index("ready for printing") < said.index("sealed at the desk"), "newest first"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.work, Outbox)
    assert "sealed at the desk" not in _said(window)


def test_a_history_names_the_recording_it_replaced_or_that_replaced_it(window: Window) -> None:
    _outbox(window)
    shown, other = boards.WAITING[0], "a" * 52
    QTest.keyClick(window, Qt.Key.Key_H)
    answer = boards.opened(BOARD["sending"], shown)
    assert answer.history is not None
    window.show_board(replace(answer, history=replace(answer.history, in_place_of=other)))
    assert f"in place of {packet_number(other)}" in _said(window)
    came = DeedEntry(packet_id=shown.packet_id, deed=Deed.REPLACED, at="", who="o", reference=other)
    case = Case(state=Status.UNREGISTERED, deeds=(came,))
    window.show_board(replace(answer, history=replace(answer.history, case=case)))
    assert f"recorded again as {packet_number(other)}" in _said(window)


def test_a_history_says_what_it_means_what_to_do_and_what_to_say(window: Window) -> None:
    _outbox(window)
    QTest.keyClick(window, Qt.Key.Key_H)
    window.show_board(boards.opened(BOARD["sending"], boards.WAITING[0]))
    told = sentence(boards.WAITING[0].state)
    assert all(text in _said(window) for text in (told.meaning, told.operator, told.citizen))


def test_the_list_goes_onto_a_stick_with_its_filters(window: Window, board: FakeBoard) -> None:
    outbox = _outbox(window)
    QTest.keyClick(window, Qt.Key.Key_X)
    assert board.told == [("export", outbox.question, table_text)]
    window.show_board(BOARD["exported"])
    assert _guide(window).headline == "8 packets written"
    assert "to the ADB and to nobody else" in _guide(window).advice
    QTest.keyClick(window, Qt.Key.Key_X)
    window.show_board(BOARD["no-stick"])
    assert _guide(window).headline == "No stick is in"
    assert _guide(window).tone is Tone.BAD


def test_filters_narrow_what_is_asked_and_are_cleared_by_a_lock(
    window: Window, board: FakeBoard
) -> None:
    outbox = _outbox(window)
    filters = outbox.filters
    for box, text in ((filters.village, "SUKA CONTOH"), (filters.operator, "budi")):
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())
    asked = board.asked[-1].filter
    assert (asked.village, asked.operator) == ("SUKA CONTOH", "op-2")
    assert outbox.question.filter == asked
    late = replace(BOARD["returned"], question=Question())
    window.show_board(late)
    assert _guide(window).headline != name(Status.ENROLL_FAILURE_AT_CENTRAL), "of another filter"
    window.show_view(DESK["login"])
    assert outbox.question.filter == Filter()
    assert filters.village.count() == 1, "no village stays"


def test_the_screen_asks_again_only_while_it_is_seen(window: Window) -> None:
    outbox = _outbox(window)
    assert outbox._timer.isActive()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not outbox._timer.isActive()


def test_the_language_switches_live(window: Window, speech: Speech) -> None:
    _outbox(window)
    speech.speak(Language.INDONESIAN)
    QTest.qWait(0)
    assert "Sedang mengirim" in _said(window)
    assert "Bertindak: teknisi" in _guide(window).advice


# --- the line on every screen --------------------------------------------------------------------


def test_the_rail_says_how_the_line_stands(window: Window) -> None:
    window.show_view(DESK["biodata"])
    chip = window.rail.findChild(LineChip)
    assert isinstance(chip, LineChip)
    for answer in BOARD.values():
        window.show_board(answer)
        stands, waits = chip.words()
        assert stands
        assert waits == f"{12 if answer.trouble else answer.tally.waiting} waiting"
        assert stands in chip.accessibleName()


def test_one_packet_is_found_by_what_was_typed(window: Window, board: FakeBoard) -> None:
    outbox = _outbox(window)
    QTest.keyClick(window, Qt.Key.Key_F)
    assert outbox.filters.words.hasFocus()
    before = len(board.asked)
    QTest.keyClicks(outbox.filters.words, "siti d")
    assert outbox.question.filter.words == "", "nobody is looked up while somebody types"
    QTest.keyClick(outbox.filters.words, Qt.Key.Key_Return)
    assert board.asked[before:][-1].filter.words == "siti d"
    assert board.asked[-1].listing is Listing.ALL
    assert outbox.chips[-1].isChecked()
    window.show_board(replace(BOARD["empty"], question=outbox.question))
    assert "No packet fits" in _said(window)
    outbox.filters.words.clear()
    assert board.asked[-1].filter.words == ""
    outbox.filters.words.setText("ani")
    QTest.keyClick(outbox.filters.words, Qt.Key.Key_Return)
    outbox.forget()
    assert (outbox.question.filter.words, outbox.filters.words.text()) == ("", "")
