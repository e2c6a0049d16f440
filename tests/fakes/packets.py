"""Packets put together by hand, as a hostile or broken writer would."""

import hashlib
import io
from collections.abc import Mapping

import msgspec

from packets import jws, strict_json
from packets.age_file import encrypt
from packets.container import Member, pack
from packets.identifiers import number, packet_id
from packets.layout import LAYOUT, MANIFEST, MANIFEST_JWS, member
from packets.manifest import TYPE as MANIFEST_TYPE
from packets.manifest import Manifest, MemberEntry
from packets.waybill import TYPE as WAYBILL_TYPE
from packets.waybill import Waybill
from tests.fakes.keys import Keys


def sealed_payload(keys: Keys, members: Mapping[str, bytes]) -> bytes:
    """Return the age file around ``members``, sealed to the centre."""
    return enclosed(keys, pack([placed(name, data) for name, data in members.items()]))


def placed(name: str, data: bytes) -> Member:
    """Return a member as the format has it; one the format does not know is stored."""
    return member(name, data) if name in LAYOUT else Member(name, data)


def enclosed(keys: Keys, plain: bytes) -> bytes:
    """Return the age file of ``plain``, sealed to the centre."""
    target = io.BytesIO()
    encrypt(io.BytesIO(plain), target, [keys.identity.recipient()])
    return target.getvalue()


def packet_of(keys: Keys, payload: bytes, waybill: Waybill, **changes: object) -> bytes:
    """Return the packet of a payload; ``changes`` falsify the waybill before it is signed."""
    identifier = packet_id(payload)
    honest = msgspec.structs.replace(
        waybill,
        packet_id=identifier,
        number=number(identifier),
        size=len(payload),
        sha256=hashlib.sha256(payload).hexdigest(),
        recipients=(keys.identity.recipient().key_id,),
    )
    claimed = msgspec.structs.replace(honest, **changes)
    token = jws.sign(strict_json.encode(claimed), keys.station, WAYBILL_TYPE)
    return pack([Member("waybill.jws", token.encode()), Member("payload.age", payload)])


def signed_members(
    keys: Keys, manifest: Manifest, members: Mapping[str, bytes], *, relist: bool = True
) -> dict[str, bytes]:
    """Return ``members`` under ``manifest``, which lists them as they are unless told not to."""
    others = {n: data for n, data in members.items() if n not in (MANIFEST, MANIFEST_JWS)}
    if relist:
        listed = tuple(
            MemberEntry(name=n, size=len(data), sha256=hashlib.sha256(data).hexdigest())
            for n, data in others.items()
        )
        manifest = msgspec.structs.replace(manifest, members=listed)
    text = strict_json.encode(manifest)
    token = jws.sign_detached(text, keys.station, MANIFEST_TYPE)
    return {MANIFEST: text, MANIFEST_JWS: token.encode(), **others}
