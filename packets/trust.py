"""Whom to believe: pinned roots, and what a certificate must be to sign for a role.

A chain is taken only as it stands: leaf first, each issued by the next, the last by a pinned root,
nothing missing and nothing extra. Roles stand in the leaf as a SAN URI. Path checks: RFC 5280 by
``cryptography.x509.verification``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)

from packets.errors import PacketCode, PacketError

ROLES: Final = MappingProxyType(
    {"station": "urn:perekaman:station:", "centre": "urn:perekaman:centre:"}
)
_LONGEST_CHAIN: Final = 4
_KNOWN: Final = frozenset(
    {
        x509.BasicConstraints.oid,
        x509.KeyUsage.oid,
        x509.ExtendedKeyUsage.oid,
        x509.SubjectAlternativeName.oid,
        x509.SubjectKeyIdentifier.oid,
        x509.AuthorityKeyIdentifier.oid,
    }
)
_PURPOSES: Final = frozenset(
    {ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE}
)
"""Leaf or issuer, who names purposes names one: a station signs with the key it shows in TLS."""


@dataclass(frozen=True)
class Trust:
    """Pinned root certificates; ``taken_away`` says which serial numbers count no more."""

    roots: tuple[x509.Certificate, ...]
    taken_away: Callable[[int], bool] = field(default=lambda _: False, compare=False, repr=False)

    @classmethod
    def from_pem(cls, data: bytes) -> "Trust":
        """Read one or more PEM certificates. Raises KEY_MALFORMED."""
        try:
            return cls(tuple(x509.load_pem_x509_certificates(data)))
        except ValueError:
            raise PacketError(PacketCode.KEY_MALFORMED, "trust: not PEM certificates") from None

    def check(self, chain: Sequence[x509.Certificate], at: datetime, role: str) -> str:
        """Return the role URI of the leaf, once everything about ``chain`` holds at ``at``.

        Raises SIGNATURE_CHAIN, SIGNATURE_TIME, SIGNATURE_USAGE, SIGNATURE_ROLE, and ``ValueError``
        for a time without a zone, which is the caller's mistake and says nothing of the chain.
        """
        if at.tzinfo is None:
            raise ValueError("the time of a check needs its zone")
        if not 0 < len(chain) <= _LONGEST_CHAIN:
            raise PacketError(PacketCode.SIGNATURE_CHAIN, "certificates: number")
        moment = at.astimezone(UTC)
        self._check_path(chain, _within(chain, moment))
        for certificate in chain:
            _check_time(certificate, moment)
            if self.taken_away(certificate.serial_number):
                raise PacketError(PacketCode.SIGNATURE_CHAIN, "certificate: taken away")
        _check_leaf(chain[0])
        return _role(chain[0], role)

    def _check_path(self, chain: Sequence[x509.Certificate], at: datetime) -> None:
        if not self.roots:
            raise PacketError(PacketCode.SIGNATURE_CHAIN, "no root is trusted")
        builder = PolicyBuilder().store(Store(list(self.roots))).time(at)
        builder = builder.extension_policies(ca_policy=_CA, ee_policy=ExtensionPolicy.permit_all())
        verifier = builder.max_chain_depth(_LONGEST_CHAIN).build_client_verifier()
        try:
            found = verifier.verify(chain[0], list(chain[1:])).chain
        except (VerificationError, ValueError):
            raise PacketError(PacketCode.SIGNATURE_CHAIN, "certificates: path") from None
        if found[:-1] != list(chain):
            raise PacketError(PacketCode.SIGNATURE_CHAIN, "certificates: extra or out of order")


def _within(chain: Sequence[x509.Certificate], at: datetime) -> datetime:
    """Return a moment at which the chain is valid, so that age and wrong path tell apart."""
    start = max(certificate.not_valid_before_utc for certificate in chain)
    end = min(certificate.not_valid_after_utc for certificate in chain)
    return min(max(at, start), end)


def _check_time(certificate: x509.Certificate, at: datetime) -> None:
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise PacketError(PacketCode.SIGNATURE_TIME, "certificate: not valid then")


def _check_leaf(leaf: x509.Certificate) -> None:
    extensions = {each.oid: each for each in leaf.extensions}
    if any(each.critical and oid not in _KNOWN for oid, each in extensions.items()):
        raise PacketError(PacketCode.SIGNATURE_USAGE, "certificate: unknown critical extension")
    key, usage = leaf.public_key(), extensions.get(x509.KeyUsage.oid)
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise PacketError(PacketCode.SIGNATURE_ALGORITHM, "certificate: not P-256")
    if usage is None or not isinstance(usage.value, x509.KeyUsage):
        raise PacketError(PacketCode.SIGNATURE_USAGE, "certificate: no key usage")
    if not usage.value.digital_signature or usage.value.key_cert_sign:
        raise PacketError(PacketCode.SIGNATURE_USAGE, "certificate: not for signatures")
    _check_purposes(extensions.get(x509.ExtendedKeyUsage.oid))
    _check_end(extensions.get(x509.BasicConstraints.oid))


def _check_purposes(purposes: x509.Extension[x509.ExtensionType] | None) -> None:
    value = purposes.value if purposes else None
    if isinstance(value, x509.ExtendedKeyUsage) and not _PURPOSES & set(value):
        raise PacketError(PacketCode.SIGNATURE_USAGE, "certificate: for another purpose")


def _check_end(constraints: x509.Extension[x509.ExtensionType] | None) -> None:
    value = constraints.value if constraints else None
    if isinstance(value, x509.BasicConstraints) and value.ca:
        raise PacketError(PacketCode.SIGNATURE_USAGE, "certificate: an authority's")


def _role(leaf: x509.Certificate, role: str) -> str:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        raise PacketError(PacketCode.SIGNATURE_ROLE, "certificate: no role") from None
    uris = names.get_values_for_type(x509.UniformResourceIdentifier)
    ours = [uri for uri in uris if uri.startswith("urn:perekaman:")]
    if len(ours) != 1 or not ours[0].startswith(ROLES[role]) or ours[0] == ROLES[role]:
        raise PacketError(PacketCode.SIGNATURE_ROLE, f"certificate: not of a {role}")
    return ours[0]


def _signs_certificates(_: Policy, __: x509.Certificate, usage: x509.KeyUsage) -> None:
    if not usage.key_cert_sign:
        raise ValueError("an authority must be allowed to sign certificates")


def _is_authority(_: Policy, __: x509.Certificate, constraints: x509.BasicConstraints) -> None:
    if not constraints.ca:
        raise ValueError("an issuer must be an authority")


def _issues_signers(
    _: Policy, __: x509.Certificate, purposes: x509.ExtendedKeyUsage | None
) -> None:
    if purposes is not None and not _PURPOSES & set(purposes):
        raise ValueError("an authority for another purpose issues no signers")


_CA: Final = (
    ExtensionPolicy.permit_all()
    .require_present(x509.BasicConstraints, Criticality.CRITICAL, _is_authority)
    .require_present(x509.KeyUsage, Criticality.AGNOSTIC, _signs_certificates)
    .may_be_present(x509.ExtendedKeyUsage, Criticality.AGNOSTIC, _issues_signers)
)
