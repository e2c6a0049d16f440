"""What a new machine needs and no thief may have, sealed to the recovery key.

The accounts with the wrapped data key, and the station's part of that key: a stick with
``accounts.json`` in clear would let its finder try PINs at leisure. The signing key is not here: it
never leaves its keeper, and a new machine makes its own. The file is an age file around a ZIP;
``age -d`` and ``unzip`` open it.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from packets import PacketError
from packets.age_file import decrypt, encrypt
from packets.age_identities import parse_hybrid_identities, parse_identities
from packets.age_keys import Recipient
from station import keys
from station.errors import Broken, Code
from station.home import Home

ACCOUNTS: Final = "accounts.json"
PART: Final = "data-part"
RESTORED: Final = "part.age"
"""Under ``keys/``: the part, sealed again, until the new machine's keeper takes it."""
_LARGEST: Final = 4 << 20


def wrap(home: Home, recipients: list[Recipient]) -> bytes:
    """Return the age file. Raises ``Broken`` with a KEY_ or KEEPER_ code."""
    plain, part = io.BytesIO(), keys.station_part(home)
    with zipfile.ZipFile(plain, "w") as archive:
        if home.accounts.exists():  # a station that only sends may have no operators
            archive.writestr(zipfile.ZipInfo(ACCOUNTS), home.accounts.read_bytes())
        if part is not None:
            archive.writestr(zipfile.ZipInfo(PART), part)
    return _sealed(plain.getvalue(), recipients)


def unwrap(data: bytes, identities: bytes) -> Mapping[str, bytes]:
    """Return the files by their path under ``--home``. Raises ``Broken`` with KEY_UNUSABLE."""
    plain = _opened(data, identities)
    try:
        with zipfile.ZipFile(io.BytesIO(plain)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                raise Broken(Code.KEY_UNUSABLE, "secrets.age holds more than keys")
            found = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile as error:
        raise _unopened() from error
    if not found.keys() <= {ACCOUNTS, PART}:
        raise _unopened()
    part = found.pop(PART, None)
    if part is None:
        return found
    own = [each.recipient() for each in parse_hybrid_identities(identities)]
    return found | {f"keys/{RESTORED}": _sealed(part, own)}


def restored_part(home: Home, identities: bytes) -> bytes | None:
    """Return the station's part that a restored backup brought; None where there is none.

    Raises ``Broken`` with KEY_UNUSABLE for another identity.
    """
    try:
        data = (home.keys / RESTORED).read_bytes()
    except FileNotFoundError:
        return None
    return _opened(data, identities)


def _sealed(plain: bytes, recipients: list[Recipient]) -> bytes:
    sealed = io.BytesIO()
    encrypt(io.BytesIO(plain), sealed, recipients)
    return sealed.getvalue()


def _opened(data: bytes, identities: bytes) -> bytes:
    plain = io.BytesIO()
    try:
        decrypt(io.BytesIO(data), plain, parse_identities(identities))
    except PacketError as error:
        raise _unopened() from error
    return plain.getvalue()


def _unopened() -> Broken:
    return Broken(Code.KEY_UNUSABLE, "it does not open with this identity")
