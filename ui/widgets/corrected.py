"""Corrected lines of the biodata in words: how the list had them, who stood for it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from station.citizen.correcting import Field
from station.session.view import CitizenView, DeskView, LineView
from ui.messages import name, say_value
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import label, row

translate = QCoreApplication.translate


def day(iso: str) -> str:
    """Write an ISO date as the family card does, day first; anything else is shown as it came."""
    year, _, rest = iso.partition("-")
    month, _, number = rest.partition("-")
    return f"{number}-{month}-{year}" if len(year) == 4 and number else iso


def written(field: Field, value: str) -> str:
    """Return a value as people read it; a dash where there is none."""
    if field is Field.BIRTH_DATE:
        return day(value)
    return say_value(value) or "-"


def told(line: LineView) -> str:
    """Tell what was corrected, or noted, in one line; empty where nothing was."""
    known = {"field": name(line.field), "now": written(line.field, line.value)}
    if line.was is not None:
        words = translate("Corrected", "{field}: {now} (the list had: {was})")
        return words.format(**known, was=written(line.field, line.was))
    if line.noted is not None:
        words = translate("Corrected", "{field}: {now}; the papers say: {noted}")
        return words.format(**known, noted=written(line.field, line.noted))
    return ""


def all_told(person: CitizenView | None) -> tuple[str, ...]:
    """Tell every line that was corrected or noted."""
    lines = person.lines if person else ()
    return tuple(words for words in map(told, lines) if words)


def in_short(view: DeskView) -> str:
    """Name the corrected lines, for the note of a later step; empty where nothing was."""
    lines = view.citizen.lines if view.citizen else ()
    names = [name(each.field) for each in lines if told(each)]
    words = translate("Corrected", "Corrected, with a second officer: {fields}")
    return words.format(fields=", ".join(names)) if names else ""


class Corrected(QFrame):
    """The corrections of one person; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("corrected")
        self._symbol = Symbol(28)
        self._words = label(wrap=True)
        box = row(self, margins=12, spacing=12)
        box.addWidget(self._symbol)
        box.addWidget(self._words, 1)

    def show_person(self, person: CitizenView, theme: Theme) -> None:
        """Show what was corrected of this person's biodata, and what is still to be said of it."""
        told_of = all_told(person)
        colour, ground = theme.tone(Tone.OK)
        self._symbol.show_symbol("pen", colour)
        unchecked = any(each.finger == "not_checked" for each in person.lines)
        doubt = (translate("Corrected", "The officer's own finger was not checked."),)
        self._words.setText("\n".join((*told_of, *(doubt if unchecked else ()))))
        self._words.setStyleSheet(f"color: {colour}")
        self.setStyleSheet(
            f"QFrame#corrected {{ background: {ground}; border: {theme.border}px solid {colour};"
            " border-radius: 8px; }"
        )
        self.setVisible(bool(told_of))
