"""What lies on the courier's medium: names, limits, the signed list, the file of receipts."""

import re
from datetime import datetime
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from packets import jws, strict_json
from packets.enrollment import Bytes, Sha256
from packets.errors import PacketCode, PacketError
from packets.identifiers import is_packet_id
from packets.signer import Signer
from packets.trust import ROLES, Trust
from station.clock import parse

TYPE: Final = "perekaman-courier+jws"
VERSION: Final = 1
TOP: Final = "perekaman"
LIST: Final = "list.jws"
RECEIPTS: Final = "receipts.json"
PACKET: Final = ".packet"
TEMPORARY: Final = ".tmp"

MOST_PACKETS: Final = 100
"""Of one bundle, so that its list fits into a JWS and its receipts into memory."""
MOST_STATIONS: Final = 200
MOST_BUNDLES: Final = 1000
"""Of one station's folder."""
MOST_NAMES: Final = 1000
"""Looked at in one folder; what lies behind them is not read."""
LARGEST_PACKET: Final = 64 << 20
LARGEST_RECEIPTS: Final = 8 << 20
MOST_PAGES: Final = 20

_STATION: Final = re.compile(r"station-[a-z0-9][a-z0-9_-]{0,63}")
_BUNDLE: Final = re.compile(r"\d{8}t\d{6}z-[0-9a-f]{8}")
_UNSAFE: Final = re.compile(r"[^a-z0-9_-]")


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One packet of a list; ``sha256`` (hex) and ``size`` are those of the whole file."""

    packet_id: str
    size: Bytes
    sha256: Sha256


class PacketList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the station signs about a bundle; ``cursor``: how far it has read its status feed."""

    version: int = VERSION
    station: str
    area_code: str
    bundle: str
    exported_at: str
    count: int
    cursor: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    packets: tuple[Listed, ...]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A packet the centre does not take, with a word of the wire. Nothing is decided from it."""

    packet_id: str
    reason: str


class Receipts(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre lays into a bundle: each token is signed, the file around them is not."""

    version: int = VERSION
    receipts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


def station_folder(station: str) -> str:
    """Return a station's folder: safe on FAT, which knows no case and takes no dot at the end."""
    return "station-" + _UNSAFE.sub("-", station.lower())


def bundle_name(now: datetime, chance: bytes) -> str:
    """Return the name of a new bundle; ``chance`` is 4 random bytes."""
    return f"{now:%Y%m%dt%H%M%Sz}-{chance.hex()}"


def is_station_folder(name: str) -> bool:
    return _STATION.fullmatch(name) is not None


def is_bundle(name: str) -> bool:
    return _BUNDLE.fullmatch(name) is not None


def packet_of(name: str) -> str | None:
    """Return whose file this is, by its name; None for a name that is no packet's."""
    stem = name.removesuffix(PACKET)
    return stem if stem != name and is_packet_id(stem) else None


def sign_list(listed: PacketList, signer: Signer) -> str:
    """Return the compact JWS of a list."""
    return jws.sign(strict_json.encode(listed), signer, TYPE)


def verify_list(token: str, trust: Trust, now: datetime) -> PacketList:
    """Return the list of a token, once its own station signed it.

    The certificate had to be valid when the list was made: a stick may travel for weeks. Raises
    ``PacketError``.
    """
    at = min(now, _exported_at(_read(jws.parse(token).payload)))
    verified = jws.verify(token, trust, TYPE, at, "station")
    found = _read(verified.payload)
    if verified.uri != ROLES["station"] + found.station:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "list of another station")
    return found


def _exported_at(listed: PacketList) -> datetime:
    try:
        return parse(listed.exported_at)
    except (ValueError, OverflowError):
        raise PacketError(PacketCode.JSON_MALFORMED, "list: time") from None


def _read(payload: bytes) -> PacketList:
    found = strict_json.decode(payload, PacketList, "list")
    if found.version != VERSION:
        raise PacketError(PacketCode.VERSION_UNKNOWN, "list")
    ids = {each.packet_id for each in found.packets}
    sound = (
        len(ids) == len(found.packets) == found.count <= MOST_PACKETS
        and all(map(is_packet_id, ids))
        and is_bundle(found.bundle)
    )
    if not sound:
        raise PacketError(PacketCode.JSON_MALFORMED, "list: packets")
    return found


def read_receipts(data: bytes) -> Receipts:
    """Return a file of receipts; nothing in it is believed yet. Raises ``PacketError``."""
    try:
        found = msgspec.json.decode(data, type=Receipts)
    except (msgspec.DecodeError, RecursionError):
        raise PacketError(PacketCode.JSON_MALFORMED, "receipts") from None
    if found.version != VERSION:
        raise PacketError(PacketCode.VERSION_UNKNOWN, "receipts")
    if len(found.receipts) > MOST_NAMES or len(found.pages) > MOST_PAGES:
        raise PacketError(PacketCode.TOO_LARGE, "receipts")
    return found
