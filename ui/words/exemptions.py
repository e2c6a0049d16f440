"""Words for parts that cannot be recorded: which, why, for how long."""

from PySide6.QtCore import QCoreApplication

from station.session.view import PartView
from ui.messages import name, say_value

translate = QCoreApplication.translate


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


def told(view: PartView) -> str:
    """Tell an exception in one line; what the operator wrote about it stands last."""
    words = f"{name(view.part)}: {say_value(view.exempt)}, {lasting(view)}"
    return f"{words} ({view.note})" if view.note else words
