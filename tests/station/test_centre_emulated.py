"""How the emulated centre judges and misbehaves: by seed and by script, and durably."""

from pathlib import Path

import pytest

from packets.age_identities import parse_hybrid_identities
from packets.age_keys import Recipient
from packets.recipients import peek_recipients
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.faults import WORDS, Fault, Kind, Script, parse, table
from station.centre.emulated.service import Service
from station.centre.emulated.verdicts import ASKED_AGAIN, GOOD, WALKS, walk
from station.errors import Code, Refused
from station.lifecycle import Status, lawful, read
from station.outbox.entries import Blocked
from tests.fakes.movable_clock import MovableClock
from tests.fakes.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_faults_are_read_with_bytes_and_times() -> None:
    assert parse("cut@100*2, busy") == (Fault(Kind.CUT, 100),) * 2 + (Fault(Kind.BUSY, 1),)
    assert parse("") == ()


@pytest.mark.parametrize("text", ["cutt", "cut@", "cut@x", "cut*", "*3", "cut;busy"])
def test_what_is_no_fault_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        parse(text)
    assert caught.value.code is Code.SETTINGS_INVALID


def test_every_fault_is_explained() -> None:
    assert set(WORDS) == set(Kind)


@pytest.mark.parametrize("width", [60, 78, 100])
def test_the_table_of_faults_breaks_no_name_and_no_line_is_too_long(width: int) -> None:
    lines = table(width).splitlines()
    assert all(len(line) <= width for line in lines)
    named = [line.split()[0] for line in lines if not line.startswith("   ")]
    assert named == [kind.value for kind in Kind]
    assert " ".join(" ".join(lines).split()) == " ".join(f"{k.value} {WORDS[k]}" for k in Kind)


def test_a_script_hands_each_fault_out_once_and_in_order() -> None:
    script = Script(parse("cut,busy,stall"))
    assert script.take(Kind.STALL, Kind.CUT) == Fault(Kind.CUT)
    assert script.take(Kind.CUT) is None
    assert script.take(Kind.STALL, Kind.CUT) == Fault(Kind.STALL)
    assert script.left == (Fault(Kind.BUSY, 1),)


def test_verdicts_depend_on_seed_and_packet_alone() -> None:
    ids = [f"{n:052d}" for n in range(400)]
    walks = [walk(i, seed=1, share=0.5, round_=0) for i in ids]
    assert walks == [walk(i, seed=1, share=0.5, round_=0) for i in ids]
    assert walks != [walk(i, seed=2, share=0.5, round_=0) for i in ids]
    failed = [w for w in walks if w != GOOD]
    assert 140 < len(failed) < 260
    assert set(failed) == set(WALKS.values())
    assert all(walk(i, seed=1, share=0.0, round_=0) == GOOD for i in ids)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_every_walk_is_lawful(share: float) -> None:
    for n in range(100):
        names = [read(status) for status, _ in walk(f"{n}", seed=3, share=share, round_=0)]
        before = Status.SENT_FOR_ENROLLMENT
        for after in names:
            assert after is not None
            assert lawful(before, after)
            before = after


def test_failures_by_seed_reach_the_station_and_every_packet_ends(site: Site) -> None:
    packet_ids = site.put(24)
    with site.centre(conduct=Conduct(failures=1.0, seed=5)) as centre:
        site.settle(centre.url)
    for packet_id in packet_ids:
        told = [e.after for e in site.reader.show(packet_id).history]
        asked = [status for status in told if status in ASKED_AGAIN]
        assert told.count(Status.RECEIVED_AT_CENTRAL) <= len(asked) + 1
        assert told[-1] not in ASKED_AGAIN, "what was asked for again was sent again"
    ends = {site.reader.show(i).entry.state for i in packet_ids}
    assert len(ends) > 4


def test_a_packet_sealed_to_somebody_else_fails_at_the_centre(site: Site) -> None:
    (packet_id,) = site.put()
    other = Site(site.root / "other")
    other.root.mkdir()
    identity = (other.authority.folder / "identity.txt").read_bytes()
    (site.authority.folder / "identity.txt").write_bytes(identity)
    with site.centre() as centre:
        site.settle(centre.url)
    shown = site.reader.show(packet_id)
    assert shown.entry.state is Status.ENROLL_FAILURE_AT_CENTRAL
    assert shown.entry.cause == "AGE_NO_MATCH"


def test_a_packet_may_outlive_the_certificate_that_signed_it(site: Site) -> None:
    (packet_id,) = site.put()
    later = MovableClock()
    for clock in (later, site.clock):
        clock.jump(400 * 24 * 3600)  # the centre's own certificates live longer
    with site.centre(clock=later) as centre:
        site.settle(centre.url)
    assert site.states()[packet_id] == Status.PRINT_READY_RECORD


def test_an_area_code_that_is_not_served_never_leaves_the_station(site: Site) -> None:
    (packet_id,) = site.put()
    conduct = Conduct(area_codes=frozenset({"999999"}))
    with site.centre(conduct=conduct) as centre:
        site.settle(centre.url)
    assert site.reader.show(packet_id).entry.state is Status.ENROLL_FAILURE_AT_REGIONAL
    assert not list((site.authority.folder / "packets").iterdir())


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        ("mismatch", Status.PRINT_READY_RECORD),
        ("wrong-receipt", Status.PRINT_READY_RECORD),
        ("area-code", Status.ENROLL_FAILURE_AT_REGIONAL),
        ("unknown-status", Status.PRINT_READY_RECORD),
        ("busy", Status.PRINT_READY_RECORD),
        ("too-many@2", Status.PRINT_READY_RECORD),
        ("duplicate", Status.PRINT_READY_RECORD),
        ("twice", Status.PRINT_READY_RECORD),
        ("told-twice", Status.PRINT_READY_RECORD),
        ("lost-reply", Status.PRINT_READY_RECORD),
        ("conflict", Status.PRINT_READY_RECORD),
        ("expired-centre", Status.PRINT_READY_RECORD),
        ("expired-station", Status.PRINT_READY_RECORD),
        ("enroll-failure", Status.ENROLL_FAILURE_AT_CENTRAL),
        ("search-failure", Status.SEARCH_FAILURE_AT_CENTRAL),
        ("searched-again", Status.PRINT_READY_RECORD),
        ("duplicate-record", Status.DUPLICATE_RECORD),
        ("adjudicate", Status.ADJUDICATE_RECORD),
        ("adjudicated", Status.PRINT_READY_RECORD),
        ("validation", Status.REQUEST_VALIDATION),
        ("validated", Status.PRINT_READY_RECORD),
        ("packet-retry", Status.PRINT_READY_RECORD),
        ("deleted", Status.PRINT_READY_RECORD),
        ("unregistered", Status.UNREGISTERED),
        ("card", Status.CARD_ISSUED),
    ],
)
def test_faults_on_demand(site: Site, fault: str, end: Status) -> None:
    (packet_id,) = site.put()
    with site.centre(fault) as centre:
        for _ in range(8):
            site.settle(centre.url)
            site.clock.advance(3)
        assert centre.script.left == ()
    assert site.reader.show(packet_id).entry.state is end
    held = [p.name for p in (site.authority.folder / "packets").iterdir()]
    assert held == ([] if fault == "area-code" else [f"{packet_id}.packet"])


@pytest.mark.parametrize("fault", ["refuse", "too-large"])
def test_what_is_refused_waits_for_a_person_and_goes_when_pushed(site: Site, fault: str) -> None:
    (packet_id,) = site.put()
    with site.centre(fault) as centre:
        site.settle(centre.url)
    entry = site.reader.show(packet_id).entry
    assert entry.blocked_on is Blocked.CENTRE_REFUSED
    assert entry.open


@pytest.mark.parametrize(
    ("fault", "resent"),
    [("packet-retry", True), ("deleted", True), ("told-twice", False), ("twice", False)],
)
def test_only_what_the_centre_asks_for_again_is_sent_again(
    site: Site, fault: str, resent: bool
) -> None:
    site.put()
    with site.centre(fault) as centre:
        reports = site.settle(centre.url)
    assert sum(report.sent for report in reports) == (2 if resent else 1)


def test_maintenance_is_waited_out_and_counts_against_nobody(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre("maintenance@40", clock=site.clock) as centre:
        assert site.once(centre.url).trouble == Code.CENTRE_BUSY
        entry = site.reader.show(packet_id).entry
        assert entry.next_try_at is not None
        assert 39 < (entry.next_try_at - site.clock.now()).total_seconds() < 43
        site.clock.advance(43)
        site.settle(centre.url)
    assert site.reader.show(packet_id).entry.state is Status.PRINT_READY_RECORD
    assert site.reader.show(packet_id).entry.verdicts == 0


def test_a_slow_disk_is_slow_in_its_syncs_and_nowhere_else(site: Site) -> None:
    sealed, waits = site.sealed(), list[float]()
    script = Script(parse("slow-disk@7"))
    with Service(site.authority, script=script, pause=waits.append) as service:
        assert not service.take_in(sealed.data).known
        assert waits == [7.0]
        assert service.take_in(sealed.data).known


def test_a_number_where_none_is_meant_is_refused() -> None:
    with pytest.raises(Refused):
        parse("lost-reply@3")
    assert parse("maintenance") == (Fault(Kind.MAINTENANCE, 3),)


def test_each_fault_is_heard_as_it_happens() -> None:
    heard: list[Fault] = []
    script = Script(parse("cut,busy@4"), heard.append)
    script.take(Kind.BUSY)
    script.take(Kind.BUSY)
    assert heard == [Fault(Kind.BUSY, 4)]


@pytest.mark.expects_warnings
def test_an_old_page_of_the_feed_is_refused_and_the_next_one_taken(site: Site) -> None:
    site.put()
    with site.centre() as centre:
        site.once(centre.url)
    (second,) = site.put()
    with site.centre("replayed-feed") as centre:
        assert site.once(centre.url).refused == 1
        assert site.once(centre.url).refused == 0
    assert site.reader.show(second).entry.state is Status.PRINT_READY_RECORD


def test_a_centre_that_starts_again_remembers_everything(site: Site) -> None:
    packet_ids = site.put(3)
    with site.centre("lost-reply*9") as centre:
        site.once(centre.url)
    with site.centre() as centre:
        site.settle(centre.url)
    assert set(site.states().values()) == {Status.PRINT_READY_RECORD}
    held = sorted(p.name for p in (site.authority.folder / "packets").iterdir())
    assert held == sorted(f"{i}.packet" for i in packet_ids)


def test_a_lost_station_index_is_made_good_by_the_centre(site: Site) -> None:
    packet_ids = site.put(3)
    with site.centre() as centre:
        site.settle(centre.url)
        for path in site.outbox_folder.glob("index.db*"):
            path.unlink()
        report = site.once(centre.url)
    assert (report.sent, report.received, report.open) == (0, 3, 0)
    assert site.states() == dict.fromkeys(packet_ids, Status.PRINT_READY_RECORD)


def test_what_the_centre_holds_is_what_was_sealed(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre() as centre:
        site.once(centre.url)
    name = f"{packet_id}.packet"
    held = site.authority.folder / "packets" / name
    assert held.read_bytes() == (site.outbox_folder / "done" / name).read_bytes()


def test_keys_are_in_ages_own_text_format(site: Site) -> None:
    folder = site.authority.folder
    listed = peek_recipients((folder / "recipients.jws").read_text()).recipients
    assert [each.role.value for each in listed] == ["centre", "recovery"]
    for each, name in zip(listed, ("identity.txt", "recovery.txt"), strict=True):
        (identity,) = parse_hybrid_identities((folder / name).read_bytes())
        recipient = Recipient.parse(each.recipient)
        assert recipient == identity.recipient()
        assert each.key_id == recipient.key_id
