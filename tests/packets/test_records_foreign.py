"""The records by readers that share no code with ours: one table of fields for each format.

The tables follow what is public. ISO/IEC 19794-4, -5 and -6:2011: the order in which MOSIP's
``bio-utils`` reads a record and the values its validators let pass. ISO/IEC 19794-7:2007: the ASN.1
of annex B, whose integers are written as their distance from the least value of their type.
"""

import struct
from collections.abc import Callable, Sequence
from typing import Final

import pytest
from msgspec.structs import replace

from packets.enrollment import EyePosition, FingerPosition, ImageCodec
from packets.records.face import write_face
from packets.records.finger import write_finger
from packets.records.iris import write_iris
from packets.records.signature import write_signature
from tests.fakes.recordings import face, finger, image, iris, pen

Field = tuple[str, str, Sequence[int]]
"""Name, form of ``struct``, the values that are let pass."""

ANY8, ANY16, ANY32 = range(1 << 8), range(1 << 16), range(1 << 32)
SCORE: Final = (*range(101), 255)
DENSITY: Final = range(490, 1011)
COMMON: Final[Sequence[Field]] = (
    ("representation length", "I", range(51, 0xFFFFFFF0)),
    ("year", "H", ANY16),
    ("month", "B", range(1, 13)),
    ("day", "B", range(1, 32)),
    ("hour", "B", range(24)),
    ("minute", "B", range(60)),
    ("second", "B", range(60)),
    ("millisecond", "H", range(1000)),
    ("device technology", "B", range(21)),
    ("device vendor", "H", ANY16),
    ("device type", "H", ANY16),
)
FINGER: Final[Sequence[Field]] = (
    ("position", "B", (*range(1, 11), 13, 14, 15)),
    ("representation number", "B", range(16)),
    ("scale units", "B", (1, 2)),
    ("device rate across", "H", DENSITY),
    ("device rate down", "H", DENSITY),
    ("image rate across", "H", DENSITY),
    ("image rate down", "H", DENSITY),
    ("bit depth", "B", (8,)),
    ("compression", "B", range(7)),
    ("impression", "B", (*range(16), 24, 28, 29)),
    ("width", "H", range(1, 1 << 16)),
    ("height", "H", range(1, 1 << 16)),
)
PERSON: Final[Sequence[Field]] = (
    ("landmarks", "H", ANY16),
    ("gender", "B", (0, 1, 2, 255)),
    ("eye colour", "B", (*range(8), 255)),
    ("hair colour", "B", (*range(8), 255)),
    ("height of the person", "B", ANY8),
    ("features, high", "B", ANY8),
    ("features, low", "H", ANY16),
    ("expression", "H", ANY16),
    *[(f"pose {number}", "B", ANY8) for number in range(6)],
)
LANDMARK: Final[Sequence[Field]] = (
    ("type", "B", ANY8),
    ("code", "B", ANY8),
    ("x", "H", ANY16),
    ("y", "H", ANY16),
    ("z", "H", ANY16),
)
PORTRAIT: Final[Sequence[Field]] = (
    ("image type", "B", (0, 1, 2, 3, 0x80, 0x81, 0x82)),
    ("data type", "B", range(4)),
    ("width", "H", range(1, 1 << 16)),
    ("height", "H", range(1, 1 << 16)),
    ("sampling rate level", "B", range(8)),
    ("processing", "H", ANY16),
    ("cross reference", "B", ANY8),
    ("colour space", "B", range(7)),
)
IRIS: Final[Sequence[Field]] = (
    ("representation number", "H", (1,)),
    ("eye", "B", (1, 2)),
    ("image type", "B", (1, 2, 3, 7)),
    ("format", "B", (0x0A,)),
    ("properties", "B", ANY8),
    ("width", "H", range(1, 1 << 16)),
    ("height", "H", range(1, 1 << 16)),
    ("bit depth", "B", (8,)),
    ("range", "H", ANY16),
    ("roll", "H", ANY16),
    ("roll uncertainty", "H", ANY16),
    *[(f"place {number}", "H", ANY16) for number in range(6)],
)


class Reader:
    """Takes fields one by one and lets no other value pass than the table's."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.seen: dict[str, int] = {}

    def fields(self, table: Sequence[Field]) -> dict[str, int]:
        for name, form, allowed in table:
            value = int(struct.unpack_from(">" + form, self.data, self.at)[0])
            assert value in allowed, name
            self.seen[name] = value
            self.at += struct.calcsize(form)
        return self.seen

    def number(self, form: str, allowed: Sequence[int]) -> int:
        return self.fields([("", form, allowed)])[""]

    def start(self, general: Sequence[Field]) -> None:
        """Read a general header, and of the representation what all formats have."""
        length = ("record length", "I", (len(self.data),))
        self.fields([*general[:2], length, ("representations", "H", (1,)), *general[2:]])
        begun = self.at
        self.fields(COMMON)
        assert self.seen["representation length"] == len(self.data) - begun
        self.seen["scores"] = self.number("B", ANY8)
        for _ in range(self.seen["scores"]):
            self.fields([("score", "B", SCORE), ("by", "H", ANY16), ("algorithm", "H", ANY16)])

    def picture(self) -> bytes:
        """Read the data block, behind which nothing may be."""
        length = self.number("I", ANY32)
        assert self.at + length == len(self.data)
        return self.data[self.at :]


def general(form: bytes, version: bytes, *rest: Field) -> Sequence[Field]:
    start = ((name, "I", (int.from_bytes(word, "big"),)) for name, word in
             (("format", form), ("version", version)))  # fmt: skip
    return (*start, ("certification", "B", (0,)), *rest)


def as_finger(data: bytes) -> tuple[dict[str, int], bytes]:
    reader = Reader(data)
    reader.start(general(b"FIR\0", b"020\0", ("fingers", "B", (1,))))
    seen = reader.fields(FINGER)
    assert seen["image rate across"] <= seen["device rate across"]
    assert seen["image rate down"] <= seen["device rate down"]
    return seen, reader.picture()


def as_face(data: bytes) -> tuple[dict[str, int], bytes]:
    reader = Reader(data)
    reader.start(general(b"FAC\0", b"030\0", ("moments", "H", (0,))))
    for number in range(reader.fields(PERSON)["landmarks"]):
        place = Reader(data[reader.at : reader.at + 8]).fields(LANDMARK)
        reader.seen |= {f"{name} {number}": value for name, value in place.items()}
        reader.at += 8
    return reader.fields(PORTRAIT), reader.picture()


def as_iris(data: bytes) -> tuple[dict[str, int], bytes]:
    reader = Reader(data)
    reader.start(general(b"IIR\0", b"020\0", ("eyes", "B", (0, 1))))
    seen = reader.fields(IRIS)
    bits = seen["properties"]
    seen |= {"across": bits & 3, "down": bits >> 2 & 3, "spare": bits >> 4 & 3, "kept": bits >> 6}
    return seen, reader.picture()


CODECS: Final = {ImageCodec.WSQ: 2, ImageCodec.JPEG2000: 4, ImageCodec.JPEG2000_LOSSLESS: 5}


@pytest.mark.parametrize("position", list(FingerPosition))
@pytest.mark.parametrize("codec", CODECS)
def test_fingers_and_slaps(position: FingerPosition, codec: ImageCodec) -> None:
    made = finger(position, codec)
    seen, picture = as_finger(write_finger(made))
    assert picture == made.image.data
    assert (seen["position"], seen["compression"]) == (position, CODECS[codec])
    assert (seen["width"], seen["height"]) == (made.image.width, made.image.height)
    assert (seen["image rate across"], seen["scale units"], seen["impression"]) == (500, 1, 0)
    assert (seen["scores"], seen["score"], seen["hour"], seen["millisecond"]) == (1, 77, 1, 250)


@pytest.mark.parametrize(("channels", "colours"), [(3, 1), (1, 3)])
def test_portraits(channels: int, colours: int) -> None:
    codec = ImageCodec.JPEG2000
    made = replace(face(), image=image(codec, width=48, height=64, channels=channels))
    seen, picture = as_face(write_face(made))
    assert picture == made.image.data
    assert (seen["width"], seen["height"], seen["data type"]) == (48, 64, 1)
    assert (seen["image type"], seen["colour space"]) == (1, colours)
    assert (seen["type 0"], seen["code 0"], seen["x 0"], seen["y 0"]) == (1, 0xC2, 18, 25)
    assert (seen["type 1"], seen["code 1"], seen["x 1"], seen["y 1"]) == (1, 0xC1, 30, 25)


@pytest.mark.parametrize("eye", list(EyePosition))
def test_irises(eye: EyePosition) -> None:
    made = iris(eye)
    seen, picture = as_iris(write_iris(made))
    assert picture == made.image.data
    assert (seen["eye"], seen["width"], seen["height"]) == (eye, 64, 48)
    assert (seen["across"], seen["down"], seen["spare"], seen["kept"]) == (1, 1, 0, 1)
    assert [seen[f"place {number}"] for number in range(6)] == [32, 32, 24, 24, 30, 30]


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (as_finger, write_finger(finger(FingerPosition.THUMBS))),
        (as_face, write_face(face())),
        (as_iris, write_iris(iris(EyePosition.LEFT))),
    ],
)
def test_these_readers_do_not_take_everything(read: Callable[[bytes], object], data: bytes) -> None:
    month = data.index(b"\x07\xea\x0b") + 2
    thirteenth = data[:month] + b"\x0d" + data[month + 1 :]
    for spoiled in (data[:-1], data + b"\0", b"XIR" + data[3:], thirteenth):
        with pytest.raises((AssertionError, struct.error)):
            read(spoiled)


# --- 19794-7 --------------------------------------------------------------------------------------

CHANNELS: Final = ("X", "Y", "Z", "VX", "VY", "AX", "AY", "T", "DT", "F", "S", "TX", "TY", "AZ",
                   "EL", "R")  # fmt: skip
SIGNED: Final = {"X", "Y", "VX", "VY", "AX", "AY", "TX", "TY"}
PARTS: Final = ("scaling", "least", "most", "mean", "deviation")
ELSEWHERE: Final = bytes.fromhex(
    "53444900 20313000 c160 e0 b480 8000 a7bf e0 b480 8000 9dcf 80 e9c4 60 0000 01ff 00 00 00"
    "000002 a343 903a 0000 006a 01 a343 903a 0032 00a7 01"
)
"""Header and first points of a record of a Wacom pad, as its maker's manual shows one."""


def as_signature(data: bytes) -> tuple[dict[str, dict[str, float]], list[dict[str, int]]]:
    """Return the attributes of each channel, and the points as the numbers they stand for."""
    assert data[:8] == b"SDI\0 10\0"
    bits, at = struct.unpack_from(">H", data, 8)[0], 10
    present = [name for place, name in enumerate(CHANNELS) if bits >> 15 - place & 1]
    described: dict[str, dict[str, float]] = {}
    for channel in present:
        said = [part for place, part in enumerate(PARTS) if data[at] >> 7 - place & 1]
        assert data[at] & 7 == 0, "constant, linear component, reserved"
        values = struct.unpack_from(f">{len(said)}H", data, at + 1)
        described[channel] = {
            part: _scale(raw) if part == "scaling" else _value(channel, raw)
            for part, raw in zip(said, values, strict=True)
        }
        at += 1 + 2 * len(said)
    assert data[at : at + 2] == b"\0\0", "reserved, no extended data"
    count = int.from_bytes(data[at + 2 : at + 5], "big")
    form = struct.Struct(">" + "".join("B" if each == "S" else "H" for each in present))
    assert len(data) == at + 5 + count * form.size
    points = [dict(zip(present, each, strict=True)) for each in form.iter_unpack(data[at + 5 :])]
    return described, [{k: _value(k, raw) for k, raw in point.items()} for point in points]


def _value(channel: str, raw: int) -> int:
    return raw - 0x8000 if channel in SIGNED else raw


def _scale(raw: int) -> float:
    return float((1 + (raw & 0x7FF) / 0x800) * 2.0 ** ((raw >> 11) - 16))


def millimetres(said: dict[str, dict[str, float]], channel: str, value: float) -> float:
    return (value - said[channel]["least"]) / said[channel]["scaling"]


def test_the_reader_understands_a_record_from_elsewhere() -> None:
    said, points = as_signature(ELSEWHERE)
    assert said["X"] == {"scaling": 100.0, "least": 0, "most": 10175}
    assert (said["Y"]["most"], said["T"]["scaling"], said["F"]["most"]) == (7631, 10_000.0, 511)
    assert points[0] == {"X": 9027, "Y": 4154, "T": 0, "F": 106, "S": 1}
    assert points[1]["T"] / said["T"]["scaling"] == pytest.approx(0.005), "200 reports a second"


def test_our_signature_has_its_size_its_time_and_its_touch() -> None:
    made = pen()
    said, points = as_signature(write_signature(made))
    assert millimetres(said, "X", said["X"]["most"]) == made.max_x / made.units_per_mm
    assert millimetres(said, "Y", said["Y"]["most"]) == made.max_y / made.units_per_mm
    assert said["F"] == {"least": 0, "most": made.max_pressure}
    for (x, y, pressure, t), point in zip(made.points, points, strict=True):
        assert millimetres(said, "X", point["X"]) == pytest.approx(x / made.units_per_mm)
        assert millimetres(said, "Y", point["Y"]) == pytest.approx(y / made.units_per_mm)
        assert point["T"] / said["T"]["scaling"] == pytest.approx(t / 1000)
        assert (point["F"], point["S"]) == (pressure, pressure > 0)
