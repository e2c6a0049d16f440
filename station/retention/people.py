"""Destroys what the register holds of people when its time is over; by who has it open."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from station import clock
from station.outbox.asking import ask
from station.register.register import Register
from station.retention.rules import Kept, until
from station.settings import Retention

_DESTROYED = "SELECT packet_id FROM packet WHERE destroyed_at IS NOT NULL AND destroyed_at <= :at"


def tidy(
    register: Register,
    outbox: Path,
    settings: Retention,
    now: datetime,
    lost: Callable[[str], None],
) -> dict[Kept, int]:
    """Strike what is due and return how many of each kind.

    Names go only with packets that the outbox has destroyed; ``lost`` hears each draft whose key is
    gone. Raises ``Broken``.
    """

    def before(kept: Kept) -> str:
        return clock.iso(until(kept, settings, now))

    gone = ask(outbox, _DESTROYED, {"at": before(Kept.NAMES)})
    sessions = register.ending.strike_drafts(before(Kept.DRAFTS))
    for session in sessions:
        lost(session)
    found = {
        Kept.NAMES: register.ending.strike_names(row["packet_id"] for row in gone),
        Kept.DRAFTS: len(sessions),
        Kept.EXPECTED: register.ending.strike_expected(before(Kept.EXPECTED)),
        Kept.FIGURES: register.ending.strike_days(before(Kept.FIGURES)[:10]),
    }
    return {kept: count for kept, count in found.items() if count}
