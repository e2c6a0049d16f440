"""Base64 in exactly one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packets import base64


@given(st.binary(max_size=100))
def test_round_trips(data: bytes) -> None:
    assert base64.read_unpadded(base64.unpadded(data)) == data
    assert base64.read_url(base64.url(data)) == data


@given(st.binary(max_size=12))
def test_only_one_spelling_is_read(text: bytes) -> None:
    try:
        data = base64.read_unpadded(text)
    except base64.NotBase64:
        return
    assert base64.unpadded(data) == text


@pytest.mark.parametrize("text", ["QQ==", "QR", "A", "QQ\n", " QQ", "Q+", "Q/", "é", "Q" * 5])
def test_other_spellings_of_url_base64_are_refused(text: str) -> None:
    with pytest.raises(base64.NotBase64):
        base64.read_url(text)
