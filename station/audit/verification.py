"""Says whether a trail is whole: its lines, chain and signatures, and what hangs on it outside.

A chain alone shows that nothing was changed in its middle. That nothing was cut from its end is
shown by signatures, by the packets in the outbox (each must be sealed in the trail), by the serial
of the accounts, and by heads that others hold: each packet carries one to the centre.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from station.audit import segments
from station.audit.acts import Act, check
from station.audit.checkpoint import Checkpoint
from station.audit.entry import START, Entry, digest, read
from station.durable import Disk, LocalDisk

Believe = Callable[[str], Checkpoint | None]
"""Returns the checkpoint of a token that this station signed; None for any other."""


class Flaw(StrEnum):
    """One way in which a trail is not as it was written."""

    LINE_UNREADABLE = "LINE_UNREADABLE"
    NUMBER_WRONG = "NUMBER_WRONG"
    CHAIN_BROKEN = "CHAIN_BROKEN"
    SEGMENT_MISSING = "SEGMENT_MISSING"
    HALF_LINE = "HALF_LINE"
    HALF_LINE_LOST = "HALF_LINE_LOST"
    SIGNATURE_MISSING = "SIGNATURE_MISSING"
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    SIGNATURE_OF_OTHERS = "SIGNATURE_OF_OTHERS"
    PACKET_UNTOLD = "PACKET_UNTOLD"
    ACCOUNTS_OLDER = "ACCOUNTS_OLDER"
    ACCOUNT_UNTOLD = "ACCOUNT_UNTOLD"
    HEAD_MISSED = "HEAD_MISSED"
    TRAIL_MISSING = "TRAIL_MISSING"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A flaw and where: behind which entry, or about which packet or file."""

    flaw: Flaw
    after: int = 0
    where: str = ""


@dataclass(frozen=True)
class Outside:
    """What the trail must agree with, held outside of it."""

    packets: frozenset[str] = frozenset()
    """Ids of the packets in the outbox."""
    accounts_serial: int | None = None
    accounts: frozenset[tuple[str, str]] = frozenset()
    """Every account with its role."""
    heads: Mapping[int, str] = field(default_factory=dict)
    """Numbers and hashes of entries that others have seen."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came out. ``signed`` is the last entry under a signature that holds."""

    entries: int
    head: str
    signed: int
    set_back: int
    """How often the clock went back between two entries."""
    torn: int
    """Half lines that power cuts left, set aside and told."""
    flaws: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.flaws


@dataclass
class _Walk:
    """The state of one walk along the chain."""

    seq: int = 0
    head: str = START
    at: str = ""
    signed: int = 0
    set_back: int = 0
    serial: int = 0
    sealed: set[str] = field(default_factory=set)
    accounts: dict[str, str] = field(default_factory=dict)
    halves: dict[str, int] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    flaws: list[Finding] = field(default_factory=list)

    def blame(self, flaw: Flaw, where: str = "") -> None:
        self.flaws.append(Finding(flaw=flaw, after=self.seq, where=where))


_NOTHING: Final = Outside()


def verify(
    folder: Path, believe: Believe, outside: Outside = _NOTHING, disk: Disk | None = None
) -> Verdict:
    """Walk the whole trail; a flaw ends nothing, all are found."""
    local, walk = disk or LocalDisk(), _Walk()
    here = segments.segments(folder, local)
    for segment in here:
        _segment(walk, segment, local, last=segment == here[-1])
        _signature(walk, segment, local, believe, last=segment == here[-1])
    _halves(walk, folder, local)
    _outside(walk, outside)
    return Verdict(
        entries=walk.seq,
        head=walk.head,
        signed=walk.signed,
        set_back=walk.set_back,
        torn=len(walk.halves),
        flaws=tuple(walk.flaws),
    )


def _segment(walk: _Walk, segment: Path, disk: Disk, *, last: bool) -> None:
    if segments.first_of(segment) != walk.seq + 1:
        walk.blame(Flaw.SEGMENT_MISSING, segment.name)
        walk.seq, walk.head = segments.first_of(segment) - 1, ""
    written, half = segments.lines(disk.read(segment))
    for each in written:
        _line(walk, each)
    if half:
        # In the last segment it is what a power cut leaves until the next entry.
        walk.blame(Flaw.HALF_LINE, "" if last else segment.name)


def _line(walk: _Walk, written: bytes) -> None:
    entry = _sound(read(written))
    if entry is None:
        walk.blame(Flaw.LINE_UNREADABLE)
    elif entry.seq != walk.seq + 1:
        walk.blame(Flaw.NUMBER_WRONG)
    elif entry.before != walk.head:
        walk.blame(Flaw.CHAIN_BROKEN)
    walk.seq += 1
    walk.head = walk.heads[walk.seq] = digest(written)
    if entry is not None:
        _learn(walk, entry)


def _sound(entry: Entry | None) -> Entry | None:
    """Return an entry that the trail would have taken; a flipped bit may leave another one."""
    try:
        if entry is not None:
            check(entry.who, entry.about, entry.details)
    except ValueError:
        return None
    return entry


def _learn(walk: _Walk, entry: Entry) -> None:
    walk.set_back += entry.at < walk.at
    walk.at = entry.at
    if entry.act == Act.SEALED:
        walk.sealed.add(entry.about)
    if entry.act in {Act.ACCOUNT_ADDED, Act.ACCOUNT_ADMITTED}:
        walk.accounts[entry.details.get("account", "")] = entry.details.get("role", "")
    if entry.act == Act.TRAIL_TORN:
        walk.halves[entry.details.get("sha256", "")] = entry.seq
    elif "serial" in entry.details and entry.act != Act.ACCOUNTS_INSTALLED:
        walk.serial = max(walk.serial, int(entry.details["serial"]))


def _signature(walk: _Walk, segment: Path, disk: Disk, believe: Believe, *, last: bool) -> None:
    path = segments.checkpoint_of(segment)
    if not disk.exists(path):
        if not last:
            walk.blame(Flaw.SIGNATURE_MISSING, segment.name)
        return
    point = believe(disk.read(path).decode("ascii", "replace"))
    if point is None:
        walk.blame(Flaw.SIGNATURE_INVALID, path.name)
        return
    signed = (point.first, point.last, point.head)
    if signed != (segments.first_of(segment), walk.seq, walk.head):
        walk.blame(Flaw.SIGNATURE_OF_OTHERS, path.name)
    else:
        walk.signed = walk.seq


def _halves(walk: _Walk, folder: Path, disk: Disk) -> None:
    aside = {digest(disk.read(folder / name)): name for name in segments.torn(folder, disk)}
    for sha256 in walk.halves.keys() - aside.keys():
        walk.flaws.append(Finding(flaw=Flaw.HALF_LINE_LOST, after=walk.halves[sha256]))
    for sha256 in aside.keys() - walk.halves.keys():
        walk.blame(Flaw.HALF_LINE, aside[sha256])
    known = {segments.checkpoint_of(each).name for each in segments.segments(folder, disk)}
    for name in segments.names(folder, disk):
        if name.endswith(".jws") and name not in known:
            walk.blame(Flaw.SEGMENT_MISSING, name)


def _outside(walk: _Walk, outside: Outside) -> None:
    for packet in sorted(outside.packets - walk.sealed):
        walk.blame(Flaw.PACKET_UNTOLD, packet)
    serial = outside.accounts_serial
    if serial is not None and serial < walk.serial:
        walk.blame(Flaw.ACCOUNTS_OLDER)
    for account, role in sorted(outside.accounts):
        if walk.accounts.get(account) != role:
            walk.blame(Flaw.ACCOUNT_UNTOLD, account)
    if serial and not walk.seq:  # accounts are made by somebody, who is noted
        walk.blame(Flaw.TRAIL_MISSING)
    for seq, head in outside.heads.items():
        if walk.heads.get(seq) != head:
            walk.blame(Flaw.HEAD_MISSED, str(seq))
