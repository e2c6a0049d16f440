"""The certificates that a token brings along, read for people and not believed."""

import contextlib
from collections.abc import Iterator

from cryptography import x509
from cryptography.x509.oid import NameOID

from packets import jws
from packets.errors import PacketError
from station.clock import iso
from station.commands.packet.page import Certificate


def certificates(token: str) -> Iterator[Certificate]:
    """Yield what each certificate says of itself; a token or certificate that is none, nothing."""
    with contextlib.suppress(PacketError):
        for text in jws.parse(token).header.x5c:
            yield _certificate(jws.read_certificate(text))


def _certificate(found: x509.Certificate) -> Certificate:
    return Certificate(
        subject=_name(found.subject),
        issuer=_name(found.issuer),
        role=_role(found),
        valid_from=iso(found.not_valid_before_utc),
        valid_to=iso(found.not_valid_after_utc),
    )


def _name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    text = str(found[0].value) if found else ""
    return "".join(each for each in text if each.isprintable())


def _role(found: x509.Certificate) -> str:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ""
    uris = names.get_values_for_type(x509.UniformResourceIdentifier)
    return next((uri for uri in uris if uri.startswith("urn:perekaman:")), "")
