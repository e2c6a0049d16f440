"""Who is recorded today, who is printed, and which backdrop stands behind them."""

from datetime import date

import pytest
from msgspec.structs import replace

from station.citizen.biodata import Backdrop, Citizen, Marital, backdrop
from station.citizen.eligibility import OBSTACLE, Obstacle, assess
from station.citizen.fictitious import people
from station.lifecycle import Status

TODAY = date(2026, 11, 21)
ANYBODY = people(1, 1, today=TODAY)[0]


def citizen(
    born: date,
    *,
    marital: Marital = Marital.SINGLE,
    nationality: str = "WNI",
    permit: bool = False,
    status: Status = Status.UNREGISTERED,
) -> Citizen:
    biodata = replace(
        ANYBODY.biodata, birth_date=born, marital_status=marital, nationality=nationality
    )
    return Citizen(biodata=biodata, permanent_permit=permit, status=status)


CASES = [
    (citizen(date(2010, 11, 22)), Obstacle.TOO_YOUNG, False),
    (citizen(date(2010, 11, 21)), None, False),
    (citizen(date(2009, 11, 22)), None, False),
    (citizen(date(2009, 11, 21)), None, True),
    (citizen(date(1950, 1, 1)), None, True),
    (citizen(date(2012, 1, 1), marital=Marital.MARRIED), None, True),
    (citizen(date(2012, 1, 1), marital=Marital.WIDOWED), None, True),
    (citizen(date(2012, 1, 1), marital=Marital.DIVORCED), None, True),
    (citizen(date(1990, 1, 1), nationality="JEPANG"), Obstacle.NO_PERMANENT_PERMIT, True),
    (citizen(date(1990, 1, 1), nationality="JEPANG", permit=True), None, True),
    (citizen(date(2010, 1, 1), nationality="JEPANG", permit=True), Obstacle.TOO_YOUNG, False),
    (
        citizen(date(2010, 1, 1), nationality="JEPANG", permit=True, marital=Marital.MARRIED),
        None,
        True,
    ),
    (citizen(date(1990, 1, 1), status=Status.CARD_ISSUED), Obstacle.ALREADY_RECORDED, True),
    (citizen(date(1990, 1, 1), status=Status.DUPLICATE_RECORD), Obstacle.DUPLICATE_LOCKED, True),
]


@pytest.mark.parametrize(("who", "obstacle", "printable"), CASES)
def test_who_is_recorded_and_printed(
    who: Citizen, obstacle: Obstacle | None, printable: bool
) -> None:
    answer = assess(who, today=TODAY, record_age=16, print_age=17)
    assert (answer.obstacle, answer.printable) == (obstacle, printable)


@pytest.mark.parametrize("status", Status)
def test_an_own_recording_counts_until_the_centre_deletes_it(status: Status) -> None:
    who = citizen(date(1990, 1, 1))
    answer = assess(who, today=TODAY, record_age=16, print_age=17, recorded=status)
    assert answer.obstacle is OBSTACLE[status]
    assert (answer.obstacle is None) == (status is Status.UNREGISTERED)


@pytest.mark.parametrize(
    ("born", "foreign", "colour"),
    [
        (date(1995, 8, 17), False, Backdrop.RED),
        (date(1996, 8, 17), False, Backdrop.BLUE),
        (date(2000, 1, 1), False, Backdrop.BLUE),
        (date(1995, 8, 17), True, Backdrop.ORANGE),
        (date(1996, 8, 17), True, Backdrop.ORANGE),
    ],
)
def test_the_backdrop_follows_the_birth_year(born: date, foreign: bool, colour: Backdrop) -> None:
    assert backdrop(born, foreign=foreign) is colour
