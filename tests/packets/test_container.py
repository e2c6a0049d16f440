"""The narrow ZIP: read by stock tools, and refused in every other form."""

import base64
import io
import zipfile
import zlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets import container
from packets.container import Member, check_members, contents, pack, unpack
from packets.errors import PacketCode, PacketError

MEMBERS = [Member("a.json", b"{}" * 50, deflated=True), Member("b/c.bin", bytes(range(256)))]
DATA = pack(MEMBERS)
REFUSALS = {PacketCode.CONTAINER_MALFORMED, PacketCode.CONTAINER_MEMBERS, PacketCode.TOO_LARGE}


def refusal(data: bytes) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        unpack(data)
    return caught.value.code


names = st.lists(
    st.text("abcxyz/.-0", min_size=1, max_size=20), min_size=1, max_size=5, unique=True
)


@given(names, st.data())
@settings(max_examples=60)
def test_round_trip_with_and_without_the_standard_library(
    wanted: list[str], choose: st.DataObject
) -> None:
    wrote = {name: choose.draw(st.binary(max_size=300)) for name in wanted}
    data = pack([Member(n, c, deflated=choose.draw(st.booleans())) for n, c in wrote.items()])
    assert contents(unpack(data)) == wrote
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == wrote


def test_any_flipped_bit_of_a_stored_container_is_refused() -> None:
    data = pack([Member("a.jws", b"abc"), Member("b.age", bytes(range(64)))])
    for at in range(8 * len(data)):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        assert refusal(bytes(changed)) in REFUSALS


def test_a_deflated_member_is_refused_where_only_stored_ones_are_expected() -> None:
    with pytest.raises(PacketError):
        unpack(DATA, methods=(container.STORED,))


@given(st.integers(0, len(DATA) - 1))
def test_any_cut_is_refused(size: int) -> None:
    assert refusal(DATA[:size]) in REFUSALS


@pytest.mark.parametrize("data", [b"x" + DATA, DATA + b"x", DATA + DATA, b"", b"PK"])
def test_bytes_before_or_behind_are_refused(data: bytes) -> None:
    assert refusal(data) in REFUSALS


def zipped(**options: object) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("a.json", (1980, 1, 1, 0, 0, 0))
        for name, value in options.items():
            setattr(info, name, value)
        archive.writestr(info, b"{}")
    return target.getvalue()


@pytest.mark.parametrize(
    "options",
    [
        {"date_time": (2026, 11, 21, 8, 0, 0)},
        {"comment": b"hidden"},
        {"extra": b"\1\0\0\0"},
        {"create_system": 3},
        {"external_attr": 0o644 << 16},
        {"compress_type": zipfile.ZIP_BZIP2},
    ],
)
def test_foreign_kinds_of_zip_are_refused(options: dict[str, object]) -> None:
    assert refusal(zipped(**options)) is PacketCode.CONTAINER_MALFORMED


def test_a_name_twice_is_refused() -> None:
    data = pack([Member("a", b"1"), Member("a", b"2")])
    assert refusal(data) is PacketCode.CONTAINER_MEMBERS


def test_a_name_that_is_not_ascii_is_refused() -> None:
    data = pack([Member("a", b"1")]).replace(b"a", b"\xe9")
    assert refusal(data) is PacketCode.CONTAINER_MEMBERS


def test_too_many_members() -> None:
    data = pack([Member(str(i), b"") for i in range(100)])
    assert refusal(data) is PacketCode.CONTAINER_MEMBERS


def test_a_bomb_is_refused_before_it_is_inflated() -> None:
    data = pack([Member("a", bytes(10), deflated=True)])
    size = (container.LARGEST + 1).to_bytes(4, "little")
    bomb = data.replace((10).to_bytes(4, "little"), size)
    assert refusal(bomb) is PacketCode.TOO_LARGE


def test_more_inflated_than_claimed_is_refused() -> None:
    bomb = pack([Member("a", bytes(100_000), deflated=True)])
    crc, size = zlib.crc32(bytes(10)), (10).to_bytes(4, "little")
    lying = bomb.replace((100_000).to_bytes(4, "little"), size)
    lying = lying.replace(
        zlib.crc32(bytes(100_000)).to_bytes(4, "little"), crc.to_bytes(4, "little")
    )
    assert refusal(lying) is PacketCode.CONTAINER_MALFORMED


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"a.json": 99, "b/c.bin": 256}, PacketCode.TOO_LARGE),
        ({"a.json": 100}, PacketCode.CONTAINER_MEMBERS),
    ],
)
def test_limits_of_the_members(limits: dict[str, int], code: PacketCode) -> None:
    assert unpack(DATA, limits={"a.json": 100, "b/c.bin": 256, "more": 1}) == tuple(MEMBERS)
    with pytest.raises(PacketError) as caught:
        unpack(DATA, limits=limits)
    assert caught.value.code is code


def test_expected_names() -> None:
    check_members({"a": b""}, ("a",), ("b",))
    for members in ({}, {"a": b"", "c": b""}, {"b": b""}):
        with pytest.raises(PacketError):
            check_members(members, ("a",), ("b",))


def test_the_same_members_give_the_same_bytes() -> None:
    assert pack(MEMBERS) == DATA


@pytest.mark.parametrize("size", [60_000, 700_000, 1_500_000])
def test_base64_costs_less_than_a_hundredth_at_any_size(size: int) -> None:
    raw = Random(size).randbytes(size)
    packed = len(pack([Member("a", base64.b64encode(raw), deflated=True)]))
    assert packed < 1.01 * size + 150


def test_markup_between_pictures_is_not_paid_for_each_time() -> None:
    markup, random = b"<BIR>" + b"<Element>words</Element>" * 30, Random(1)
    texts = [markup + base64.b64encode(random.randbytes(9_000)) for _ in range(20)]
    packed = len(pack([Member("a", b"".join(texts), deflated=True)]))
    assert packed < 20 * (9_000 + 150)


def test_bytes_behind_a_deflate_stream_are_refused() -> None:
    good = pack([Member("a", b"x" * 50, deflated=True)])
    packed = int.from_bytes(good[18:22], "little")
    more = (packed + 3).to_bytes(4, "little")
    end = 31 + packed
    longer = good[:18] + more + good[22:end] + b"abc" + good[end:]
    directory = end + 3
    longer = longer[: directory + 20] + more + longer[directory + 24 :]
    longer = longer[:-6] + directory.to_bytes(4, "little") + longer[-2:]
    assert refusal(longer) is PacketCode.CONTAINER_MALFORMED
    with zipfile.ZipFile(io.BytesIO(longer)) as archive:
        assert archive.read("a") == b"x" * 50
