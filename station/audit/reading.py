"""Reads a trail: all its entries, a span of them, those about one packet or one person."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from station import clock
from station.audit import segments
from station.audit.acts import Act
from station.audit.entry import Entry, read
from station.durable import Disk, LocalDisk


def entries(folder: Path, disk: Disk | None = None) -> Iterator[Entry]:
    """Yield what can be read, the oldest first; whether it is whole, ``verification`` says."""
    local = disk or LocalDisk()
    for segment in segments.segments(folder, local):
        for written in segments.lines(local.read(segment))[0]:
            entry = read(written)
            if entry is not None:
                yield entry


def newest(folder: Path, act: Act, disk: Disk | None = None) -> Entry | None:
    """Return the last entry of an act; it is looked for from the end."""
    local = disk or LocalDisk()
    for segment in reversed(segments.segments(folder, local)):
        for written in reversed(segments.lines(local.read(segment))[0]):
            entry = read(written)
            if entry is not None and entry.act == act:
                return entry
    return None


def between(found: Iterable[Entry], first: date, last: date) -> Iterator[Entry]:
    """Yield the entries of some days, as the office counts days; both are included."""
    for entry in found:
        if first <= clock.parse(entry.at).astimezone().date() <= last:
            yield entry


def about(found: Iterable[Entry], what: str) -> tuple[Entry, ...]:
    """Return what was done with a packet, an enrollment or a person, and what hangs on it.

    A person's enrollments name them (``person``), a sealed packet its enrollment (``session``): all
    three are followed in both directions, from what was asked for.
    """
    told = tuple(found)
    known = _connected(told, what)
    return tuple(each for each in told if each.about in known or each.details.get("person") == what)


def _connected(told: tuple[Entry, ...], what: str) -> set[str]:
    links = [(each.about, other) for each in told if (other := _link(each))]
    known = {what}
    if not what.startswith("p-"):  # a packet's enrollment, but not all others of its person
        known |= {session for packet, session in links if packet == what}
        return known
    known |= {session for session, person in links if person == what}
    return known | {packet for packet, session in links if session in known}


def _link(entry: Entry) -> str:
    name = "session" if entry.act == Act.SEALED else "person"
    return entry.details.get(name, "")
