"""A line to a service that keeps every byte of both ways, apart for each connection."""

import select
import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

HOST: Final = "127.0.0.1"
LOOK: Final = 0.02
CHUNK: Final = 1 << 16


@dataclass
class Call:
    """One connection: what went to the service, and what came back."""

    asked: bytearray = field(default_factory=bytearray)
    answered: bytearray = field(default_factory=bytearray)


class Tap:
    """Listens on a port of its own and passes everything on; a context manager."""

    def __init__(self, port: int) -> None:
        self._far = (HOST, port)
        self.calls: list[Call] = []
        self._leave = threading.Event()
        self._listening = socket.create_server((HOST, 0))
        self.port = int(self._listening.getsockname()[1])
        self._threads = [threading.Thread(target=self._listen, name="tap")]
        self._threads[0].start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._leave.set()
        for each in self._threads:
            each.join()
        self._listening.close()

    def _listen(self) -> None:
        while not self._leave.is_set():
            if select.select([self._listening], [], [], LOOK)[0]:
                near, _ = self._listening.accept()
                call = Call()
                self.calls.append(call)
                thread = threading.Thread(target=self._pass, args=(near, call), name="tap-call")
                self._threads.append(thread)
                thread.start()

    def _pass(self, near: socket.socket, call: Call) -> None:
        with near, socket.create_connection(self._far) as far:
            ways = {near: (far, call.asked), far: (near, call.answered)}
            while not self._leave.is_set():
                for line in select.select([near, far], [], [], LOOK)[0]:
                    other, kept = ways[line]
                    try:
                        data = line.recv(CHUNK)
                        kept += data
                        other.sendall(data)
                    except OSError:  # one of them cut the line, as live views are ended
                        return
                    if not data:
                        return
