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


def told(view: PartView) -> str:
    """Tell an exception in one line; what the operator wrote about it stands last."""
    words = f"{name(view.part)}: {say_value(view.exempt)}, {lasting(view)}"
    return f"{words} ({view.note})" if view.note else words
