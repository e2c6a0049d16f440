"""Verifies what an SBI device signed: RS256 over RFC 7515 compact form, with its chain in x5c.

Sources: RFC 7515 (3.1, 4.1.6), RFC 7518 (3.3), RFC 5280 (6.1) as far as device chains need it.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from drivers.sbi.messages import unbase64
from drivers.trouble import Fault, FaultCode

MIN_BITS: Final = 2048
MAX_DEPTH: Final = 5
_WEAK: Final = (hashes.MD5, hashes.SHA1)
_UNREADABLE: Final = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)
"""How ``cryptography`` says that a certificate is none; they have no base of their own."""


class _Header(msgspec.Struct, frozen=True):
    """The protected header, as far as it is used."""

    alg: str
    x5c: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeviceTrust:
    """The certificates that vouch for device services. Empty: nothing is trusted."""

    roots: tuple[x509.Certificate, ...]

    @classmethod
    def from_pem(cls, roots: Sequence[bytes]) -> "DeviceTrust":
        return cls(tuple(x509.load_pem_x509_certificate(pem) for pem in roots))

    def verify(self, token: str, at: datetime) -> bytes:
        """Return the signed payload.

        Raises:
            Fault: PROTOCOL ``jwt`` when it is none; UNTRUSTED ``algorithm``, ``signature``,
                ``chain`` or ``dates``, whichever does not hold.
        """
        header, payload, signature = _segments(token)
        if header.alg != "RS256":
            raise Fault(FaultCode.UNTRUSTED, "algorithm")
        try:
            chain = [x509.load_der_x509_certificate(base64.b64decode(c)) for c in header.x5c]
            _check_signature(chain, token.rpartition(".")[0].encode(), signature)
            _check_dates(self._path(chain), at)
        except _UNREADABLE as error:
            # Certificates are parsed as far as they are used: any use may find that one is none.
            raise Fault(FaultCode.PROTOCOL, "x5c") from error
        return payload

    def until(self, token: str) -> datetime:
        """Return when the certificate that signed a verified token ends."""
        header, _, _ = _segments(token)
        return x509.load_der_x509_certificate(base64.b64decode(header.x5c[0])).not_valid_after_utc

    def _path(self, chain: Sequence[x509.Certificate]) -> list[x509.Certificate]:
        """Walk from the leaf to one of the roots; the order of x5c is not relied upon."""
        path = [chain[0]]
        rest = list(chain[1:])
        while len(path) < MAX_DEPTH:
            root = next((r for r in self.roots if _issued(path[-1], r)), None)
            if root:
                return [*path, root]
            issuer = next((c for c in rest if _is_authority(c) and _issued(path[-1], c)), None)
            if issuer is None:
                break
            rest.remove(issuer)
            path.append(issuer)
        raise Fault(FaultCode.UNTRUSTED, "chain")


def _segments(token: str) -> tuple[_Header, bytes, bytes]:
    segments = token.split(".")
    if len(segments) != 3:
        raise Fault(FaultCode.PROTOCOL, "jwt")
    try:
        header = msgspec.json.decode(unbase64(segments[0]), type=_Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Fault(FaultCode.PROTOCOL, "jwt") from error
    return header, unbase64(segments[1]), unbase64(segments[2])


def _check_signature(chain: Sequence[x509.Certificate], signed: bytes, signature: bytes) -> None:
    if not chain:
        raise Fault(FaultCode.PROTOCOL, "x5c")
    key = chain[0].public_key()
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < MIN_BITS:
        raise Fault(FaultCode.UNTRUSTED, "algorithm")
    try:
        key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise Fault(FaultCode.UNTRUSTED, "signature") from error


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    if isinstance(certificate.signature_hash_algorithm, _WEAK):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):  # another issuer, another kind of key
        return False
    return True


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _check_dates(path: Sequence[x509.Certificate], at: datetime) -> None:
    if not all(c.not_valid_before_utc <= at <= c.not_valid_after_utc for c in path):
        raise Fault(FaultCode.UNTRUSTED, "dates")
