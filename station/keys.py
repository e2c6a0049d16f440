"""The station's own keys: made here, kept here, asked only to sign.

This keeper holds them as PKCS#8 files that only the station's user can read. The same calls are
what a TPM or a token has to offer in its place.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from packets import PacketError, Recipient, SoftwareSigner, Trust
from station.clock import parse
from station.durable import write
from station.errors import Broken, Code
from station.home import Home

_KEY: Final = "signing.pem"
_CHAIN: Final = "station.crt"
_ROOT: Final = "root.pem"
_RECIPIENTS: Final = "recipients.json"


class RecipientEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of ``recipients.json``: a key of the centre that packets are sealed to."""

    key_id: str
    recipient: str
    role: str
    not_after: str


@dataclass(frozen=True)
class ClientFiles:
    """What a TLS client needs, as files, because ``ssl`` reads nothing else."""

    key: Path
    chain: Path
    root: Path


def provisioned(home: Home) -> bool:
    """Say whether this station has a key, a certificate, and somebody to trust."""
    return all(path.exists() for path in _all_files(home))


def request(home: Home, station: str) -> bytes:
    """Make the station's key if there is none, and return a certificate request (PEM) for it."""
    key = _key(home) if (home.keys / _KEY).exists() else _make(home)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, station)])
    csr = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return csr.public_bytes(serialization.Encoding.PEM)


def install(home: Home, *, chain: bytes, root: bytes, recipients: bytes) -> None:
    """Keep the certificate issued for the station and what it is to trust."""
    write(home.keys / _CHAIN, chain)
    write(home.trust / _ROOT, root)
    write(home.trust / _RECIPIENTS, recipients)


def signer(home: Home) -> SoftwareSigner:
    """Return what signs this station's packets. Raises ``Broken`` with a KEY_ code."""
    chain = x509.load_pem_x509_certificates(_read(home.keys / _CHAIN))
    return SoftwareSigner(_key(home), tuple(chain))


def trust(home: Home) -> Trust:
    """Return the root this station pins."""
    return Trust.from_pem(_read(home.trust / _ROOT))


def client_files(home: Home) -> ClientFiles:
    """Return the files of the TLS client certificate. Raises ``Broken`` where one is missing."""
    files = ClientFiles(home.keys / _KEY, home.keys / _CHAIN, home.trust / _ROOT)
    for path in (files.key, files.chain, files.root):
        _read(path)
    return files


def recipients(home: Home, now: datetime) -> tuple[Recipient, ...]:
    """Return whom packets are sealed to: the centre and its recovery key.

    Raises ``Broken`` with KEY_UNUSABLE for a list that is empty or damaged, and for a key that is
    not the one it is listed as or that has expired.
    """
    try:
        entries = msgspec.json.decode(_read(home.trust / _RECIPIENTS), type=list[RecipientEntry])
        found = tuple(Recipient.parse(entry.recipient) for entry in entries)
    except (msgspec.MsgspecError, PacketError) as error:
        raise Broken(Code.KEY_UNUSABLE, f"{_RECIPIENTS} is damaged") from error
    for entry, recipient in zip(entries, found, strict=True):
        if recipient.key_id != entry.key_id or parse(entry.not_after) <= now:
            raise Broken(Code.KEY_UNUSABLE, f"recipient {entry.key_id} is expired or not itself")
    if not found:
        raise Broken(Code.KEY_UNUSABLE, f"{_RECIPIENTS} names nobody")
    return found


def _all_files(home: Home) -> tuple[Path, ...]:
    keys, trust_ = home.keys, home.trust
    return (keys / _KEY, keys / _CHAIN, trust_ / _ROOT, trust_ / _RECIPIENTS)


def _make(home: Home) -> ec.EllipticCurvePrivateKey:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write(home.keys / _KEY, pem)
    return key


def _key(home: Home) -> ec.EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key(_read(home.keys / _KEY), None)
    except ValueError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{_KEY} is not a private key") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Broken(Code.KEY_UNUSABLE, f"{_KEY} is not an elliptic-curve key")
    return key


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Broken(Code.KEY_MISSING, f"{path.name}: run `perekaman station provision`") from error
