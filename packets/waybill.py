"""The waybill: what a courier may see of a packet. No personal data is in it."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from packets import jws, strict_json
from packets.enrollment import Bytes, Moment, Sha256
from packets.errors import PacketCode, PacketError
from packets.identifiers import is_packet_id, number
from packets.records.fields import in_calendar

VERSION: Final = 1
TYPE: Final = "perekaman-waybill+jws"
KeyId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]
KeyIds = Annotated[tuple[KeyId, ...], Meta(max_length=16)]


class Waybill(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the station signs about a sealed payload: ``size`` and ``sha256`` (hex) are its."""

    version: int = VERSION
    packet_id: str
    number: str
    station: str
    area_code: str
    size: Bytes
    sha256: Sha256
    sealed_at: Moment
    recipients: KeyIds
    """Key ids of those who can open it, in the order of the stanzas."""
    training: bool
    priority: bool


def parse_waybill(payload: bytes) -> Waybill:
    """Return the waybill of a token's payload. Raises JSON_MALFORMED, VERSION_UNKNOWN."""
    waybill = strict_json.decode_version(payload, Waybill, VERSION, "waybill")
    if not is_packet_id(waybill.packet_id) or waybill.number != number(waybill.packet_id):
        raise PacketError(PacketCode.JSON_MALFORMED, "waybill: packet id or number")
    if not in_calendar(waybill.sealed_at):
        raise PacketError(PacketCode.JSON_MALFORMED, "waybill: time")
    return waybill


def peek_waybill(token: str) -> Waybill:
    """Return the waybill of a token without believing it."""
    return parse_waybill(jws.parse(token).payload)
