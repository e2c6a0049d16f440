"""Every reader of ``packets`` given anything: bytes, and near misses of the good."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packets import PacketError
from tests.fakes.hostile_bytes import READ, REFUSED

READERS = {**REFUSED, **READ}


@st.composite
def near(draw: st.DrawFn, good: bytes) -> bytes:
    """Draw a beginning of the good bytes, foreign ones, and an end of the good bytes."""
    begin, end = draw(st.integers(0, len(good))), draw(st.integers(0, len(good)))
    return good[:begin] + draw(st.binary(max_size=40)) + good[end:]


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_is_read_or_refused_by_code(reader: str, data: st.DataObject) -> None:
    read, good = READERS[reader]
    candidate = data.draw(st.one_of(st.binary(max_size=300), near(good)))
    taken = True
    try:
        read(candidate)
    except PacketError:
        taken = False
    assert not taken or reader in READ or candidate == good
