"""The station's own keys: made here, kept here, asked only to sign.

This keeper holds them as PKCS#8 files that only the station's user can read. The same calls are
what a TPM or a token has to offer in its place.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from packets import PacketError, Recipient, SoftwareSigner, Trust
from packets.recipients import RecipientList, peek_recipients, read_keys, verify_recipients
from station.durable import write
from station.errors import Broken, Code, Refused
from station.home import Home

_KEY: Final = "signing.pem"
_CHAIN: Final = "station.crt"
_ROOT: Final = "root.pem"
AREA: Final = "urn:perekaman-area:"
_RECIPIENTS: Final = "recipients.jws"
_AHEAD: Final = timedelta(days=1)  # a station's clock may be behind


@dataclass(frozen=True)
class ClientFiles:
    """What a TLS client needs, as files, because ``ssl`` reads nothing else."""

    key: Path
    chain: Path
    root: Path


def provisioned(home: Home) -> bool:
    """Say whether this station has a key, a certificate, and somebody to trust."""
    return all(path.exists() for path in files(home))


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
    data, key = _read(home.keys / _CHAIN), _key(home)
    try:
        return SoftwareSigner(key, tuple(x509.load_pem_x509_certificates(data)))
    except (ValueError, PacketError) as error:
        raise Broken(Code.KEY_UNUSABLE, f"{_CHAIN} is not the certificate of {_KEY}") from error


def area_code(home: Home) -> str:
    """Return the area the station's certificate was issued for; empty where it names none.

    It stands as a URI among the alternative names: ``urn:perekaman-area:327301``.
    """
    if not (home.keys / _CHAIN).exists():
        return ""
    leaf = x509.load_pem_x509_certificates(_read(home.keys / _CHAIN))[0]
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ""
    uris = names.get_values_for_type(x509.UniformResourceIdentifier)
    return next((uri.removeprefix(AREA) for uri in uris if uri.startswith(AREA)), "")


def trust(home: Home) -> Trust:
    """Return the root this station pins. Raises ``Broken`` with a KEY_ code."""
    try:
        return Trust.from_pem(_read(home.trust / _ROOT))
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{_ROOT} is not a certificate") from error


def client_files(home: Home) -> ClientFiles:
    """Return the files of the TLS client certificate. Raises ``Broken`` where one is missing."""
    files = ClientFiles(home.keys / _KEY, home.keys / _CHAIN, home.trust / _ROOT)
    for path in (files.key, files.chain, files.root):
        _read(path)
    return files


def recipient_list(home: Home) -> RecipientList:
    """Return the list of recipients installed, its signature verified for the day it was issued.

    Raises ``Broken`` with KEY_MISSING, or KEY_UNUSABLE where it is damaged or not the centre's.
    """
    token = _read(home.trust / _RECIPIENTS).decode("ascii", "replace").strip()
    try:
        return verify_recipients(token, trust(home), peek_recipients(token).issued)
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{_RECIPIENTS}: {error.code.value}") from error


def recipients(home: Home, now: datetime) -> tuple[Recipient, ...]:
    """Return whom packets are sealed to: the centre and its recovery key.

    Raises ``Broken`` with KEY_MISSING, KEY_UNUSABLE, and RECIPIENT_EXPIRED where one of them has
    ended: a packet that lacks one is not what was promised.
    """
    listed = recipient_list(home)
    for each in listed.recipients:
        if each.ends <= now:
            raise Broken(Code.RECIPIENT_EXPIRED, f"key {each.key_id} ended {each.not_after}")
    return tuple(read_keys(listed))


def install_recipients(home: Home, token: str, now: datetime) -> RecipientList:
    """Take over a newer list of recipients that the centre signed.

    The same list again is no error. Raises ``Refused`` with RECIPIENTS_OLDER for a list issued
    before the one installed, KEY_UNUSABLE for one that is not the centre's, that has ended, or that
    is from the future, and ``Broken`` with KEY_MISSING or a DISK_ code.
    """
    try:
        fresh = verify_recipients(token, trust(home), now)
    except PacketError as error:
        raise Refused(Code.KEY_UNUSABLE, f"the list: {error.code.value} {error.where}") from error
    if fresh.issued > now + _AHEAD:
        raise Refused(Code.KEY_UNUSABLE, "the list is from the future; check the clock")
    if any(each.ends <= now for each in fresh.recipients):
        raise Refused(Code.KEY_UNUSABLE, "a key in the list has ended")
    _check_newer(fresh, _installed(home))
    write(home.trust / _RECIPIENTS, token.encode("ascii"))
    return fresh


def _check_newer(fresh: RecipientList, installed: RecipientList | None) -> None:
    if installed is None or fresh == installed or fresh.issued > installed.issued:
        return
    dates = f"issued {fresh.issued_at}, installed is that of {installed.issued_at}"
    raise Refused(Code.RECIPIENTS_OLDER, dates)


def _installed(home: Home) -> RecipientList | None:
    """Return the list that stands; one that cannot be believed holds up no better one."""
    try:
        return recipient_list(home)
    except Broken:
        return None


def files(home: Home) -> tuple[Path, ...]:
    """Return the files without which nothing can be sealed."""
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
