"""Drafts: an enrollment in progress, encrypted on disk after every change, back after any crash.

Each draft has a fresh key, kept in the register and nowhere else: destroying the key there destroys
the draft, whatever the medium still holds. The file carries a revision, authenticated together with
the session's name; an older file put back in its place is refused, because the register knows the
newest revision. File first, register second: after a crash in between, the file is the newer one.
"""

import importlib
import os
import re
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol, cast

import msgspec

from station import durable
from station.errors import Broken, Code
from station.register.entries import DraftEntry
from station.register.register import Register
from station.session.record import Record, decode, encode
from station.session.view import Step

_MAGIC: Final = b"PRKDRAFT1\n"
_HEADER: Final = struct.Struct(f">{len(_MAGIC)}sQ")
SUFFIX: Final = ".draft"
_LEFTOVER: Final = re.compile(r"\.[0-9a-f]{32}\.draft\.[0-9a-f]{8}")
_KEY_BYTES: Final = 32


def any_draft(folder: Path) -> bool:
    """Say whether a draft lies in a folder, readable or not."""
    return any(folder.glob(f"*{SUFFIX}"))


class _Content(msgspec.Struct, frozen=True, array_like=True):
    step: Step
    record: bytes


class _Cipher(Protocol):
    def seal(self, key: bytes, data: bytes, bound_to: bytes) -> bytes: ...
    def unseal(self, key: bytes, sealed: bytes, bound_to: bytes) -> bytes | None: ...


class Drafts:
    """The drafts folder together with the register that holds its keys."""

    def __init__(self, folder: Path, register: Register) -> None:
        self._folder = folder
        self._register = register
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise durable.broken(error) from error

    def save(self, record: Record, step: Step, at: str) -> None:
        """Write a draft; when this returns a power cut cannot take it. Raises ``Broken`` (disk)."""
        entry = self._register.draft(record.citizen.nik) or self._open(record, step, at)
        newer = msgspec.structs.replace(
            entry,
            name=record.citizen.biodata.name,
            village=record.citizen.biodata.village,
            revision=entry.revision + 1,
            step=step.value,
            updated_at=at,
        )
        content = msgspec.msgpack.encode(_Content(step, encode(record)))
        header = _HEADER.pack(_MAGIC, newer.revision)
        sealed = _cipher().seal(newer.key, content, header + newer.session.encode())
        durable.write(self._path(newer.session), header + sealed)
        self._register.put_draft(newer)

    def load(self, nik: str) -> tuple[Record, Step] | None:
        """Return the draft of a person, or None when there is none.

        Raises ``Broken`` with ``DRAFT_UNREADABLE`` when the file is missing, changed or replaced
        by an older one.
        """
        entry = self._register.draft(nik)
        if entry is None:
            return None
        if entry.revision == 0 and not self._path(entry.session).exists():
            self.destroy(entry.session)  # the power went before the first file was written
            return None
        try:
            content = self._read(entry)
            return decode(content.record), content.step
        except (OSError, struct.error, msgspec.MsgspecError, ValueError) as error:
            raise Broken(Code.DRAFT_UNREADABLE, type(error).__name__) from error

    def destroy(self, session: str) -> None:
        """Destroy the key, then the file; without the key it does no harm if it stays."""
        self._register.drop_draft(session)
        with suppress(OSError):
            self._path(session).unlink()

    def sweep(self) -> None:
        """Remove files without a key in the register: nobody can read them any more.

        What cannot be removed stays: nobody is kept from signing in by it.
        """
        alive = {entry.session for entry in self._register.drafts()}
        for path in self._folder.iterdir():
            orphan = path.suffix == SUFFIX and path.stem not in alive
            if orphan or _LEFTOVER.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()

    def _open(self, record: Record, step: Step, at: str) -> DraftEntry:
        entry = DraftEntry(
            session=record.session,
            nik=record.citizen.nik,
            name=record.citizen.biodata.name,
            village=record.citizen.biodata.village,
            key=os.urandom(_KEY_BYTES),
            revision=0,
            step=step.value,
            updated_at=at,
        )
        self._register.put_draft(entry)
        return entry

    def _read(self, entry: DraftEntry) -> _Content:
        data = self._path(entry.session).read_bytes()
        magic, revision = _HEADER.unpack_from(data)
        if magic != _MAGIC or revision < entry.revision:
            raise ValueError("not the newest draft")
        header, sealed = data[: _HEADER.size], data[_HEADER.size :]
        plain = _cipher().unseal(entry.key, sealed, header + entry.session.encode())
        if plain is None:
            raise ValueError("not sealed with this key")
        return msgspec.msgpack.decode(plain, type=_Content)

    def _path(self, session: str) -> Path:
        return self._folder / f"{session}{SUFFIX}"


def _cipher() -> _Cipher:
    # The login screen stands before ``cryptography`` is loaded.
    return cast("_Cipher", importlib.import_module("station.session.cipher"))
