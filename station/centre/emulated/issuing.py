"""Certificates for the requests of one station: what it asks for is proven, and for its own name.

A station asks for two: one for the key that signs, one for the key of its line.
"""

import re
from collections.abc import Sequence
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from station.centre.emulated.certificates import CLIENT, Issuer, common_name, role
from station.errors import Code, Refused

STATION_ROLE: Final = "urn:perekaman:station:"
LINE_ROLE: Final = "urn:perekaman:line:"
AREA: Final = "urn:perekaman-area:"
_STATION_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_BLOCK: Final = re.compile(
    rb"-----BEGIN CERTIFICATE REQUEST-----.+?-----END CERTIFICATE REQUEST-----\s*", re.DOTALL
)
_MOST: Final = 2


def certify(issuer: Issuer, bundle: bytes, *, area_code: str = "") -> bytes:
    """Issue a certificate for each request (PEM) in ``bundle``; return them as PEM, in order.

    Raises ``Refused`` with KEY_UNUSABLE for requests that do not prove their P-256 keys, name no
    station, or name two.
    """
    asked = _requests(bundle)
    if len({common_name(each.subject) for each in asked}) != 1:
        raise Refused(Code.KEY_UNUSABLE, "the requests are of two stations")
    area = role(f"{AREA}{area_code}") if area_code else ()
    return b"".join(_issue(issuer, each, area) for each in asked)


def named(bundle: bytes) -> str:
    """Return whose requests these are. Raises as :func:`certify`."""
    return common_name(_requests(bundle)[0].subject)


def _issue(
    issuer: Issuer, asked: x509.CertificateSigningRequest, area: Sequence[x509.GeneralName]
) -> bytes:
    station, key = common_name(asked.subject), asked.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1":
        raise Refused(Code.KEY_UNUSABLE, "the request's key is not on P-256")
    if not _STATION_ID.fullmatch(station):
        raise Refused(Code.KEY_UNUSABLE, "the request names no station")
    names = (*role(f"{_role(asked)}{station}"), *area)
    return issuer.issue(key, station, names, CLIENT).public_bytes(Encoding.PEM)


def _role(asked: x509.CertificateSigningRequest) -> str:
    """Return which role is asked for: only a role's prefix is taken from a request."""
    try:
        found = asked.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return STATION_ROLE
    uris = found.get_values_for_type(x509.UniformResourceIdentifier)
    return LINE_ROLE if any(uri.startswith(LINE_ROLE) for uri in uris) else STATION_ROLE


def _requests(bundle: bytes) -> list[x509.CertificateSigningRequest]:
    blocks = _BLOCK.findall(bundle) or [bundle]
    if len(blocks) > _MOST:
        raise Refused(Code.KEY_UNUSABLE, "more requests than a station has keys")
    return [_request(each) for each in blocks]


def _request(data: bytes) -> x509.CertificateSigningRequest:
    try:
        request = x509.load_pem_x509_csr(data)
        proven = request.is_signature_valid
    except (ValueError, InvalidSignature, UnsupportedAlgorithm) as error:
        raise Refused(Code.KEY_UNUSABLE, "not a certificate request") from error
    if not proven:
        raise Refused(Code.KEY_UNUSABLE, "the request does not prove its key")
    return request
