"""What a new machine needs and no thief may have, sealed to the recovery key.

The signing key, the station's certificate, and the accounts with the wrapped data key: a stick with
``accounts.json`` in clear would let its finder try PINs at leisure. The file is an age file around
a ZIP; ``age -d`` and ``unzip`` open it.
"""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from packets import PacketError
from packets.age_file import decrypt, encrypt
from packets.age_identities import parse_identities
from packets.age_keys import Recipient
from station.errors import Broken, Code
from station.home import Home

MEMBERS: Final = MappingProxyType(
    {
        "signing.pem": "keys/signing.pem",
        "station.crt": "keys/station.crt",
        "accounts.json": "accounts.json",
    }
)
"""Names in the ZIP, and their paths under ``--home``."""
_LARGEST: Final = 4 << 20


def wrap(home: Home, recipients: list[Recipient]) -> bytes:
    """Return the age file. Raises ``Broken`` with KEY_MISSING."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        for name, path in MEMBERS.items():
            try:
                archive.writestr(zipfile.ZipInfo(name), (home.root / path).read_bytes())
            except OSError as error:
                if name != "accounts.json":  # a station that only sends may have no operators
                    raise Broken(Code.KEY_MISSING, name) from error
    sealed = io.BytesIO()
    encrypt(io.BytesIO(plain.getvalue()), sealed, recipients)
    return sealed.getvalue()


def unwrap(data: bytes, identities: bytes) -> Mapping[str, bytes]:
    """Return the files by their path under ``--home``. Raises ``Broken`` with KEY_UNUSABLE."""
    plain = io.BytesIO()
    try:
        decrypt(io.BytesIO(data), plain, parse_identities(identities))
        with zipfile.ZipFile(plain) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                raise Broken(Code.KEY_UNUSABLE, "secrets.age holds more than keys")
            return {MEMBERS[name]: archive.read(name) for name in archive.namelist()}
    except (PacketError, zipfile.BadZipFile, KeyError) as error:
        raise Broken(Code.KEY_UNUSABLE, "secrets.age does not open with this identity") from error
