"""The open connections of the server, bounded in number and in the time they may take.

Whoever connects and says nothing, or a byte now and then, must not keep a place that stations need.
"""

import socket
import threading
from dataclasses import dataclass
from typing import Final

from station.centre.emulated.uploads import hang_up
from station.clock import Clock

OPEN: Final = 512
PER_STATION: Final = 4
HANDSHAKE_SECONDS: Final = 10.0


@dataclass
class _Seat:
    until: float
    station: str = ""


class Connections:
    """Who is connected. A new one is always taken; who goes for it is the least deserving.

    That is the oldest without a station's certificate, else the one whose time ends first.
    """

    def __init__(self, clock: Clock, limit: int = OPEN, per_station: int = PER_STATION) -> None:
        self._clock = clock
        self._limit = limit
        self._per_station = per_station
        self._lock = threading.Lock()
        self._seats: dict[socket.socket, _Seat] = {}

    def opened(self, sock: socket.socket) -> None:
        """Give a new connection the time of a handshake."""
        with self._lock:
            full = len(self._seats) >= self._limit
            victim = min(self._seats, key=self._worth) if full else None
            self._seats[sock] = _Seat(self._clock.monotonic() + HANDSHAKE_SECONDS)
            self._drop(victim)

    def named(self, sock: socket.socket, station: str) -> None:
        """Note whose connection this is; the oldest of too many of one station is hung up."""
        with self._lock:
            same = [s for s, seat in self._seats.items() if seat.station == station]
            self._drop(same[0] if len(same) >= self._per_station else None)
            if sock in self._seats:
                self._seats[sock].station = station

    def expect(self, sock: socket.socket, seconds: float) -> None:
        """Give a connection this long for what it is at now."""
        with self._lock:
            if sock in self._seats:
                self._seats[sock].until = self._clock.monotonic() + seconds

    def closed(self, sock: socket.socket) -> None:
        with self._lock:
            self._seats.pop(sock, None)

    def sweep(self) -> None:
        """Hang up on everybody whose time is over."""
        now = self._clock.monotonic()
        with self._lock:
            for late in [s for s, seat in self._seats.items() if seat.until < now]:
                self._drop(late)

    def hang_up_all(self) -> None:
        with self._lock:
            for each in tuple(self._seats):
                self._drop(each)

    def __len__(self) -> int:
        return len(self._seats)

    def _worth(self, sock: socket.socket) -> tuple[bool, float]:
        seat = self._seats[sock]
        return bool(seat.station), seat.until

    def _drop(self, sock: socket.socket | None) -> None:
        if sock is not None:
            del self._seats[sock]
            hang_up(sock)
