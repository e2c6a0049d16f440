"""Whole slaps through the host: segmented, counted, refused where the hand lies wrong, kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec
import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.population import fingerprint
from drivers.population.person import FOUR_LEFT, FOUR_RIGHT, THUMBS, Person
from drivers.protocol import Delivery, Frame, Pixels, Preview, ScanRequest
from drivers.stop import Stop
from packets.codestream import read_facts
from station.body import PARTS, Modality, Part, Target
from station.devices import ring
from station.devices.inthread import InThread
from station.devices.messages import (
    Attempt,
    Begin,
    FromHost,
    Guard,
    ImageSample,
    Live,
    Seat,
    Verdict,
)
from station.host.host import Host, factory
from station.host.live_fingers import look
from station.reasons import Reason
from station.settings import Settings
from tests.fakes.bench import ScriptedBench, ScriptedScanner, delivering
from tests.fakes.hearing import Hearing, demo_settings
from tests.fakes.jobs import job

PERSON = Person(5)
SLAPS = {Target.RIGHT_FOUR: FOUR_RIGHT, Target.LEFT_FOUR: FOUR_LEFT, Target.THUMBS: THUMBS}


def keeping_slaps(settings: Settings) -> Settings:
    finger = msgspec.structs.replace(settings.enrollment.finger, keep_slaps=True)
    enrollment = msgspec.structs.replace(settings.enrollment, finger=finger)
    return msgspec.structs.replace(settings, enrollment=enrollment)


def slap_of(target: Target, parts: Sequence[str] | None = None, forward: int = 0) -> Delivery:
    pixels = fingerprint.slap(PERSON, parts or SLAPS[target]).pixels
    if forward:
        glass = np.full((forward, pixels.shape[1]), 238, np.uint8)
        pixels = np.vstack([pixels[forward:], glass])
    return Delivery(target.value, Pixels(np.ascontiguousarray(pixels), 500), score=100)


def taken(target: Target, *deliveries: Delivery, keep: bool = False, **more: object) -> Attempt:
    settings = keeping_slaps(demo_settings()) if keep else demo_settings()
    news = Hearing()
    scanner = ScriptedScanner(script=[delivering(*deliveries)])
    host = Host(settings, ScriptedBench({Modality.FINGER: scanner}), news, ring.private())
    host.start()
    try:
        host.take(msgspec.convert({"request": 1, "target": target, **more}, Begin))
        return news.captured(1)
    finally:
        host.close()


@pytest.mark.parametrize("target", SLAPS)
def test_the_fingers_of_a_slap_are_recorded_each_for_itself(target: Target) -> None:
    attempt = taken(target, slap_of(target))
    assert (attempt.verdict, attempt.reasons) == (Verdict.GOOD, ())
    assert {sample.part for sample in attempt.samples} == set(PARTS[target])
    hands = {s.guards[Guard.HAND] for s in attempt.samples if isinstance(s, ImageSample)}
    assert hands == {Verdict.NOT_CHECKED if target is Target.THUMBS else Verdict.GOOD}
    assert attempt.slap is None, "nobody asked for it"


@pytest.mark.parametrize(
    "parts", [FOUR_RIGHT[:3], (*FOUR_RIGHT, "LEFT_THUMB")], ids=["three", "five"]
)
def test_three_fingers_are_not_four_and_five_are_not_four(parts: tuple[str, ...]) -> None:
    attempt = taken(Target.RIGHT_FOUR, slap_of(Target.RIGHT_FOUR, parts))
    assert (attempt.verdict, attempt.reasons) == (Verdict.RETRY, (Reason.FINGER_COUNT,))
    assert attempt.samples == (), "nobody knows which finger is which"


def test_bare_glass_is_no_hand() -> None:
    bare = Delivery("RIGHT_FOUR", Pixels(np.full((1500, 1600), 238, np.uint8), 500), score=100)
    attempt = taken(Target.RIGHT_FOUR, bare)
    assert (attempt.verdict, attempt.reasons) == (Verdict.RETRY, (Reason.FINGER_NONE,))


def test_noise_is_refused_though_the_device_is_enthusiastic() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (1500, 1600), np.uint8)
    attempt = taken(Target.RIGHT_FOUR, Delivery("RIGHT_FOUR", Pixels(noise, 500), score=100))
    assert attempt.verdict is Verdict.RETRY
    assert attempt.samples == ()
    single = Delivery("RIGHT_INDEX", Pixels(noise[:400, :300].copy(), 500), score=100)
    (sample,) = taken(Target.RIGHT_FOUR, single, missing=PARTS[Target.RIGHT_FOUR][1:]).samples
    assert isinstance(sample, ImageSample)
    assert (sample.score, sample.device_score) == (0, 100)
    assert (sample.verdict, sample.reasons) == (Verdict.RETRY, (Reason.FINGER_NONE,))


def test_the_other_hand_is_refused_and_marked_in_each_finger() -> None:
    attempt = taken(Target.RIGHT_FOUR, slap_of(Target.RIGHT_FOUR, FOUR_LEFT))
    assert (attempt.verdict, attempt.reasons) == (Verdict.RETRY, (Reason.FINGER_HAND,))
    for sample in attempt.samples:
        assert isinstance(sample, ImageSample)
        assert sample.guards[Guard.HAND] is Verdict.RETRY
        assert sample.verdict is Verdict.RETRY
        assert sample.score > 40, "the print itself is good: only the hand is wrong"


def test_a_tip_off_the_glass_is_said_of_the_finger_it_belongs_to() -> None:
    attempt = taken(Target.RIGHT_FOUR, slap_of(Target.RIGHT_FOUR, forward=440))
    cut = {sample.part for sample in attempt.samples if Reason.FINGER_CUT in sample.reasons}
    assert Part.RIGHT_MIDDLE in cut
    assert Part.RIGHT_LITTLE not in cut
    assert attempt.verdict is Verdict.RETRY


def test_an_amputee_is_recorded_with_the_fingers_there_are() -> None:
    missing = (Part.RIGHT_RING,)
    pixels = fingerprint.slap(Person(5, missing=frozenset(missing)), FOUR_RIGHT).pixels
    slap = Delivery("RIGHT_FOUR", Pixels(pixels, 500))
    attempt = taken(Target.RIGHT_FOUR, slap, missing=missing)
    assert (attempt.verdict, attempt.reasons) == (Verdict.GOOD, ())
    assert {s.part for s in attempt.samples} == set(PARTS[Target.RIGHT_FOUR]) - set(missing)
    attempt = taken(Target.RIGHT_FOUR, slap)
    assert attempt.reasons == (Reason.FINGER_COUNT,), "nobody said that a finger is missing"


def test_the_slap_is_kept_where_the_station_keeps_slaps() -> None:
    attempt = taken(Target.RIGHT_FOUR, slap_of(Target.RIGHT_FOUR), keep=True)
    assert attempt.slap is not None
    facts = read_facts(attempt.slap.data)
    assert (facts.width, facts.height, facts.ppi) == (1600, 1500, 500)
    assert (attempt.slap.width, attempt.slap.height, attempt.slap.ppi) == (1600, 1500, 500)
    assert attempt.slap.device_score == 100
    attempt = taken(Target.RIGHT_FOUR, slap_of(Target.RIGHT_FOUR, FOUR_RIGHT[:3]), keep=True)
    assert attempt.slap is None, "a slap whose fingers have no names is of no use"


def test_a_slap_of_1000_ppi_is_brought_to_500() -> None:
    pixels = fingerprint.slap(PERSON, THUMBS).pixels
    large = np.asarray(cv2.resize(pixels, None, fx=2, fy=2), np.uint8)
    attempt = taken(Target.THUMBS, Delivery("THUMBS", Pixels(large, 1000)), keep=True)
    assert attempt.verdict is Verdict.GOOD
    assert attempt.slap is not None
    assert (attempt.slap.width, attempt.slap.height) == (1600, 1500)


# --- the live view --------------------------------------------------------------------------------


def view_of(parts: Sequence[str], height: int = 480) -> Live:
    """Look at a slap as a live view shows it."""
    pixels = fingerprint.slap(PERSON, parts).pixels
    width = pixels.shape[1] * height // pixels.shape[0]
    small = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    return look(job(Target.RIGHT_FOUR), PARTS[Target.RIGHT_FOUR], small)


def test_the_live_view_shows_each_finger_in_its_box_with_its_score() -> None:
    live = view_of(FOUR_RIGHT)
    assert (live.verdict, live.reasons) == (Verdict.GOOD, ())
    assert [box.part for box in live.boxes] == list(PARTS[Target.RIGHT_FOUR])
    assert all(box.score is not None and box.score > 60 for box in live.boxes)
    assert [box.x for box in live.boxes] == sorted(box.x for box in live.boxes)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [(FOUR_LEFT, Reason.FINGER_HAND), (FOUR_RIGHT[:3], Reason.FINGER_COUNT)],
)
def test_the_live_view_coaches(parts: tuple[str, ...], reason: Reason) -> None:
    live = view_of(parts)
    assert live.verdict is Verdict.RETRY
    assert live.reasons[0] is reason


def test_a_live_view_too_small_for_ridges_is_not_judged() -> None:
    live = view_of(FOUR_RIGHT, height=200)
    assert (live.verdict, live.reasons, live.boxes) == (Verdict.NOT_CHECKED, (), ())


def test_a_scanner_that_waits_takes_the_slap_once_all_fingers_were_good_for_long_enough() -> None:
    """It streams until it is told: the picture is taken at the right moment, by nobody's press."""
    pixels = fingerprint.slap(PERSON, FOUR_RIGHT).pixels
    shown = Frame(np.asarray(cv2.resize(pixels, (512, 480)), np.uint8), at_ns=0)

    def stream(_request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        number = 0
        while not stop.finished:
            stop.check()
            preview(replace(shown, at_ns=number * 100_000_000))
            number += 1
            stop.wait(0.01)
        return (slap_of(Target.RIGHT_FOUR),)

    news = Hearing()
    bench = ScriptedBench({Modality.FINGER: ScriptedScanner(script=[stream])})
    host = Host(demo_settings(), bench, news, ring.private())
    host.start()
    try:
        host.take(Begin(request=1, target=Target.RIGHT_FOUR))
        assert news.captured(1).verdict is Verdict.GOOD
    finally:
        host.close()
    lives = [message for message in news.heard if isinstance(message, Live)]
    assert lives[-1].hold == 1.0
    assert len(lives[-1].boxes) == 4


# --- over the wire --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole() -> Iterator[tuple[InThread, list[Hearing]]]:
    """A host whose finger scanner is the emulated one that delivers whole slaps."""
    settings = demo_settings("sbi")
    options: dict[str, str | int | float | bool] = {"serial": "LATIHAN-WHOLE-0001"}
    scanner = msgspec.structs.replace(settings.devices.finger, options=options)
    settings = msgspec.structs.replace(
        settings, devices=msgspec.structs.replace(settings.devices, finger=scanner)
    )
    hearings = [Hearing()]
    devices = InThread(factory(settings))

    def hear(message: FromHost) -> None:
        hearings[-1](message)

    devices.start(hear)
    devices.send(Seat(seed=5))
    yield devices, hearings
    devices.close()


def test_a_slap_scanner_on_the_wire_records_hand_and_index_check(
    whole: tuple[InThread, list[Hearing]],
) -> None:
    devices, hearings = whole
    recorded: dict[Part, bytes] = {}
    for number, target in enumerate((Target.RIGHT_FOUR, Target.LEFT_FOUR), 1):
        hearings.append(Hearing())
        devices.send(Begin(request=number, target=target, references=dict(recorded)))
        attempt = hearings[-1].captured(number)
        assert (attempt.verdict, attempt.reasons) == (Verdict.GOOD, ())
        recorded |= {s.part: s.data for s in attempt.samples if isinstance(s, ImageSample)}
    hearings.append(Hearing())
    devices.send(Begin(request=3, target=Target.INDEX_CHECK, references=recorded))
    check = hearings[-1].captured(3)
    assert check.verdict is Verdict.GOOD
    assert set(check.matches) == set(PARTS[Target.INDEX_CHECK])
