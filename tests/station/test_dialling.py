"""How connections are made: every address is tried, a name is looked up anew, nothing blocks."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import cast

import pytest

from station.centre.answers import CentreTrouble, Treatment
from station.centre.dialling import Dialler, through
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.centre.met import Cause
from station.centre.steering import AUTOMATIC, Steering
from station.errors import Broken, Code
from tests.fakes.movable_clock import MovableClock
from tests.fakes.patience import until
from tests.fakes.site import Site

NAME = "localhost"  # in the centre's certificate


class Names:
    """A name server: hands out the addresses that a test wrote, and counts who asks."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.asked = 0
        self.trouble: OSError | None = None
        self.answering = threading.Event()
        self.answering.set()

    def look(self, host: str, _port: int, *, type: int, flags: int) -> list[object]:  # noqa: A002
        """Stand in for ``socket.getaddrinfo``."""
        assert host == NAME
        if flags & socket.AI_NUMERICHOST:
            raise socket.gaierror(socket.EAI_NONAME, "not numeric")
        self.asked += 1
        assert self.answering.wait(10)
        if self.trouble:
            raise self.trouble
        return [(socket.AF_INET, type, 6, "", ("127.0.0.1", each)) for each in self.ports]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    served = Names()
    monkeypatch.setattr(socket, "getaddrinfo", served.look)
    return served


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def dead_ends() -> Iterator[Callable[[int], list[int]]]:
    """Return ports that are taken and where nobody listens: each connection is refused."""
    with ExitStack() as stack:

        def ports(count: int) -> list[int]:
            taken = [stack.enter_context(closing(socket.socket())) for _ in range(count)]
            for each in taken:
                each.bind(("127.0.0.1", 0))
            return [each.getsockname()[1] for each in taken]

        yield ports


def by_name(site: Site, *, patience: float = 5.0) -> HttpsCentre:
    address = site.address(f"https://{NAME}:443", patience=patience)
    return HttpsCentre(address, MovableClock())


DeadEnds = Callable[[int], list[int]]


@pytest.mark.parametrize("before", [0, 1, 5])
def test_an_address_where_nobody_listens_leads_to_the_next(
    site: Site, names: Names, dead_ends: DeadEnds, before: int
) -> None:
    with site.centre() as centre, closing(by_name(site)) as line:
        names.ports = [*dead_ends(before), centre.port, *dead_ends(1)]
        assert line.announce(()) == ()
        assert names.asked == 1


def test_the_address_that_answered_is_called_first_the_next_time(
    site: Site, names: Names, dead_ends: DeadEnds
) -> None:
    clock = MovableClock()
    target = site.address(f"https://{NAME}:443").target()
    dialler = Dialler(target, Steering(AUTOMATIC, clock), clock)
    with site.centre() as centre:
        names.ports = [*dead_ends(2), centre.port]
        through(dialler, clock, 5.0, 0.01, lambda: None).close()
        assert dialler.step() is None
        called = [each.place.address[1] for each in dialler._attempts]
        assert called == [centre.port]
        dialler.cancel()


def test_where_every_address_refuses_it_is_the_centres_outage(
    site: Site, names: Names, dead_ends: DeadEnds
) -> None:
    names.ports = dead_ends(3)
    with closing(by_name(site)) as line, pytest.raises(CentreTrouble) as caught:
        line.announce(())
    told = (caught.value.code, caught.value.treatment, caught.value.detail)
    assert told == (Code.LINE_DOWN, Treatment.OUTAGE, Cause.REFUSED)


def test_a_centre_that_has_moved_is_found_by_its_name(
    site: Site, names: Names, dead_ends: DeadEnds
) -> None:
    names.ports = dead_ends(1)
    with closing(by_name(site)) as line, site.centre() as centre:
        assert answered(line) == Cause.REFUSED
        names.ports = [centre.port]
        until(lambda: answered(line) is None)  # the old address serves until the new one is known


def answered(line: HttpsCentre) -> str | None:
    """Ask; return what was met instead of an answer."""
    try:
        line.announce(())
    except CentreTrouble as trouble:
        return trouble.detail
    return None


def test_what_was_found_serves_while_the_name_server_is_behind_the_broken_line(
    site: Site, names: Names
) -> None:
    with closing(by_name(site)) as line:
        with site.centre() as centre:
            names.ports, port = [centre.port], centre.port
            assert line.announce(()) == ()
        with pytest.raises(CentreTrouble):
            line.announce(())
        names.trouble = socket.gaierror(socket.EAI_AGAIN, "nobody answers")
        with site.centre(port=port):
            assert line.announce(()) == ()


@pytest.mark.parametrize("error", [socket.EAI_AGAIN, socket.EAI_NONAME])
def test_a_name_nobody_knows_is_the_lines_trouble_and_named(
    site: Site, names: Names, error: int
) -> None:
    names.trouble = socket.gaierror(error, "no")
    with closing(by_name(site)) as line, pytest.raises(CentreTrouble) as caught:
        line.announce(())
    assert (caught.value.code, caught.value.detail) == (Code.LINE_DOWN, Cause.NAME_UNKNOWN)


def test_a_name_server_that_says_nothing_blocks_nobody(site: Site, names: Names) -> None:
    names.answering.clear()
    with closing(by_name(site, patience=0.2)) as line:
        with pytest.raises(CentreTrouble) as caught:
            line.announce(())
        line.heed(_stop)
        with pytest.raises(Stopped):
            line.announce(())
    names.answering.set()
    assert (caught.value.code, caught.value.detail) == (Code.LINE_STALLED, Cause.SILENT)


class Stopped(Exception):
    """What an interruption raises here."""


def _stop() -> None:
    raise Stopped


def test_addresses_that_swallow_everything_are_passed_while_they_wait(
    site: Site, names: Names
) -> None:
    with _full() as swallowing, site.centre() as centre, closing(by_name(site)) as line:
        names.ports = [swallowing, centre.port]
        assert line.announce(()) == ()


class _full:  # noqa: N801 - used as a clause
    """A port whose queue of connections is full: SYNs to it are dropped."""

    def __enter__(self) -> int:
        self._sockets = [socket.socket() for _ in range(4)]
        listening, *callers = self._sockets
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for each in callers:
            each.setblocking(False)
            each.connect_ex(listening.getsockname())
        return int(listening.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        for each in self._sockets:
            each.close()


def fresh(site: Site, url: str) -> tuple[Code, str]:
    """Return how a call to a centre at this address ends."""
    with closing(HttpsCentre(site.address(url))) as line, pytest.raises(CentreTrouble) as caught:
        line.announce(())
    return caught.value.code, caught.value.detail


@pytest.mark.parametrize("url", ["", "htp:/x", "http://centre", "https://", "https://c:99999",
                                 "https://[::1", "https://c:port", "centre.example"])  # fmt: skip
def test_an_address_that_is_none_is_a_mistake_in_the_settings(site: Site, url: str) -> None:
    with pytest.raises(Broken) as caught:
        HttpsCentre(site.address(url))
    assert caught.value.code is Code.SETTINGS_INVALID


def test_a_centre_under_another_name_is_not_trusted_and_the_name_is_blamed(site: Site) -> None:
    with EmulatedCentre(site.authority.folder, host="127.0.0.2") as centre:
        elsewhere = f"https://127.0.0.2:{centre.port}"
        assert fresh(site, elsewhere) == (Code.CENTRE_UNTRUSTED, Cause.CERTIFICATE_NAME)


def test_somebody_elses_centre_is_not_trusted(tmp_path: Path, site: Site) -> None:
    other = Site(tmp_path / "other")
    with other.centre() as centre:
        assert fresh(site, centre.url) == (Code.CENTRE_UNTRUSTED, Cause.CERTIFICATE_ISSUER)


def test_what_speaks_no_tls_is_not_the_centre(site: Site) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as plain:
        threading.Thread(target=_greet, args=(plain,), name="greeter").start()
        url = f"https://127.0.0.1:{plain.getsockname()[1]}"
        assert fresh(site, url) == (Code.LINE_DOWN, Cause.NO_TLS)


def _greet(plain: socket.socket) -> None:
    caller, _ = plain.accept()
    with closing(caller), suppress(OSError):  # hung up on
        caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        while caller.recv(4096):
            continue


def test_a_session_is_read_once_for_many_questions_and_connections(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[ssl.SSLSocket] = []
    plain = cast("property", ssl.SSLSocket.session)

    def counted(sock: ssl.SSLSocket) -> object:
        read.append(sock)
        return plain.__get__(sock)

    monkeypatch.setattr(ssl.SSLSocket, "session", property(counted, plain.__set__))
    with site.centre() as centre, closing(HttpsCentre(site.address(centre.url))) as line:
        for _ in range(3):
            line.feed(0)
            line.feed(0)
            line.close()
    assert len(read) == 1
