"""Opens connections side by side until one has shaken hands.

A lost SYN costs a second and a lost handshake more, and after a cut the line comes back at a moment
nobody tells. So another attempt is begun while the earlier ones wait; the first that is through
wins, the others are dropped. Nothing here blocks.
"""

import errno
import select
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from station.centre.kernel import abort, prepare, round_trip
from station.centre.steering import Steering
from station.clock import Clock

_PATIENT: Final = 1.0  # seconds between attempts, as a kernel repeats its SYN
_RACING: Final = (0.1, 0.35)
"""The same after a connection has fallen silent: a third of a round trip, within these."""
_SHAKING: Final = 0.2  # seconds that a handshake has, beside its round trip, to be alone
_ROUND: Final = 1.25  # round trips that one takes at most, where nothing is lost
_MOST: Final = 6
_UNDER_WAY: Final = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK})


@dataclass(frozen=True)
class Target:
    """Where to and how: name, port, TLS, and what the kernel is told of every connection."""

    host: str
    port: int
    context: ssl.SSLContext
    stall: float


@dataclass(frozen=True)
class Place:
    """One address of the target."""

    family: int
    address: Any


class Attempt:
    """One connection being made."""

    def __init__(self, place: Place, target: Target, steering: Steering, now: float) -> None:
        self._target = target
        self.place = place
        self.began = now
        self.shaking_at: float | None = None
        self.sock = socket.socket(place.family, socket.SOCK_STREAM)
        self.sock.setblocking(False)
        self.writing = True
        prepare(self.sock, target.stall, steering.congestion)
        steering.hold(self.sock)
        self._refused = self.sock.connect_ex(place.address)

    def connected(self) -> bool:
        """Whether TCP is through. Raises ``OSError`` when it has failed."""
        if self._refused not in _UNDER_WAY:
            raise OSError(self._refused, errno.errorcode.get(self._refused, "?"))
        if self.shaking_at is None and not any(select.select([], [self.sock], [self.sock], 0)):
            return False
        code = self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, errno.errorcode.get(code, "?"))
        self.writing = False
        return True

    def shake(self, session: ssl.SSLSession | None, now: float) -> bool:
        """Go on with the TLS handshake; True when it is done. Raises ``OSError``."""
        if self.shaking_at is None:
            self.shaking_at = now
            self.sock = self._target.context.wrap_socket(
                self.sock,
                server_hostname=self._target.host,
                do_handshake_on_connect=False,
                session=session,
            )
        try:
            self.secure.do_handshake()
        except ssl.SSLWantReadError:
            self.writing = False
        except ssl.SSLWantWriteError:
            self.writing = True
        else:
            return True
        return False

    @property
    def secure(self) -> ssl.SSLSocket:
        if not isinstance(self.sock, ssl.SSLSocket):
            raise TypeError("no TLS yet")
        return self.sock


@dataclass
class Lookup:
    """The addresses of a name, found out in a thread: a resolver blocks as long as it likes.

    Those that were found serve until others are: a resolver is behind the same broken line.
    """

    host: str
    port: int
    found: tuple[Place, ...] = ()
    trouble: OSError | None = None
    doubted: bool = False
    """Nobody answered at the addresses that are known: the name is looked up again."""
    _thread: threading.Thread | None = field(default=None, repr=False)

    def places(self) -> tuple[Place, ...]:
        """Return the addresses, none as long as they are not known. Raises ``OSError``."""
        if self._thread is None and (self.doubted or not self.found):
            self.doubted = False
            self._begin()
        if self._thread is not None and not self._thread.is_alive():
            self._thread = None
            if self.trouble is not None and not self.found:
                raise self.trouble
        return self.found

    def _begin(self) -> None:
        try:
            self._look(socket.AI_NUMERICHOST)  # an address needs nobody to be asked
        except OSError:
            self.trouble = None
            self._thread = threading.Thread(target=self._ask, name="resolver", daemon=True)
            self._thread.start()

    def _ask(self) -> None:
        try:
            self._look(0)
        except OSError as error:
            self.trouble = error

    def _look(self, flags: int) -> None:
        got = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM, flags=flags)
        self.found = tuple(Place(family, address) for family, _, _, _, address in got)


class Dialler:
    """Makes connections to one target; keeps what TLS needs to make the next one cheaper."""

    def __init__(self, target: Target, steering: Steering, clock: Clock) -> None:
        self._target = target
        self._steering = steering
        self._clock = clock
        self._lookup = Lookup(target.host, target.port)
        self._attempts: list[Attempt] = []
        self._begun = 0
        self._first: Place | None = None
        self._tried_at = float("-inf")
        self._racing = _RACING[1]
        self.session: ssl.SSLSession | None = None
        self._taught_by: ssl.SSLSocket | None = None

    @property
    def busy(self) -> bool:
        return bool(self._attempts)

    def step(self, *, racing: bool = False) -> ssl.SSLSocket | None:
        """Go on with every attempt; return the connection that is through, if one is.

        Raises ``OSError`` when an attempt has failed and no other is under way.
        """
        now = self._clock.monotonic()
        trouble = self._another(now, self._racing if racing else _PATIENT)
        for attempt in tuple(self._attempts):
            try:
                if self._advance(attempt, now):
                    self._attempts.remove(attempt)
                    self._first = attempt.place
                    self.cancel()
                    return attempt.secure
            except OSError as error:
                trouble = error
                self._drop(attempt)
        if trouble is None or self._attempts:
            return None
        if self._begun < len(self._lookup.found):  # an address of the centre nobody has tried
            self._tried_at = float("-inf")
            return None
        self._begun = 0
        raise trouble

    def waits(self) -> tuple[list[socket.socket], list[socket.socket]]:
        """Return the sockets that wait to be readable and to be writable."""
        writing = [each.sock for each in self._attempts if each.writing]
        return [each.sock for each in self._attempts if not each.writing], writing

    def learn(self, sock: ssl.SSLSocket) -> None:
        """Keep the session of a connection that was answered: the next handshake is shorter.

        And how far away the centre is: after a cut no time is lost to a line that is back.
        """
        self._racing = min(max(round_trip(sock) / 3, _RACING[0]), _RACING[1])
        # Each reading of ``session`` costs 7 KB that CPython 3.11 never gives back: a ticket that
        # still opens the door, or was read on this very connection, is not read again.
        if sock.session_reused or sock is self._taught_by:
            return
        session = sock.session
        if session is not None and session.has_ticket:
            self.session, self._taught_by = session, sock

    def cancel(self) -> None:
        """Give up every attempt."""
        for each in tuple(self._attempts):
            self._drop(each)
        self._begun, self._tried_at = 0, float("-inf")

    def give_up(self) -> None:
        """Nobody is there: the next attempt begins anew, with what the name says by then."""
        self.cancel()
        self._lookup.doubted = True

    def _another(self, now: float, spacing: float) -> OSError | None:
        if now - self._tried_at < spacing or any(self._shaking(a, now) for a in self._attempts):
            return None
        try:
            places = self._lookup.places()
            if not places:
                return None
            at = places.index(self._first) if self._first in places else 0
            place = places[(at + self._begun) % len(places)]
            self._attempts.append(Attempt(place, self._target, self._steering, now))
        except OSError as error:
            return error
        self._begun, self._tried_at = self._begun + 1, now
        if len(self._attempts) > _MOST:
            self._drop(self._attempts[0])
        return None

    def _advance(self, attempt: Attempt, now: float) -> bool:
        if not attempt.connected():
            return False
        alone = not any(self._shaking(a, now) for a in self._attempts if a is not attempt)
        if attempt.shaking_at is None and not alone:
            return False  # another one's handshake is on the line
        return attempt.shake(self.session, now)

    def _shaking(self, attempt: Attempt, now: float) -> bool:
        if attempt.shaking_at is None:
            return False
        return now - attempt.shaking_at < _SHAKING + _ROUND * round_trip(attempt.sock)

    def _drop(self, attempt: Attempt) -> None:
        self._attempts.remove(attempt)
        abort(attempt.sock)


def through(dialler: Dialler, clock: Clock, patience: float, tick: float,
            interrupted: Callable[[], None]) -> ssl.SSLSocket:  # fmt: skip
    """Wait until a connection is through; the caller gives up where it is not.

    Raises ``TimeoutError`` and other ``OSError``.
    """
    until = clock.monotonic() + patience
    while (won := dialler.step()) is None:
        interrupted()
        if clock.monotonic() > until:
            raise TimeoutError("no connection")
        reading, writing = dialler.waits()
        select.select(reading, writing, writing, tick)
    return won
