"""Which captures it takes to record some parts: slaps of four, four and two, or one by one.

Source: MOSIP SBI specification: ``deviceSubId`` 1 left, 2 right, 3 thumbs or both eyes, 0 where a
device has one way only; ``count`` and ``exception`` together are what the device takes at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from drivers.sbi.service import SbiDevice
from drivers.sbi.vocabulary import Kind

ALONE: Final = "single"
"""``deviceSubType`` of a device for one finger, or one eye, at a time."""
_LEFT, _RIGHT, _ONLY = "1", "2", "0"


@dataclass(frozen=True)
class Shot:
    """One capture: the parts that are asked for, and those of its group that are not."""

    sub_id: str
    parts: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def alone(device: SbiDevice) -> bool:
    """Say whether the device takes one part at a time."""
    return device.digital_id.device_sub_type.casefold() == ALONE


def shots(kind: Kind, device: SbiDevice, wanted: Sequence[str]) -> list[Shot]:
    """Return the captures for the wanted parts: groups in the device's order, singles as asked."""
    if alone(device):
        return [Shot(_side(device, part), (part,)) for part in wanted]
    groups = kind.groups.items()
    found = [
        Shot(
            sub_id,
            tuple(part for part in parts if part in wanted),
            tuple(part for part in parts if part not in wanted),
        )
        for sub_id, parts in groups
    ]
    return [shot for shot in found if shot.parts]


def _side(device: SbiDevice, part: str) -> str:
    """Return the way in that a single device offers for a part."""
    sides = {_LEFT: "LEFT_", _RIGHT: "RIGHT_"}
    fit = (each for each in device.sub_ids if part.startswith(sides.get(each, "?")))
    return next(fit, device.sub_ids[0] if device.sub_ids else _ONLY)
