"""A centre that holds the right keys and answers with whatever bytes a test wrote."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

from station.centre.emulated.authority import Authority
from station.centre.emulated.uploads import hang_up

DRIP_SECONDS = 0.02

Answering = Callable[[], Iterator[bytes]]
"""Yields the pieces of an answer; an empty piece is a short pause."""


def once(answer: bytes) -> Answering:
    """Answer with these bytes."""
    return lambda: iter((answer,))


def endless(head: bytes, piece: bytes, *, drips: bool = False) -> Answering:
    """Answer with a head and then the same piece for ever."""

    def answering() -> Iterator[bytes]:
        yield head
        while True:
            yield piece
            if drips:
                yield b""

    return answering


class HostileCentre:
    """Answers every request of a connection alike, until it is closed; use it in a ``with``."""

    def __init__(self, authority: Authority, answering: Answering) -> None:
        certificate, key = authority.server_files
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        self._answering = answering
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.called = 0
        self._threads = [threading.Thread(target=self._listen, name="hostile-centre")]
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> "HostileCentre":
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        hang_up(self._listener)
        self._threads[0].join()
        for each in self._open:
            hang_up(each)
        for thread in self._threads:
            thread.join()
        for each in (self._listener, *self._open):
            each.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while not self._stopped.is_set():
                plain, _ = self._listener.accept()
                self.called += 1
                self._open.append(plain)
                thread = threading.Thread(target=self._serve, args=(plain,), name="hostile-answer")
                self._threads.append(thread)
                thread.start()

    def _serve(self, plain: socket.socket) -> None:
        with suppress(OSError), self._context.wrap_socket(plain, server_side=True) as secure:
            self._open.append(secure)
            while not self._stopped.is_set() and secure.recv(65536):
                for piece in self._answering():
                    if self._stopped.is_set():
                        return
                    secure.sendall(piece) if piece else self._stopped.wait(DRIP_SECONDS)
