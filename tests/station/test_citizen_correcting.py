"""Which lines may be corrected here, and how they must be written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.citizen.biodata import Biodata, Marital
from station.citizen.correcting import (
    HERE,
    RULES,
    Change,
    Fault,
    Field,
    Remedy,
    check,
    fault,
    said,
    tidy,
    value_of,
)
from station.citizen.nik import Sex
from station.errors import Code, Refused
from tests.fakes.office import PEOPLE

SITI = PEOPLE[0].biodata


def test_every_line_of_the_biodata_has_a_rule_and_the_nik_has_none_that_changes_it() -> None:
    assert set(RULES) == set(Field)
    assert {field.member for field in HERE} <= set(Biodata.__struct_fields__)
    assert RULES[Field.NIK].remedy is Remedy.ELSEWHERE
    assert RULES[Field.PERSON].remedy is Remedy.ELSEWHERE
    changed = {f for f in Field if RULES[f].remedy is Remedy.CORRECTED}
    assert changed.isdisjoint({Field.SEX, Field.BIRTH_DATE, Field.MARITAL_STATUS})


@pytest.mark.parametrize(
    ("field", "was", "now", "wrong"),
    [
        (Field.NAME, "SITI AMINAH", "SITI AMINAH", Fault.SAME),
        (Field.NAME, "SITI AMINAH", "", Fault.EMPTY),
        (Field.NAME, "SITI AMINAH", "SITI AMIN4H", Fault.LETTERS),
        (Field.NAME, "SITI AMINAH", "...", Fault.LETTERS),
        (Field.NAME, "SITI AMINAH", "SITI " + "A" * 60, Fault.LONG),
        (Field.NAME, "SITI AMINAH", "SITTI AMINAH", None),
        (Field.NAME, "SITI AMINAH", "DEWI AMINAH", Fault.OTHER_NAME),
        (Field.NAME, "SITI CONTOH", "BUDI CONTOH", Fault.OTHER_NAME),
        (Field.NAME, "DEWI LESTARI", "DEWI SARTIKA", Fault.OTHER_NAME),
        (Field.NAME, "M. YUSUF", "MUHAMMAD YUSUF", None),
        (Field.NAME, "ABDUL RAHMAN", "ABDURRAHMAN", None),
        (Field.NAME, "NUR AINI", "NURAINI", None),
        (Field.NAME, "SITI", "SITI NURHALIZA", Fault.OTHER_NAME),
        (Field.VILLAGE, "SUKAMAJU", "SUKA MAJU", None),
        (Field.VILLAGE, "SUKAMAJU", "CIBEUNYING", Fault.OTHER_NAME),
        (Field.BIRTH_PLACE, "BANDUNG", "MEDAN", None),
        (Field.ADDRESS, "JL. A", "JL. MAWAR NO. 12 RT 003/004", None),
        (Field.ADDRESS, "JL. A", "JL. MAWAR; DROP", Fault.LETTERS),
        (Field.RELIGION, "ISLAM", "KATOLIK", None),
        (Field.RELIGION, "ISLAM", "JEDI", Fault.CHOICE),
        (Field.BLOOD_TYPE, "O", "", None),
        (Field.BLOOD_TYPE, "O", "C", Fault.CHOICE),
        (Field.SEX, "L", "P", None),
        (Field.BIRTH_DATE, "1995-08-17", "1995-08-18", None),
        (Field.BIRTH_DATE, "1995-08-17", "1995-02-30", Fault.DATE),
        (Field.BIRTH_DATE, "1995-08-17", "YESTERDAY", Fault.DATE),
        (Field.MARITAL_STATUS, "KAWIN", "CERAI HIDUP", None),
    ],
)
def test_how_a_line_must_be_written(field: Field, was: str, now: str, wrong: Fault | None) -> None:
    assert fault(field, was, now) is wrong


def test_what_is_typed_is_written_as_a_card_has_it() -> None:
    assert tidy(Field.NAME, "  siti   Aminah ") == "SITI AMINAH"
    assert tidy(Field.BIRTH_DATE, "7-8-1995") == "1995-08-07"
    assert tidy(Field.BIRTH_DATE, "07/08/1995") == "1995-08-07"


@pytest.mark.parametrize("field", [f for f in Field if RULES[f].remedy is Remedy.ELSEWHERE])
def test_what_is_settled_elsewhere_is_refused_here(field: Field) -> None:
    with pytest.raises(Refused) as caught:
        check(SITI, Change(field=field, value="ANYTHING"))
    assert caught.value.code is Code.NOT_ALLOWED_NOW
    assert "ANYTHING" not in str(caught.value)


@given(st.sampled_from(HERE), st.text(max_size=80))
@settings(deadline=None, max_examples=300)
def test_whatever_is_typed_is_refused_or_makes_lawful_biodata(field: Field, typed: str) -> None:
    value = tidy(field, typed)
    if fault(field, value_of(SITI, field), value) is None:
        after = said(SITI, {field: value})
        assert value_of(after, field) == value
        assert after.nik == SITI.nik


def test_biodata_take_on_types_again() -> None:
    after = said(
        SITI,
        {
            Field.SEX: "P",
            Field.BIRTH_DATE: "1990-01-02",
            Field.MARITAL_STATUS: "KAWIN",
        },
    )
    assert (after.sex, after.birth_date, after.marital_status) == (
        Sex.FEMALE, date(1990, 1, 2), Marital.MARRIED,
    )  # fmt: skip
