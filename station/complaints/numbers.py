"""Finds the 16-digit numbers in one line of pasted text, and what was meant to be one.

People group digits by spaces, dots, dashes and slashes in any way. Groups are joined where they
give exactly 16 digits that begin with a province; telephone numbers and dates never are.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace

from station.regions import PROVINCES

LENGTH: Final = 16
_NEAR: Final = range(14, 21)
"""Lengths of a run of digits that was meant to be a NIK: a telephone number is shorter."""


class Fault(StrEnum):
    """Why a number cannot be read. Nothing is guessed: it is asked for once more."""

    LENGTH = "LENGTH"
    """It has more or fewer than 16 digits."""
    LETTERS = "LETTERS"
    """A letter stands where a digit should: O, I or l."""
    ROUNDED = "ROUNDED"
    """A spreadsheet wrote it as 3.27E+15: the last digits are lost."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A number as it was written: digits (and letters for digits), without what parted them."""

    text: str
    start: int
    end: int
    """Where it stands in its line, for the label before it."""
    fault: Fault | None = None

    @property
    def whole(self) -> bool:
        """Whether it is 16 digits."""
        return self.fault is None


class _Group(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int


_GROUP: Final = re.compile(r"[0-9OoIl]*[0-9][0-9OoIl]*")
_LETTERS: Final = re.compile(r"[OoIl]")
_LOOKALIKE: Final = str.maketrans("OoIl", "0011")
_GAP: Final = re.compile(r"[ .\-_/·•–—]{1,3}")
_ROUNDED: Final = re.compile(r"(?<![0-9A-Za-z.,])[0-9](?:[.,][0-9]+)?[eE]\+?1[4-6](?![0-9A-Za-z])")
_PHONE: Final = re.compile(
    r"(?<![0-9])(?:\+?62[ .\-]{0,2}|0)8[0-9]{1,2}[ .\-]?[0-9]{3,4}[ .\-]?[0-9]{2,5}(?![0-9])"
)
_DATE: Final = re.compile(
    r"(?<![0-9/.\-])(?:[0-3]?[0-9]([/.\-])[01]?[0-9]\1(?:[0-9]{4}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2}([/.\-])[01][0-9]\2[0-3][0-9])(?![0-9]|[/.\-][0-9])"
)
_TIME: Final = re.compile(r"(?<![0-9])[0-2]?[0-9]([:.])[0-5][0-9](?:\1[0-5][0-9])?(?![0-9:])")


def find(line: str) -> list[Written]:
    """Return the numbers of a line of plain text, from left to right."""
    rounded = [
        Written(text=m.group(), start=m.start(), end=m.end(), fault=Fault.ROUNDED)
        for m in _ROUNDED.finditer(line)
    ]
    line = _ROUNDED.sub(_blank, line)
    found = [each for cluster in _clusters(line) for each in _of_cluster(line, cluster)]
    return sorted((*rounded, *found), key=lambda each: each.start)


def _clusters(line: str) -> Iterator[list[_Group]]:
    cluster: list[_Group] = []
    for match in _GROUP.finditer(line):
        group = _unglued(line, match)
        if cluster and not _GAP.fullmatch(line, cluster[-1].end, group.start):
            yield cluster
            cluster = []
        cluster.append(group)
    if cluster:
        yield cluster


def _unglued(line: str, match: re.Match[str]) -> _Group:
    """Return the run without letters that belong to a word beside it, as in "No3273..."."""
    start, end = match.span()
    core = match.group().strip("OoIl")
    before = line[start - 1 : start].isalpha()
    after = line[end : end + 1].isalpha()
    first = start + match.group().index(core[0])
    last = end - (len(match.group()) - len(match.group().rstrip("OoIl")))
    pure = len(core) == LENGTH
    start, end = first if before or pure else start, last if after or pure else end
    return _Group(line[start:end], start, end)


def _of_cluster(line: str, cluster: list[_Group]) -> list[Written]:
    whole = _covered(cluster)
    if whole is not None:
        return whole
    first, last = cluster[0].start, cluster[-1].end
    cleared = line[first:last]
    for pattern in (_DATE, _TIME, _PHONE):
        cleared = pattern.sub(_blank, cleared)
    found = (each for part in _clusters(cleared) for each in _scanned(part))
    return [replace(each, start=each.start + first, end=each.end + first) for each in found]


def _covered(cluster: list[_Group]) -> list[Written] | None:
    """Return the numbers of a cluster that is made of whole numbers and nothing else."""
    found: list[Written] = []
    place = 0
    while place < len(cluster):
        count = _joined(cluster, place)
        if not count:
            return None
        found += _written(cluster[place : place + count])
        place += count
    return found


def _scanned(cluster: list[_Group]) -> list[Written]:
    found: list[Written] = []
    left: list[_Group] = []
    place = 0
    while place < len(cluster):
        count = _joined(cluster, place)
        if count:
            found += [*_near(left), *_written(cluster[place : place + count])]
            left = []
        else:
            left.append(cluster[place])
        place += max(count, 1)
    return found + _near(left)


def _joined(cluster: list[_Group], place: int) -> int:
    """Return how many groups from here on make one number or several whole ones; 0 for none."""
    length = 0
    for count in range(1, min(LENGTH, len(cluster) - place) + 1):
        length += len(cluster[place + count - 1].text)
        if count == 1 and length in (LENGTH, 2 * LENGTH) and _province(cluster[place].text):
            return 1
        if count == 1 and length == LENGTH:
            return 1  # a province nobody has: said of it later
        if length == LENGTH and _province(cluster[place].text):
            return count
        if length >= LENGTH:
            return 0
    return 0


def _written(groups: list[_Group]) -> list[Written]:
    text = "".join(group.text for group in groups)
    start, end = groups[0].start, groups[-1].end
    parts = (text[at : at + LENGTH] for at in range(0, len(text), LENGTH))
    return [Written(text=each, start=start, end=end, fault=_fault(each)) for each in parts]


def _near(groups: list[_Group]) -> list[Written]:
    """Return what was meant to be a number and has too many or too few digits."""
    text = "".join(group.text for group in groups)
    if len(groups) > 1 and not (len(text) in range(15, 18) and _province(text)):
        return [each for group in groups for each in _near([group])]
    if len(text) not in _NEAR:
        return []
    start, end = groups[0].start, groups[-1].end
    return [Written(text=text, start=start, end=end, fault=Fault.LENGTH)]


def _province(text: str) -> bool:
    return text.translate(_LOOKALIKE)[:2] in PROVINCES


def _fault(text: str) -> Fault | None:
    return Fault.LETTERS if _LETTERS.search(text) else None


def _blank(match: re.Match[str]) -> str:
    """Return what is as long and unreadable."""
    return "x" * len(match.group())
