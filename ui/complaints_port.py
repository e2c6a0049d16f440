"""What the screens need of the complaint desk: calls that return at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the first screen can spare it
    from station.complaints.view import Answers, Written


class ComplaintsPort(Protocol):
    """See ``station.complaints.office``; ``hear`` is called on another thread."""

    def ask(self, text: str, hear: "Callable[[Answers], None]") -> None: ...
    def hand_out(
        self, answers: "Answers", say: Callable[[str], str], hear: "Callable[[Written], None]"
    ) -> None: ...
