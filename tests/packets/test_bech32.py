"""Bech32 keys: round trips, one wrong letter, case, foreign prefixes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets import bech32
from packets.errors import PacketCode, PacketError

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


@given(st.binary(max_size=80))
def test_round_trip(data: bytes) -> None:
    assert bech32.decode(bech32.encode("age1pq", data), "age1pq") == data


@given(st.binary(min_size=1, max_size=40), st.data())
@settings(max_examples=60)
def test_one_wrong_letter_is_noticed(data: bytes, choose: st.DataObject) -> None:
    text = bech32.encode("age", data)
    at = choose.draw(st.integers(len("age1"), len(text) - 1))
    letter = choose.draw(st.sampled_from(ALPHABET.replace(text[at], "")))
    with pytest.raises(PacketError):
        bech32.decode(text[:at] + letter + text[at + 1 :], "age")


@given(st.text(max_size=60))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(PacketError) as caught:
        bech32.decode("age1" + text, "age")
    assert caught.value.code is PacketCode.KEY_MALFORMED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "age1",
        "A12uel5l",  # mixed case
        "a12uel5l",  # another prefix
        "age1" + "q" * 9000,
        "agé1qqqqqqqqqq",
    ],
)
def test_malformed(text: str) -> None:
    with pytest.raises(PacketError):
        bech32.decode(text, "age")


def test_checksum_of_the_standard() -> None:
    assert bech32.encode("a", b"") == "a12uel5l"  # BIP 173, valid test vectors
    assert bech32.decode("A12UEL5L", "a") == b""
