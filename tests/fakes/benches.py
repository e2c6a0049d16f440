"""Emulated devices for tests: no waiting, pictures rendered once, plugs that can be pulled."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.device import EYES, SLAP
from drivers.emulators.sbi.identity import DeviceKeys
from drivers.emulators.sbi.mishaps import Mishap, SbiScript
from drivers.emulators.sbi.pictures import Look, Seen, eyes, slap
from drivers.emulators.sbi.server import HOST, SECOND_LOOK, SbiEmulator
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.wacom_stu.pad import EmulatedPad
from drivers.emulators.wacom_stu.script import PadScript
from drivers.population.person import Person
from drivers.registry import Wiring

SITTER: Final = Person(7)
QUICK: Final = SbiScript(place_seconds=0.0, frame_seconds=0.005)
SLOW: Final = SbiScript(place_seconds=3600.0, frame_seconds=0.01)
QUICK_PAD: Final = PadScript(speed=100.0, begin_seconds=0.0)
PATIENT_PAD: Final = PadScript(begin_seconds=3600.0)


@cache
def device_keys() -> DeviceKeys:
    """Return one maker's keys: an RSA key takes a tenth of a second."""
    return DeviceKeys()


def remembered(look: Look) -> Look:
    """Render every look once and show it at each impression."""

    @cache
    def first(person: Person, parts: tuple[str, ...], number: int) -> Seen:
        return look(person, parts, number)

    def again(person: Person, parts: Sequence[str], impression: int) -> Seen:
        return first(person, tuple(parts), impression // SECOND_LOOK)

    return again


_BODIES: Final = (
    replace(SLAP, look=remembered(slap)),
    replace(EYES, look=remembered(eyes)),
)


def service(
    script: SbiScript = QUICK,
    *,
    person: Person | None = SITTER,
    port: int = 0,
    keys: DeviceKeys | None = None,
) -> SbiEmulator:
    """Start an SBI service; the caller closes it."""
    chair = Chair(person)
    return SbiEmulator(chair, port=port, keys=keys or device_keys(), script=script, bodies=_BODIES)


def with_mishap(mishap: Mishap) -> SbiScript:
    """Return a script whose first capture, or whose live view, goes wrong."""
    if mishap.name.startswith("STREAM"):
        return replace(QUICK, stream=mishap, place_seconds=0.1)
    return replace(QUICK, captures=(mishap,))


def sbi_wiring(*services: SbiEmulator) -> Wiring:
    """Return the wiring that finds these services."""
    return Wiring(
        sbi_host=HOST,
        sbi_ports=tuple(each.port for each in services),
        sbi_roots=tuple({each.keys.root_pem for each in services}),
    )


def pad(script: PadScript = QUICK_PAD, *, person: Person | None = SITTER) -> EmulatedPad:
    """Plug in a pad."""
    return EmulatedPad(Chair(person), script)


def pad_wiring(*pads: EmulatedPad) -> Wiring:
    """Return the wiring whose USB bus has these pads."""
    return Wiring(usb=EmulatedBus(pads))
