"""Times the outbox with a long history: list pages, filters, counts, find, recovery at start."""

import argparse
import hashlib
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from packets.receipts import Tier
from station.clock import iso
from station.lifecycle import Actor, Status
from station.outbox.index import Cursor, Index, Sealed
from station.outbox.reader import Reader
from station.outbox.recovery import recover
from station.outbox.retention import Retention
from station.outbox.schema import COLUMNS, INDEX, open_reader
from station.outbox.spool import Place, Spool

BEGAN: Final = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
WAY: Final = (
    Status.PROCESSING,
    Status.SENT_FOR_ENROLLMENT,
    Status.RECEIVED_AT_CENTRAL,
    Status.SENT_FOR_DEDUP,
    Status.PRINT_READY_RECORD,
)
OPEN_SHARE: Final = 500
ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz234567"
GOAL_MS: Final = 50.0
PAGE: Final = 51
KEYSET: Final = (
    f"SELECT {COLUMNS} FROM packet WHERE (sealed_at, packet_id) > (?, ?)"
    f" ORDER BY sealed_at, packet_id LIMIT {PAGE}"
)
OFFSET: Final = f"SELECT {COLUMNS} FROM packet ORDER BY sealed_at, packet_id LIMIT {PAGE} OFFSET ?"


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def packet_id(number: int) -> str:
    """Return an id as a hash makes it: in no order."""
    digest = hashlib.sha512(str(number).encode()).digest()[:52]
    return "".join(ALPHABET[byte % 32] for byte in digest)


def sealed(number: int) -> Sealed:
    return Sealed(
        packet_id=packet_id(number),
        number=f"{number // 10**8:04d}-{number // 10**4 % 10**4:04d}-{number % 10**4:04d}",
        station="3273-01-A1",
        area_code="327301",
        waybill="w" * 3000,
        size=5,
        sha256=hashlib.sha256(b"bytes").hexdigest(),
        sealed_at=BEGAN + timedelta(minutes=number),
    )


def build(folder: Path, packets: int) -> None:
    """Write an index with whole histories and one small file a packet; the last ones are open."""
    spool = Spool(folder).make()
    with closing(Index(folder)) as index, index.transaction():
        for number in range(packets):
            one = sealed(number)
            index.add(one, now=one.sealed_at)
            still_open = number >= packets - OPEN_SHARE
            for state in () if still_open else WAY:
                index.move(one.packet_id, state, at=one.sealed_at, actor=Actor.CENTRE, cause="x")
            if not still_open:
                index.keep_receipt(one.packet_id, Tier.CENTRE.value, "r" * 2800, iso(one.sealed_at))
            place = Place.NEW if still_open else Place.DONE
            spool.path(place, one.packet_id).write_bytes(b"bytes")


def timed(name: str, work: Callable[[], object], times: int = 7) -> float:
    """Print how long it takes, in milliseconds: the median and the longest."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    say(f"{name:44} {statistics.median(took):10.1f} {max(took):10.1f}")
    return statistics.median(took)


def explained(folder: Path, sql: str) -> str:
    connection = open_reader(folder)
    assert connection is not None
    with closing(connection):
        rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    return "; ".join(row["detail"] for row in rows)


def pages(folder: Path, packets: int) -> list[float]:
    reader = Reader(folder)
    last = f"{iso(BEGAN + timedelta(minutes=packets - 60))}|"
    behind = f"{iso(BEGAN + timedelta(minutes=packets - OPEN_SHARE - 60))}|"
    newest = reader.changed()[0]
    done, waiting = Status.PRINT_READY_RECORD, Status.BIO_CAPTURED
    return [
        timed("list: first page", reader.page),
        timed("list: last page", lambda: reader.page(after=last)),
        timed("list: first page of PRINT_READY_RECORD", lambda: reader.page(state=done)),
        timed(
            "list: last page of PRINT_READY_RECORD", lambda: reader.page(state=done, after=behind)
        ),
        timed("list: first page of BIO_CAPTURED", lambda: reader.page(state=waiting)),
        timed("list: a state nobody has", lambda: reader.page(state=Status.CARD_ISSUED)),
        timed("show: by id", lambda: reader.show(packet_id(packets // 2))),
        timed("find: by number", lambda: reader.find(sealed(packets // 2).number)),
        timed("find: what is not there", lambda: reader.page(after="9|")),
        timed("what changed since the last look", lambda: reader.changed(newest - 100)),
    ]  # fmt: skip


def beside(folder: Path, packets: int) -> None:
    """Print the last page beside what SQLite alone takes for its rows, and for paging by offset."""
    first, last = ("", ""), (iso(BEGAN + timedelta(minutes=packets - 60)), "")
    reader = Reader(folder)
    for name, key, behind in (("first", first, 0), ("last", last, packets - 60)):
        after = "|".join(key) if behind else None
        ours = timed(f"list: {name} page", partial(reader.page, after=after), 21)
        rows = timed(f"  its rows, by SQLite alone ({name})", partial(raw, folder, KEYSET, key), 21)
        offset = timed(
            f"  by OFFSET, as peers do ({name})", partial(raw, folder, OFFSET, (behind,)), 21
        )
        say(f"{'  ratio to SQLite alone, to OFFSET':44} {ours / rows:10.2f} {ours / offset:10.2f}")


def raw(folder: Path, sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
    """Open the index, read the rows of a page and nothing more."""
    with closing(sqlite3.connect(folder / INDEX)) as connection:
        return connection.execute(sql, values).fetchall()


def main() -> int:
    """Build, measure, print; 1 when a page takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the outbox here, and use it again")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    if not (folder / "index.db").exists():
        began = time.perf_counter()
        build(folder, options.packets)
        say(f"built {options.packets} packets in {time.perf_counter() - began:.0f} s")
    say(f"{'milliseconds':44} {'median':>10} {'longest':>10}")
    beside(folder, options.packets)
    took = pages(folder, options.packets)
    reader, now = Reader(folder), BEGAN + timedelta(days=1)
    timed("counts, for the first screen", reader.counts)
    timed("fresh", reader.fresh)
    timed("open the index to write (with its check)", lambda: Index(folder).close(), 3)
    with closing(Index(folder)) as index:
        timed("open entries", index.open_entries)
        index.move_cursor("centre", Cursor(seq=1, issued_at=iso(now)))
        retention = Retention(Spool(folder), index, timedelta(days=36500))
        timed("retention with nothing due", lambda: retention.turn(now))
        timed("recovery at start", lambda: recover(Spool(folder), index, now), 3)
    for sql in (
        "SELECT * FROM packet WHERE (sealed_at, packet_id) > ('2026', '') ORDER BY sealed_at,"
        " packet_id LIMIT 51",
        "SELECT * FROM packet WHERE state = 'PRINT_READY_RECORD' AND (sealed_at, packet_id) >"
        " ('2026', '') ORDER BY sealed_at, packet_id LIMIT 51",
        "SELECT * FROM packet WHERE state IN ('BIO_CAPTURED', 'PROCESSING') ORDER BY sealed_at",
        "SELECT state, count(*) FROM packet GROUP BY state",
    ):
        say(f"plan: {explained(folder, sql)}")
    if options.folder is None:
        shutil.rmtree(folder)
    return 1 if max(took) > GOAL_MS else 0


if __name__ == "__main__":
    sys.exit(main())
