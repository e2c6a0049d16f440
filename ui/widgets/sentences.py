"""One status in three sentences: what it means, what the operator does, what the person is told."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame

from station.lifecycle import Status
from ui.messages import sentence
from ui.widgets.parts import card, column, label, row

translate = QCoreApplication.translate
_NAME_WIDTH = 130


class Sentences(QFrame):
    """A card with a line for each; ``meaning`` may be left to the heading above."""

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        frame, inside = card()
        box = column(self)
        box.addWidget(frame)
        self._lines = [(label("quiet"), label(wrap=True)) for _ in range(lines)]
        for name, words in self._lines:
            name.setFixedWidth(_NAME_WIDTH)
            line = row(spacing=10)
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            inside.addLayout(line)

    def show_status(self, status: Status) -> None:
        """Say what a status means, in the language of the moment."""
        told = sentence(status)
        said = (
            (translate("Sentences", "Means"), told.meaning),
            (translate("Sentences", "We do"), told.operator),
            (translate("Sentences", "We say"), told.citizen),
        )
        for (name, words), (title, text) in zip(
            self._lines, said[-len(self._lines) :], strict=True
        ):
            name.setText(title)
            words.setText(text)
