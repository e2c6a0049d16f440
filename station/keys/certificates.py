"""The station's certificates: asked for, checked, installed; and what signs and calls with them.

Two keys, two certificates. ``station.crt`` is for the key in the keeper, which signs packets and
requests. ``client.crt`` is for the key of the TLS line, whose file only the keeper's secret opens;
its role is the line's alone, so that whoever stole it could call, and sign nothing.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID

from packets import PacketCode, PacketError, Trust
from packets.trust import ROLES
from station.durable import write
from station.errors import Broken, Code
from station.home import Home
from station.keys import kept, opening
from station.keys.opening import Opened
from station.keys.software import decrypted
from station.keys.trusted import RECIPIENTS, ROOT, read

CHAIN: Final = "station.crt"
LINE_KEY: Final = "client.pem"
LINE_CHAIN: Final = "client.crt"
AREA: Final = "urn:perekaman-area:"
STATION_ROLE: Final = ROLES["station"]
LINE_ROLE: Final = "urn:perekaman:line:"
_FIELD: Final = 32
Buffer: TypeAlias = bytes | bytearray | memoryview


class KeptKey(ec.EllipticCurvePrivateKey):
    """The keeper's key where the library wants a private key: it signs, and shows nothing."""

    def __init__(self, keeper: Opened) -> None:
        self._keeper = keeper

    def sign(self, data: Buffer, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        del signature_algorithm  # ES256 is all that any keeper makes
        raw = self._keeper.sign(hashlib.sha256(data).digest())
        r, s = int.from_bytes(raw[:_FIELD], "big"), int.from_bytes(raw[_FIELD:], "big")
        return encode_dss_signature(r, s)

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self._keeper.public_key()

    @property
    def curve(self) -> ec.EllipticCurve:
        return ec.SECP256R1()

    @property
    def key_size(self) -> int:
        return 256

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> bytes:
        raise NotImplementedError

    def private_numbers(self) -> ec.EllipticCurvePrivateNumbers:
        raise NotImplementedError

    def private_bytes(self, *_: Any, **__: Any) -> bytes:
        raise NotImplementedError

    def __copy__(self) -> "KeptKey":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "KeptKey":
        del memo
        return self


class KeptSigner:
    """A :class:`packets.Signer` whose key stays in its keeper. ``sign`` raises ``Broken``."""

    def __init__(self, keeper: Opened, chain: Sequence[x509.Certificate]) -> None:
        self._keeper = keeper
        self._chain = tuple(chain)

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Leaf first, the root not included."""
        return self._chain

    def sign(self, data: bytes) -> bytes:
        """Return r and s, 32 bytes each."""
        return self._keeper.sign(hashlib.sha256(data).digest())


@dataclass(frozen=True)
class ClientFiles:
    """What a TLS client needs, as files, because ``ssl`` reads nothing else.

    ``password`` opens the key's file; it is asked for by ``load_cert_chain`` and never stored.
    """

    key: Path
    chain: Path
    root: Path
    password: Callable[[], bytes] = field(repr=False)


def files(home: Home) -> tuple[Path, ...]:
    """Return the files without which nothing can be sealed or sent."""
    ours = (kept.FILE, CHAIN, LINE_KEY, LINE_CHAIN)
    return (*(home.keys / name for name in ours), home.trust / ROOT, home.trust / RECIPIENTS)


def provisioned(home: Home) -> bool:
    """Say whether this station has keys, certificates, and somebody to trust."""
    return all(path.exists() for path in files(home))


def request(home: Home, station: str) -> bytes:
    """Return the requests (PEM) for both certificates, each signed by its own key.

    Raises ``Broken`` with a KEY_ or KEEPER_ code.
    """
    keeper = opening.keeper(home)
    return _request(KeptKey(keeper), station, STATION_ROLE) + _request(
        _line_key(home, keeper), station, LINE_ROLE
    )


def install(home: Home, *, chain: bytes, root: bytes, recipients: bytes) -> None:
    """Keep the certificates issued for the station and what it is to trust.

    ``chain`` (PEM) holds the certificate of either key and what is between them and the root.
    Raises ``Broken`` with CERTIFICATE_WRONG for certificates of other keys.
    """
    signing, line = sort_out(home, chain)
    write(home.trust / ROOT, root)
    write(home.trust / RECIPIENTS, recipients)
    write(home.keys / CHAIN, pem(signing))
    write(home.keys / LINE_CHAIN, pem(line))


def sort_out(
    home: Home, chain: bytes
) -> tuple[tuple[x509.Certificate, ...], tuple[x509.Certificate, ...]]:
    """Return the chain of the signing key and that of the line. Raises CERTIFICATE_WRONG."""
    keeper = opening.keeper(home)
    try:
        found = x509.load_pem_x509_certificates(chain)
    except ValueError as error:
        raise Broken(Code.CERTIFICATE_WRONG, "not certificates") from error
    line = _line_key(home, keeper).public_key()
    wanted = (
        (keeper.public_key(), STATION_ROLE, "the signing key"),
        (line, LINE_ROLE, "the line's key"),
    )
    between = tuple(e for e in found if e.public_key() not in (wanted[0][0], line))
    chains = []
    for key, role, words in wanted:
        leaves = [each for each in found if each.public_key() == key]
        if not leaves:
            raise Broken(Code.CERTIFICATE_WRONG, f"no certificate for {words} of this station")
        # A key from before there were keepers is both; then the role tells them apart.
        fitting = [each for each in leaves if named(each, role)]
        chains.append(((fitting or leaves)[0], *between))
    return chains[0], chains[1]


def signer(home: Home) -> KeptSigner:
    """Return what signs this station's packets. Raises ``Broken`` with a KEY_ or KEEPER_ code."""
    keeper, found = opening.keeper(home), chain(home)
    if found[0].public_key() != keeper.public_key():
        raise Broken(Code.CERTIFICATE_WRONG, f"{CHAIN} is not the certificate of this key")
    return KeptSigner(keeper, found)


def chain(home: Home, name: str = CHAIN) -> tuple[x509.Certificate, ...]:
    """Return a chain as installed, leaf first; no keeper is needed. Raises ``Broken``."""
    try:
        return tuple(x509.load_pem_x509_certificates(read(home.keys / name)))
    except ValueError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{name} is not a certificate") from error


def area_code(home: Home) -> str:
    """Return the area the station's certificate was issued for; empty where it names none.

    It stands as a URI among the alternative names: ``urn:perekaman-area:327301``.
    """
    if not (home.keys / CHAIN).exists():
        return ""
    return named(chain(home)[0], AREA)


def named(certificate: x509.Certificate, prefix: str) -> str:
    """Return what follows ``prefix`` in the first alternative name that has it, else nothing."""
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ""
    uris = names.get_values_for_type(x509.UniformResourceIdentifier)
    return next((uri.removeprefix(prefix) for uri in uris if uri.startswith(prefix)), "")


def client_files(home: Home) -> ClientFiles:
    """Return what the TLS client needs. Raises ``Broken`` with a KEY_ or KEEPER_ code."""
    found = ClientFiles(
        home.keys / LINE_KEY,
        home.keys / LINE_CHAIN,
        home.trust / ROOT,
        lambda: opening.line_password(opening.keeper(home).secret()),
    )
    for path in (found.chain, found.root, found.key):
        read(path)
    opening.keeper(home).secret()
    return found


def check(
    certificates: Sequence[x509.Certificate],
    trusted: Trust,
    station: str,
    now: datetime,
    role: str = STATION_ROLE,
) -> None:
    """Raise ``Broken`` (CERTIFICATE_WRONG) unless the root issued this to this station, by now.

    A packet's signer has the station's role. That a line's certificate has another one is found
    last, when everything else about it holds.
    """
    leaf = certificates[0]
    if named(leaf, role) != station:
        raise Broken(Code.CERTIFICATE_WRONG, f"it is not for the station {station}")
    try:
        trusted.check(certificates, now, "station")
    except PacketError as error:
        if role != STATION_ROLE and error.code is PacketCode.SIGNATURE_ROLE:
            return
        raise Broken(Code.CERTIFICATE_WRONG, f"{error.code.value}: {error.where}") from error


def pem(certificates: Sequence[x509.Certificate]) -> bytes:
    """Return certificates as a file has them."""
    return b"".join(each.public_bytes(serialization.Encoding.PEM) for each in certificates)


def _line_key(home: Home, keeper: Opened) -> ec.EllipticCurvePrivateKey:
    return decrypted(read(home.keys / LINE_KEY), opening.line_password(keeper.secret()))


def _request(key: ec.EllipticCurvePrivateKey, station: str, role: str) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, station)])
    uri = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(f"{role}{station}")])
    builder = x509.CertificateSigningRequestBuilder().subject_name(name)
    made = builder.add_extension(uri, critical=False).sign(key, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM)
