"""Reads a list of people that somebody brought, and says what came of it."""

from pathlib import Path

import msgspec

from station.citizen.listing import LARGEST, Problem, Taken, take
from station.errors import Broken, Code


class Enlisted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: people taken in, how many of them new, and the lines that were not."""

    path: str
    people: int = 0
    fresh: int = 0
    problems: tuple[Problem, ...] = ()
    refused: int = 0
    trouble: Code | None = None


def read(path: Path) -> Taken:
    """Read a list. Raises ``Broken`` with FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            return take(file.read(LARGEST + 1))
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"list: {error.strerror}") from error
