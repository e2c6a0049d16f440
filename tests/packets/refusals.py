"""What is refused outside the seal, a table for each layer: the code, what is wrong, the bytes."""

import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from packets import PacketCode, base64, jws
from packets.container import Member, pack
from packets.manifest import TYPE as MANIFEST_TYPE
from packets.signer import SoftwareSigner
from tests.fakes.keys import CENTRE_URI, NOW, Authority, usage
from tests.packets.forge import PAYLOAD, WAYBILL, Forge

OTHER_URI: Final = "urn:perekaman:station:OTHER"
Row = tuple[str, str, Callable[[], bytes]]
"""Name, what is wrong, how to make it."""


@dataclass(frozen=True)
class Refusal:
    """One vector: its code, its name, what is wrong, how to make it, the kind of file."""

    code: PacketCode
    about: str
    why: str
    make: Callable[[], bytes]
    kind: str = "packet"


def refused(code: PacketCode, *rows: Row, kind: str = "packet") -> Iterator[Refusal]:
    """Yield the vectors of one code."""
    for about, why, make in rows:
        yield Refusal(code, about, why, make, kind)


def containers(forge: Forge) -> Iterator[Refusal]:
    """Yield packets that are no narrow ZIP of the two members."""
    good = forge.bare.data
    whole = [Member(name, data) for name, data in forge.parts.items()]
    zip64, climbs = b"\1\0\x10\0" + bytes(16), Member("../../etc/passwd", b"x")
    yield from refused(
        PacketCode.CONTAINER_MALFORMED,
        ("before", "a byte before the first member", lambda: b"\0" + good),
        ("behind", "a byte behind the end record", lambda: good + b"\0"),
        ("cut", "the last byte is missing", lambda: good[:-1]),
        ("comment", "a comment of the archive", lambda: good[:-2] + b"\2\0hi"),
        ("descriptor", "flag 3: sizes follow", lambda: forge.field(6, "<H", 1 << 3)),
        ("encrypted", "flag 0: encrypted", lambda: forge.field(6, "<H", 1)),
        ("utf8", "flag 11: names in UTF-8", lambda: forge.field(6, "<H", 1 << 11)),
        ("time", "a time of writing", lambda: forge.field(10, "<H", 0x4000)),
        ("size", "the headers' sizes differ", lambda: forge.field(22, "<I", 1)),
        ("overlap", "two members overlap", lambda: forge.field(42, "<I", 8, central=True)),
        ("crc", "a byte behind a good header", lambda: _flipped(good, 100)),
        ("zip64", "a ZIP64 extra field", lambda: forge.zipped(extra=zip64)),
        ("unix", "made by a Unix", lambda: forge.zipped(create_system=3)),
        ("deflated", "the outer members deflated", lambda: forge.zipped(compress_type=8)),
        ("bzip2", "another method", lambda: forge.zipped(compress_type=12)),
        ("order", "the payload before the waybill", lambda: pack(whole[::-1])),
    )
    yield from refused(
        PacketCode.CONTAINER_MEMBERS,
        ("missing", "no payload", lambda: pack(whole[:1])),
        ("twice", "a member twice", lambda: pack([*whole, whole[0]])),
        ("climbs", "a name that climbs", lambda: pack([*whole, climbs])),
        ("many", "65 members", lambda: pack([Member(f"{n}", b"") for n in range(65)])),
    )
    large = b"A" * (jws.LARGEST + 1)
    yield from refused(
        PacketCode.TOO_LARGE,
        ("waybill", "a waybill of 64 KiB and a byte", lambda: forge.outer(waybill=large)),
    )


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def tokens(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose waybill is no token of the profile, or not signed as it says."""
    token = forge.parts[WAYBILL]

    def under(**changed: Any) -> Callable[[], bytes]:
        return lambda: forge.outer(waybill=forge.headed(**changed))

    yield from refused(
        PacketCode.SIGNATURE_MALFORMED,
        ("four-parts", "a fourth part", lambda: forge.outer(waybill=token + b".AA")),
        ("padding", "padding behind base64url", lambda: forge.outer(waybill=token + b"=")),
        ("crit", "a critical header", under(crit=["exp"])),
        ("jwk", "a key in the header", under(jwk={})),
        ("no-x5c", "no certificates", under(x5c=None)),
        ("x5c", "a certificate that is none", under(x5c=["AAAA"])),
        ("x509", "a certificate of X.509 version 10", under(x5c=[_of_version_10(forge)])),
    )
    yield from refused(
        PacketCode.SIGNATURE_ALGORITHM,
        *[(f"alg-{alg}", f"says {alg}", under(alg=alg)) for alg in ("none", "ES384", "RS256")],
        ("alg-HS256", "an HMAC under the public key", lambda: forge.outer(waybill=_hmac(forge))),
    )
    other = forge.token(typ=MANIFEST_TYPE)
    swapped = token.rpartition(b".")[0] + b"." + other.rpartition(b".")[2]
    yield from refused(
        PacketCode.SIGNATURE_TYPE,
        ("manifest", "the type of a manifest", lambda: forge.outer(waybill=other)),
    )
    yield from refused(
        PacketCode.SIGNATURE_INVALID,
        ("waybill", "the signature of another text", lambda: forge.outer(waybill=swapped)),
    )


def _of_version_10(forge: Forge) -> str:
    der = forge.keys.station.chain[0].public_bytes(Encoding.DER)
    return base64.padded(der.replace(b"\xa0\3\2\1\2", b"\xa0\3\2\1\x09", 1)).decode("ascii")


def _hmac(forge: Forge) -> bytes:
    signed = forge.headed(alg="HS256").rpartition(b".")[0]
    key = forge.keys.station.chain[0].public_bytes(Encoding.PEM)
    return signed + b"." + base64.url(hmac.digest(key, signed, "sha256")).encode()


def chains(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose waybill was signed by somebody who may not."""
    root = forge.keys.root
    below, beside = root.intermediate(), root.intermediate("Beside")
    issuer, other, top = below.certificate, beside.certificate, root.certificate
    yield from refused(
        PacketCode.SIGNATURE_CHAIN,
        ("missing", "the issuer is missing", lambda: forge.chained(below)),
        ("root", "the root is included", lambda: forge.chained(below, issuer, top)),
        ("twice", "the issuer twice", lambda: forge.chained(below, issuer, issuer)),
        ("reordered", "root before issuer", lambda: forge.chained(below, top, issuer)),
        ("extra", "one that issued nothing", lambda: forge.chained(below, issuer, other)),
        ("other-root", "a root of the same name", lambda: forge.chained(Authority.root())),
    )
    day = timedelta(days=1)
    ended = NOW - 30 * day
    yield from refused(
        PacketCode.SIGNATURE_TIME,
        ("early", "valid from tomorrow on", lambda: forge.chained(root, start=NOW + day)),
        ("expired", "valid until a week ago", lambda: forge.chained(root, start=ended, days=23)),
    )
    no, both = usage(signs=False), usage(issues=True)
    authority = SoftwareSigner(below.key, [issuer])
    server = [ExtendedKeyUsageOID.SERVER_AUTH]
    yield from refused(
        PacketCode.SIGNATURE_USAGE,
        ("not-signing", "no digitalSignature", lambda: forge.chained(root, key_usage=no)),
        ("issuing", "keyCertSign as well", lambda: forge.chained(root, key_usage=both)),
        ("authority", "an authority itself", lambda: forge.outer(waybill=forge.token(authority))),
        ("purpose", "for TLS servers alone", lambda: forge.chained(root, purposes=server)),
    )
    manifest = forge.opened.members["manifest.json"]
    yield from refused(
        PacketCode.SIGNATURE_ROLE,
        ("centre", "signed by the centre", lambda: forge.chained(root, uri=CENTRE_URI)),
        ("station", "signed by another station", lambda: forge.chained(root, uri=OTHER_URI)),
        (
            "manifest",
            "the manifest signed by another station",
            lambda: forge.manifest(manifest, root.signer(OTHER_URI)),
        ),
    )


def waybills(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose well-signed waybill is none, or that of another packet."""
    version = b'"version":1'

    def said(old: bytes, new: bytes) -> Callable[[], bytes]:
        return lambda: forge.said(lambda text: text.replace(old, new))

    yield from refused(
        PacketCode.JSON_MALFORMED,
        ("name-twice", "a name twice", said(b"{", b'{"version":1,')),
        ("unknown", "an unknown member", said(b"{", b'{"more":1,')),
        ("missing", "a member is missing", said(b'"training":false,', b"")),
        ("versionless", "no version", said(version + b",", b"")),
        ("bom", "a byte order mark", said(b"{", b"\xef\xbb\xbf{")),
        ("digits", "a number of 5000 digits", said(version, b'"version":' + b"1" * 5000)),
        ("nan", "NaN", said(version, b'"version":NaN')),
        ("bent", "a number as text", said(version, b'"version":"1"')),
        ("surrogate", "half a surrogate pair", said(b"31.71.01", b"\\ud800")),
        ("deep", "nested 20,000 deep", said(b"{", b'{"z":' + b"[" * 20_000)),
        ("behind", "text behind the document", said(b"}", b"}{}")),
        ("number", "a number that is not the id's", said(b'"number":"', b'"number":"0')),
    )
    yield from refused(
        PacketCode.VERSION_UNKNOWN,
        ("waybill", "version 2", said(version, b'"version":2')),
        ("waybill-later", "version 2 with a member more", said(version, b'"version":2,"new":1')),
    )
    payload, own = forge.parts[PAYLOAD], forge.bare.waybill.recipients
    more = (*own, "0" * 16)

    def claimed(**claim: object) -> Callable[[], bytes]:
        return lambda: forge.sealed(payload, **{"recipients": own} | claim)

    yield from refused(
        PacketCode.WAYBILL_MISMATCH,
        ("payload", "another payload", lambda: forge.outer(payload=payload + b"\0")),
        ("size", "another size", claimed(size=len(payload) + 1)),
        ("recipients", "a key id too many", claimed(recipients=more)),
        ("area", "not the manifest's area", claimed(area_code="99.99.99")),
        ("training", "not the manifest's mark", claimed(training=True)),
        ("sealed-at", "not the manifest's time", claimed(sealed_at="2026-11-22T00:00:00Z")),
    )
