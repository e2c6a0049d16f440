"""Packet ids and the number people read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packets.identifiers import is_number, is_packet_id, number, packet_id


@given(st.binary(max_size=50))
def test_every_payload_has_an_id_and_a_number(payload: bytes) -> None:
    identifier = packet_id(payload)
    assert is_packet_id(identifier)
    assert is_number(number(identifier))


@given(st.binary(max_size=20), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_shows(payload: bytes, place: int, by: int) -> None:
    digits = list(number(packet_id(payload)))
    at = [i for i, c in enumerate(digits) if c != "-"][place]
    digits[at] = str((int(digits[at]) + by) % 10)
    assert not is_number("".join(digits))


@given(st.binary(max_size=20), st.integers(0, 10))
def test_two_swapped_neighbours_show(payload: bytes, place: int) -> None:
    digits = list(number(packet_id(payload)))
    places = [i for i, c in enumerate(digits) if c != "-"]
    i, j = places[place], places[place + 1]
    if digits[i] != digits[j]:
        digits[i], digits[j] = digits[j], digits[i]
        assert not is_number("".join(digits))


@pytest.mark.parametrize("text", ["", "a", "a" * 51, "A" * 52, "a" * 51 + "b", "../" + "a" * 49])
def test_not_a_packet_id(text: str) -> None:
    assert not is_packet_id(text)


@pytest.mark.parametrize("text", ["", "1234", "0000-0000-000", "٠000-0000-0000", "0000-0000-0001"])
def test_not_a_number(text: str) -> None:
    assert not is_number(text)


def test_known_values() -> None:
    identifier = packet_id(b"abc")
    assert identifier == "xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacwwq"
    assert is_number("0000-0000-0000")
