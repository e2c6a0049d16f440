"""What a device signed is believed only as a whole: no changed character, no foreign chain."""

import base64
import contextlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
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


def signed_with(*certificates: bytes, by: rsa.RSAPrivateKey) -> str:
    """Return a token over these certificates (DER), signed by a key of the caller's."""
    chain = [base64.b64encode(each).decode() for each in certificates]
    header = base64url(json.dumps({"alg": "RS256", "x5c": chain}).encode())
    signed = f"{header}.{TOKEN.split('.')[1]}"
    signature = by.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{signed}.{base64url(signature)}"


@pytest.mark.parametrize("value", [b"[" * 100_000, b'{"x":' * 100_000, b'{"x":' + b"[" * 100_000])
def test_a_deep_header_is_no_token(value: bytes) -> None:
    _, payload, signature = TOKEN.split(".")
    assert detail_of(f"{base64url(value)}.{payload}.{signature}") == (FaultCode.PROTOCOL, "jwt")


def test_a_certificate_of_another_version_is_none() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    der = KEYS.certify(key.public_key()).public_bytes(Encoding.DER)
    version, other = bytes.fromhex("a003020102"), bytes.fromhex("a003020105")
    token = signed_with(der.replace(version, other, 1), by=key)
    assert detail_of(token) == (FaultCode.PROTOCOL, "x5c")


def test_a_certificate_that_says_a_thing_twice_is_none() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    leaf = KEYS.certify(key.public_key()).public_bytes(Encoding.DER)
    issuer = twice_constrained(KEYS.device.subject)
    assert detail_of(signed_with(leaf, issuer, by=key)) == (FaultCode.PROTOCOL, "x5c")


def twice_constrained(name: x509.Name) -> bytes:
    """Return a certificate in which another extension was renamed to a second BasicConstraints."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    other = x509.ObjectIdentifier("2.5.29.99")
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(now()).not_valid_after(now() + timedelta(days=1))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(x509.UnrecognizedExtension(other, b"\0"), critical=False)
    der = builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)
    return der.replace(bytes.fromhex("551d63"), bytes.fromhex("551d13"))


def test_a_leaf_is_no_authority_whatever_it_signs() -> None:
    """A device key certifies a second key: the walk must not pass through the device."""
    rogue = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    leaf = KEYS.certify(rogue.public_key())
    chain = (each.public_bytes(Encoding.DER) for each in (leaf, KEYS.device))
    assert detail_of(signed_with(*chain, by=rogue)) == (FaultCode.UNTRUSTED, "chain")


@pytest.mark.parametrize("days", [-1, 31])
def test_certificates_are_good_for_their_days_only(days: int) -> None:
    with pytest.raises(Fault) as caught:
        TRUST.verify(TOKEN, now() + timedelta(days=days))
    assert caught.value.detail == "dates"
