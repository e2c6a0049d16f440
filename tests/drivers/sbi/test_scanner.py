"""What is particular to SBI: groups of four, four and two, missing parts, services that move."""

import base64
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from drivers.emulators.sbi.device import EYES, SLAP
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.population.person import FOUR_LEFT, FOUR_RIGHT, Person
from drivers.protocol import Frame, Record, ScanRequest
from drivers.registry import create
from drivers.sbi.checks import PASSED
from drivers.sbi.contact import SbiLine
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.scanner import SbiFingerScanner, SbiIrisScanner
from drivers.sbi.service import discover
from drivers.sbi.vocabulary import FINGER
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes import benches

Start = Callable[..., SbiEmulator]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start services that end with the test."""
    running: list[SbiEmulator] = []

    def starter(**how: object) -> SbiEmulator:
        running.append(benches.service(**how))  # type: ignore[arg-type]  # passed on as given
        return running[-1]

    yield starter
    for service in running:
        service.close()


def line(*services: SbiEmulator) -> SbiLine:
    wiring = benches.sbi_wiring(*services)
    trust = DeviceTrust.from_pem(wiring.sbi_roots)
    return SbiLine(host=wiring.sbi_host, ports=wiring.sbi_ports, trust=trust)


def fingers(*services: SbiEmulator) -> SbiFingerScanner:
    scanner = SbiFingerScanner(line(*services))
    scanner.open()
    return scanner


def parts_of(scanner: SbiFingerScanner | SbiIrisScanner, request: ScanRequest) -> list[str]:
    return [each.part for each in scanner.scan(request, lambda _: None, Stop(20))]


@pytest.mark.parametrize("parts", [FOUR_RIGHT, FOUR_LEFT, ("LEFT_THUMB", "RIGHT_THUMB")])
def test_a_slap_delivers_its_fingers(start: Start, parts: tuple[str, ...]) -> None:
    assert parts_of(fingers(start()), ScanRequest(parts)) == list(parts)


def test_two_index_fingers_are_two_captures(start: Start) -> None:
    request = ScanRequest(("RIGHT_INDEX", "LEFT_INDEX"))
    assert parts_of(fingers(start()), request) == ["LEFT_INDEX", "RIGHT_INDEX"]


def test_missing_fingers_are_exceptions_and_not_waited_for(start: Start) -> None:
    person = Person(11, missing=frozenset({"LEFT_RING"}))
    request = ScanRequest(FOUR_LEFT, missing=("LEFT_RING",))
    expected = [part for part in FOUR_LEFT if part != "LEFT_RING"]
    assert parts_of(fingers(start(person=person)), request) == expected


def test_a_finger_that_is_missing_undeclared_is_told(start: Start) -> None:
    person = Person(11, missing=frozenset({"LEFT_RING"}))
    with pytest.raises(Retry) as caught:
        parts_of(fingers(start(person=person)), ScanRequest(FOUR_LEFT))
    assert caught.value.reason is RetryReason.FINGER_COUNT


def test_one_eye_of_two(start: Start) -> None:
    scanner = SbiIrisScanner(line(start(person=Person(11, missing=frozenset({"LEFT_EYE"})))))
    scanner.open()
    request = ScanRequest(("RIGHT_EYE", "LEFT_EYE"), missing=("LEFT_EYE",))
    assert parts_of(scanner, request) == ["RIGHT_EYE"]


def test_nothing_left_to_ask_for_is_nothing_delivered(start: Start) -> None:
    request = ScanRequest(("LEFT_THUMB",), missing=("LEFT_THUMB",))
    assert parts_of(fingers(start()), request) == []


def test_a_part_of_another_modality_is_unsupported(start: Start) -> None:
    with pytest.raises(Fault) as caught:
        parts_of(fingers(start()), ScanRequest(("LEFT_EYE",)))
    assert caught.value.code is FaultCode.UNSUPPORTED


def test_evidence_says_what_was_verified(start: Start) -> None:
    thumbs = ScanRequest(("LEFT_THUMB", "RIGHT_THUMB"))
    for each in fingers(start()).scan(thumbs, lambda _: None, Stop(10)):
        assert isinstance(each.image, Record)
        assert each.evidence.sha256 == hashlib.sha256(each.image.data).hexdigest()
        assert each.evidence.checks == PASSED
        assert '"serialNo":"LATIHAN-SLAP-0001"' in each.evidence.digital_id
        assert each.score is not None
        assert 0 < each.score <= 100


def test_the_live_view_shows_pictures_until_the_capture_is_over(start: Start) -> None:
    seen: list[Frame] = []
    three = threading.Event()

    def preview(frame: Frame) -> None:
        seen.append(frame)
        if len(seen) == 3:
            three.set()
            stop.cancel()

    scanner = fingers(start(script=benches.SLOW))
    stop = Stop(20)
    with pytest.raises(Fault):
        scanner.scan(ScanRequest(("LEFT_THUMB", "RIGHT_THUMB")), preview, stop)
    assert three.is_set()
    assert seen[0].pixels.shape == (480, 512)
    assert [each.at_ns for each in seen] == sorted(each.at_ns for each in seen)
    assert not [each for each in threading.enumerate() if each.name.startswith("sbi-stream")]


def test_a_service_that_moves_to_another_port_is_found_again(start: Start) -> None:
    first, second = start(), start()
    ports = line(first, second)
    second.close()
    scanner = SbiFingerScanner(ports)
    scanner.open()
    first.close()
    start(port=second.port)
    assert parts_of(scanner, ScanRequest(("LEFT_THUMB", "RIGHT_THUMB")))


def test_another_device_in_its_place_is_not_trusted(start: Start) -> None:
    first = start()
    scanner = SbiFingerScanner(line(first))
    scanner.open()
    first.close()
    other = SbiEmulator(
        first.chair,
        port=first.port,
        keys=first.keys,
        script=benches.QUICK,
        bodies=[replace(SLAP, number=2)],
    )
    with pytest.raises(Fault) as caught:
        parts_of(scanner, ScanRequest(("LEFT_THUMB",)))
    assert (caught.value.code, caught.value.detail) == (FaultCode.UNTRUSTED, "digital-id")
    other.close()


def test_a_service_without_the_modality_is_passed_over(start: Start) -> None:
    eyes_only = SbiEmulator(start().chair, keys=benches.device_keys(), bodies=[EYES])
    wiring = benches.sbi_wiring(eyes_only)
    assert create("sbi-iris", wiring).open()
    with pytest.raises(Fault) as caught:
        create("sbi-finger", wiring).open()
    assert caught.value.code is FaultCode.GONE
    eyes_only.close()


def test_a_serial_number_chooses_among_devices(start: Start) -> None:
    service = start()
    wiring = benches.sbi_wiring(service)
    good = replace(wiring, options={"serial": "LATIHAN-SLAP-0001"})
    assert create("sbi-finger", good).open().serial == "LATIHAN-SLAP-0001"
    with pytest.raises(Fault):
        create("sbi-finger", replace(wiring, options={"serial": "OTHER"})).open()


def test_a_silent_port_among_the_hundred_does_not_hide_the_service(start: Start) -> None:
    service = start()
    with socket.create_server((HOST, 0)) as silent:
        known = line(service)
        ports = (silent.getsockname()[1], *known.ports)
        assert SbiFingerScanner(replace(known, ports=ports)).open()


def test_a_service_that_is_slow_to_answer_is_waited_for(start: Start) -> None:
    """The first, short look comes back empty: the port takes the call and says nothing."""
    service = start()
    known = line(service)
    with socket.create_server((HOST, 0)) as door:
        relay = threading.Thread(target=relay_late, args=(door, service.port))
        relay.start()
        ports = (door.getsockname()[1],)
        assert [each.status for each in discover(HOST, ports, FINGER)] == ["Ready"]
        relay.join()
    assert SbiFingerScanner(known).open()


def relay_late(door: socket.socket, port: int) -> None:
    """Let the first call wait until its caller gives up, then pass the second one on."""
    first, _ = door.accept()
    with first:
        while first.recv(1 << 12):
            pass
    second, _ = door.accept()
    with second, socket.create_connection((HOST, port)) as service:
        asked = b""
        while not asked.endswith(b"}"):
            asked += second.recv(1 << 12)
        service.sendall(asked)
        while data := service.recv(1 << 12):
            second.sendall(data)


def answer(door: socket.socket, body: bytes) -> None:
    """Answer one caller with this body."""
    line, _ = door.accept()
    with line:
        line.recv(1 << 16)
        line.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + body)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'[{"zz":' + b"[" * 200_000 + b"]" * 200_000 + b"}]", id="deep answer"),
        pytest.param(
            b'[{"digitalId":"' + base64.urlsafe_b64encode(b'{"x":' + b"[" * 100_000) + b'"}]',
            id="deep identity",
        ),
        pytest.param(b'[{"digitalId":"\\ud800"}]', id="no character"),
    ],
)
def test_a_port_that_answers_nonsense_hides_no_scanner(start: Start, body: bytes) -> None:
    service = start()
    with socket.create_server((HOST, 0)) as door:
        thread = threading.Thread(target=answer, args=(door, body))
        thread.start()
        found = discover(HOST, (door.getsockname()[1], service.port), FINGER)
        thread.join()
    assert [each.status for each in found] == ["Ready"]
