"""ANSI/NIST-ITL 1-2011 Update 2015 (NIST SP 500-290e3): an opened packet as a traditional file.

Traditional encoding (annex B). Records: one Type-1, one Type-2, then Type-8 (signature), 10 (face),
14 (fingers), 17 (irises), each with the picture of the packet, untouched. What the packet does not
know is left out; nothing is estimated. The fields of the Type-2 record stand in ``README.md``.
"""

from collections.abc import Iterator
from datetime import UTC
from types import MappingProxyType
from typing import Final

import nistitl

from packets.an2k_fields import (
    Fields,
    Value,
    comment,
    day,
    device,
    fill,
    inside,
    picture,
    plain,
    quality,
    record,
    yes,
)
from packets.an2k_pen import vectors
from packets.enrollment import (
    Exemption,
    EyePosition,
    Face,
    Finger,
    FingerPosition,
    Iris,
    Presence,
    Recording,
)
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment
from packets.sealing import Opened
from packets.waybill import Waybill

DOMAIN: Final = ("PEREKAMAN", "1")
"""Field 1.013: name and version of the set of Type-2 fields."""
_VERSION: Final = "0502"
_MOST_RECORDS: Final = 99
_UTF8: Final = ("3", "UTF-8")
_SLAPS: Final = MappingProxyType(
    {
        FingerPosition.RIGHT_FOUR: range(2, 6),
        FingerPosition.LEFT_FOUR: range(7, 11),
        FingerPosition.THUMBS: (1, 6),
    }
)
"""The fingers that each slap shows."""
_EYES: Final = MappingProxyType({f"{eye.name}_EYE": eye for eye in EyePosition})
_MISSING_EYE, _NOT_CAPTURED_EYE = "MA", "UC"
_AMPUTATED, _NOT_PRINTED = "XX", "UP"
_FULL_FRONTAL, _UNKNOWN_PROFILE = "13", "0"
_INTER_EYE: Final = (("12.2", "right_eye"), ("12.1", "left_eye"))


def write_an2k(opened: Opened, *, biodata: bool = False) -> bytes:
    """Return the file of an opened packet; who it is of is in it only with ``biodata``.

    Raises TOO_LARGE where a number has no room in its field.
    """
    records = list(_records(opened, biodata=biodata))
    if len(records) > _MOST_RECORDS:
        raise PacketError(PacketCode.TOO_LARGE, "ANSI/NIST-ITL: records")
    message = nistitl.Message()
    message.reset(autocreate=False)
    fill(message[0], _transaction(opened.waybill))
    for number, each in enumerate(records):
        each.IDC = number
        message += each
    return bytes(message.NIST)


def _records(opened: Opened, *, biodata: bool) -> Iterator["nistitl.AsciiRecord"]:
    recording, source = opened.recording, opened.waybill.station
    yield record(2, _description(opened, biodata=biodata))
    if recording.signature and (data := vectors(recording.signature)):
        yield _signature(data)
    if recording.face:
        yield record(10, _face(recording.face, source), recording.face.image)
    for finger in recording.fingers:
        yield record(14, _finger(finger, recording, source), finger.image)
    for position, exemption in _fingers_without_picture(recording):
        yield record(14, _no_finger(position, exemption, opened))
    for iris in recording.irises:
        yield record(17, _iris(iris, source), iris.image)
    for exemption in recording.exemptions:
        if exemption.part in _EYES:
            yield record(17, _no_iris(exemption, opened))


# --- Type-1 and Type-2 ----------------------------------------------------------------------------


def _transaction(waybill: Waybill) -> Fields:
    sealed = moment(waybill.sealed_at).astimezone(UTC)
    return {
        1: "0",
        2: _VERSION,
        3: "",  # contents: counted by the writer
        4: "ENROLL",
        5: day(waybill.sealed_at),
        7: "CENTRE",
        8: plain(waybill.station).encode("ascii", "replace").decode("ascii"),
        9: waybill.packet_id,
        11: "00.00",  # no Type-4 record, whose scale this would be
        12: "00.00",
        13: (DOMAIN,),
        14: sealed.strftime("%Y%m%d%H%M%SZ"),
        15: (_UTF8,),
    }


def _description(opened: Opened, *, biodata: bool) -> Fields:
    origin, recording = opened.recording.origin, opened.recording
    fields: dict[int, Value] = {
        3: opened.waybill.number,
        4: origin.station,
        5: origin.area_code,
        6: origin.operator,
        7: origin.captured_at,
        8: origin.sealed_at,
        9: yes(origin.training),
        10: [(e.part, e.presence.value, yes(e.permanent)) for e in recording.exemptions],
        11: [(gate.name, gate.outcome) for gate in recording.gates],
    }
    if biodata:
        person = recording.biodata
        names = person.__struct_fields__
        fields |= {20 + place: getattr(person, name) for place, name in enumerate(names)}
    return fields


# --- Type-8 ---------------------------------------------------------------------------------------


def _signature(data: bytes) -> "nistitl.BinaryRecord":
    found = nistitl.BinaryRecord(8)
    # SIG: of the subject; SRT: vectors; ISR, HLL and VLL are 0 for vectors.
    found.pack("!BBBHH", 0, 2, 0, 0, 0, data)
    return found


# --- Type-10 --------------------------------------------------------------------------------------


def _face(face: Face, source: str) -> Fields:
    image = face.image
    judged = image.quality is not None and not image.forced
    places = [
        ("1", code, str(place[0]), str(place[1]))
        for code, eye in _INTER_EYE
        if (place := getattr(face, eye)) and inside(place, image)
    ]
    return {
        3: "FACE",
        **picture(image, source),
        12: "SRGB" if image.channels == 3 else "GRAY",
        13: _FULL_FRONTAL if judged else _UNKNOWN_PROFILE,
        20: "F",
        24: quality(image),
        29: places,
        38: comment(image),
        904: (device(image.device),),
    }


# --- Type-14 --------------------------------------------------------------------------------------


def _finger(finger: Finger, recording: Recording, source: str) -> Fields:
    image, place = finger.image, str(int(finger.position))
    missing = _exempted_fingers(recording)
    shown = _SLAPS.get(finger.position, ())
    scores = () if shown else [(place, *each) for each in quality(image)]
    return {
        3: "0",  # live-scan, plain
        **picture(image, source, ppi=finger.ppi),
        12: "8",
        13: place,
        18: [(str(int(p)), _code(e)) for p, e in missing.items() if p in shown],
        20: comment(image),
        24: scores,
        904: (device(image.device),),
    }


def _no_finger(position: FingerPosition, exemption: Exemption, opened: Opened) -> Fields:
    place = str(int(position))
    return {
        3: "0",
        4: opened.waybill.station,
        5: day(opened.recording.origin.captured_at),
        13: place,
        18: ((place, _code(exemption)),),
    }


def _exempted_fingers(recording: Recording) -> dict[FingerPosition, Exemption]:
    names = FingerPosition.__members__
    return {names[e.part]: e for e in recording.exemptions if e.part in names}


def _fingers_without_picture(
    recording: Recording,
) -> Iterator[tuple[FingerPosition, Exemption]]:
    """Yield the exempted fingers that no recorded slap would show."""
    recorded = {finger.position for finger in recording.fingers}
    shown = {each for slap in recorded for each in _SLAPS.get(slap, ())}
    for position, exemption in _exempted_fingers(recording).items():
        if position not in shown:
            yield position, exemption


def _code(exemption: Exemption) -> str:
    return _AMPUTATED if exemption.presence is Presence.AMPUTATED else _NOT_PRINTED


# --- Type-17 --------------------------------------------------------------------------------------


def _iris(iris: Iris, source: str) -> Fields:
    image = iris.image
    vga = (image.width, image.height) == (640, 480)
    return {
        3: str(int(iris.eye)),
        **picture(image, source),
        12: "8",
        13: "GRAY",
        19: (device(image.device),),
        21: comment(image),
        24: quality(image),
        25: "NIR",
        26: str(iris.iris_diameter) if iris.iris_diameter else "",
        32: "2" if vga else "1",
        33: _circle(iris, iris.pupil_diameter),
        34: _circle(iris, iris.iris_diameter),
    }


def _no_iris(exemption: Exemption, opened: Opened) -> Fields:
    gone = exemption.presence is Presence.AMPUTATED
    return {
        3: str(int(_EYES[exemption.part])),
        4: opened.waybill.station,
        5: day(opened.recording.origin.captured_at),
        28: _MISSING_EYE if gone else _NOT_CAPTURED_EYE,
    }


def _circle(iris: Iris, diameter: int | None) -> Value:
    """Return a boundary: a circle by its centre and the point of it that lies to the right."""
    if iris.centre is None or not diameter:
        return ()
    points = (iris.centre, (iris.centre[0] + diameter // 2, iris.centre[1]))
    if not all(inside(point, iris.image) for point in points):
        return ()
    return (("C", "2", *(str(each) for point in points for each in point)),)
