"""The signed list of recipients: who may sign it, what a reader refuses."""

import json
from typing import Any

import pytest

from packets import jws
from packets.age_keys import Identity
from packets.errors import PacketCode, PacketError
from packets.recipients import (
    ROLE,
    TYPE,
    Holder,
    RecipientKey,
    RecipientList,
    issue_recipients,
    peek_recipients,
    read_keys,
    verify_recipients,
)
from packets.signer import SoftwareSigner
from tests.fakes.keys import CENTRE_URI, NOW, STATION_URI, keys

ISSUED, UNTIL = "2026-11-20T00:00:00Z", "2028-11-01T00:00:00Z"
FIRST, SECOND = Identity.generate().recipient(), Identity.generate().recipient()
KEYS = (
    RecipientKey.of(FIRST, Holder.CENTRE, UNTIL),
    RecipientKey.of(SECOND, Holder.RECOVERY, UNTIL),
)
LISTED = RecipientList(issued_at=ISSUED, recipients=KEYS)


def keeper(uri: str = ROLE) -> SoftwareSigner:
    return keys().root.signer(uri)


def refused(token: str) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        verify_recipients(token, keys().trust, NOW)
    return caught.value.code


def changed(**members: Any) -> str:
    """Sign a list that says something else."""
    document = json.loads(_encoded()) | members
    return jws.sign(json.dumps(document).encode(), keeper(), TYPE)


def _encoded() -> bytes:
    return jws.parse(issue_recipients(LISTED, keeper())).payload


def test_a_list_is_read_as_it_was_issued() -> None:
    token = issue_recipients(LISTED, keeper())
    assert verify_recipients(token, keys().trust, NOW) == peek_recipients(token) == LISTED
    assert list(read_keys(LISTED)) == [FIRST, SECOND]


@pytest.mark.parametrize("uri", [CENTRE_URI, STATION_URI, f"{ROLE}2"])
def test_only_the_keeper_of_keys_may_sign_it(uri: str) -> None:
    assert refused(issue_recipients(LISTED, keeper(uri))) is PacketCode.SIGNATURE_ROLE


def test_a_receipt_is_no_list() -> None:
    token = jws.sign(_encoded(), keeper(), "perekaman-receipt+jws")
    assert refused(token) is PacketCode.SIGNATURE_TYPE


def entry(**members: str) -> dict[str, str]:
    first = json.loads(_encoded())["recipients"][0]
    return {**first, **members}


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"version": 2}, PacketCode.VERSION_UNKNOWN),
        ({"recipients": []}, PacketCode.KEY_MALFORMED),
        ({"recipients": [entry(), entry()]}, PacketCode.KEY_MALFORMED),
        ({"recipients": [entry(role="recovery")]}, PacketCode.KEY_MALFORMED),
        ({"recipients": [entry(key_id="00" * 8)]}, PacketCode.KEY_MALFORMED),
        ({"recipients": [entry(recipient="age1pq1nonsense")]}, PacketCode.KEY_MALFORMED),
        ({"recipients": [entry(role="station")]}, PacketCode.JSON_MALFORMED),
        ({"recipients": [entry(not_after="soon")]}, PacketCode.JSON_MALFORMED),
        ({"recipients": [entry(not_after="2028-11-01T00:00:00")]}, PacketCode.JSON_MALFORMED),
        ({"issued_at": ""}, PacketCode.JSON_MALFORMED),
        ({"more": 1}, PacketCode.JSON_MALFORMED),
    ],
)
def test_what_a_reader_refuses(members: dict[str, Any], code: PacketCode) -> None:
    assert refused(changed(**members)) is code


def test_one_wrong_bit_anywhere_is_refused() -> None:
    token = issue_recipients(LISTED, keeper()).encode()
    for place in range(0, len(token), 7):
        broken = bytearray(token)
        broken[place] ^= 1
        with pytest.raises(PacketError):
            verify_recipients(broken.decode("ascii", "replace"), keys().trust, NOW)
