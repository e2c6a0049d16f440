"""The person as the population register knows them: biodata, and what decides eligibility."""

from datetime import date
from enum import StrEnum

import msgspec

from station.citizen.nik import Sex
from station.lifecycle import Status

INDONESIAN = "WNI"


class Backdrop(StrEnum):
    """The colour behind the portrait."""

    RED = "RED"
    BLUE = "BLUE"
    ORANGE = "ORANGE"


class Marital(StrEnum):
    """Marital status as the family card writes it."""

    SINGLE = "BELUM KAWIN"
    MARRIED = "KAWIN"
    DIVORCED = "CERAI HIDUP"
    WIDOWED = "CERAI MATI"


class Biodata(msgspec.Struct, frozen=True, kw_only=True):
    """What is read aloud to the citizen and confirmed. ``nationality`` is ``WNI`` or a country."""

    nik: str
    family_card: str
    name: str
    sex: Sex
    birth_place: str
    birth_date: date
    address: str
    village: str
    district: str
    regency: str
    province: str
    religion: str
    marital_status: Marital
    occupation: str
    nationality: str = INDONESIAN
    blood_type: str = ""

    @property
    def foreign(self) -> bool:
        """True for a WNA."""
        return self.nationality != INDONESIAN


class Citizen(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the source: biodata, a foreigner's permit, where the recording stands."""

    biodata: Biodata
    permanent_permit: bool = False
    """A foreigner's ITAP (Perpres 96/2018 art. 16)."""
    status: Status = Status.UNREGISTERED

    @property
    def nik(self) -> str:
        """The key of everything."""
        return self.biodata.nik


def backdrop(birth_date: date, *, foreign: bool) -> Backdrop:
    """Red for odd birth years, blue for even ones, orange for foreigners (Dukcapil Trenggalek)."""
    if foreign:
        return Backdrop.ORANGE
    return Backdrop.RED if birth_date.year % 2 else Backdrop.BLUE
