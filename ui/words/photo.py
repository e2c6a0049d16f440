"""Words for what person and operator look at together before a photo is approved."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.session.view import PhotoItem

PHOTO_ITEMS: Final = MappingProxyType(
    {
        PhotoItem.EYES: QT_TRANSLATE_NOOP("Words", "Both eyes are open"),
        PhotoItem.MOUTH: QT_TRANSLATE_NOOP("Words", "The mouth is shut"),
        PhotoItem.GLASSES: QT_TRANSLATE_NOOP("Words", "No glasses, no coloured lenses"),
        PhotoItem.BACKDROP: QT_TRANSLATE_NOOP("Words", "The backdrop has the right colour"),
        PhotoItem.SELF: QT_TRANSLATE_NOOP("Words", "It is the person who sits here"),
    }
)
