"""Receipts: only the centre issues them, and only in their form."""

import json
from typing import Any

import pytest

from packets import Receipt, Tier, issue_receipt, jws, verify_receipt
from packets.errors import PacketCode, PacketError
from packets.receipts import TYPE
from tests.fakes.keys import NOW, keys

RECEIPT = Receipt(
    tier=Tier.CENTRE,
    packet_id="a" * 52,
    sha256="00" * 32,
    size=10,
    station="DEMO-01",
    received_at="2026-11-21T02:00:00Z",
    seq=7,
)


def test_round_trip() -> None:
    made = issue_receipt(RECEIPT, keys().centre)
    assert verify_receipt(made, keys().trust, NOW) == RECEIPT


def test_a_station_cannot_issue_one() -> None:
    with pytest.raises(PacketError) as caught:
        verify_receipt(issue_receipt(RECEIPT, keys().station), keys().trust, NOW)
    assert caught.value.code is PacketCode.SIGNATURE_ROLE


@pytest.mark.parametrize("keeper", ["recipients", "settings", "releases", "staff"])
def test_no_keeper_of_the_centres_lists_issues_one(keeper: str) -> None:
    signer = keys().root.signer(f"urn:perekaman:centre:{keeper}")
    with pytest.raises(PacketError) as caught:
        verify_receipt(issue_receipt(RECEIPT, signer), keys().trust, NOW)
    assert caught.value.code is PacketCode.SIGNATURE_ROLE


def test_another_document_of_the_centre_is_no_receipt() -> None:
    made = jws.sign(b"{}", keys().centre, "perekaman-feed+jws")
    with pytest.raises(PacketError) as caught:
        verify_receipt(made, keys().trust, NOW)
    assert caught.value.code is PacketCode.SIGNATURE_TYPE


def test_a_time_without_its_zone_is_the_callers_mistake() -> None:
    made = issue_receipt(RECEIPT, keys().centre)
    with pytest.raises(ValueError, match="zone"):
        verify_receipt(made, keys().trust, NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tier": "station"}, PacketCode.RECEIPT_MALFORMED),
        ({"size": -1}, PacketCode.RECEIPT_MALFORMED),
        ({"size": "10"}, PacketCode.RECEIPT_MALFORMED),
        ({"packet_id": "../x"}, PacketCode.RECEIPT_MALFORMED),
        ({"sha256": ""}, PacketCode.RECEIPT_MALFORMED),
        ({"sha256": "x" * 64}, PacketCode.RECEIPT_MALFORMED),
        ({"sha256": "00" * 32 + "\n"}, PacketCode.RECEIPT_MALFORMED),
        ({"size": 10**30}, PacketCode.RECEIPT_MALFORMED),
        ({"seq": int("9" * 4000)}, PacketCode.RECEIPT_MALFORMED),
        ({"seq": -1}, PacketCode.RECEIPT_MALFORMED),
        ({"received_at": "2026-11-21"}, PacketCode.RECEIPT_MALFORMED),
        ({"received_at": "2026-02-30T02:00:00Z"}, PacketCode.RECEIPT_MALFORMED),
        ({"received_at": "2026-11-21T02:00:00"}, PacketCode.RECEIPT_MALFORMED),
        ({"more": 1}, PacketCode.RECEIPT_MALFORMED),
        ({"version": 2}, PacketCode.VERSION_UNKNOWN),
    ],
)
def test_malformed(change: dict[str, Any], code: PacketCode) -> None:
    honest = json.loads(jws.parse(issue_receipt(RECEIPT, keys().centre)).payload)
    made = jws.sign(json.dumps(honest | change).encode(), keys().centre, TYPE)
    with pytest.raises(PacketError) as caught:
        verify_receipt(made, keys().trust, NOW)
    assert caught.value.code is code
