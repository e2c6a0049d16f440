"""A centre that answers out of all bounds: never more than a trouble, a second, a few megabytes."""

import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from station.centre.answers import CentreTrouble, Treatment
from station.centre.https import HttpsCentre
from station.errors import Code
from tests.fakes.hostile_centre import Answering, HostileCentre, endless, once
from tests.fakes.movable_clock import MovableClock
from tests.fakes.site import Site

OK = b"HTTP/1.1 200 OK\r\n"
CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BLOB = "c" * 52
PATIENCE = 0.2
DEEP = b'{"zz":' + b"[" * 200_000 + b"]" * 200_000 + b"}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@contextmanager
def facing(site: Site, answering: Answering) -> Iterator[HttpsCentre]:
    with HostileCentre(site.authority, answering) as centre:
        line = HttpsCentre(site.address(centre.url, patience=PATIENCE), MovableClock())
        with closing(line):
            yield line


def refused(site: Site, answering: Answering, ask: Callable[[HttpsCentre], object]) -> Code:
    """Ask; return the code of the line's trouble, which nothing else may replace."""
    with facing(site, answering) as line, pytest.raises(CentreTrouble) as caught:
        ask(line)
    assert caught.value.treatment in {Treatment.LINE, Treatment.WAIT}
    return caught.value.code


def feed(line: HttpsCentre) -> object:
    return line.feed(0)


def announce(line: HttpsCentre) -> object:
    return line.announce([])


def send(line: HttpsCentre) -> object:
    return line.send(BLOB, 1000, io.BytesIO(bytes(1000)), lambda _: None)


@pytest.mark.parametrize(
    "answering",
    [
        endless(CHUNKED + b"-1\r\n", bytes(1 << 16)),
        endless(CHUNKED, b"1000\r\n" + bytes(0x1000) + b"\r\n"),
        endless(OK + b"Connection: close\r\n\r\n", bytes(1 << 16)),
        endless(OK + b"Content-Length: 999999999999\r\n\r\n", bytes(1 << 16)),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500),
    ],
    ids=["chunk of -1", "chunks", "to the end", "a terabyte", "interim"],
)
def test_a_flood_is_cut_at_the_limit(site: Site, answering: Answering) -> None:
    taken = _Taken()
    with facing(site, taken.counting(answering)) as line, pytest.raises(CentreTrouble) as caught:
        line.feed(0)
    assert caught.value.code in {Code.LINE_DOWN, Code.LINE_STALLED}
    assert taken.bytes < 32 << 20, "the limit and what both kernels queue"


class _Taken:
    """Counts what went out."""

    def __init__(self) -> None:
        self.bytes = 0

    def counting(self, answering: Answering) -> Answering:
        def counted() -> Iterator[bytes]:
            for piece in answering():
                self.bytes += len(piece)
                yield piece

        return counted


@pytest.mark.parametrize(
    "answering",
    [
        endless(b"HTTP", b"x", drips=True),
        endless(OK + b"Content-Length: 4000000\r\n\r\n", b"x", drips=True),
        endless(CHUNKED + b"0\r\n", b"X: a\r\n", drips=True),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", drips=True),
    ],
    ids=["status line", "body", "trailers", "interim"],
)
def test_a_drip_ends_at_the_deadline_of_the_whole_answer(site: Site, answering: Answering) -> None:
    began = time.monotonic()
    code = refused(site, answering, feed)
    assert code in {Code.LINE_STALLED, Code.LINE_DOWN}
    assert time.monotonic() - began < 5.0


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (announce, OK + b"Content-Length: 400007\r\n\r\n" + DEEP),
        (announce, b"HTTP/1.1 503 Busy\r\nContent-Length: 400007\r\n\r\n" + DEEP),
        (announce, b"HTTP/1.1 503 Busy\r\nRetry-After: " + b"9" * 5000
         + b"\r\nContent-Length: 0\r\n\r\n"),
        (announce, OK + b"X: a\r\n" * 200 + b"\r\n"),
        (send, CREATED + b"Upload-Offset: 0\r\nLocation: //[\r\n\r\n"),
        (send, CREATED + b"Upload-Offset: 0\r\nLocation: /\xe9\r\n\r\n"),
        (send, CREATED + b"Upload-Offset: 0\r\nLocation: /a b\r\n\r\n"),
        (send, CREATED + b"Upload-Offset: 0\r\n\r\n"),
        (send, CREATED + b"Location: /x\r\nUpload-Offset: " + b"1" * 5000 + b"\r\n\r\n"),
        (send, CREATED + b"Location: /x\r\nUpload-Offset: \xb2\r\n\r\n"),
        (send, CREATED + b"Location: /x\r\nUpload-Offset: -1\r\n\r\n"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_the_lines_trouble(
    site: Site, ask: Callable[[HttpsCentre], object], answer: bytes
) -> None:
    assert refused(site, once(answer), ask) in {Code.LINE_DOWN, Code.CENTRE_BUSY}


def test_a_body_that_was_cut_is_no_page(site: Site) -> None:
    cut = once(OK + b"Content-Length: 100\r\nConnection: close\r\n\r\nhalf")

    def cut_off() -> Iterator[bytes]:
        yield from cut()
        raise OSError

    assert refused(site, cut_off, feed) is Code.LINE_DOWN


def test_no_thread_is_left_behind(site: Site) -> None:
    before = set(threading.enumerate())
    refused(site, endless(b"HTTP", b"x", drips=True), feed)
    assert set(threading.enumerate()) == before


def test_a_centre_that_thinks_for_a_while_is_not_called_a_second_time(site: Site) -> None:
    def thinking() -> Iterator[bytes]:
        yield from [b""] * 40  # the drips of HostileCentre: most of a second
        yield OK + b"Content-Length: 14\r\n\r\n" + b'{"answers":[]}'

    site.line = replace(site.line, stall_seconds=5.0)
    with (
        HostileCentre(site.authority, thinking) as centre,
        closing(HttpsCentre(site.address(centre.url, patience=10.0))) as line,
    ):
        assert line.announce([]) == ()
        assert centre.called == 1
