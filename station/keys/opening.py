"""Opens the station's keeper once in a process, with a word that is tried at most once.

The word comes out of a slot: by systemd's credential at boot, by the first sign-in, or, in a
demonstration, by what everybody knows. A word that was refused is not tried again by any process
until ``keeper.json`` changes: tokens and TPMs count, and lock for good.
"""

import atexit
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from station import durable
from station.errors import Broken, Code
from station.home import Home
from station.keys import kept
from station.keys.derived import derive, public_key, slot_key, unseal, word_in
from station.keys.kept import Keeper, Kind, Record, Source

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec

CREDENTIAL: Final = "perekaman-keys"
_REFUSED: Final = "word-refused"
PART: Final = "part of the data key"
_guard: Final = threading.RLock()
_openers: Final[dict[tuple[Path, Source], bytes]] = {}
_opened: Final[dict[Path, "Opened"]] = {}


class Opened:
    """A keeper open in this process, for any thread; the secret stays in memory from then on."""

    def __init__(self, home: Home, record: Record, stamp: str, keeper: Keeper) -> None:
        self.record = record
        self.stamp = stamp
        self._home = home
        self._keeper = keeper
        self._secret = b""
        self._lock = threading.Lock()

    def public_key(self) -> "ec.EllipticCurvePublicKey":
        with self._lock:
            return self._minding(self._keeper.public_key)

    def sign(self, digest: bytes) -> bytes:
        with self._lock:
            return self._minding(lambda: self._keeper.sign(digest))

    def secret(self) -> bytes:
        with self._lock:
            if not self._secret:
                self._secret = self._minding(self._keeper.secret)
            return self._secret

    def check(self) -> None:
        with self._lock:
            self._minding(self._keeper.check)

    def close(self) -> None:
        with self._lock:
            self._keeper.close()

    def _minding(self, ask: Callable[[], kept.Answer]) -> kept.Answer:
        """Ask the keeper; a refused word is noted before anybody can try it again."""
        require_untried(self._home, self.stamp)
        try:
            return ask()
        except Broken as trouble:
            if trouble.code is Code.KEEPER_WORD_WRONG:
                durable.write(self._home.keys / _REFUSED, self.stamp.encode())
            raise


def keeper(home: Home) -> Opened:
    """Return the station's keeper. Raises ``Broken`` with a KEY_ or KEEPER_ code.

    KEY_LOCKED means that its word is not known yet: see :func:`give` and :func:`sign_in`.
    """
    with _guard:
        place, stamp = home.root.resolve(), kept.stamp(home)
        known = _opened.get(place)
        if known is not None and known.stamp == stamp and stamp:
            return known
        if known is not None:
            known.close()
            del _opened[place]
        record = kept.read(home)
        if kept.clear_key(home) and record.kind is Kind.SOFTWARE:
            raise Broken(Code.KEY_CLEAR, "signing.pem: `perekaman station provision` encrypts it")
        require_untried(home, stamp)
        made = Opened(home, record, stamp, open_with(home, record, word(home, record)))
        _opened[place] = made
        return made


def give(home: Home, source: Source, opener: bytes) -> None:
    """Bring a slot key into this process; it is used when the keeper is opened."""
    with _guard:
        _openers[home.root.resolve(), source] = opener


def sign_in(home: Home, data_key: bytes) -> None:
    """Bring what a sign-in knows: the data key that the accounts hold."""
    give(home, Source.SIGN_IN, slot_key(Source.SIGN_IN, data_key))


def given(home: Home, source: Source) -> bytes | None:
    """Return the slot key that was brought, or that systemd or the public brings."""
    if source is Source.PUBLIC:
        return public_key()
    found = _openers.get((home.root.resolve(), source))
    return credential() if found is None and source is Source.CREDENTIAL else found


def credential() -> bytes | None:
    """Return the slot key from the credential systemd gave this process, if it gave one."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    try:
        data = Path(folder, CREDENTIAL).read_bytes() if folder else b""
    except OSError:
        return None
    return slot_key(Source.CREDENTIAL, data) if data else None


def shut(home: Home) -> None:
    """Forget keeper and slot keys of a home, as at the end of a process."""
    with _guard:
        place = home.root.resolve()
        for source in Source:
            _openers.pop((place, source), None)
        known = _opened.pop(place, None)
        if known is not None:
            known.close()


@atexit.register
def _close_all() -> None:
    """Leave no TPM loaded and no token signed in behind."""
    for known in _opened.values():
        known.close()


def word(home: Home, record: Record) -> bytes:
    """Return the keeper's word; empty for a TPM that has none. Raises KEY_LOCKED."""
    for slot in record.slots:
        opener = given(home, slot.source)
        found = word_in(slot, opener) if opener else None
        if found is not None:
            return found
    if record.kind is Kind.TPM and not record.slots:
        return b""
    raise Broken(Code.KEY_LOCKED, "the first sign-in opens the station's keys")


def require_untried(home: Home, stamp: str) -> None:
    """Raise ``Broken`` (KEEPER_WORD_WRONG) where this very word was refused before."""
    try:
        refused = (home.keys / _REFUSED).read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise durable.broken(error) from error
    if refused == stamp.encode():
        detail = (
            "refused once, not tried again: `perekaman station keys --word` gives the right one"
        )
        raise Broken(Code.KEEPER_WORD_WRONG, detail)


def data_key(home: Home, account_key: bytes) -> bytes:
    """Return the key of register and drafts: what the accounts hold, and the station's part.

    Raises as :func:`keeper`, and ``Broken`` (KEY_UNUSABLE) for a part that does not open. A home
    without a keeper, or one from before there was a part, uses the accounts' key as it is.
    """
    if not kept.stamp(home):
        return account_key
    part = station_part(home)
    return account_key if part is None else derive(account_key, "data key", salt=part)


def station_part(home: Home) -> bytes | None:
    """Return the station's part of the data key, 32 bytes, if it has one. Raises as above."""
    sealed = kept.read(home).part
    if sealed is None:
        return None
    found = unseal(part_key(keeper(home).secret()), sealed, PART)
    if found is None:
        raise Broken(Code.KEY_UNUSABLE, "the station's part of the data key does not open")
    return found


def part_key(secret: bytes) -> bytes:
    """Return what the station's part is sealed under."""
    return derive(secret, PART)


def line_password(secret: bytes) -> bytes:
    """Return the password of the TLS client key's file."""
    return derive(secret, "line key file").hex().encode()


def open_with(home: Home, record: Record, word: bytes) -> Keeper:
    """Return the keeper of a record. Nothing is tried yet, except that files are read."""
    if record.kind is Kind.TPM and record.tpm is not None:
        from station.keys.tpm_keeper import TpmKeeper  # noqa: PLC0415  one of three is needed

        return TpmKeeper(record.tpm, word)
    if record.kind is Kind.TOKEN and record.token is not None:
        from station.keys.token import TokenKeeper  # noqa: PLC0415  one of three is needed

        return TokenKeeper(record.token, word)
    if record.kind is Kind.SOFTWARE:
        from station.keys.software import SoftwareKeeper  # noqa: PLC0415  one of three is needed

        return SoftwareKeeper.open(_pem(home), word)
    raise Broken(Code.KEY_UNUSABLE, f"{kept.FILE} lacks its keys")


def _pem(home: Home) -> bytes:
    try:
        return (home.keys / "signing.pem").read_bytes()
    except OSError as error:
        detail = "signing.pem: run `perekaman station provision`"
        raise Broken(Code.KEY_MISSING, detail) from error
