"""Pictures from devices: records opened, codecs there and back, nothing oversized decoded."""

import struct
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.sbi import records
from drivers.opencv import cv2
from drivers.population.fingerprint import finger
from drivers.population.iris import eye
from drivers.population.person import Person
from drivers.protocol import Delivery, Evidence, Pixels, Record
from drivers.trouble import Fault, FaultCode
from packets.codestream import read_facts
from packets.enrollment import ImageCodec
from station.body import Part
from station.host import codec
from station.host.codec import Unreadable
from station.host.delivery import received
from station.host.record import picture_in

AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
PRINT = finger(Person(3), "LEFT_INDEX").pixels
EYE = eye(Person(3), "LEFT_EYE").pixels


def finger_record(ppi: int = 500) -> bytes:
    height, width = PRINT.shape
    jp2 = records.lossless(PRINT)
    return records.finger_record(
        records.Picture("LEFT_INDEX", jp2, width, height, score=70, ppi=ppi), AT
    )


def iris_record() -> bytes:
    height, width = EYE.shape
    picture = records.Picture("LEFT_EYE", records.lossless(EYE), width, height, score=70)
    return records.iris_record(picture, AT)


def test_a_finger_record_is_opened_to_the_very_pixels() -> None:
    evidence = Evidence(digital_id="{}", sha256="ab", checks=("chain",))
    opened = received(Delivery("LEFT_INDEX", Record("19794-4:2011", finger_record()), 66, evidence))
    assert (opened.part, opened.ppi, opened.device_score) == (Part.LEFT_INDEX, 500, 66)
    assert (opened.source_sha256, opened.checks) == ("ab", ("chain",))
    assert (opened.gray == PRINT).all()


def test_an_iris_record_is_opened_to_the_very_pixels() -> None:
    opened = received(Delivery("LEFT_EYE", Record("19794-6:2011", iris_record())))
    assert opened.ppi is None
    assert len(opened.source_sha256) == 64
    assert (opened.gray == EYE).all()


def test_a_resolution_per_centimetre_is_told_per_inch() -> None:
    data = bytearray(finger_record(197))
    unit_at = data.index(struct.pack(">BHHHH", 1, 197, 197, 197, 197))
    data[unit_at] = 2
    assert picture_in(Record("19794-4:2011", bytes(data))).ppi == 500


def test_plain_pixels_pass_as_they_are() -> None:
    bgr = np.repeat(PRINT[:, :, np.newaxis], 3, axis=2)
    opened = received(Delivery("LEFT_INDEX", Pixels(bgr, 500)))
    assert (opened.gray == PRINT).all()
    assert opened.source_sha256 == ""


@pytest.mark.parametrize(
    "delivery",
    [
        pytest.param(Delivery("TAIL", Pixels(PRINT, 500)), id="unknown part"),
        pytest.param(Delivery("FACE", Record("19794-2:2011", b"")), id="unknown standard"),
        pytest.param(Delivery("LEFT_INDEX", Record("19794-4:2011", b"")), id="nothing"),
        pytest.param(
            Delivery("LEFT_INDEX", Record("19794-4:2011", iris_record())), id="wrong standard"
        ),
    ],
)
def test_what_cannot_be_opened_is_a_fault_of_the_device(delivery: Delivery) -> None:
    with pytest.raises(Fault) as caught:
        received(delivery)
    assert caught.value.code is FaultCode.PROTOCOL


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(finger_record()) - 1))
def test_a_record_cut_anywhere_is_a_fault(length: int) -> None:
    with pytest.raises(Fault):
        received(Delivery("LEFT_INDEX", Record("19794-4:2011", finger_record()[:length])))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 80), st.integers(0, 255))
def test_a_garbled_header_is_a_fault_or_the_picture_never_anything_else(
    at: int, value: int
) -> None:
    data = bytearray(finger_record())
    data[at] = value
    try:
        opened = received(Delivery("LEFT_INDEX", Record("19794-4:2011", bytes(data))))
    except Fault:
        return
    assert (opened.gray == PRINT).all()


def test_wsq_keeps_the_ridges_at_500_ppi() -> None:
    coded = codec.wsq(PRINT)
    facts = read_facts(coded)
    assert (facts.codec, facts.width, facts.height, facts.ppi) == (ImageCodec.WSQ, 300, 400, 500)
    error = codec.decoded(coded).astype(np.float32) - PRINT
    assert float(np.sqrt((error**2).mean())) < 8


def test_an_iris_is_coded_without_loss() -> None:
    coded = codec.lossless(EYE)
    assert read_facts(coded).codec is ImageCodec.JPEG2000_LOSSLESS
    assert (codec.decoded(coded) == EYE).all()


def test_a_portrait_is_coded_with_loss_and_its_colours() -> None:
    picture = np.full((800, 600, 3), (200, 30, 90), np.uint8)
    coded = codec.portrait(picture)
    facts = read_facts(coded)
    assert (facts.codec, facts.channels) == (ImageCodec.JPEG2000, 3)
    assert np.abs(codec.decoded(coded).astype(int) - picture).max() <= 3


def test_a_picture_that_claims_too_many_pixels_is_not_decoded() -> None:
    coded = bytearray(codec.lossless(EYE))
    struct.pack_into(">II", coded, coded.index(struct.pack(">II", 480, 640)), 60000, 60000)  # ihdr
    size_at = coded.index(struct.pack(">II", 640, 480))
    struct.pack_into(">6I", coded, size_at, 60000, 60000, 0, 0, 60000, 60000)  # in one tile
    with pytest.raises(Unreadable, match="too large"):
        codec.decoded(bytes(coded))


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x89PNG\r\n\x1a\n", b"\xff\x4f\xff\x51"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        codec.decoded(data)


@pytest.mark.parametrize(("shape", "size"), [((1600, 800, 3), (320, 160)), ((90, 60), (90, 60))])
def test_a_thumbnail_is_small(shape: tuple[int, ...], size: tuple[int, int]) -> None:
    jpeg = codec.thumbnail(np.full(shape, 80, np.uint8))
    small = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_UNCHANGED)
    assert small is not None
    assert small.shape[:2] == size
