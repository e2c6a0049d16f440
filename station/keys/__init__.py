"""The station's own keys: made here, kept here, asked only to sign; and whom the station trusts.

The public names are loaded at first use: the first screen can spare cryptography.
"""

import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from station.keys.certificates import (
        AREA,
        LINE_CHAIN,
        ClientFiles,
        KeptSigner,
        area_code,
        chain,
        client_files,
        files,
        install,
        provisioned,
        request,
        signer,
    )
    from station.keys.kept import (
        Kind,
        Source,
    )
    from station.keys.opening import (
        data_key,
        keeper,
        shut,
        sign_in,
        station_part,
    )
    from station.keys.trusted import (
        check_recipients,
        install_recipients,
        recipient_list,
        recipients,
        trust,
    )

_HOMES: Final = MappingProxyType(
    {
        "AREA": "certificates",
        "LINE_CHAIN": "certificates",
        "ClientFiles": "certificates",
        "KeptSigner": "certificates",
        "Kind": "kept",
        "Source": "kept",
        "area_code": "certificates",
        "chain": "certificates",
        "check_recipients": "trusted",
        "client_files": "certificates",
        "data_key": "opening",
        "files": "certificates",
        "install": "certificates",
        "install_recipients": "trusted",
        "keeper": "opening",
        "provisioned": "certificates",
        "recipient_list": "trusted",
        "recipients": "trusted",
        "request": "certificates",
        "shut": "opening",
        "sign_in": "opening",
        "signer": "certificates",
        "station_part": "opening",
        "trust": "trusted",
    }
)

__all__ = [
    "AREA",
    "LINE_CHAIN",
    "ClientFiles",
    "KeptSigner",
    "Kind",
    "Source",
    "area_code",
    "chain",
    "check_recipients",
    "client_files",
    "data_key",
    "files",
    "install",
    "install_recipients",
    "keeper",
    "provisioned",
    "recipient_list",
    "recipients",
    "request",
    "shut",
    "sign_in",
    "signer",
    "station_part",
    "trust",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"station.keys.{_HOMES[name]}"), name)
