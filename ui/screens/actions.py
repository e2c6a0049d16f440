"""The actions that several screens share, worded once."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.slip.outcome import Outcome
from ui.widgets.panel import Action

translate = QCoreApplication.translate
Run = Callable[[], None]


def space() -> str:
    """Return the name of the key, and of the pedal, that presses the primary button."""
    return translate("Actions", "Space")


def primary(words: str, run: Run, *, enabled: bool = True) -> Action:
    """Return a primary action."""
    return Action(words, run, space(), enabled)


def back(run: Run) -> Action:
    """Return the way back; nothing is lost by it."""
    return Action(translate("Actions", "Back"), run, "Esc")


def go_on(run: Run) -> Action:
    """Return the way on."""
    return primary(translate("Actions", "Next"), run)


def try_again(run: Run) -> Action:
    """Return another go, as the primary action."""
    return primary(translate("Actions", "Try again"), run)


def record(run: Run) -> Action:
    """Return the recording of what lies on the device."""
    return primary(translate("Actions", "Record"), run)


def finish_writing(run: Run, *, written: bool) -> Action:
    """Return the end of a signature; only when something is written."""
    return primary(translate("Actions", "Finished writing"), run, enabled=written)


def later(run: Run) -> Action:
    """Return leaving a step for later."""
    return Action(translate("Actions", "Do later"), run, "N", symbol="later")


def again(run: Run) -> Action:
    """Return one more go although what is there would do."""
    return Action(translate("Actions", "Again"), run, "R", symbol="again")


def exception(run: Run) -> Action:
    """Return the noting of what cannot be recorded."""
    return Action(translate("Capture", "Exception"), run, "X", symbol="exempt")


def print_slip(run: Run, became: Outcome | None, key: str = "P") -> Action:
    """Return the printing of a slip, or its printing again."""
    words = translate("Actions", "Print again") if became else translate("Actions", "Print slip")
    free = became is not Outcome.PRINTING
    return Action(words, run, key, enabled=free, symbol="print")
