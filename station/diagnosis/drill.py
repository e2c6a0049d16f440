"""Pulls a plug and puts it in again, and measures how long the device takes to be ready."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from drivers.protocol import Device
from drivers.trouble import DeviceTrouble
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.words import finding
from station.host.bench import Bench

READY_SECONDS: Final = 2.0
"""From the plug going in to the device being ready."""
PAUSE: Final = 0.05


@dataclass(frozen=True)
class Drill:
    """How a plug is pulled and put in: by an emulator, or by a technician who is asked to.

    Both calls return when it is done, and False where it cannot be done. ``seconds`` is how long
    the device may take to come back.
    """

    pull: Callable[[Modality], bool]
    put: Callable[[Modality], bool]
    seconds: float = 8.0


def drilled(modality: Modality, driver: str, bench: Bench, drill: Drill | None) -> Finding:
    """Carry out the drill with one device."""

    def said(code: str, verdict: Outcome, **facts: float) -> Finding:
        return finding(code, Group.HOTPLUG, verdict, modality, driver, **facts)

    if drill is None or not drill.pull(modality):
        return said("REPLUG_NOT_TRIED", Outcome.NOT_CHECKED)
    drill.put(modality)
    began = time.monotonic()
    if not _comes_back(lambda: bench.create(modality), began + drill.seconds):
        return said("REPLUG_LOST", Outcome.FAIL)
    seconds = time.monotonic() - began
    soon = seconds <= READY_SECONDS
    code, verdict = ("REPLUG_GOOD", Outcome.PASS) if soon else ("REPLUG_SLOW", Outcome.WARN)
    return said(code, verdict, ready_ms=round(1000 * seconds))


def _comes_back(make: Callable[[], Device], until: float) -> bool:
    """Open again and again until it opens or the time is over."""
    while time.monotonic() < until:
        try:
            device = make()
            device.open()
        except DeviceTrouble:
            time.sleep(PAUSE)
        else:
            device.close()
            return True
    return False
