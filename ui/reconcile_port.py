"""What the screens need to compare the centre's status file: calls that return at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the first screen can spare it
    from station.media import MediaFile
    from station.reconcile.view import Outcome


class ReconcilePort(Protocol):
    """See ``station.reconcile.office``; ``hear`` is called on another thread."""

    def find(self, hear: "Callable[[tuple[MediaFile, ...]], None]") -> None: ...
    def compare(self, path: str, hear: "Callable[[Outcome], None]") -> None: ...
    def take_over(self, path: str, confirmed: str, hear: "Callable[[Outcome], None]") -> None: ...
