"""One line of the trail: its canonical form, its hash, and the chain of hashes."""

import hashlib
from typing import Annotated, Final

import msgspec

START: Final = "0" * 64
"""What the first entry of all names as the hash before it."""
_HASH: Final = "^[0-9a-f]{64}$"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who did what, about what, when. ``act`` stays text: a newer program may know more acts."""

    seq: Annotated[int, msgspec.Meta(ge=1)]
    at: str
    act: str
    who: str
    about: str
    details: dict[str, str]
    before: Annotated[str, msgspec.Meta(pattern=_HASH)]


def line(entry: Entry) -> bytes:
    """Return the one way to write an entry: members in their order, details sorted, a newline."""
    ordered = msgspec.structs.replace(entry, details=dict(sorted(entry.details.items())))
    return msgspec.json.encode(ordered) + b"\n"


def digest(written: bytes) -> str:
    """Return the SHA-256 of a line, newline included, as hex: what the next entry names."""
    return hashlib.sha256(written).hexdigest()


def read(written: bytes) -> Entry | None:
    """Return the entry of a line; None where it is none, or is written in another way."""
    try:
        entry = msgspec.json.decode(written, type=Entry)
    except (msgspec.MsgspecError, ValueError):
        return None
    return entry if line(entry) == written else None
