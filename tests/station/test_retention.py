"""Retention: what ends when, by whose clock, what stays of it, and that the trail tells of it."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from station import settings as station_settings
from station.assembly import retention
from station.audit.acts import Act
from station.audit.reading import entries
from station.audit.trail import Trail
from station.clock import iso
from station.commands import main
from station.home import Home
from station.lifecycle import Status
from station.outbox.entries import Cursor
from station.outbox.index import Index
from station.outbox.recovery import recover
from station.outbox.spool import Place, Spool
from station.register.day_entries import Absence, AbsenceEntry, RecordingEntry, TurnEntry
from station.register.entries import DraftEntry, PacketEntry
from station.register.recaptures import AppointmentEntry, Deed, DeedEntry
from station.register.register import Register
from station.retention.files import sweep
from station.retention.rules import RULES, Kept, days
from station.settings import Retention
from tests.fakes.clock import MORNING
from tests.fakes.movable_clock import MovableClock
from tests.fakes.parcels import parcels

KEY = bytes(range(32))
NIK, OTHER = "3273010509820001", "3273014509900002"
SETTINGS = Retention()
DAY = 86_400.0
CONFIG = Path(__file__).parents[2] / "config"
PARCEL = parcels()[0]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home").make()
    Spool(made.outbox).make()
    return made


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def register(home: Home) -> Iterator[Register]:
    with closing(Register(home.register, KEY)) as opened:
        yield opened


def centre_says(home: Home, at: datetime) -> None:
    """Let the centre's last signed page be of this moment."""
    with closing(Index(home.outbox)) as index:
        index.move_cursor("centre", Cursor(seq=int(at.timestamp()), issued_at=iso(at)))


def recorded(register: Register, at: datetime, *, nik: str = NIK, packet: str = "") -> str:
    packet_id = packet or PARCEL.packet_id
    register.intend(
        PacketEntry(packet_id=packet_id, session=packet_id[:32], nik=nik, name="SITI PENANDA",
                    number="1234-5678-9012", village="SUKAMAJU", operator="op-1",
                    captured_at=iso(at), status=Status.CARD_ISSUED.value)
    )  # fmt: skip
    register.keep(packet_id)
    register.recaptures.appoint(
        AppointmentEntry(packet_id=packet_id, day="2026-12-01", contact="0812 3456", at=iso(at),
                         who="op-1")
    )  # fmt: skip
    register.recaptures.add(
        DeedEntry(packet_id=packet_id, deed=Deed.DELETED, at=iso(at), who="op-1",
                  second="op-2", reference="surat SITI")
    )  # fmt: skip
    register.outreach.put_turns([TurnEntry(day=iso(at)[:10], nik=nik, number=1, rank=1)])
    return packet_id


def destroyed(home: Home, at: datetime) -> None:
    """Let the outbox have destroyed the parcel at a moment."""
    with closing(Index(home.outbox)) as index:
        Spool(home.outbox).path(Place.NEW, PARCEL.packet_id).write_bytes(PARCEL.data)
        sealed = Spool(home.outbox)
        recover(sealed, index, at)
        index.change(PARCEL.packet_id, destroyed_at=iso(at))


def turn(home: Home, clock: MovableClock, register: Register) -> dict[Kept, int]:
    notes = Trail(home.audit, clock)
    return retention.of_people(home, SETTINGS, clock, notes, home.drafts)(register, "op-1")


def noted(home: Home) -> list[tuple[str, str]]:
    """Return kinds and counts of what the trail says was destroyed."""
    found = (each.details for each in entries(home.audit) if each.act == Act.DESTROYED)
    return [(each["part"], each["count"]) for each in found]


def test_a_name_gives_way_to_a_pseudonym_once_the_packet_is_long_gone(
    home: Home, clock: MovableClock, register: Register
) -> None:
    packet_id = recorded(register, MORNING)
    destroyed(home, MORNING)
    for passed, struck in ((89, {}), (2, {Kept.NAMES: 1}), (1, {})):
        clock.advance(passed * DAY)
        centre_says(home, clock.now())
        assert turn(home, clock, register) == struck
    entry = register.packet(packet_id)
    assert entry is not None
    assert (entry.name, entry.nik) == ("", register.ending.pseudonym(NIK))
    assert entry.status == Status.CARD_ISSUED
    assert register.recaptures.appointment(packet_id) is None
    assert [each.reference for each in register.recaptures.deeds(packet_id)] == [""]
    assert register.outreach.turns(iso(MORNING)[:10]) == ()
    assert register.search("SITI") == register.search(NIK) == ()
    assert noted(home) == [("NAMES", "1")]


def test_who_is_a_pseudonym_is_not_recorded_twice(register: Register) -> None:
    packet_id = recorded(register, MORNING)
    register.ending.strike_names([packet_id])
    known = register.already_recorded(NIK)
    assert known is not None
    assert known.packet_id == packet_id
    assert register.newest(NIK) == known
    assert register.already_recorded(OTHER) is None
    assert register.recorded([NIK, OTHER])[NIK] == Status.CARD_ISSUED
    assert OTHER not in register.recorded([NIK, OTHER])


def test_another_register_has_another_pseudonym(register: Register, tmp_path: Path) -> None:
    with closing(Register(tmp_path / "other.db", bytes(32))) as other:
        assert other.ending.pseudonym(NIK) != register.ending.pseudonym(NIK)


def test_names_stay_while_the_packet_stays(
    home: Home, clock: MovableClock, register: Register
) -> None:
    recorded(register, MORNING)
    clock.advance(900 * DAY)
    centre_says(home, clock.now())
    assert Kept.NAMES not in turn(home, clock, register)
    assert register.search("SITI")


def draft(register: Register, at: datetime) -> DraftEntry:
    made = DraftEntry(session="d" * 32, nik=OTHER, name="BUDI", village="X", key=KEY, revision=1,
                      step="PHOTO", updated_at=iso(at))  # fmt: skip
    register.put_draft(made)
    return made


def test_a_draft_nobody_goes_on_with_loses_its_key_and_its_file(
    home: Home, clock: MovableClock, register: Register
) -> None:
    file = home.drafts / f"{draft(register, MORNING).session}.draft"
    file.write_bytes(b"sealed")
    for passed, struck in ((89, {}), (2, {Kept.DRAFTS: 1})):
        clock.advance(passed * DAY)
        centre_says(home, clock.now())
        assert turn(home, clock, register) == struck
    assert register.draft(OTHER) is None
    assert not file.exists()
    assert noted(home) == [("DRAFTS", "1")]


def test_a_clock_that_jumps_ahead_destroys_nothing(
    home: Home, clock: MovableClock, register: Register
) -> None:
    draft(register, MORNING)
    old = home.logs / "kiosk.jsonl.2026-01-01"
    old.write_bytes(b"{}")
    os.utime(old, (MORNING.timestamp(),) * 2)
    clock.advance(3650 * DAY)
    timer = retention.FileTimer(home, SETTINGS, clock, Trail(home.audit, clock))
    for said in (None, MORNING + timedelta(days=1)):
        if said:
            centre_says(home, said)
        assert turn(home, clock, register) == {}
        assert timer.turn("uploader") == {}
    assert register.draft(OTHER) is not None
    assert old.exists()


def test_lists_and_figures_end_by_their_days(
    home: Home, clock: MovableClock, register: Register
) -> None:
    register.outreach.enlist([(NIK, b"x"), (OTHER, b"y")], iso(MORNING))
    draft(register, MORNING)
    day = iso(MORNING)[:10]
    register.outreach.excuse(
        AbsenceEntry(at=iso(MORNING), day=day, nik=NIK, kind=Absence.NOT_HERE, reason="", who="o")
    )
    register.days.recorded(
        RecordingEntry(session="s", day=day, at=iso(MORNING), packet_id="p", number="n", queue=1,
                       village="v", operator="o", young=0, exceptions=""), [("PHOTO", 2)]
    )  # fmt: skip
    clock.advance(61 * DAY)
    centre_says(home, clock.now())
    assert turn(home, clock, register) == {Kept.EXPECTED: 1}, "who has a draft is still expected"
    clock.advance(700 * DAY)
    centre_says(home, clock.now())
    found = turn(home, clock, register)
    assert found[Kept.FIGURES] == 3
    assert register.days.days() == ()


def test_the_desks_timer_looks_once_an_hour(
    home: Home, clock: MovableClock, register: Register
) -> None:
    centre_says(home, clock.now() + timedelta(days=400))
    look = retention.of_people(home, SETTINGS, clock, Trail(home.audit, clock), home.drafts)
    assert look(register, "op-1") == {}
    draft(register, MORNING - timedelta(days=91))
    assert look(register, "op-1") == {}
    clock.advance(3600)
    assert look(register, "op-1") == {Kept.DRAFTS: 1}


FILES = {
    Kept.LOGS: ("logs", "uploader.jsonl.2026-11-20", "uploader.jsonl"),
    Kept.SLIPS: ("slips", "1234-5678-9012.pdf", "notes.txt"),
    Kept.REPORTS: ("reports", "2026-11-20-buku-harian.csv", "tables.csv"),
    Kept.QUARANTINE: ("outbox/quarantine", "new-stray", None),
}


@pytest.mark.parametrize("kept", FILES)
def test_files_end_by_their_age_and_only_the_stations_own(
    home: Home, clock: MovableClock, kept: Kept
) -> None:
    place, ours, foreign = FILES[kept]
    folder = home.root / place
    folder.mkdir(exist_ok=True)
    for name in filter(None, (ours, foreign)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (MORNING.timestamp(),) * 2)
    keep = days(kept, SETTINGS)
    assert keep is not None
    early = MORNING + timedelta(days=keep, seconds=-1)
    assert sweep(home, SETTINGS, early) == {}
    timer = retention.FileTimer(home, SETTINGS, clock, Trail(home.audit, clock))
    clock.advance(keep * DAY + 1)
    centre_says(home, clock.now())
    timer()
    assert not (folder / ours).exists()
    assert foreign is None or (folder / foreign).exists()
    assert noted(home) == [(kept.value, "1")]


def test_every_kind_has_its_rule_and_its_days_are_settings() -> None:
    assert set(RULES) == set(Kept)
    named = {rule.setting for rule in RULES.values() if rule.setting}
    assert named == set(Retention.__struct_fields__)
    words = (CONFIG / "README.md").read_text()
    assert all(f"`{name}`" in words for name in named)


def test_settings_that_keep_for_no_time_are_refused() -> None:
    text = (CONFIG / "station.toml").read_text() + "\n[retention]\ndraft_days = 0\n"
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(text, type=station_settings.StationSettings)


def test_the_command_says_what_is_kept_and_why(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(home.root), "--config", str(CONFIG), "station", "retention"]
    assert main([*words, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [row["kept"] for row in shown["rows"]] == [kept.value for kept in Kept]
    assert shown["time"] == ""
    (home.drafts / f"{'d' * 32}.draft").write_bytes(b"sealed")
    centre_says(home, MORNING)
    assert main([*words, "--json"]) == 0
    rows = {row["kept"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    assert (rows["DRAFTS"]["count"], rows["DRAFTS"]["due"]) == (1, 0)
    assert rows["DRAFTS"]["next"]
    assert main(words) == 0
    assert "art. 43" in capsys.readouterr().out
