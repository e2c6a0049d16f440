"""Throwaway keys for tests: a root authority, a station's and a centre's signer, identities."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from packets.age_keys import Identity
from packets.signer import SoftwareSigner
from packets.trust import Trust

NOW: Final = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
STATION: Final = "DEMO-01"
STATION_URI: Final = f"urn:perekaman:station:{STATION}"
CENTRE_URI: Final = "urn:perekaman:centre:receipts"


def usage(*, signs: bool = True, issues: bool = False) -> x509.KeyUsage:
    """Return key usages; everything but these two is off."""
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


@dataclass(frozen=True)
class Authority:
    """A certificate authority with a P-256 key."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def root(cls, name: str = "Test Root", *, days: int = 3650) -> "Authority":
        """Make a self-signed root, valid from 2026-01-25, for ten years if not told otherwise."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(name, name, key.public_key(), NOW - timedelta(days=300), days)
        return cls(key, _as_authority(builder).sign(key, SHA256()))

    def intermediate(self, name: str = "Test Intermediate") -> "Authority":
        """Make an authority below this one."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(name, self.name, key.public_key(), NOW - timedelta(days=200), 1000)
        return Authority(key, _as_authority(builder).sign(self.key, SHA256()))

    @property
    def name(self) -> str:
        """The common name."""
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    def issue(
        self,
        uri: str,
        *,
        key: ec.EllipticCurvePrivateKey | None = None,
        start: datetime = NOW - timedelta(days=30),
        days: int = 365,
        key_usage: x509.KeyUsage | None = None,
        purposes: Sequence[x509.ObjectIdentifier] = (),
    ) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        """Issue a certificate for the role ``uri``."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        builder = _builder("Test Signer", self.name, key.public_key(), start, days)
        builder = builder.add_extension(key_usage or usage(), critical=True)
        names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri)])
        builder = builder.add_extension(names, critical=False)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        return key, builder.sign(self.key, SHA256())

    def signer(self, uri: str) -> SoftwareSigner:
        """Make a signer for a role."""
        key, certificate = self.issue(uri)
        return SoftwareSigner(key, (certificate,))

    @property
    def trust(self) -> Trust:
        """Trust in this authority alone."""
        return Trust((self.certificate,))


@dataclass(frozen=True)
class Keys:
    """Everything two sides need."""

    root: Authority = field(default_factory=Authority.root)
    identity: Identity = field(default_factory=Identity.generate)
    recovery: Identity = field(default_factory=Identity.generate)

    @property
    def trust(self) -> Trust:
        """Trust in the root."""
        return self.root.trust

    @property
    def station(self) -> SoftwareSigner:
        """The signer of the station ``STATION``."""
        return _signer(self.root, STATION_URI)

    @property
    def centre(self) -> SoftwareSigner:
        """The signer of the centre's receipts."""
        return _signer(self.root, CENTRE_URI)


@cache
def keys() -> Keys:
    """Return one set of keys for the whole test run."""
    return Keys()


@cache
def _signer(root: Authority, uri: str) -> SoftwareSigner:
    return root.signer(uri)


def _builder(
    name: str, issuer: str, key: ec.EllipticCurvePublicKey, start: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
    )


def _as_authority(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    constraints = x509.BasicConstraints(ca=True, path_length=None)
    return builder.add_extension(constraints, critical=True).add_extension(
        usage(signs=False, issues=True), critical=True
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
