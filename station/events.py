"""Publish and subscribe, in one process: an active part tells, whoever listens hears."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Event = TypeVar("Event")


class Publisher(Generic[Event]):
    """Hands each event to every subscriber, on the publishing thread.

    Subscribers return at once (the bridge of the kiosk emits a signal, a test appends to a list)
    and do not raise. The events are frozen.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: tuple[Callable[[Event], None], ...] = ()

    def subscribe(self, subscriber: Callable[[Event], None]) -> Callable[[], None]:
        """Add a subscriber; the returned call takes it away again."""
        with self._lock:
            self._subscribers = (*self._subscribers, subscriber)

        def leave() -> None:
            with self._lock:
                self._subscribers = tuple(s for s in self._subscribers if s is not subscriber)

        return leave

    def publish(self, event: Event) -> None:
        for subscriber in self._subscribers:
            subscriber(event)
