"""Reads the index's rows into entries and events, and says which rows no writer wrote."""

from datetime import datetime
from typing import Any, Final

from station.clock import parse
from station.lifecycle import Actor, Status
from station.outbox.entries import Alarm, Blocked, Entry, Event, Kind

_MOMENT: Final = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:*Z'"
SOUND: Final = " AND ".join(
    [
        "state IN ({})".format(",".join(f"'{status.value}'" for status in Status)),
        "(blocked_on IS NULL OR blocked_on IN ({}))".format(
            ",".join(f"'{reason.value}'" for reason in Blocked)
        ),
        "(alarm IS NULL OR alarm IN ({}))".format(",".join(f"'{a.value}'" for a in Alarm)),
        *(f"{name} GLOB {_MOMENT}" for name in ("sealed_at", "since")),
        *(
            f"({name} IS NULL OR {name} GLOB {_MOMENT})"
            for name in (
                "next_try_at",
                "blocked_since",
                "announced_at",
                "destroyed_at",
                "resent_at",
            )
        ),
    ]
)
"""A condition on a row of the table ``packet`` that every row written by this program fulfils."""


def entry(row: Any) -> Entry:
    """Read a row of the table ``packet``."""
    return Entry(
        packet_id=row["packet_id"],
        number=row["number"],
        station=row["station"],
        area_code=row["area_code"],
        size=row["size"],
        sha256=row["sha256"],
        state=Status(row["state"]),
        sealed_at=parse(row["sealed_at"]),
        since=parse(row["since"]),
        attempt=row["attempt"],
        verdicts=row["verdicts"],
        line_failures=row["line_failures"],
        next_try_at=_moment(row["next_try_at"]),
        blocked_on=Blocked(row["blocked_on"]) if row["blocked_on"] else None,
        blocked_since=_moment(row["blocked_since"]),
        cause=row["cause"],
        stated=row["stated"],
        announced_at=_moment(row["announced_at"]),
        acknowledged=row["acknowledged"],
        priority=row["priority"],
        destroyed_at=_moment(row["destroyed_at"]),
        alarm=Alarm(row["alarm"]) if row["alarm"] else None,
        resent_at=_moment(row["resent_at"]),
    )


def event(row: Any) -> Event:
    """Read a row of the table ``event``."""
    return Event(
        packet_id=row["packet_id"],
        kind=Kind(row["kind"]),
        before=row["before"],
        after=row["after"],
        at=parse(row["at"]),
        actor=Actor(row["actor"]),
        cause=row["cause"],
        attempt=row["attempt"],
    )


def moments(known: Entry) -> dict[str, datetime]:
    """Return the times of an entry that are set, by the names of their columns."""
    times = {name: getattr(known, name) for name in known.__struct_fields__}
    return {name: at for name, at in times.items() if isinstance(at, datetime)}


def _moment(text: str | None) -> datetime | None:
    return parse(text) if text else None
