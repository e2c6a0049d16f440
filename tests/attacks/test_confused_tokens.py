"""A token of every kind, turned: another algorithm, a key of its own, another role, another kind.

Each is shown to the reader that the product itself uses. All of them go through ``packets.jws``; a
new kind that is not in the table fails here.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from packets import Receipt, Tier, base64, endorsements, jws, receipts, recipients, releases, staff
from packets.age_keys import Identity
from packets.errors import PacketError
from packets.recipients import Holder, RecipientKey, RecipientList
from packets.signer import SoftwareSigner
from station.audit import checkpoint
from station.backup import catalogue
from station.board import shared
from station.centre.courier import layout
from station.centre.protocol import RENEWAL
from station.errors import Broken
from station.uploader import proof
from tests.fakes.keys import CENTRE_URI, NOW, STATION, STATION_URI, keys

ROOT = Path(__file__).parents[2]
SINCE, UNTIL, HASH = "2026-11-20T00:00:00Z", "2027-11-01T00:00:00Z", "ab" * 32
PACKET = "a" * 52
Signed = Callable[[SoftwareSigner], str]


@dataclass(frozen=True)
class Case:
    """One kind: who signs it, how, and the reader that believes it."""

    typ: str
    uri: str
    sign: Signed
    read: Callable[[str], object]


def receipt(signer: SoftwareSigner) -> str:
    told = Receipt(tier=Tier.CENTRE, packet_id=PACKET, sha256=HASH, size=1, station=STATION,
                   received_at="2026-11-21T02:00:00Z", seq=1)  # fmt: skip
    return receipts.issue_receipt(told, signer)


def recipient_list(signer: SoftwareSigner) -> str:
    key = RecipientKey.of(Identity.generate().recipient(), Holder.CENTRE, UNTIL)
    other = RecipientKey.of(Identity.generate().recipient(), Holder.RECOVERY, UNTIL)
    return recipients.issue_recipients(
        RecipientList(issued_at=SINCE, recipients=(key, other)), signer
    )


def staff_list(signer: SoftwareSigner) -> str:
    member = staff.Member(
        id="op-1", user="siti", role="ADMINISTRATOR", not_before=SINCE, not_after=UNTIL
    )
    listed = staff.StaffList(serial=1, station=STATION, issued_at=SINCE, not_after=UNTIL,
                             local=True, members=(member,))  # fmt: skip
    return staff.issue_staff(listed, signer)


def release(signer: SoftwareSigner) -> str:
    file = releases.ReleaseFile(name="perekaman-9-py3-none-any.whl", size=1, sha256=HASH)
    return releases.issue_release(
        releases.Release(
            sequence=9, software="9", files=(file,), issued_at=SINCE, not_after=UNTIL
        ), signer
    )  # fmt: skip


def endorsement(signer: SoftwareSigner) -> str:
    return endorsements.issue_endorsement(
        endorsements.Endorsement(
            sequence=1, station=STATION, settings_sha256=HASH, issued_at=SINCE, not_after=UNTIL
        ), signer
    )  # fmt: skip


def board(signer: SoftwareSigner) -> str:
    return shared.write(STATION, "2026-11-21T01:00:00Z", (), signer).decode().rstrip("\n")


def packet_list(signer: SoftwareSigner) -> str:
    return layout.sign_list(
        layout.PacketList(
            station=STATION, area_code="327301", bundle="20261121t010000z-0a1b2c3d",
            exported_at="2026-11-21T01:00:00Z", count=1, cursor=0,
            packets=(layout.Listed(packet_id=PACKET, size=1, sha256=HASH),),
        ), signer
    )  # fmt: skip


def backup(signer: SoftwareSigner) -> str:
    head = catalogue.Head(station=STATION, made_at="2026-11-21T01:00:00.000Z", turn=1,
                          secrets=False, packets=0, list_sha256=HASH, list_size=0)  # fmt: skip
    return catalogue.signed(head, signer).decode()


def trail(signer: SoftwareSigner) -> str:
    point = checkpoint.Checkpoint(first=1, last=2, head=HASH, at="2026-11-21T01:00:00.000Z")
    return jws.sign(checkpoint.encode(point), signer, checkpoint.TYPE)


def page(signer: SoftwareSigner) -> str:
    return jws.sign(b'{"page": 1}', signer, proof.FEED)


def renewal(signer: SoftwareSigner) -> str:
    return jws.sign(b'{"at": ""}', signer, RENEWAL)


def plainly(typ: str, role: str) -> Callable[[str], object]:
    return lambda token: jws.verify(token, keys().trust, typ, NOW, role)


CASES = {
    "receipt": Case(receipts.TYPE, CENTRE_URI, receipt,
                    lambda t: receipts.verify_receipt(t, keys().trust, NOW)),
    "recipients": Case(recipients.TYPE, recipients.ROLE, recipient_list,
                       lambda t: recipients.verify_recipients(t, keys().trust, NOW)),
    "staff": Case(staff.TYPE, staff.ROLE, staff_list,
                  lambda t: staff.verify_staff(t, keys().trust, NOW)),
    "release": Case(releases.TYPE, releases.ROLE, release,
                    lambda t: releases.verify_release(t, keys().trust, NOW)),
    "endorsement": Case(endorsements.TYPE, endorsements.ROLE, endorsement,
                        lambda t: endorsements.verify_endorsement(t, keys().trust, NOW)),
    "board": Case(shared.TYPE, STATION_URI, board,
                  lambda t: shared.read(f"{t}\n".encode(), keys().trust)),
    "courier": Case(layout.TYPE, STATION_URI, packet_list,
                    lambda t: layout.verify_list(t, keys().trust, NOW + timedelta(days=1))),
    "backup": Case(catalogue.TYPE, STATION_URI, backup,
                   lambda t: catalogue.head(t.encode(), keys().trust)),
    "trail": Case(checkpoint.TYPE, STATION_URI, trail, plainly(checkpoint.TYPE, "station")),
    "renewal": Case(RENEWAL, STATION_URI, renewal, plainly(RENEWAL, "station")),
    "feed": Case(proof.FEED, CENTRE_URI, page, plainly(proof.FEED, "centre")),
}  # fmt: skip
each_kind = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def signed(case: Case) -> str:
    return case.sign(keys().root.signer(case.uri))


def refused(case: Case, token: str) -> None:
    with pytest.raises((PacketError, Broken, ValueError)):
        case.read(token)


def rebuilt(token: str, sign: Callable[[bytes], bytes], **header: Any) -> str:
    """Return a token with another header over the same payload, signed somehow."""
    head, payload, _ = token.split(".")
    changed = json.loads(base64.read_url(head)) | header
    start = f"{base64.url(json.dumps(changed).encode())}.{payload}"
    return f"{start}.{base64.url(sign(start.encode()))}"


@each_kind
def test_what_its_own_signer_made_is_believed(case: Case) -> None:
    assert case.read(signed(case))


@each_kind
def test_no_signature_at_all_is_not_believed(case: Case) -> None:
    token = signed(case)
    for alg in ("none", "None", "NONE", ""):
        unsigned = rebuilt(token, lambda _: b"", alg=alg)
        refused(case, unsigned)
        refused(case, f"{unsigned.rpartition('.')[0]}.{token.rpartition('.')[2]}")


@each_kind
def test_a_public_key_is_no_shared_secret(case: Case) -> None:
    signer = keys().root.signer(case.uri)
    public = signer.chain[0].public_key()
    token = case.sign(signer)
    for form, encoding in (
        (PublicFormat.SubjectPublicKeyInfo, Encoding.PEM),
        (PublicFormat.SubjectPublicKeyInfo, Encoding.DER),
        (PublicFormat.UncompressedPoint, Encoding.X962),
    ):
        secret = public.public_bytes(encoding, form)
        for alg in ("HS256", "ES256"):
            made = rebuilt(token, partial(hmac.digest, secret, digest=hashlib.sha256), alg=alg)
            refused(case, made)


@each_kind
def test_another_curve_or_hash_is_not_taken(case: Case) -> None:
    key = ec.generate_private_key(ec.SECP384R1())

    def by_p384(data: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(data, ec.ECDSA(SHA384())))
        return r.to_bytes(48, "big") + s.to_bytes(48, "big")

    for alg in ("ES384", "ES512", "RS256", "PS256", "EdDSA", "es256"):
        refused(case, rebuilt(signed(case), by_p384, alg=alg))


@each_kind
def test_a_key_that_the_token_brings_is_not_used(case: Case) -> None:
    own = keys().root.signer("urn:perekaman:nobody:x")
    numbers = own.chain[0].public_key().public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )  # fmt: skip
    jwk = {"kty": "EC", "crv": "P-256", "x": base64.url(numbers[1:33]),
           "y": base64.url(numbers[33:])}  # fmt: skip
    for header in ({"jwk": jwk}, {"jku": "https://evil.example/keys"}, {"kid": "../../key"},
                   {"x5u": "https://evil.example/chain"}):  # fmt: skip
        refused(case, rebuilt(signed(case), own.sign, **header))
    refused(case, rebuilt(signed(case), own.sign))


@each_kind
def test_another_role_does_not_sign_it(case: Case) -> None:
    other = CENTRE_URI if case.uri == STATION_URI else STATION_URI
    refused(case, case.sign(keys().root.signer(other)))
    refused(case, case.sign(keys().root.signer(f"urn:perekaman:station-line:{STATION}")))


@each_kind
def test_one_kind_is_not_read_as_another(case: Case) -> None:
    token = signed(case)
    for other in CASES.values():
        if other.typ != case.typ:
            refused(other, token)
            relabelled = jws.sign(jws.parse(token).payload, keys().root.signer(case.uri), other.typ)
            refused(case, relabelled)


def test_every_kind_that_the_product_knows_is_tried() -> None:
    """Waybill and manifest are tried with whole packets: ``tests/packets``."""
    rooms = ("packets", "station")
    texts = (p.read_text() for room in rooms for p in (ROOT / room).rglob("*.py"))
    found = {name for text in texts for name in re.findall(r'"(perekaman-[a-z]+\+jws)"', text)}
    assert found - {case.typ for case in CASES.values()} == {
        "perekaman-waybill+jws", "perekaman-manifest+jws"
    }  # fmt: skip
