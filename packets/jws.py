"""Compact JWS of one narrow profile: ES256, ``x5c`` chain to a pinned root, a fixed ``typ``.

The header holds exactly ``alg``, ``typ`` and ``x5c``. Nothing in a token chooses how it is
checked: the algorithm is ES256 or the token is refused. Source: RFC 7515, RFC 7518 section 3.4;
detached form: RFC 7515 appendix F.
"""

import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from packets import base64, strict_json
from packets.errors import PacketCode, PacketError
from packets.signer import FIELD, Signer
from packets.trust import Trust

LARGEST: Final = 64 * 1024
"""Characters of a token; a waybill with a chain of three has about 3,000."""
_ALGORITHM: Final = "ES256"
_PARTS: Final = ("extensions", "issuer", "not_valid_after_utc", "not_valid_before_utc", "subject")
"""What the library reads of a certificate only when it is asked."""


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The protected header; a member that is not known is refused, so none can be critical."""

    alg: str
    typ: str
    x5c: tuple[str, ...]


@dataclass(frozen=True)
class Verified:
    """A payload, and the role URI of the certificate whose key signed it."""

    payload: bytes
    uri: str


@dataclass(frozen=True)
class Token:
    """The parts of a compact JWS, read but not verified."""

    header: Header
    payload: bytes
    signature: bytes
    signed: bytes


def sign(payload: bytes, signer: Signer, typ: str) -> str:
    """Return the compact JWS of ``payload``."""
    signed = f"{_header(signer, typ)}.{base64.url(payload)}"
    return f"{signed}.{base64.url(signer.sign(signed.encode('ascii')))}"


def sign_detached(payload: bytes, signer: Signer, typ: str) -> str:
    """Return the JWS of ``payload`` with its middle part left empty."""
    head, _, signature = sign(payload, signer, typ).split(".")
    return f"{head}..{signature}"


def verify(token: str, trust: Trust, typ: str, at: datetime, role: str) -> Verified:
    """Return the payload of a token that a ``role`` signed, whose chain is valid at ``at``.

    Raises SIGNATURE_MALFORMED, _ALGORITHM, _TYPE, _CHAIN, _TIME, _USAGE, _ROLE, _INVALID.
    """
    read = parse(token)
    return Verified(read.payload, _check(read, trust, typ, at, role))


def verify_detached(
    token: str, payload: bytes, trust: Trust, *, typ: str, at: datetime, role: str
) -> Verified:
    """Verify a detached JWS over ``payload``; as ``verify`` otherwise."""
    parts = _parts(token)
    if parts[1]:
        raise _malformed("not detached")
    signed = f"{parts[0]}.{base64.url(payload)}".encode()
    read = Token(_read_header(parts[0]), payload, _binary(parts[2]), signed)
    return Verified(payload, _check(read, trust, typ, at, role))


def parse(token: str) -> Token:
    """Take a compact JWS apart without believing it. Raises SIGNATURE_MALFORMED."""
    parts = _parts(token)
    if not all(parts):
        raise _malformed("not three parts")
    signed = f"{parts[0]}.{parts[1]}".encode()
    return Token(_read_header(parts[0]), _binary(parts[1]), _binary(parts[2]), signed)


def _parts(token: str) -> list[str]:
    parts = token.split(".") if len(token) <= LARGEST and token.isascii() else []
    if len(parts) != 3:
        raise _malformed("not three parts")
    return parts


def _check(token: Token, trust: Trust, typ: str, at: datetime, role: str) -> str:
    if token.header.alg != _ALGORITHM or len(token.signature) != 2 * FIELD:
        raise PacketError(PacketCode.SIGNATURE_ALGORITHM, "jws")
    if token.header.typ != typ:
        raise PacketError(PacketCode.SIGNATURE_TYPE, "jws")
    chain = [read_certificate(text) for text in token.header.x5c]
    uri = trust.check(chain, at, role)
    _check_signature(token, chain[0].public_key())
    return uri


def _check_signature(token: Token, key: object) -> None:
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise PacketError(PacketCode.SIGNATURE_ALGORITHM, "jws")
    r, s = (int.from_bytes(half, "big") for half in (token.signature[:32], token.signature[32:]))
    try:
        key.verify(encode_dss_signature(r, s), token.signed, ec.ECDSA(SHA256()))
    except InvalidSignature:
        raise PacketError(PacketCode.SIGNATURE_INVALID, "jws") from None


def _header(signer: Signer, typ: str) -> str:
    chain = [each.public_bytes(Encoding.DER) for each in signer.chain]
    x5c = tuple(binascii.b2a_base64(der, newline=False).decode("ascii") for der in chain)
    return base64.url(strict_json.encode(Header(alg=_ALGORITHM, typ=typ, x5c=x5c)))


def _read_header(text: str) -> Header:
    try:
        return strict_json.decode(_binary(text), Header, "jws header")
    except PacketError:
        raise _malformed("header") from None


def read_certificate(text: str) -> x509.Certificate:
    """Return a certificate of ``x5c``, of which every part can be read. Raises as ``parse``."""
    try:
        der = binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
        certificate = x509.load_der_x509_certificate(der)
        again = certificate.public_bytes(Encoding.DER)
        certificate.public_key()
        for part in _PARTS:  # taken apart now, so that a broken one is refused here
            getattr(certificate, part)
    except Exception as error:  # the parser has many ways to refuse foreign bytes
        raise _malformed(f"certificate: {type(error).__name__}") from None
    if again != der or certificate.serial_number <= 0:
        raise _malformed("certificate")
    return certificate


def _binary(text: str) -> bytes:
    try:
        return base64.read_url(text)
    except base64.NotBase64:
        raise _malformed("base64url") from None


def _malformed(where: str) -> PacketError:
    return PacketError(PacketCode.SIGNATURE_MALFORMED, f"jws: {where}")
