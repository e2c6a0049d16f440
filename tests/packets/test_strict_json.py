"""JSON with one meaning only."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packets import strict_json
from packets.errors import PacketCode, PacketError

documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(documents)
def test_round_trip(document: Any) -> None:
    assert strict_json.decode(strict_json.encode(document), object, "test") == document
    assert json.loads(strict_json.encode(document)) == document


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a":1,"a":1}',
        b'[{"a":{"b":1,"b":2}}]',
        b"NaN",
        b"[Infinity]",
        b"-Infinity",
        b"1e999",
        b"[-1e999]",
        b"1 2",
        b"\xff",
        b"\xef\xbb\xbf1",
        b'"\\ud800"',
        b'"\\uD83D x"',
        b"[" * 200_000,
        b"1" * 5_000,
        b" " * 5_000_000,
    ],
)
def test_malformed(data: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        strict_json.decode(data, object, "test")
    assert caught.value.code is PacketCode.JSON_MALFORMED


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert strict_json.decode(b'"\\ud83d\\ude00"', str, "test") == "\N{GRINNING FACE}"


def test_a_number_beyond_every_float_is_none() -> None:
    with pytest.raises(PacketError):
        strict_json.decode(b"1" + b"0" * 400, float, "test")


def test_types_are_not_bent() -> None:
    for data in (b'"1"', b"1.5", b"true", b"null"):
        with pytest.raises(PacketError):
            strict_json.decode(data, int, "test")
