"""Finds lists of people on media that were plugged in, and says what came of reading one."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from station.citizen.listing import LARGEST, Problem, Taken, take
from station.errors import Broken, Code

SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
MOST: Final = 60
_DEEPEST: Final = 2
_MOST_LOOKED_AT: Final = 4000


class ListFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that may be a list: where it lies, its bytes, when it was changed (seconds)."""

    path: str
    place: str
    size: int
    changed: float


class Enlisted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: people taken in, how many of them new, and the lines that were not."""

    path: str
    people: int = 0
    fresh: int = 0
    problems: tuple[Problem, ...] = ()
    refused: int = 0
    trouble: Code | None = None


def media() -> tuple[Path, ...]:
    """Return where sticks are mounted, and the user's own folders for what was received."""
    user, home = os.environ.get("USER", ""), Path.home()
    mounted = (Path("/media") / user, Path("/run/media") / user, Path("/media"), Path("/mnt"))
    sticks = [each for root in mounted for each in _folders(root)]
    own = (home / name for name in ("Desktop", "Downloads", "Documents", "Unduhan", "Dokumen"))
    return tuple(dict.fromkeys((*sticks, *(each for each in own if each.is_dir()))))


def lists(places: Iterable[Path]) -> tuple[ListFile, ...]:
    """Return the files that may be lists, the newest first; places that cannot be read are none."""
    found: dict[str, ListFile] = {}
    looked_at = 0
    for place in places:
        for path in _files(place, _DEEPEST):
            looked_at += 1
            if looked_at > _MOST_LOOKED_AT:
                break
            _note(found, path, place)
    return tuple(sorted(found.values(), key=lambda each: -each.changed)[:MOST])


def read(path: Path) -> Taken:
    """Read a list. Raises ``Broken`` with FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            return take(file.read(LARGEST + 1))
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"list: {error.strerror}") from error


def _note(found: dict[str, ListFile], path: Path, place: Path) -> None:
    try:
        facts = path.stat()
    except OSError:
        return
    found[str(path)] = ListFile(
        path=str(path), place=place.name, size=facts.st_size, changed=facts.st_mtime
    )


def _files(folder: Path, deeper: int) -> Iterator[Path]:
    for each in _listed(folder):
        if each.name.startswith("."):
            continue
        if each.suffix.lower() in SUFFIXES and each.is_file():
            yield each
        elif deeper and each.is_dir() and not each.is_symlink():
            yield from _files(each, deeper - 1)


def _folders(root: Path) -> list[Path]:
    return [each for each in _listed(root) if each.is_dir()]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
