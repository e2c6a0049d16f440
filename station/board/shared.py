"""A station's board as one file for others: signed, without a name, a NIK or anybody's pictures.

The first line is a JWS of the station over what follows, the others are one packet each. Who was
recorded stands in it as a mark that only stations with the same code can make: enough to see that
two desks recorded the same person, and nothing to find out whom.
"""

import hashlib
import hmac
from datetime import datetime
from typing import Annotated, Final

import msgspec

from packets import jws, strict_json
from packets.signer import Signer
from packets.trust import ROLES, Trust
from station.clock import parse
from station.lifecycle import Status

TYPE: Final = "perekaman-board+jws"
VERSION: Final = 1
LARGEST: Final = 64 << 20
"""Bytes of a file: 100,000 packets have a third of it."""
_MARK: Final = b"perekaman board mark 1"
_Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_PacketId = Annotated[str, msgspec.Meta(pattern="^[a-z2-7]{52}$")]
_Mark = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{32})?$")]
_Text = Annotated[str, msgspec.Meta(max_length=200)]


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose board it is, as of when, and the SHA-256 of the lines that follow.

    ``code``: a check of the code its marks were made with, empty where it has none.
    """

    version: int = VERSION
    station: str
    made_at: str
    count: Annotated[int, msgspec.Meta(ge=0)]
    sha256: _Hash
    code: _Mark = ""


class Packet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One packet as its station sees it; what a board shows, without the person."""

    packet_id: _PacketId
    number: _Text
    status: Status
    sealed_at: str
    age_hours: float
    stuck: bool
    why: _Text
    who: _Text
    village: _Text = ""
    operator: _Text = ""
    mark: _Mark = ""


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """A board that was believed."""

    head: Head
    packets: tuple[Packet, ...]

    @property
    def made(self) -> datetime:
        """When it was made, in UTC."""
        return parse(self.head.made_at)


def mark(code: bytes, nik: str) -> str:
    """Return what stands for a person on the boards of all stations with this code."""
    return hmac.digest(code, _MARK + nik.encode(), "sha256").hex()[:32]


def write(
    station: str, made_at: str, packets: tuple[Packet, ...], signer: Signer, code: bytes = b""
) -> bytes:
    """Return the file."""
    body = b"".join(msgspec.json.encode(each) + b"\n" for each in packets)
    head = Head(
        station=station,
        made_at=made_at,
        count=len(packets),
        sha256=hashlib.sha256(body).hexdigest(),
        code=mark(code, "") if code else "",
    )
    return jws.sign(strict_json.encode(head), signer, TYPE).encode("ascii") + b"\n" + body


def read(data: bytes, trust: Trust) -> Board:
    """Return the board, once it is whole and the station's own word.

    Raises ``PacketError``, and ``ValueError`` for what is no such file. The certificate must have
    been valid when the file was made: a board may wait on a stick.
    """
    first, _, body = data.partition(b"\n")
    token = first.decode("ascii")
    claimed = _head(jws.parse(token).payload)
    signed = jws.verify(token, trust, TYPE, parse(claimed.made_at), "station")
    head = _head(signed.payload)
    if signed.uri != ROLES["station"] + head.station:
        raise ValueError("another station's signature")
    if hashlib.sha256(body).hexdigest() != head.sha256:
        raise ValueError("changed or cut short")
    packets = tuple(map(_packet, body.splitlines()))
    if len(packets) != head.count:
        raise ValueError("another number of packets than it says")
    return Board(head=head, packets=packets)


def _head(payload: bytes) -> Head:
    return strict_json.decode_version(payload, Head, VERSION, "board")


def _packet(line: bytes) -> Packet:
    try:
        found = msgspec.json.decode(line, type=Packet)
        parse(found.sealed_at)
    except (msgspec.MsgspecError, ValueError) as error:
        raise ValueError("a line that is no packet") from error
    return found
