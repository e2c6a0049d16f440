"""A year of one office on the board: each packet in one list, everything stuck with a next step."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from packets.identifiers import number
from scripts.bench.board import run
from station.audit.acts import Act
from station.board.board import Board
from station.board.causes import explained
from station.board.export import HEADING, PEOPLE, export
from station.board.ledger import Ledger
from station.board.looking import Looker
from station.board.packet import Row, Wait, Who
from station.board.view import BoardView, Filter, Question, Tally
from station.lifecycle import AT_STATION, Status, lawful
from station.outbox.lists import Listing
from station.register.opening import Access
from station.sheet import read, safe, sheet
from tests.fakes.movable_clock import MovableClock
from tests.fakes.patience import until
from tests.fakes.year import KEY, NOW, OPERATORS, VILLAGES, Life, Year

APART = (Listing.WAITING, Listing.RECAPTURE, Listing.ARRIVED)
YEAR = Year(seed=3)
ALL = Filter()


class Then(MovableClock):
    """The last day of the year."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the year's index and register."""
    folder = tmp_path_factory.mktemp("year")
    YEAR.write(folder / "outbox", folder / "register.db")
    return folder


@pytest.fixture(scope="module")
def lives() -> dict[str, Life]:
    return {each.packet_id: each for each in YEAR.lives}


@pytest.fixture
def looker(office: Path) -> Looker:
    found = Looker(office / "outbox", Then(), lambda: True)
    found.admit(Ledger(Access(office / "register.db", KEY), office / "outbox"))
    return found


def views(looker: Looker, question: Question) -> Iterator[BoardView]:
    """Turn the pages of a list to its end."""
    while True:
        view = looker.look(question)
        assert view.trouble is None
        yield view
        if view.after is None:
            return
        question = msgspec.structs.replace(question, after=view.after)


def rows(looker: Looker, listing: Listing, wanted: Filter = ALL) -> list[Row]:
    asked = Question(listing=listing, limit=5000, filter=wanted)
    return [each for view in views(looker, asked) for each in view.rows]


def test_the_year_has_every_status_every_hold_and_every_alarm(lives: dict[str, Life]) -> None:
    assert len(lives) > 30_000
    gone_through = {status for each in lives.values() for status, _ in each.moves}
    assert gone_through == set(Status)
    assert any(each.blocked for each in lives.values())
    assert any(each.alarm for each in lives.values())
    assert any(each.earlier for each in lives.values())
    for each in lives.values():
        states = [Status.UNREGISTERED, *(status for status, _ in each.moves)]
        assert all(lawful(a, b) for a, b in pairwise(states))


def test_every_packet_is_in_exactly_one_list_and_the_counts_add_up(
    looker: Looker, lives: dict[str, Life]
) -> None:
    found = Counter(each.packet_id for listing in APART for each in rows(looker, listing))
    assert set(found) == set(lives)
    assert set(found.values()) == {1}
    tally = looker.look(Question()).tally
    assert tally.total == len(lives)
    for listing in Listing:
        assert tally.of(listing) == len(rows(looker, listing))


def test_every_one_stuck_has_a_cause_an_actor_and_a_next_step(looker: Looker) -> None:
    everything = {each.packet_id: each for each in rows(looker, Listing.ALL)}
    attention = rows(looker, Listing.ATTENTION)
    assert {each.packet_id for each in attention} == {i for i, e in everything.items() if e.stuck}
    assert len(attention) > 100
    for each in attention:
        cause, step = explained(each.why)
        assert cause
        assert step
        assert each.who is not Who.NOBODY, each.why
    late = [e for e in everything.values() if e.state in AT_STATION and e.age >= 24 * 3600]
    assert all(each.stuck for each in late)


def test_the_two_causes_of_an_old_packet_that_was_sent_are_both_there(looker: Looker) -> None:
    whys = Counter(each.why for each in rows(looker, Listing.ATTENTION))
    assert whys[Wait.NO_RECEIPT] > 10
    assert whys[Wait.SILENT] > 10


def _passes(life: Life, wanted: Filter) -> bool:
    return (
        wanted.day in {None, life.sealed_at.astimezone().date()}
        and wanted.village in {"", life.village}
        and wanted.operator in {"", life.operator}
        and wanted.status in {None, life.state}
    )


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(day=date(2026, 11, 18)),
        Filter(village=VILLAGES[4]),
        Filter(operator=OPERATORS[1]),
        Filter(status=Status.DUPLICATE_RECORD),
        Filter(status=Status.SENT_FOR_ENROLLMENT, village=VILLAGES[0]),
        Filter(day=date(2026, 11, 19), operator=OPERATORS[2], village=VILLAGES[7]),
        Filter(village="DESA YANG TIDAK ADA"),
    ],
)
def test_a_filter_finds_whom_it_should_in_every_list(
    looker: Looker, lives: dict[str, Life], wanted: Filter
) -> None:
    expected = {i for i, each in lives.items() if _passes(each, wanted)}
    assert {each.packet_id for each in rows(looker, Listing.ALL, wanted)} == expected
    tally = looker.look(Question(filter=wanted)).tally
    assert tally.total == len(expected)
    for listing in Listing:
        assert tally.of(listing) == len(rows(looker, listing, wanted))


def test_villages_and_operators_add_up_to_the_whole(looker: Looker, lives: dict[str, Life]) -> None:
    choices = looker.look(Question()).choices
    assert choices.villages == VILLAGES
    assert {each for each, _ in choices.operators} == set(OPERATORS)

    def total(wanted: Filter) -> int:
        return looker.look(Question(filter=wanted)).tally.total

    assert sum(total(Filter(village=each)) for each in VILLAGES) == len(lives)
    assert sum(total(Filter(operator=each)) for each in OPERATORS) == len(lives)


def test_rows_name_their_people_with_a_masked_nik(looker: Looker, lives: dict[str, Life]) -> None:
    view = looker.look(Question(listing=Listing.RECAPTURE))
    assert set(view.facts) == {each.packet_id for each in view.rows} == set(view.cases)
    for packet_id, facts in view.facts.items():
        life = lives[packet_id]
        assert (facts.name, facts.village) == (life.name, life.village)
        assert life.nik not in facts.nik_masked


def test_nobody_is_named_and_no_village_found_while_nobody_is_signed_in(looker: Looker) -> None:
    looker.admit(None)
    view = looker.look(Question(listing=Listing.RECAPTURE))
    assert view.rows
    assert (view.facts, view.cases, view.choices.villages) == ({}, {}, ())
    hidden = looker.look(Question(filter=Filter(village=VILLAGES[0])))
    assert (hidden.rows, hidden.tally) == ((), Tally())


def test_the_wrong_key_opens_nothing(office: Path) -> None:
    looker = Looker(office / "outbox", Then(), lambda: True)
    looker.admit(Ledger(Access(office / "register.db", bytes(32)), office / "outbox"))
    view = looker.look(Question(filter=Filter(village=VILLAGES[0])))
    assert view.trouble is not None
    assert view.rows == ()


def test_an_export_reads_back(looker: Looker, lives: dict[str, Life]) -> None:
    asked = Question(listing=Listing.RECAPTURE, filter=Filter(operator=OPERATORS[0]))
    data, count = export(looker, asked)
    assert data.startswith(b"\xef\xbb\xbf")
    heading, *lines = read(data)
    assert tuple(heading) == (*HEADING, *PEOPLE)
    table = [dict(zip(heading, line, strict=True)) for line in lines]
    assert count == len(table) == len(rows(looker, asked.listing, asked.filter))
    for each in table:
        life = lives[each["packet id"]]
        assert (each["nik"], each["name"], each["status"]) == (life.nik, life.name, life.state)
    looker.admit(None)
    data, _ = export(looker, Question(listing=Listing.RECAPTURE))
    assert tuple(read(data)[0]) == HEADING
    text = data.decode()
    assert not any(each.nik in text or each.name in text for each in YEAR.lives[:200])


@pytest.mark.parametrize(
    "cell", ["=1+1", "+62812", "-1", "@SUM(A1)", "\tx", "'=x", "3273015708950001"]
)
def test_no_cell_is_run_or_rounded(cell: str) -> None:
    (guarded,) = safe([cell])
    assert guarded == f"'{cell}"
    assert read(sheet(["a"], [[cell]])) == [["a"], [cell]]


def test_the_bench_times_every_list_and_filter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, 300, 2)
    told = capsys.readouterr().out
    assert all(f"opens: {each.value.lower()}" in told for each in Listing)
    assert "of a village and an operator" in told
    assert "naive" in told


def _more(seen: list[BoardView], than: int) -> bool:
    return len(seen) > than


def _found(looker: Looker, words: str) -> set[str]:
    asked = Question(listing=Listing.ALL, limit=1000, filter=Filter(words=words))
    return {row.packet_id for row in looker.look(asked).rows}


def test_one_packet_is_found_by_number_id_or_nik_however_it_is_written(
    looker: Looker, lives: dict[str, Life]
) -> None:
    life = next(iter(lives.values()))
    same = {each.packet_id for each in lives.values() if each.nik == life.nik}
    shown = number(life.packet_id)
    grouped = f" {life.nik[:6]} {life.nik[6:12]}.{life.nik[12:]} "
    assert _found(looker, shown.replace("-", "")) == _found(looker, shown) == {life.packet_id}
    assert _found(looker, life.packet_id.upper()) == {life.packet_id}
    assert _found(looker, grouped) == same


@pytest.mark.parametrize(
    "words", ["327301", "1234-5678", "%", "_", "!", "' OR 1 --", "\0", "x" * 99]
)
def test_half_a_number_and_tricks_find_nobody(looker: Looker, words: str) -> None:
    assert _found(looker, words) == set()


def test_a_name_is_found_by_its_parts_in_any_order_and_case(
    looker: Looker, lives: dict[str, Life]
) -> None:
    name = next(life.name for life in lives.values() if " " in life.name)
    first, *_, last = name.lower().split()
    everybody = {i for i, life in lives.items() if {first, last} <= set(life.name.lower().split())}
    asked = Question(listing=Listing.ALL, filter=Filter(words=f"{last}  {first}"))
    answer = looker.look(asked)
    assert answer.tally.total >= len(everybody) > 0
    assert {row.packet_id for row in answer.rows} <= lives.keys()
    names = [lives[row.packet_id].name.lower() for row in answer.rows]
    assert all(first in each and last in each for each in names)


def test_nobody_is_found_before_a_login(office: Path, lives: dict[str, Life]) -> None:
    looker = Looker(office / "outbox", Then(), lambda: True)
    assert _found(looker, next(iter(lives.values())).nik) == set()


def test_a_look_up_is_noted_once_with_whom_it_showed(office: Path, lives: dict[str, Life]) -> None:
    noted: list[tuple[Act, str, str]] = []
    seen: list[BoardView] = []
    board = Board(office / "outbox", Then(), note=lambda *words: noted.append(words))
    board.views.subscribe(seen.append)
    board.admit(Access(office / "register.db", KEY), "op-sari")
    life = next(iter(lives.values()))
    asked = Question(listing=Listing.ALL, filter=Filter(words=number(life.packet_id)))
    board.open()
    with closing(board):
        for question in (
            asked,
            asked,
            Question(),
            asked,
            replace(asked, filter=Filter(words="zz")),
        ):
            before = len(seen)
            board.look(question)
            until(partial(_more, seen, before))
    assert noted == [
        (Act.LOOKED_UP, "op-sari", life.packet_id),
        (Act.LOOKED_UP, "op-sari", ""),
    ]
