"""Receipts with the device host: each is answered exactly once, also when the host ends."""

from collections.abc import Callable
from threading import Lock

from station.devices.messages import Paper, Print, Printed, PrintLine, ToHost

Hear = Callable[[Paper], None]


class Receipts:
    """Numbers receipts and remembers who waits for which. For several threads."""

    def __init__(self, send: Callable[[ToHost], None]) -> None:
        self._send = send
        self._lock = Lock()
        self._last = 0
        self._waiting: dict[int, Hear] = {}

    def print_out(self, lines: tuple[PrintLine, ...], hear: Hear) -> None:
        """Hand a receipt over and return at once."""
        with self._lock:
            self._last += 1
            number = self._last
            self._waiting[number] = hear
        self._send(Print(request=number, lines=lines))

    def hear(self, message: Printed) -> None:
        """Tell whoever waits for this one."""
        with self._lock:
            hear = self._waiting.pop(message.request, None)
        if hear:
            hear(message.became)

    def give_up(self) -> None:
        """The host ended: nothing of what waited is known to be on paper."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        for hear in waiting.values():
            hear(Paper.FAILED)
