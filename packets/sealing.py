"""Seal a recording into a packet, verify a packet without the centre's key, open it with it.

The layout, who signs what and the order of the checks stand in ``packets/README.md``.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from packets import age_file, jws, strict_json
from packets.age_header import read_header
from packets.age_keys import Recipient, Unwraps, check_hybrid
from packets.checks import Check, Passed, unheard
from packets.container import STORED, Member, check_members, contents, pack, unpack
from packets.contents import read_back, read_manifest, read_recording, write_members
from packets.enrollment import Recording
from packets.errors import PacketCode, PacketError
from packets.identifiers import number, packet_id_of
from packets.layout import (
    LIMITS,
    MANIFEST,
    MANIFEST_JWS,
    OPTIONAL,
    REQUIRED,
    check_layout,
    check_sizes,
    member,
)
from packets.manifest import TYPE as MANIFEST_TYPE
from packets.manifest import Manifest, write_manifest
from packets.signer import Signer
from packets.trust import ROLES, Trust
from packets.waybill import TYPE as WAYBILL_TYPE
from packets.waybill import Waybill, parse_waybill, peek_waybill
from packets.witness import Witness

_WAYBILL, _PAYLOAD = "waybill.jws", "payload.age"
_STATION: Final = "station"
_OUTER: Final = MappingProxyType({_WAYBILL: jws.LARGEST, _PAYLOAD: 64 * 1024 * 1024})
"""The members of a packet and the most bytes of each; a payload at its limits has 45 MiB."""


@dataclass(frozen=True)
class Sealed:
    """A packet ready for the outbox: ``data`` is the whole file.

    ``witness`` goes to ``open_packet`` in an identity's place, to see that what the disk gives back
    can be opened and is what was recorded; it must not outlive that.
    """

    packet_id: str
    number: str
    data: bytes
    waybill: Waybill
    witness: Witness = field(repr=False, compare=False)


@dataclass(frozen=True)
class Verified:
    """What is known of a packet without the centre's key, all of it checked."""

    waybill: Waybill
    signer_uri: str


@dataclass(frozen=True)
class Opened:
    """A packet's contents, all of them checked; ``members`` are the files of the payload."""

    waybill: Waybill
    signer_uri: str
    manifest: Manifest
    recording: Recording
    members: dict[str, bytes]


def seal(
    recording: Recording,
    *,
    recipients: Sequence[Recipient],
    signer: Signer,
    priority: bool = False,
) -> Sealed:
    """Return the packet of a recording; only holders of the recipients' identities can open it.

    Raises RECORDING_INVALID, CODESTREAM_MALFORMED, KEY_MALFORMED, TOO_LARGE.
    """
    payload, witness = age_file.seal_witnessed(_payload(recording, signer), recipients)
    digest = hashlib.sha256(payload).digest()
    identifier = packet_id_of(digest)
    waybill = Waybill(
        packet_id=identifier,
        number=number(identifier),
        station=recording.origin.station,
        area_code=recording.origin.area_code,
        size=len(payload),
        sha256=digest.hex(),
        sealed_at=recording.origin.sealed_at,
        recipients=tuple(recipient.key_id for recipient in recipients),
        training=recording.origin.training,
        priority=priority,
    )
    token = jws.sign(strict_json.encode(waybill), signer, WAYBILL_TYPE)
    data = pack([Member(_WAYBILL, token.encode("ascii")), Member(_PAYLOAD, payload)])
    return Sealed(identifier, waybill.number, data, waybill, witness)


def read_waybill(packet: bytes) -> tuple[Waybill, str]:
    """Return the waybill, unverified, and its compact JWS."""
    token, _ = _outer(packet)
    return peek_waybill(token), token


def verify(packet: bytes, trust: Trust, at: datetime, *, passed: Passed = unheard) -> Verified:
    """Check everything that can be checked without the centre's key, at the time ``at``.

    ``passed`` hears of every check that held. Raises ``PacketError`` with the code of the first
    thing that does not hold.
    """
    verified, _ = _verify(packet, trust, at, passed)
    return verified


def open_packet(
    packet: bytes,
    identities: Sequence[Unwraps],
    trust: Trust,
    at: datetime,
    *,
    passed: Passed = unheard,
) -> Opened:
    """Check a packet wholly and return its contents.

    ``passed`` hears of every check that held. Raises ``PacketError`` with the code of the first
    thing that does not hold.
    """
    verified, plain = _unsealed(packet, identities, trust, at, passed)
    found = unpack(plain, limits=LIMITS)
    del plain  # a recording at the limits takes its size several times over
    members = contents(found)
    check_members(members, REQUIRED, OPTIONAL)
    passed(Check.MEMBERS)
    manifest = _manifest(members, trust, at, verified)
    passed(Check.MANIFEST)
    recording = read_recording(manifest, members, passed)
    check_layout(found)
    passed(Check.LAYOUT)
    return Opened(verified.waybill, verified.signer_uri, manifest, recording, members)


def _payload(recording: Recording, signer: Signer) -> bytes:
    members = write_members(recording)
    manifest = strict_json.encode(write_manifest(recording, members))
    token = jws.sign_detached(manifest, signer, MANIFEST_TYPE)
    head = (member(MANIFEST, manifest), member(MANIFEST_JWS, token.encode("ascii")))
    whole = [*head, *members]
    check_sizes(whole)
    read_back(recording, whole)
    return pack(whole)


def _unsealed(
    packet: bytes, identities: Sequence[Unwraps], trust: Trust, at: datetime, passed: Passed
) -> tuple[Verified, bytes]:
    verified, payload = _verify(packet, trust, at, passed)
    plain = age_file.unseal(payload, identities)
    passed(Check.SEAL)
    return verified, plain


def _outer(packet: bytes) -> tuple[str, bytes]:
    members = contents(unpack(packet, limits=_OUTER, methods=(STORED,)))
    check_members(members, tuple(_OUTER))
    if tuple(members) != tuple(_OUTER):
        raise PacketError(PacketCode.CONTAINER_MALFORMED, "packet: order of the members")
    try:
        return members[_WAYBILL].decode("ascii"), members[_PAYLOAD]
    except UnicodeDecodeError:
        raise PacketError(PacketCode.SIGNATURE_MALFORMED, _WAYBILL) from None


def _verify(packet: bytes, trust: Trust, at: datetime, passed: Passed) -> tuple[Verified, bytes]:
    token, payload = _outer(packet)
    passed(Check.CONTAINER)
    signed = jws.verify(token, trust, WAYBILL_TYPE, at, _STATION)
    passed(Check.WAYBILL_SIGNATURE)
    waybill = parse_waybill(signed.payload)
    if signed.uri != ROLES[_STATION] + waybill.station:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "waybill of another station")
    passed(Check.WAYBILL)
    _check_payload(waybill, payload)
    passed(Check.PAYLOAD)
    return Verified(waybill, signed.uri), payload


def _check_payload(waybill: Waybill, payload: bytes) -> None:
    digest = hashlib.sha256(payload).digest()
    found = (len(payload), digest.hex(), packet_id_of(digest))
    if found != (waybill.size, waybill.sha256, waybill.packet_id):
        raise PacketError(PacketCode.WAYBILL_MISMATCH, "payload")
    header = read_header(io.BytesIO(payload))
    for stanza in header.stanzas:
        check_hybrid(stanza)
    if len(header.stanzas) != len(waybill.recipients):
        raise PacketError(PacketCode.WAYBILL_MISMATCH, "recipients")


def _manifest(
    members: dict[str, bytes], trust: Trust, at: datetime, verified: Verified
) -> Manifest:
    token = members[MANIFEST_JWS].decode("ascii", errors="replace")
    signed = jws.verify_detached(
        token, members[MANIFEST], trust, typ=MANIFEST_TYPE, at=at, role=_STATION
    )
    if signed.uri != verified.signer_uri:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "manifest of another station")
    manifest = read_manifest(signed.payload)
    if not _agree(manifest, verified.waybill):
        raise PacketError(PacketCode.WAYBILL_MISMATCH, "manifest")
    return manifest


def _agree(manifest: Manifest, waybill: Waybill) -> bool:
    origin = manifest.origin
    inner = (origin.station, origin.area_code, origin.sealed_at, origin.training)
    return inner == (waybill.station, waybill.area_code, waybill.sealed_at, waybill.training)
