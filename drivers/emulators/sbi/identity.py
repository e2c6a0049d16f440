"""The emulated device's identity: a key made at start, its certificate chain, and what it signs.

The root is made here and handed to whoever shall trust it; no key lies in a file. Device keys of
SBI are RSA with RS256; the authorities above may be anything and are P-256, which costs nothing.
"""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

VALID: Final = dt.timedelta(days=30)
"""The rotation that MOSIP recommends for device keys."""
YEARS: Final = dt.timedelta(days=3650)
HOUR: Final = dt.timedelta(hours=1)


def base64url(data: bytes) -> str:
    """Encode without padding (RFC 7515, appendix C)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class DeviceKeys:
    """One device maker: root, provider, and a device key with its certificate."""

    def __init__(self, now: dt.datetime | None = None) -> None:
        self._now = now or dt.datetime.now(dt.UTC)
        self._root_key = ec.generate_private_key(ec.SECP256R1())
        self._provider_key = ec.generate_private_key(ec.SECP256R1())
        self._device_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.root = self._issue("LATIHAN Root", self._root_key, "LATIHAN Root", self._root_key)
        self.provider = self._issue(
            "LATIHAN Provider", self._provider_key, "LATIHAN Root", self._root_key
        )

    @property
    def root_pem(self) -> bytes:
        """The certificate to trust."""
        return self.root.public_bytes(serialization.Encoding.PEM)

    @cached_property
    def device(self) -> x509.Certificate:
        return self._device_certificate(self._now - HOUR)

    @cached_property
    def expired(self) -> x509.Certificate:
        """The same key, certified so long ago that it is over."""
        return self._device_certificate(self._now - VALID - HOUR)

    def sign(self, claims: Mapping[str, object], leaf: x509.Certificate | None = None) -> str:
        """Return the claims as a compact JWT with the chain, without the root, in x5c."""
        chain = (leaf or self.device, self.provider)
        header = {"alg": "RS256", "typ": "JWT", "x5c": [_der(each) for each in chain]}
        signed = f"{_segment(header)}.{_segment(claims)}"
        signature = self._device_key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{base64url(signature)}"

    def certify(self, key: rsa.RSAPublicKey) -> x509.Certificate:
        """Sign another key with the device's, which has no right to: for forgers."""
        start = self._now - HOUR
        builder = _builder("LATIHAN Forged", "LATIHAN Device", start, start + VALID)
        return builder.public_key(key).sign(self._device_key, hashes.SHA256())

    def _device_certificate(self, start: dt.datetime) -> x509.Certificate:
        builder = _builder("LATIHAN Device", "LATIHAN Provider", start, start + VALID)
        builder = builder.public_key(self._device_key.public_key()).add_extension(
            x509.BasicConstraints(ca=False, path_length=None), critical=True
        )
        return builder.sign(self._provider_key, hashes.SHA256())

    def _issue(
        self,
        name: str,
        key: ec.EllipticCurvePrivateKey,
        issuer: str,
        issuer_key: ec.EllipticCurvePrivateKey,
    ) -> x509.Certificate:
        builder = _builder(name, issuer, self._now - YEARS, self._now + YEARS)
        builder = builder.public_key(key.public_key()).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        return builder.sign(issuer_key, hashes.SHA256())


def _builder(
    name: str, issuer: str, start: dt.datetime, end: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _der(certificate: x509.Certificate) -> str:
    return base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()


def _segment(value: object) -> str:
    return base64url(json.dumps(value, separators=(",", ":")).encode())
