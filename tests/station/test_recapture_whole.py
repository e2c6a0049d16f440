"""From the centre's no to its yes: one packet sent again, one person recorded again, for real."""

from pathlib import Path
from queue import SimpleQueue

import pytest

from station.board.board import Board
from station.board.export import HEADING
from station.board.view import BoardView, Exported, Question
from station.errors import Code
from station.lifecycle import Status
from station.outbox.lists import Listing
from station.register.case import Way
from station.register.opening import Access
from station.register.recaptures import Deed
from station.session.recapture import ConfirmDeletion, Decide
from station.sheet import read
from tests.fakes.office import BUDI, PEOPLE
from tests.fakes.whole import Whole


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    return Whole(tmp_path)


def test_one_is_sent_again_another_is_recorded_again_and_both_come_through(whole: Whole) -> None:
    with whole.site.centre("enroll-failure*2") as centre:
        whole.record(0)
        whole.record(1)
        whole.came(centre.url)
        back = whole.sees(Listing.RECAPTURE)
        assert [each.state for each in back.rows] == [Status.ENROLL_FAILURE_AT_CENTRAL] * 2
        whose = {facts.name: packet_id for packet_id, facts in back.facts.items()}
        resent, replaced = (whose[PEOPLE[i].biodata.name] for i in (0, 1))
        for packet_id, way in ((resent, Way.RESEND), (replaced, Way.RECORD)):
            assert whole.order(Decide(packet_id, way)) is Code.DELETION_UNCONFIRMED
            assert centre.service.delete(packet_id)
            assert whole.order(ConfirmDeletion(packet_id, "471.13/3256", BUDI)) is None
            assert whole.order(Decide(packet_id, way)) is None
        whole.came(centre.url)
        states = whole.site.states()
        assert states[resent] == Status.PRINT_READY_RECORD
        assert states[replaced] == Status.UNREGISTERED
        assert whole.sees(Listing.RECAPTURE).cases[replaced].expected
        whole.office.start(PEOPLE[0])
        assert whole.office.settle().trouble is Code.CITIZEN_ALREADY_RECORDED
        whole.record(1)
        whole.came(centre.url)
    (new,) = set(whole.site.states()) - {resent, replaced}
    assert whole.site.states()[new] == Status.PRINT_READY_RECORD
    old, young = (whole.sees(packet_id=each).history for each in (replaced, new))
    assert old is not None
    assert old.case is not None
    assert [each.deed for each in old.case.deeds] == [Deed.DELETED, Deed.RELEASED, Deed.REPLACED]
    assert old.case.replaced_by == new
    assert young is not None
    assert young.in_place_of == replaced
    assert not any(case.expected for case in whole.sees(Listing.RECAPTURE).cases.values())


def test_a_list_leaves_on_a_stick_or_not_at_all(whole: Whole) -> None:
    noted: list[tuple[str, ...]] = []
    media: list[Path] = []

    def note(*words: str) -> None:
        noted.append(tuple(map(str, words)))

    board = Board(whole.site.outbox_folder, whole.site.clock, note=note, media=lambda: media)
    told = SimpleQueue[BoardView]()
    board.views.subscribe(told.put)
    board.open()
    board.export(Question())
    answer = told.get(timeout=10)
    assert (answer.exported, noted) == (Exported(), [])
    media.append(whole.site.root / "stick")
    media[0].mkdir()
    board.export(Question(listing=Listing.ALL))
    answer = told.get(timeout=10)
    board.close()
    assert answer.exported is not None
    (written,) = media[0].iterdir()
    assert answer.exported.path == str(written)
    assert read(written.read_bytes())[0] == list(HEADING)
    assert noted == [("EXPORTED", "", "")]


def test_what_the_kiosk_commands_is_noted_with_whose_word_it_was(whole: Whole) -> None:
    noted: list[tuple[str, ...]] = []

    def note(*words: str) -> None:
        noted.append(tuple(map(str, words)))

    board = Board(whole.site.outbox_folder, whole.site.clock, note=note)
    told = SimpleQueue[object]()
    board.views.subscribe(told.put)
    board.admit(Access(whole.site.root / "register.db", bytes(32)), "op-1")
    board.open()
    board.push("a" * 52)
    told.get(timeout=10)
    board.admit(None, "")
    board.pause()
    told.get(timeout=10)
    board.close()
    assert noted == [("PUSHED", "op-1", "a" * 52), ("PAUSED", "", "")]
