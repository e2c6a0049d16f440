"""The operators' own index fingers, sealed under the station's data key: to tell them from others.

A template is no picture, and no ridge can be drawn from it again; it still is somebody's finger.
It lies in a file of its own and opens, as the register does, with the data key that a PIN unlocks
and with the station's part of it.
"""

from collections.abc import Callable
from typing import Annotated, Final

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from station import durable, keys
from station.errors import Code, Refused, Trouble
from station.home import Home
from station.operators.accounts import Session
from station.session import cipher

_INFO: Final = b"perekaman operator prints 1"
_MOST: Final = 10

Template = Annotated[bytes, msgspec.Meta(max_length=16_384)]
Templates = Annotated[tuple[Template, ...], msgspec.Meta(max_length=_MOST)]


class Prints:
    """Keeps and opens the templates of whoever is signed in."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._folder = home.root / "operators"

    def __call__(self, who: Session) -> tuple[bytes, ...]:
        """Return somebody's templates; none where nobody gave any or the file cannot be opened.

        Without them the comparison is not made, and the packet says so: that is the safe side.
        """
        try:
            sealed = (self._folder / f"{who.account}.prints").read_bytes()
            plain = cipher.unseal(self._key(who), sealed, who.account.encode())
            return msgspec.msgpack.decode(plain, type=Templates) if plain else ()
        except (OSError, Trouble, msgspec.MsgspecError):
            return ()

    def keep(self, who: Session, templates: tuple[bytes, ...]) -> None:
        """Write somebody's templates in place of older ones. Raises ``Broken`` (disk, keeper)."""
        plain = msgspec.msgpack.encode(templates)
        sealed = cipher.seal(self._key(who), plain, who.account.encode())
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise durable.broken(error) from error
        durable.write(self._folder / f"{who.account}.prints", sealed)

    def _key(self, who: Session) -> bytes:
        if who.data_key is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "this role does not record")
        keys.sign_in(self._home, who.data_key)
        whole = keys.data_key(self._home, who.data_key)
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(whole)


def make(home: Home) -> Callable[[Session], tuple[bytes, ...]]:
    """Return what the desk asks for an operator's templates."""
    return Prints(home)
