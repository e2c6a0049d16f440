"""Biodata: read aloud to the person, compared with the family card, confirmed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from station.citizen.correcting import Field
from station.session.view import CitizenView, DeskView
from ui.desk_port import DeskPort
from ui.messages import name, say, say_value
from ui.screens.actions import exception, primary
from ui.screens.capture import Ask
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.corrected import Corrected, day
from ui.widgets.icon import Symbol
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import card, column, label, row

translate = QCoreApplication.translate
_WIDE = 2
"""The first lines are long and take a whole row; the others stand two by two."""


def grouped(nik: str) -> str:
    """Write a NIK in groups of four, as people read it aloud."""
    return " ".join(nik[i : i + 4] for i in range(0, len(nik), 4))


class Findings(QFrame):
    """What the NIK's own digits say, one line each, with what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findings")
        self._theme = theme
        self._symbol = Symbol(28)
        self._words = label(wrap=True)
        box = row(self, margins=12, spacing=12)
        box.addWidget(self._symbol)
        box.addWidget(self._words, 1)

    def show_person(self, person: CitizenView, theme: Theme) -> None:
        """Show the findings of this person's NIK; hidden where there are none."""
        grave = person.needs_second_person
        colour, ground = theme.tone(Tone.BAD if grave else Tone.WARN)
        self._symbol.show_symbol("warn", colour)
        lines = [say(each) for each in person.findings]
        self._words.setText("\n".join(f"{each.text} {each.advice}" for each in lines))
        self._words.setStyleSheet(f"color: {colour}")
        self.setStyleSheet(
            f"QFrame#findings {{ background: {ground}; border: {theme.border}px solid {colour};"
            " border-radius: 8px; }"
        )
        self.setVisible(bool(lines))


class Biodata(Work):
    """All that is read aloud, large; ``ask_second`` opens the dialog for a second officer."""

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        ask_second: Callable[[], None],
        except_part: Ask,
        correct: Callable[[], None],
    ) -> None:
        super().__init__(theme, desk)
        self._ask_second = ask_second
        self._correct = correct
        self._except_part = except_part
        self._nik = label("nik")
        self._name = label("h1", wrap=True)
        self._beside = label("quiet")
        self._findings = Findings(theme)
        self._corrected = Corrected()
        self._cells: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        for wide in (1, 3):
            self._grid.setColumnStretch(wide, 1)
        frame, inside = card()
        head, left = row(spacing=24), column(spacing=8)
        left.addWidget(self._nik)
        left.addWidget(self._name)
        head.addLayout(left, 1)
        head.addWidget(self._beside)
        inside.addLayout(head)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        box = column(self, spacing=12)
        box.addWidget(frame, 1)
        box.addWidget(self._corrected)
        box.addWidget(self._findings)

    def title(self, _view: DeskView) -> str:
        return translate("Biodata", "Read aloud to the person")

    def show_view(self, view: DeskView) -> None:
        person = view.citizen
        if person is None:
            return
        self._nik.setText(f"NIK  {grouped(person.nik)}")
        self._name.setText(person.name)
        self._beside.setText(_beside(person))
        for place, (words, value) in enumerate(_lines(person)):
            if place == len(self._cells):
                self._add_line(place)
            self._cells[place][0].setText(words)
            self._cells[place][1].setText(value)
        self._findings.show_person(person, self.theme)
        self._corrected.show_person(person, self.theme)

    def _add_line(self, place: int) -> None:
        words, value = label("note"), label("read", wrap=True)
        line, half = divmod(place - _WIDE, 2) if place >= _WIDE else (place - _WIDE, 0)
        self._grid.addWidget(words, line + _WIDE, 2 * half)
        self._grid.addWidget(value, line + _WIDE, 2 * half + 1, 1, 3 if place < _WIDE else 1)
        self._cells.append((words, value))

    def guide(self, view: DeskView) -> Guide:
        person = view.citizen
        second = person is not None and person.needs_second_person
        confirm = self._ask_second if second else self.desk.confirm_biodata
        confirm_action = primary(translate("Biodata", "All correct"), confirm)
        wrong = translate("Biodata", "Something is wrong")
        leave = Action(wrong, self._correct, "S", danger=True, symbol="cross")
        back = Action(translate("Biodata", "Back to the list"), self.desk.leave, "Esc")
        tools = (exception(partial(self._except_part, (), None)),)
        if second and person is not None:
            words = name(person.findings[0]) if person.findings else ""
            advice = translate("Biodata", "A second officer must confirm before recording.")
            return Guide(
                Tone.BAD, words or advice, advice, confirm_action, (leave,), back, tools=tools
            )
        if person and person.findings:
            tone, headline = Tone.WARN, translate("Biodata", "Compare with the family card")
        else:
            tone, headline = Tone.OK, translate("Biodata", "The NIK is well formed")
        advice = translate(
            "Biodata",
            "Read every line aloud. Whatever is otherwise on the family card: Something is wrong.",
        )
        note = "" if person is None or person.printable else _under_17()
        return Guide(tone, headline, advice, confirm_action, (leave,), back, note=note, tools=tools)


def _under_17() -> str:
    return translate("Biodata", "Recorded at 16; the card is printed at 17.")


def _beside(person: CitizenView) -> str:
    """Return what stands on a card in small letters."""
    known = {each.field: each.value for each in person.lines}
    family = grouped(known.get(Field.FAMILY_CARD, ""))
    words = translate("Biodata", "Family card {family}\nBlood type {blood}")
    return words.format(family=family, blood=known.get(Field.BLOOD_TYPE) or "-")


def _lines(person: CitizenView) -> tuple[tuple[str, str], ...]:
    born = f"{person.birth_place}, {day(person.birth_date)}"
    home = ", ".join(each for each in (person.address, person.village, person.district) if each)
    return (
        (translate("Biodata", "Born"), born),
        (translate("Biodata", "Address"), home),
        (translate("Biodata", "Sex"), say_value(person.sex)),
        (translate("Biodata", "Religion"), person.religion),
        (translate("Biodata", "Marital status"), person.marital_status),
        (translate("Biodata", "Nationality"), person.nationality),
        (translate("Biodata", "Occupation"), person.occupation),
        (translate("Biodata", "Photo backdrop"), say_value(person.backdrop)),
    )
