"""Releases and endorsements: who may sign them, and what a reader refuses."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from packets import jws
from packets.endorsements import ROLE as SETTINGS_ROLE
from packets.endorsements import TYPE as ENDORSEMENT
from packets.endorsements import (
    Endorsement,
    issue_endorsement,
    peek_endorsement,
    verify_endorsement,
)
from packets.errors import PacketCode, PacketError
from packets.releases import ROLE as RELEASE_ROLE
from packets.releases import TYPE as RELEASE
from packets.releases import Release, ReleaseFile, issue_release, peek_release, verify_release
from tests.fakes.keys import CENTRE_URI, NOW, STATION_URI, keys

SINCE, UNTIL = "2026-11-20T00:00:00Z", "2027-11-01T00:00:00Z"
FILE = ReleaseFile(name="perekaman-0.2.0-py3-none-any.whl", size=3, sha256="a" * 64)
RELEASED = Release(sequence=7, software="0.2.0", files=(FILE,), issued_at=SINCE, not_after=UNTIL)
ENDORSED = Endorsement(
    sequence=3, station="DEMO-01", settings_sha256="b" * 64, issued_at=SINCE, not_after=UNTIL
)
PLAIN_FILE = {"name": FILE.name, "size": 3, "sha256": "a" * 64}
Read = Callable[[str], object]


def read_release(token: str) -> object:
    return verify_release(token, keys().trust, NOW)


def read_endorsement(token: str) -> object:
    return verify_endorsement(token, keys().trust, NOW)


def refused(read: Read, token: str) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        read(token)
    return caught.value.code


def forged(payload: str, role: str, typ: str, **members: Any) -> str:
    document = json.loads(jws.parse(payload).payload) | members
    return jws.sign(json.dumps(document).encode(), keys().root.signer(role), typ)


def test_each_is_read_as_it_was_issued() -> None:
    released = issue_release(RELEASED, keys().root.signer(RELEASE_ROLE))
    assert read_release(released) == peek_release(released) == RELEASED
    endorsed = issue_endorsement(ENDORSED, keys().root.signer(SETTINGS_ROLE))
    assert read_endorsement(endorsed) == peek_endorsement(endorsed) == ENDORSED
    assert RELEASED.issued < RELEASED.ends
    assert ENDORSED.issued < ENDORSED.ends


@pytest.mark.parametrize("uri", [CENTRE_URI, STATION_URI, RELEASE_ROLE, f"{SETTINGS_ROLE}2"])
def test_nobody_else_endorses_settings(uri: str) -> None:
    token = issue_endorsement(ENDORSED, keys().root.signer(uri))
    assert refused(read_endorsement, token) is PacketCode.SIGNATURE_ROLE


@pytest.mark.parametrize("uri", [CENTRE_URI, STATION_URI, SETTINGS_ROLE, f"{RELEASE_ROLE}2"])
def test_nobody_else_releases_software(uri: str) -> None:
    token = issue_release(RELEASED, keys().root.signer(uri))
    assert refused(read_release, token) is PacketCode.SIGNATURE_ROLE


def test_one_kind_of_token_is_not_another() -> None:
    token = issue_release(RELEASED, keys().root.signer(RELEASE_ROLE))
    assert refused(read_endorsement, token) is PacketCode.SIGNATURE_TYPE


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"version": 2}, PacketCode.VERSION_UNKNOWN),
        ({"sequence": 0}, PacketCode.JSON_MALFORMED),
        ({"station": ""}, PacketCode.JSON_MALFORMED),
        ({"settings_sha256": "B" * 64}, PacketCode.JSON_MALFORMED),
        ({"not_after": "2026-11-19T00:00:00Z"}, PacketCode.JSON_MALFORMED),
        ({"issued_at": "yesterday"}, PacketCode.JSON_MALFORMED),
        ({"more": 1}, PacketCode.JSON_MALFORMED),
    ],
)
def test_a_malformed_endorsement_is_refused(members: dict[str, Any], code: PacketCode) -> None:
    whole = issue_endorsement(ENDORSED, keys().root.signer(SETTINGS_ROLE))
    assert refused(read_endorsement, forged(whole, SETTINGS_ROLE, ENDORSEMENT, **members)) is code


@pytest.mark.parametrize(
    "members",
    [
        {"files": []},
        {"files": [PLAIN_FILE, PLAIN_FILE]},
        {"files": [{**PLAIN_FILE, "name": "../keys/signing.whl"}]},
        {"files": [{**PLAIN_FILE, "name": "setup.py"}]},
        {"files": [{**PLAIN_FILE, "size": -1}]},
        {"files": [{**PLAIN_FILE, "sha256": "a" * 63}]},
        {"files": [{**PLAIN_FILE, "name": f"{i}.whl"} for i in range(257)]},
        {"not_after": "2026-11-19T00:00:00Z"},
        {"not_after": "never"},
        {"sequence": 2**60},
    ],
)
def test_a_malformed_release_is_refused(members: dict[str, Any]) -> None:
    whole = issue_release(RELEASED, keys().root.signer(RELEASE_ROLE))
    token = forged(whole, RELEASE_ROLE, RELEASE, **members)
    assert refused(read_release, token) is PacketCode.JSON_MALFORMED
