"""The outbox in the lists people look at: what waits, what needs somebody, what has arrived.

Every list is a union of small ranges of an index, each cut off at the page's length, so that a page
costs the same with ten packets and with 100,000.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from station.clock import iso
from station.lifecycle import AT_STATION, Status
from station.outbox.asking import ask
from station.outbox.entries import NEEDS_A_PERSON, Page
from station.outbox.rows import entry
from station.outbox.schema import COLUMNS

LATE: Final = timedelta(hours=24)
"""After this long on its way a packet that has not arrived is stuck, whatever the reason."""
CRITICAL: Final = timedelta(days=3)
"""After this long without a word the centre is asked: the longest that a good line was told to take
(Mojokerto), and the first of the critical times of Musi Rawas (3, 7, 20 days)."""
SILENCE: Final = frozenset({Status.RECEIVED_AT_CENTRAL, Status.SENT_FOR_DEDUP})
"""Where the centre has a packet and owes the next word."""
RETURNED: Final = frozenset(
    {
        Status.ENROLL_FAILURE_AT_CENTRAL,
        Status.ENROLL_FAILURE_AT_REGIONAL,
        Status.SEARCH_FAILURE_AT_CENTRAL,
        Status.DUPLICATE_RECORD,
        Status.REQUEST_VALIDATION,
    }
)
"""What the centre gave back to people here: it goes on only when one of them has acted."""


RECAPTURE: Final = RETURNED | {Status.ADJUDICATE_RECORD, Status.UNREGISTERED}
"""What may end in somebody being recorded again: the recapture list."""


class Listing(StrEnum):
    """Which packets a page shows."""

    WAITING = "WAITING"
    """This station still owes the next move; oldest first."""
    ATTENTION = "ATTENTION"
    """Late, held back for a person, given back or alarmed; oldest first."""
    RECAPTURE = "RECAPTURE"
    """The centre gave them back, or may yet; oldest first."""
    ARRIVED = "ARRIVED"
    """The centre has them, and all is well; newest first."""
    ALL = "ALL"
    """Newest first."""


_NEWEST_FIRST: Final = frozenset({Listing.ARRIVED, Listing.ALL})
_KEY: Final = "|"
_ENDS: Final = MappingProxyType({False: "", True: "~"})
"""Before the first key of an order and behind its last: what a first page begins from."""


def _states(statuses: Iterable[Status], more: str = "") -> tuple[str, ...]:
    return tuple(f"state = '{each.value}'{more}" for each in sorted(statuses))


def _held() -> str:
    return ",".join(f"'{each.value}'" for each in sorted(NEEDS_A_PERSON))


_BY_STATE: Final = (
    *_states(AT_STATION, " AND sealed_at <= :late AND coalesce(resent_at, '') <= :late"),
    *_states(SILENCE, " AND sealed_at <= :critical AND since <= :critical"),
    *_states(RETURNED),
)
_NOT_BY_STATE: Final = f"NOT ({' OR '.join(_BY_STATE)})"
_RARE: Final = (
    f"blocked_on IN ({_held()}) AND {_NOT_BY_STATE}",
    f"alarm IS NOT NULL AND coalesce(blocked_on NOT IN ({_held()}), 1) AND {_NOT_BY_STATE}",
)
"""Few rows, each with an index of its own that knows no order: they are sorted."""

_PARTS: Final = MappingProxyType(
    {
        Listing.WAITING: _states(AT_STATION),
        Listing.ATTENTION: (*_BY_STATE, *_RARE),
        Listing.RECAPTURE: _states(RECAPTURE),
        Listing.ARRIVED: _states(frozenset(Status) - AT_STATION - RECAPTURE),
        Listing.ALL: ("1",),
    }
)
"""Conditions, each a range of an index; no packet fulfils two, together they are the list."""


class Narrowed(msgspec.Struct, frozen=True, kw_only=True):
    """Which packets of a list are wanted; nothing set: all of them."""

    since: datetime | None = None
    until: datetime | None = None
    """Sealed from ``since`` on and before ``until``."""
    status: Status | None = None
    chosen: bool = False
    """Only those whose ids stand in the temporary table ``chosen`` of whoever asks."""


EVERYTHING: Final = Narrowed()
Ask = Callable[[str, Mapping[str, Any]], list[Any]]
"""Puts one question to the index; see ``asking.ask``."""


class Lists:
    """The lists of one outbox. Nothing is ever written."""

    def __init__(self, folder: Path, put: Ask | None = None) -> None:
        """``put``: how a question is put, where more than the index is needed to answer it."""
        self._put = put or partial(ask, folder)

    def page(
        self,
        listing: Listing,
        now: datetime,
        *,
        after: str | None = None,
        limit: int = 50,
        narrowed: Narrowed = EVERYTHING,
    ) -> Page:
        """Return packets of a list from behind ``after``, the previous page's own word.

        Keyset paging, as ``Reader.page``. Raises ``Broken`` with FILE_UNREADABLE.
        """
        last = listing in _NEWEST_FIRST
        at, _, packet_id = (after or _ENDS[last] + _KEY).partition(_KEY)
        parts = _parts(listing, narrowed)
        chosen = " UNION ALL ".join(f"SELECT * FROM ({_range(p, last=last)})" for p in parts)
        rows = self._ask(
            f"SELECT {COLUMNS} FROM packet WHERE packet_id IN (SELECT packet_id FROM ({chosen}"
            f" {_order(last=last)} LIMIT :limit)) {_order(last=last)}",
            now,
            narrowed,
            {"at": at, "id": packet_id, "limit": limit + 1},
        )
        shown = rows[:limit]
        entries = tuple(entry(row) for row in shown)
        behind = f"{shown[-1]['sealed_at']}{_KEY}{shown[-1]['packet_id']}" if shown else None
        return Page(entries=entries, after=behind if len(rows) > limit else None)

    def count(self, listing: Listing, now: datetime, narrowed: Narrowed = EVERYTHING) -> int:
        """Return how many packets a list has. Raises ``Broken`` with FILE_UNREADABLE."""
        parts = _parts(listing, narrowed)
        counts = " UNION ALL ".join(f"SELECT count(*) AS n FROM packet WHERE {p}" for p in parts)
        rows = self._ask(f"SELECT sum(n) AS n FROM ({counts})", now, narrowed, {})
        return int(rows[0]["n"]) if rows else 0

    def by_state(self, narrowed: Narrowed = EVERYTHING) -> dict[Status, int]:
        """Return how many packets stand where. Raises ``Broken`` with FILE_UNREADABLE."""
        # Without the plus the few chosen ones are looked up, not all packets gone through.
        where = _filter(narrowed).replace("+packet_id", "packet_id")
        sql = f"SELECT state, count(*) AS n FROM packet WHERE 1{where} GROUP BY state"
        rows = self._ask(sql, _NEVER, narrowed, {})
        return {Status(row["state"]): int(row["n"]) for row in rows}

    def vouched(self, packet_ids: Iterable[str]) -> frozenset[str]:
        """Return those for which the region has signed: their bytes are out of this station."""
        marks = {f"p{place}": each for place, each in enumerate(packet_ids)}
        rows = self._put(
            "SELECT packet_id FROM receipt WHERE tier = :tier AND packet_id IN"
            f" ({', '.join(f':{mark}' for mark in marks)})",
            marks | {"tier": _REGION},
        )
        return frozenset(row["packet_id"] for row in rows)

    def _ask(
        self, sql: str, now: datetime, narrowed: Narrowed, values: dict[str, Any]
    ) -> list[Any]:
        times = {
            "late": now - LATE,
            "critical": now - CRITICAL,
            "since": narrowed.since or _NEVER,
            "until": narrowed.until or _NEVER,
        }
        facts = {name: iso(at) for name, at in times.items()} | {"status": narrowed.status}
        return self._put(sql, facts | values)


_NEVER: Final = datetime.fromtimestamp(0, UTC)
_REGION: Final = "region"
"""The tier of a receipt that is not the centre's own; see ``packets.Tier``."""


def _parts(listing: Listing, narrowed: Narrowed) -> tuple[str, ...]:
    more = _filter(narrowed)
    if listing is Listing.ALL and narrowed.status:
        return (f"state = :status{more}",)
    return tuple(part + more for part in _PARTS[listing])


def _filter(narrowed: Narrowed) -> str:
    wheres = {
        " AND sealed_at >= :since": narrowed.since,
        " AND sealed_at < :until": narrowed.until,
        " AND state = :status": narrowed.status,
        " AND +packet_id IN (SELECT packet_id FROM chosen)": narrowed.chosen,
    }
    return "".join(text for text, wanted in wheres.items() if wanted)


def _range(where: str, *, last: bool) -> str:
    # The plus keeps SQLite from walking the whole age index for the sake of the order.
    sealed_at = "+sealed_at" if where.startswith(_RARE) else "sealed_at"
    sign = "<" if last else ">"
    return (
        f"SELECT sealed_at, packet_id FROM packet WHERE {where}"
        f" AND ({sealed_at}, packet_id) {sign} (:at, :id)"
        f" {_order(sealed_at, last=last)} LIMIT :limit"
    )


def _order(sealed_at: str = "sealed_at", *, last: bool) -> str:
    way = "DESC" if last else "ASC"
    return f"ORDER BY {sealed_at} {way}, packet_id {way}"
