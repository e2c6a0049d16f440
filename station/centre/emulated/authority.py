"""The demonstration's authority: makes every key the far side needs and enrolls stations.

All keys lie as files in one folder, readable by their owner. A real centre keeps them in hardware
and enrolls stations by a procedure of its own.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from packets import receipts, recipients
from packets.age_identities import parse_hybrid_identities
from packets.age_keys import Identity
from packets.recipients import Holder, RecipientList
from packets.signer import SoftwareSigner
from packets.trust import Trust
from station.centre.emulated.certificates import LOCAL_NAMES, SERVER, Issuer, role, root
from station.centre.emulated.identities import IDENTITY, RECIPIENTS, Identities
from station.centre.emulated.issued import endorsed, staff_lists
from station.centre.emulated.issuing import certify, named
from station.centre.emulated.registry import Registry
from station.clock import Clock, SystemClock
from station.durable import write
from station.errors import Broken, Code

CENTRE_ROLE: Final = receipts.ROLE
KEEPER_ROLE: Final = recipients.ROLE
_ROOT: Final = "root.pem"


class Authority:
    """The keys in a folder; made once, never replaced."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self.registry = Registry(folder)
        self.staff = staff_lists(folder)
        self.endorsed = endorsed(folder)
        self._key = _load_key(folder / "root.key")
        self._root = x509.load_pem_x509_certificate(_read(folder / _ROOT))

    @classmethod
    def create(cls, folder: Path, clock: Clock | None = None) -> "Authority":
        """Make all keys, or load those that stand: packets are sealed to them already."""
        moment = clock or SystemClock()
        if not (folder / _ROOT).exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make(folder, moment.now())
        return cls(folder, moment)

    @classmethod
    def load(cls, folder: Path, clock: Clock | None = None) -> "Authority":
        """Load the keys. Raises ``Broken`` with KEY_MISSING or KEY_UNUSABLE."""
        return cls(folder, clock or SystemClock())

    @property
    def root_pem(self) -> bytes:
        """The certificate that stations pin."""
        return _pem(self._root)

    @property
    def trust(self) -> Trust:
        """Trust in this authority alone."""
        return Trust((self._root,))

    @property
    def trust_today(self) -> Trust:
        """The same, but for keys that may be in other hands: for what comes in now."""
        return Trust((self._root,), self.registry.stolen)

    @property
    def server_files(self) -> tuple[Path, Path]:
        """Certificate and key of the TLS server, for 127.0.0.1 and localhost."""
        return self.folder / "server.pem", self.folder / "server.key"

    @property
    def recipients_file(self) -> Path:
        """The signed list of the keys that packets are sealed to, for the stations."""
        return self.folder / RECIPIENTS

    def signer(self) -> SoftwareSigner:
        """Return who signs receipts and feed."""
        return _signer(self.folder, "signer")

    def office(self, role_uri: str) -> SoftwareSigner:
        """Return who signs for another role of the centre; made when first asked for."""
        name = role_uri.rsplit(":", 1)[-1]
        if not (self.folder / f"{name}.pem").exists():
            _make_pair(self.folder, self.issuer(), name, role(role_uri), ())
        return _signer(self.folder, name)

    def rotate(self, holder: Holder) -> RecipientList:
        """Make a new identity and the list that stations must seal to from now on.

        Older identities stay: packets sealed to them still open. Raises ``Trouble``.
        """
        keeper = _signer(self.folder, "keeper")
        return Identities(self.folder).rotate(holder, keeper, self._clock.now())

    def identities(self) -> tuple[Identity, ...]:
        """Return the keys that open packets."""
        return parse_hybrid_identities(_read(self.folder / IDENTITY))

    def issuer(self) -> Issuer:
        """Return the root, about to issue at this moment."""
        return Issuer(self._root, self._key, self._clock.now())

    def enroll(self, csr_pem: bytes, *, area_code: str = "") -> bytes:
        """Issue a station's certificates for the id in the requests' CN; return them as PEM.

        Raises ``Refused`` with KEY_UNUSABLE for a request that does not prove its P-256 key or
        names no station.
        """
        issued = certify(self.issuer(), csr_pem, area_code=area_code)
        serials = tuple(each.serial_number for each in x509.load_pem_x509_certificates(issued))
        self.registry.issued(named(csr_pem), serials)
        return issued


def _make(folder: Path, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = root(key, now)

    issuer = Issuer(certificate, key, now)
    _make_pair(folder, issuer, "server", LOCAL_NAMES, SERVER)
    _make_pair(folder, issuer, "signer", role(CENTRE_ROLE), ())
    _make_pair(folder, issuer, "keeper", role(KEEPER_ROLE), ())
    Identities(folder).make(_signer(folder, "keeper"), now)
    write(folder / "root.key", _key_pem(key))
    write(folder / _ROOT, _pem(certificate))  # last: while it is missing, nothing here counts


def _make_pair(
    folder: Path,
    issuer: Issuer,
    name: str,
    names: Sequence[x509.GeneralName],
    purposes: Sequence[x509.ObjectIdentifier],
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    write(folder / f"{name}.key", _key_pem(key))
    write(folder / f"{name}.pem", _pem(issuer.issue(key.public_key(), name, names, purposes)))


def _signer(folder: Path, name: str) -> SoftwareSigner:
    certificate = x509.load_pem_x509_certificate(_read(folder / f"{name}.pem"))
    return SoftwareSigner(_load_key(folder / f"{name}.key"), (certificate,))


def _load_key(path: Path) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(_read(path), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Broken(Code.KEY_UNUSABLE, path.name)
    return key


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Broken(Code.KEY_MISSING, path.name) from error


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)
