"""Examines one bundle of a stick: what its list says, what lies there, and where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from packets import jws
from packets.errors import PacketError
from packets.trust import Trust
from station.centre.courier import layout
from station.centre.courier.layout import Listed, PacketList
from station.centre.courier.medium import Medium
from station.errors import Broken


class Finding(StrEnum):
    """What is to be said of a packet, or of a bundle (LIST_, TOO_MANY, STRAY) on a stick."""

    WHOLE = "WHOLE"
    """As the list has it."""
    UNLISTED = "UNLISTED"
    """A file that no list names: its own waybill must speak for it."""
    MISSING = "MISSING"
    """Listed, and not there: the stick was pulled, or somebody took it away."""
    TRUNCATED = "TRUNCATED"
    """Shorter than listed."""
    CHANGED = "CHANGED"
    """Other bytes than listed."""
    UNREADABLE = "UNREADABLE"
    """The medium does not give it, or it is a link, or larger than any packet."""
    LIST_MISSING = "LIST_MISSING"
    """Packets without a list: the stick was pulled before the export had ended."""
    LIST_INVALID = "LIST_INVALID"
    """A list that its station has not signed so, or that lies in another's bundle."""
    TOO_MANY = "TOO_MANY"
    """More names than a bundle may have; the rest was not looked at."""
    STRAY = "STRAY"
    """Something that is no part of an export. Its name is not repeated."""


@dataclass(frozen=True)
class Item:
    """One packet of a bundle; ``data`` only where it is worth taking."""

    packet_id: str
    finding: Finding
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Bundle:
    """A bundle before its packets are read; ``listed`` None without a list to be believed."""

    folder: Path
    listed: PacketList | None
    faults: tuple[Finding, ...]
    unlisted: tuple[str, ...]
    """Packet ids that have a file and do not stand in the list."""


def examine(medium: Medium, folder: Path, trust: Trust, now: datetime) -> Bundle:
    """Read a bundle's list and names. Never raises for what is wrong with it."""
    try:
        names = medium.disk.names(folder)
    except OSError:
        return Bundle(folder, None, (Finding.UNREADABLE,), ())
    many = len(names) > layout.MOST_NAMES
    listed, faults = _list(
        medium, folder, trust, now, there=medium.disk.exists(folder / layout.LIST)
    )
    known = {each.packet_id for each in listed.packets} if listed else set()
    found = [i for i in map(layout.packet_of, names) if i is not None]
    if not found and listed is None and faults == (Finding.LIST_MISSING,):
        faults = ()  # begun and nothing in it: nobody misses anything
    strays = (Finding.STRAY,) if any(map(_stray, names)) else ()
    full = (Finding.TOO_MANY,) if many else ()
    unlisted = tuple(sorted(set(found) - known))[: layout.MOST_NAMES]
    return Bundle(folder, listed, faults + strays + full, unlisted)


def items(medium: Medium, bundle: Bundle) -> Iterator[Item]:
    """Read the packets of a bundle one after the other; one is in memory at a time."""
    for each in bundle.listed.packets if bundle.listed else ():
        yield _listed(medium, bundle.folder, each)
    for packet_id in bundle.unlisted:
        yield _unlisted(medium, bundle.folder, packet_id)


def _list(
    medium: Medium, folder: Path, trust: Trust, now: datetime, *, there: bool
) -> tuple[PacketList | None, tuple[Finding, ...]]:
    if not there:
        return None, (Finding.LIST_MISSING,)
    try:
        token = medium.read(folder / layout.LIST, jws.LARGEST).decode("ascii")
        listed = layout.verify_list(token, trust, now)
    except (Broken, PacketError, UnicodeDecodeError):
        return None, (Finding.LIST_INVALID,)
    if listed.bundle != folder.name.lower():
        return None, (Finding.LIST_INVALID,)  # a sound list of another bundle
    return listed, ()


def _listed(medium: Medium, folder: Path, each: Listed) -> Item:
    path = folder / f"{each.packet_id}{layout.PACKET}"
    if not medium.disk.exists(path):
        return Item(each.packet_id, Finding.MISSING)
    try:
        size = medium.disk.size(path)
    except OSError:
        return Item(each.packet_id, Finding.UNREADABLE)
    if size != each.size:
        shorter = size < each.size
        return Item(each.packet_id, Finding.TRUNCATED if shorter else Finding.CHANGED)
    item = _read(medium, path, each.packet_id, Finding.WHOLE)
    if item.finding is Finding.WHOLE and sha256(item.data).hexdigest() != each.sha256:
        return Item(each.packet_id, Finding.CHANGED)
    return item


def _unlisted(medium: Medium, folder: Path, packet_id: str) -> Item:
    return _read(medium, folder / f"{packet_id}{layout.PACKET}", packet_id, Finding.UNLISTED)


def _read(medium: Medium, path: Path, packet_id: str, finding: Finding) -> Item:
    try:
        return Item(packet_id, finding, medium.read(path, layout.LARGEST_PACKET))
    except Broken:
        return Item(packet_id, Finding.UNREADABLE)


def _stray(name: str) -> bool:
    ours = name in (layout.LIST, layout.RECEIPTS) or name.endswith(layout.TEMPORARY)
    return not ours and layout.packet_of(name) is None
