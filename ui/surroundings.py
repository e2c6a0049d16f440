"""What the window, and every screen beside the day's list, gets from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ui.board_port import BoardPort
from ui.complaints_port import ComplaintsPort
from ui.desk_port import DeskPort
from ui.languages import Speech
from ui.press import Gate
from ui.reconcile_port import ReconcilePort
from ui.slip.counter import Counter
from ui.theme import Look
from ui.workshop_port import WorkshopPort


@dataclass(frozen=True)
class Surroundings:
    """What the window gets from outside: desk, outbox, pictures, language, look, gate, slips."""

    desk: DeskPort
    board: BoardPort
    frame: Callable[[int], memoryview]
    speech: Speech
    look: Look = Look.OFFICE
    size: int = 100
    """Percent of the letters' size."""
    gate: Gate | None = None
    reports: Path = Path("reports")
    """Where daily reports are kept."""
    notice: Callable[[str], str] | None = None
    """The privacy notice by language, for the person's own display."""
    counter: Counter = field(kw_only=True)
    complaints: Callable[[], ComplaintsPort] | None = None
    """Where complaints are answered, loaded with the screen; None where nobody can."""
    reconcile: Callable[[], ReconcilePort] | None = None
    """Where status files are compared, loaded with the screen; None where nobody can."""
    workshop: WorkshopPort | None = None
    """Where the devices are examined; None where nobody can."""
