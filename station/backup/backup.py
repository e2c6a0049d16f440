"""Makes one backup: copies what the medium lacks, reads it back, publishes a new signed head."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from station import keys
from station.backup import secrets, status
from station.backup.catalogue import Head, Item, file_name, head, signed, written
from station.backup.medium import Medium
from station.backup.owner import recovery_keys, station_of
from station.backup.source import Source, item_of
from station.backup.status import State, Status
from station.clock import Clock, iso
from station.errors import Broken, Code
from station.home import Home

log = logging.getLogger(__name__)
_TURNS: Final = 16
"""After so many backups every older packet on the medium was read again."""
_STATES: Final = MappingProxyType(
    {Code.DISK_FULL: State.MEDIUM_FULL, Code.DISK_UNWRITABLE: State.MEDIUM_UNWRITABLE}
)


def back_up(home: Home, folder: Path, clock: Clock, *, whole: bool = False) -> Status:
    """Make a backup under ``folder``, write down how it went, and return it. Raises nothing.

    One at a time for one home: while another runs, the state is BUSY. ``whole``: every packet that
    lies on the medium is read again, not only this turn's share.
    """
    before = status.load(home)
    try:
        with _alone(home):
            after = _made(home, folder, clock, whole=whole)
    except Broken as trouble:
        after = _failed(before, folder, clock, trouble)
    except (Timeout, OSError) as error:
        busy = isinstance(error, Timeout)
        after = msgspec.structs.replace(
            before, state=State.BUSY if busy else State.MEDIUM_UNWRITABLE, code="",
            at=iso(clock.now()), folder=str(folder),
        )  # fmt: skip
    if after.state is not before.state:  # a stick that is not there is said once, not every time
        log.info("backup_state", extra={"status": after.state.value, "code": after.code})
    status.save(home, after)
    return after


def _failed(before: Status, folder: Path, clock: Clock, trouble: Broken) -> Status:
    return msgspec.structs.replace(
        before,
        state=_STATES.get(trouble.code, State.FAILED) if folder.is_dir() else State.MEDIUM_ABSENT,
        code=trouble.code.value,
        at=iso(clock.now()),
        folder=str(folder),
    )


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    with FileLock(home.root / "backup.lock", timeout=0.0, mode=0o600):
        yield


def _made(home: Home, folder: Path, clock: Clock, *, whole: bool) -> Status:
    if not folder.is_dir():
        raise Broken(Code.DISK_UNWRITABLE, "the medium is not there")
    now = clock.now()
    signer = keys.signer(home)
    station = station_of(signer)
    medium = Medium(folder / f"perekaman-{station}").make()
    source = Source(home)
    if source.busy:
        raise Timeout("register")
    recovery = recovery_keys(home, now)
    if recovery:
        source.small["secrets.age"] = secrets.wrap(home, recovery)
    turn = _turn(medium, home)
    copier = _Copier(medium, "" if whole else f"{turn % _TURNS:x}")
    listed = (*copier.packets(source), *copier.small(source.small))
    text = written(listed)
    digest = hashlib.sha256(text).hexdigest()
    medium.put(file_name(digest), text)
    made = Head(
        station=station,
        made_at=iso(now),
        turn=turn,
        secrets=bool(recovery),
        packets=sum(item.lies.startswith("packets/") for item in listed),
        list_sha256=digest,
        list_size=len(text),
    )
    medium.publish(signed(made, signer))
    medium.clear([file_name(digest), *(item.lies for item in listed)])
    return Status(
        state=State.GOOD,
        at=iso(now),
        good_at=iso(now),
        folder=str(folder),
        packets=made.packets,
        copied=copier.copied,
        bytes=copier.bytes,
        damaged=len(source.damaged),
        secrets=made.secrets,
        same_disk=folder.stat().st_dev == home.root.stat().st_dev,
    )


def _turn(medium: Medium, home: Home) -> int:
    """Return the number of this backup; one that cannot be read counts from the beginning."""
    found = medium.head()
    if found is None:
        return 1
    try:
        return head(found, keys.trust(home)).turn + 1
    except Broken:
        return 1


class _Copier:
    """Brings to a medium what it lacks; reads again what begins with ``share`` of its SHA-256."""

    def __init__(self, medium: Medium, share: str) -> None:
        self._medium = medium
        self._share = share
        self.copied = 0
        self.bytes = 0

    def packets(self, source: Source) -> Iterable[Item]:
        for item in source.packets():
            if self._sound(item):
                yield item
                continue
            data = source.read(item)
            if data is not None:
                self._put(item, data)
                yield item

    def small(self, files: dict[str, bytes]) -> Iterable[Item]:
        for name, data in files.items():
            item = item_of(name, data)
            if not self._medium.has(item):
                self._put(item, data)
            yield item

    def _put(self, item: Item, data: bytes) -> None:
        self._medium.put(item.lies, data)
        self.copied += 1
        self.bytes += item.size

    def _sound(self, item: Item) -> bool:
        """Say whether a packet lies there; in its turn every one is read whole."""
        if not self._medium.has(item):
            return False
        if not item.sha256.startswith(self._share):
            return True
        try:
            self._medium.get(item)
        except Broken as trouble:
            log.warning("backup_damaged", extra={"code": trouble.code})
            return False
        return True
