"""How a camera is set: 50 Hz light, exposure, focus, white balance, and what came of it.

A camera takes what it is told and does something else: every control is read back, and whatever is
not as it was asked for is said (``Setting.outcome``), never passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from drivers.transports.v4l2 import ControlId, Controls, Range
from drivers.trouble import Fault, FaultCode

AUTO: Final = "auto"
POWER_LINE_HZ: Final = MappingProxyType({0: 0, 50: 1, 60: 2})
"""Frequency of the mains to ``V4L2_CID_POWER_LINE_FREQUENCY``; 0 switches the filter off."""
EXPOSURE_UNIT_US: Final = 100
MANUAL_EXPOSURE, APERTURE_PRIORITY = 1, 3
PLAIN: Final = MappingProxyType(
    {
        "brightness": ControlId.BRIGHTNESS,
        "contrast": ControlId.CONTRAST,
        "gain": ControlId.GAIN,
        "sharpness": ControlId.SHARPNESS,
        "backlight": ControlId.BACKLIGHT,
        "zoom": ControlId.ZOOM,
    }
)
"""Options that are the control's own number."""


class Outcome(StrEnum):
    """What became of a setting."""

    SET = "SET"
    ABSENT = "ABSENT"  # the camera has no such control
    OUT_OF_RANGE = "OUT_OF_RANGE"  # the camera cannot go there; nothing was changed
    REFUSED = "REFUSED"  # the camera says no
    DIFFERENT = "DIFFERENT"  # it took it, and reads another value


@dataclass(frozen=True)
class Setting:
    """One control after it was set. ``found`` is what it reads; None where it cannot be read."""

    control: ControlId
    wanted: int
    found: int | None
    outcome: Outcome

    @property
    def name(self) -> str:
        return self.control.name.lower()


@dataclass(frozen=True)
class Preset:
    """What a station wants of its camera; None leaves a control as the camera has it.

    Attributes:
        power_line_hz: 50 in Indonesia; lamps flicker at twice this.
        exposure_us: microseconds, or ``auto``.
        focus: the camera's own number, or ``auto``.
        white_balance: kelvin, or ``auto``.
        plain: other controls by their number.
    """

    power_line_hz: int | None = 50
    exposure_us: int | str | None = None
    focus: int | str | None = None
    white_balance: int | str | None = None
    plain: Mapping[ControlId, int] = field(default_factory=dict)

    def wishes(self) -> Iterator[tuple[ControlId, int]]:
        """Yield controls and values in the order that works: automatics off before numbers."""
        if self.power_line_hz is not None:
            yield ControlId.POWER_LINE, POWER_LINE_HZ[self.power_line_hz]
        if self.exposure_us is not None:
            # A constant rate: else a dark room halves the pictures without a word.
            yield ControlId.EXPOSURE_PRIORITY, 0
        yield from _pair(
            self.exposure_us,
            (ControlId.EXPOSURE_MODE, APERTURE_PRIORITY, MANUAL_EXPOSURE),
            (ControlId.EXPOSURE, EXPOSURE_UNIT_US),
        )
        yield from _pair(self.focus, (ControlId.FOCUS_AUTO, 1, 0), (ControlId.FOCUS, 1))
        yield from _pair(
            self.white_balance,
            (ControlId.WHITE_BALANCE_AUTO, 1, 0),
            (ControlId.WHITE_BALANCE, 1),
        )
        yield from self.plain.items()


def preset(options: Mapping[str, object]) -> Preset:
    """Read a preset from a driver's options. Raises ``Fault`` UNSUPPORTED with the option's name.

    ``power_line_hz`` (0, 50, 60), ``exposure_us``, ``focus``, ``white_balance`` (a number or
    ``auto``), ``brightness``, ``contrast``, ``gain``, ``sharpness``, ``backlight``, ``zoom``.
    """
    hertz = _whole(options, "power_line_hz", 50)
    if hertz not in POWER_LINE_HZ:
        raise Fault(FaultCode.UNSUPPORTED, "option power_line_hz")
    return Preset(
        power_line_hz=hertz,
        exposure_us=_whole_or_auto(options, "exposure_us"),
        focus=_whole_or_auto(options, "focus"),
        white_balance=_whole_or_auto(options, "white_balance"),
        plain={PLAIN[name]: _whole(options, name, 0) for name in PLAIN if name in options},
    )


def apply(wanted: Preset, controls: Controls) -> tuple[Setting, ...]:
    """Set every control and read it back. Raises ``Fault`` GONE when the camera is unplugged."""
    return tuple(_set(controls, control, value) for control, value in wanted.wishes())


def _set(controls: Controls, control: ControlId, value: int) -> Setting:
    reach = controls.range(control)
    if reach is None:
        return Setting(control, value, None, Outcome.ABSENT)
    if not _within(value, reach):
        return Setting(control, value, controls.get(control), Outcome.OUT_OF_RANGE)
    found = controls.set(control, value)
    if found is None:
        return Setting(control, value, controls.get(control), Outcome.REFUSED)
    near = abs(found - value) < max(1, reach.step)
    return Setting(control, value, found, Outcome.SET if near else Outcome.DIFFERENT)


def _within(value: int, reach: Range) -> bool:
    return reach.minimum <= value <= reach.maximum


def _pair(
    wish: int | str | None, switch: tuple[ControlId, int, int], number: tuple[ControlId, int]
) -> Iterator[tuple[ControlId, int]]:
    """Yield the switch of an automatic, and the number where it is switched off."""
    control, on, off = switch
    if wish == AUTO:
        yield control, on
    elif isinstance(wish, int):
        yield control, off
        yield number[0], wish // number[1]


def _whole(options: Mapping[str, object], name: str, otherwise: int) -> int:
    value = options.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Fault(FaultCode.UNSUPPORTED, f"option {name}")
    return value


def _whole_or_auto(options: Mapping[str, object], name: str) -> int | str | None:
    if options.get(name, AUTO) == AUTO:
        return AUTO if name in options else None
    return _whole(options, name, 0)
