"""What can go wrong at a device, in two families.

    Retry   the person in front of the device can put it right; the screen says how
    Fault   the operator or a technician must act; the code says what is broken

A vendor's own error is wrapped once, in the driver, into one of these.
"""

from enum import StrEnum


class RetryReason(StrEnum):
    """What the person can put right. The values are those of ``station.reasons.Reason``."""

    FINGER_NONE = "FINGER_NONE"
    FINGER_COUNT = "FINGER_COUNT"
    FINGER_UNCLEAR = "FINGER_UNCLEAR"
    IRIS_NONE = "IRIS_NONE"
    FACE_NONE = "FACE_NONE"
    SIGNATURE_NONE = "SIGNATURE_NONE"
    TIMED_OUT = "TIMED_OUT"


class FaultCode(StrEnum):
    """What is broken. Stable names."""

    GONE = "GONE"  # unplugged, service not running, port closed
    BUSY = "BUSY"  # another program holds it
    PERMISSION = "PERMISSION"  # the system does not let this user open it
    TIMEOUT = "TIMEOUT"  # it does not answer in time
    PROTOCOL = "PROTOCOL"  # it answers what its protocol does not allow
    UNTRUSTED = "UNTRUSTED"  # signature, certificate, hash chain or identity does not hold
    HARDWARE = "HARDWARE"  # it says itself that it is broken
    UNSUPPORTED = "UNSUPPORTED"  # it cannot do what was asked
    CANCELLED = "CANCELLED"  # the station asked it to stop


class DeviceTrouble(Exception):
    """Base of both families."""


class Retry(DeviceTrouble):
    """The person can put it right: nothing was recorded, try again."""

    def __init__(self, reason: RetryReason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail


class Fault(DeviceTrouble):
    """The operator must act. ``detail`` is for the technician and holds no personal data."""

    def __init__(self, code: FaultCode, detail: str = "") -> None:
        super().__init__(f"{code.value}: {detail}" if detail else code.value)
        self.code = code
        self.detail = detail
