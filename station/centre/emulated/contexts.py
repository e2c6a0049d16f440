"""The TLS sides of the emulated centre: the good one, and those whose certificates have expired."""

import os
import ssl
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from station.centre.emulated.authority import Authority
from station.centre.emulated.certificates import LOCAL_NAMES, SERVER, Issuer, root
from station.centre.emulated.faults import Kind

_LONG_AGO: Final = timedelta(days=20 * 365)


class Contexts:
    """Made when they are first needed, and kept."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._good = _context(*authority.server_files, authority.root_pem)
        self._made: dict[Kind, ssl.SSLContext] = {}

    def of(self, fault: Kind | None) -> ssl.SSLContext:
        """Return the good side, or that of EXPIRED_CENTRE or EXPIRED_STATION."""
        if fault is None:
            return self._good
        if fault not in self._made:
            self._made[fault] = self._make(fault)
        return self._made[fault]

    def _make(self, fault: Kind) -> ssl.SSLContext:
        issuer = self._authority.issuer()
        then = issuer.now - _LONG_AGO
        if fault is Kind.EXPIRED_STATION:
            # The same root, itself out of date: no station's certificate is valid under it.
            expired = root(issuer.key, then).public_bytes(Encoding.PEM)
            return _context(*self._authority.server_files, expired)
        key = ec.generate_private_key(ec.SECP256R1())
        old = Issuer(issuer.certificate, issuer.key, then)
        chain = old.issue(key.public_key(), "server", LOCAL_NAMES, SERVER)
        with tempfile.TemporaryDirectory() as folder:
            pair = Path(folder, "server.pem"), Path(folder, "server.key")
            pair[0].write_bytes(chain.public_bytes(Encoding.PEM))
            pair[1].touch(0o600)
            pair[1].write_bytes(
                key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            )
            return _context(*pair, self._authority.root_pem)


def _context(
    certificate: str | os.PathLike[str], key: str | os.PathLike[str], root_pem: bytes
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    # Without one a station may enrol, and nothing else; a bad one ends the handshake.
    context.verify_mode = ssl.CERT_OPTIONAL
    context.load_cert_chain(certificate, key)
    context.load_verify_locations(cadata=root_pem.decode("ascii"))
    return context
