"""Times a status file beside a full outbox: every shape read, compared, handed over, taken in."""

import argparse
import csv
import io
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from contextlib import closing
from datetime import timedelta

from scripts.bench.desk import KEY, nik
from scripts.bench.outbox import build, sealed
from station.audit.trail import Trail
from station.clock import SystemClock
from station.operators.accounts import Session
from station.operators.roles import Role
from station.outbox.handover import Handovers
from station.outbox.index import Index
from station.reconcile.applying import hand_over
from station.reconcile.comparing import Outbox, compare
from station.reconcile.reading import read
from station.uploader.hearsay import Hearsay

WHO: Final = Session(account="op-2", user="budi", role=Role.SUPERVISOR, data_key=KEY)
STATUSES: Final = ("PRR", "CARD PRINTED", "Card_Issued", "print-ready record", "VERIFIKASI 2")
Row = tuple[str, str, str]
Result = TypeVar("Result")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def rows(lines: int, packets: int, seed: int) -> list[Row]:
    """Return NIK, status and date of each line, shuffled; one in ten is nobody's here."""
    chance = random.Random(seed)
    people = [place if place % 10 else packets + place for place in range(lines)]
    chance.shuffle(people)
    return [(nik(place), chance.choice(STATUSES), "20/11/2026 09.15") for place in people]


def _csv(separator: str, quoting: int) -> Callable[[Sequence[Row]], bytes]:
    def shape(table: Sequence[Row]) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]  # the stubs want a literal
        writer.writerow(("NIK", "Status KTP-el", "Tgl Status"))
        writer.writerows(table)
        return out.getvalue().encode()

    return shape


def _objects(table: Sequence[Row]) -> list[dict[str, str]]:
    return [dict(zip(("nik", "status", "tanggal"), row, strict=True)) for row in table]


SHAPES: Final[Mapping[str, Callable[[Sequence[Row]], bytes]]] = MappingProxyType(
    {
        "CSV, semicolons": _csv(";", csv.QUOTE_MINIMAL),
        "CSV, all quoted": _csv(",", csv.QUOTE_ALL),
        "JSON, nested": lambda table: json.dumps({"data": {"rows": _objects(table)}}).encode(),
        "JSON lines": lambda table: "\n".join(map(json.dumps, _objects(table))).encode(),
        "CSV, UTF-16": lambda table: _csv("\t", csv.QUOTE_MINIMAL)(table).decode().encode("utf-16"),
    }
)


def timed(name: str, work: Callable[[], Result]) -> tuple[Result, float]:
    began = time.perf_counter()
    result = work()
    took = time.perf_counter() - began
    say(f"{name:28} {took:8.2f} s")
    return result, took


def run(folder: Path, lines: int, packets: int, seed: int) -> float:
    """Time all of it; return the seconds from the bytes to the comparison, of the first shape."""
    outbox = folder / "outbox"
    build(outbox, packets)
    owners = {nik(place): sealed(place).packet_id for place in range(packets)}
    table = rows(lines, packets, seed)
    files = {name: shape(table) for name, shape in SHAPES.items()}
    plain = files["CSV, semicolons"].decode()
    timed("csv.reader alone", lambda: list(csv.reader(io.StringIO(plain), delimiter=";")))
    read_in = {name: timed(f"read: {name}", partial(read, data)) for name, data in files.items()}
    first = next(iter(files))
    now = SystemClock().now()
    found, took = timed(
        "compare",
        lambda: compare(
            files[first], read_in[first][0], Outbox(outbox, owners), now, timedelta(days=3)
        ),
    )
    say(
        f"{len(found.to_do)} to take over; "
        + str({k.value: n for k, n in found.counts.items() if n})
    )
    trail = Trail(folder / "audit", SystemClock())
    timed("hand over", lambda: hand_over(outbox, found, found.digest, WHO, trail))
    taken, _ = timed("taken in by the uploader", lambda: _take_in(outbox))
    if taken != len(found.to_do):
        raise SystemExit(f"{taken} of {len(found.to_do)} were taken over")
    again = compare(files[first], read_in[first][0], Outbox(outbox, owners), now, timedelta(days=3))
    if again.to_do:
        raise SystemExit(f"{len(again.to_do)} are left for a second run")
    return read_in[first][1] + took


def _take_in(outbox: Path) -> int:
    handovers, taken = Handovers(outbox), 0
    with closing(Index(outbox)) as index:
        for path in handovers.waiting():
            taken += Hearsay(index, SystemClock()).take(handovers.read(path).stated)
            handovers.done(path)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        took = run(Path(folder), options.lines, options.packets, options.seed)
    say(f"{options.lines} lines beside {options.packets} packets: {took:.2f} s, "
        f"{options.lines / took:,.0f} lines a second")  # fmt: skip


if __name__ == "__main__":
    main()
