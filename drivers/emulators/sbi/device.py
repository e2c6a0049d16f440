"""One emulated biometric device: who it says it is, which parts it takes, and taking them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from drivers.emulators.sbi.pictures import Look, eyes, face, slap, whole_slap
from drivers.emulators.sbi.records import Picture, face_record, finger_record, iris_record


@dataclass(frozen=True)
class Body:
    """A model of device, and the ``number`` of this one.

    ``groups``: deviceSubId to parts; ``names``: part to bioSubType.

    With ``alone`` it takes one part of a group at a time. With ``wholes`` (deviceSubId to the name
    of a slap) it delivers one picture of all.
    """

    name: str
    type: str
    sub_type: str
    model: str
    groups: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    look: Look
    record: Callable[[Picture, datetime], bytes]
    alone: bool = False
    number: int = 1
    wholes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def device_id(self) -> str:
        return f"LATIHAN-{self.name}-1"

    @property
    def serial(self) -> str:
        return f"LATIHAN-{self.name}-{self.number:04}"

    def digital_id(self) -> dict[str, str]:
        """Return the claims about who this device is."""
        return {
            "serialNo": self.serial,
            "make": "LATIHAN",
            "model": self.model,
            "type": self.type,
            "deviceSubType": self.sub_type,
            "deviceProvider": "LATIHAN",
            "deviceProviderId": "LATIHAN",
            "dateTime": iso(datetime.now(UTC)),
        }

    def parts_named(self, names: Sequence[str]) -> list[str]:
        """Return the parts of these bioSubTypes, in the device's own order; others are dropped."""
        return [part for part, name in self.names.items() if name in names]


def iso(moment: datetime) -> str:
    """Write a time as SBI does: ISO 8601 in UTC, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


_FINGERS: Final = MappingProxyType(
    {
        "LEFT_INDEX": "Left IndexFinger",
        "LEFT_MIDDLE": "Left MiddleFinger",
        "LEFT_RING": "Left RingFinger",
        "LEFT_LITTLE": "Left LittleFinger",
        "RIGHT_INDEX": "Right IndexFinger",
        "RIGHT_MIDDLE": "Right MiddleFinger",
        "RIGHT_RING": "Right RingFinger",
        "RIGHT_LITTLE": "Right LittleFinger",
        "LEFT_THUMB": "Left Thumb",
        "RIGHT_THUMB": "Right Thumb",
    }
)

SLAP: Final = Body(
    name="SLAP",
    type="Finger",
    sub_type="Slap",
    model="SLAP-442",
    groups=MappingProxyType(
        {
            "1": ("LEFT_INDEX", "LEFT_MIDDLE", "LEFT_RING", "LEFT_LITTLE"),
            "2": ("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING", "RIGHT_LITTLE"),
            "3": ("LEFT_THUMB", "RIGHT_THUMB"),
        }
    ),
    names=_FINGERS,
    look=slap,
    record=finger_record,
)

WHOLE: Final = replace(
    SLAP,
    name="WHOLE",
    model="WHOLE-442",
    look=whole_slap,
    wholes=MappingProxyType({"1": "LEFT_FOUR", "2": "RIGHT_FOUR", "3": "THUMBS"}),
)
"""A slap scanner that cuts no fingers out: its pictures are segmented by whoever asked."""

EYES: Final = Body(
    name="IRIS",
    type="Iris",
    sub_type="Double",
    model="IRIS-2",
    groups=MappingProxyType(
        {"1": ("LEFT_EYE",), "2": ("RIGHT_EYE",), "3": ("LEFT_EYE", "RIGHT_EYE")}
    ),
    names=MappingProxyType({"LEFT_EYE": "Left", "RIGHT_EYE": "Right"}),
    look=eyes,
    record=iris_record,
)

SINGLE: Final = replace(
    SLAP,
    name="SINGLE",
    sub_type="Single",
    model="SINGLE-1",
    groups=MappingProxyType({"0": tuple(_FINGERS)}),
    alone=True,
)

FACE: Final = Body(
    name="FACE",
    type="Face",
    sub_type="Full face",
    model="FACE-1",
    groups=MappingProxyType({"0": ("FACE",)}),
    names=MappingProxyType({}),
    look=face,
    record=face_record,
)

BODIES: Final = MappingProxyType(
    {"slap": SLAP, "whole": WHOLE, "single": SINGLE, "iris": EYES, "face": FACE}
)
"""Every model by a short name."""
