"""ANSI/NIST-ITL files: read back by nistitl, by a small reader of annex B, held to the pictures."""

import hashlib
import io
import struct
from collections.abc import Sequence

import nistitl
import pytest
from msgspec.structs import replace
from PIL import Image as Pixels

import packets
from packets.an2k import write_an2k
from packets.an2k_pen import vectors
from packets.enrollment import (
    Exemption,
    EyePosition,
    FingerPosition,
    Presence,
    Recording,
)
from packets.errors import PacketCode, PacketError
from tests.fakes.an2k_walk import RS, US, Record, records
from tests.fakes.keys import NOW, keys
from tests.fakes.recordings import NAME, NIK, bare_recording, finger, pen, recording


def opened(what: Recording) -> packets.Opened:
    mine = keys()
    sealed = packets.seal(what, recipients=[mine.identity.recipient()], signer=mine.station)
    return packets.open_packet(sealed.data, [mine.identity], mine.trust, NOW)


def message(data: bytes) -> nistitl.Message:
    read = nistitl.Message()
    read.parse(data)
    return read


def of_type(data: bytes, kind: int) -> list[Record]:
    return [fields for found, fields in records(data) if found == kind]


def test_two_readers_find_every_record() -> None:
    data = write_an2k(opened(recording()))
    kinds = [2, 8, 10, *[14] * 10, 17, 17]
    assert [kind for kind, _ in records(data)][1:] == kinds
    read = message(data)
    assert [each.type for each in read] == [1, *kinds]
    assert data == read.NIST


def test_the_transaction_is_that_of_the_packet() -> None:
    packet = opened(recording())
    (first,) = of_type(write_an2k(packet), 1)
    assert first["1.002"] == b"0502"
    assert first["1.009"].decode() == packet.waybill.packet_id
    assert first["1.005"] == b"20261121"
    assert first["1.014"] == b"20261121014100Z"  # 08:41 in Jakarta
    assert (first["1.011"], first["1.012"]) == (b"00.00", b"00.00")


@pytest.mark.parametrize(("kind", "codec"), [(10, b"JP2"), (14, b"WSQ20"), (17, b"JP2L")])
def test_fields_say_what_the_picture_says(kind: int, codec: bytes) -> None:
    for fields in of_type(write_an2k(opened(recording())), kind):
        prefix = f"{kind}."
        if prefix + "999" not in fields:
            continue
        data = fields[prefix + "999"]
        assert fields[prefix + "011"] == codec
        assert fields[prefix + "996"].decode() == hashlib.sha256(data).hexdigest().upper()
        size = (int(fields[prefix + "006"]), int(fields[prefix + "007"]))
        assert size == (64, 80) if kind == 14 else Pixels.open(io.BytesIO(data)).size


def test_a_face_names_its_colours_eyes_and_score() -> None:
    (face,) = of_type(write_an2k(opened(recording())), 10)
    assert face["10.003"] == b"FACE"
    assert (face["10.008"], face["10.009"], face["10.010"]) == (b"0", b"1", b"1")
    assert (face["10.012"], face["10.013"], face["10.020"]) == (b"SRGB", b"13", b"F")
    assert face["10.024"].split(US) == [b"77", b"0000", b"1"]
    places = [item.split(US) for item in face["10.029"].split(RS)]
    assert places == [[b"1", b"12.2", b"18", b"25"], [b"1", b"12.1", b"30", b"25"]]


def test_a_face_that_was_not_judged_claims_no_profile() -> None:
    what = recording()
    assert what.face is not None
    unchecked = replace(what.face, image=replace(what.face.image, quality=None))
    (face,) = of_type(write_an2k(opened(replace(what, face=unchecked))), 10)
    assert face["10.013"] == b"0"
    assert "10.024" not in face
    assert face["10.038"] == b"quality not checked, attempts 1"


def test_fingers_carry_position_scale_and_score() -> None:
    fingers = of_type(write_an2k(opened(recording())), 14)[:9]
    assert [each["14.013"] for each in fingers] == [str(n).encode() for n in range(1, 10)]
    for each in fingers:
        assert (each["14.003"], each["14.012"], each["14.008"]) == (b"0", b"8", b"1")
        assert (each["14.009"], each["14.010"]) == (b"500", b"500")
        assert each["14.024"].split(US) == [each["14.013"], b"77", b"0000", b"1"]
        assert "14.022" not in each, "NQM is for NFIQ 1 to 5, which this score is not"


def test_a_missing_finger_is_a_record_without_a_picture() -> None:
    missing = of_type(write_an2k(opened(recording())), 14)[-1]
    assert (missing["14.013"], missing["14.018"]) == (b"10", b"10" + US + b"XX")
    assert not {"14.006", "14.011", "14.999"} & set(missing)


def test_a_missing_finger_of_a_slap_stands_in_the_record_of_the_slap() -> None:
    slap = finger(FingerPosition.LEFT_FOUR)
    parts = [("LEFT_RING", Presence.AMPUTATED), ("LEFT_INDEX", Presence.BANDAGED)]
    exempted = tuple(Exemption(part=p, presence=w, permanent=True) for p, w in parts)
    data = write_an2k(opened(replace(recording(), fingers=(slap,), exemptions=exempted)))
    (record,) = of_type(data, 14)
    assert record["14.013"] == b"14"
    assert record["14.018"].split(RS) == [b"9" + US + b"XX", b"7" + US + b"UP"]
    assert "14.024" not in record, "the score of a slap is of no single finger"


def test_a_missing_eye_is_a_record_without_a_picture() -> None:
    (eye,) = of_type(write_an2k(opened(bare_recording())), 17)
    assert (eye["17.003"], eye["17.028"]) == (b"1", b"UC")
    assert "17.999" not in eye


def test_irises_tell_eye_light_and_boundaries() -> None:
    right, left = of_type(write_an2k(opened(recording())), 17)
    assert (right["17.003"], left["17.003"]) == (b"1", b"2")
    assert (right["17.025"], right["17.026"], right["17.013"]) == (b"NIR", b"30", b"GRAY")
    assert right["17.034"].split(US) == [b"C", b"2", b"32", b"24", b"47", b"24"]


def test_circles_that_leave_the_picture_are_left_out() -> None:
    what = recording()
    wide = replace(what.irises[0], iris_diameter=64)
    right = of_type(write_an2k(opened(replace(what, irises=(wide,)))), 17)[0]
    assert "17.034" not in right
    assert "17.033" in right


def unpacked(data: bytes) -> list[tuple[int, int, int]]:
    return list(struct.iter_unpack(">HHB", data))


def test_a_signature_is_strokes_from_its_bottom_left_corner() -> None:
    (record,) = of_type(write_an2k(opened(recording())), 8)
    body = record["8"]
    assert struct.unpack_from(">IBBBBHH", body) == (len(body), 1, 0, 2, 0, 0, 0)
    found = unpacked(body[12:])
    assert found == unpacked(vectors(pen()))
    assert found[-1][2] == 255
    assert min(x for x, _, _ in found) == 0
    assert min(y for _, y, _ in found) == 0
    lifts = [place for place, (_, _, pressure) in enumerate(found) if pressure == 0]
    assert lifts == [20, 36], "the pen is lifted where each stroke ends"
    width = max(x for x, _, _ in found) * 0.0254
    assert width == pytest.approx((680 - 100) / 100, abs=0.03)  # millimetres


def test_pressure_fills_the_range_of_the_standard() -> None:
    trace = replace(pen(), points=((0, 0, 1, 0), (10, 10, 1023, 5)))
    assert [pressure for _, _, pressure in unpacked(vectors(trace))] == [1, 254, 0, 255]


def test_a_pen_that_never_touched_is_no_signature() -> None:
    assert vectors(replace(pen(), points=((0, 0, 0, 0), (5, 5, 0, 5)))) == b""


def test_a_signature_of_many_metres_has_no_room() -> None:
    with pytest.raises(PacketError) as caught:
        vectors(replace(pen(), points=((0, 0, 1, 0), (9600, 0, 1, 5)), units_per_mm=0.5))
    assert caught.value.code is PacketCode.TOO_LARGE


def test_nobody_is_named_unless_asked_for() -> None:
    packet = opened(recording())
    hidden, told = write_an2k(packet), write_an2k(packet, biodata=True)
    assert not any(marker.encode() in hidden for marker in (NIK, NAME))
    (description,) = of_type(told, 2)
    assert (description["2.020"], description["2.022"]) == (NIK.encode(), NAME.encode())


def test_text_of_any_script_is_utf_8_and_breaks_no_field() -> None:
    what = recording()
    name = "RADEN\x1d2.099:ꦫꦢꦺꦤ\x1c"
    data = write_an2k(opened(replace(what, biodata=replace(what.biodata, name=name))), biodata=True)
    (description,) = of_type(data, 2)
    assert description["2.022"].decode() == "RADEN 2.099:ꦫꦢꦺꦤ"
    assert "2.099" not in description
    assert data == message(data).NIST


def test_a_device_without_a_name_is_not_an_empty_item() -> None:
    what = recording()
    plain = replace(what.irises[0].image.device, make="", serial="9" * 80)
    image = replace(what.irises[0].image, device=plain)
    data = write_an2k(opened(replace(what, irises=(replace(what.irises[0], image=image),))))
    items: Sequence[bytes] = of_type(data, 17)[0]["17.019"].split(US)
    assert items == [b"0", b"One", b"9" * 50]


def test_a_recording_of_nothing_is_a_file_all_the_same() -> None:
    data = write_an2k(opened(replace(bare_recording(), exemptions=())))
    assert [kind for kind, _ in records(data)] == [1, 2]


def test_eyes_that_are_gone_are_missing() -> None:
    parts = tuple(Exemption(part=f"{e.name}_EYE", presence=Presence.AMPUTATED, permanent=True)
                  for e in EyePosition)  # fmt: skip
    data = write_an2k(opened(replace(bare_recording(), exemptions=parts)))
    assert [each["17.028"] for each in of_type(data, 17)] == [b"MA", b"MA"]
