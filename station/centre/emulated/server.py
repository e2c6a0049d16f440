"""The emulated centre as an HTTPS server: TLS 1.3, no one without a station's certificate."""

import contextlib
import errno
import logging
import socket
import ssl
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from station.centre.emulated.authority import Authority
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.connections import HANDSHAKE_SECONDS, OPEN, Connections
from station.centre.emulated.contexts import Contexts
from station.centre.emulated.faults import Kind, Script
from station.centre.emulated.requests import Handler
from station.centre.emulated.service import Service
from station.clock import Clock, SystemClock
from station.errors import Broken, Code

log = logging.getLogger(__name__)
_LINGER_SECONDS: Final = 1.0


class _Server(ThreadingHTTPServer):
    """Accepts at once; each connection shakes hands in its own thread."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(
        self,
        address: tuple[str, int],
        *,
        contexts: Contexts,
        service: Service,
        script: Script,
        stopping: threading.Event,
        connections: Connections,
    ) -> None:
        self.service = service
        self.script = script
        self.stopping = stopping
        self.connections = connections
        self._contexts = contexts
        super().__init__(address, Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        plain, address = super().get_request()
        plain.settimeout(HANDSHAKE_SECONDS)
        fault = self.script.take(Kind.EXPIRED_CENTRE, Kind.EXPIRED_STATION)
        context = self._contexts.of(fault.kind if fault else None)
        secure = context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        self.connections.opened(secure)
        return secure, address

    def shutdown_request(self, request: Any) -> None:
        self.connections.closed(request)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        self.connections.sweep()

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A connection that broke, or a client that is not trusted: the client tells its own story.
        del client_address
        error = sys.exc_info()[1]
        if isinstance(error, ssl.SSLError):
            _linger(request)
        log.info("connection_ended", extra={"error_type": type(error).__name__})

    def stop(self) -> None:
        self.stopping.set()
        self.shutdown()
        self.connections.hang_up_all()
        self.server_close()


def _linger(secure: socket.socket) -> None:
    """Read off what the client has sent, so that closing does not overtake the alert with a reset.

    In TLS 1.3 the client learns only after its first request that it is not let in.
    """
    with contextlib.suppress(OSError):
        socket.socket.shutdown(secure, socket.SHUT_WR)
        secure.settimeout(_LINGER_SECONDS)
        while socket.socket.recv(secure, 1 << 16):
            continue


class EmulatedCentre:
    """A centre at one address; everything it remembers lies in the authority's folder."""

    def __init__(
        self,
        folder: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        script: Script | None = None,
        conduct: Conduct | None = None,
        clock: Clock | None = None,
        open_at_once: int = OPEN,
    ) -> None:
        moment = clock or SystemClock()
        self.authority = Authority.load(folder, moment)
        self.script = script or Script()
        stopping = threading.Event()
        self.connections = Connections(moment, open_at_once)
        self.service = Service(self.authority, moment, conduct, self.script, pause=stopping.wait)
        try:
            self._server = _Server(
                (host, port),
                contexts=Contexts(self.authority),
                service=self.service,
                script=self.script,
                stopping=stopping,
                connections=self.connections,
            )
        except OSError as error:
            self.service.close()
            why = "is in use" if error.errno == errno.EADDRINUSE else "cannot be opened"
            raise Broken(Code.LINE_DOWN, f"port {port} {why}") from error
        self._thread = threading.Thread(target=self._serve, name="centre", daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"https://{self._server.server_address[0]!s}:{self.port}"

    def start(self) -> "EmulatedCentre":
        """Serve in a thread of its own until ``stop``."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End all connections and give the port back."""
        self._server.stop()
        self._thread.join()
        self.service.close()

    def __enter__(self) -> "EmulatedCentre":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)
