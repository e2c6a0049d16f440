"""Reads a status file that is JSON: a list, a list inside an object, lines, or a mapping."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from station import lifecycle
from station.reconcile import cells
from station.reconcile.headings import KEYS, Column, column
from station.reconcile.line import Damage, Flaw, Line, Unreadable
from station.reconcile.table import read

_DEEPEST: Final = 6
_TWICE: Final = "\0twice"
Pairs = list[tuple[str, Any]]


def looks_like(text: str) -> bool:
    """Say whether a text means to be JSON."""
    return text.lstrip()[:1] in {"{", "["}


def lines(text: str) -> list[Line]:
    """Return the lines. Raises ``Unreadable`` for what is cut off, too deep or no JSON."""
    found = list(_lines(_documents(text)))
    if not found:
        raise Unreadable(Flaw.NO_LINES, "no object in it has a status and a NIK or packet id")
    return found


def _documents(text: str) -> list[Any]:
    try:
        return _list_in(_decoded(text))
    except json.JSONDecodeError as error:
        by_line = [each for each in text.splitlines() if each.strip()]
        if len(by_line) > 1 and _whole(by_line[0]):
            return [_one(each) for each in by_line]
        if error.pos >= len(text.rstrip()) - 1 or "Unterminated" in error.msg:
            raise Unreadable(
                Flaw.TRUNCATED, "it ends in the middle: ask for the whole file"
            ) from None
        raise Unreadable(Flaw.NO_JSON, f"no JSON from character {error.pos} on") from None
    except (RecursionError, ValueError):
        raise Unreadable(Flaw.TOO_DEEP, "nested or with numbers beyond any list") from None


def _decoded(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: Pairs) -> dict[str, Any]:
    """Return the object; what it says twice, and differently, is marked, never chosen from."""
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: dict[str, Any] = {}
        for name, value in pairs:
            if name in seen and seen[name] != value:
                found[_TWICE] = name
            seen[name] = value
    return found


def _whole(line: str) -> bool:
    return isinstance(_one(line), dict)


def _one(line: str) -> Any:
    try:
        return _decoded(line)
    except (ValueError, RecursionError):
        return None


def _list_in(value: Any) -> list[Any]:
    """Return the longest list of objects in a document, or a mapping made a list."""
    lists = list(_lists(value, _DEEPEST))
    if lists:
        return max(lists, key=len)
    if isinstance(value, dict) and value and all(isinstance(v, str) for v in value.values()):
        if column_of(value):
            return [value]
        return [{"key": name, "status": status} for name, status in value.items()]
    return [value] if isinstance(value, dict) and column_of(value) else []


def column_of(value: dict[str, Any]) -> set[Column]:
    """Return which columns an object's members are."""
    return {found for name in value if (found := column(name))}


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    if depth == 0:
        return
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        yield value
    inside = value.values() if isinstance(value, dict) else ()
    for each in inside:
        yield from _lists(each, depth - 1)


def _lines(documents: Sequence[Any]) -> Iterator[Line]:
    for place, each in enumerate(documents, 1):
        if isinstance(each, dict):
            yield _line(place, each)
        else:
            yield Line(place=place, keys={}, damage=Damage.TORN)


def _line(place: int, each: dict[str, Any]) -> Line:
    if _TWICE in each:
        return Line(place=place, keys={}, damage=Damage.KEY_TWICE)
    held = {kind: value for name, value in each.items() if (kind := column(name))}
    if "key" in each and not KEYS.keys() & held.keys():
        return _mapped(place, cells.plain(each["key"]), cells.plain(each["status"]))
    held.setdefault(Column.STATUS, "")
    kinds = list(held)
    row = [cells.plain(held[kind]) for kind in kinds]
    return read(place, row, {kind: at for at, kind in enumerate(kinds)})


def _mapped(place: int, key: str, status: str) -> Line:
    named = cells.key(key)
    if named is None or lifecycle.read(status) is None:
        return Line(place=place, keys={}, status=status[: cells.LONGEST], damage=Damage.NO_KEY)
    return Line(place=place, keys=dict([named]), status=status)
