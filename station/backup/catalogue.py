"""What belongs to a backup: a list of files, and a signed head that names the list by its hash."""

import hashlib
from typing import Annotated, Final

import msgspec

import packets
from packets import jws
from station.clock import parse
from station.errors import Broken, Code

TYPE: Final = "perekaman-backup+jws"
VERSION: Final = 1
HEAD: Final = "backup.jws"
_ROLE: Final = "urn:perekaman:station:"
_HOME: Final = (
    r"^(outbox/((new|done)/[a-z2-7]{52}\.packet|gone/[a-z2-7]{52}\.tombstone|index\.db)"
    r"|register\.db(-wal)?|drafts/[0-9a-f]{32}\.draft"
    r"|audit/([0-9]{8}\.(jsonl|jws)|torn-[0-9]{8}-[0-9a-f]{8})"
    r"|trust/[a-z]+\.(pem|jws|json|url)|secrets\.age)$"
)
_MEDIUM: Final = r"^(packets/[a-z2-7]{52}\.packet|files/[0-9a-f]{64})$"
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
Size = Annotated[int, msgspec.Meta(ge=0)]


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file: its path under ``--home``, and the path on the medium where its bytes lie."""

    name: Annotated[str, msgspec.Meta(pattern=_HOME)]
    lies: Annotated[str, msgspec.Meta(pattern=_MEDIUM)]
    size: Size
    sha256: Sha256


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One backup. ``turn`` counts them; ``secrets`` says whether keys and accounts are in it."""

    version: int = VERSION
    station: str
    made_at: str
    turn: int
    secrets: bool
    packets: int
    list_sha256: Sha256
    list_size: Size


def file_name(sha256: str) -> str:
    """Return where a file lies that is named by its content."""
    return f"files/{sha256}"


def written(items: tuple[Item, ...]) -> bytes:
    """Return the list as a file."""
    return msgspec.json.encode(items)


def signed(head: Head, signer: packets.Signer) -> bytes:
    return jws.sign(msgspec.json.encode(head), signer, TYPE).encode()


def head(data: bytes, trust: packets.Trust) -> Head:
    """Return a head that a station signed, as of the day it was made.

    Raises ``Broken`` with FILE_UNREADABLE: an unsigned list could bring any file into a home.
    """
    try:
        token = data.decode("ascii")
        claimed = msgspec.json.decode(jws.parse(token).payload, type=Head)
        who = jws.verify(token, trust, TYPE, parse(claimed.made_at), "station").uri
    except (packets.PacketError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Broken(Code.FILE_UNREADABLE, "backup.jws is not signed as it stands") from error
    if who != f"{_ROLE}{claimed.station}" or claimed.version != VERSION:
        raise Broken(Code.FILE_UNREADABLE, "backup.jws is another station's, or newer")
    return claimed


def items(data: bytes, head_: Head) -> tuple[Item, ...]:
    """Return the list, once it is the one the head names. Raises ``Broken``."""
    if hashlib.sha256(data).hexdigest() != head_.list_sha256:
        raise Broken(Code.FILE_UNREADABLE, "the backup's list is not the signed one")
    try:
        return msgspec.json.decode(data, type=tuple[Item, ...])
    except msgspec.MsgspecError as error:
        raise Broken(Code.FILE_UNREADABLE, "the backup's list has another form") from error
