"""People who do not exist, for training and the demo: seeded, marked by the name *CONTOH*."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count as counting
from random import Random
from typing import Final

from station.citizen.biodata import Biodata, Citizen, Marital
from station.citizen.nik import Sex, age
from station.lifecycle import Status

MARK: Final = "CONTOH"
_MEN: Final = ("AGUS", "BUDI", "DEDI", "EKO", "HENDRA", "JOKO", "MADE", "RUDI", "WAYAN", "YOSEP")
_WOMEN: Final = ("ANI", "DEWI", "ENDANG", "FITRI", "KADEK", "MARIA", "NUR", "RATNA", "SITI", "YULI")
_PLACES: Final = ("BANDUNG", "CIMAHI", "GARUT", "SUMEDANG", "TASIKMALAYA")
_WORK: Final = (
    "PETANI",
    "PELAJAR/MAHASISWA",
    "WIRASWASTA",
    "GURU",
    "BURUH HARIAN LEPAS",
    "NELAYAN",
)
_FAITHS: Final = ("ISLAM", "KRISTEN", "KATOLIK", "HINDU", "BUDDHA", "KONGHUCU")
_ELDEST: Final = 85
_DISTRICT: Final = "CONTOH"


def people(seed: int, count: int, *, today: date, area: str = "327301") -> tuple[Citizen, ...]:
    """Return ``count`` fictitious citizens, all of whom may be recorded; same seed, same people.

    Every tenth is 16 (recorded now, printed at 17); every eleventh is a foreigner with a permanent
    permit. ``area`` is the station's PPKKCC.
    """
    random = Random(seed)
    serials = counting(1)
    return tuple(_person(random, number, today, area, serials) for number in range(1, count + 1))


def _person(random: Random, number: int, today: date, area: str, serials: Iterator[int]) -> Citizen:
    sex = random.choice(tuple(Sex))
    foreign = number % 11 == 0
    born = _birthday(random, today, young=number % 10 == 0 and not foreign)
    grown = age(born, today) > 21
    first = random.choice(_WOMEN if sex is Sex.FEMALE else _MEN)
    return Citizen(
        biodata=Biodata(
            nik=number_of(area, born, sex, next(serials)),
            family_card=f"{area}{random.randrange(10**6):06d}{random.randrange(1, 10**4):04d}",
            name=f"{first} {MARK} {number}",
            sex=sex,
            birth_place=random.choice(_PLACES),
            birth_date=born,
            address=f"JL. {MARK} NO. {random.randrange(1, 200)} RT 00{random.randrange(1, 9)}/001",
            village=f"{MARK} {random.choice(('JAYA', 'MULYA', 'SARI'))}",
            district=_DISTRICT,
            regency=f"KOTA {MARK}",
            province="JAWA BARAT",
            religion=random.choice(_FAITHS),
            marital_status=random.choice(tuple(Marital)) if grown else Marital.SINGLE,
            occupation=random.choice(_WORK) if grown else "PELAJAR/MAHASISWA",
            nationality="TIMOR-LESTE" if foreign else "WNI",
            blood_type=random.choice(("A", "B", "AB", "O", "")),
        ),
        permanent_permit=foreign,
        status=Status.UNREGISTERED,
    )


def _birthday(random: Random, today: date, *, young: bool) -> date:
    years = 16 if young else random.randrange(18, _ELDEST)
    return today.replace(year=today.year - years, day=min(today.day, 28)) - timedelta(
        days=random.randrange(300)
    )


def number_of(area: str, born: date, sex: Sex, serial: int) -> str:
    """Put a NIK together: PPKKCC, day (women + 40), month, year, serial."""
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    return f"{area}{day:02d}{born.month:02d}{born.year % 100:02d}{serial:04d}"
