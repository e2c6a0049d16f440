"""Whose complaint each number is, and which of two numbers is the NIK, which the family card's.

A label decides; without one the digits do: a family card's number has no 40 added to the day, and
its date is one of issue, in this century and not in the future (SIAK numbered no card before). Of
two numbers of which one cannot be a family card's, that one is the NIK. Where both could be, the
order in which the other lines of the same text stand decides; without such lines it stays open.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

import msgspec
from msgspec.structs import replace

from station.complaints import glyphs, labels
from station.complaints.labels import Label
from station.complaints.numbers import Written, find
from station.regions import PROVINCES

_ENOUGH: Final = 2
"""Lines that must agree on an order before it is that of the others."""


class Decided(StrEnum):
    """By what the NIK was told from the family card's number."""

    LABEL = "LABEL"
    DIGITS = "DIGITS"
    ORDER = "ORDER"
    ALONE = "ALONE"
    """It stands alone: it is taken for a NIK."""
    KNOWN = "KNOWN"
    """One of them is the NIK of somebody who was recorded here or is expected today."""
    AMBIGUOUS = "AMBIGUOUS"


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """One person's numbers; where ``decided`` is AMBIGUOUS they may be the other way round."""

    line: int
    """The line of the text, from 1, on which the person begins."""
    nik: Written | None = None
    family_card: Written | None = None
    decided: Decided


class _Line(msgspec.Struct, frozen=True):
    place: int
    numbers: tuple[Written, ...]
    labels: tuple[Label | None, ...]

    @property
    def lone(self) -> bool:
        return len(self.numbers) == 1 and self.labels == (None,)


def read(text: str, today: date) -> tuple[Complaint, ...]:
    """Return the persons of a pasted text in their order. Names and telephones are not kept."""
    found: list[Complaint] = []
    for lines in _blocks(text):
        found += _Block(lines, today).complaints()
    return tuple(_ordered(found, today))


def may_be_family_card(digits: str, today: date) -> bool:
    """Say whether 16 digits can be a family card's number: province, date of issue, serial."""
    if digits[:2] not in PROVINCES or digits[12:] == "0000":
        return False
    try:
        issued = date(2000 + int(digits[10:12]), int(digits[8:10]), int(digits[6:8]))
    except ValueError:
        return False
    return issued <= today


# --- lines ----------------------------------------------------------------------------------------


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield lines with numbers, those together that no empty line parts."""
    head: tuple[Label | None, ...] = ()
    block: list[_Line] = []
    for place, line in enumerate(glyphs.plain(text).split("\n"), 1):
        if not line.strip():
            yield block
            block = []
            continue
        numbers = find(line)
        if not numbers:
            head = labels.heading(line) or head
            continue
        kept = _labelled(line, numbers, head)
        if kept:
            block.append(_Line(place, *zip(*kept, strict=True)))
    yield block


def _labelled(
    line: str, numbers: list[Written], head: tuple[Label | None, ...]
) -> list[tuple[Written, Label | None]]:
    said = _said(line, numbers)
    if not any(said):
        form = labels.HOTLINE if line.lstrip().startswith("#") else ()
        said = labels.columns(line, numbers, head or form)
    return [pair for pair in zip(numbers, said, strict=True) if pair[1] is not Label.OTHER]


def _said(line: str, numbers: list[Written]) -> list[Label | None]:
    """Return the label before each number; "NIK/KK: a / b" names them in their order."""
    said: list[Label | None] = []
    waiting: list[Label] = []
    end = 0
    for each in numbers:
        between = line[end : each.start]
        behind = said and _BRACKETED.match(between)
        named = labels.labels_in(between[behind.end() :] if behind else between)
        if named:
            waiting = named if len(set(named)) > 1 and each is not numbers[-1] else named[-1:]
        said.append(waiting.pop(0) if waiting else _behind(line, each.end))
        end = max(end, each.end)
    return said


_BRACKETED: Final = re.compile(r"\s*\([^()0-9]{1,40}\)")


def _behind(line: str, end: int) -> Label | None:
    """Return the label in brackets behind a number: "3273... (NIK)"."""
    bracketed = _BRACKETED.match(line, end)
    named = labels.labels_in(bracketed.group()) if bracketed else []
    return named[0] if named else None


# --- persons --------------------------------------------------------------------------------------


class _Block:
    """Lines that stand together; they may share one family card, or be of many people."""

    def __init__(self, lines: list[_Line], today: date) -> None:
        self._lines = lines
        self._today = today
        self._found: list[Complaint] = []
        self._own_card = False
        """Whether the line being taken names a family card itself."""

    def complaints(self) -> list[Complaint]:
        """Return the persons of the block."""
        for lone, lines in groupby(self._lines, key=lambda line: line.lone):
            if lone:
                self._lone([(line.place, line.numbers[0]) for line in lines])
            else:
                for line in lines:
                    self._take(line)
        return self._found

    def _lone(self, numbers: list[tuple[int, Written]]) -> None:
        """Take unlabelled numbers that stand alone on their lines: pairs, or everybody's NIK."""
        first, second = (self._card(each) for _, each in numbers[:2]) if numbers[1:] else (0, 0)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        even = len(numbers) % 2 == 0 and len(self._lines) == len(numbers)
        if even and first != second and all(self._pair_like(one, other, first)
                                            for (_, one), (_, other) in pairs):  # fmt: skip
            for (place, one), (_, other) in pairs:
                nik, card = (other, one) if first else (one, other)
                sure = self._card(one) != self._card(other)
                decided = Decided.DIGITS if sure else Decided.ORDER
                self._found.append(
                    Complaint(line=place, nik=nik, family_card=card, decided=decided)
                )
            return
        self._own_card = False
        for place, one in numbers:
            self._one(place, one, Label.NIK, Decided.ALONE)

    def _pair_like(self, one: Written, other: Written, card_first: object) -> bool:
        card = one if card_first else other
        return card.whole and bool(self._card(card))

    def _card(self, number: Written) -> bool:
        return number.whole and may_be_family_card(number.text, self._today)

    def _take(self, line: _Line) -> None:
        place = 0
        self._own_card = Label.FAMILY_CARD in line.labels
        while place < len(line.numbers):
            one, label = line.numbers[place], line.labels[place]
            after = line.numbers[place + 1 : place + 2]
            if label is None and after and line.labels[place + 1] is None:
                place += self._pair(line.place, one, after[0])
                continue
            place += 1
            decided = Decided.LABEL if label else Decided.ALONE
            self._one(line.place, one, label or self._guess(one), decided)

    def _guess(self, one: Written) -> Label:
        last = self._found[-1] if self._found else None
        beside = last is not None and last.nik is not None and last.family_card is None
        return Label.FAMILY_CARD if beside and self._card(one) else Label.NIK

    def _pair(self, place: int, one: Written, other: Written) -> int:
        """Take two unlabelled numbers beside each other; return how many were used up."""
        first, second = self._card(one), self._card(other)
        if not first and not second and _differ(one, other):
            self._found.append(Complaint(line=place, nik=one, decided=Decided.ALONE))
            return 1
        decided = Decided.DIGITS if first != second else Decided.AMBIGUOUS
        nik, card = (other, one) if first and not second else (one, other)
        self._found.append(Complaint(line=place, nik=nik, family_card=card, decided=decided))
        return 2

    def _one(self, place: int, one: Written, label: Label, decided: Decided) -> None:
        last = self._found[-1] if self._found else None
        if label is Label.NIK:
            self._nik(place, one, last, decided)
        elif last and last.family_card is None and self._beside(last, place):
            self._found[-1] = replace(last, family_card=one, decided=decided)
        else:
            self._found.append(Complaint(line=place, family_card=one, decided=decided))

    def _beside(self, last: Complaint, place: int) -> bool:
        return last.decided is not Decided.ALONE or place - last.line <= 1

    def _nik(self, place: int, one: Written, last: Complaint | None, decided: Decided) -> None:
        if last and last.nik is None:
            self._found[-1] = replace(last, nik=one)
            return
        shared = last.family_card if last and self._card_came_first(last) else None
        self._found.append(Complaint(line=place, nik=one, family_card=shared, decided=decided))

    def _card_came_first(self, last: Complaint) -> bool:
        """Say whether one family card stands above several of its members."""
        if last.family_card is None or last.nik is None or self._own_card:
            return False
        if last.decided is not Decided.LABEL:
            return False
        order = [each for line in self._lines for each in line.numbers]
        return order.index(last.family_card) < order.index(last.nik)


def _differ(one: Written, other: Written) -> bool:
    return one.whole and other.whole


# --- what the other lines say ---------------------------------------------------------------------


def _ordered(found: list[Complaint], today: date) -> Iterator[Complaint]:
    """Settle what is ambiguous by the order of all that is not, where that is one and the same."""
    sure = [_nik_first(each) for each in found if each.decided in _SURE and each.family_card]
    orders = {each for each in sure if each is not None}
    for each in found:
        if each.decided is Decided.LABEL and _contradicted(each, today):
            yield replace(each, decided=Decided.AMBIGUOUS)
        elif each.decided is Decided.AMBIGUOUS and len(orders) == 1 and len(sure) >= _ENOUGH:
            yield _in_order(each, nik_first=orders == {True})
        else:
            yield each


_SURE: Final = frozenset({Decided.LABEL, Decided.DIGITS})


def _nik_first(each: Complaint) -> bool | None:
    if each.nik is None or each.family_card is None:
        return None
    return each.nik.start < each.family_card.start


def _in_order(each: Complaint, *, nik_first: bool) -> Complaint:
    swapped = _nik_first(each) is not nik_first
    nik, card = (each.family_card, each.nik) if swapped else (each.nik, each.family_card)
    return replace(each, nik=nik, family_card=card, decided=Decided.ORDER)


def _contradicted(each: Complaint, today: date) -> bool:
    """Say whether the digits deny the labels: they may have been changed over."""
    if each.nik is None or each.family_card is None:
        return False
    if not (each.nik.whole and each.family_card.whole):
        return False
    card = may_be_family_card(each.family_card.text, today)
    return not card and may_be_family_card(each.nik.text, today)
