"""Lists as people make them: good lines come in, nothing is guessed, nothing crashes."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.citizen import listing, roster
from station.citizen.fictitious import people
from station.citizen.listing import Flaw, Problem, Taken, take

TODAY = date(2026, 11, 21)
PEOPLE = people(3, 30, today=TODAY)
TEXT = roster.write(PEOPLE)
ROWS = list(csv.reader(io.StringIO(TEXT)))
NIK, NAME, BORN = (listing.COLUMNS.index(each) for each in ("nik", "name", "birth_date"))


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def with_cell(line: int, column: int, value: str) -> bytes:
    rows = [list(row) for row in ROWS]
    rows[line - 1][column] = value
    return written(rows).encode()


def told(taken: Taken) -> list[tuple[int, Flaw]]:
    return [(each.line, each.flaw) for each in taken.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_spreadsheet_may_save_it_as_it_likes(delimiter: str, coding: str, ending: str) -> None:
    text = written(ROWS, delimiter).replace("\r\n", ending)
    assert take(text.encode(coding)) == Taken(citizens=PEOPLE)


def test_headings_may_be_those_of_the_family_card() -> None:
    names = ["NIK", "No KK", "Nama Lengkap", "Jenis Kelamin", "Tempat Lahir", "Tanggal Lahir",
             "Alamat", "Desa/Kelurahan", "Kecamatan", "Kabupaten/Kota", "Provinsi", "Agama",
             "Status Perkawinan", "Pekerjaan", "Kewarganegaraan", "Golongan Darah", "ITAP",
             "status"]  # fmt: skip
    assert take(written([names, *ROWS[1:]]).encode()).citizens == PEOPLE


def test_the_good_lines_come_in_and_the_others_are_told_by_line() -> None:
    rows = [list(row) for row in ROWS]
    rows[2][NIK] = "3,27302E+15"
    rows[4][NIK] = rows[1][NIK]
    rows[6][NAME] = ""
    rows[8] = rows[8][:5]
    taken = take(written(rows).encode())
    assert told(taken) == [
        (3, Flaw.NIK_NUMBER),
        (5, Flaw.NIK_TWICE),
        (7, Flaw.NAME_EMPTY),
        (9, Flaw.FIELDS),
    ]
    kept = [each for place, each in enumerate(PEOPLE, 2) if place not in {3, 5, 7, 9}]
    assert taken.citizens == tuple(kept)
    assert taken.refused == 4


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (b"PK\x03\x04 a workbook", Flaw.WORKBOOK),
        (b"\xd0\xcf\x11\xe0 an old workbook", Flaw.WORKBOOK),
        (bytes(range(256)), Flaw.NO_TEXT),
        (TEXT.encode("utf-16-le"), Flaw.NO_TEXT),
        (TEXT.replace("CONTOH", "CONTÉH").encode("latin-1") + b"\xe9", Flaw.NO_TEXT),
        (b"a" * (listing.LARGEST + 1), Flaw.TOO_LARGE),
        (b"", Flaw.COLUMN_MISSING),
        (b"\n\n", Flaw.COLUMN_MISSING),
        (TEXT.splitlines()[0].encode(), Flaw.NO_PEOPLE),
        (TEXT.replace("\n", "\n\0", 1).encode(), Flaw.NO_TEXT),
    ],
)
def test_a_file_that_is_no_list_says_what_it_is(data: bytes, flaw: Flaw) -> None:
    taken = take(data)
    assert [each.flaw for each in taken.problems] == [flaw]
    assert taken.citizens == ()


@pytest.mark.parametrize("cell", ["=1+1", "+62812", "@SUM(A1)", '=HYPERLINK("http://x")', "-2"])
def test_what_begins_like_a_formula_does_not_come_in(cell: str) -> None:
    assert told(take(with_cell(4, NAME, cell))) == [(4, Flaw.FORMULA)]


def test_digits_kept_as_text_by_a_formula_are_the_digits() -> None:
    for guarded in (f'="{PEOPLE[2].nik}"', f"'{PEOPLE[2].nik}", f"={PEOPLE[2].nik}"):
        assert take(with_cell(4, NIK, guarded)) == Taken(citizens=PEOPLE)


def test_a_day_may_stand_before_its_month_where_the_nik_agrees() -> None:
    born = PEOPLE[2].biodata.birth_date
    for form in ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        assert take(with_cell(4, BORN, born.strftime(form))) == Taken(citizens=PEOPLE)
    other = born.replace(day=1 if born.day != 1 else 2)
    assert told(take(with_cell(4, BORN, other.strftime("%d-%m-%Y")))) == [(4, Flaw.DATE)]


def test_an_open_quote_costs_what_follows_and_is_told_where_it_began() -> None:
    lines = TEXT.splitlines()
    taken = take("\n".join([*lines[:4], '"' + lines[4], *lines[5:]]).encode())
    assert taken.citizens == PEOPLE[:3]
    assert told(taken) == [(5, Flaw.QUOTES)]


def test_of_a_thousand_faulty_lines_two_hundred_are_told() -> None:
    taken = take(written([ROWS[0], *([["x"] * len(ROWS[0])] * 1000)]).encode())
    assert (len(taken.problems), taken.refused) == (listing.MOST_TOLD, 1000)
    assert take(written([ROWS[0], *([ROWS[1]] * (listing.MOST + 5))]).encode()).problems == (
        Problem(line=1, flaw=Flaw.TOO_LARGE),
    )


def test_every_flaw_has_words_for_the_command_line() -> None:
    for flaw in Flaw:
        assert roster.detail(Problem(line=3, flaw=flaw, column="nik")).startswith("line 3: ")


@settings(deadline=None, max_examples=60)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_whatever_the_bytes_are_it_answers(data: bytes) -> None:
    taken = take(data)
    assert taken.problems
    assert taken.citizens == ()


@settings(deadline=None, max_examples=60)
@given(line=st.integers(2, 31), column=st.integers(0, 17), value=st.text(max_size=30))
def test_one_spoilt_cell_costs_at_most_its_own_line(line: int, column: int, value: str) -> None:
    rows = [list(row) for row in ROWS]
    rows[line - 1][column] = value
    try:
        data = written(rows).encode()
    except UnicodeEncodeError:
        return
    taken = take(data)
    whole_file = {Flaw.NO_TEXT}
    if {each.flaw for each in taken.problems} & whole_file:
        return
    assert len(taken.citizens) >= 29
    assert taken.refused <= 1
