"""Words for what fingers are compared with before they are believed to be the person's own."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.devices.messages import Guard

GUARDS: Final = MappingProxyType(
    {
        Guard.HAND: QT_TRANSLATE_NOOP("Words", "which hand it is"),
        Guard.TWICE: QT_TRANSLATE_NOOP("Words", "the other fingers"),
        Guard.PREVIOUS: QT_TRANSLATE_NOOP("Words", "the person before"),
        Guard.OPERATOR: QT_TRANSLATE_NOOP("Words", "the operator"),
    }
)
