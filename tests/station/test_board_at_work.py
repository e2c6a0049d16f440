"""The board before a real uploader and the emulated centre: what is pressed takes effect."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from station.assembly.desk import glance
from station.board.board import Board
from station.board.line import Standing
from station.board.packet import Wait
from station.board.view import BoardView, Question
from station.clock import SystemClock
from station.errors import Code
from station.home import Home
from station.lifecycle import Status
from station.outbox.entries import Blocked
from station.outbox.lists import Listing
from station.uploader.control import Verb
from station.uploader.lock import locked
from tests.fakes.patience import until
from tests.fakes.running import running
from tests.fakes.site import Site


class Kiosk:
    """The board as a kiosk has it: its answers, and waiting for one that fits."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.seen: list[BoardView] = []
        board.views.subscribe(self.seen.append)

    def sees(
        self, fits: Callable[[BoardView], bool], question: Question | None = None
    ) -> BoardView:
        """Ask again and again, as the screen does, until an answer fits."""
        asked = question or Question()
        found: list[BoardView] = []

        def look() -> bool:
            before = len(self.seen)
            self.board.look(asked)
            until(lambda: len(self.seen) > before)
            found[:] = [each for each in self.seen[before:] if fits(each)]
            return bool(found)

        until(look)
        return found[-1]

    def told(self, verb: Verb) -> bool:
        """Return whether the uploader heard a command, once its answer is there."""
        until(lambda: any(v.told and v.told.verb is verb for v in self.seen))
        return next(v.told.heard for v in self.seen if v.told and v.told.verb is verb)


@contextmanager
def kiosk(folder: Path, *, provisioned: bool = True) -> Iterator[Kiosk]:
    board = Board(folder, SystemClock(), provisioned=lambda: provisioned)
    board.open()
    with closing(board):
        yield Kiosk(board)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def _settled(site: Site) -> bool:
    return set(site.states().values()) == {Status.PRINT_READY_RECORD}


def test_a_pause_stops_what_is_being_sent_and_a_resume_goes_on_with_it(site: Site) -> None:
    site.line = msgspec.structs.replace(site.line, stall_seconds=60.0)
    (packet_id,) = site.put()
    with (
        site.centre("stall@3000") as centre,
        running(site, centre.url, patience=60.0),
        kiosk(site.outbox_folder) as seen,
    ):
        under_way = seen.sees(lambda view: view.line.acknowledged >= 3000)
        assert under_way.line.standing is Standing.SENDING
        assert under_way.line.sending == packet_id
        seen.board.pause()
        assert seen.told(Verb.PAUSE)
        paused = seen.sees(lambda view: not view.line.sending)
        assert paused.line.standing is Standing.PAUSED
        assert (paused.line.seconds_left, paused.line.hours_left) == (None, None)
        seen.sees(lambda view: [r.why for r in view.rows] == [Blocked.PAUSED])
        seen.board.resume()
        seen.sees(lambda view: view.line.standing is Standing.IDLE)
        until(lambda: _settled(site))


def test_a_push_does_not_wait_for_the_next_try(site: Site) -> None:
    site.line = msgspec.structs.replace(
        site.line, retry_floor_seconds=600.0, retry_cap_seconds=600.0, poll_seconds=600.0
    )
    with site.centre() as centre:
        port = centre.port
    (packet_id,) = site.put()
    with running(site, f"https://127.0.0.1:{port}"), kiosk(site.outbox_folder) as seen:
        down = seen.sees(lambda view: view.line.standing is Standing.NO_LINE)
        assert down.line.wait > 60
        seen.sees(lambda view: [r.why for r in view.rows] == [Blocked.LINE])
        with site.centre(port=port):
            seen.board.push(packet_id)
            assert seen.told(Verb.PUSH)
            until(lambda: _settled(site))
            seen.sees(lambda view: view.tally.arrived == 1 and not view.rows)


def test_what_waits_for_people_goes_with_one_push_of_all(site: Site) -> None:
    refused, area = site.put(2)
    with site.centre("refuse,area-code") as centre:
        site.once(centre.url)
        with running(site, centre.url), kiosk(site.outbox_folder) as seen:
            held = seen.sees(lambda _: True, Question(listing=Listing.ATTENTION))
            assert {r.packet_id for r in held.rows} == {refused, area}
            assert all(r.stuck and r.pushable for r in held.rows)
            seen.board.push_stuck()
            assert seen.told(Verb.PUSH_STUCK)
            until(lambda: _settled(site))
            seen.sees(lambda view: view.tally.attention == 0)


def test_without_an_uploader_the_board_says_so_and_shows_what_lies_there(site: Site) -> None:
    (packet_id,) = site.put()
    with kiosk(site.outbox_folder) as seen:
        shown = seen.sees(lambda _: True)
        assert shown.line.standing is Standing.NO_UPLOADER
        assert [(r.packet_id, r.why) for r in shown.rows] == [(packet_id, Wait.NOT_TAKEN_IN)]
        assert (shown.tally.waiting, shown.tally.fresh, shown.tally.total) == (1, 1, 1)
        seen.board.push(packet_id)
        assert not seen.told(Verb.PUSH)
        with locked(site.outbox_folder):
            seen.sees(lambda view: view.line.standing is Standing.STARTING)


def test_without_keys_the_board_says_so(tmp_path: Path) -> None:
    with kiosk(tmp_path, provisioned=False) as seen:
        seen.sees(lambda view: view.line.standing is Standing.KEYS_MISSING)


def test_the_history_of_one_packet_comes_with_the_answer(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre() as centre:
        site.settle(centre.url)
    with kiosk(site.outbox_folder) as seen:
        question = Question(listing=Listing.ALL, packet_id=packet_id)
        shown = seen.sees(lambda _: True, question).history
        assert shown is not None
        assert shown.events[0].after == Status.BIO_CAPTURED
        assert shown.events[-1].after == Status.PRINT_READY_RECORD
        assert shown.receipts == 1
        unknown = Question(packet_id="a" * 52)
        assert seen.sees(lambda _: True, unknown).history is None


def test_an_index_that_cannot_be_read_is_told_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "index.db").write_bytes(b"not a database" * 400)
    with kiosk(tmp_path) as seen:
        assert seen.sees(lambda _: True).trouble is Code.FILE_UNREADABLE


@pytest.mark.expects_warnings
def test_what_nobody_foresaw_is_told_and_the_next_question_is_answered(tmp_path: Path) -> None:
    wrong = [True]

    def provisioned() -> bool:
        if wrong.pop():
            raise RuntimeError
        return True

    board = Board(tmp_path, SystemClock(), provisioned=provisioned)
    board.open()
    with closing(board):
        seen = Kiosk(board)
        assert seen.sees(lambda _: True).trouble is Code.BUG
        wrong.append(False)
        assert seen.sees(lambda _: True).trouble is None


def test_of_many_questions_only_the_newest_is_answered_and_every_command_is(
    tmp_path: Path,
) -> None:
    at_it, go_on = threading.Event(), threading.Event()

    def provisioned() -> bool:
        at_it.set()
        return go_on.wait(20)

    board = Board(tmp_path, SystemClock(), provisioned=provisioned)
    seen = Kiosk(board)
    board.open()
    with closing(board):
        board.look(Question())
        assert at_it.wait(20)
        for limit in range(1, 30):
            board.look(Question(limit=limit))
        board.pause()
        board.resume()
        go_on.set()
        until(lambda: len(seen.seen) == 4)
    assert [view.told.verb for view in seen.seen if view.told] == [Verb.PAUSE, Verb.RESUME]
    assert {view.question.limit for view in seen.seen[1:]} == {29}


def test_a_board_that_is_closed_twice_or_never_opened_harms_nobody(tmp_path: Path) -> None:
    never = Board(tmp_path, SystemClock())
    never.close()
    board = Board(tmp_path, SystemClock())
    board.open()
    board.close()
    board.close()


def test_the_day_s_list_counts_as_stuck_what_waits_for_people_and_not_a_line_that_is_down(
    site: Site,
) -> None:
    site.put(2)
    home = Home(site.root)
    with site.centre() as centre:
        url = centre.url
    site.once(url)
    shown = glance(home, site.line, site.clock)
    assert (shown.waiting, shown.stuck) == (2, 0)
    site.clock.advance(25 * 3600)
    assert glance(home, site.line, site.clock).stuck == 2
