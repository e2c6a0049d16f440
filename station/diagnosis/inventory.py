"""Group 1 and 2: what is plugged in, what should be, who may open it, and who holds it."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from drivers import plugged, registry
from drivers.trouble import FaultCode
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.machine import Machine, UsbEntry
from station.diagnosis.words import finding
from station.settings import DeviceSettings

Expected = Mapping[Modality, DeviceSettings]
Said = Callable[..., Finding]


def listed(machine: Machine, expected: Expected) -> list[Finding]:
    """List the USB devices, and those among them that a driver knows and nobody expects."""
    entries = machine.usb()
    if entries is None:
        return [finding("USB_NOT_LISTED", Group.INVENTORY, Outcome.NOT_CHECKED)]
    facts: dict[str, float | str] = {e.place: _line(e) for e in entries if not e.hub}
    facts |= {name: f"video: {told}" for name, told in machine.cameras().items()}
    facts |= dict.fromkeys(machine.serial_lines(), "serial line")
    listed_all = finding("USB_LISTED", Group.INVENTORY, Outcome.PASS)
    found = [msgspec.structs.replace(listed_all, facts=facts)]
    return [*found, *_extra(entries, expected)]


def _line(entry: UsbEntry) -> str:
    """Say all of one device. Serial numbers are of devices, not of people."""
    known = plugged.driver_for((entry.vendor, entry.product)) or "unknown"
    words = (entry.ids, entry.maker, entry.name, entry.serial)
    bound = f"bound to {entry.driver}" if entry.driver else ""
    speed = f"{entry.speed} Mbit/s" if entry.speed else ""
    return ", ".join(filter(None, (*words, speed, entry.power, bound, f"driver: {known}")))


def _extra(entries: Iterable[UsbEntry], expected: Expected) -> Iterable[Finding]:
    drivers = {device.driver for device in expected.values()}
    for entry in entries:
        driver = plugged.driver_for((entry.vendor, entry.product))
        if driver and driver not in drivers:
            yield finding(
                "EXTRA_DEVICE", Group.INVENTORY, Outcome.WARN, device=driver, ids=entry.ids
            )


def named(modality: Modality, device: DeviceSettings) -> Finding | None:
    """Say what is wrong with the driver's name in the settings; None where nothing is."""
    entry = registry.entries().get(device.driver)
    if entry is not None and entry.modality == modality.value:
        return None
    code = "DRIVER_UNKNOWN" if entry is None else "DRIVER_OF_OTHER_KIND"
    return finding(code, Group.INVENTORY, Outcome.FAIL, modality, device.driver)


def there(modality: Modality | None, device: DeviceSettings, code: FaultCode | None) -> Finding:
    """Say whether the expected device answered at all."""
    gone = code is FaultCode.GONE
    verdict = Outcome.FAIL if gone else Outcome.PASS
    word = "EXPECTED_MISSING" if gone else "EXPECTED_THERE"
    return finding(word, Group.INVENTORY, verdict, modality, device.driver)


def openable(
    machine: Machine, modality: Modality | None, device: DeviceSettings, code: FaultCode | None
) -> Finding:
    """Say whether the device may be opened, offer the rule, name who holds it."""

    def said(word: str, verdict: Outcome, **facts: str | int) -> Finding:
        return finding(word, Group.PERMISSION, verdict, modality, device.driver, **facts)

    if code is FaultCode.GONE:
        return said("NOT_REACHED", Outcome.NOT_CHECKED)
    entries = _of(device, machine.usb() or ())
    if code is FaultCode.PERMISSION:
        known = [(e.vendor, e.product) for e in entries] or plugged.KNOWN.get(device.driver, ())
        rules = {f"rule_{number}": plugged.rule(ids) for number, ids in enumerate(known, 1)}
        return said("MAY_NOT_OPEN", Outcome.FAIL, **rules)
    if code is FaultCode.BUSY:
        return _held(machine, _nodes(device, entries), said)
    return said("MAY_OPEN", Outcome.PASS)


def _held(machine: Machine, nodes: Iterable[str], said: Said) -> Finding:
    holders = [holder for node in nodes for holder in machine.holders(node)]
    if not holders:
        return said("HOLDER_UNKNOWN", Outcome.FAIL)
    names = ", ".join(f"{each.name} ({each.pid})" for each in holders)
    return said("HELD", Outcome.FAIL, holder=names)


def _of(device: DeviceSettings, entries: Iterable[UsbEntry]) -> list[UsbEntry]:
    known = plugged.KNOWN.get(device.driver, ())
    return [each for each in entries if (each.vendor, each.product) in known]


def _nodes(device: DeviceSettings, entries: Iterable[UsbEntry]) -> list[str]:
    """Return the nodes that the device is reached through."""
    options = (device.options.get(name) for name in ("port", "device"))
    return [
        *(each.node for each in entries if each.node),
        *(str(each) for each in options if isinstance(each, str) and each.startswith("/dev/")),
    ]


def identified(
    modality: Modality | None, device: DeviceSettings, serial: str, **facts: str
) -> Finding:
    """Judge who the device says it is against whom the settings name."""
    wanted = str(device.options.get("serial", ""))
    if wanted and serial != wanted:
        word, verdict = "SERIAL_SWAPPED", Outcome.FAIL
        return finding(
            word, Group.INVENTORY, verdict, modality, device.driver, serial=serial, expected=wanted
        )
    word, verdict = ("IDENTIFIED", Outcome.PASS) if serial else ("NO_SERIAL", Outcome.WARN)
    return finding(word, Group.IDENTITY, verdict, modality, device.driver, serial=serial, **facts)
