"""What the databases hold to by themselves, whatever the program does: one of each, and durable."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from station.centre.emulated.store import Store
from station.outbox.database import Database
from station.outbox.index import Cursor, Index, Sealed
from station.outbox.reader import Reader
from station.outbox.schema import INDEX, VERSION
from station.register.register import Register

KEY = bytes(range(32))
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def outbox(folder: Path) -> Any:
    return Database(folder)._connection


def register(folder: Path) -> Any:
    return Register(folder / "register.db", KEY)._base._connection


def centre(folder: Path) -> Any:
    return Store(folder / "centre.db")._connection


BASES: dict[str, Callable[[Path], Any]] = {"outbox": outbox, "register": register, "centre": centre}
TWICE = [
    (
        "outbox",
        "INSERT INTO packet (packet_id, number, station, area_code, waybill, size, sha256,"
        " sealed_at, state, since) VALUES ('a','1','S','327301','w',1,'0','t','BIO_CAPTURED','t')",
    ),
    ("outbox", "INSERT INTO receipt VALUES ('a', 'CENTRE', 'token', 't')"),
    ("outbox", "INSERT INTO cursor VALUES ('centre', 1, 't')"),
    ("outbox", "INSERT INTO switch VALUES ('paused', 'yes')"),
    (
        "register",
        "INSERT INTO packet VALUES ('a', hex(randomblob(4)), 'n', 'x', '1', 'v', 'o', 't', 1, 's')",
    ),
    (
        "register",
        "INSERT INTO packet VALUES (hex(randomblob(4)), 's', 'n', 'x', '1', 'v', 'o', 't', 1, 's')",
    ),
    (
        "register",
        "INSERT INTO draft VALUES (hex(randomblob(4)), 'n', 'x', 'v', zeroblob(32), 1, 's', 't')",
    ),
    (
        "register",
        "INSERT INTO draft VALUES ('s', hex(randomblob(4)), 'x', 'v', zeroblob(32), 1, 's', 't')",
    ),
    (
        "centre",
        "INSERT INTO held (packet_id, station, receipt, seq) VALUES"
        " ('a', hex(randomblob(4)), 'r', 1)",
    ),
    (
        "centre",
        "INSERT INTO held (packet_id, station, receipt, seq) VALUES"
        " (hex(randomblob(4)), 'S', 'r', 1)",
    ),
    ("centre", "INSERT INTO event VALUES ('S', 1, 'a', 's', 't', 'c')"),
    ("centre", "INSERT INTO announcement VALUES ('a', 'S', 1, 'w', 't')"),
    ("centre", "INSERT INTO part (packet_id, station, size) VALUES ('a', 'S', 1)"),
]


@pytest.fixture(params=sorted(BASES))
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    with closing(BASES[request.param](tmp_path)) as opened:
        yield opened


@pytest.mark.parametrize(("name", "sql"), TWICE, ids=[f"{n}:{s[12:22]}" for n, s in TWICE])
def test_there_is_one_of_each(tmp_path: Path, name: str, sql: str) -> None:
    with closing(BASES[name](tmp_path)) as opened:
        opened.execute(sql)
        with pytest.raises(dbapi2.IntegrityError, match="UNIQUE"):
            opened.execute(sql)


def test_a_commit_that_returned_is_on_the_medium(base: Any) -> None:
    assert base.execute("PRAGMA synchronous").fetchone()[0] == 2, "FULL: NORMAL loses commits"
    assert base.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_keeping_again_what_is_kept_makes_no_second_one(tmp_path: Path) -> None:
    with closing(Index(tmp_path)) as index:
        for _ in range(2):
            index.add(sealed(), now=NOW)
            index.keep_receipt(sealed().packet_id, "CENTRE", "a.b.c", "2026-11-21T03:00:00Z")
            index.move_cursor("centre", Cursor(seq=3, issued_at="2026-11-21T03:00:00Z"))
            index.pause(paused=True)
        assert len(index.history(sealed().packet_id)) == 1
        assert len(index.receipts.of(sealed().packet_id)) == 1
        assert index.cursor("centre").seq == 3


def test_an_index_whose_making_a_power_cut_ended_reads_as_empty_and_is_made(tmp_path: Path) -> None:
    """As a power cut leaves it: a page is written, and a journal says that it must go again."""
    (tmp_path / "before").mkdir()
    with closing(sqlite3.connect(tmp_path / "before" / INDEX, isolation_level=None)) as half:
        half.execute("CREATE TABLE first (x)")
        half.execute(f"PRAGMA user_version = {VERSION}")
        half.execute("PRAGMA cache_size = 1")
        half.execute("BEGIN")
        half.executemany("INSERT INTO first VALUES (zeroblob(4000))", [()] * 50)
        for path in sorted((tmp_path / "before").iterdir()):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    assert (tmp_path / f"{INDEX}-journal").stat().st_size > 0
    assert Reader(tmp_path).page().entries == ()
    assert Reader(tmp_path).changed() == (0, {})


@pytest.mark.parametrize("journal", [b"", bytes(512)])
def test_a_journal_that_was_done_with_hides_nothing(tmp_path: Path, journal: bytes) -> None:
    with closing(Index(tmp_path)) as index:
        index.add(sealed(), now=NOW)
    (tmp_path / f"{INDEX}-journal").write_bytes(journal)
    assert [e.packet_id for e in Reader(tmp_path).page().entries] == [sealed().packet_id]
    with closing(Index(tmp_path)) as index:
        assert index.knows(sealed().packet_id)


def sealed() -> Sealed:
    return Sealed(
        packet_id="a" * 52, number="0000-0000-0000", station="S", area_code="327301", waybill="w",
        size=1, sha256="00" * 32, sealed_at=NOW,
    )  # fmt: skip
