"""ISO/IEC 19794 records: written, read back, held to their pictures; every byte at its place."""

import contextlib
import struct
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from packets.enrollment import EyePosition, Face, FingerPosition, ImageCodec, PenTrace
from packets.errors import PacketCode, PacketError
from packets.records.face import read_face, write_face
from packets.records.finger import read_finger, write_finger
from packets.records.iris import read_iris, write_iris
from packets.records.signature import read_signature, svg, write_signature
from tests.fakes.recordings import face, finger, image, iris, pen

replace = msgspec.structs.replace
CAPTURED = datetime(2026, 11, 21, 1, 30, 15, 250_000, UTC)
FINGER = finger(FingerPosition.RIGHT_INDEX)


def test_finger_byte_by_byte() -> None:
    data, picture = write_finger(FINGER), FINGER.image.data
    assert data[:16] == b"FIR\x00020\x00" + struct.pack(">IHBB", len(data), 1, 0, 1)
    assert data[16:20] == struct.pack(">I", len(data) - 16)
    assert data[20:29] == struct.pack(">HBBBBBH", 2026, 11, 21, 1, 30, 15, 250)
    assert data[29:34] == bytes(5)
    assert data[34:40] == b"\1\x4d\0\0\0\0"
    assert data[40:43] == bytes([2, 0, 1])
    assert data[43:51] == struct.pack(">HHHH", 500, 500, 500, 500)
    assert data[51:54] == bytes([8, 2, 0])
    assert data[54:62] == struct.pack(">HHI", 64, 80, len(picture))
    assert data[62:] == picture


@pytest.mark.parametrize("position", list(FingerPosition))
def test_every_position(position: FingerPosition) -> None:
    record = read_finger(write_finger(finger(position)))
    assert (record.position, record.ppi, record.head.captured_at) == (position, 500, CAPTURED)
    assert record.head.quality == 77
    assert record.data == FINGER.image.data


@pytest.mark.parametrize(
    ("codec", "code"),
    [(ImageCodec.WSQ, 2), (ImageCodec.JPEG2000, 4), (ImageCodec.JPEG2000_LOSSLESS, 5)],
)
def test_finger_codecs(codec: ImageCodec, code: int) -> None:
    data = write_finger(finger(FingerPosition.LEFT_THUMB, codec))
    assert data[52] == code
    assert read_finger(data).codec is codec


def test_a_finger_without_quality_has_no_quality_block() -> None:
    unchecked = replace(FINGER, image=replace(FINGER.image, quality=None))
    data = write_finger(unchecked)
    assert data[34] == 0
    assert read_finger(data).head.quality is None


def test_face_round_trip() -> None:
    record, made = read_face(write_face(face())), face()
    assert (record.width, record.height, record.channels) == (48, 64, 3)
    assert (record.right_eye, record.left_eye) == (made.right_eye, made.left_eye)
    assert (record.data, record.codec) == (made.image.data, ImageCodec.JPEG2000)


def test_face_byte_by_byte() -> None:
    data = write_face(face())
    assert data[:17] == b"FAC\x00030\x00" + struct.pack(">IHBH", len(data), 1, 0, 0)
    assert data[41:43] == b"\0\2"
    assert data[58:66] == struct.pack(">BBHHH", 1, 0xC2, 18, 25, 0)
    assert data[74:85] == struct.pack(">BBHHBHBB", 1, 1, 48, 64, 0, 0, 0, 1)


@pytest.mark.parametrize("eyes", [(None, None), ((1, 2), None), (None, (3, 4))])
def test_face_with_fewer_eyes(eyes: tuple[Any, Any]) -> None:
    record = read_face(write_face(replace(face(), right_eye=eyes[0], left_eye=eyes[1])))
    assert (record.right_eye, record.left_eye) == eyes


def portrait(width: int, height: int, right: Any, left: Any) -> Face:
    picture = image(ImageCodec.JPEG2000, width=width, height=height, channels=3)
    return Face(image=picture, right_eye=right, left_eye=left)


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (portrait(240, 320, (90, 144), (150, 144)), 2),
        (portrait(240, 320, (89, 144), (149, 144)), 2),
        (portrait(480, 640, (180, 288), (300, 288)), 2),
        (portrait(480, 640, (182, 288), (300, 288)), 1),
        (portrait(480, 640, (180, 288), (300, 291)), 1),
        (portrait(480, 642, (180, 288), (300, 288)), 1),
        (portrait(480, 640, (180, 288), None), 1),
        (portrait(120, 160, (45, 72), (75, 72)), 1),
    ],
)
def test_a_face_with_a_tokens_measures_is_a_token(made: Face, kind: int) -> None:
    data = write_face(made)
    at = data.index(made.image.data) - 15
    assert data[at] == kind
    assert read_face(data).right_eye == made.right_eye
    with pytest.raises(PacketError):
        read_face(data[:at] + bytes([3 - kind]) + data[at + 1 :])


@pytest.mark.parametrize("eye", list(EyePosition))
def test_iris_round_trip(eye: EyePosition) -> None:
    record = read_iris(write_iris(iris(eye)))
    assert (record.eye, record.centre, record.iris_diameter) == (eye, (32, 24), 30)
    assert record.codec is ImageCodec.JPEG2000_LOSSLESS


def test_iris_byte_by_byte() -> None:
    data = write_iris(iris(EyePosition.LEFT))
    assert data[:16] == b"IIR\x00020\x00" + struct.pack(">IHBB", len(data), 1, 0, 1)
    assert data[40:46] == bytes([0, 1, 2, 1, 0x0A, 0x45])
    assert data[46:51] == struct.pack(">HHB", 64, 48, 8)
    assert data[51:57] == struct.pack(">HHH", 0, 0xFFFF, 0xFFFF)
    assert data[57:69] == struct.pack(">HHHHHH", 32, 32, 24, 24, 30, 30)


def test_an_iris_that_was_not_found() -> None:
    record = read_iris(write_iris(replace(iris(EyePosition.LEFT), centre=None, iris_diameter=None)))
    assert (record.centre, record.iris_diameter) == (None, None)


@pytest.mark.parametrize(
    "change",
    [
        {"width": 65},
        {"height": 79},
        {"channels": 3},
        {"codec": ImageCodec.JPEG2000},
        {"quality": 101},
        {"quality": -1},
        {"captured_at": "yesterday"},
        {"captured_at": "2026-11-21T08:30:15"},
        {"captured_at": "0001-01-01T00:00:00"},
        {"captured_at": "0001-01-01T00:00:00+14:00"},
        {"captured_at": "9999-12-31T23:59:59-14:00"},
    ],
)
def test_a_finger_that_is_not_its_picture_is_not_written(change: dict[str, Any]) -> None:
    with pytest.raises(PacketError) as caught:
        write_finger(replace(FINGER, image=replace(FINGER.image, **change)))
    assert caught.value.code is PacketCode.RECORDING_INVALID


def test_the_resolution_must_be_the_one_in_the_wsq() -> None:
    with pytest.raises(PacketError) as caught:
        write_finger(replace(FINGER, ppi=1000))
    assert caught.value.code is PacketCode.RECORDING_INVALID


def test_a_lossy_picture_is_not_called_lossless() -> None:
    lossy = finger(FingerPosition.LEFT_THUMB, ImageCodec.JPEG2000)
    called = replace(lossy, image=replace(lossy.image, codec=ImageCodec.JPEG2000_LOSSLESS))
    with pytest.raises(PacketError):
        write_finger(called)


@pytest.mark.parametrize(
    "write",
    [
        lambda: write_face(replace(face(), right_eye=(48, 0))),
        lambda: write_face(replace(face(), image=FINGER.image)),
        lambda: write_iris(replace(iris(EyePosition.LEFT), centre=(64, 0))),
        lambda: write_iris(replace(iris(EyePosition.LEFT), image=FINGER.image)),
        lambda: write_finger(replace(FINGER, ppi=0)),
    ],
)
def test_other_contradictions(write: Callable[[], bytes]) -> None:
    with pytest.raises(PacketError) as caught:
        write()
    assert caught.value.code is PacketCode.RECORDING_INVALID


RECORDS: list[tuple[Callable[[bytes], object], bytes]] = [
    (read_finger, write_finger(FINGER)),
    (read_face, write_face(face())),
    (read_iris, write_iris(iris(EyePosition.RIGHT))),
    (read_signature, write_signature(pen())),
]


@pytest.mark.parametrize(("read", "data"), RECORDS)
def test_every_cut_and_every_longer_record_is_refused(
    read: Callable[[bytes], object], data: bytes
) -> None:
    for size in range(len(data)):
        with pytest.raises(PacketError):
            read(data[:size])
    with pytest.raises(PacketError):
        read(data + b"\0")


@pytest.mark.parametrize(("read", "data"), RECORDS)
@settings(max_examples=150, deadline=None)
@given(choose=st.data())
def test_any_change_is_read_or_refused(
    read: Callable[[bytes], object], data: bytes, choose: st.DataObject
) -> None:
    changed = bytearray(data)
    for _ in range(choose.draw(st.integers(1, 3))):
        changed[choose.draw(st.integers(0, min(200, len(data) - 1)))] = choose.draw(
            st.integers(0, 255)
        )
    with contextlib.suppress(PacketError):
        read(bytes(changed))


def test_signature_round_trip() -> None:
    record, made = read_signature(write_signature(pen())), pen()
    assert record.points == made.points
    assert (record.max_x, record.max_y, record.max_pressure) == (9600, 6000, 1023)
    assert record.units_per_mm == 100.0


def test_signature_byte_by_byte() -> None:
    data, count = write_signature(pen()), len(pen().points)
    assert data[:10] == b"SDI\0 10\0\xc1\x60"
    hundred = (6 + 16) << 11 | 1152  # 2^6 * (1 + 1152/2048) = 100
    thousand = (9 + 16) << 11 | 1952  # 2^9 * (1 + 1952/2048) = 1000
    assert data[10:17] == struct.pack(">BHHH", 0xE0, hundred, 0, 9600)
    assert data[17:24] == struct.pack(">BHHH", 0xE0, hundred, 0, 6000)
    assert data[24:27] == struct.pack(">BH", 0x80, thousand)
    assert data[27:32] == struct.pack(">BHH", 0x60, 0, 1023)
    assert data[32:38] == b"\0\0\0" + count.to_bytes(3, "big")
    assert data[38:47] == struct.pack(">HHHHB", 100, 200, 0, 300, 1)


def slow(milliseconds: int) -> PenTrace:
    return replace(pen(), points=((1, 2, 3, 0), (4, 5, 0, milliseconds)))


@given(st.integers(0, 100_000_000))
@example(131_071)
@settings(max_examples=60)
def test_slow_signatures_lose_steps_but_never_points(milliseconds: int) -> None:
    written = write_signature(slow(milliseconds))
    points = read_signature(written).points
    (first, (*place, t)) = points
    assert (first, place) == ((1, 2, 3, 0), [4, 5, 0])
    assert t <= milliseconds < t + max(1, milliseconds / 32768)
    assert write_signature(replace(pen(), points=points)) == written


@pytest.mark.parametrize(
    "change",
    [
        {"points": ()},
        {"points": ((0, 0, 0, 0),) * ((1 << 17) + 1)},
        {"points": ((9601, 0, 0, 0),)},
        {"points": ((0, 6001, 0, 0),)},
        {"points": ((0, 0, 1024, 0),)},
        {"points": ((-1, 0, 0, 0),)},
        {"points": ((0, 0, 0, -1),)},
        {"points": ((0, 0, 0, 5), (0, 0, 0, 4))},
        {"max_x": 0},
        {"max_y": 40_000},
        {"max_pressure": 70_000},
        {"units_per_mm": 0.0},
        {"units_per_mm": float("nan")},
        {"units_per_mm": float("inf")},
        {"units_per_mm": 1e-9},
    ],
)
def test_impossible_signatures(change: dict[str, Any]) -> None:
    with pytest.raises(PacketError) as caught:
        write_signature(replace(pen(), **change))
    assert caught.value.code is PacketCode.RECORDING_INVALID


def test_the_drawing_holds_the_strokes_and_nothing_else() -> None:
    text = svg(pen()).decode()
    assert text.count("<polyline") == 2
    assert 'viewBox="0 0 9600 6000"' in text
    assert "script" not in text


@pytest.mark.parametrize("count", [0, (1 << 17) + 1])
def test_a_number_of_points_no_pad_gives_is_not_read(count: int) -> None:
    data = write_signature(pen())
    start = data[:35] + count.to_bytes(3, "big")
    with pytest.raises(PacketError) as caught:
        read_signature(start + bytes(9 * count))
    assert caught.value.code is PacketCode.RECORD_MALFORMED
