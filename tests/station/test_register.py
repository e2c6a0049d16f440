"""The register: whose packet it is, what a crash leaves, what a thief reads."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from station.errors import Broken, Code
from station.lifecycle import Status
from station.register.entries import DraftEntry, HistoryEntry, PacketEntry
from station.register.recaptures import AppointmentEntry, Deed, DeedEntry
from station.register.register import Register
from station.register.schema import VERSION

KEY = bytes(range(32))
MARKER = "SITI PENANDA"
ENTRY = PacketEntry(
    packet_id="PACKET1",
    session="a1",
    nik="3273015708950001",
    name=MARKER,
    number="A1-0001",
    village="CONTOH JAYA",
    operator="op-1",
    captured_at="2026-11-21T02:00:00.000Z",
    status=Status.BIO_CAPTURED.value,
)
DRAFT = DraftEntry(
    session="a1",
    nik=ENTRY.nik,
    name=MARKER,
    village="CONTOH JAYA",
    key=os.urandom(32),
    revision=1,
    step="PHOTO",
    updated_at="2026-11-21T02:00:00.000Z",
)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path / "register.db", KEY)


def keep(register: Register, entry: PacketEntry) -> None:
    register.intend(entry)
    register.keep(entry.packet_id)


def test_an_intention_is_no_recording(register: Register) -> None:
    register.intend(ENTRY)
    assert register.already_recorded(ENTRY.nik) is None
    assert register.search("") == ()
    register.keep(ENTRY.packet_id)
    assert register.already_recorded(ENTRY.nik) == ENTRY
    assert register.packet(ENTRY.packet_id) == ENTRY
    assert register.packet_of(ENTRY.session) == ENTRY


def test_keeping_destroys_the_drafts_key(register: Register) -> None:
    register.put_draft(DRAFT)
    keep(register, ENTRY)
    assert register.drafts() == ()


@pytest.mark.parametrize("there", [True, False])
def test_after_a_crash_the_outbox_decides(tmp_path: Path, there: bool) -> None:
    register = Register(tmp_path / "register.db", KEY)
    register.put_draft(DRAFT)
    register.intend(ENTRY)
    register.close()
    again = Register(tmp_path / "register.db", KEY)
    assert again.reconcile(lambda _: there) == ((ENTRY.session,) if there else ())
    assert (again.already_recorded(ENTRY.nik) is not None) == there
    assert (again.draft(ENTRY.nik) is None) == there
    assert again.reconcile(lambda _: True) == ()


def test_a_second_seal_of_a_session_takes_the_place_of_the_intention(register: Register) -> None:
    register.intend(ENTRY)
    keep(register, replace(ENTRY, packet_id="PACKET2"))
    assert register.packet(ENTRY.packet_id) is None
    assert register.reconcile(lambda _: True) == ()


def test_a_recording_the_centre_deleted_counts_no_more(register: Register) -> None:
    keep(register, ENTRY)
    register.mirror([(ENTRY.packet_id, "SENT_FOR_ENROLLMENT"), ("UNKNOWN", "X")])
    assert register.recorded([ENTRY.nik]) == {ENTRY.nik: "SENT_FOR_ENROLLMENT"}
    register.mirror([(ENTRY.packet_id, "UNREGISTERED")])
    assert register.already_recorded(ENTRY.nik) is None
    assert register.recorded([ENTRY.nik]) == {}


def test_the_newest_recording_of_a_person_counts(register: Register) -> None:
    newer = replace(
        ENTRY, packet_id="PACKET2", session="b2", captured_at="2026-11-22T02:00:00.000Z",
        status="PRINT_READY_RECORD",
    )  # fmt: skip
    keep(register, newer)
    keep(register, replace(ENTRY, status="DUPLICATE_RECORD"))
    assert register.already_recorded(ENTRY.nik) == newer
    assert register.recorded([ENTRY.nik]) == {ENTRY.nik: "PRINT_READY_RECORD"}


def test_a_status_nobody_has_named_is_still_a_recording(register: Register) -> None:
    keep(register, replace(ENTRY, status="MENUNGGU SESUATU"))
    entry = register.already_recorded(ENTRY.nik)
    assert entry is not None
    assert entry.known_status is Status.BIO_CAPTURED


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3273", True),
        ("3273 0157 0895", True),
        ("penanda", True),
        ("A1-0001", True),
        ("", True),
        ("0157", False),
        ("%NAND%", False),
        ("_", False),
        ("SITI' OR 1=1 --", False),
    ],
)
def test_search_by_nik_name_and_number(register: Register, text: str, found: bool) -> None:
    keep(register, ENTRY)
    assert bool(register.search(text)) == found


def test_history_is_kept_in_order(register: Register) -> None:
    lines = [
        HistoryEntry(at=f"2026-11-2{n}", session="a1", who="op-1", event="e", detail=str(n))
        for n in (3, 1, 2)
    ]
    for line in lines:
        register.note(line)
    assert register.history("a1") == tuple(lines)
    assert register.history("b2") == ()


def test_drafts_are_found_replaced_and_dropped(register: Register) -> None:
    register.put_draft(DRAFT)
    newer = replace(DRAFT, revision=2, step="THUMBS")
    register.put_draft(newer)
    assert register.drafts() == (newer,)
    assert DRAFT.key.hex() not in repr(newer)
    register.drop_draft(DRAFT.session)
    assert register.draft(DRAFT.nik) is None


@pytest.mark.parametrize("key", [bytes(32), KEY[:31], KEY + b"\0"])
def test_another_key_opens_nothing(tmp_path: Path, key: bytes) -> None:
    Register(tmp_path / "register.db", KEY).close()
    with pytest.raises(Broken) as caught:
        Register(tmp_path / "register.db", key)
    assert caught.value.code is Code.REGISTER_LOCKED
    Register(tmp_path / "register.db", KEY).close()


def locked(path: Path, *, used: bool = False) -> Code:
    with pytest.raises(Broken) as caught:
        Register(path, KEY, used=lambda: used)
    return caught.value.code


@pytest.mark.parametrize("left", [None, b""])
def test_a_register_that_is_gone_from_a_used_station_is_not_replaced(
    tmp_path: Path, left: bytes | None
) -> None:
    path = tmp_path / "register.db"
    if left is not None:
        path.write_bytes(left)
    assert locked(path, used=True) is Code.REGISTER_LOCKED
    assert (path.read_bytes() if path.exists() else None) == left
    fresh = Register(path, KEY, used=lambda: False)
    assert fresh.created
    fresh.close()
    again = Register(path, KEY, used=lambda: True)
    assert not again.created
    again.close()


def filled(path: Path) -> bytes:
    register = Register(path, KEY)
    for number in range(60):
        keep(register, replace(ENTRY, packet_id=f"P{number}", session=f"s{number}"))
    register.close()
    return path.read_bytes()


@pytest.mark.parametrize("place", [100, 4096 + 50, 3 * 4096 + 2000, -3000])
def test_a_flipped_bit_anywhere_is_told_at_once(tmp_path: Path, place: int) -> None:
    path = tmp_path / "register.db"
    data = bytearray(filled(path))
    data[place] ^= 1
    path.write_bytes(data)
    assert locked(path) is Code.REGISTER_LOCKED


@pytest.mark.parametrize("length", [100, 5000, 8192])
def test_a_cut_register_is_told_at_once(tmp_path: Path, length: int) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(filled(path)[:length])
    assert locked(path) is Code.REGISTER_LOCKED


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.db").mkdir()
    assert locked(tmp_path / "register.db") is Code.REGISTER_LOCKED
    (tmp_path / "note").write_bytes(b"x")
    assert locked(tmp_path / "note" / "register.db") is Code.DISK_UNWRITABLE


def test_damage_that_comes_while_it_is_open_is_told(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    filled(path)
    register = Register(path, KEY)
    register._base._connection.execute("PRAGMA cache_size = 0")
    path.write_bytes(os.urandom(path.stat().st_size))
    for work in (lambda: register.recorded([ENTRY.nik]), lambda: keep(register, ENTRY)):
        with pytest.raises(Broken):
            work()
    register.close()


def test_a_later_schema_is_not_touched(tmp_path: Path, register: Register) -> None:
    register._base._connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    register.close()
    with pytest.raises(Broken) as caught:
        Register(tmp_path / "register.db", KEY)
    assert caught.value.code is Code.REGISTER_LOCKED


def test_the_disk_holds_nothing_readable(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.db", KEY)
    keep(register, ENTRY)
    register.put_draft(replace(DRAFT, session="b2", nik="3273015708950002"))
    whole = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (MARKER, ENTRY.nik, "PACKET1", "CREATE TABLE", "SQLite format"):
        assert secret.encode() not in whole
    assert DRAFT.key not in whole
    assert len(list(tmp_path.iterdir())) > 1
    assert not any(path.stat().st_mode & 0o077 for path in tmp_path.iterdir())
    register.close()


def test_it_writes_through(register: Register) -> None:
    base = register._base._connection
    assert base.execute("PRAGMA synchronous").fetchone() == (2,)
    assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert base.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_a_full_disk_is_told_by_code(register: Register) -> None:
    (pages,) = register._base._connection.execute("PRAGMA page_count").fetchone()
    register._base._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Broken) as caught:
        keep(register, replace(ENTRY, village="X" * 200_000))
    assert caught.value.code is Code.DISK_FULL
    assert dbapi2.sqlite_version_info >= (3, 53)


_VERSION_1 = """
CREATE TABLE packet (
    packet_id TEXT PRIMARY KEY, session TEXT NOT NULL UNIQUE, nik TEXT NOT NULL, name TEXT NOT NULL,
    number TEXT NOT NULL, village TEXT NOT NULL, operator TEXT NOT NULL, captured_at TEXT NOT NULL,
    kept INTEGER NOT NULL CHECK (kept IN (0, 1)), status TEXT NOT NULL
) STRICT;
CREATE INDEX packet_nik ON packet (nik);
CREATE INDEX packet_captured_at ON packet (captured_at);
CREATE TABLE draft (
    session TEXT PRIMARY KEY, nik TEXT NOT NULL UNIQUE, name TEXT NOT NULL, village TEXT NOT NULL,
    key BLOB NOT NULL CHECK (length(key) = 32), revision INTEGER NOT NULL, step TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, session TEXT NOT NULL, who TEXT NOT NULL,
    event TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE INDEX history_session ON history (session);
PRAGMA user_version = 1;
"""


def test_a_register_of_version_1_is_brought_here_with_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    old = dbapi2.connect(path)
    old.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    old.executescript(_VERSION_1)
    kept = [getattr(ENTRY, name) for name in ENTRY.__struct_fields__]
    old.execute(f"INSERT INTO packet VALUES ({', '.join('?' * 8)}, 1, ?)", kept)
    old.commit()
    old.close()
    for _ in range(2):
        register = Register(path, KEY, used=lambda: True)
        assert not register.created
        assert register.packet(ENTRY.packet_id) == ENTRY
        register.close()
    new = Register(tmp_path / "new.db", KEY)
    again = Register(path, KEY)
    form = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    found = [{row[:3] for row in each._base.query(form)} for each in (again, new)]
    assert found[0] == found[1]


def test_what_was_noted_about_a_recording_stands_there_and_deeds_only_grow(
    register: Register,
) -> None:
    notes, at = register.recaptures, ENTRY.captured_at
    assert notes.appointment("PACKET1") is None
    agreed = AppointmentEntry(packet_id="PACKET1", day="", contact="", at=at, who="op-1")
    later = replace(agreed, day="2026-12-01", contact="0812 0000 0000")
    for each in (agreed, later):
        notes.appoint(each)
    assert notes.appointment("PACKET1") == later
    done = [
        DeedEntry(packet_id="PACKET1", deed=deed, at=at, who="op-1", reference="471/13")
        for deed in Deed
    ]
    for deed in done:
        notes.add(deed)
    assert notes.deeds("PACKET1") == tuple(done)
    assert notes.deeds("PACKET2") == ()
    assert "0812" not in repr(later)
