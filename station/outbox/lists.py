"""The outbox in the lists people look at: what waits, what needs somebody, what has arrived.

Every list is a union of small ranges of an index, each cut off at the page's length, so that a page
costs the same with ten packets and with 100,000.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from station.clock import iso
from station.lifecycle import AT_STATION, Status
from station.outbox.asking import ask
from station.outbox.entries import NEEDS_A_PERSON, Page
from station.outbox.rows import entry
from station.outbox.schema import COLUMNS

LATE: Final = timedelta(hours=24)
"""After this long a packet that has not arrived is stuck, whatever the reason."""
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


class Listing(StrEnum):
    """Which packets a page shows."""

    WAITING = "WAITING"
    """This station still owes the next move; oldest first."""
    ATTENTION = "ATTENTION"
    """Late, held back for a person, given back or alarmed; oldest first."""
    ARRIVED = "ARRIVED"
    """The centre has them; newest first."""
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


_RARE: Final = (f"blocked_on IN ({_held()})", "alarm IS NOT NULL")
"""Few rows, each with an index of its own that knows no order: they are sorted."""

_PARTS: Final = MappingProxyType(
    {
        Listing.WAITING: _states(AT_STATION),
        Listing.ATTENTION: (
            *_states(AT_STATION, " AND sealed_at <= :late"),
            *_states(RETURNED),
            *_RARE,
        ),
        Listing.ARRIVED: _states(frozenset(Status) - AT_STATION),
        Listing.ALL: ("1",),
    }
)
"""Conditions whose union is the list, each a range of one index."""


class Lists:
    """The lists of one outbox. Nothing is ever written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def page(
        self, listing: Listing, now: datetime, *, after: str | None = None, limit: int = 50
    ) -> Page:
        """Return packets of a list from behind ``after``, the previous page's own word.

        Keyset paging, as ``Reader.page``. Raises ``Broken`` with FILE_UNREADABLE.
        """
        last = listing in _NEWEST_FIRST
        at, _, packet_id = (after or _ENDS[last] + _KEY).partition(_KEY)
        chosen = " UNION ".join(f"SELECT * FROM ({_range(p, last=last)})" for p in _PARTS[listing])
        rows = self._ask(
            f"SELECT {COLUMNS} FROM packet WHERE packet_id IN (SELECT packet_id FROM ({chosen}"
            f" {_order(last=last)} LIMIT :limit)) {_order(last=last)}",
            now,
            {"at": at, "id": packet_id, "limit": limit + 1},
        )
        shown = rows[:limit]
        entries = tuple(entry(row) for row in shown)
        behind = f"{shown[-1]['sealed_at']}{_KEY}{shown[-1]['packet_id']}" if shown else None
        return Page(entries=entries, after=behind if len(rows) > limit else None)

    def count(self, listing: Listing, now: datetime) -> int:
        """Return how many packets a list has. Raises ``Broken`` with FILE_UNREADABLE."""
        parts = " UNION ".join(f"SELECT packet_id FROM packet WHERE {p}" for p in _PARTS[listing])
        rows = self._ask(f"SELECT count(*) AS n FROM ({parts})", now, {})
        return int(rows[0]["n"]) if rows else 0

    def _ask(self, sql: str, now: datetime, values: dict[str, Any]) -> list[Any]:
        return ask(self._folder, sql, values | {"late": iso(now - LATE)})


def _range(where: str, *, last: bool) -> str:
    # The plus keeps SQLite from walking the whole age index for the sake of the order.
    sealed_at = "+sealed_at" if where in _RARE else "sealed_at"
    sign = "<" if last else ">"
    return (
        f"SELECT sealed_at, packet_id FROM packet WHERE {where}"
        f" AND ({sealed_at}, packet_id) {sign} (:at, :id)"
        f" {_order(sealed_at, last=last)} LIMIT :limit"
    )


def _order(sealed_at: str = "sealed_at", *, last: bool) -> str:
    way = "DESC" if last else "ASC"
    return f"ORDER BY {sealed_at} {way}, packet_id {way}"
