"""The emulator's own record writer against the reader of ``packets``, written by other hands."""

from datetime import UTC, datetime

import numpy as np
import pytest

from drivers.emulators.sbi.pictures import eyes, slap
from drivers.emulators.sbi.records import Picture, finger_record, iris_record, lossless
from drivers.opencv import cv2
from drivers.population.person import FINGERS
from drivers.sbi.record import part_in, picture_of
from packets.enrollment import EyePosition, FingerPosition, ImageCodec
from packets.records.finger import read_finger
from packets.records.iris import read_iris
from tests.fakes.benches import SITTER

AT = datetime(2026, 3, 4, 5, 6, 7, 89_000, UTC)
PIXELS = np.arange(64 * 48, dtype=np.uint32).astype(np.uint8).reshape(64, 48)


def picture(part: str) -> Picture:
    return Picture(part, lossless(PIXELS), 48, 64, 77)


@pytest.mark.parametrize("part", FINGERS)
def test_every_finger_is_read_back_as_itself(part: str) -> None:
    record = read_finger(finger_record(picture(part), AT))
    assert record.position is FingerPosition[part]
    assert (record.width, record.height, record.ppi) == (48, 64, 500)
    assert record.codec is ImageCodec.JPEG2000_LOSSLESS
    assert (record.head.captured_at, record.head.quality) == (AT, 77)


@pytest.mark.parametrize("part", ["RIGHT_EYE", "LEFT_EYE"])
def test_every_eye_is_read_back_as_itself(part: str) -> None:
    record = read_iris(iris_record(picture(part), AT))
    assert record.eye is EyePosition[part.removesuffix("_EYE")]
    assert (record.width, record.height, record.codec) == (48, 64, ImageCodec.JPEG2000_LOSSLESS)


def test_the_picture_is_without_loss() -> None:
    data = read_finger(finger_record(picture("LEFT_THUMB"), AT)).data
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert decoded is not None
    assert np.array_equal(decoded, PIXELS)


def test_looks_at_a_person_are_readable_records() -> None:
    thumbs = slap(SITTER, ("LEFT_THUMB", "RIGHT_THUMB"), 0)
    for part, each in thumbs.pictures.items():
        assert read_finger(finger_record(each, AT)).position is FingerPosition[part]
    both = eyes(SITTER, ("LEFT_EYE", "RIGHT_EYE"), 0)
    assert [read_iris(iris_record(each, AT)).width for each in both.pictures.values()] == [640, 640]


@pytest.mark.parametrize("part", [*FINGERS, "RIGHT_EYE", "LEFT_EYE"])
def test_the_driver_finds_the_part_and_the_picture_in_a_record(part: str) -> None:
    write = iris_record if part.endswith("EYE") else finger_record
    record = write(picture(part), AT)
    assert part_in(record) == part
    assert picture_of(record).endswith(picture(part).jp2)
    for length in range(len(record) - len(picture(part).jp2)):
        part_in(record[:length])  # never raises, however short
