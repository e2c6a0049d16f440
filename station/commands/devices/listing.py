"""``perekaman devices list``: what should be plugged in, and what answers now."""

import argparse
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from types import MappingProxyType
from typing import Final

import msgspec

from drivers import registry
from drivers.protocol import Identity
from drivers.trouble import Fault
from station import settings
from station.body import Modality
from station.commands import output
from station.devices.messages import Lamp
from station.errors import Code
from station.host.bench import Bench, WiredBench
from station.host.worker import CODES
from station.settings import DeviceSettings, DevicesSettings

HELP = "show the devices this station should have and whether they answer"

OPEN_SECONDS: Final = 10.0

NEXT_STEP: Final = MappingProxyType(
    {
        Code.DEVICE_GONE: "plug it in, switch it on, or start its service; try another socket",
        Code.DEVICE_BUSY: "close the program that holds it, or plug it out and in again",
        Code.DEVICE_PERMISSION: "install the udev rules of config/linux, then plug it in again",
        Code.DEVICE_TIMEOUT: "plug it out and in again; if that does not help, restart its service",
        Code.DEVICE_UNTRUSTED: "do not use it: its signature or certificate does not hold; "
        "check the clock, then the certificates in device-roots",
        Code.SETTINGS_INVALID: "edit devices.toml: name a driver of this kind of device",
        Code.DEVICE_FAULT: "plug it out and in again; then send the detail to a technician",
    }
)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One expected device as it was found."""

    modality: Modality
    driver: str
    emulated: bool
    lamp: Lamp
    make: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""
    code: Code | None = None
    detail: str = ""
    next_step: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing is asked: the expected set stands in the settings."""
    del parser


def run(options: argparse.Namespace) -> int:
    chosen = settings.load(options.config)
    bench = WiredBench(chosen)
    try:
        found = look(bench, chosen.devices)
    finally:
        bench.close()
    if options.json:
        output.document({"devices": found})
    else:
        output.lines(_texts(found))
    return 0 if all(line.lamp is Lamp.READY for line in found) else 1


def look(bench: Bench, devices: DevicesSettings, seconds: float = OPEN_SECONDS) -> list[Line]:
    """Open every expected device, all at once, and let go of it again.

    A device that does not answer within ``seconds`` is reported as such and left behind.
    """
    expected = _expected(devices)
    opened = {modality: _opening(bench, modality) for modality in expected}
    until = time.monotonic() + seconds
    return [
        _line(modality, device, devices.emulate, opened[modality], until)
        for modality, device in expected.items()
    ]


def _opening(bench: Bench, modality: Modality) -> "Future[Identity]":
    """Open in a thread that does not keep the command alive if the driver hangs for ever."""
    opened: Future[Identity] = Future()

    def attempt() -> None:
        try:
            opened.set_result(_open(bench, modality))
        except Exception as error:  # handed on to whoever asks for the result
            opened.set_exception(error)

    threading.Thread(target=attempt, name=f"open-{modality.value.lower()}", daemon=True).start()
    return opened


def _expected(devices: DevicesSettings) -> dict[Modality, DeviceSettings]:
    return {modality: getattr(devices, modality.value.lower()) for modality in Modality}


def _open(bench: Bench, modality: Modality) -> Identity:
    device = bench.create(modality)
    try:
        return device.open()
    finally:
        device.close()


def _line(
    modality: Modality,
    device: DeviceSettings,
    emulate: Sequence[str],
    opened: "Future[Identity]",
    until: float,
) -> Line:
    entry = registry.entries().get(device.driver)
    line = Line(
        modality=modality,
        driver=device.driver,
        emulated=entry is not None and entry.wire in emulate,
        lamp=Lamp.READY,
    )
    unfit = entry is None or entry.modality != modality.value
    try:
        identity = opened.result(max(0.0, until - time.monotonic()))
    except Fault as fault:
        code = Code.SETTINGS_INVALID if entry is None else CODES[fault.code]
        return _troubled(line, code, fault.detail)
    except Late:
        return _troubled(line, Code.DEVICE_TIMEOUT, "no answer")
    except Exception as error:  # a stranger's driver may fail in any way
        return _troubled(line, Code.DEVICE_FAULT, type(error).__name__)
    if unfit:
        return _troubled(line, Code.SETTINGS_INVALID, f"{device.driver} drives another device")
    return msgspec.structs.replace(
        line,
        make=identity.make,
        model=identity.model,
        serial=identity.serial,
        firmware=identity.firmware,
    )


def _troubled(line: Line, code: Code, detail: str) -> Line:
    lamp = Lamp.GONE if code is Code.DEVICE_GONE else Lamp.FAULT
    return msgspec.structs.replace(
        line, lamp=lamp, code=code, detail=detail, next_step=NEXT_STEP[code]
    )


def _texts(found: Iterable[Line]) -> Iterable[str]:
    for line in found:
        name = " ".join(filter(None, (line.make, line.model, line.serial)))
        mark = " (emulated)" if line.emulated else ""
        yield f"{line.lamp.value:6} {line.modality.value:10} {line.driver:12} {name}{mark}"
        if line.code:
            yield f"       {line.code.value}: {line.detail}; {line.next_step}"
