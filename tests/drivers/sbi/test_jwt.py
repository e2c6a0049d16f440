"""What a device signed is believed only as a whole: no changed character, no foreign chain."""

import base64
import contextlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.sbi.identity import DeviceKeys, base64url
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.messages import unbase64
from drivers.trouble import Fault, FaultCode
from tests.fakes import benches

KEYS = benches.device_keys()
TRUST = DeviceTrust((KEYS.root,))
CLAIMS = {"serialNo": "1", "make": "LATIHAN"}
TOKEN = KEYS.sign(CLAIMS)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."


def now() -> datetime:
    return datetime.now(UTC)


def detail_of(token: str, trust: DeviceTrust = TRUST) -> tuple[FaultCode, str]:
    with pytest.raises(Fault) as caught:
        trust.verify(token, now())
    return caught.value.code, caught.value.detail


def test_a_good_token_gives_its_claims() -> None:
    assert json.loads(TRUST.verify(TOKEN, now())) == CLAIMS


@given(st.integers(0, len(TOKEN) - 1), st.sampled_from(ALPHABET))
@settings(max_examples=60, deadline=None)
def test_no_changed_character_gives_other_claims(at: int, character: str) -> None:
    changed = TOKEN[:at] + character + TOKEN[at + 1 :]
    with contextlib.suppress(Fault):
        # The last character of a segment has bits that mean nothing: only those may differ.
        assert json.loads(TRUST.verify(changed, now())) == CLAIMS


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_refused_in_order(text: str) -> None:
    with pytest.raises(Fault):
        TRUST.verify(text, now())


def test_other_algorithms_are_refused() -> None:
    head, payload, signature = TOKEN.split(".")
    header = json.loads(unbase64(head))
    for algorithm in ("none", "HS256", "RS512", "PS256"):
        changed = base64url(json.dumps(header | {"alg": algorithm}).encode())
        assert detail_of(f"{changed}.{payload}.{signature}") == (FaultCode.UNTRUSTED, "algorithm")


def test_without_certificates_it_is_no_token() -> None:
    _, payload, signature = TOKEN.split(".")
    header = base64url(b'{"alg":"RS256"}')
    assert detail_of(f"{header}.{payload}.{signature}") == (FaultCode.PROTOCOL, "x5c")


def test_a_chain_to_another_root_is_refused() -> None:
    assert detail_of(TOKEN, DeviceTrust((DeviceKeys().root,))) == (FaultCode.UNTRUSTED, "chain")


def test_a_missing_link_of_the_chain_is_refused() -> None:
    head, payload, signature = TOKEN.split(".")
    header = json.loads(unbase64(head))
    changed = base64url(json.dumps(header | {"x5c": header["x5c"][:1]}).encode())
    # The signature covers the header, so it is the provider as root that shows the walk at work.
    assert detail_of(f"{changed}.{payload}.{signature}") == (FaultCode.UNTRUSTED, "signature")
    provider = DeviceTrust((KEYS.provider,))
    assert json.loads(provider.verify(TOKEN, now())) == CLAIMS


def test_a_leaf_is_no_authority_whatever_it_signs() -> None:
    """A device key certifies a second key: the walk must not pass through the device."""
    rogue = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    leaf = KEYS.certify(rogue.public_key())
    chain = [base64.b64encode(c.public_bytes(Encoding.DER)).decode() for c in (leaf, KEYS.device)]
    header = base64url(json.dumps({"alg": "RS256", "x5c": chain}).encode())
    signed = f"{header}.{TOKEN.split('.')[1]}"
    signature = rogue.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    assert detail_of(f"{signed}.{base64url(signature)}") == (FaultCode.UNTRUSTED, "chain")


@pytest.mark.parametrize("days", [-1, 31])
def test_certificates_are_good_for_their_days_only(days: int) -> None:
    with pytest.raises(Fault) as caught:
        TRUST.verify(TOKEN, now() + timedelta(days=days))
    assert caught.value.detail == "dates"
