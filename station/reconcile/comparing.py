"""Lays a status file beside the outbox: every line, and every packet that should be in it."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from station import lifecycle
from station.clock import parse
from station.lifecycle import AT_STATION, Status, believable, moves_on
from station.outbox.asking import ask
from station.outbox.lists import CRITICAL
from station.reconcile.line import Key, Line
from station.reconcile.view import Comparison, Difference, Kind

MISSING_AFTER: Final = timedelta(days=3)
_SENT: Final = frozenset({Status.SENT_FOR_ENROLLMENT, Status.PACKET_RETRY})
_DONE: Final = frozenset(
    {Status.UNREGISTERED, Status.BIO_CAPTURED, Status.PROCESSING, Status.CARD_ISSUED}
)
"""Where a packet need not be in the centre's file: not sent, deleted, or at its end."""
_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}


class Held(msgspec.Struct, frozen=True, gc=False):
    """One packet of the outbox, as far as a status file is compared with it."""

    packet_id: str
    number: str
    state: Status
    begun_at: str
    """When it was sealed, or came back to be sent once more."""
    stated: str
    destroyed: bool


class Outbox:
    """All packets at one moment, by id, number and NIK."""

    def __init__(self, folder: Path, owners: Mapping[str, str]) -> None:
        """Read them. ``owners`` gives the packet id by NIK. Raises ``Broken``."""
        rows = ask(
            folder,
            "SELECT packet_id, number, state, coalesce(resent_at, sealed_at), stated, destroyed_at"
            " FROM packet",
            {},
        )
        self.packets = {
            row[0]: Held(row[0], row[1], Status(row[2]), row[3], row[4], row[5] is not None)
            for row in rows
        }
        numbers: dict[str, set[str]] = defaultdict(set)
        for each in self.packets.values():
            numbers[each.number].add(each.packet_id)
        self._numbers = {name: next(iter(ids)) for name, ids in numbers.items() if len(ids) == 1}
        self._owners = owners
        self.asked = _asked(folder)

    def find(self, line: Line) -> tuple[Held, ...]:
        """Return the packets a line names: several where its keys do not agree."""
        ids = {found for kind, key in line.keys.items() if (found := self._id(kind, key))}
        return tuple(self.packets[each] for each in sorted(ids) if each in self.packets)

    def _id(self, kind: Key, key: str) -> str | None:
        match kind:
            case Key.PACKET:
                return key
            case Key.NUMBER:
                return self._numbers.get(key)
            case Key.NIK:
                return self._owners.get(key)


def _asked(folder: Path) -> set[tuple[str, str]]:
    """Return for which packets the centre was asked already, after which status of a file."""
    rows = ask(
        folder,
        "SELECT packet_id, cause FROM event WHERE kind = 'NOTE' AND cause LIKE 'status file %'",
        {},
    )
    return {(row[0], _status_in(row[1])) for row in rows}


def _status_in(cause: str) -> str:
    return cause.rpartition(": ")[2].partition(",")[0]


def compare(
    data: bytes, lines: Sequence[Line], outbox: Outbox, now: datetime, missing_after: timedelta
) -> Comparison:
    """Return what differs. Nothing is changed."""
    named: dict[str, list[Line]] = defaultdict(list)
    found: list[Difference] = []
    for line in lines:
        packets = outbox.find(line) if line.damage is None else ()
        if len(packets) == 1:
            named[packets[0].packet_id].append(line)
            continue
        found.append(_unmatched(line, packets))
        for held in packets:  # it is spoken of, if not clearly
            named.setdefault(held.packet_id, [])
    for packet_id, said in named.items():
        if said:
            found.append(_judged(outbox.packets[packet_id], said, outbox, now))
    agreed = sum(each.kind is Kind.AGREE for each in found)
    found = [each for each in found if each.kind is not Kind.AGREE]
    found += _missing(outbox, named.keys(), now - missing_after)
    found.sort(key=lambda each: (_ORDER[each.kind], each.line, each.packet_id))
    counts = Counter(each.kind for each in found)
    counts[Kind.AGREE] = agreed
    return Comparison(
        file=hashlib.sha256(data).hexdigest(),
        lines=len(lines),
        differences=tuple(found),
        counts={kind: counts[kind] for kind in Kind},
        digest=digest(each for each in found if each.to_do),
    )


def digest(changes: Iterable[Difference]) -> str:
    """Return the SHA-256 of what would be taken over, in hex; nothing for nothing."""
    rows = sorted((each.packet_id, str(each.ours), each.theirs) for each in changes)
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest() if rows else ""


def _unmatched(line: Line, packets: Sequence[Held]) -> Difference:
    kind = Kind.DAMAGED if line.damage else Kind.CONFLICT if packets else Kind.UNKNOWN
    return Difference(
        kind=kind, line=line.place, theirs=_canonical(line.status), at=line.at, damage=line.damage
    )


def _judged(held: Held, said: Sequence[Line], outbox: Outbox, now: datetime) -> Difference:
    last = said[-1]
    theirs = {_canonical(line.status) for line in said}
    kind = Kind.CONFLICT if len(theirs) > 1 else _kind(held, last, now)
    text = " / ".join(sorted(theirs))
    return Difference(
        kind=kind,
        line=said[0].place,
        packet_id=held.packet_id,
        number=held.number,
        ours=held.state,
        theirs=text,
        at=last.at,
        settled=kind is Kind.AWAITED and (held.packet_id, text) in outbox.asked,
    )


def _kind(held: Held, line: Line, now: datetime) -> Kind:
    status = lifecycle.read(line.status)
    if status is None:
        return Kind.AGREE if held.stated == line.status else Kind.UNNAMED
    if held.state in AT_STATION:
        return _unproven(held, line, status, now)
    if status is held.state:
        return Kind.AGREE
    if held.state is Status.DUPLICATE_RECORD and status is Status.UNREGISTERED:
        return Kind.LOCKED
    if believable(held.state, status, destroyed=held.destroyed):
        return Kind.AHEAD
    return Kind.BEHIND if moves_on(status, held.state) else Kind.IMPOSSIBLE


def _unproven(held: Held, line: Line, status: Status, now: datetime) -> Kind:
    """Judge a packet for which no receipt is here."""
    old = held.state in _SENT and now - parse(held.begun_at) >= CRITICAL
    # A line that names only the person may speak of a recording made elsewhere.
    personal = line.keys.keys() == {Key.NIK}
    if old and (personal or status is Status.SENT_FOR_ENROLLMENT):
        return Kind.ALREADY_THERE
    if status is held.state:
        return Kind.AGREE
    if status in AT_STATION or status is Status.UNREGISTERED:
        return Kind.BEHIND
    return Kind.AWAITED


def _missing(outbox: Outbox, named: Iterable[str], until: datetime) -> list[Difference]:
    there = set(named)
    return [
        Difference(kind=Kind.MISSING, packet_id=held.packet_id, number=held.number, ours=held.state)
        for held in outbox.packets.values()
        if held.packet_id not in there and held.state not in _DONE and parse(held.begun_at) <= until
    ]


def _canonical(text: str) -> str:
    status = lifecycle.read(text)
    return status.value if status else text
