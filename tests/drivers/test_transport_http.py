"""The HTTP transport against services that break off, lie about lengths, or say nothing."""

import io
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.stop import Stop
from drivers.transports.http import (
    BODY_LIMIT,
    FRAMING_LIMIT,
    PART_LIMIT,
    HttpBase,
    Refused,
    parts,
)
from drivers.trouble import Fault, FaultCode, Retry, RetryReason

HOST = "127.0.0.1"
SOON = 1.0
"""Seconds within which a cancelled call is back on a busy machine; the promise is 0.3."""


class Service:
    """Accepts one connection, keeps what was asked, sends the bytes it was given, then ends."""

    def __init__(self, answer: bytes, *, hold: bool) -> None:
        self._answer = answer
        self._hold = hold
        self.asked = b""
        self.pieces = 0
        self.released = threading.Event()
        self._socket = socket.create_server((HOST, 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        line, _ = self._socket.accept()
        with line:
            line.settimeout(5)
            while not self._whole():
                self.asked += line.recv(1 << 16)
                self.pieces += 1
            try:
                line.sendall(self._answer)
            except OSError:
                return
            if self._hold:
                self.released.wait(10)

    def _whole(self) -> bool:
        head, gap, body = self.asked.partition(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        return bool(gap) and length is not None and len(body) >= int(length[1])

    def close(self) -> None:
        self.released.set()
        self._thread.join()
        self._socket.close()


@contextmanager
def serving(answer: bytes, *, hold: bool = False) -> Iterator[tuple[HttpBase, Service]]:
    service = Service(answer, hold=hold)
    try:
        yield HttpBase(HOST, service.port), service
    finally:
        service.close()


def reply(body: bytes, head: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n" % (len(body), head) + body


def trouble_of(answer: bytes) -> tuple[FaultCode, str]:
    with serving(answer) as (base, _), pytest.raises(Fault) as caught:
        base.call("RCAPTURE", "/capture", {}, Stop(5)).json()
    return caught.value.code, caught.value.detail


def test_the_request_is_spelled_as_mock_services_read_it() -> None:
    with serving(reply(b"{}")) as (base, service):
        assert base.call("RCAPTURE", "/capture", {"a": 1}, Stop(5)).json() == {}
    head, _, body = service.asked.partition(b"\r\n\r\n")
    assert head.startswith(b"RCAPTURE /capture HTTP/1.1\r\n")
    assert b"\r\nContent-Length: 8\r\n" in head + b"\r\n"
    assert b"\r\nConnection: close" in head
    assert f"Host: {HOST}".encode() in head
    assert body == b'{"a": 1}'
    assert service.pieces == 1


def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    with serving(b"HTTP/1.0 200\r\n\r\n[1]") as (base, _):
        assert base.call("MOSIPDISC", "/device", {}, Stop(5)).json() == [1]


def test_nobody_listens() -> None:
    with socket.create_server((HOST, 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Refused) as caught:
        HttpBase(HOST, port).call("MOSIPDISC", "/device", {}, Stop(5))
    assert caught.value.code is FaultCode.GONE


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"", FaultCode.GONE),
        (reply(b"{}" * 100)[:-5], FaultCode.GONE),
        (b"HTTP/1.1 200 OK\r\nContent-Le", FaultCode.PROTOCOL),
        (b"SSH-2.0-OpenSSH_9.2\r\n", FaultCode.PROTOCOL),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", FaultCode.PROTOCOL),
    ],
)
def test_broken_answers(answer: bytes, expected: FaultCode) -> None:
    assert trouble_of(answer)[0] is expected


def test_a_body_without_end_is_not_read_to_the_end() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (BODY_LIMIT * 2)
    assert trouble_of(head + bytes(BODY_LIMIT + 2)) == (FaultCode.PROTOCOL, "body too long")


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize("size", [b"-1", b"-FFFFFFFF", b"FFFFFFFFFFFF", b"F" * 5000])
def test_no_chunk_size_lets_a_body_pass_its_limit(size: bytes) -> None:
    endless = bytes(BODY_LIMIT + 2 * FRAMING_LIMIT)
    assert trouble_of(CHUNKED + size + b"\r\n" + endless)[0] is FaultCode.PROTOCOL


@pytest.mark.parametrize("size", [b"-1", b"FFFFFFFFFFFF"])
@pytest.mark.parametrize("line", [b"x" * 999 + b"\r\n", b"x" * 1000])
def test_a_stream_without_pictures_is_not_read_for_ever(size: bytes, line: bytes) -> None:
    endless = line * (2 * (PART_LIMIT + FRAMING_LIMIT) // len(line))
    with (
        serving(CHUNKED + size + b"\r\n" + endless, hold=True) as (base, _),
        pytest.raises(Fault) as caught,
    ):
        list(base.pictures("STREAM", "/stream", {}, Stop(20)))
    assert caught.value.code is FaultCode.PROTOCOL


def test_a_long_stream_of_pictures_is_not_cut() -> None:
    part = b"--x\r\nContent-Length: %d\r\n\r\n" % PART_LIMIT + b"\xff\xd8" + bytes(PART_LIMIT - 2)
    with serving(b"HTTP/1.1 200 OK\r\n\r\n" + part * 4) as (base, _):
        sizes = [len(each) for each in base.pictures("STREAM", "/stream", {}, Stop(20))]
    assert sizes == [PART_LIMIT] * 4


@pytest.mark.parametrize("body", [b"<html>", b"[" * 100_000, b'{"a":' * 100_000])
def test_not_json_is_a_protocol_fault(body: bytes) -> None:
    with serving(reply(body)) as (base, _):
        answer = base.call("MOSIPDISC", "/device", {}, Stop(5))
    with pytest.raises(Fault) as caught:
        answer.json()
    assert caught.value.code is FaultCode.PROTOCOL


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\n", reply(b"{}" * 9)[:-3]])
def test_silence_ends_at_the_deadline(sent: bytes) -> None:
    with serving(sent, hold=True) as (base, _), pytest.raises(Retry) as caught:
        base.call("RCAPTURE", "/capture", {}, Stop(0.15))
    assert caught.value.reason is RetryReason.TIMED_OUT


def test_a_cancel_ends_a_silent_call_at_once() -> None:
    stop = Stop(30)
    with serving(b"", hold=True) as (base, _):
        timer = threading.Timer(0.05, stop.cancel)
        timer.start()
        start = time.monotonic()
        with pytest.raises(Fault) as caught:
            base.call("RCAPTURE", "/capture", {}, stop)
        assert time.monotonic() - start < SOON
        timer.join()
    assert caught.value.code is FaultCode.CANCELLED


JPEGS = st.lists(st.binary(max_size=300).map(lambda tail: b"\xff\xd8" + tail), max_size=6)


@given(
    JPEGS,
    st.sampled_from([b"Content-Length: %d", b"Content-Length:%d", b"content-length:  %d "]),
    st.sampled_from([b"\r\n", b"\n"]),
    st.sampled_from([b"--BoundaryString", b"----BoundaryString"]),
)
@settings(max_examples=60, deadline=None)
def test_all_pictures_of_a_stream_arrive(
    pictures: list[bytes], length: bytes, end: bytes, boundary: bytes
) -> None:
    stream = b"".join(
        boundary
        + end
        + b"Content-Type: image/jpeg"
        + end
        + length % len(each)
        + end
        + end
        + each
        + end
        for each in pictures
    )
    status = b'{"error":{"errorCode":"0"}}'
    stream += boundary + end + length % len(status) + end + end + status
    assert list(parts(io.BytesIO(stream))) == pictures


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r\n\r\n"])
@pytest.mark.parametrize("status", [b"", b'{"error":{"errorCode":"609"}}'])
def test_pictures_without_lengths_are_cut_at_their_ends(end: bytes, status: bytes) -> None:
    pictures = [b"\xff\xd8" + bytes(range(256)) * size + b"\xff\xd9" for size in (1, 2, 300)]
    head = b"--Boundary\r\nContent-Type: image/jpeg\r\n\r\n"
    stream = b"".join(head + picture + end for picture in pictures)
    found = [picture.rstrip() for picture in parts(io.BytesIO(stream + status))]
    assert found == pictures


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_end_a_stream_in_order(data: bytes) -> None:
    try:
        found = list(parts(io.BytesIO(data)))
    except Fault:
        return
    assert all(each.startswith(b"\xff\xd8") for each in found)


@pytest.mark.parametrize("length", [b"-1", b"12x", b"99999999999", b"9" * 5000])
def test_a_part_with_a_strange_length_ends_the_stream(length: bytes) -> None:
    with pytest.raises(Fault):
        list(parts(io.BytesIO(b"Content-Length: " + length + b"\r\n\r\nxx")))


def test_a_stream_that_is_refused_is_no_stream() -> None:
    with (
        serving(b"HTTP/1.1 405 OK\r\n\r\n") as (base, _),
        pytest.raises(Fault) as caught,
    ):
        list(base.pictures("STREAM", "/stream", {}, Stop(5)))
    assert caught.value.code is FaultCode.PROTOCOL
