"""Every mishap of the emulated service, and what the driver must make of it: one row each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from drivers.emulators.sbi.identity import DeviceKeys
from drivers.emulators.sbi.mishaps import Mishap, SbiScript
from drivers.emulators.sbi.server import SbiEmulator
from drivers.protocol import Frame, ScanRequest
from drivers.sbi.contact import SbiLine
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.scanner import SbiFingerScanner
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason
from tests.fakes import benches

THUMBS = ScanRequest(("LEFT_THUMB", "RIGHT_THUMB"))

FAULTS = {
    Mishap.BUSY: (FaultCode.BUSY, "sbi-111"),
    Mishap.NOT_READY: (FaultCode.BUSY, "sbi-110"),
    Mishap.TAMPERED: (FaultCode.UNTRUSTED, "sbi-103"),
    Mishap.WRONG_HAND: (FaultCode.PROTOCOL, "positions"),
    Mishap.SAME_PICTURE_TWICE: (FaultCode.PROTOCOL, "duplicate"),
    Mishap.NO_IMAGE: (FaultCode.PROTOCOL, "image"),
    Mishap.NOT_A_RECORD: (FaultCode.PROTOCOL, "record"),
    Mishap.CUT_RECORD: (FaultCode.PROTOCOL, "record"),
    Mishap.NO_SCORE: (FaultCode.PROTOCOL, "score"),
    Mishap.SCORE_TOO_HIGH: (FaultCode.PROTOCOL, "score"),
    Mishap.OTHER_TRANSACTION: (FaultCode.UNTRUSTED, "transaction"),
    Mishap.STALE_TIMESTAMP: (FaultCode.UNTRUSTED, "timestamp"),
    Mishap.OTHER_DEVICE: (FaultCode.UNTRUSTED, "digital-id"),
    Mishap.OTHER_PURPOSE: (FaultCode.PROTOCOL, "purpose"),
    Mishap.BAD_SIGNATURE: (FaultCode.UNTRUSTED, "signature"),
    Mishap.NO_SIGNATURE: (FaultCode.UNTRUSTED, "algorithm"),
    Mishap.FOREIGN_ROOT: (FaultCode.UNTRUSTED, "chain"),
    Mishap.EXPIRED_CERTIFICATE: (FaultCode.UNTRUSTED, "dates"),
    Mishap.BROKEN_HASH_CHAIN: (FaultCode.UNTRUSTED, "hash-chain"),
    Mishap.NOT_JSON: (FaultCode.PROTOCOL, "answer"),
    Mishap.CUT_ANSWER: (FaultCode.GONE, "answer cut"),
    Mishap.NO_ANSWER: (FaultCode.TIMEOUT, "capture"),
}
RETRIES = {
    Mishap.NOTHING_THERE: (RetryReason.FINGER_NONE, "sbi-101"),
    Mishap.UNREADABLE: (RetryReason.FINGER_UNCLEAR, "sbi-102"),
    Mishap.TIMED_OUT: (RetryReason.TIMED_OUT, "sbi-701"),
    Mishap.ONE_LESS: (RetryReason.FINGER_COUNT, "count"),
}
DELIVERED = {
    # Two pictures of one finger: only the ridges tell, and those are the station's to compare.
    Mishap.SAME_FINGER_TWICE,
    # A scanner that cuts the fingers out delivers those that were asked for, however the hand lies.
    Mishap.ONE_MORE,
    Mishap.TIPS_OFF,
    # The live view breaks, what is recorded does not.
    Mishap.STREAM_CUT,
    Mishap.STREAM_FROZEN,
    Mishap.STREAM_GARBLED,
}


def line(service: SbiEmulator, **changes: object) -> SbiLine:
    wiring = benches.sbi_wiring(service)
    trust = DeviceTrust.from_pem(wiring.sbi_roots)
    plain = SbiLine(host=wiring.sbi_host, ports=wiring.sbi_ports, trust=trust, patience=0)
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test changes one field


@contextmanager
def opened(script: SbiScript, **changes: object) -> Iterator[SbiFingerScanner]:
    service = benches.service(script)
    scanner = SbiFingerScanner(line(service, **changes))
    scanner.open()
    try:
        yield scanner
    finally:
        scanner.close()
        service.close()


def open_and_scan(scanner: SbiFingerScanner) -> None:
    scanner.open()
    scanner.scan(THUMBS, lambda _: None, Stop(10))


def test_every_mishap_has_its_row() -> None:
    rows = [*FAULTS, *RETRIES, *DELIVERED]
    assert set(rows) == set(Mishap)
    assert len(rows) == len(Mishap)


@pytest.mark.parametrize("mishap", FAULTS)
def test_what_the_operator_must_know_of(mishap: Mishap) -> None:
    seconds = 0.4 if mishap is Mishap.NO_ANSWER else 10
    with opened(benches.with_mishap(mishap)) as scanner, pytest.raises(Fault) as caught:
        scanner.scan(THUMBS, lambda _: None, Stop(seconds))
    assert (caught.value.code, caught.value.detail) == FAULTS[mishap]


@pytest.mark.parametrize("mishap", RETRIES)
def test_what_the_person_can_put_right(mishap: Mishap) -> None:
    with opened(benches.with_mishap(mishap)) as scanner, pytest.raises(Retry) as caught:
        scanner.scan(THUMBS, lambda _: None, Stop(10))
    assert (caught.value.reason, caught.value.detail) == RETRIES[mishap]


@pytest.mark.parametrize("mishap", sorted(DELIVERED))
def test_what_does_not_spoil_a_capture(mishap: Mishap) -> None:
    frames: list[Frame] = []
    with opened(benches.with_mishap(mishap)) as scanner:
        delivered = scanner.scan(THUMBS, frames.append, Stop(10))
    assert [each.part for each in delivered] == list(THUMBS.parts)


@pytest.mark.parametrize("mishap", [each for each in FAULTS if each is not Mishap.NO_ANSWER])
def test_the_next_capture_is_good_again(mishap: Mishap) -> None:
    with opened(benches.with_mishap(mishap)) as scanner:
        with pytest.raises(DeviceTrouble):
            scanner.scan(THUMBS, lambda _: None, Stop(10))
        assert scanner.scan(THUMBS, lambda _: None, Stop(10))


def test_a_device_that_is_busy_for_a_moment_is_asked_again() -> None:
    script = benches.with_mishap(Mishap.BUSY)
    with opened(script, patience=1) as scanner:
        assert scanner.scan(THUMBS, lambda _: None, Stop(10))


def test_nothing_is_trusted_without_roots() -> None:
    service = benches.service()
    scanner = SbiFingerScanner(line(service, trust=DeviceTrust(())))
    with pytest.raises(Fault) as caught:
        scanner.open()
    assert (caught.value.code, caught.value.detail) == (FaultCode.UNTRUSTED, "chain")
    service.close()


@pytest.mark.parametrize(
    ("ahead", "detail"),
    [
        (timedelta(minutes=6), "timestamp"),
        (timedelta(minutes=-6), "timestamp"),
        (timedelta(days=31), "dates"),
        (timedelta(days=-1), "dates"),
    ],
)
def test_a_clock_that_differs_is_noticed(ahead: timedelta, detail: str) -> None:
    service = benches.service()
    scanner = SbiFingerScanner(line(service, now=lambda: datetime.now(UTC) + ahead))
    with pytest.raises(Fault) as caught:
        open_and_scan(scanner)
    assert (caught.value.code, caught.value.detail) == (FaultCode.UNTRUSTED, detail)
    service.close()


def test_another_makers_device_is_not_trusted_at_all() -> None:
    service = benches.service(keys=DeviceKeys())
    scanner = SbiFingerScanner(
        line(service, trust=DeviceTrust.from_pem((benches.device_keys().root_pem,)))
    )
    with pytest.raises(Fault) as caught:
        scanner.open()
    assert (caught.value.code, caught.value.detail) == (FaultCode.UNTRUSTED, "chain")
    service.close()
