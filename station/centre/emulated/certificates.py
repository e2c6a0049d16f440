"""Certificates of the demonstration's authority: root, TLS server, signer, stations."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_ROOT_DAYS: Final = 3650
_LEAF_DAYS: Final = 730
_BACKDATED: Final = timedelta(days=1)  # a station's clock may be behind


def root(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    """Sign the root with its own key."""
    name = _name("Perekaman demonstration root")
    builder = _builder(name, name, key.public_key(), now, _ROOT_DAYS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.add_extension(_usage(issues=True), critical=True).sign(key, SHA256())


@dataclass(frozen=True)
class Issuer:
    """The root at one moment, about to issue."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    now: datetime

    def issue(
        self,
        key: ec.EllipticCurvePublicKey,
        common_name: str,
        names: Sequence[x509.GeneralName],
        purposes: Sequence[x509.ObjectIdentifier],
    ) -> x509.Certificate:
        """Issue a certificate of an end: for signatures and, by ``purposes``, for TLS."""
        builder = _builder(_name(common_name), self.certificate.subject, key, self.now, _LEAF_DAYS)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        builder = builder.add_extension(_usage(issues=False), critical=True)
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        own = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        builder = builder.add_extension(own, critical=False)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        return builder.sign(self.key, SHA256())


CLIENT: Final = (ExtendedKeyUsageOID.CLIENT_AUTH,)
SERVER: Final = (ExtendedKeyUsageOID.SERVER_AUTH,)
LOCAL_NAMES: Final = (
    x509.DNSName("localhost"),
    x509.IPAddress(ipaddress.IPv4Address("127.0.0.1")),
)


def role(uri: str) -> tuple[x509.GeneralName, ...]:
    """Return the name by which a certificate says what its holder may sign."""
    return (x509.UniformResourceIdentifier(uri),)


def common_name(subject: x509.Name) -> str:
    """Return the CN of a subject, empty where there is none."""
    found = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
