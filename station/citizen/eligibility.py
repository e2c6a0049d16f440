"""Who may be recorded today, and whose card may be printed.

UU 24/2013 art. 63(1): 17 years, or married before; recording begins at 16 and the card is printed
at 17. A foreigner needs a permanent permit (ITAP). One person has one recording for life.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.citizen.biodata import Citizen, Marital
from station.citizen.nik import age
from station.lifecycle import Status


class Obstacle(StrEnum):
    """Why somebody is not recorded today."""

    TOO_YOUNG = "TOO_YOUNG"
    NO_PERMANENT_PERMIT = "NO_PERMANENT_PERMIT"
    DUPLICATE_LOCKED = "DUPLICATE_LOCKED"
    ALREADY_RECORDED = "ALREADY_RECORDED"


OBSTACLE: Final = MappingProxyType(
    {
        **dict.fromkeys(Status, Obstacle.ALREADY_RECORDED),
        Status.UNREGISTERED: None,
        # The first record stays; Disdukcapil settles it and the centre deletes before any new one.
        Status.DUPLICATE_RECORD: Obstacle.DUPLICATE_LOCKED,
    }
)
"""What each status of an earlier recording means for a new one."""


@dataclass(frozen=True)
class Eligibility:
    """The answer: recorded when ``obstacle`` is None; printed when ``printable``."""

    obstacle: Obstacle | None
    printable: bool


def assess(
    citizen: Citizen,
    *,
    today: date,
    record_age: int,
    print_age: int,
    recorded: Status | None = None,
) -> Eligibility:
    """Decide. ``recorded`` is the status of this station's own earlier recording, if there is one.

    A foreigner is held to ``print_age``: the early recording is for Indonesian first-timers.
    """
    years = age(citizen.biodata.birth_date, today)
    married = citizen.biodata.marital_status is not Marital.SINGLE
    grown = married or years >= print_age
    return Eligibility(
        obstacle=_earlier(citizen, recorded)
        or _permit(citizen)
        or _years(citizen, years=years, grown=grown, record_age=record_age),
        printable=grown,
    )


def _earlier(citizen: Citizen, recorded: Status | None) -> Obstacle | None:
    return OBSTACLE[citizen.status] or (OBSTACLE[recorded] if recorded else None)


def _permit(citizen: Citizen) -> Obstacle | None:
    lacking = citizen.biodata.foreign and not citizen.permanent_permit
    return Obstacle.NO_PERMANENT_PERMIT if lacking else None


def _years(citizen: Citizen, *, years: int, grown: bool, record_age: int) -> Obstacle | None:
    early = not citizen.biodata.foreign and years >= record_age
    return None if grown or early else Obstacle.TOO_YOUNG
