"""The emulated service asked by a client of other hands: plain HTTP, as pages and tools send it."""

import base64
import hashlib
import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.device import BODIES
from drivers.emulators.sbi.server import HOST, SbiEmulator
from tests.fakes import benches

GROUPS = {
    ("Finger", "Slap", "1"): ("Left IndexFinger", "Left MiddleFinger", "Left RingFinger"),
    ("Finger", "Slap", "3"): ("Left Thumb", "Right Thumb"),
    ("Finger", "Single", "0"): ("Right IndexFinger",),
    ("Iris", "Double", "3"): ("Left", "Right"),
    ("Face", "Full face", "0"): (),
}
MAGIC = {"Finger": b"FIR\x00020\x00", "Iris": b"IIR\x00020\x00", "Face": b"FAC\x00030\x00"}


@pytest.fixture(scope="module")
def service() -> Iterator[SbiEmulator]:
    running = SbiEmulator(
        Chair(benches.SITTER),
        keys=benches.device_keys(),
        script=benches.QUICK,
        bodies=tuple(BODIES.values()),
    )
    yield running
    running.close()


def ask(
    service: SbiEmulator, verb: str, path: str, body: object = None, *, chunked: bool = False
) -> tuple[int, dict[str, str], Any]:
    connection = http.client.HTTPConnection(HOST, service.port, timeout=20)
    data = b"" if body is None else json.dumps(body).encode()
    payload: Any = iter([data[:10], data[10:]]) if chunked else data
    connection.request(verb, path, payload, {"Origin": "https://a.example"}, encode_chunked=chunked)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), json.loads(text) if text else None


def payload(service: SbiEmulator, token: str) -> dict[str, Any]:
    """Verify a JWT as any client does, and return its claims."""
    head, body, signature = (base64.urlsafe_b64decode(s + "==") for s in token.split("."))
    leaf, provider = (
        x509.load_der_x509_certificate(base64.b64decode(c)) for c in json.loads(head)["x5c"]
    )
    leaf.verify_directly_issued_by(provider)
    provider.verify_directly_issued_by(x509.load_pem_x509_certificate(service.keys.root_pem))
    key = leaf.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    signed = token.rpartition(".")[0].encode()
    key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    claims: dict[str, Any] = json.loads(body)
    return claims


def order(device: dict[str, Any], kind: str, sub_id: str, names: tuple[str, ...]) -> dict[str, Any]:
    whole = {"1": 4, "2": 4, "3": 2}.get(sub_id, max(1, len(names)))
    away = ["Left LittleFinger"] if len(names) < whole else []
    return {
        "env": "Developer",
        "purpose": "Registration",
        "specVersion": "0.9.5",
        "timeout": 10000,
        "captureTime": "2026-11-21T08:00:00Z",
        "transactionId": "1234567890",
        "bio": [
            {
                "type": kind,
                "count": max(1, len(names)),
                "bioSubType": list(names) or None,
                "exception": away or None,
                "requestedScore": 40,
                "deviceId": device["deviceId"],
                "deviceSubId": int(sub_id),
                "previousHash": "",
            }
        ],
        "customOpts": None,
    }


def identity(device: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(device["digitalId"] + "=="))
    return found


@pytest.mark.parametrize("verb", ["MOSIPDISC", "SBIDISC", "GET", "POST"])
def test_every_way_of_asking_who_is_there_is_answered(service: SbiEmulator, verb: str) -> None:
    status, head, found = ask(service, verb, "/device", {"type": "Biometric Device"})
    assert status == 200
    assert head["Access-Control-Allow-Origin"] == "*"
    assert [identity(each)["type"] for each in found] == [
        "Finger",
        "Finger",
        "Finger",
        "Iris",
        "Face",
    ]
    assert all(each["callbackId"] == f"http://127.0.0.1:{service.port}/" for each in found)


def test_a_page_may_ask_first(service: SbiEmulator) -> None:
    status, head, _ = ask(service, "OPTIONS", "/capture")
    assert status == 200
    assert {"RCAPTURE", "MOSIPDISC", "MOSIPDINFO", "STREAM"} <= set(
        head["Access-Control-Allow-Methods"].split(", ")
    )


def test_a_body_in_chunks_is_read(service: SbiEmulator) -> None:
    _, _, found = ask(service, "MOSIPDISC", "/device", {"type": "iris"}, chunked=True)
    assert [identity(each)["type"] for each in found] == ["Iris"]


def test_a_type_that_is_not_there_is_an_error_object(service: SbiEmulator) -> None:
    _, _, found = ask(service, "MOSIPDISC", "/device", {"type": "Voice"})
    assert found == [{"error": {"errorCode": "106", "errorInfo": "Device not found"}}]


@pytest.mark.parametrize(("kind", "sub_type", "sub_id"), GROUPS)
def test_a_capture_holds_all_that_a_client_verifies(
    service: SbiEmulator, kind: str, sub_type: str, sub_id: str
) -> None:
    _, _, found = ask(service, "MOSIPDISC", "/device", {"type": kind})
    device = next(each for each in found if identity(each)["deviceSubType"] == sub_type)
    names = GROUPS[kind, sub_type, sub_id]
    status, head, answer = ask(service, "RCAPTURE", "/capture", order(device, kind, sub_id, names))
    assert status == 200
    assert head["Access-Control-Allow-Origin"] == "*"
    link = hashlib.sha256(b"").digest()
    came = []
    for entry in answer["biometrics"]:
        assert entry["error"]["errorCode"] == "0"
        claims = payload(service, entry["data"])
        assert payload(service, claims["digitalId"])["serialNo"] == identity(device)["serialNo"]
        iso = base64.urlsafe_b64decode(claims["bioValue"] + "==")
        link = hashlib.sha256(link + hashlib.sha256(iso).digest()).digest()
        assert entry["hash"] == link.hex().upper()
        assert iso.startswith(MAGIC[kind])
        assert int.from_bytes(iso[8:12]) == len(iso)
        assert claims["transactionId"] == "1234567890"
        came.append(claims["bioSubType"])
    assert came == [*names] if names else [None]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"count": 7}, "109"), ({"deviceId": "?"}, "106"), ({"deviceSubId": "9"}, "109")],
)
def test_a_wrong_order_is_denied_with_its_code(
    service: SbiEmulator, change: dict[str, object], code: str
) -> None:
    _, _, found = ask(service, "MOSIPDISC", "/device", {"type": "Finger"})
    wrong = order(found[0], "Finger", "3", ("Left Thumb", "Right Thumb"))
    wrong["bio"][0] |= change
    _, _, answer = ask(service, "RCAPTURE", "/capture", wrong)
    assert answer["biometrics"][0]["error"]["errorCode"] == code


@pytest.mark.parametrize("verb", ["MOSIP", "DELETE", "SBIINFO"])
def test_a_verb_that_is_none_is_an_error_object(service: SbiEmulator, verb: str) -> None:
    status, head, answer = ask(service, verb, "/device")
    assert status == 405
    assert head["Access-Control-Allow-Origin"] == "*"
    assert answer[0]["error"]["errorCode"] == "500"


def test_a_device_for_registration_does_not_authenticate(service: SbiEmulator) -> None:
    status, _, answer = ask(service, "CAPTURE", "/capture", {"purpose": "Auth"})
    assert status == 200
    assert answer["biometrics"][0]["error"]["errorCode"] == "809"


def test_an_order_that_is_none_is_an_error_object(service: SbiEmulator) -> None:
    status, _, answer = ask(service, "RCAPTURE", "/capture", {"bio": []})
    assert status == 400
    assert answer["biometrics"][0]["error"]["errorCode"] == "123"
