"""The roster file is read strictly; faults are told by line and column, never by content."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.citizen import roster
from station.citizen.fictitious import MARK, people
from station.citizen.nik import examine
from station.errors import Broken, Code

TODAY = date(2026, 11, 21)
PEOPLE = people(3, 30, today=TODAY)
TEXT = roster.write(PEOPLE)
LINES = TEXT.splitlines()


def test_what_is_written_is_read_again() -> None:
    assert roster.parse(TEXT).today() == PEOPLE


def test_people_are_found_by_nik_only() -> None:
    read = roster.parse(TEXT)
    assert read.find(PEOPLE[4].nik) == PEOPLE[4]
    assert read.find(PEOPLE[4].biodata.name) is None


def test_columns_may_stand_in_any_order_and_optional_ones_be_missing() -> None:
    names = [name for name in reversed(roster.COLUMNS) if name not in {"status", "blood_type"}]
    row = dict(zip(roster.COLUMNS, LINES[1].split(","), strict=True))
    text = ",".join(names) + "\n" + ",".join(row[name] for name in names) + "\n"
    (read,) = roster.parse(text).today()
    assert read.nik == PEOPLE[0].nik
    assert read.biodata.blood_type == ""


def test_a_spreadsheet_may_part_the_fields_by_semicolons() -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(csv.reader(io.StringIO(TEXT)))
    assert roster.parse(text.getvalue()).today() == PEOPLE
    assert roster.parse(text.getvalue() + ";" * 17 + "\r\n").today() == PEOPLE


def test_the_columns_are_told_where_people_look() -> None:
    guide = (Path(__file__).parents[2] / "config" / "README.md").read_text(encoding="utf-8")
    for column in roster.COLUMNS:
        assert f"`{column}`" in guide
        assert roster.__doc__
        assert column in roster.__doc__


def test_a_list_of_nobody_is_no_list() -> None:
    with pytest.raises(Broken) as caught:
        roster.parse(LINES[0] + "\n\n")
    assert caught.value.code is Code.ROSTER_INVALID
    assert "no people" in caught.value.detail


def changed(line: int, column: str, value: str) -> str:
    fields = LINES[line - 1].split(",")
    fields[roster.COLUMNS.index(column)] = value
    return "\n".join([*LINES[: line - 1], ",".join(fields), *LINES[line:]])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: column nik is missing"),
        (TEXT.replace("birth_place", "nik", 1), "line 1: column birth_place is missing"),
        (TEXT.replace("birth_place", "mother", 1), "line 1: unknown column 5"),
        (changed(3, "nik", "123"), "line 3: nik: not 16 digits"),
        (changed(4, "nik", PEOPLE[0].nik), "line 4: nik: stands in an earlier line as well"),
        (changed(5, "sex", "X"), "line 5: sex: not one of the known words"),
        (changed(6, "birth_date", "17-08-1995"), "line 6: birth_date: not a date like 1995-08-17"),
        (changed(7, "status", "RAHASIA"), "line 7: status: not one of the known words"),
        (changed(8, "permanent_permit", "ya"), "line 8: permanent_permit: must be empty or ITAP"),
        (changed(9, "name", " "), "line 9: name: is empty"),
        (LINES[0] + "\na,b", "line 2: 2 fields where 18 are expected"),
        (LINES[0] + '\n"a', "line 2: the quoting is broken"),
        (LINES[0] + "\n\n\na,b", "line 4: 2 fields where 18 are expected"),
    ],
)
def test_faults_are_told_by_line(text: str, words: str) -> None:
    with pytest.raises(Broken) as caught:
        roster.parse(text)
    assert caught.value.code is Code.ROSTER_INVALID
    assert caught.value.detail == words


def test_a_field_over_two_lines_does_not_shift_the_count() -> None:
    text = changed(2, "address", '"JL. CONTOH\nRT 1"')
    with pytest.raises(Broken, match="line 4: 1 fields"):
        roster.parse("\n".join([*text.splitlines()[:3], "x"]))


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    with pytest.raises(Broken) as missing:
        roster.read(path)
    assert missing.value.code is Code.FILE_UNREADABLE
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert roster.read(path).today() == PEOPLE
    path.write_bytes(TEXT.encode("utf-16"))
    assert roster.read(path).today() == PEOPLE
    path.write_bytes(TEXT.encode("utf-16-le"))
    with pytest.raises(Broken) as wrong:
        roster.read(path)
    assert wrong.value.code is Code.ROSTER_INVALID


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 2**32), day=st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_fictitious_people_are_marked_and_their_niks_right(seed: int, day: date) -> None:
    group = people(seed, 25, today=day)
    assert group == people(seed, 25, today=day)
    assert len({each.nik for each in group}) == 25
    for each in group:
        data = each.biodata
        assert MARK in data.name
        found = examine(each.nik, today=day, born=data.birth_date, sex=data.sex, area="327301")
        assert found == ()
