"""Good bytes spoiled at random, as a bad line, a bad disk or a bad mind would."""

import json
from random import Random
from typing import Any, Final

INTERESTING: Final = (
    b"\0",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff" * 8,
    b'"',
    b"{",
    b"[",
    b"\n",
    b"=",
)

ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    101,
    1.0,
    -0.0,
    1e308,
    10**30,
    "",
    "x",
    "\ud800",
    "\0",
    "0" * 64,
    "2026-02-30T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    [],
    [0, 0],
    {},
    [[]] * 40,
)
"""Values that a document may hold where it should not."""


def spoiled(data: bytes, random: Random) -> bytes:
    """Return ``data`` with one to three changes; never ``data`` itself."""
    changed = data
    while changed == data:
        for _ in range(random.randint(1, 3)):
            changed = random.choice(CHANGES)(changed, random)
    return changed


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return b"\0"
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(INTERESTING) + data[at:]


def _overwrite(data: bytes, random: Random) -> bytes:
    at, new = random.randint(0, len(data)), random.choice(INTERESTING)
    return data[:at] + new + data[at + len(new) :]


def _delete(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _duplicate(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:]


def _splice(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    at = random.randint(0, len(data))
    return data[:at] + data[start:end] + data[at:]


def _value(data: bytes, random: Random) -> bytes:
    """Put an odd value in the place of one of a JSON document's, or take it out."""
    try:
        document = json.loads(data)
    except ValueError:
        return _flip(data, random)
    place: Any = document
    while isinstance(place, dict | list) and place:
        holder = place
        at = random.choice(list(place) if isinstance(place, dict) else range(len(place)))
        place = holder[at]
        if random.random() < 0.3:
            break
    else:
        if not isinstance(document, dict | list) or not document:
            return _flip(data, random)
    if random.random() < 0.2:
        del holder[at]
    else:
        holder[at] = random.choice(ODD)
    return json.dumps(document, separators=(",", ":")).encode()


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 4, 16, 256, len(data))))


CHANGES: Final = (_flip, _insert, _overwrite, _delete, _truncate, _duplicate, _splice, _value)
