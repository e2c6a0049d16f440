"""Words for parts that cannot be recorded: which, why, for how long."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from station.session.view import PartView
from ui.messages import name, say_value
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_NAMED: Final = 3
"""Up to so many parts are named one by one."""


def lasting(view: PartView) -> str:
    """Say whether an exception is for good or for a time."""
    if view.permanent:
        return translate("Exemptions", "for good")
    return translate("Exemptions", "for a time")


def short_reason(view: PartView) -> str:
    """Return why in one or two short words, for a narrow tile."""
    return {
        "AMPUTATED": translate("Exemptions", "Missing"),
        "BANDAGED": translate("Exemptions", "Bandage"),
        "DAMAGED": translate("Exemptions", "Worn"),
        "UNREADABLE": translate("Exemptions", "Not read"),
        "BLIND": translate("Exemptions", "Blind"),
        "UNABLE": translate("Exemptions", "Not able"),
    }.get(view.exempt, view.exempt)


def summed(views: Sequence[PartView]) -> str:
    """Tell all exceptions in as few words as they need, those of one kind together."""
    kinds: dict[tuple[str, bool], list[PartView]] = {}
    for each in views:
        kinds.setdefault((each.exempt, each.permanent), []).append(each)
    return "; ".join(_together(kind) for kind in kinds.values())


def _together(kind: Sequence[PartView]) -> str:
    few = len(kind) <= _NAMED
    which = ", ".join(name(each.part) for each in kind) if few else COUNTS.parts(len(kind))
    return f"{which}: {say_value(kind[0].exempt)}, {lasting(kind[0])}"


def told(view: PartView) -> str:
    """Tell an exception in one line; what the operator wrote about it stands last."""
    words = f"{name(view.part)}: {say_value(view.exempt)}, {lasting(view)}"
    return f"{words} ({view.note})" if view.note else words
