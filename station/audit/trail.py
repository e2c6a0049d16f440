"""Writes the trail: one chain for all processes of a station, each line on the medium at once.

Whoever notes holds the lock of the folder for the milliseconds it takes. Before the first entry of
another day the segment of the day before is closed with the station's signature.
"""

import hashlib
import hmac
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from filelock import FileLock, Timeout

from station import clock as times
from station.audit import entry, segments
from station.audit.acts import Act, check
from station.audit.checkpoint import Checkpoint, encode
from station.audit.entry import Entry
from station.audit.segments import End
from station.clock import Clock
from station.durable import Disk, LocalDisk, broken, write
from station.errors import Broken, Code, Refused, Trouble

Sign = Callable[[bytes], str]
"""Makes a compact JWS of a payload with the station's key. May raise ``Trouble``."""

_LOCK_SECONDS: Final = 5.0
_POLL_SECONDS: Final = 0.005
_PSEUDONYM: Final = b"perekaman audit pseudonym 1"
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Deed:
    """What is to be noted, before it has a number and a time."""

    act: Act
    who: str = ""
    about: str = ""
    details: dict[str, str] = field(default_factory=dict)


class Noting(Protocol):
    """What those who act see of the trail."""

    def note(self, act: Act, *, who: str, about: str = "", **details: str) -> None:
        """Add an entry; it is on the medium when this returns."""
        ...

    def note_all(self, deeds: Sequence[Deed]) -> None:
        """Add many entries at once; all are on the medium when this returns."""
        ...

    def pseudonym(self, nik: str) -> str:
        """Return what stands for a person in the trail."""
        ...

    def unlock(self, data_key: bytes | None) -> None:
        """Take the data key of whoever signed in, or forget it: pseudonyms hang on it."""
        ...

    def close_day(self) -> None:
        """Sign what was noted so far."""
        ...

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry."""
        ...


class Trail:
    """The trail of one station. For several threads and several processes."""

    def __init__(
        self, folder: Path, clock: Clock, *, sign: Sign | None = None, disk: Disk | None = None
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._sign = sign
        self._disk = disk or LocalDisk()
        self._mine = threading.Lock()
        self._key: bytes | None = None

    def note(self, act: Act, *, who: str, about: str = "", **details: str) -> None:
        """Add an entry; it is on the medium when this returns.

        ``who`` is an account id, ``about`` a packet id, a session token or a pseudonym. Raises
        ``ValueError`` for what the trail must not hold (:mod:`station.audit.acts`), ``Broken`` with
        AUDIT_UNWRITABLE or a DISK_ code.
        """
        self.note_all([Deed(act, who, about, details)])

    def note_all(self, deeds: Sequence[Deed]) -> None:
        """Add many entries with one write: a thousand cost as much as one. Raises as :meth:`note`.

        A power cut may leave some of them, from the first on.
        """
        for deed in deeds:
            check(deed.who, deed.about, deed.details)
        if deeds:
            with self._held() as (end, now):
                begun = self._begin(end, now)
                self._write(begun.segment, _lines(begun, now, deeds)[0])

    def pseudonym(self, nik: str) -> str:
        """Return what stands for a person: a keyed hash that nobody can try NIKs against.

        Refused with NOT_ALLOWED_NOW while nobody who may see citizens is signed in.
        """
        if self._key is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody is signed in who sees citizens")
        return f"p-{hmac.digest(self._key, nik.encode(), 'sha256').hex()[:32]}"

    def unlock(self, data_key: bytes | None) -> None:
        """Take the data key of whoever signed in, or forget it."""
        self._key = None if data_key is None else hmac.digest(data_key, _PSEUDONYM, "sha256")

    def close_day(self) -> None:
        """Sign what was noted since the last signature; nothing to sign is no error.

        Raises ``Broken`` as :meth:`note` does; a key that cannot sign now is only logged, and
        whoever notes first on the next day tries again.
        """
        with self._held() as (end, now):
            self._close(end, now)

    def signed(self) -> bool:
        """Say whether everything noted so far is under the station's signature."""
        with self._held() as (end, _):
            return end.segment is None or self._closed(end)

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry; (0, zeros) of an empty trail."""
        with self._held() as (end, _):
            return end.seq, end.head

    def latest(self) -> str:
        """Return when the last entry was written; empty for an empty trail."""
        with self._held() as (end, _):
            return end.at

    # --- under the lock ---------------------------------------------------------------------------

    @contextmanager
    def _held(self) -> Iterator[tuple[End, datetime]]:
        lock = FileLock(
            self._folder / segments.LOCK,
            timeout=_LOCK_SECONDS,
            poll_interval=_POLL_SECONDS,
            mode=0o600,
        )
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._mine, lock:
                now = self._clock.now()
                yield self._mended(segments.end(self._folder, self._disk), now), now
        except Timeout:
            raise Broken(Code.AUDIT_UNWRITABLE, "another process holds the trail") from None
        except OSError as error:
            raise broken(error) from error

    def _mended(self, end: End, now: datetime) -> End:
        """Set aside the half line that a power cut left, and say so in the trail itself."""
        if not end.torn or end.segment is None:
            return end
        # First the copy; then the cut and the word of it in one step, so that neither stands alone.
        aside = self._folder / segments.torn_name(end.seq, end.torn)
        write(aside, end.torn, self._disk)
        _log.warning("trail_torn", extra={"bytes": len(end.torn)})
        half = {"bytes": str(len(end.torn)), "sha256": hashlib.sha256(end.torn).hexdigest()}
        told, mended = _lines(end, now, [Deed(Act.TRAIL_TORN, details=half)])
        write(end.segment, self._disk.read(end.segment)[: end.whole] + told, self._disk)
        return mended

    def _begin(self, end: End, now: datetime) -> End:
        """Return the end to write behind: of a new segment where the last one is closed."""
        if end.segment and not self._closed(end) and _day(end.at) not in {"", _day_of(now)}:
            self._close(end, now)
        if end.segment is None or self._closed(end):
            fresh = self._folder / segments.segment_name(end.seq + 1)
            return End(seq=end.seq, at=end.at, head=end.head, segment=fresh)
        return end

    def _closed(self, end: End) -> bool:
        return end.segment is not None and self._disk.exists(segments.checkpoint_of(end.segment))

    def _close(self, end: End, now: datetime) -> None:
        if self._sign is None or end.segment is None or self._closed(end) or not end.whole:
            return
        first = segments.first_of(end.segment)
        point = Checkpoint(first=first, last=end.seq, head=end.head, at=times.iso(now))
        try:
            token = self._sign(encode(point))
        except Trouble as trouble:
            _log.warning("trail_unsigned", extra={"code": trouble.code.value})
            return
        write(segments.checkpoint_of(end.segment), token.encode("ascii"), self._disk)

    def _write(self, segment: Path | None, written: bytes) -> None:
        if segment is None:
            raise Broken(Code.BUG, "an entry without a segment")
        fresh = not self._disk.exists(segment)
        handle = self._disk.append(segment)
        try:
            self._disk.write(handle, written)
            self._disk.sync(handle)
        finally:
            self._disk.close(handle)
        if fresh:
            self._disk.sync_folder(self._folder)


def _lines(end: End, now: datetime, deeds: Sequence[Deed]) -> tuple[bytes, End]:
    """Return the lines of deeds behind an end, and the end that they make."""
    first = [Deed(Act.TRAIL_BEGUN)] if end.seq == 0 else []
    written = []
    for deed in (*first, *deeds):
        line, end = _next(end, now, deed)
        written.append(line)
    return b"".join(written), end


def _next(end: End, now: datetime, deed: Deed) -> tuple[bytes, End]:
    """Return the line of a deed behind an end, and the end that it makes."""
    at = times.iso(now)
    written = entry.line(
        Entry(
            seq=end.seq + 1,
            at=at,
            act=deed.act.value,
            who=deed.who,
            about=deed.about,
            details=deed.details,
            before=end.head,
        )
    )
    head, whole = entry.digest(written), end.whole + len(written)
    return written, End(seq=end.seq + 1, at=at, head=head, segment=end.segment, whole=whole)


def _day(at: str) -> str:
    return _day_of(times.parse(at)) if at else ""


def _day_of(moment: datetime) -> str:
    """Return the day as the office counts it."""
    return moment.astimezone().date().isoformat()
