"""The NIK's own digits: what blocks, what needs two people, what only warns."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.citizen.fictitious import number_of
from station.citizen.nik import (
    SEVERITY,
    NikFinding,
    Severity,
    Sex,
    birth_dates,
    examine,
    mask,
    severity,
    split,
)
from station.regions import PROVINCES

TODAY = date(2026, 11, 21)
F = NikFinding

BLOCKING = [
    ("", F.NOT_16_DIGITS),
    ("327301170895000", F.NOT_16_DIGITS),
    ("32730117089500011", F.NOT_16_DIGITS),
    ("3273 0117 0895 01", F.NOT_16_DIGITS),
    ("327301170895000A", F.NOT_16_DIGITS),
    ("٣٢٧٣٠١١٧٠٨٩٥٠٠٠١", F.NOT_16_DIGITS),
    ("0073011708950001", F.PROVINCE_UNKNOWN),
    ("2073011708950001", F.PROVINCE_UNKNOWN),
    ("9773011708950001", F.PROVINCE_UNKNOWN),
    ("3273010008950001", F.DAY_IMPOSSIBLE),
    ("3273013208950001", F.DAY_IMPOSSIBLE),
    ("3273014008950001", F.DAY_IMPOSSIBLE),
    ("3273017208950001", F.DAY_IMPOSSIBLE),
    ("3273018108950001", F.DAY_IMPOSSIBLE),
    ("3273011700950001", F.MONTH_IMPOSSIBLE),
    ("3273011713950001", F.MONTH_IMPOSSIBLE),
    ("3273013102950001", F.DATE_IMPOSSIBLE),
    ("3273013104950001", F.DATE_IMPOSSIBLE),
    ("3273012902950001", F.DATE_IMPOSSIBLE),
    ("3273017004950001", None),
    ("3273017102950001", F.DATE_IMPOSSIBLE),
    ("3273011708950000", F.SERIAL_ZERO),
]


@pytest.mark.parametrize(("nik", "finding"), BLOCKING)
def test_what_blocks(nik: str, finding: NikFinding | None) -> None:
    assert examine(nik, today=TODAY) == ((finding,) if finding else ())


@pytest.mark.parametrize(
    ("nik", "born", "sex", "findings"),
    [
        ("3273011708950001", date(1995, 8, 17), Sex.MALE, ()),
        ("3273015708950001", date(1995, 8, 17), Sex.FEMALE, ()),
        ("3273011708950001", date(1995, 8, 17), Sex.FEMALE, (F.SEX_DIFFERS,)),
        ("3273015708950001", date(1995, 8, 17), Sex.MALE, (F.SEX_DIFFERS,)),
        ("3273011708950001", date(1995, 8, 18), Sex.MALE, (F.BIRTH_DATE_DIFFERS,)),
        ("3273011708950001", date(1996, 8, 17), Sex.FEMALE, (F.SEX_DIFFERS, F.BIRTH_DATE_DIFFERS)),
        ("3273012902000001", date(2000, 2, 29), Sex.MALE, ()),
        ("3273011708080001", date(2008, 8, 17), Sex.MALE, ()),
        ("3273011708200001", date(1920, 8, 17), Sex.MALE, ()),
    ],
)
def test_against_the_biodata(
    nik: str, born: date, sex: Sex, findings: tuple[NikFinding, ...]
) -> None:
    assert examine(nik, today=TODAY, born=born, sex=sex) == findings


@pytest.mark.parametrize(
    ("area", "findings"),
    [("327301", ()), ("3273", ()), ("", ()), ("327302", (F.OTHER_REGION,))],
)
def test_the_region_only_warns(area: str, findings: tuple[NikFinding, ...]) -> None:
    assert examine("3273011708950001", today=TODAY, area=area) == findings


@pytest.mark.parametrize(
    ("digits", "dates"),
    [
        ("170895", [date(1995, 8, 17)]),
        ("170808", [date(2008, 8, 17)]),
        ("290200", [date(2000, 2, 29)]),
        ("010110", [date(2010, 1, 1)]),
        ("311210", [date(1910, 12, 31), date(2010, 12, 31)]),
        ("170815", [date(1915, 8, 17), date(2015, 8, 17)]),
        ("221126", [date(1926, 11, 22)]),
        ("211126", [date(1926, 11, 21), date(2026, 11, 21)]),
    ],
)
def test_the_century_that_gives_a_grown_person_comes_first(digits: str, dates: list[date]) -> None:
    taken_apart = split(f"327301{digits}0001")
    assert taken_apart is not None
    assert list(birth_dates(taken_apart, TODAY)) == dates


def test_two_possible_centuries_are_told_only_without_the_birth_date() -> None:
    nik = "3273011708150001"
    assert examine(nik, today=TODAY) == (F.CENTURY_AMBIGUOUS,)
    assert examine(nik, today=TODAY, born=date(2015, 8, 17)) == ()


def test_the_gravest_finding_decides() -> None:
    assert severity(()) is None
    assert severity((F.OTHER_REGION,)) is Severity.WARN
    assert severity((F.OTHER_REGION, F.SEX_DIFFERS)) is Severity.SECOND_PERSON
    assert severity((F.SEX_DIFFERS, F.SERIAL_ZERO)) is Severity.BLOCK


def test_every_finding_has_a_consequence_and_there_are_38_provinces() -> None:
    assert set(SEVERITY) == set(NikFinding)
    assert len(PROVINCES) == 38


def test_a_mask_hides_birth_date_and_district() -> None:
    assert mask("3273011708950001") == "3273 •••• •••• 0001"
    assert "95" not in mask("3273011708950001")
    assert mask("somebody's name") == "•••• •••• •••• ••••"


GROWN = st.dates(min_value=date(1912, 1, 1), max_value=date(2010, 11, 1))


@settings(deadline=None, max_examples=150)
@given(
    area=st.sampled_from(sorted(PROVINCES)).map(lambda code: code + "7301"),
    born=GROWN,
    sex=st.sampled_from(Sex),
    serial=st.integers(min_value=1, max_value=9999),
)
def test_a_nik_put_together_rightly_has_no_findings(
    area: str, born: date, sex: Sex, serial: int
) -> None:
    nik = number_of(area, born, sex, serial)
    assert examine(nik, today=TODAY, born=born, sex=sex, area=area) == ()
    taken_apart = split(nik)
    assert taken_apart is not None
    assert birth_dates(taken_apart, TODAY)[0] == born


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=20) | st.text("0123456789", min_size=16, max_size=16))
def test_any_text_gets_an_answer_and_blocks_come_first(text: str) -> None:
    found = examine(text, today=TODAY, born=date(1995, 8, 17), sex=Sex.MALE, area="327301")
    order = [list(Severity).index(SEVERITY[each]) for each in found]
    assert order == sorted(order)
    assert len(set(found)) == len(found)
