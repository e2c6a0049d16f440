"""Whose backup it is, and to whom its secrets are sealed."""

from datetime import datetime
from typing import Final

from cryptography import x509

import packets
from station import keys
from station.errors import Broken, Code
from station.home import Home

_ROLE: Final = "urn:perekaman:station:"
_RECOVERY: Final = "recovery"


def station_of(signer: packets.Signer) -> str:
    """Return the station's name as its certificate has it. Raises ``Broken`` with KEY_UNUSABLE."""
    try:
        names = signer.chain[0].extensions.get_extension_for_class(x509.SubjectAlternativeName)
        uris = names.value.get_values_for_type(x509.UniformResourceIdentifier)
    except x509.ExtensionNotFound:
        uris = []
    found = [uri.removeprefix(_ROLE) for uri in uris if uri.startswith(_ROLE)]
    if len(found) != 1:
        raise Broken(Code.KEY_UNUSABLE, "the certificate names no station")
    return found[0]


def recovery_keys(home: Home, now: datetime) -> list[packets.Recipient]:
    """Return the recovery recipients that have not ended; none where the list has none."""
    listed = keys.recipient_list(home).recipients
    return [
        packets.Recipient.parse(each.recipient)
        for each in listed
        if each.role == _RECOVERY and each.ends > now
    ]
