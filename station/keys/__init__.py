"""The station's own keys: made here, kept here, asked only to sign; and whom the station trusts.

The public names are loaded at first use: the first screen can spare cryptography.
"""

import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from station.keys.certificates import (
        AREA,
        ClientFiles,
        area_code,
        client_files,
        files,
        install,
        install_recipients,
        provisioned,
        recipient_list,
        recipients,
        request,
        signer,
        trust,
    )

_HOMES: Final = MappingProxyType(
    {
        "AREA": "certificates",
        "ClientFiles": "certificates",
        "area_code": "certificates",
        "client_files": "certificates",
        "files": "certificates",
        "install": "certificates",
        "install_recipients": "certificates",
        "provisioned": "certificates",
        "recipient_list": "certificates",
        "recipients": "certificates",
        "request": "certificates",
        "signer": "certificates",
        "trust": "certificates",
    }
)

__all__ = [
    "AREA",
    "ClientFiles",
    "area_code",
    "client_files",
    "files",
    "install",
    "install_recipients",
    "provisioned",
    "recipient_list",
    "recipients",
    "request",
    "signer",
    "trust",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"station.keys.{_HOMES[name]}"), name)
