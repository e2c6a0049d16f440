"""The register: whose packet it is, and the keys of the drafts; readable with the data key only.

SQLCipher with a raw 32-byte key. One process writes it, the kiosk, from one thread. Every change is
on the medium when its method returns (WAL with ``synchronous=FULL``); deleted rows are overwritten.
A register that is gone is never quietly replaced where something was recorded: a new one would know
nobody, and let everybody be recorded twice.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from sqlcipher3 import dbapi2

from station import durable
from station.errors import Broken, Code
from station.lifecycle import Status
from station.register.entries import DraftEntry, HistoryEntry, PacketEntry
from station.register.schema import SCHEMA, VERSION

KEY_BYTES: Final = 32
_PACKET: Final = ", ".join(PacketEntry.__struct_fields__)
_DRAFT: Final = ", ".join(DraftEntry.__struct_fields__)
_HISTORY: Final = ", ".join(HistoryEntry.__struct_fields__)
_PAGE: Final = 200
Row = TypeVar("Row", PacketEntry, DraftEntry, HistoryEntry)


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
        if _absent(path):
            if used():
                raise _gone()
            _create(path)
        self._base, self.created = _open(path, key, used)
        """Whether there was none before: then it says nothing about what else lies on the disk."""

    def close(self) -> None:
        """Give the file back; again is no error."""
        self._base.close()

    # --- packets ----------------------------------------------------------------------------------

    def intend(self, entry: PacketEntry) -> None:
        """Note whose packet is about to be put into the outbox; :meth:`keep` makes it count."""
        marks = ", ".join("?" * (len(PacketEntry.__struct_fields__) + 1))
        sql = f"INSERT OR REPLACE INTO packet ({_PACKET}, kept) VALUES ({marks})"
        self._change((sql, (*_values(entry), 0)))

    def keep(self, packet_id: str) -> None:
        """The packet lies in the outbox: it counts, and its draft's key is destroyed with it."""
        session = "SELECT session FROM packet WHERE packet_id = ?"
        self._change(
            ("UPDATE packet SET kept = 1 WHERE packet_id = ?", (packet_id,)),
            (f"DELETE FROM draft WHERE session = ({session})", (packet_id,)),
        )

    def reconcile(self, holds: Callable[[str], bool]) -> tuple[str, ...]:
        """Settle what a crash left open, by asking the outbox; return the sessions now kept.

        A packet the outbox holds is kept; one it does not hold was never put, and its draft is
        still there.
        """
        open_rows = self._rows(PacketEntry, f"SELECT {_PACKET} FROM packet WHERE kept = 0")
        there = [entry for entry in open_rows if holds(entry.packet_id)]
        for entry in there:
            self.keep(entry.packet_id)
        self._change(("DELETE FROM packet WHERE kept = 0", ()))
        return tuple(entry.session for entry in there)

    def mirror(self, statuses: Iterable[tuple[str, str]]) -> None:
        """Take over statuses, as texts, by packet id; unknown packets are left alone."""
        sql = "UPDATE packet SET status = ?1 WHERE packet_id = ?2 AND status <> ?1"
        self._change(*((sql, (status, packet_id)) for packet_id, status in statuses))

    def packet(self, packet_id: str) -> PacketEntry | None:
        """Return whose packet it is."""
        sql = f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND packet_id = ?"
        return self._first(PacketEntry, sql, packet_id)

    def packet_of(self, session: str) -> PacketEntry | None:
        """Return the packet an enrollment ended in."""
        sql = f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND session = ?"
        return self._first(PacketEntry, sql, session)

    def already_recorded(self, nik: str) -> PacketEntry | None:
        """Return the newest recording of a person made here that still counts.

        A status of UNREGISTERED means that the centre deleted it: it counts no more.
        """
        sql = (
            f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND nik = ? AND status <> ?"
            " ORDER BY captured_at DESC LIMIT 1"
        )
        return self._first(PacketEntry, sql, nik, Status.UNREGISTERED.value)

    def recorded(self) -> dict[str, str]:
        """Return the status of every person's newest counting recording, by NIK."""
        sql = (
            "SELECT nik, status, max(captured_at) FROM packet WHERE kept = 1 AND status <> ?"
            " GROUP BY nik"
        )
        return {nik: status for nik, status, _ in self._query(sql, Status.UNREGISTERED.value)}

    def search(self, text: str, *, limit: int = _PAGE) -> tuple[PacketEntry, ...]:
        """Return packets whose NIK or number begins with the text or whose name holds it."""
        plain = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        digits = plain.replace(" ", "")
        sql = (
            f"SELECT {_PACKET} FROM packet WHERE kept = 1 AND (nik LIKE ? ESCAPE '\\'"
            " OR number LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')"
            " ORDER BY captured_at DESC LIMIT ?"
        )
        return self._rows(PacketEntry, sql, f"{digits}%", f"{plain}%", f"%{plain}%", limit)

    # --- drafts -----------------------------------------------------------------------------------

    def put_draft(self, draft: DraftEntry) -> None:
        """Keep a new draft's key, or its newer revision and step."""
        marks = ", ".join("?" * len(DraftEntry.__struct_fields__))
        sql = f"INSERT OR REPLACE INTO draft ({_DRAFT}) VALUES ({marks})"
        self._change((sql, _values(draft)))

    def draft(self, nik: str) -> DraftEntry | None:
        """Return the draft of a person."""
        return self._first(DraftEntry, f"SELECT {_DRAFT} FROM draft WHERE nik = ?", nik)

    def drafts(self) -> tuple[DraftEntry, ...]:
        """Return all drafts, the oldest first."""
        return self._rows(DraftEntry, f"SELECT {_DRAFT} FROM draft ORDER BY updated_at")

    def drop_draft(self, session: str) -> None:
        """Destroy a draft's key: what lies in the drafts folder can never be read again."""
        self._change(("DELETE FROM draft WHERE session = ?", (session,)))

    # --- history ----------------------------------------------------------------------------------

    def note(self, entry: HistoryEntry) -> None:
        """Add a line to the history."""
        sql = f"INSERT INTO history ({_HISTORY}) VALUES (?, ?, ?, ?, ?)"
        self._change((sql, _values(entry)))

    def history(self, session: str) -> tuple[HistoryEntry, ...]:
        """Return what happened in an enrollment, in order."""
        sql = f"SELECT {_HISTORY} FROM history WHERE session = ? ORDER BY id"
        return self._rows(HistoryEntry, sql, session)

    # --- the base ---------------------------------------------------------------------------------

    def _change(self, *statements: tuple[str, tuple[object, ...]]) -> None:
        with _told(Code.DISK_UNWRITABLE), self._base:
            for sql, values in statements:
                self._base.execute(sql, values)

    def _query(self, sql: str, *values: object) -> list[Any]:
        with _told(Code.FILE_UNREADABLE):
            rows: list[Any] = self._base.execute(sql, values).fetchall()
        return rows

    def _rows(self, kind: type[Row], sql: str, *values: object) -> tuple[Row, ...]:
        names = kind.__struct_fields__
        return tuple(
            kind(**dict(zip(names, row, strict=True))) for row in self._query(sql, *values)
        )

    def _first(self, kind: type[Row], sql: str, *values: object) -> Row | None:
        return next(iter(self._rows(kind, sql, *values)), None)


def _values(entry: PacketEntry | DraftEntry | HistoryEntry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in entry.__struct_fields__)


def _absent(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError as error:
        raise durable.broken(error) from error


def _create(path: Path) -> None:
    # Private from the first byte on: the files SQLite puts beside it take over its mode.
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise durable.broken(error) from error


def _gone() -> Broken:
    return Broken(
        Code.REGISTER_LOCKED,
        "register.db is missing or empty, but packets or drafts are there: put it back from a copy",
    )


def _open(path: Path, key: bytes, used: Callable[[], bool]) -> tuple[Any, bool]:
    """Return the open base and whether it is a new one."""
    base = None
    try:
        base = dbapi2.connect(path, isolation_level="IMMEDIATE")
        _unlock(base, key)
        created = _migrate(base, used)
        path.chmod(0o600)
    except (dbapi2.DatabaseError, OSError, Broken) as error:
        if base is not None:
            base.close()
        if isinstance(error, Broken):
            raise
        raise Broken(Code.REGISTER_LOCKED, type(error).__name__) from error
    return base, created


def _unlock(base: Any, key: bytes) -> None:
    base.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # SQLCipher reports a wrong key on stderr as well; the code says it once.
    base.execute("PRAGMA cipher_log_level = NONE")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                   "secure_delete = ON", "temp_store = MEMORY"):  # fmt: skip
        base.execute(f"PRAGMA {pragma}")
    # Reads every page once: what is damaged is told now, not when somebody is half recorded.
    if base.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Broken(Code.REGISTER_LOCKED, "the file is damaged")


def _migrate(base: Any, used: Callable[[], bool]) -> bool:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version == VERSION:
        return False
    if version != 0:
        raise Broken(Code.REGISTER_LOCKED, f"schema version {version} is not {VERSION}")
    if used():
        raise _gone()
    base.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
    return True


@contextmanager
def _told(otherwise: Code) -> Iterator[None]:
    """Tell what the disk or a damaged file does to a statement by code."""
    try:
        yield
    except (dbapi2.ProgrammingError, dbapi2.IntegrityError):
        raise  # the program's own fault, not the disk's
    except dbapi2.DatabaseError as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise Broken(_CODES.get(primary, otherwise), "register") from error


_CODES: Final = MappingProxyType(
    {
        dbapi2.SQLITE_FULL: Code.DISK_FULL,
        dbapi2.SQLITE_CORRUPT: Code.REGISTER_LOCKED,
        dbapi2.SQLITE_NOTADB: Code.REGISTER_LOCKED,
    }
)
