"""Answers "can I record now?" on the day's list: keys, devices, and what ends soon."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from station.devices.messages import Lamp
from station.errors import Code
from station.session.outlook import Fitness
from station.session.view import DeskView
from ui.messages import name, say
from ui.theme import Tone
from ui.words.counts import COUNTS

translate = QCoreApplication.translate


def readiness(view: DeskView) -> tuple[str, Tone, str]:
    """Return headline, tone and advice; what blocks comes before what only has to wait."""
    if view.fitness.blocks and view.fitness.code:
        words = say(view.fitness.code)
        return words.text, Tone.BAD, words.advice
    found = (_missing_devices(view), _ending(view.fitness), _account_ending(view))
    warnings = [each for each in found if each]
    if not warnings and (starting := _starting_devices(view)):
        return translate("Today", "Devices are starting"), Tone.WARN, starting
    if not warnings:
        return (
            translate("Today", "Ready to record"),
            Tone.OK,
            translate("Today", "All devices are ready. Call the person to the desk."),
        )
    return translate("Today", "You can record"), Tone.WARN, "\n".join(warnings)


def _missing_devices(view: DeskView) -> str:
    names = _named(view, Lamp.GONE, Lamp.FAULT)
    words = translate("Today", "Without: {devices}. Those steps wait, the rest goes on.")
    return words.format(devices=names) if names else ""


def _starting_devices(view: DeskView) -> str:
    names = _named(view, Lamp.STARTING)
    words = translate("Today", "Not ready yet: {devices}. You can call the person already.")
    return words.format(devices=names) if names else ""


def _named(view: DeskView, *lamps: Lamp) -> str:
    return ", ".join(name(each.modality) for each in view.devices if each.lamp in lamps)


def _ending(fitness: Fitness) -> str:
    if fitness.code is None:
        return ""
    words = ENDS.get(fitness.code)
    if words is None:
        told = say(fitness.code)
        return f"{told.text}\n{told.advice}"
    return words(fitness.days)


def _account_ending(view: DeskView) -> str:
    return "" if view.account_days is None else COUNTS.account_ends(view.account_days)


ENDS: Final[Mapping[Code, Callable[[int], str]]] = MappingProxyType(
    {
        Code.RECIPIENT_EXPIRED: COUNTS.key_ends,
        Code.CERTIFICATE_EXPIRED: COUNTS.certificate_ends,
    }
)
"""What is said of an end before it comes."""
