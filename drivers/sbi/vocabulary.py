"""The words of SBI: names of fingers and eyes, device sub ids, error codes and what they mean here.

Sources: MOSIP SBI specification (deviceSubId, bioSubType, error codes 100-112) and the codes that
MOSIP's mock service adds (601-610, 700-710).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason


def _plain(name: str) -> str:
    """Services write ``Left IndexFinger``, ``LEFT INDEXFINGER`` and ``Left Index Finger``."""
    return "".join(name.split()).casefold()


@dataclass(frozen=True)
class Kind:
    """One modality in the words of SBI.

    Attributes:
        driver: name in the registry.
        type: ``type`` of discovery and of each capture.
        standard: what ``Record.standard`` says.
        magic: the first eight bytes of its data record (format identifier and version).
        names: part to ``bioSubType``.
        groups: ``deviceSubId`` to the parts that it takes in one capture.
        wholes: name of a picture that shows a whole group, to the group's parts.
        nothing, unclear, few: what to tell the person when there is no object, when it could not
            be read, and when there were fewer than asked.
    """

    driver: str
    type: str
    standard: str
    magic: bytes
    names: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    nothing: RetryReason
    unclear: RetryReason
    few: RetryReason
    wholes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def whole(self, parts: Sequence[str]) -> str | None:
        """Return the name of the picture that shows all of some parts at once, if there is one."""
        return next((name for name, all_ in self.wholes.items() if set(parts) <= set(all_)), None)

    def part(self, name: str) -> str | None:
        """Return the part that a ``bioSubType`` names, or None; a face is named by nothing."""
        if not self.names:
            return next(iter(self.groups.values()))[0]
        return next(
            (part for part, each in self.names.items() if _plain(each) == _plain(name)), None
        )

    def is_type(self, name: str) -> bool:
        """Say whether a ``type`` or ``bioType`` is this one."""
        return _plain(name) == _plain(self.type)


_LEFT_FOUR: Final = ("LEFT_INDEX", "LEFT_MIDDLE", "LEFT_RING", "LEFT_LITTLE")
_RIGHT_FOUR: Final = ("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING", "RIGHT_LITTLE")
_THUMBS: Final = ("LEFT_THUMB", "RIGHT_THUMB")

FINGER: Final = Kind(
    driver="sbi-finger",
    type="Finger",
    standard="19794-4:2011",
    magic=b"FIR\x00020\x00",
    names=MappingProxyType(
        {
            f"{hand.upper()}_{finger.upper()}": f"{hand} {name}"
            for hand in ("Left", "Right")
            for finger, name in (
                ("Index", "IndexFinger"),
                ("Middle", "MiddleFinger"),
                ("Ring", "RingFinger"),
                ("Little", "LittleFinger"),
                ("Thumb", "Thumb"),
            )
        }
    ),
    groups=MappingProxyType({"1": _LEFT_FOUR, "2": _RIGHT_FOUR, "3": _THUMBS}),
    nothing=RetryReason.FINGER_NONE,
    unclear=RetryReason.FINGER_UNCLEAR,
    few=RetryReason.FINGER_COUNT,
    wholes=MappingProxyType(
        {"LEFT_FOUR": _LEFT_FOUR, "RIGHT_FOUR": _RIGHT_FOUR, "THUMBS": _THUMBS}
    ),
)

IRIS: Final = Kind(
    driver="sbi-iris",
    type="Iris",
    standard="19794-6:2011",
    magic=b"IIR\x00020\x00",
    names=MappingProxyType({"LEFT_EYE": "Left", "RIGHT_EYE": "Right"}),
    groups=MappingProxyType({"3": ("LEFT_EYE", "RIGHT_EYE")}),
    nothing=RetryReason.IRIS_NONE,
    unclear=RetryReason.IRIS_NONE,
    few=RetryReason.IRIS_NONE,
)

FACE: Final = Kind(
    driver="sbi-face",
    type="Face",
    standard="19794-5:2011",
    magic=b"FAC\x00030\x00",
    names=MappingProxyType({}),
    groups=MappingProxyType({"0": ("FACE",)}),
    nothing=RetryReason.FACE_NONE,
    unclear=RetryReason.FACE_NONE,
    few=RetryReason.FACE_NONE,
)

_FAULTS: Final = MappingProxyType(
    {
        "100": FaultCode.UNSUPPORTED,  # device not registered
        "103": FaultCode.UNTRUSTED,  # tampered with
        "104": FaultCode.HARDWARE,  # its management server is away
        "106": FaultCode.GONE,
        "107": FaultCode.UNTRUSTED,  # the device's key has expired
        "108": FaultCode.UNTRUSTED,  # a certificate is missing in the device
        "109": FaultCode.UNSUPPORTED,  # it does not take this count
        "110": FaultCode.BUSY,  # not ready
        "111": FaultCode.BUSY,
        "112": FaultCode.PROTOCOL,  # it does not like our transaction id
        "700": FaultCode.BUSY,  # its live view ended under the capture: ask again
        "702": FaultCode.BUSY,  # it is at work on another group
        "703": FaultCode.BUSY,  # a capture is in progress
        "705": FaultCode.GONE,  # it knows no device of this id
        "706": FaultCode.UNSUPPORTED,  # it is not a device for registration
    }
)


def trouble(code: str, kind: Kind) -> DeviceTrouble:
    """Return what an ``errorCode`` other than 0 means; details read ``sbi-<code>``."""
    retries = {
        "101": kind.nothing,
        "102": kind.unclear,
        "105": kind.unclear,
        "701": RetryReason.TIMED_OUT,
        "708": kind.nothing,
    }
    if not (code.isascii() and code.isdigit() and len(code) <= 4):
        return Fault(FaultCode.PROTOCOL, "error-code")
    if code in retries:
        return Retry(retries[code], f"sbi-{code}")
    return Fault(_FAULTS.get(code, FaultCode.HARDWARE), f"sbi-{code}")
