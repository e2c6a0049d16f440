"""``perekaman station retention``: what is kept how long and why, what ends when; ends it now."""

import argparse
from contextlib import closing
from datetime import datetime
from typing import Final

import msgspec

from station import settings as station_settings
from station.assembly import retention
from station.assembly.trail import trail
from station.clock import SystemClock, iso
from station.commands import output, signing_in
from station.durable import LocalDisk
from station.errors import Code
from station.home import Home
from station.outbox.reader import Reader
from station.outbox.spool import Place, Spool
from station.retention.files import SWEPT, files
from station.retention.rules import RULES, Kept, days, until
from station.settings import StationSettings
from station.uploader.lock import KIOSK_LOCK, locked

HELP: Final = "what this station keeps, how long and why; what is destroyed when"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One kind. ``count`` and ``due`` are None of what stands in the register, unreadable here.

    ``next`` is when the oldest ends, empty where nothing of the kind is kept, or no time is set.
    """

    kept: str
    days: float | None
    counts_from: str
    reason: str
    how: str
    count: int | None = None
    due: int | None = None
    next: str = ""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """``time`` is the one by which things end; empty before the centre's first word."""

    time: str
    rows: tuple[Row, ...]
    destroyed: dict[str, int]


def arguments(parser: argparse.ArgumentParser) -> None:
    words = "destroy now what is due; the register's part takes a sign-in, and a closed kiosk"
    parser.add_argument("--now", action="store_true", help=words)
    signing_in.arguments(parser)


def run(options: argparse.Namespace) -> None:
    """Show, after destroying what is due where asked. Raises ``Trouble``."""
    home, clock = Home(options.home), SystemClock()
    settings = station_settings.load(options.config).station
    destroyed = _destroy(options, home, settings) if options.now else {}
    at = retention.trusted(home, clock.now())
    shown = Shown(
        time=iso(at) if at else "",
        rows=tuple(_row(kept, home, settings, at) for kept in Kept),
        destroyed={kept.value: count for kept, count in destroyed.items()},
    )
    if options.json:
        output.document(shown)
    else:
        output.lines(_texts(shown))


def _destroy(options: argparse.Namespace, home: Home, settings: StationSettings) -> dict[Kept, int]:
    clock = SystemClock()
    notes = trail(home, clock)
    who = signing_in.signed_in(options, clock=clock)
    timer = retention.FileTimer(home, settings.retention, clock, notes)
    found = timer.turn(who.account)
    turn = retention.of_people(home, settings.retention, clock, notes, home.drafts)
    with (
        locked(home.root, KIOSK_LOCK, Code.KIOSK_RUNNING),
        closing(signing_in.register(home, who)) as register,
    ):
        return found | turn(register, who.account)


def _row(kept: Kept, home: Home, settings: StationSettings, at: datetime | None) -> Row:
    rule = RULES[kept]
    row = Row(
        kept=kept.value,
        days=settings.outbox.keep_days if kept is Kept.PACKETS else days(kept, settings.retention),
        counts_from=rule.counts_from,
        reason=rule.reason,
        how=rule.how,
    )
    if kept is Kept.PACKETS:
        return msgspec.structs.replace(row, count=_packets(home))
    if kept not in {*SWEPT, Kept.DRAFTS}:
        return row
    written = [when for _, when in files(home, kept, LocalDisk())]
    limit = until(kept, settings.retention, at).timestamp() if at else None
    ends = min(written) + (row.days or 0) * 86_400 if written else None
    return msgspec.structs.replace(
        row,
        count=len(written),
        due=sum(when <= limit for when in written) if limit is not None else 0,
        next=iso(datetime.fromtimestamp(ends).astimezone()) if ends else "",
    )


def _packets(home: Home) -> int:
    if not home.outbox.is_dir():
        return 0
    counts = Reader(home.outbox).counts()
    there = sum(counts.by_state.values()) - counts.destroyed
    return there if there > 0 else len(Spool(home.outbox).names(Place.NEW))


def _texts(shown: Shown) -> list[str]:
    told = [f"destroyed now: {count} {kept}" for kept, count in shown.destroyed.items()]
    time = shown.time or "unknown before the centre's first word: nothing is destroyed"
    lines = [f"time by which things end: {time}", *told]
    for row in shown.rows:
        kept = f"{row.days:g} days after " if row.days is not None else ""
        count = "" if row.count is None else f"; {row.count} kept"
        soon = f"; {row.due} due" if row.due else f"; next {row.next[:10]}" if row.next else ""
        lines += [
            f"{row.kept:<11}{kept}{row.counts_from}{count}{soon}",
            f"           {row.reason}; {row.how}",
        ]
    return lines
