"""Reads what people write beside a number to say which it is: NIK, family card, telephone."""

import re
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.complaints.numbers import Written

_DELIMITERS: Final = "\t;|#,"


class Label(StrEnum):
    """What a number is said to be."""

    NIK = "NIK"
    FAMILY_CARD = "FAMILY_CARD"
    OTHER = "OTHER"
    """A telephone number, an account: it is none of ours."""


_NUMBER: Final = r"(?:no|nomor|nomer|nmr)?[. ]{0,2}"
_NAMES: Final = MappingProxyType(
    {
        Label.FAMILY_CARD: r"n?kk|k\.k|kartu\s+keluarga|family\s*card",
        Label.NIK: r"nik|n\.i\.k|e?-?ktp(?:-?el)?|nomor\s+induk(?:\s+kependudukan)?",
        Label.OTHER: r"hp|telp?|tlp|telepon|telpon|wa|whatsapp|phone|rek(?:ening)?|bpjs|npwp",
    }
)
_ANY: Final = "|".join(f"(?P<{label}>{_NUMBER}(?:{names}))" for label, names in _NAMES.items())
_LABELS: Final = re.compile(rf"(?<![a-z])(?:{_ANY})(?![a-z])", re.IGNORECASE)
HOTLINE: Final = (Label.NIK, None, Label.FAMILY_CARD, Label.OTHER, None)
"""The form in which hotlines ask: #NIK #Nama #KK #Telp #Keluhan."""
_QUOTED: Final = re.compile(r'"[^"]*"')
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_HEADING_WORDS: Final = frozenset(
    {"no", "nomor", "nomer", "nmr", "urut", "nama", "name", "lengkap", "alamat", "address"}
    | {"rt", "rw", "desa", "kelurahan", "kecamatan", "tgl", "tanggal", "date", "lahir", "jenis"}
    | {"keluhan", "aduan", "pengaduan", "pelapor", "ket", "keterangan", "status", "dan", "and"}
)


def labels_in(text: str) -> list[Label]:
    """Return the labels of a text in their order."""
    return [Label(str(match.lastgroup)) for match in _LABELS.finditer(text)]


def heading(line: str) -> tuple[Label | None, ...]:
    """Return what a line of labels alone says of the lines below, one for each of its columns.

    A line without a delimiter gives its labels in their order; one with other words than those of
    a heading gives none: in a sentence the order of the labels means nothing.
    """
    if not labels_in(line) or any(each.isdigit() for each in line):
        return ()
    rest = _WORD.findall(_LABELS.sub(" ", line).casefold())
    if not set(rest) <= _HEADING_WORDS:
        return ()
    return tuple(_of_cell(cell) for cell in cells(line))


def columns(line: str, found: list[Written], head: tuple[Label | None, ...]) -> list[Label | None]:
    """Return what the heading says of the numbers of a line; None where it says nothing."""
    if len(head) == 1 == len(found):
        return [head[0]]
    delimiter = _delimiter(line)
    if delimiter and head:
        before = (_QUOTED.sub("", line[: each.start]).lstrip(" #") for each in found)
        places = [text.count(delimiter) for text in before]
        return [head[place] if place < len(head) else None for place in places]
    named = [each for each in head if each is not None]
    return list(named) if len(named) == len(found) else [None] * len(found)


def cells(line: str) -> list[str]:
    """Return the cells of a line: of its delimiter, or the whole line."""
    delimiter = _delimiter(line)
    return line.strip(" #").split(delimiter) if delimiter else _words(line)


def _words(line: str) -> list[str]:
    return [match.group() for match in _LABELS.finditer(line)]


def _of_cell(cell: str) -> Label | None:
    found = labels_in(cell)
    return found[-1] if found else None


def _delimiter(line: str) -> str:
    return next((each for each in _DELIMITERS if each in line.strip(" #")), "")
