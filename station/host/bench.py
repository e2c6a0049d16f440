"""Where the devices come from: the wires of this machine, or the emulated ones of training."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, runtime_checkable

from drivers import emulators, registry
from drivers.protocol import Device
from drivers.registry import Wiring
from station.body import Modality
from station.devices.messages import Seat
from station.settings import DeviceSettings, DevicesSettings, Settings

DEVICE_ROOTS: Final = "device-roots"
"""Folder beside the settings: certificates (``*.pem``) that vouch for device services."""


class Bench(Protocol):
    """Makes devices. ``create`` is called from the device's own thread, again after a fault."""

    def create(self, modality: Modality) -> Device:
        """Make the device of a modality, not yet opened. Raises ``Fault``."""
        ...

    def seat(self, seat: Seat) -> None:
        """Let a synthetic person sit down; nothing happens at a real station."""
        ...

    def close(self) -> None:
        """End the emulators, if there are any."""
        ...


@runtime_checkable
class Rehearsing(Protocol):
    """A bench whose synthetic person does what the screen asks for."""

    def expect(self, fingers: Sequence[str]) -> None:
        """Tell the person which fingers are asked for; nothing happens at a real station."""
        ...


@runtime_checkable
class Posing(Protocol):
    """A bench whose synthetic person does what a technician is asked to do for a test."""

    def pose(self, modality: Modality, target_mm: float) -> None:
        """Lay a ruled target on the scanner, or try the pad's corners with the pen."""
        ...

    def sit_up(self, modality: Modality) -> None:
        """Put fingers and signatures there again."""
        ...


@runtime_checkable
class Accessories(Protocol):
    """A bench that also makes devices that record nobody."""

    def accessory(self, device: DeviceSettings) -> Device:
        """Make the device that the settings describe, not yet opened. Raises ``Fault``."""
        ...


class Plug(Protocol):
    """The cable of an emulated device."""

    def unplug(self) -> None: ...

    def plug(self) -> None: ...


class WiredBench:
    """The devices of ``devices.toml``; what ``emulate`` names is plugged into an emulator."""

    def __init__(self, settings: Settings) -> None:
        self._expected = _by_modality(settings.devices)
        self._roots = _device_roots(settings.folder)
        names: Collection[str] = settings.devices.emulate
        self._emulation = emulators.Emulation(names) if names else None

    def create(self, modality: Modality) -> Device:
        device = self._expected[modality]
        return registry.create(device.driver, self._wiring(device))

    def accessory(self, device: DeviceSettings) -> Device:
        return registry.create(device.driver, self._wiring(device))

    def seat(self, seat: Seat) -> None:
        if self._emulation is not None:
            self._emulation.seat(seat.seed, seat.missing, seat.birth_year, seat.foreign, seat.haste)

    def close(self) -> None:
        if self._emulation is not None:
            self._emulation.close()

    def expect(self, fingers: Sequence[str]) -> None:
        if self._emulation is not None and fingers:
            self._emulation.chair.tell(fingers)

    def pose(self, modality: Modality, target_mm: float) -> None:
        if self._emulation is None:
            return
        if modality is Modality.FINGER:
            self._emulation.chair.lay_target(target_mm)
        elif modality is Modality.SIGNATURE:
            self._emulation.chair.draw_corners(wanted=True)

    def sit_up(self, modality: Modality) -> None:
        if self._emulation is None:
            return
        if modality is Modality.FINGER:
            self._emulation.chair.lay_target(0.0)
        elif modality is Modality.SIGNATURE:
            self._emulation.chair.draw_corners(wanted=False)

    def unplug(self, modality: Modality) -> bool:
        """Pull the cable of an emulated device; False where it has none that can be pulled."""
        cable = self._cable(modality)
        if cable is not None:
            cable.unplug()
        return cable is not None

    def plug(self, modality: Modality) -> bool:
        """Put the cable in again."""
        cable = self._cable(modality)
        if cable is not None:
            cable.plug()
        return cable is not None

    def _cable(self, modality: Modality) -> Plug | None:
        emulation, entry = self._emulation, registry.entries().get(self._expected[modality].driver)
        if emulation is None or entry is None:
            return None
        cables: dict[str, Plug | None] = {
            "canon": emulation.eos,
            "sbi": emulation.sbi,
            "uareu": emulation.reader,
            "wacom-stu": emulation.pad,
        }
        cables |= {line.kind: line for line in emulation.lines}
        return cables.get(entry.wire)

    def _wiring(self, device: DeviceSettings) -> Wiring:
        if self._emulation is None:
            return Wiring(options=device.options, sbi_roots=self._roots)
        wiring = self._emulation.wiring(device.options)
        return replace(wiring, sbi_roots=(*wiring.sbi_roots, *self._roots))


def _by_modality(devices: DevicesSettings) -> Mapping[Modality, DeviceSettings]:
    return MappingProxyType(
        {
            Modality.CAMERA: devices.camera,
            Modality.FINGER: devices.finger,
            Modality.IRIS: devices.iris,
            Modality.SIGNATURE: devices.signature,
        }
    )


def _device_roots(folder: Path) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((folder / DEVICE_ROOTS).glob("*.pem")))
