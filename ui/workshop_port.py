"""What the screens need of the workshop: calls that return at once. See ``station.workshop``."""

from typing import Protocol

from station.workshop import WorkshopView


class WorkshopPort(Protocol):
    """Commands; what came of them arrives as the next view."""

    @property
    def view(self) -> WorkshopView: ...
    def examine(self, what: str) -> None: ...
    def cancel(self) -> None: ...
    def save_ticket(self) -> None: ...
