"""A slow line for many at once, in user space: one rate for all, shared evenly, no loss.

Only what goes to the centre is slowed. While the line is down whoever calls is hung up on.
"""

import contextlib
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import Final

_PIECE: Final = 2896  # bytes: two segments of a flow, then it is another's turn
_WINDOW: Final = 16384  # bytes a kernel takes ahead of the line
_DOWN: Final = 65536
_TICK: Final = 0.005
_BURST: Final = 0.02  # seconds of rate that a pause may save up
_RESET: Final = struct.pack("ii", 1, 0)


@dataclass(eq=False)
class _Flow:
    """One connection of a station, and ours to the centre."""

    station: socket.socket
    centre: socket.socket
    waiting: bytearray = field(default_factory=bytearray)

    def close(self) -> None:
        self.station.close()
        self.centre.close()


class Relay:
    """Carries TCP to ``target`` at ``rate`` bit/s in all; use it in a ``with``."""

    def __init__(self, target: int, rate: float) -> None:
        self._target = ("127.0.0.1", target)
        self._rate = rate / 8
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(512)
        self.port = int(self._listener.getsockname()[1])
        self.up = threading.Event()
        self.carried = 0
        self._flows: list[_Flow] = []
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._listen, name="relay-listen"),
            threading.Thread(target=self._carry, name="relay-carry"),
        ]

    def __enter__(self) -> "Relay":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listener.close()
        for flow in self._flows:
            flow.close()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                station = self._listener.accept()[0]
            except OSError:
                return
            if not self.up.is_set():
                station.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                station.close()
                continue
            with contextlib.suppress(OSError):
                flow = _Flow(station, socket.create_connection(self._target))
                for each in (flow.station, flow.centre):
                    each.setblocking(False)
                self._flows.append(flow)

    def _carry(self) -> None:
        tokens, last, turn = 0.0, time.monotonic(), 0
        while not self._stop.wait(_TICK):
            now = time.monotonic()
            tokens = min(tokens + self._rate * (now - last), self._rate * _BURST + _PIECE)
            last = now
            flows = list(self._flows)
            for flow in flows:
                self._down(flow)
            idle = 0
            while flows and tokens >= _PIECE and idle < len(flows):
                moved = self._up(flows[turn % len(flows)])
                turn += 1
                idle = 0 if moved else idle + 1
                tokens -= moved
                self.carried += moved

    def _up(self, flow: _Flow) -> int:
        """Carry a piece to the centre; return how many bytes it was."""
        try:
            data = flow.station.recv(_PIECE)
        except BlockingIOError:
            return 0
        except OSError:
            data = b""
        if not data:
            self._end(flow)
            return 0
        with contextlib.suppress(OSError):
            flow.centre.settimeout(5.0)
            flow.centre.sendall(data)
            flow.centre.setblocking(False)
        return len(data)

    def _down(self, flow: _Flow) -> None:
        """Carry all the centre has said."""
        try:
            data = flow.centre.recv(_DOWN)
            if not data:
                self._end(flow)
                return
            flow.waiting += data
        except BlockingIOError:
            pass
        except OSError:
            self._end(flow)
            return
        if flow.waiting:
            with contextlib.suppress(BlockingIOError, OSError):
                del flow.waiting[: flow.station.send(flow.waiting)]

    def _end(self, flow: _Flow) -> None:
        with contextlib.suppress(ValueError):
            self._flows.remove(flow)
        flow.close()
