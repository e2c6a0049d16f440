"""A TPM 2.0 as the station asks it: make a key, seal a secret, load, sign, unseal.

Everything hangs under the storage root key, and leaves the TPM only wrapped to it.
"""

import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from station.errors import Broken, Code
from station.keys import tpm_wire as wire
from station.keys.tpm_line import Line
from station.keys.tpm_session import Salt, Session, Tampered, Use
from station.keys.tpm_wire import Answer, Command, Reader, sized

_CODES: Final = MappingProxyType(
    {
        Answer.AUTH_FAIL: (Code.KEEPER_WORD_WRONG, "the TPM refused the key's word"),
        Answer.BAD_AUTH: (Code.KEEPER_WORD_WRONG, "the TPM refused the key's word"),
        Answer.LOCKOUT: (Code.KEEPER_LOCKED, "the TPM is in lockout; it ends by itself"),
        Answer.INTEGRITY: (Code.KEY_UNUSABLE, "made in another TPM, or damaged, or it was cleared"),
        Answer.SIZE: (Code.KEY_UNUSABLE, "the wrapped key is damaged"),
        Answer.BINDING: (Code.KEY_UNUSABLE, "the two halves of a key do not fit"),
    }
)
_STALE: Final = frozenset({Answer.HANDLE, Answer.REFERENCE})
_PAUSE: Final = 0.05
_TRIES: Final = 40
_KIND: Final = 0xFF000000


class TpmRefused(Broken):
    """The TPM answered with a code; ``answer`` is without the handle or parameter it is about."""

    def __init__(self, answer: int, command: Command) -> None:
        known = {each.value: words for each, words in _CODES.items()}
        code, words = known.get(answer, (Code.KEEPER_FAULT, "the TPM answered an error"))
        super().__init__(code, f"{words} ({command.name} 0x{answer:03x})")
        self.answer = answer

    @property
    def stale(self) -> bool:
        """Whether what was loaded is gone, as after the machine slept."""
        return self.answer in _STALE


@dataclass(frozen=True)
class Wrapped:
    """A key or a secret outside its TPM: of no use anywhere else."""

    public: bytes
    private: bytes


@dataclass(frozen=True)
class Loaded:
    """An object inside the TPM, until it is flushed or the line closes."""

    handle: int
    name: bytes


class Tpm:
    """One conversation with one TPM. Not for two threads at once. Methods raise ``Broken``."""

    def __init__(self, line: Line, pause: Callable[[float], None] = time.sleep) -> None:
        self._line = line
        self._pause = pause
        if line.alone:
            self._sweep()
        self._parent, public = self._root()
        self._session = self._open_session(public)

    def close(self) -> None:
        """Flush what this conversation made, then let go. Never raises."""
        try:
            self._flush(self._session.handle)
            if self._parent.handle & _KIND == wire.TRANSIENT:
                self._flush(self._parent.handle)
        except Broken:
            pass  # it is gone, and what was loaded with it
        self._line.close()

    def make_key(self, word: bytes) -> Wrapped:
        """Make a signing key under ``word``; empty for one that only this machine guards."""
        return self._create(wire.sensitive(word, b""), wire.signing_key(guarded=bool(word)))

    def seal(self, secret: bytes, word: bytes) -> Wrapped:
        """Seal a secret; it crosses the bus encrypted."""
        return self._create(wire.sensitive(word, secret), wire.sealed_object(guarded=bool(word)))

    def load(self, wrapped: Wrapped) -> Loaded:
        """Load what was made under this TPM's root."""
        parameters = sized(wrapped.private) + sized(wrapped.public)
        found = self._ask(Command.LOAD, [self._parent], parameters, answers=True)
        return Loaded(found.u32(), wire.name_of(wrapped.public))

    def sign(self, key: Loaded, digest: bytes, word: bytes) -> bytes:
        """Return r and s, 32 bytes each, over a SHA-256."""
        return wire.signature(self._ask(Command.SIGN, [key], wire.to_sign(digest), word=word))

    def unseal(self, sealed: Loaded, word: bytes) -> bytes:
        """Return a sealed secret; it crosses the bus encrypted."""
        return self._ask(Command.UNSEAL, [sealed], b"", word=word, use=Use.ANSWER).sized()

    def flush(self, loaded: Loaded) -> None:
        """Make room in the TPM."""
        self._flush(loaded.handle)

    def _create(self, sensitive: bytes, template: bytes) -> Wrapped:
        parameters = sized(sensitive) + sized(template) + sized(b"") + struct.pack(">I", 0)
        found = self._ask(Command.CREATE, [self._parent], parameters, use=Use.COMMAND | Use.ANSWER)
        private, public = found.sized(), found.sized()
        return Wrapped(public, private)

    def _sweep(self) -> None:
        """Flush what a process that was killed left behind, where no resource manager does it."""
        for kind in (wire.TRANSIENT, wire.ACTIVE):
            found = self._bare(Command.GET_CAPABILITY, b"", b"", wire.loaded_since(kind))
            for handle in wire.handles(found):
                self._flush(handle)

    def _root(self) -> tuple[Loaded, bytes]:
        """Return the storage root key that stands, or a fresh one; the same seed gives the same."""
        try:
            found = self._bare(Command.READ_PUBLIC, struct.pack(">I", wire.SRK))
            public = found.sized()
            wire.point(public)
        except (TpmRefused, ValueError):
            return self._primary()
        return Loaded(wire.SRK, wire.name_of(public)), public

    def _primary(self) -> tuple[Loaded, bytes]:
        area = struct.pack(">I", wire.PASSWORD) + sized(b"") + bytes([Use.KEEP]) + sized(b"")
        parameters = sized(wire.sensitive(b"", b"")) + sized(wire.storage_key()) + sized(b"")
        parameters += struct.pack(">I", 0)
        found = self._bare(Command.CREATE_PRIMARY, struct.pack(">I", wire.OWNER), area, parameters)
        handle, _ = found.u32(), found.u32()
        public = found.sized()
        return Loaded(handle, wire.name_of(public)), public

    def _open_session(self, root: bytes) -> Session:
        salt = Salt.agreed(root)
        handles = struct.pack(">II", self._parent.handle, wire.NULL)
        found = self._bare(
            Command.START_SESSION, handles, b"", wire.new_session(salt.nonce, salt.sent)
        )
        return salt.opened(found.u32(), found.sized())

    def _flush(self, handle: int) -> None:
        self._bare(Command.FLUSH, b"", b"", struct.pack(">I", handle))

    def _ask(
        self, command: Command, about: list[Loaded], parameters: bytes, *,
        word: bytes = b"", use: Use = Use.KEEP, answers: bool = False,
    ) -> Reader:  # fmt: skip
        """Send one command within the session; ``answers``: a handle comes before parameters."""
        handles = b"".join(struct.pack(">I", each.handle) for each in about)
        names = b"".join(each.name for each in about)
        for _ in range(_TRIES):
            area, sent = self._session.seal(command, names, parameters, word, use | Use.KEEP)
            _, code, found = self._exchange(wire.frame(command, handles, area, sent))
            if wire.plain(code) not in wire.AGAIN:
                break
            self._pause(_PAUSE)
        if code:
            raise TpmRefused(wire.plain(code), command)
        handle = found.take(4) if answers else b""
        told = found.take(found.u32())
        try:
            return Reader(handle + self._session.unseal(command, told, found))
        except Tampered as error:
            raise Broken(Code.KEEPER_FAULT, "an answer that is not the TPM's") from error

    def _bare(
        self, command: Command, handles: bytes, area: bytes = b"", parameters: bytes = b""
    ) -> Reader:
        for _ in range(_TRIES):
            _, code, found = self._exchange(wire.frame(command, handles, area, parameters))
            if wire.plain(code) not in wire.AGAIN:
                break
            self._pause(_PAUSE)
        if code:
            raise TpmRefused(wire.plain(code), command)
        return found

    def _exchange(self, command: bytes) -> tuple[bool, int, Reader]:
        try:
            return wire.unframe(self._line.ask(command))
        except ValueError as error:
            raise Broken(Code.KEEPER_FAULT, "the TPM's answer is malformed") from error
