"""Marks English texts for translation where Qt is not: the kiosk translates, commands print them.

``scripts/translations`` finds the mark by its name, as it does in ``ui/words``.
"""

from typing import Final


def _marked(_context: str, text: str) -> str:
    return text


QT_TRANSLATE_NOOP: Final = _marked
