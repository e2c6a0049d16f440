"""Every reader of ``packets``, and what it makes of good bytes that were spoiled."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random
from time import process_time
from types import MappingProxyType
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding

import packets
from packets import (
    PacketError,
    Receipt,
    Tier,
    base64,
    issue_receipt,
    jws,
    strict_json,
    verify_receipt,
)
from packets.age_file import seal, unseal
from packets.age_identities import parse_identities
from packets.age_keys import Identity, Recipient
from packets.cbeff import read_records
from packets.codestream import read_facts
from packets.container import contents, pack, unpack
from packets.contents import read_manifest, read_recording
from packets.enrollment import EyePosition, FingerPosition, ImageCodec
from packets.layout import MANIFEST_JWS
from packets.manifest import TYPE as MANIFEST_TYPE
from packets.records.face import read_face, write_face
from packets.records.finger import read_finger, write_finger
from packets.records.iris import read_iris, write_iris
from packets.records.signature import read_signature, write_signature
from packets.waybill import TYPE, parse_waybill
from tests.fakes.keys import NOW, keys
from tests.fakes.packets import enclosed, packet_of, placed, signed_members
from tests.fakes.recordings import encoded, face, finger, iris, pen, recording
from tests.fakes.spoiling import spoiled

KEYS: Final = keys()
RECIPIENTS: Final = (KEYS.identity.recipient(),)
SEALED: Final = packets.seal(recording(), recipients=RECIPIENTS, signer=KEYS.station)
OPENED: Final = packets.open_packet(SEALED.data, [KEYS.identity], KEYS.trust, NOW)
OUTER: Final = contents(unpack(SEALED.data))
MEMBERS: Final = OPENED.members
Read = Callable[[bytes], object]


def opened(data: bytes) -> object:
    return packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)


def _text(read: Callable[[str], object]) -> Read:
    return lambda data: read(data.decode("latin-1"))


def _member(name: str) -> Read:
    """Return what opens a packet of a station that signs whatever stands in ``name``."""

    def read(data: bytes) -> object:
        members = signed_members(KEYS, OPENED.manifest, MEMBERS | {name: data})
        whole = pack([placed(n, each) for n, each in members.items()])
        return opened(packet_of(KEYS, enclosed(KEYS, whole), SEALED.waybill))

    return read


def _payload(data: bytes) -> object:
    return opened(packet_of(KEYS, enclosed(KEYS, data), SEALED.waybill))


def resealed(data: bytes) -> object:
    return opened(packet_of(KEYS, data, SEALED.waybill))


def _manifest(data: bytes) -> object:
    members = MEMBERS | {"manifest.json": data}
    return read_recording(read_manifest(data), members)


def _resigned(data: bytes) -> object:
    """Take a waybill whose token's header is ``data`` and whose signature fits it."""
    signed = f"{base64.url(data)}.{_TOKEN.decode().split('.')[1]}"
    token = f"{signed}.{base64.url(KEYS.station.sign(signed.encode()))}"
    return _waybill(token)


def _certificate(data: bytes) -> object:
    """Take a waybill whose token's only certificate is ``data``."""
    return _resigned(strict_json.encode(jws.Header(alg="ES256", typ=TYPE, x5c=(_der(data),))))


def _der(data: bytes) -> str:
    return base64.padded(data).decode()


def _waybill(token: str) -> object:
    return jws.verify(token, KEYS.trust, TYPE, NOW, "station")


def _manifest_token(token: str) -> object:
    text = MEMBERS["manifest.json"]
    trust = KEYS.trust
    return jws.verify_detached(token, text, trust, typ=MANIFEST_TYPE, at=NOW, role="station")


_TOKEN: Final = OUTER["waybill.jws"]
_HEAD: Final = base64.read_url(_TOKEN.decode().split(".")[0])
_RECEIPT: Final = issue_receipt(
    Receipt(
        tier=Tier.CENTRE,
        packet_id=SEALED.packet_id,
        sha256="00" * 32,
        size=1,
        station="DEMO-01",
        received_at="2026-11-21T02:00:00Z",
        seq=1,
    ),
    KEYS.centre,
)

# Whatever is changed of these is refused: a signature, a MAC or one exact form covers every bit.
REFUSED: Final[Mapping[str, tuple[Read, bytes]]] = MappingProxyType(
    {
        "packet": (opened, SEALED.data),
        "waybill token": (_text(_waybill), _TOKEN),
        "manifest token": (_text(_manifest_token), MEMBERS[MANIFEST_JWS]),
        "receipt": (_text(lambda text: verify_receipt(text, KEYS.trust, NOW)), _RECEIPT.encode()),
        "certificate": (_certificate, KEYS.station.chain[0].public_bytes(Encoding.DER)),
        "age file": (lambda data: unseal(data, [KEYS.identity]), seal(bytes(70_000), RECIPIENTS)),
        "age file in a packet": (resealed, OUTER["payload.age"]),
        "recipient": (_text(Recipient.parse), str(RECIPIENTS[0]).encode()),
        "identity": (_text(Identity.parse), KEYS.identity.reveal().encode()),
    }
)

# These are signed or sealed anew after the change, or hold no proof: read or refused, not worse.
READ: Final[Mapping[str, tuple[Read, bytes]]] = MappingProxyType(
    {
        "identity file": (parse_identities, b"# mine\n" + KEYS.identity.reveal().encode()),
        "token header": (_resigned, _HEAD),
        "waybill": (parse_waybill, base64.read_url(_TOKEN.decode().split(".")[1])),
        "ZIP": (unpack, pack([placed(name, data) for name, data in MEMBERS.items()])),
        "payload": (_payload, pack([placed(name, data) for name, data in MEMBERS.items()])),
        "envelope": (read_records, MEMBERS["biometrics.xml"]),
        "manifest": (_manifest, MEMBERS["manifest.json"]),
        **{
            name: (_member(name), data)
            for name, data in MEMBERS.items()
            if name not in ("manifest.json", MANIFEST_JWS)
        },
        "finger record": (read_finger, write_finger(finger(FingerPosition.LEFT_FOUR))),
        "face record": (read_face, write_face(face())),
        "iris record": (read_iris, write_iris(iris(EyePosition.LEFT))),
        "signature record": (read_signature, write_signature(pen())),
        "WSQ": (read_facts, encoded(ImageCodec.WSQ, 64, 80, 1)),
        "JPEG 2000": (read_facts, encoded(ImageCodec.JPEG2000, 48, 64, 3)),
    }
)


@dataclass(frozen=True)
class Met:
    """What readers did with spoiled bytes: by reader and code (or ``read``), how often."""

    outcomes: Counter[tuple[str, str]]
    slowest: float
    """Seconds of processor time."""


def meet(readers: Mapping[str, tuple[Read, bytes]], rounds: int, random: Random) -> Met:
    """Give every reader ``rounds`` spoiled inputs. What is no ``PacketError`` comes through."""
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    for name, (read, good) in readers.items():
        read(good)
        met = met_by(name, read, (spoiled(good, random) for _ in range(rounds)))
        outcomes += met.outcomes
        slowest = max(slowest, met.slowest)
    return Met(outcomes, slowest)


def met_by(name: str, read: Read, inputs: Iterable[bytes]) -> Met:
    """Give one reader foreign bytes. What is no ``PacketError`` comes through."""
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    for data in inputs:
        started = process_time()
        outcomes[name, _outcome(read, data)] += 1
        slowest = max(slowest, process_time() - started)
    return Met(outcomes, slowest)


def _outcome(read: Read, data: bytes) -> str:
    try:
        read(data)
    except PacketError as error:
        return error.code.value
    return "read"
