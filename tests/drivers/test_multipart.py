"""Parts of a stream are found however it is cut, and nothing grows without bounds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.transports.multipart import (
    HEADER_LIMIT,
    PART_LIMIT,
    PREAMBLE_LIMIT,
    Part,
    Splitter,
    boundary_in,
)
from drivers.trouble import Fault, FaultCode

JPEG = st.binary(max_size=400).map(lambda data: b"\xff\xd8" + data + b"\xff\xd9")
QUIET = JPEG.filter(lambda data: b"--frame" not in data)


def written(picture: bytes, how: dict[str, object]) -> bytes:
    line = b"\r\n" if how["crlf"] else b"\n"
    head = b"Content-Type: IMAGE/jpeg" + line
    if how["length"] is not None:
        head += f"content-length:{len(picture) + int(str(how['length']))}".encode() + line
    return b"--frame" + line + head + line + picture + (line if how["after"] else b"")


HOW = st.fixed_dictionaries(
    {
        "crlf": st.booleans(),
        "after": st.booleans(),
        "length": st.sampled_from([None, 0, 0, 5, 300, -2]),
    }
)


def split(line: bytes, size: int) -> None:
    splitter = Splitter(b"frame")
    for at in range(0, len(line), size):
        splitter.add(line[at : at + size])


def whole_ones(parts: list[Part]) -> list[bytes]:
    return [each.data for each in parts]


@given(st.lists(st.tuples(QUIET, HOW), min_size=1, max_size=5), st.lists(st.integers(1, 300)))
@settings(deadline=None, max_examples=150)
def test_parts_are_found_however_the_line_cuts_them(
    sent: list[tuple[bytes, dict[str, object]]], cuts: list[int]
) -> None:
    line = b"junk before" + b"".join(written(*each) for each in sent) + b"\r\n--frame--\r\n"
    splitter, came = Splitter(b"frame"), []
    for size in [*cuts, len(line)]:
        came += splitter.add(line[:size])
        line = line[size:]
    assert splitter.ended
    # A length that is too low ends the part early only where the bytes there look like an end.
    expected = [
        picture[: len(picture) + int(str(how["length"]))]
        if how["length"] in {-2} and picture[:-2].endswith(b"\xff\xd9")
        else picture
        for picture, how in sent
    ]
    assert [re.sub(rb"\r?\n$", b"", each) for each in whole_ones(came)] == [
        re.sub(rb"\r?\n$", b"", each) for each in expected
    ]
    assert {each.kind for each in came} == {"image/jpeg"}


def test_a_part_of_a_right_length_is_out_before_the_next_boundary() -> None:
    picture = b"\xff\xd8picture\xff\xd9"
    told = written(picture, {"crlf": True, "after": False, "length": 0})
    assert whole_ones(Splitter(b"frame").add(told)) == [picture]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"x" * (PREAMBLE_LIMIT + 1), "preamble"),
        (b"--frame\r\nX: " + b"x" * (HEADER_LIMIT + 100), "head"),
        (b"--frame\r\n\r\n" + b"x" * (PART_LIMIT + 1), "part too long"),
        (b"--frame\r\nContent-Length: 99999999999\r\n\r\n" + b"x" * (PART_LIMIT + 1), "part too"),
    ],
)
def test_nothing_grows_without_bounds(line: bytes, what: str) -> None:
    with pytest.raises(Fault) as caught:
        split(line, 1 << 16)
    assert caught.value.code is FaultCode.PROTOCOL
    assert caught.value.detail.startswith(what)


@given(st.binary(max_size=500))
@settings(deadline=None, max_examples=100)
def test_no_bytes_surprise_it(data: bytes) -> None:
    Splitter(b"frame").add(b"--frame\r\n" + data)


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/x-mixed-replace; boundary=frame",
        "multipart/x-mixed-replace;boundary=--frame",
        'Multipart/X-Mixed-Replace; boundary="frame"; charset=x',
        "multipart/mixed; BOUNDARY = frame",
    ],
)
def test_a_boundary_is_read_in_every_spelling(kind: str) -> None:
    assert boundary_in(kind) == b"frame"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("image/jpeg", FaultCode.UNSUPPORTED),
        ("", FaultCode.UNSUPPORTED),
        ("multipart/x-mixed-replace", FaultCode.PROTOCOL),
        ("multipart/x-mixed-replace; boundary=--", FaultCode.PROTOCOL),
    ],
)
def test_what_is_no_stream_of_parts_is_said_to_be_none(kind: str, code: FaultCode) -> None:
    with pytest.raises(Fault) as caught:
        boundary_in(kind)
    assert caught.value.code is code
