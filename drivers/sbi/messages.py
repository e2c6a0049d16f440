"""The JSON of SBI as typed records: what is read is checked for its shape here, once.

Source: MOSIP Secure Biometric Interface / Device Service Specification 0.9.5
(``mosip/documentation``, docs/secure-biometric-interface.md). Unknown fields are ignored: services
add their own. How else they differ in spelling stands in ``drivers.sbi.spelling``.
"""

import base64
import binascii
from typing import TypeVar

import msgspec

from drivers.sbi.spelling import spelled
from drivers.trouble import Fault, FaultCode

Model = TypeVar("Model")


class _Wire(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Base: camel case on the wire."""


class Error(_Wire, frozen=True):
    """Present also on success, with code 0."""

    error_code: str = "0"
    error_info: str = ""


class Discovered(_Wire, frozen=True):
    """One device in the answer to MOSIPDISC."""

    device_id: str = ""
    device_status: str = ""
    device_sub_id: tuple[str, ...] = ()
    digital_id: str = ""
    spec_version: tuple[str, ...] = ()
    purpose: str = ""
    error: Error | None = None


class InfoEnvelope(_Wire, frozen=True):
    """One device in the answer to MOSIPDINFO; ``device_info`` is a JWT."""

    device_info: str = ""
    error: Error | None = None


class DeviceInfo(_Wire, frozen=True):
    """What the device's key has signed about it; ``digital_id`` is a JWT again."""

    device_id: str
    digital_id: str
    firmware: str = ""
    env: str = "Developer"
    device_status: str = ""
    purpose: str = ""


class DigitalId(_Wire, frozen=True):
    """Who the device is. ``date_time`` is left out: it changes and identifies nothing."""

    serial_no: str
    make: str = ""
    model: str = ""
    type: str = ""
    device_sub_type: str = ""
    device_provider: str = ""
    device_provider_id: str = ""

    def compact(self) -> str:
        """Return the one spelling that goes into manifests."""
        return msgspec.json.encode(self, order="sorted").decode()


class Biometric(_Wire, frozen=True):
    """One finger or eye in the answer to RCAPTURE; ``data`` is a JWT."""

    data: str = ""
    hash: str = ""
    error: Error | None = None


class CaptureAnswer(_Wire, frozen=True):
    """The answer to RCAPTURE."""

    biometrics: tuple[Biometric, ...] = ()


class Captured(_Wire, frozen=True):
    """What the device's key has signed about one finger or eye."""

    digital_id: str
    bio_type: str
    bio_value: str = ""
    bio_sub_type: str | None = None
    purpose: str = ""
    transaction_id: str = ""
    timestamp: str = ""
    quality_score: float | str | None = None


def read(data: bytes, model: type[Model]) -> Model:
    """Parse a body. Raises ``Fault`` PROTOCOL ``answer`` when it has another shape."""
    try:
        return msgspec.convert(spelled(msgspec.json.decode(data), model), model)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Fault(FaultCode.PROTOCOL, "answer") from error


def unbase64(text: str) -> bytes:
    """Decode base64, of URLs or plain, padded or not. Raises ``Fault`` PROTOCOL ``base64``."""
    bare = text.rstrip("=").replace("+", "-").replace("/", "_")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Fault(FaultCode.PROTOCOL, "base64") from error


def unsigned(text: str) -> bytes:
    """Return the claims of a JWT or of bare base64url, unverified: for discovery only."""
    segments = text.split(".")
    return unbase64(segments[1] if len(segments) == 3 else segments[0])
