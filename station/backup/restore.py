"""Brings a backup back on a new machine: into a fresh home, and never in half.

A packet that the medium lost keeps none of the others away: it is named, and its row waits for its
file. Everything else must be whole.

Everything is put together beside the home and takes its place by one rename. The restored packets
that are still owed are asked about before they are sent: the old machine may have sent them since.
"""

import logging
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

import packets
from packets import jws
from station import durable
from station.backup import secrets
from station.backup.catalogue import Head, Item, file_name, head, items
from station.backup.medium import Medium, find
from station.durable import LocalDisk, broken
from station.errors import Broken, Code, Refused
from station.home import Home
from station.outbox.index import Index
from station.outbox.recovery import recover
from station.outbox.spool import Spool, packet_id_of

log = logging.getLogger(__name__)
_PERSONAL: Final = ("register.db", "register.db-wal")
_DRAFTS: Final = "drafts/"


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What came back. ``open`` packets are still owed; ``alarms`` is what recovery found.

    ``damaged`` packets were listed and could not be read: they did not come back.
    """

    station: str
    made_at: str
    packets: int
    open: int
    secrets: bool
    register: bool
    alarms: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


def restore(
    folder: Path, home: Home, now: datetime, *, identity: bytes = b"", root: bytes = b""
) -> Restored:
    """Restore a backup into a home where nothing is yet.

    ``identity`` is the recovery identity file: without it keys, accounts, register and drafts stay
    on the medium. ``root`` is the pinned root (PEM); without it the backup's own is believed.
    Raises ``Refused`` with NOT_ALLOWED_NOW for a used home, ``Broken`` for a backup whose index,
    keys or list are not whole: then nothing was changed.
    """
    _require_unused(home.root)
    medium = find(folder)
    made, listed = _listed(medium, root)
    if identity and not made.secrets:
        raise Broken(Code.KEY_MISSING, "the backup was made without a recovery recipient")
    staging = home.root.with_name(f".{home.root.name}.restoring")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        damaged = _bring(medium, listed, Home(staging).make(), identity)
        found = _settle(Home(staging), now)
        _take_place(staging, home.root)
    except OSError as error:
        raise broken(error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Restored(
        station=made.station,
        made_at=made.made_at,
        packets=made.packets - len(damaged),
        open=found[0],
        secrets=bool(identity),
        register=bool(identity) and any(item.name in _PERSONAL for item in listed),
        alarms=found[1],
        damaged=damaged,
    )


def _require_unused(root: Path) -> None:
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        raise Refused(Code.NOT_ALLOWED_NOW, f"{root} is no folder")
    if root.exists() and any(path.is_file() for path in root.rglob("*")):
        raise Refused(Code.NOT_ALLOWED_NOW, f"{root} is in use: restore into a new --home")


def _listed(medium: Medium, root: bytes) -> tuple[Head, tuple[Item, ...]]:
    data = medium.head() or b""
    trust = packets.Trust.from_pem(root) if root else _own_root(medium, data)
    made = head(data, trust)
    lies = file_name(made.list_sha256)
    text = medium.get(_unlisted(lies, made.list_size, made.list_sha256))
    return made, items(text, made)


def _own_root(medium: Medium, data: bytes) -> packets.Trust:
    """Return the root that the backup brings along; who needs more names one of his own."""
    try:
        claimed = msgspec.json.decode(jws.parse(data.decode("ascii")).payload, type=Head)
    except (packets.PacketError, msgspec.MsgspecError, ValueError) as error:
        raise Broken(Code.FILE_UNREADABLE, "backup.jws is damaged") from error
    text = medium.get(
        _unlisted(file_name(claimed.list_sha256), claimed.list_size, claimed.list_sha256)
    )
    found = [item for item in items(text, claimed) if item.name == "trust/root.pem"]
    if not found:
        raise Broken(Code.FILE_UNREADABLE, "the backup has no root certificate")
    return packets.Trust.from_pem(medium.get(found[0]))


def _unlisted(lies: str, size: int, sha256: str) -> Item:
    return Item(name="trust/root.pem", lies=lies, size=size, sha256=sha256)


def _bring(
    medium: Medium, listed: tuple[Item, ...], home: Home, identity: bytes
) -> tuple[str, ...]:
    """Copy what is listed; return the packets that cannot be read. Raises ``Broken``."""
    Spool(home.outbox).make()
    damaged: list[str] = []
    for item in listed:
        if item.name == "secrets.age":
            for name, data in (
                secrets.unwrap(medium.get(item), identity) if identity else {}
            ).items():
                _write(home.root / name, data)
        elif packet_id := packet_id_of(Path(item.lies).name):
            if not _packet(medium, item, home):
                damaged.append(packet_id)
        elif identity or not (item.name in _PERSONAL or item.name.startswith(_DRAFTS)):
            _write(home.root / item.name, medium.get(item))
    return tuple(damaged)


def _packet(medium: Medium, item: Item, home: Home) -> bool:
    try:
        data = medium.get(item)
    except Broken as trouble:
        log.warning("backup_damaged", extra={"code": trouble.code})
        return False
    _write(home.root / item.name, data)
    return True


def _write(path: Path, data: bytes) -> None:
    durable.write(path, data)


def _settle(home: Home, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Make the index agree with the files, and have the centre asked about all that is owed."""
    with closing(Index(home.outbox)) as index:
        recovery = recover(Spool(home.outbox), index, now)
        owed = list(index.open_entries())
        with index.transaction():
            for entry in owed:
                index.change(entry.packet_id, announced_at=None, acknowledged=0)
    return len(owed), tuple(found.alarm.value for found in recovery.alarms)


def _take_place(staging: Path, root: Path) -> None:
    """Let the finished home take its place; empty folders that stood there make way."""
    disk = LocalDisk()
    for folder in sorted(p for p in staging.rglob("*") if p.is_dir()):
        disk.sync_folder(folder)
    disk.sync_folder(staging)
    if root.exists():
        shutil.rmtree(root)
    disk.rename(staging, root)
    disk.sync_folder(root.parent)
