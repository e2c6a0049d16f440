"""The board's judgements: how the line stands, why a packet waits, who acts, on which list."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.board.line import Line, Standing, line, silent
from station.board.packet import Wait, Who, Why, row, who
from station.clock import iso
from station.errors import Code
from station.lifecycle import AT_STATION, Status
from station.outbox import asking
from station.outbox.entries import NEEDS_A_PERSON, Alarm, Blocked, Entry
from station.outbox.lists import LATE, RECAPTURE, Listing, Lists
from station.outbox.schema import Connection, open_reader, open_writer
from station.uploader.report import Report
from tests.fakes.clock import MORNING

NOTHING_LEFT = Report()
OPEN = Report(open=3, bytes_left=5_000_000, goodput=20_000.0, hours_left=0.07)
SENDING = msgspec.structs.replace(
    OPEN, sending="a" * 52, acknowledged=400, size=1000, seconds_left=9.0
)
BROKEN = msgspec.structs.replace(OPEN, line="OPEN", wait=30.0)


# --- how the line stands -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "standing"),
    [
        (NOTHING_LEFT, Standing.IDLE),
        (OPEN, Standing.WAITING),
        (SENDING, Standing.SENDING),
        (msgspec.structs.replace(OPEN, blocked={"ATTEMPTS": 2, "FILE": 1}), Standing.HELD),
        (msgspec.structs.replace(OPEN, blocked={"ATTEMPTS": 2}), Standing.WAITING),
        (msgspec.structs.replace(OPEN, line="HALF_OPEN"), Standing.TRYING),
        (msgspec.structs.replace(BROKEN, trouble=Code.LINE_DOWN), Standing.NO_LINE),
        (msgspec.structs.replace(BROKEN, trouble=Code.LINE_STALLED), Standing.NO_LINE),
        (msgspec.structs.replace(BROKEN, trouble=Code.CENTRE_BUSY), Standing.CENTRE_BUSY),
        (msgspec.structs.replace(BROKEN, trouble=Code.CENTRE_UNTRUSTED), Standing.UNTRUSTED),
        (msgspec.structs.replace(BROKEN, blocked={"CENTRE_BUSY": 3}), Standing.CENTRE_BUSY),
        (msgspec.structs.replace(BROKEN, blocked={"TRUST": 3}), Standing.UNTRUSTED),
        (BROKEN, Standing.NO_LINE),
        (msgspec.structs.replace(BROKEN, paused=True), Standing.PAUSED),
        (msgspec.structs.replace(SENDING, paused=True), Standing.PAUSED),
        (Report(trouble=Code.DISK_FULL), Standing.DISK),
        (Report(trouble=Code.BUG), Standing.FAULT),
        (Report(trouble="A_CODE_OF_TOMORROW"), Standing.IDLE),
    ],
)
def test_a_report_is_one_standing(report: Report, standing: Standing) -> None:
    assert line(report).standing is standing


def test_who_does_not_answer_is_starting_off_or_without_keys() -> None:
    assert silent(running=True, provisioned=False).standing is Standing.STARTING
    assert silent(running=False, provisioned=True).standing is Standing.NO_UPLOADER
    assert silent(running=False, provisioned=False).standing is Standing.KEYS_MISSING


REPORTS = st.builds(
    Report,
    paused=st.booleans(),
    line=st.sampled_from(["CLOSED", "OPEN", "HALF_OPEN"]),
    open=st.integers(0, 9),
    sending=st.sampled_from(["", "a" * 52]),
    trouble=st.sampled_from(["", *Code]),
    reason=st.sampled_from(["", "SILENT", "a reason of tomorrow"]),
    seconds_left=st.none() | st.floats(0, 1e6),
    hours_left=st.none() | st.floats(0, 1e3),
    goodput=st.none() | st.floats(1, 1e6),
)


@given(REPORTS)
@settings(deadline=None, max_examples=200)
def test_an_estimate_is_never_made_up_and_there_is_none_while_nothing_moves(report: Report) -> None:
    shown = line(report)
    moving = {Standing.SENDING, Standing.WAITING, Standing.TRYING}
    assert shown.seconds_left in {None, report.seconds_left}
    assert shown.hours_left in {None, report.hours_left}
    if shown.standing not in moving:
        assert (shown.seconds_left, shown.hours_left, shown.goodput) == (None, None, None)
    if report.paused:
        assert (shown.seconds_left, shown.hours_left, shown.wait) == (None, None, 0.0)


# --- one packet --------------------------------------------------------------------------------


def _entry(hours: float, state: Status = Status.PROCESSING, **more: object) -> Entry:
    sealed_at = MORNING - timedelta(hours=hours)
    base = Entry(
        packet_id="a" * 52,
        number="1234-5678-9012",
        station="s",
        area_code="327301",
        size=1000,
        sha256="0" * 64,
        state=state,
        sealed_at=sealed_at,
        since=sealed_at,
        attempt=1,
        verdicts=0,
        line_failures=0,
        next_try_at=None,
        blocked_on=None,
        blocked_since=None,
        cause="",
        stated="",
        announced_at=None,
        acknowledged=0,
    )
    return msgspec.structs.replace(base, **more)


def _resent(hours: float) -> Entry:
    """Return a packet of last week that came back to be sent once more so long ago."""
    return _entry(200, resent_at=MORNING - timedelta(hours=hours))


@pytest.mark.parametrize(
    ("entry", "why", "acts", "stuck"),
    [
        (_entry(1), Status.PROCESSING, Who.NOBODY, False),
        (_entry(24), Wait.TURN, Who.OPERATOR, True),
        (_entry(25, Status.SENT_FOR_ENROLLMENT), Wait.NO_RECEIPT, Who.OPERATOR, True),
        (_entry(73, Status.SENT_FOR_ENROLLMENT), Wait.NO_RECEIPT, Who.ADB, True),
        (_entry(71, Status.RECEIVED_AT_CENTRAL), Status.RECEIVED_AT_CENTRAL, Who.CENTRE, False),
        (_entry(73, Status.RECEIVED_AT_CENTRAL), Wait.SILENT, Who.ADB, True),
        (_entry(73, Status.SENT_FOR_DEDUP), Wait.SILENT, Who.ADB, True),
        (_entry(73, Status.ADJUDICATE_RECORD), Status.ADJUDICATE_RECORD, Who.CENTRE, False),
        (_entry(1, blocked_on=Blocked.LINE), Blocked.LINE, Who.NOBODY, False),
        (_entry(30, blocked_on=Blocked.LINE), Blocked.LINE, Who.TECHNICIAN, True),
        (_entry(1, blocked_on=Blocked.AREA_CODE), Blocked.AREA_CODE, Who.TECHNICIAN, True),
        (_entry(1, blocked_on=Blocked.RECAPTURE), Blocked.RECAPTURE, Who.OPERATOR, True),
        (_entry(1, blocked_on=Blocked.PAUSED), Blocked.PAUSED, Who.OPERATOR, False),
        (_entry(1, alarm=Alarm.FILE_MISSING), Alarm.FILE_MISSING, Who.TECHNICIAN, True),
        (_entry(900, Status.CARD_ISSUED), Status.CARD_ISSUED, Who.NOBODY, False),
        (_entry(1, Status.DUPLICATE_RECORD), Status.DUPLICATE_RECORD, Who.ADB, True),
        (_entry(1, Status.SENT_FOR_DEDUP, stated="WAITING?"), Wait.UNNAMED, Who.ADB, False),
        (_entry(-5), Status.PROCESSING, Who.NOBODY, False),
        (_resent(23), Status.PROCESSING, Who.NOBODY, False),
        (_resent(24), Wait.TURN, Who.OPERATOR, True),
    ],
)
def test_a_packet_says_why_it_waits_and_who_acts(
    entry: Entry, why: Why, acts: Who, stuck: bool
) -> None:
    shown = row(entry, MORNING)
    assert (shown.why, shown.who, shown.stuck) == (why, acts, stuck)
    assert shown.age >= 0


def test_an_old_packet_that_was_sent_is_pushed_or_asked_about_by_who_signed_for_it() -> None:
    sent = _entry(25, Status.SENT_FOR_ENROLLMENT)
    unsigned, signed = row(sent, MORNING), row(sent, MORNING, vouched=True)
    assert (unsigned.why, unsigned.who) == (Wait.NO_RECEIPT, Who.OPERATOR)
    assert (signed.why, signed.who) == (Wait.SILENT, Who.ADB)
    fresh = row(_entry(1, Status.SENT_FOR_ENROLLMENT), MORNING, vouched=True)
    assert (fresh.why, fresh.stuck) == (Status.SENT_FOR_ENROLLMENT, False)


def test_everything_a_packet_can_wait_for_names_who_acts() -> None:
    for why in (*Status, *Blocked, *Alarm, *Wait):
        assert isinstance(who(why), Who)
        assert isinstance(who(why, late=True), Who)


def test_what_needs_a_person_never_names_nobody() -> None:
    assert Who.NOBODY not in {who(why) for why in NEEDS_A_PERSON}
    late = {who(why, late=True) for why in (*Blocked, Wait.NO_RECEIPT, Wait.TURN)}
    assert Who.NOBODY not in late


def test_the_same_bytes_are_pushed_only_where_they_can_help() -> None:
    assert row(_entry(1, blocked_on=Blocked.FILE), MORNING).pushable
    assert not row(_entry(1, blocked_on=Blocked.RECAPTURE), MORNING).pushable
    assert row(_entry(1, Status.ENROLL_FAILURE_AT_REGIONAL), MORNING).pushable
    assert not row(_entry(1, Status.DUPLICATE_RECORD), MORNING).pushable


# --- the lists ---------------------------------------------------------------------------------

FACTS = st.tuples(
    st.sampled_from(Status),
    st.integers(-3, 60),
    st.none() | st.sampled_from(Blocked),
    st.none() | st.sampled_from(Alarm),
)
Fact = tuple[Status, int, Blocked | None, Alarm | None]


def _fill(folder: Path, facts: list[Fact]) -> None:
    folder.mkdir(exist_ok=True)
    with closing(open_writer(folder)) as base:
        base.execute("BEGIN")
        base.execute("DELETE FROM packet")
        for place, (state, hours, blocked, alarm) in enumerate(facts):
            at = iso(MORNING - timedelta(hours=hours))
            held = blocked.value if blocked and state in AT_STATION else None
            base.execute(
                "INSERT INTO packet (packet_id, number, station, area_code, waybill, size, sha256,"
                " sealed_at, state, since, blocked_on, alarm)"
                " VALUES (?, ?, 's', 'a', 'w', 1, 'x', ?, ?, ?, ?, ?)",
                (f"{place:052d}", f"{place:012d}", at, state.value, at, held, alarm),
            )
        base.execute("COMMIT")


def _all_of(lists: Lists, listing: Listing, limit: int) -> list[Entry]:
    found: list[Entry] = []
    after: str | None = None
    while True:
        page = lists.page(listing, MORNING, after=after, limit=limit)
        found += page.entries
        after = page.after
        if after is None:
            return found


@given(st.lists(FACTS, max_size=30), st.integers(1, 9))
@settings(deadline=None, max_examples=40)
def test_every_list_is_whole_in_order_and_says_what_each_packet_says(
    tmp_path_factory: pytest.TempPathFactory, facts: list[Fact], limit: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "lists"
    _fill(folder, facts)
    lists = Lists(folder)
    everything = _all_of(lists, Listing.ALL, limit)
    assert len(everything) == len(facts)
    expected = {
        Listing.WAITING: [e for e in everything if e.open],
        Listing.ATTENTION: [e for e in everything if row(e, MORNING).stuck],
        Listing.RECAPTURE: [e for e in everything if e.state in RECAPTURE],
        Listing.ARRIVED: [e for e in everything if not e.open and e.state not in RECAPTURE],
        Listing.ALL: everything,
    }
    for listing, members in expected.items():
        newest_first = listing in {Listing.ARRIVED, Listing.ALL}
        in_order = sorted(members, key=lambda e: (e.sealed_at, e.packet_id), reverse=newest_first)
        assert _all_of(lists, listing, limit) == in_order
        assert lists.count(listing, MORNING) == len(in_order)
    apart = (Listing.WAITING, Listing.RECAPTURE, Listing.ARRIVED)
    assert sum(lists.count(each, MORNING) for each in apart) == len(facts), "in exactly one list"


def test_an_outbox_without_an_index_has_empty_lists(tmp_path: Path) -> None:
    for listing in Listing:
        assert Lists(tmp_path).page(listing, MORNING).entries == ()
        assert Lists(tmp_path).count(listing, MORNING) == 0


def _steps(folder: Path, listing: Listing, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many times SQLite counted a hundred steps for the second page of a list."""
    counted = []

    def watched(path: Path) -> Connection:
        connection = open_reader(path)
        assert connection is not None
        connection.set_progress_handler(lambda: counted.append(1), 100)
        return connection

    lists = Lists(folder)
    first = lists.page(listing, MORNING, limit=20)
    monkeypatch.setattr(asking, "open_reader", watched)
    assert len(lists.page(listing, MORNING, after=first.after, limit=20).entries) == 20
    monkeypatch.undo()
    return len(counted)


def test_a_page_costs_the_same_with_a_hundred_times_as_many_packets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def facts(count: int) -> list[Fact]:
        states = [Status.CARD_ISSUED, Status.PROCESSING, Status.DUPLICATE_RECORD]
        return [(states[i % 3], i // 5, None, None) for i in range(count)]

    _fill(tmp_path / "few", facts(300))
    _fill(tmp_path / "many", facts(30_000))
    for listing in Listing:
        few = _steps(tmp_path / "few", listing, monkeypatch)
        assert _steps(tmp_path / "many", listing, monkeypatch) <= 2 * few


def test_late_is_one_day() -> None:
    assert timedelta(hours=24) == LATE
    assert Line() == Line(standing=Standing.UNKNOWN)
