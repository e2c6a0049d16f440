"""A scanner that delivers whole slaps: one picture, named by its record, alone or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.capture import Taken, laid
from drivers.emulators.sbi.device import SLAP, WHOLE
from drivers.emulators.sbi.mishaps import Mishap
from drivers.emulators.sbi.pictures import Seen
from drivers.emulators.sbi.records import Picture, finger_record, lossless
from drivers.emulators.sbi.server import SbiEmulator
from drivers.population.fingerprint import finger
from drivers.population.person import FOUR_LEFT, FOUR_RIGHT, THUMBS, Person
from drivers.protocol import FingerScanner, Record, ScanRequest
from drivers.registry import create
from drivers.sbi.record import part_in
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode
from station.host.delivery import opened
from tests.fakes import benches

GROUPS = {"RIGHT_FOUR": FOUR_RIGHT, "LEFT_FOUR": FOUR_LEFT, "THUMBS": THUMBS}


@pytest.fixture(scope="module")
def service() -> Iterator[SbiEmulator]:
    """One service with both slap scanners."""
    chair = Chair(Person(7))
    made = SbiEmulator(
        chair, keys=benches.device_keys(), script=benches.QUICK, bodies=(SLAP, WHOLE)
    )
    yield made
    made.close()


def scanner_of(service: SbiEmulator) -> FingerScanner:
    wiring = replace(benches.sbi_wiring(service), options={"serial": WHOLE.serial})
    scanner = create("sbi-finger", wiring)
    assert isinstance(scanner, FingerScanner)
    return scanner


@pytest.mark.parametrize("name", GROUPS)
def test_one_picture_comes_and_its_record_says_of_which_slap(
    service: SbiEmulator, name: str
) -> None:
    scanner = scanner_of(service)
    assert scanner.open().serial == WHOLE.serial
    (delivery,) = scanner.scan(ScanRequest(GROUPS[name]), lambda _: None, Stop(20))
    assert delivery.part == name
    assert isinstance(delivery.image, Record)
    assert part_in(delivery.image.data) == name
    picture = opened(delivery)
    assert (picture.gray.shape, picture.ppi) == ((1500, 1600), 500)
    assert "hash-chain" in delivery.evidence.checks


@pytest.mark.parametrize("shown", ["RIGHT_FOUR", "THUMBS", "RIGHT_INDEX"])
def test_a_slap_that_was_not_asked_for_or_not_alone_is_no_answer(
    service: SbiEmulator, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for the left four: another slap, or the right one with a finger beside it."""
    pixels = finger(Person(7), "RIGHT_INDEX").pixels
    picture = Picture(shown, lossless(pixels), pixels.shape[1], pixels.shape[0], 80)
    at = datetime.now(UTC)
    wrong = [Taken(shown, "UNKNOWN", finger_record(picture, at), 80)]
    if shown == "RIGHT_INDEX":
        slap = replace(picture, part="LEFT_FOUR", score=81)
        other = replace(picture, part="LEFT_INDEX", jp2=lossless(pixels[:-1]), height=399)
        wrong = [
            Taken("LEFT_FOUR", "UNKNOWN", finger_record(slap, at), 80),
            Taken("LEFT_INDEX", "UNKNOWN", finger_record(other, at), 80),
        ]
    monkeypatch.setattr("drivers.emulators.sbi.server.take", lambda *_: wrong)
    scanner = scanner_of(service)
    scanner.open()
    with pytest.raises(Fault) as caught:
        scanner.scan(ScanRequest(FOUR_LEFT), lambda _: None, Stop(20))
    assert (caught.value.code, caught.value.detail) == (FaultCode.PROTOCOL, "positions")


def test_people_lay_their_hands_down_as_the_script_says() -> None:
    assert laid(FOUR_RIGHT, None) == FOUR_RIGHT
    assert laid(FOUR_RIGHT, Mishap.ONE_LESS) == FOUR_RIGHT[:3]
    assert laid(FOUR_RIGHT, Mishap.ONE_MORE) == (*FOUR_RIGHT, "LEFT_THUMB")
    assert laid(FOUR_RIGHT, Mishap.WRONG_HAND) == FOUR_LEFT


def test_a_look_keeps_its_live_view() -> None:
    seen: Seen = WHOLE.look(Person(7), FOUR_RIGHT, 0)
    assert seen.live.shape == (480, 512)
