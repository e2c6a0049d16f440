"""Sticks that are in: where tables go out, and where files that people brought lie."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

ROOTS: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Where desktops and people mount: directly below, or below a folder of the user's."""
TABLES: Final = frozenset({".csv", ".tsv", ".txt"})
"""Endings of files that may hold a table of text."""
MOST: Final = 60
_OWN: Final = ("Desktop", "Downloads", "Documents", "Unduhan", "Dokumen")
_DEEPEST: Final = 2
_MOST_LOOKED_AT: Final = 4000


class MediaFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file somebody may choose: where it lies, its bytes, when it was changed (seconds)."""

    path: str
    place: str
    size: int
    changed: float


def sticks(roots: Sequence[Path] = ROOTS) -> list[Path]:
    """Return the media that are mounted and can be written."""
    return [each for each in _below(roots) if each.is_mount() and os.access(each, os.W_OK)]


def places(roots: Sequence[Path] = ROOTS) -> tuple[Path, ...]:
    """Return where files come in: all media, and the user's own folders for what was received."""
    own = (Path.home() / name for name in _OWN)
    found = (*_below(roots), *own)
    return tuple(each for each in dict.fromkeys(found) if each.is_dir())


def files(places: Iterable[Path], suffixes: frozenset[str]) -> tuple[MediaFile, ...]:
    """Return the files with these endings, the newest first; what cannot be read is not there."""
    found: dict[str, MediaFile] = {}
    looked_at = 0
    for place in places:
        for path in _files(place, suffixes, _DEEPEST):
            looked_at += 1
            if looked_at > _MOST_LOOKED_AT:
                break
            _note(found, path, place)
    return tuple(sorted(found.values(), key=lambda each: -each.changed)[:MOST])


def _note(found: dict[str, MediaFile], path: Path, place: Path) -> None:
    try:
        facts = path.stat()
    except OSError:
        return
    found[str(path)] = MediaFile(
        path=str(path), place=place.name, size=facts.st_size, changed=facts.st_mtime
    )


def _files(folder: Path, suffixes: frozenset[str], deeper: int) -> Iterator[Path]:
    for each in _listed(folder):
        if each.name.startswith("."):
            continue
        if each.suffix.lower() in suffixes and each.is_file():
            yield each
        elif deeper and each.is_dir() and not each.is_symlink():
            yield from _files(each, suffixes, deeper - 1)


def _below(roots: Sequence[Path]) -> Iterator[Path]:
    for root in roots:
        for each in _listed(root):
            yield each
            if not each.is_mount():  # a folder of a user's, with that user's media
                yield from _listed(each)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
