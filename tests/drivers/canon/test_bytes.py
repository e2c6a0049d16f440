"""PTP containers and Canon's data sets byte by byte, and any bytes at all."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.canon import dataset
from drivers.canon.container import Container, Kind, Splitter, command
from drivers.canon.dataset import PropertyValue, Taken
from drivers.trouble import Fault, FaultCode

OPEN_SESSION = bytes.fromhex("10000000 0100 0210 00000000 01000000")
OK = bytes.fromhex("0c000000 0300 0120 00000000")

CONTAINERS = st.builds(
    Container,
    st.sampled_from([int(each) for each in Kind]),
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFFFFFF),
    st.binary(max_size=700),
)
READERS = (
    dataset.device_info,
    dataset.storage_ids,
    dataset.storage_info,
    lambda data: list(dataset.records(data)),
    dataset.finder_picture,
)


def test_a_command_is_written_as_the_standard_draws_it() -> None:
    assert command(0x1002, 0, 1).packed() == OPEN_SESSION
    property_data = Container(Kind.DATA, 0x9110, 5, struct.pack("<III", 12, 0xD11C, 4))
    assert property_data.packed() == bytes.fromhex(
        "18000000 0200 1091 05000000 0c000000 1cd10000 04000000"
    )


def test_an_answer_is_read_as_the_standard_draws_it() -> None:
    splitter = Splitter()
    splitter.add(OK)
    assert splitter.next() == Container(Kind.RESPONSE, 0x2001, 0)
    assert splitter.next() is None


@given(st.lists(CONTAINERS, max_size=6), st.data())
@settings(deadline=None, max_examples=60)
def test_containers_are_found_however_the_pipe_cuts_them(
    sent: list[Container], data: st.DataObject
) -> None:
    line = b"".join(each.packed() for each in sent)
    splitter, came, at = Splitter(), [], 0
    while at < len(line):
        assert splitter.missing > 0
        size = data.draw(st.integers(1, splitter.missing + 16))
        splitter.add(line[at : at + size])
        at += size
        while (container := splitter.next()) is not None:
            came.append(container)
    assert came == sent


@pytest.mark.parametrize(
    "head", ["0b000000 0300", "ffffffff 0200", "0c000000 0000", "0c000000 0500", "00000000 0100"]
)
def test_what_is_no_container_is_said_to_be_none(head: str) -> None:
    splitter = Splitter()
    splitter.add(bytes.fromhex(head).ljust(12, b"\0"))
    with pytest.raises(Fault) as caught:
        splitter.next()
    assert caught.value.code is FaultCode.PROTOCOL
    splitter.clear()
    splitter.add(OK)
    assert splitter.next() is not None


def test_a_rest_of_a_parameter_is_left_out() -> None:
    assert Container(3, 0x2001, 1, b"\1\0\0\0\2\0").parameters == (1,)
    assert len(Container(3, 0x2001, 1, bytes(400)).parameters) == 5


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=200)
def test_no_bytes_surprise_a_reader(data: bytes) -> None:
    for read in READERS:
        try:
            read(data)
        except Fault as fault:
            assert fault.code is FaultCode.PROTOCOL  # noqa: PT017 - most bytes raise nothing


def test_events_are_read_where_the_camera_writes_them() -> None:
    transfer = (
        bytes.fromhex("28000000 86c10000 01 00 a0 91 01380000 00000000 563412 00 00000000")
        + b"IMG_0001.JPG"
    )
    added = struct.pack("<IIIIHHQII8s", 52, 0xC181, 7, 0x20001, 0x3801, 0, 0, 99, 0, b"") + bytes(8)
    value = struct.pack("<IIII", 16, 0xC189, 0xD111, 3)
    unknown = struct.pack("<III", 12, 0xC1A7, 0)
    end = struct.pack("<II", 8, 0)
    after = struct.pack("<IIII", 16, 0xC189, 0xD111, 9)
    assert list(dataset.records(unknown + transfer + added + value + end + after)) == [
        Taken(0x91A00001, 0x3801, 0x123456, on_card=False),
        Taken(7, 0x3801, 99, on_card=True),
        PropertyValue(0xD111, 3),
    ]


def test_the_finder_s_picture_is_found_among_its_blobs() -> None:
    blobs = struct.pack("<II4s", 12, 4, b"zoom") + struct.pack("<II3s", 11, 11, b"jpg")
    assert dataset.finder_picture(blobs) == b"jpg"
    assert dataset.finder_picture(blobs[:12]) is None
    with pytest.raises(Fault):
        dataset.finder_picture(blobs[:-1])
