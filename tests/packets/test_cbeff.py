"""The CBEFF envelope, held to the standard's own schema by a reader that is not ours."""

import base64
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from packets.cbeff import NAMESPACE, PARTS, read_records, write_cbeff
from packets.enrollment import Exemption, FingerPosition, Presence, Recording
from packets.errors import PacketCode, PacketError
from packets.records.face import write_face
from station.body import Part
from tests.fakes.recordings import bare_recording, finger, recording

SCHEMA = Path(__file__).parents[1] / "vectors" / "cbeff-19785-3-ed2.xsd"
IN = {"c": NAMESPACE}


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def slaps() -> Recording:
    positions = (FingerPosition.RIGHT_FOUR, FingerPosition.LEFT_FOUR, FingerPosition.THUMBS)
    return msgspec.structs.replace(recording(), fingers=tuple(finger(p) for p in positions))


@pytest.mark.parametrize("made", [recording(), bare_recording(), slaps()])
def test_the_schema_of_the_standard_holds(made: Recording) -> None:
    schema().assertValid(etree.fromstring(write_cbeff(made)))


def test_records_come_back_in_order() -> None:
    made = recording()
    records = read_records(write_cbeff(made))
    assert made.face is not None
    assert records[0] == write_face(made.face)
    assert [record[:3] for record in records] == [b"FAC", *[b"FIR"] * 9, *[b"IIR"] * 2, b"SDI"]


def test_what_another_reader_sees() -> None:
    root = etree.fromstring(write_cbeff(recording()))
    birs = root.findall("c:BIR", IN)
    types = [(b.findtext("c:BDBInfo/c:Type", "", IN), b.findtext(SUBTYPE, "", IN)) for b in birs]
    assert types[:3] == [("Face", ""), ("Finger", "Right Thumb"), ("Finger", "Right IndexFinger")]
    assert types[-1] == ("Finger", "Left LittleFinger")
    assert birs[-1].find("c:BDB", IN) is None
    assert [e.text for e in birs[-1].findall("c:Others/c:Value", IN)] == [
        "true",
        "AMPUTATED",
        "true",
    ]
    assert base64.b64decode(birs[0].findtext("c:BDB", "", IN), validate=True)[:4] == b"FAC\0"
    assert birs[0].findtext("c:BDBInfo/c:CreationDate", "", IN) == "2026-11-21T01:30:15.250Z"


SUBTYPE = "c:BDBInfo/c:Subtype"


def test_every_part_of_the_station_can_be_exempted() -> None:
    assert {part.value for part in Part} == set(PARTS)


def test_an_unknown_part_cannot_be_exempted() -> None:
    nose = Exemption(part="NOSE", presence=Presence.DAMAGED, permanent=False)
    with pytest.raises(PacketError) as caught:
        write_cbeff(msgspec.structs.replace(recording(), exemptions=(nose,)))
    assert caught.value.code is PacketCode.RECORDING_INVALID


GOOD = write_cbeff(bare_recording())
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<BIR/>",
        HEAD,
        HEAD + b"<BIR>",
        HEAD + b"<!DOCTYPE x [<!ENTITY a 'b'>]><BIR>&a;</BIR>",
        HEAD + b"<?php x?><BIR/>",
        HEAD + b"<BIR><!-- c --></BIR>",
        HEAD + b"<BIR>&a;</BIR>",
        HEAD + b"<BIR>\0</BIR>",
        HEAD + b"<BIR>\xff</BIR>",
        GOOD.replace(b"</BIRInfo>", b"</BIRInfo><BIR><BDB>!</BDB></BIR>", 1),
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
        HEAD + GOOD.removeprefix(HEAD).decode().encode("utf-16"),
        HEAD + GOOD.removeprefix(HEAD).decode().encode("utf-16-le"),
        HEAD + "<BIR>\u00e9</BIR>".encode(),
        HEAD + b"<BIR>&#65;</BIR>",
    ],
)
def test_malformed_documents(document: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        read_records(document)
    assert caught.value.code is PacketCode.CBEFF_MALFORMED


END = b"</BIR>\n"


@pytest.mark.parametrize(
    "inside",
    [b"<BDB>AA==</BDB>" * 65, b"<BDB>QQ", b"<BDB>QR==<", b"<BDB>Q\\u0051==<", b'<BDB>"<'],
)
def test_records_that_are_none(inside: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        read_records(GOOD.removesuffix(END) + inside + END)
    assert caught.value.code is PacketCode.CBEFF_MALFORMED
