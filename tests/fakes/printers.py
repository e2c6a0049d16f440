"""A printer that prints nothing and says what it is told to say, when it is told to."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.slip.outcome import Outcome
from ui.slip.words import Slip


class FakePrinter(QObject):
    """Keeps the slips; ``say`` is what becomes of the last one."""

    done = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.slips: list[Slip] = []
        self.finished = False

    def print_slip(self, slip: Slip) -> None:
        self.slips.append(slip)

    def say(self, outcome: Outcome) -> None:
        self.done.emit(self.slips[-1].packet_id, outcome)

    def finish(self) -> None:
        self.finished = True

    def opened(self, _folder: Path, _parent: QObject) -> "FakePrinter":
        return self
