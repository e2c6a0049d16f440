"""Messages between kiosk and device host: coded and back, in order, newest picture only."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.body import Part, Target
from station.devices.link import FROM_HOST, LARGEST, TO_HOST, Broken, Link, Outgoing
from station.devices.messages import (
    Begin,
    Cancel,
    FrameReady,
    FromHost,
    Leave,
    ToHost,
)

SECONDS = 5.0


def frame(number: int, request: int = 1) -> FrameReady:
    return FrameReady(request=request, slot=number % 4, width=960, height=540, at_ns=number)


@contextmanager
def linked() -> Iterator[tuple[Link[FromHost], Link[ToHost]]]:
    one, two = socket.socketpair()
    kiosk, host = Link(one, FROM_HOST, "kiosk-writer"), Link(two, TO_HOST, "host-writer")
    try:
        yield kiosk, host
    finally:
        kiosk.close()
        host.close()


def whole(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Build a message with every field given: Hypothesis cannot make msgspec's own defaults."""
    hints = get_type_hints(kind)
    given_by_type = {name: of_type(hints[name]) for name in kind.__struct_fields__}
    return st.builds(kind, **(given_by_type | fields))


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Like ``st.from_type``, with short collections and numbers that MessagePack can hold."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return whole(hint)
    if get_origin(hint) is tuple:
        return tuples(get_args(hint))
    if get_origin(hint) is dict:
        key, value = get_args(hint)
        return st.dictionaries(of_type(key), of_type(value), max_size=2)
    if get_args(hint):
        return st.one_of([of_type(each) for each in get_args(hint)])
    return PLAIN[hint] if hint in PLAIN else st.sampled_from(hint)


def tuples(members: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if members[-1] is Ellipsis:
        return st.lists(of_type(members[0]), max_size=2).map(tuple)
    return st.tuples(*map(of_type, members))


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**63), 2**64 - 1),
    float: st.floats(allow_nan=False),
    str: st.text(max_size=5),
    bytes: st.binary(max_size=20),
    bool: st.booleans(),
    type(None): st.none(),
}
any_from_host = st.one_of([whole(kind) for kind in get_args(FromHost) if kind is not FrameReady])
any_to_host = st.one_of([whole(kind) for kind in get_args(ToHost)])


@settings(max_examples=60, deadline=None)
@given(st.lists(any_from_host, max_size=4))
def test_what_the_host_tells_arrives_equal_and_in_order(messages: list[FromHost]) -> None:
    with linked() as (kiosk, host):
        for message in messages:
            host.send(message)
        host.finish(SECONDS)
        assert list(kiosk.messages()) == messages


@settings(max_examples=60, deadline=None)
@given(st.lists(any_to_host, max_size=4))
def test_what_the_kiosk_asks_arrives_equal_and_in_order(messages: list[ToHost]) -> None:
    with linked() as (kiosk, host):
        for message in (*messages, Leave()):
            kiosk.send(message)
        kiosk.finish(SECONDS)
        assert list(host.messages()) == [*messages, Leave()]


@given(st.lists(st.sampled_from(["frame", "other"]), max_size=30))
def test_of_waiting_frames_only_the_newest_is_left_and_nothing_else_is_lost(
    kinds: list[str],
) -> None:
    outgoing = Outgoing()
    for number, kind in enumerate(kinds):
        outgoing.put(frame(number) if kind == "frame" else Cancel(request=number))
    outgoing.close()
    taken = list(iter(outgoing.take, None))
    frames = [message for message in taken if isinstance(message, FrameReady)]
    assert [m.request for m in taken if isinstance(m, Cancel)] == [
        number for number, kind in enumerate(kinds) if kind == "other"
    ]
    newest = max((n for n, kind in enumerate(kinds) if kind == "frame"), default=None)
    assert [each.at_ns for each in frames] == ([] if newest is None else [newest])


def test_a_large_sample_passes_while_the_other_end_is_slow_to_read() -> None:
    references = {Part.RIGHT_INDEX: bytes(5_000_000)}
    message = Begin(request=7, target=Target.INDEX_CHECK, references=references)
    with linked() as (kiosk, host):
        kiosk.send(message)
        assert next(host.messages()) == message


def test_a_reader_sees_the_end_when_the_other_side_closes() -> None:
    with linked() as (kiosk, host):
        seen: list[FromHost] = []
        reader = threading.Thread(target=lambda: seen.extend(kiosk.messages()))
        reader.start()
        host.close()
        reader.join(SECONDS)
        assert not reader.is_alive()
        assert seen == []


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param((LARGEST + 1).to_bytes(4), id="too long"),
        pytest.param(b"\0\0\0\x01\xc1", id="not MessagePack"),
        pytest.param(b"\0\0\0\x01\x80", id="no tag"),
    ],
)
def test_a_broken_stream_is_refused(stream: bytes) -> None:
    ours, theirs = socket.socketpair()
    link = Link(ours, FROM_HOST, "kiosk-writer")
    theirs.sendall(stream)
    with pytest.raises(Broken):
        next(link.messages())
    link.close()
    theirs.close()


def test_sending_to_an_end_that_is_gone_is_quiet() -> None:
    with linked() as (kiosk, host):
        host.close()
        for number in range(100):
            kiosk.send(Cancel(request=number))
        kiosk.finish(SECONDS)
