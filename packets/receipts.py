"""Receipts: what the next hop or the centre signs once it holds every byte of a packet."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from packets import jws, strict_json
from packets.enrollment import Bytes, Moment, Sha256
from packets.errors import PacketCode, PacketError
from packets.identifiers import is_packet_id
from packets.records.fields import in_calendar
from packets.signer import Signer
from packets.trust import ROLES, Trust

TYPE: Final = "perekaman-receipt+jws"
VERSION: Final = 1
ROLE: Final = f"{ROLES['centre']}receipts"
"""Who vouches for what arrived, and tells what became of it; no keeper of a list does."""


class Tier(StrEnum):
    """How far the packet is: at a region's server, or at the data centre."""

    REGION = "region"
    CENTRE = "centre"


class Receipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What arrived: ``sha256`` (hex) and ``size`` are those of the whole packet file."""

    version: int = VERSION
    tier: Tier
    packet_id: str
    sha256: Sha256
    size: Bytes
    station: str
    received_at: Moment
    seq: Annotated[int, Meta(ge=0, le=2**63 - 1)]


def issue_receipt(receipt: Receipt, signer: Signer) -> str:
    """Return the compact JWS of a receipt."""
    return jws.sign(strict_json.encode(receipt), signer, TYPE)


def verify_receipt(token: str, trust: Trust, at: datetime) -> Receipt:
    """Return the receipt of a token that the centre signed, by its key for receipts.

    Raises what ``jws.verify`` raises, RECEIPT_MALFORMED, VERSION_UNKNOWN.
    """
    signed = jws.verify(token, trust, TYPE, at, "centre")
    if signed.uri != ROLE:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "receipt: another keeper's")
    try:
        receipt = strict_json.decode_version(signed.payload, Receipt, VERSION, "receipt")
    except PacketError as error:
        other = error.code is PacketCode.VERSION_UNKNOWN
        code = error.code if other else PacketCode.RECEIPT_MALFORMED
        raise PacketError(code, "receipt") from None
    if not is_packet_id(receipt.packet_id) or not in_calendar(receipt.received_at):
        raise PacketError(PacketCode.RECEIPT_MALFORMED, "receipt")
    return receipt
