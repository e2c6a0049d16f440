"""The register: whose packet it is, and the keys of the drafts; readable with the data key only.

SQLCipher with a raw 32-byte key. One process writes it, the kiosk, from one thread. Every change is
on the medium when its method returns (WAL with ``synchronous=FULL``); deleted rows are overwritten.
A register that is gone is never quietly replaced where something was recorded: a new one would know
nobody, and let everybody be recorded twice.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import msgspec

from station.errors import Broken, Code
from station.lifecycle import Status
from station.register.days import Days
from station.register.ending import Ending
from station.register.entries import DraftEntry, HistoryEntry, PacketEntry
from station.register.opening import Access, open_or_create
from station.register.outreach import Outreach
from station.register.recaptures import Recaptures
from station.register.tables import Base, columns, insertion, values_of

KEY_BYTES: Final = 32
_PACKET: Final = columns(PacketEntry)
_DRAFT: Final = columns(DraftEntry)
_HISTORY: Final = columns(HistoryEntry)
_PAGE: Final = 200


class Register:
    """An open register. Not for several threads at once."""

    def __init__(self, path: Path, key: bytes, *, used: Callable[[], bool] = lambda: False) -> None:
        """Open it, or create it where there is none.

        ``used`` says whether this station has recorded anything; it is asked only where there is no
        register, or an empty one. Raises ``Broken`` with ``REGISTER_LOCKED`` when the key is wrong,
        the file is damaged, or it is gone from a used station.
        """
        if len(key) != KEY_BYTES:
            raise Broken(Code.REGISTER_LOCKED, "the data key has not 32 bytes")
        self.access: Final = Access(path, key)
        connection, self.created = open_or_create(path, key, used)
        """Whether there was none before: then it says nothing about what else lies on the disk."""
        self._base = Base(connection)
        self.recaptures: Final = Recaptures(self._base)
        self.outreach: Final = Outreach(self._base)
        self.days: Final = Days(self._base)
        self.ending: Final = Ending(self._base, key)

    def close(self) -> None:
        """Give the file back; again is no error."""
        self._base.close()

    # --- packets ----------------------------------------------------------------------------------

    def intend(self, entry: PacketEntry) -> None:
        """Note whose packet is about to be put into the outbox; :meth:`keep` makes it count."""
        marks = ", ".join("?" * (len(PacketEntry.__struct_fields__) + 1))
        sql = f"INSERT OR REPLACE INTO packet ({_PACKET}, kept) VALUES ({marks})"
        self._base.change((sql, (*values_of(entry), 0)))

    def keep(self, packet_id: str) -> None:
        """The packet lies in the outbox: it counts, and its draft's key is destroyed with it."""
        session = "SELECT session FROM packet WHERE packet_id = ?"
        self._base.change(
            ("UPDATE packet SET kept = 1 WHERE packet_id = ?", (packet_id,)),
            (f"DELETE FROM draft WHERE session = ({session})", (packet_id,)),
        )
        self._base.forget()

    def reconcile(self, holds: Callable[[str], bool]) -> tuple[str, ...]:
        """Settle what a crash left open, by asking the outbox; return the sessions now kept.

        A packet the outbox holds is kept; one it does not hold was never put, and its draft is
        still there.
        """
        open_rows = self._base.rows(PacketEntry, f"SELECT {_PACKET} FROM packet WHERE kept = 0")
        there = [entry for entry in open_rows if holds(entry.packet_id)]
        for entry in there:
            self.keep(entry.packet_id)
        self._base.change(("DELETE FROM packet WHERE kept = 0", ()))
        return tuple(entry.session for entry in there)

    def mirror(self, statuses: Iterable[tuple[str, str]]) -> None:
        """Take over statuses, as texts, by packet id; unknown packets are left alone."""
        # One statement for all: at a kiosk's first look that is every packet there is.
        sql = (
            "UPDATE packet SET status = told.value FROM json_each(?) AS told"
            " WHERE packet_id = told.key AND status <> told.value"
        )
        self._base.change((sql, (msgspec.json.encode(dict(statuses)).decode(),)))

    def packet(self, packet_id: str) -> PacketEntry | None:
        """Return whose packet it is."""
        sql = f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND packet_id = ?"
        return self._base.first(PacketEntry, sql, packet_id)

    def packet_of(self, session: str) -> PacketEntry | None:
        """Return the packet an enrollment ended in."""
        sql = f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND session = ?"
        return self._base.first(PacketEntry, sql, session)

    def already_recorded(self, nik: str) -> PacketEntry | None:
        """Return the newest recording of a person made here that still counts.

        A status of UNREGISTERED means that the centre deleted it: it counts no more.
        """
        sql = (
            f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND nik IN (?, ?) AND status <> ?"
            " ORDER BY captured_at DESC LIMIT 1"
        )
        known = self.ending.pseudonym(nik)
        return self._base.first(PacketEntry, sql, nik, known, Status.UNREGISTERED.value)

    def newest(self, nik: str) -> PacketEntry | None:
        """Return the newest recording of a person made here, also one that counts no more."""
        sql = (
            f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND nik IN (?, ?)"
            " ORDER BY captured_at DESC LIMIT 1"
        )
        return self._base.first(PacketEntry, sql, nik, self.ending.pseudonym(nik))

    def owners(self) -> dict[str, str]:
        """Return the packet of every person's newest recording that counts, by NIK or pseudonym."""
        sql = (
            "SELECT nik, packet_id, max(captured_at) FROM packet WHERE kept = 1 AND status <> ?"
            " GROUP BY nik"
        )
        rows = self._base.query(sql, Status.UNREGISTERED.value)
        return {nik: packet_id for nik, packet_id, _ in rows}

    def recorded(self, niks: Iterable[str]) -> dict[str, str]:
        """Return the status of the newest counting recording of each of these people, by NIK.

        Also of those whose name is struck. Asked every few seconds for the day's list: it looks at
        these people alone, not at everybody an office has recorded in years.
        """
        wanted = {each: nik for nik in niks for each in (nik, self.ending.pseudonym(nik))}
        sql = (
            "SELECT nik, status, max(captured_at) FROM packet WHERE kept = 1 AND status <> ?"
            " AND nik IN (SELECT value FROM json_each(?)) GROUP BY nik"
        )
        asked = msgspec.json.encode(list(wanted)).decode()
        rows = self._base.query(sql, Status.UNREGISTERED.value, asked)
        # The newest of both counts, whether its name still stands or was struck.
        told = sorted(rows, key=lambda row: str(row[2]))
        return {wanted[known]: status for known, status, _ in told}

    def search(self, text: str, *, limit: int = _PAGE) -> tuple[PacketEntry, ...]:
        """Return packets whose NIK or number begins with the text or whose name holds it."""
        plain = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        digits = plain.replace(" ", "")
        sql = (
            f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND (nik LIKE ? ESCAPE '\\'"
            " OR number LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')"
            " ORDER BY captured_at DESC LIMIT ?"
        )
        return self._base.rows(PacketEntry, sql, f"{digits}%", f"{plain}%", f"%{plain}%", limit)

    # --- drafts -----------------------------------------------------------------------------------

    def put_draft(self, draft: DraftEntry) -> None:
        """Keep a new draft's key, or its newer revision and step."""
        self._base.change(insertion("draft", draft, instead=True))

    def draft(self, nik: str) -> DraftEntry | None:
        """Return the draft of a person."""
        return self._base.first(DraftEntry, f"SELECT {_DRAFT} FROM draft WHERE nik = ?", nik)

    def drafts(self) -> tuple[DraftEntry, ...]:
        """Return all drafts, the oldest first."""
        return self._base.rows(DraftEntry, f"SELECT {_DRAFT} FROM draft ORDER BY updated_at")

    def drop_draft(self, session: str) -> None:
        """Destroy a draft's key: what lies in the drafts folder can never be read again."""
        self._base.change(("DELETE FROM draft WHERE session = ?", (session,)))
        self._base.forget()

    # --- history ----------------------------------------------------------------------------------

    def note(self, entry: HistoryEntry) -> None:
        """Add a line to the history."""
        self._base.change(insertion("history", entry))

    def history(self, session: str) -> tuple[HistoryEntry, ...]:
        """Return what happened in an enrollment, in order."""
        sql = f"SELECT {_HISTORY} FROM history WHERE session = ? ORDER BY id"
        return self._base.rows(HistoryEntry, sql, session)
