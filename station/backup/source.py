"""What of a home goes into a backup, read so that the parts agree with each other.

The register and the drafts are read while neither changes, and the spool's names with them: so
every packet that the register counts as kept is in the list. The index is copied before the names
are read: every packet it knows lies in the spool, or has a tombstone there.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from station.backup.catalogue import Item, file_name
from station.durable import broken
from station.errors import Broken, Code
from station.home import Home
from station.outbox.copying import copy_index
from station.outbox.entries import Entry
from station.outbox.reader import Reader
from station.outbox.spool import Place, Spool
from station.register.copying import still

_PAGE: Final = 1000
_TRUSTED: Final = re.compile(r"[a-z]+\.(pem|jws|json|url)")


class Source:
    """One look at a home. ``small`` are whole files by their path under it; packets are named."""

    def __init__(self, home: Home) -> None:
        """Look. Raises ``Broken``; ``busy`` says that the register never stood still."""
        self._home = home
        self._spool = Spool(home.outbox).make()
        self.small: dict[str, bytes] = {}
        self.damaged: list[str] = []
        self._index()
        self.known = {entry.packet_id: entry for entry in self._entries()}
        seen = still(home.register, self._beside)
        self.busy = seen is None
        files, (drafts, self._places, graves) = seen or ({}, ({}, {}, ()))
        self.small |= files | drafts
        self._tombstones(graves)
        self._trail()  # after the packets: it tells of each of them
        self._trust()

    def packets(self) -> Iterator[Item]:
        """Yield every sealed packet as it has to lie on the medium, unread where it is known."""
        for packet_id, place in sorted(self._places.items()):
            known = self.known.get(packet_id)
            if known is not None and known.destroyed_at is not None:
                continue
            try:
                size, sha256 = self._facts(packet_id, known)
            except FileNotFoundError:
                continue  # destroyed since the folder was read: its end was due
            yield Item(
                name=f"outbox/{place.value}/{packet_id}.packet",
                lies=f"packets/{packet_id}.packet",
                size=size,
                sha256=sha256,
            )

    def read(self, item: Item) -> bytes | None:
        """Return a packet's bytes; None when they are not what was put. Raises ``OSError``."""
        path = self._spool.find(Path(item.name).stem)
        data = path.read_bytes() if path else b""
        if hashlib.sha256(data).hexdigest() != item.sha256:
            self.damaged.append(Path(item.name).stem)
            return None
        return data

    # --- parts

    def _facts(self, packet_id: str, known: Entry | None) -> tuple[int, str]:
        if known is not None:
            return known.size, known.sha256
        path = self._spool.find(packet_id)
        if path is None:
            raise FileNotFoundError
        data = path.read_bytes()
        return len(data), hashlib.sha256(data).hexdigest()

    def _beside(self) -> tuple[dict[str, bytes], dict[str, Place], list[str]]:
        # new/ before done/: what moves on in between is seen twice, not never.
        places = {
            packet_id: place
            for place in (Place.NEW, Place.DONE)
            for packet_id in self._spool.packet_ids(place)
        }
        return self._drafts(), places, self._spool.packet_ids(Place.GONE)

    def _drafts(self) -> dict[str, bytes]:
        found = {}
        for path in sorted(self._home.drafts.glob("*.draft")):
            with suppress(FileNotFoundError):
                found[f"drafts/{path.name}"] = path.read_bytes()
        return found

    def _index(self) -> None:
        copy = self._spool.folder / Place.TMP.value / f"index.{os.urandom(8).hex()}"
        try:
            if copy_index(self._spool.folder, copy):
                self.small["outbox/index.db"] = copy.read_bytes()
        except OSError as error:
            raise broken(error) from error
        finally:
            copy.unlink(missing_ok=True)

    def _entries(self) -> Iterator[Entry]:
        reader, after = Reader(self._home.outbox), None
        while True:
            page = reader.page(after=after, limit=_PAGE)
            yield from page.entries
            after = page.after
            if after is None:
                return

    def _tombstones(self, graves: tuple[str, ...] | list[str]) -> None:
        """Take the tombstones that the copy of the index does not hold yet."""
        for packet_id in graves:
            known = self.known.get(packet_id)
            if known is None or known.destroyed_at is None:
                path = self._spool.tombstone(packet_id)
                self.small[f"outbox/gone/{path.name}"] = path.read_bytes()

    def _trail(self) -> None:
        """Take the audit trail up to its last whole line: another process may be writing one."""
        for path in sorted(self._home.audit.glob("*")):
            if path.suffix in {".jsonl", ".jws"} or path.name.startswith("torn-"):
                data = path.read_bytes()
                whole = data.rfind(b"\n") + 1 if path.suffix == ".jsonl" else len(data)
                self.small[f"audit/{path.name}"] = data[:whole]

    def _trust(self) -> None:
        for path in sorted(self._home.trust.iterdir()):
            if _TRUSTED.fullmatch(path.name):
                self.small[f"trust/{path.name}"] = path.read_bytes()
        if "trust/root.pem" not in self.small:
            raise Broken(Code.KEY_MISSING, "root.pem: run `perekaman station provision`")


def item_of(name: str, data: bytes) -> Item:
    """Return how a small file is listed: named by its content on the medium."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Item(name=name, lies=file_name(sha256), size=len(data), sha256=sha256)
