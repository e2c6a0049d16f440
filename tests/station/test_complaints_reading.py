"""Pasted complaints: every layout people use, which number is whose, and what is not guessed."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.complaints.numbers import Fault, find
from station.complaints.persons import Complaint, Decided, may_be_family_card, read

TODAY: Final = date(2026, 11, 21)
MAN: Final = "3273010101900001"
WOMAN: Final = "3273014101950002"
YOUNG: Final = "3273010101090003"
CARD: Final = "3273012305120003"
OTHER_CARD: Final = "3273010706150004"


def _read(text: str) -> list[tuple[str, str, Decided]]:
    return [_short(each) for each in read(text, TODAY)]


def _short(each: Complaint) -> tuple[str, str, Decided]:
    nik, card = each.nik, each.family_card
    return nik.text if nik else "", card.text if card else "", each.decided


FULL_WIDTH: Final = MAN.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
ARABIC: Final = MAN.translate({ord("0") + n: chr(0x0660 + n) for n in range(10)})
KEYCAPS: Final = "".join(f"{digit}\ufe0f\u20e3" for digit in MAN)

PAIRS: Final = (
    f"{MAN} {CARD}",
    f"{CARD} {MAN}",
    f"{MAN},{CARD}",
    f"{MAN};{CARD}",
    f"{MAN}\t{CARD}",
    f'"{MAN}","{CARD}"',
    f"'{MAN};'{CARD}",
    f"{MAN}|{CARD}",
    f"{MAN}/{CARD}",
    f"{MAN} - {CARD}",
    f"{MAN}{CARD}",
    f"{MAN}\n{CARD}",
    f"{CARD}\n{MAN}",
    "3273 0101 0190 0001 3273 0123 0512 0003",
    "3273.0101.0190.0001 / 3273.0123.0512.0003",
    "327301-010190-0001, 327301-230512-0003",
    "32.73.01.010190.0001 32.73.01.230512.0003",
    "3273\u00a00101\u00a00190\u00a00001\u00a0\u00a03273012305120003",
    f"{FULL_WIDTH} {CARD}",
    f"{ARABIC} {CARD}",
    f"{KEYCAPS} 😭 {CARD}",
    f"\u202a{MAN[:8]}\u200b{MAN[8:]}\u202c {CARD}",
    f"1. {MAN} {CARD}",
    f"12) {MAN} ({CARD})",
    f"21/11/2026 09:15 {MAN} {CARD}",
    f"[21/11/26 09.15.03] Bu Siti: {MAN} 0812-3456-7890 {CARD} makasih 🙏",
    f"[09.15, 21/11/2026] +62 812-3456-7890: {MAN} {CARD}",
    f"Siti Aminah lahir 01-01-1990 {MAN} {CARD} hp 081234567890",
    f"{MAN} Siti 6281234567890 {CARD}",
)


@pytest.mark.parametrize("text", PAIRS)
def test_the_number_that_cannot_be_a_family_cards_is_the_nik(text: str) -> None:
    assert _read(text) == [(MAN, CARD, Decided.DIGITS)]


LABELLED: Final = (
    f"NIK: {YOUNG} KK: {CARD}",
    f"KK: {CARD} NIK: {YOUNG}",
    f"No. KK {CARD}\nNIK {YOUNG}",
    f"nik {YOUNG}\nnama: Budi\nno kk : {CARD}\nalamat Jl. Merdeka 17",
    f"NIK={YOUNG}; NKK={CARD}",
    f"NIK{YOUNG}KK{CARD}",
    f"no{YOUNG}kk{CARD}",
    f"{YOUNG} (NIK) {CARD} (KK)",
    f"NIK/KK : {YOUNG} / {CARD}",
    f"No KTP {YOUNG}, nomor kartu keluarga {CARD}, WA 081234567890",
    f"NIK\n{YOUNG}\nKK\n{CARD}",
    f"#NIK #Nama #KK #Telp #Keluhan\n#{YOUNG} #Siti, SE #{CARD} #081234567890 #tidak online",
    f"#{YOUNG} #Siti #{CARD} #081234567890 #BPJS tidak aktif",
    f"No,NIK,Nama,No KK,Telp\n1,{YOUNG},Budi,{CARD},0812",
    f'No;Nama;No KK;NIK\n1;"Siti; SE";{CARD};{YOUNG}',
    f"nomor\tno kk\tnik\n1\t{CARD}\t{YOUNG}",
    f"NIK dan No KK\n{YOUNG} {CARD}",
    f"{YOUNG} kk {CARD}",
    f"{YOUNG} Budi\nKK: {CARD}",
)


@pytest.mark.parametrize("text", LABELLED)
def test_a_label_decides(text: str) -> None:
    assert _read(text) == [(YOUNG, CARD, Decided.LABEL)]


def test_without_a_label_two_numbers_that_may_both_be_dates_of_issue_are_ambiguous() -> None:
    assert _read(f"{YOUNG} {CARD}") == [(YOUNG, CARD, Decided.AMBIGUOUS)]


def test_labels_that_the_digits_deny_are_ambiguous() -> None:
    assert _read(f"NIK {CARD} KK {WOMAN}") == [(CARD, WOMAN, Decided.AMBIGUOUS)]


def test_the_order_of_the_other_lines_settles_it() -> None:
    text = f"{CARD} {MAN}\n{OTHER_CARD} {WOMAN}\n{CARD} {YOUNG}"
    assert _read(text)[2] == (YOUNG, CARD, Decided.ORDER)
    mixed = f"{CARD} {MAN}\n{WOMAN} {OTHER_CARD}\n{CARD} {YOUNG}"
    assert _read(mixed)[2] == (CARD, YOUNG, Decided.AMBIGUOUS)


def test_two_niks_are_two_people() -> None:
    assert _read(f"{MAN} {WOMAN}") == [(MAN, "", Decided.ALONE), (WOMAN, "", Decided.ALONE)]


def test_a_list_of_young_people_is_no_list_of_pairs() -> None:
    text = "\n".join([YOUNG, "3273010201080002", "3273010301070003", "3273010401060004"])
    assert [(card, how) for _, card, how in _read(text)] == [("", Decided.ALONE)] * 4


def test_several_people_in_a_line() -> None:
    text = f"{MAN} {CARD} {OTHER_CARD} {WOMAN}"
    assert _read(text) == [(MAN, CARD, Decided.DIGITS), (WOMAN, OTHER_CARD, Decided.DIGITS)]


def test_lines_that_alternate_are_pairs() -> None:
    text = "\n".join([MAN, CARD, WOMAN, OTHER_CARD, YOUNG, CARD])
    pairs = [(nik, card) for nik, card, _ in _read(text)]
    assert pairs == [(MAN, CARD), (WOMAN, OTHER_CARD), (YOUNG, CARD)]
    assert _read(text)[2][2] is Decided.ORDER


def test_one_family_card_above_its_members() -> None:
    text = f"No KK {CARD}\n1. NIK {MAN} Budi\n2. NIK {WOMAN} Siti\n3. NIK {YOUNG} Ani"
    assert _read(text) == [(each, CARD, Decided.LABEL) for each in (MAN, WOMAN, YOUNG)]


def test_who_has_a_card_of_their_own_shares_none() -> None:
    text = f"No KK {CARD} NIK {YOUNG}\nNIK {WOMAN} KK {OTHER_CARD}\n#{MAN} #Budi #{CARD} #0812"
    assert [(nik, card) for nik, card, _ in _read(text)] == [
        (YOUNG, CARD),
        (WOMAN, OTHER_CARD),
        (MAN, CARD),
    ]


def test_a_family_card_above_plain_numbers_is_that_of_all() -> None:
    text = f"KK {CARD}\n{YOUNG} Budi\n{WOMAN} Siti\n\n{MAN}"
    found = [(nik, card) for nik, card, _ in _read(text)]
    assert found == [(YOUNG, CARD), (WOMAN, CARD), (MAN, "")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("327301O101900001", Fault.LETTERS),
        ("3273 O1O1 9OOO O1l1", Fault.LETTERS),
        ("32730I0101900001", Fault.LETTERS),
        ("327301010190001", Fault.LENGTH),
        ("32730101019000011", Fault.LENGTH),
        ("3273 0101 0190 001", Fault.LENGTH),
        ("3.27301E+15", Fault.ROUNDED),
        ("3,27E+15", Fault.ROUNDED),
    ],
)
def test_what_cannot_be_read_is_flagged_and_never_guessed(text: str, fault: Fault) -> None:
    (found,) = read(f"{text} tidak online", TODAY)
    assert found.nik is not None
    assert found.nik.fault is fault
    assert not found.nik.whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "assalamualaikum pak, NIK saya tidak online 😭",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "WA 6281234567890",
        "21/11/2026 09.15",
        "BPJS 0001234567890",
        "rekening 1234567890123456",
        "Rp 1.500.000 tanggal 2026-11-21",
        "NIK NIK NIK",
    ],
)
def test_telephones_dates_and_talk_are_nobody(text: str) -> None:
    assert read(text, TODAY) == ()


def test_nothing_but_numbers_is_kept() -> None:
    kept = repr(read(f"Siti Aminah 081234567890 {MAN} Jl. Merdeka KK {CARD}", TODAY))
    assert not any(word in kept for word in ("Siti", "Aminah", "0812", "Merdeka"))


@pytest.mark.parametrize("serial", ["0000", "0001"])
def test_a_family_card_has_a_date_of_issue_and_a_serial(serial: str) -> None:
    assert may_be_family_card(f"327301230512{serial}", TODAY) is (serial == "0001")
    assert not may_be_family_card(WOMAN, TODAY)
    assert not may_be_family_card("3273012211260001", TODAY)  # tomorrow
    assert may_be_family_card("3273012111260001", TODAY)


_NIKS: Final = st.builds(
    lambda area, day, month, year, serial: f"{area}{day:02}{month:02}{year:02}{serial:04}",
    st.sampled_from(["327301", "110101", "710203"]),
    st.integers(41, 68),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(1, 9999),
)
_CARDS: Final = st.builds(
    lambda day, month, year, serial: f"327301{day:02}{month:02}{year:02}{serial:04}",
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 25),
    st.integers(1, 9999),
)
_GROUPINGS: Final = st.sampled_from([(16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 10)])


def _grouped(digits: str, grouping: tuple[int, ...], gap: str) -> str:
    parts, at = [], 0
    for length in grouping:
        parts.append(digits[at : at + length])
        at += length
    return gap.join(parts)


@settings(deadline=None, max_examples=150)
@given(
    nik=_NIKS,
    card=_CARDS,
    grouping=_GROUPINGS,
    gap=st.sampled_from([" ", ".", "-", "/", "\u00a0", "_"]),
    between=st.sampled_from([", ", "; ", "\t", " | ", "  nama Budi  ", "\n"]),
    first=st.booleans(),
)
def test_any_grouping_and_any_order_gives_the_same_pair(
    nik: str, card: str, grouping: tuple[int, ...], gap: str, between: str, *, first: bool
) -> None:
    one, other = (_grouped(each, grouping, gap) for each in (nik, card))
    text = f"{one}{between}{other}" if first else f"{other}{between}{one}"
    assert _read(text) == [(nik, card, Decided.DIGITS)]


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789OIl .-/#:;,\n\tNIKkka+E()'\"", max_size=120))
def test_whatever_is_pasted_is_read_without_a_fault_of_ours(text: str) -> None:
    for each in read(text, TODAY):
        assert each.nik or each.family_card
        for number in (each.nik, each.family_card):
            assert number is None or not number.whole or number.text.isdigit()


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    assert all(each.line >= 1 for each in read(text, TODAY))


def test_a_line_as_long_as_a_book_takes_no_longer_than_it_is() -> None:
    assert len(find(f"{MAN} " * 2_000)) == 2_000
    assert find("1" * 200_000) == []
    assert find("0.1-" * 50_000) == []
