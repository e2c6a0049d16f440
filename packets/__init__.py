"""What is sent: records, ISO formats, sealing, signatures, receipts. Bytes in, bytes out.

The public names are loaded at first use: reading a settings file must not cost a cipher suite.
"""

import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from packets import jws
    from packets.age_keys import Identity, Recipient
    from packets.enrollment import Recording
    from packets.errors import PacketCode, PacketError
    from packets.receipts import Receipt, Tier, issue_receipt, verify_receipt
    from packets.sealing import (
        Opened,
        Sealed,
        Verified,
        open_packet,
        read_waybill,
        seal,
        verify,
    )
    from packets.signer import Signer, SoftwareSigner
    from packets.trust import Trust
    from packets.waybill import Waybill

_HOMES: Final = MappingProxyType(
    {
        "Identity": "packets.age_keys",
        "Opened": "packets.sealing",
        "PacketCode": "packets.errors",
        "PacketError": "packets.errors",
        "Receipt": "packets.receipts",
        "Recipient": "packets.age_keys",
        "Recording": "packets.enrollment",
        "Sealed": "packets.sealing",
        "Signer": "packets.signer",
        "SoftwareSigner": "packets.signer",
        "Tier": "packets.receipts",
        "Trust": "packets.trust",
        "Verified": "packets.sealing",
        "Waybill": "packets.waybill",
        "issue_receipt": "packets.receipts",
        "open_packet": "packets.sealing",
        "read_waybill": "packets.sealing",
        "seal": "packets.sealing",
        "verify": "packets.sealing",
        "verify_receipt": "packets.receipts",
    }
)

__all__ = [
    "Identity",
    "Opened",
    "PacketCode",
    "PacketError",
    "Receipt",
    "Recipient",
    "Recording",
    "Sealed",
    "Signer",
    "SoftwareSigner",
    "Tier",
    "Trust",
    "Verified",
    "Waybill",
    "issue_receipt",
    "jws",
    "open_packet",
    "read_waybill",
    "seal",
    "verify",
    "verify_receipt",
]


def __getattr__(name: str) -> Any:
    if name == "jws":
        return importlib.import_module("packets.jws")
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(_HOMES[name]), name)
