"""Tokens: what is signed is verified, and nothing in a token chooses how."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from packets import base64, jws
from packets.errors import PacketCode, PacketError
from packets.signer import SoftwareSigner
from tests.fakes.keys import CENTRE_URI, NOW, STATION_URI, Authority, keys, usage

PAYLOAD = b'{"a":1}'
TYP = "test+jws"


def verify(token: str, *, role: str = "station", typ: str = TYP) -> jws.Verified:
    return jws.verify(token, keys().trust, typ, NOW, role)


def refusal(token: str, **asked: str) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        verify(token, **asked)
    return caught.value.code


def token(payload: bytes = PAYLOAD) -> str:
    return jws.sign(payload, keys().station, TYP)


def resigned(change: Callable[[dict[str, Any]], object]) -> str:
    """Return a token whose header was changed before a valid signature was made."""
    header = json.loads(base64.read_url(token().split(".")[0]))
    change(header)
    return signed_text(json.dumps(header))


def signed_text(header: str) -> str:
    signed = f"{base64.url(header.encode())}.{base64.url(PAYLOAD)}"
    return f"{signed}.{base64.url(keys().station.sign(signed.encode()))}"


@given(st.binary(max_size=200))
@settings(max_examples=25, deadline=None)
def test_round_trip(payload: bytes) -> None:
    if payload:
        assert verify(token(payload)) == jws.Verified(payload, STATION_URI)


def test_detached_round_trip_and_another_payload() -> None:
    made = jws.sign_detached(PAYLOAD, keys().station, TYP)
    ask: dict[str, Any] = {"typ": TYP, "at": NOW, "role": "station"}
    assert jws.verify_detached(made, PAYLOAD, keys().trust, **ask).uri == STATION_URI
    for bad, payload in [(made, PAYLOAD + b" "), (token(), PAYLOAD), ("..", b""), ("", b"")]:
        with pytest.raises(PacketError):
            jws.verify_detached(bad, payload, keys().trust, **ask)
    assert refusal(made) is PacketCode.SIGNATURE_MALFORMED


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_changed_letter_is_refused(choose: st.DataObject) -> None:
    at = choose.draw(st.integers(0, len(SIGNED) - 1))
    letter = choose.draw(st.characters(max_codepoint=0x17F).filter(lambda c: c != SIGNED[at]))
    assert refusal(SIGNED[:at] + letter + SIGNED[at + 1 :]).name.startswith("SIGNATURE_")


SIGNED = token()


@given(st.text(max_size=200))
def test_any_text_is_refused(text: str) -> None:
    assert refusal(text) is PacketCode.SIGNATURE_MALFORMED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda header: header.update(alg="none"), PacketCode.SIGNATURE_ALGORITHM),
        (lambda header: header.update(alg="HS256"), PacketCode.SIGNATURE_ALGORITHM),
        (lambda header: header.update(alg="ES384"), PacketCode.SIGNATURE_ALGORITHM),
        (lambda header: header.update(alg="es256"), PacketCode.SIGNATURE_ALGORITHM),
        (lambda header: header.update(typ="other"), PacketCode.SIGNATURE_TYPE),
        (lambda header: header.update(crit=["exp"]), PacketCode.SIGNATURE_MALFORMED),
        (lambda header: header.update(jwk={}), PacketCode.SIGNATURE_MALFORMED),
        (lambda header: header.pop("x5c"), PacketCode.SIGNATURE_MALFORMED),
        (lambda header: header.pop("typ"), PacketCode.SIGNATURE_MALFORMED),
        (lambda header: header.update(x5c=[]), PacketCode.SIGNATURE_CHAIN),
        (lambda header: header.update(x5c=["AAAA"]), PacketCode.SIGNATURE_MALFORMED),
        (lambda header: header["x5c"].append(header["x5c"][0]), PacketCode.SIGNATURE_CHAIN),
        (lambda header: header.update(x5c=header["x5c"] * 9), PacketCode.SIGNATURE_CHAIN),
    ],
)
def test_headers_out_of_profile(
    change: Callable[[dict[str, Any]], object], code: PacketCode
) -> None:
    assert refusal(resigned(change)) is code


def test_a_header_name_twice_is_refused() -> None:
    header = base64.read_url(SIGNED.split(".")[0]).decode()
    doubled = header[:-1] + ',"alg":"ES256"}'
    assert refusal(signed_text(doubled)) is PacketCode.SIGNATURE_MALFORMED


def test_another_signature_encoding_is_refused() -> None:
    head, payload, _ = SIGNED.split(".")
    der = b"\x30\x06\x02\x01\x01\x02\x01\x01"
    assert refusal(f"{head}.{payload}.{base64.url(der)}") is PacketCode.SIGNATURE_ALGORITHM
    zero = base64.url(bytes(64))
    assert refusal(f"{head}.{payload}.{zero}") is PacketCode.SIGNATURE_INVALID


@pytest.mark.filterwarnings("ignore:Parsed a serial number")
def test_a_certificate_without_a_positive_serial_number_is_refused() -> None:
    der = bytearray(keys().station.chain[0].public_bytes(Encoding.DER))
    at = der.index(b"\xa0\x03\x02\x01\x02\x02") + 7  # version 3, then the serial's tag and length
    der[at] |= 0x80
    x5c = [base64.padded(bytes(der)).decode()]
    assert refusal(resigned(lambda head: head.update(x5c=x5c))) is PacketCode.SIGNATURE_MALFORMED


def test_roles_are_kept_apart() -> None:
    assert refusal(token(), role="centre") is PacketCode.SIGNATURE_ROLE
    theirs = jws.sign(PAYLOAD, keys().centre, TYP)
    assert refusal(theirs) is PacketCode.SIGNATURE_ROLE
    assert verify(theirs, role="centre").uri == CENTRE_URI


@pytest.mark.parametrize(
    "uri",
    [
        "urn:perekaman:station:",
        "urn:perekaman:stations:x",
        "URN:PEREKAMAN:STATION:x",
        "https://example.org/",
    ],
)
def test_foreign_roles(uri: str) -> None:
    assert refusal(jws.sign(PAYLOAD, keys().root.signer(uri), TYP)) is PacketCode.SIGNATURE_ROLE


def signed_by(authority: Authority, chain: list[x509.Certificate], **issued: Any) -> str:
    key, leaf = authority.issue(STATION_URI, **issued)
    return jws.sign(PAYLOAD, SoftwareSigner(key, [leaf, *chain]), TYP)


def test_chains_are_taken_only_as_they_stand() -> None:
    root = keys().root
    below = root.intermediate()
    assert verify(signed_by(below, [below.certificate])).uri == STATION_URI
    for chain in (
        [],
        [root.certificate],
        [below.certificate, root.certificate],
        [below.certificate, below.certificate],
        [root.intermediate().certificate],
        [root.intermediate().certificate, below.certificate],
    ):
        assert refusal(signed_by(below, chain)) is PacketCode.SIGNATURE_CHAIN


def test_a_root_of_the_same_name_is_not_the_root() -> None:
    assert refusal(signed_by(Authority.root(), [])) is PacketCode.SIGNATURE_CHAIN


def test_a_leaf_issues_nothing() -> None:
    key, leaf = keys().root.issue(STATION_URI)
    below = Authority(key, leaf)
    assert refusal(signed_by(below, [leaf])) is PacketCode.SIGNATURE_CHAIN


@pytest.mark.parametrize("days", [-31, 400])
def test_validity(days: int) -> None:
    with pytest.raises(PacketError) as caught:
        jws.verify(SIGNED, keys().trust, TYP, NOW + timedelta(days=days), "station")
    assert caught.value.code is PacketCode.SIGNATURE_TIME


def test_an_expired_root_is_no_root() -> None:
    root = Authority.root(days=100)
    made = jws.sign(PAYLOAD, root.signer(STATION_URI), TYP)
    with pytest.raises(PacketError) as caught:
        jws.verify(made, root.trust, TYP, NOW, "station")
    assert caught.value.code is PacketCode.SIGNATURE_CHAIN


@pytest.mark.parametrize("key_usage", [usage(signs=False), usage(issues=True)])
def test_wrong_key_usage(key_usage: x509.KeyUsage) -> None:
    made = signed_by(keys().root, [], key_usage=key_usage)
    assert refusal(made) is PacketCode.SIGNATURE_USAGE


def test_an_authority_signs_no_documents() -> None:
    below = keys().root.intermediate()
    made = jws.sign(PAYLOAD, SoftwareSigner(below.key, [below.certificate]), TYP)
    assert refusal(made) is PacketCode.SIGNATURE_USAGE


def test_other_curves_are_refused() -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    _, leaf = keys().root.issue(STATION_URI, key=key)
    with pytest.raises(PacketError) as caught:
        SoftwareSigner(key, [leaf])
    assert caught.value.code is PacketCode.KEY_MALFORMED


def test_a_key_needs_its_own_certificate() -> None:
    key, _ = keys().root.issue(STATION_URI)
    _, other = keys().root.issue(STATION_URI)
    with pytest.raises(PacketError):
        SoftwareSigner(key, [other])


@pytest.mark.parametrize("odd", ["\ud800", "\u00e9", "\0"])
@pytest.mark.parametrize("part", [0, 1, 2])
def test_letters_no_token_has(odd: str, part: int) -> None:
    parts = token().split(".")
    parts[part] += odd
    assert refusal(".".join(parts)) is PacketCode.SIGNATURE_MALFORMED


@pytest.mark.parametrize("made", ["\ud800..x", "x..\ud800", "x.", "a..b" + "c" * jws.LARGEST])
def test_detached_tokens_are_held_to_the_same_form(made: str) -> None:
    with pytest.raises(PacketError) as caught:
        jws.verify_detached(made, PAYLOAD, keys().trust, typ=TYP, at=NOW, role="station")
    assert caught.value.code is PacketCode.SIGNATURE_MALFORMED


def test_a_time_without_its_zone_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="zone"):
        jws.verify(token(), keys().trust, TYP, NOW.replace(tzinfo=None), "station")
