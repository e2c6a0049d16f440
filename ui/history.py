"""What a line of a packet's history says to people, from the cause that a machine wrote."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from station.body import Part, Target
from station.devices.messages import Guard
from station.errors import Code
from station.lifecycle import Status
from station.session.view import PhotoItem
from ui.messages import name
from ui.words.notes import DOUBTS, GATES, NOTES

_DOUBTED: Final = "GATES"
"""Begins the cause of a packet whose gates do not add up."""
_ABOUT: Final = (Target, Guard, Part, PhotoItem)
"""What the second half of a gate's name can be."""


def say_note(cause: str) -> str:
    """Return why something happened to a packet: by code, by words of ours, or as it came."""
    if cause in Code.__members__:
        return name(Code(cause))
    if cause in NOTES:
        return _ours(NOTES, cause)
    told, _, about = cause.partition(": ")
    if told == _DOUBTED:
        words = QCoreApplication.translate("History", "does not add up: {gates}")
        return words.format(gates=", ".join(map(_gate, about.split(", "))))
    if about and told in NOTES:
        return f"{_ours(NOTES, told)} ({say_note(about)})"
    return ", ".join(map(_noted, cause.split(", ")))


def _noted(phrase: str) -> str:
    word, _, figure = phrase.partition(" ")
    if figure.isdigit():  # the number of a receipt
        return f"{_ours(NOTES, word)} {figure}"
    source, _, status = phrase.partition(": ")
    if status in Status.__members__:
        return f"{source}: {name(Status(status))}"
    return _ours(NOTES, phrase)


def _gate(doubted: str) -> str:
    """Return which gate it is and what is wrong with it."""
    gate, _, doubt = doubted.rpartition(" ")
    kind, _, about = gate.partition(":")
    members = (each(about) for each in _ABOUT if about in each.__members__)
    which = next((name(each) for each in members), about)
    words = _ours(GATES, kind) + (f" {which}" if which else "")
    return f"{words}: {_ours(DOUBTS, doubt)}"


def _ours(table: Mapping[str, object], key: str) -> str:
    return QCoreApplication.translate("Words", str(table[key])) if key in table else key
