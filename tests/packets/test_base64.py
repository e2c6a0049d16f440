"""Base64 in exactly one spelling."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packets import base64


@given(st.binary(max_size=100))
def test_round_trips(data: bytes) -> None:
    assert base64.read_unpadded(base64.unpadded(data)) == data
    assert base64.read_url(base64.url(data)) == data
    assert base64.read_padded(base64.padded(data)) == data
    assert base64.padded(data) == b64encode(data)


@given(st.binary(max_size=12))
def test_only_one_spelling_is_read(text: bytes) -> None:
    try:
        data = base64.read_unpadded(text)
    except base64.NotBase64:
        return
    assert base64.unpadded(data) == text


SPOILS = (b"", b"=", b"==", b"A", b" ", b"\n", b'"', b"\\u0041", b"\\n", b"-", b"\0", b"\xff")


@given(st.binary(max_size=12), st.sampled_from(SPOILS), st.integers(0, 16), st.integers(0, 4))
def test_only_one_padded_spelling_is_read(data: bytes, spoil: bytes, at: int, cut: int) -> None:
    text = base64.padded(data)
    text = text[:at] + spoil + text[at + cut :]
    try:
        found = base64.read_padded(text)
    except base64.NotBase64:
        return
    assert b64encode(found) == text


@pytest.mark.parametrize("text", ["QQ==", "QR", "A", "QQ\n", " QQ", "Q+", "Q/", "é", "Q" * 5])
def test_other_spellings_of_url_base64_are_refused(text: str) -> None:
    with pytest.raises(base64.NotBase64):
        base64.read_url(text)
