"""Reports of plausible days, of wholly fictitious people."""

from typing import Final

from station.daybook.report import (
    Absent,
    Ages,
    DeviceFault,
    Effort,
    Line,
    Question,
    Report,
    Share,
)
from station.register.day_entries import ClosingEntry
from station.session.view import Step

DAY: Final = "2026-11-21"
_SECONDS: Final = (22, 31, 24, 23, 19, 41, 16, 12, 8, 11, 14)
_RETAKES: Final = (0, 4, 6, 9, 2, 7, 1, 0, 0, 2, 0)


def report(people: int = 42) -> Report:
    """Return a busy day at a village office, with a scanner that fell out once."""
    hours = [0] * 24
    for place in range(people):
        hours[(8, 9, 9, 10, 10, 10, 11, 13, 14, 14, 15)[place % 11]] += 1
    return Report(
        question=Question(),
        day=DAY,
        made_at="2026-11-21T09:10:00.000Z",
        days=(DAY, "2026-11-20"),
        operators=(Share(what="op-1", count=people - 12), Share(what="op-2", count=12)),
        names={"op-1": "siti", "op-2": "budi"},
        recorded=people,
        young=9,
        with_exceptions=3,
        seconds=250,
        by_hour=tuple(hours),
        statuses=(
            Share(what="RECEIVED_AT_CENTRAL", count=people - 14),
            Share(what="BIO_CAPTURED", count=12),
            Share(what="DUPLICATE_RECORD", count=2),
        ),
        villages=(Share(what="Sukamaju", count=people - 8), Share(what="Cibeunying", count=8)),
        exceptions=(Share(what="LEFT_RING", count=2), Share(what="RIGHT_EYE", count=1)),
        absences=(Share(what="COME_AGAIN", count=3), Share(what="REFUSED", count=1)),
        efforts=tuple(
            Effort(step=step.value, seconds=seconds, retakes=again, people=min(again, 3))
            for step, seconds, again in zip(Step, _SECONDS, _RETAKES, strict=True)
        ),
        faults=(
            DeviceFault(
                modality="IRIS", code="DEVICE_GONE", count=2, last_at="2026-11-21T04:10:00.000Z"
            ),
        ),
        ages=Ages(hour=3, day=7, three_days=2, older=1),
        drafts=2,
        lines=tuple(map(line, range(1, people + 1))),
        absent=(Absent(kind="REFUSED", reason="menunggu suami", queue=7),),
    )


def line(place: int) -> Line:
    """Return a line of the day book."""
    return Line(
        queue=place,
        at=f"2026-11-21T{1 + place // 8:02d}:{place * 7 % 60:02d}:00.000Z",
        number=f"3450-3157-{5000 + place}",
        initials="S. C.",
        nik_masked=f"3273 •••• •••• {place:04d}",
        village="Sukamaju" if place % 4 else "Cibeunying Kaler",
        operator="op-1" if place % 3 else "op-2",
        status="BIO_CAPTURED",
        exceptions=("LEFT_RING",) if place % 14 == 0 else (),
        young=place % 5 == 0,
    )


CLOSED: Final = ClosingEntry(
    day=DAY, at="2026-11-21T09:30:00.000Z", who="op-1", drafts=2, unsent=13
)
NOTHING: Final = Report(
    question=Question(), day=DAY, made_at="2026-11-21T01:00:00.000Z", days=(DAY,)
)
