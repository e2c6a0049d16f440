"""Services of other makers: what differs in spelling is understood, what is wrong is not."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from drivers.emulators.sbi.identity import DeviceKeys
from drivers.population.person import FOUR_LEFT
from drivers.protocol import ScanRequest
from drivers.sbi.checks import PASSED
from drivers.sbi.contact import SbiLine
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.scanner import SbiFingerScanner
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes import benches
from tests.fakes.foreign_sbi import Dialect, ForeignSbi

Start = Callable[[Dialect], tuple[ForeignSbi, SbiFingerScanner]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a foreign service and return it with the scanner that leads to it."""
    running: list[ForeignSbi] = []

    def starter(dialect: Dialect) -> tuple[ForeignSbi, SbiFingerScanner]:
        running.append(ForeignSbi(benches.device_keys(), dialect))
        trust = DeviceTrust.from_pem([benches.device_keys().root_pem])
        line = SbiLine(host="127.0.0.1", ports=(running[-1].port,), trust=trust, patience=0)
        return running[-1], SbiFingerScanner(line)

    yield starter
    for each in running:
        each.close()


def changed(**members: object) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda known: {k: v for k, v in (known | members).items() if v != "LEFT OUT"}


def renamed(known: dict[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in known.items()}


def standard_base64(claims: dict[str, Any]) -> dict[str, Any]:
    plain = claims["bioValue"].replace("-", "+").replace("_", "/")
    return claims | {"bioValue": plain + "=" * (-len(plain) % 4)}


UNDERSTOOD = {
    "the mock service": Dialect(),
    "version as text": Dialect(discovery=lambda d: [changed(specVersion="1.0")(d)]),
    "one device, no list": Dialect(discovery=lambda d: d),
    "sub ids as numbers": Dialect(discovery=lambda d: [changed(deviceSubId=[1, 2, 3])(d)]),
    "sub ids as text": Dialect(discovery=lambda d: [changed(deviceSubId="1,2,3")(d)]),
    "device id as number": Dialect(device_id=2),
    "no error, no status": Dialect(discovery=lambda d: [changed(error=None, deviceStatus=None)(d)]),
    "small letters": Dialect(discovery=lambda d: [renamed(d)], entry=renamed),
    "errors in small letters": Dialect(entry=changed(error={"errorcode": 0, "errorinfo": "OK"})),
    "an error beside the device": Dialect(discovery=lambda d: [{"error": {"errorCode": "110"}}, d]),
    "scores as numbers": Dialect(claims=changed(qualityScore=71.4, requestedScore=60)),
    "hash in small letters": Dialect(entry=lambda e: e | {"hash": e["hash"].lower()}),
    "standard base64": Dialect(claims=standard_base64),
    "time with milliseconds": Dialect(
        claims=lambda c: c | {"timestamp": c["timestamp"].replace("Z", ".250+00:00")}
    ),
    "fingers without names": Dialect(claims=changed(bioSubType="UNKNOWN")),
    "fingers in capitals": Dialect(claims=lambda c: c | {"bioSubType": c["bioSubType"].upper()}),
    "one finger at a time": Dialect(sub_type="Single"),
}

REFUSED = {
    "score left out": (Dialect(claims=changed(qualityScore=None)), "score"),
    "no time": (Dialect(claims=changed(timestamp=None)), "timestamp"),
    "another purpose": (Dialect(claims=changed(purpose="Auth")), "purpose"),
    "an eye for a finger": (Dialect(claims=changed(bioType="Iris")), "type"),
    "no hash": (Dialect(entry=changed(hash=None)), "hash-chain"),
    "no data": (Dialect(entry=changed(data=None)), "jwt"),
    "no transaction": (Dialect(claims=changed(transactionId=None)), "transaction"),
}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_a_spelling_is_understood(start: Start, name: str) -> None:
    service, scanner = start(UNDERSTOOD[name])
    alone = UNDERSTOOD[name].sub_type == "Single"
    assert scanner.open().at_once == (1 if alone else 0)
    came = scanner.scan(ScanRequest(FOUR_LEFT), lambda _: None, Stop(10))
    assert [each.part for each in came] == list(FOUR_LEFT)
    assert {each.evidence.checks for each in came} == {PASSED}
    captures = [body for verb, body in service.requests if verb == "RCAPTURE"]
    assert [body["bio"][0]["count"] for body in captures] == (["1"] * 4 if alone else ["4"])
    assert len({body["transactionId"] for body in captures}) == len(captures)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_not_forgiven(start: Start, name: str) -> None:
    dialect, detail = REFUSED[name]
    _, scanner = start(dialect)
    scanner.open()
    with pytest.raises(Fault) as caught:
        scanner.scan(ScanRequest(FOUR_LEFT), lambda _: None, Stop(10))
    assert caught.value.detail == detail


def test_an_error_object_is_the_persons_or_the_operators(start: Start) -> None:
    said = {"errorCode": 101, "errorInfo": "Unable to detect a biometric object"}
    _, scanner = start(Dialect(entry=changed(error=said, data="", hash="")))
    scanner.open()
    with pytest.raises(Retry) as caught:
        scanner.scan(ScanRequest(FOUR_LEFT), lambda _: None, Stop(10))
    assert caught.value.reason is RetryReason.FINGER_NONE


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("100", FaultCode.UNSUPPORTED),
        ("107", FaultCode.UNTRUSTED),
        ("700", FaultCode.BUSY),
        ("702", FaultCode.BUSY),
        ("703", FaultCode.BUSY),
        ("705", FaultCode.GONE),
        ("706", FaultCode.UNSUPPORTED),
        ("710", FaultCode.HARDWARE),
    ],
)
def test_an_error_of_the_mock_service_means_what_it_means(
    start: Start, number: str, code: FaultCode
) -> None:
    said = {"errorCode": number, "errorInfo": "?"}
    _, scanner = start(Dialect(entry=changed(error=said, data="", hash="")))
    scanner.open()
    with pytest.raises(Fault) as caught:
        scanner.scan(ScanRequest(FOUR_LEFT), lambda _: None, Stop(10))
    assert (caught.value.code, caught.value.detail) == (code, f"sbi-{number}")


@pytest.mark.parametrize(
    ("status", "code"),
    [("NOT READY", FaultCode.BUSY), ("Not Registered", FaultCode.UNSUPPORTED)],
)
def test_a_device_that_cannot_is_said_so(start: Start, status: str, code: FaultCode) -> None:
    _, scanner = start(Dialect(status=status))
    with pytest.raises(Fault) as caught:
        scanner.open()
    assert caught.value.code is code


def test_a_device_for_another_purpose_is_not_taken(start: Start) -> None:
    _, scanner = start(Dialect(purpose="Auth"))
    with pytest.raises(Fault) as caught:
        scanner.open()
    assert (caught.value.code, caught.value.detail) == (FaultCode.UNSUPPORTED, "purpose")


STRANGERS = {
    "another maker's": (DeviceKeys(), Dialect()),
    "one for another purpose": (benches.device_keys(), Dialect(purpose="Auth")),
    "one that cannot": (benches.device_keys(), Dialect(status="Not Registered")),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_a_service_that_cannot_be_taken_does_not_hide_the_right_one(name: str) -> None:
    keys, dialect = STRANGERS[name]
    stranger, right = ForeignSbi(keys, dialect), ForeignSbi(benches.device_keys(), Dialect())
    trust = DeviceTrust.from_pem([benches.device_keys().root_pem])
    scanner = SbiFingerScanner(SbiLine("127.0.0.1", (stranger.port, right.port), trust))
    assert scanner.open().driver == "sbi-finger"
    assert scanner.scan(ScanRequest(FOUR_LEFT), lambda _: None, Stop(10))
    assert not [verb for verb, _ in stranger.requests if verb == "RCAPTURE"]
    stranger.close()
    right.close()
