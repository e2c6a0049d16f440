"""Words of tables that leave the kiosk: what stands in them, and where no stick takes them."""

from typing import Final

from PySide6.QtCore import QCoreApplication

_CONTEXTS: Final = ("Tables", "Words", "Sentences", "Complaints", "Reconcile")
"""Where the texts of ``station`` that stand in a table are translated."""


def table_text(text: str) -> str:
    """Return a text of a table in the language of the moment. For any thread."""
    said = (QCoreApplication.translate(context, text) for context in _CONTEXTS)
    return next((each for each in said if each != text), text)


def no_stick() -> tuple[str, str]:
    """Return what is said where a table has nowhere to go, and what to do."""
    return (
        QCoreApplication.translate("Outbox", "No stick is in"),
        QCoreApplication.translate(
            "Outbox", "Put a stick in, then press again. Nothing was written."
        ),
    )
