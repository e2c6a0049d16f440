"""Packets a station with a good key signs and yet nobody should take: refused, cheaply, by code."""

import tracemalloc
from collections.abc import Callable
from time import process_time
from typing import Final

import msgspec
import pytest

import packets
from packets import PacketCode, PacketError, Recording, jws
from packets.container import Member, pack
from packets.enrollment import AuditLine
from packets.layout import LAYOUT, member
from packets.manifest import TYPE
from tests.fakes.keys import NOW, keys
from tests.fakes.packets import enclosed, packet_of, signed_members
from tests.fakes.recordings import AT, recording

KEYS = keys()
replace = msgspec.structs.replace
MIB: Final = 1024 * 1024
SEALED = packets.seal(recording(), recipients=[KEYS.identity.recipient()], signer=KEYS.station)
OPENED = packets.open_packet(SEALED.data, [KEYS.identity], KEYS.trust, NOW)
XML, AUDIT = "biometrics.xml", "audit.jsonl"
DECLARATION = OPENED.members[XML].partition(b"<BIR")[0]
WRITTEN = [member(name, data) for name, data in OPENED.members.items()]


def packet(members: list[Member]) -> bytes:
    return packet_of(KEYS, enclosed(KEYS, pack(members)), SEALED.waybill)


def signed(changed: dict[str, bytes]) -> bytes:
    members = signed_members(KEYS, OPENED.manifest, OPENED.members | changed)
    return packet([member(name, data) for name, data in members.items()])


def with_manifest(text: bytes) -> bytes:
    token = jws.sign_detached(text, KEYS.station, TYPE).encode()
    members = OPENED.members | {"manifest.json": text, "manifest.jws": token}
    return packet([member(name, data) for name, data in members.items()])


def refusal(data: bytes) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)
    return caught.value.code


def test_what_is_put_together_here_is_good_when_nothing_is_changed() -> None:
    for data in (signed({}), with_manifest(OPENED.members["manifest.json"])):
        opened = packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)
        assert opened.recording == recording()


def test_a_deep_manifest_is_no_weapon() -> None:
    text = OPENED.members["manifest.json"]
    deep = text[:-1] + b',"z":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    assert refusal(with_manifest(deep)) is PacketCode.JSON_MALFORMED


Path = tuple[str | int, ...]
FACE: Path = ("face", "image")
BIG = 10**100


def nonsense(text: bytes, path: Path, value: str) -> bytes:
    document = msgspec.json.decode(text)
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = "@@"
    return msgspec.json.encode(document).replace(b'"@@"', value.encode())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *[((*FACE, "attempts"), value) for value in ("-5", str(BIG), "1.0", "true")],
        *[((*FACE, "quality"), value) for value in ("-1", "101", str(BIG))],
        *[((*FACE, name), str(BIG)) for name in ("width", "height", "channels")],
        *[(("origin", "clock_offset_ms"), value) for value in (str(BIG), str(-BIG))],
        *[
            (("origin", "position"), value)
            for value in (
                "[1e999,-1e999,0]",
                "[91.0,0.0,1.0]",
                "[0.0,-181.0,1.0]",
                "[0.0,0.0,-1.0]",
                "[0.0,0.0,1e30]",
                f"[{BIG**5},0,0]",
                "[0.0,0.0]",
            )
        ],
        *[(("irises", 0, "pupil_diameter"), value) for value in ("-1", "65536", str(BIG))],
        (("irises", 0, "iris_diameter"), str(BIG)),
        (("irises", 0, "centre"), f"[{BIG},0]"),
        (("face", "right_eye"), f"[{BIG},1]"),
        (("fingers", 0, "ppi"), str(BIG)),
        *[(("signature", "units_per_mm"), value) for value in ("1e999", "-1.0", "0.0")],
        *[(("signature", name), str(BIG)) for name in ("max_x", "max_y", "max_pressure")],
        (("statement", "attempts"), "-1"),
        (("members", 0, "size"), "-1"),
    ],
)
def test_measures_no_station_can_have_made(path: Path, value: str) -> None:
    text = nonsense(OPENED.members["manifest.json"], path, value)
    assert refusal(with_manifest(text)) is PacketCode.JSON_MALFORMED


TIMES = {
    "0001-01-01T00:00:00+14:00": PacketCode.RECORD_MISMATCH,
    "9999-12-31T23:59:59-14:00": PacketCode.RECORD_MISMATCH,
    "2026-02-30T02:00:00Z": PacketCode.RECORD_MISMATCH,
    "2026-11-21T02:00:00": PacketCode.JSON_MALFORMED,
    "2026-11-21T24:00:00Z": PacketCode.JSON_MALFORMED,
    "2026-11-21 02:00:00Z": PacketCode.JSON_MALFORMED,
    "2026-11-21T02:00:00.1234567Z": PacketCode.JSON_MALFORMED,
    "2026-11-21T02:00:00Z\\n": PacketCode.JSON_MALFORMED,
    "٢026-11-21T02:00:00Z": PacketCode.JSON_MALFORMED,
    "now": PacketCode.JSON_MALFORMED,
}
PLACES: list[tuple[str, Path]] = [
    ("manifest.json", ("origin", "captured_at")),
    ("manifest.json", (*FACE, "captured_at")),
    ("manifest.json", ("signature", "captured_at")),
    ("manifest.json", ("statement", "captured_at")),
    ("biodata.json", ("confirmed_at",)),
    ("consent/approval.json", ("photo_approved_at",)),
    ("consent/statement.json", ("signed_at",)),
]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(("name", "path"), PLACES)
def test_times_that_are_none(name: str, path: Path, time: str) -> None:
    text = nonsense(OPENED.members[name], path, f'"{time}"')
    data = with_manifest(text) if name == "manifest.json" else signed({name: text})
    assert refusal(data) is TIMES[time]


@pytest.mark.parametrize("time", TIMES)
def test_times_in_the_audit_that_are_none(time: str) -> None:
    line = b'{"at":"%s","event":"x","detail":""}\n' % time.encode()
    assert refusal(signed({AUDIT: line})) is TIMES[time]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("manifest.json", ("origin", "settings_sha256")),
        ("manifest.json", (*FACE, "source_sha256")),
        ("manifest.json", ("members", 0, "sha256")),
        ("manifest.json", ("gates", 0, "outcome")),
        ("consent/approval.json", ("photo_sha256",)),
    ],
)
@pytest.mark.parametrize("text", ["x", "AB" * 32, "0" * 63, "0" * 65, "0" * 64 + "\\n"])
def test_hashes_and_outcomes_that_are_none(name: str, path: Path, text: str) -> None:
    changed = nonsense(OPENED.members[name], path, f'"{text}"')
    data = with_manifest(changed) if name == "manifest.json" else signed({name: changed})
    assert refusal(data) is PacketCode.JSON_MALFORMED


def odd(made: Recording) -> list[Recording]:
    assert made.face is not None
    face, (iris, *irises) = made.face, made.irises
    return [
        replace(made, face=replace(face, image=replace(face.image, attempts=-5))),
        replace(made, irises=(replace(iris, pupil_diameter=BIG), *irises)),
        *[
            replace(made, origin=replace(made.origin, **change))
            for change in (
                {"clock_offset_ms": BIG},
                {"position": (float("inf"), 0.0, 0.0)},
                {"position": (0.0, float("nan"), 0.0)},
                {"position": (0.0, 0.0, -1.0)},
                {"sealed_at": "0001-01-01T00:00:00+14:00"},
                {"captured_at": "2026-02-30T00:00:00Z"},
                {"settings_sha256": ""},
            )
        ],
        replace(made, biodata=replace(made.biodata, confirmed_at="2026-02-30T00:00:00Z")),
        replace(made, audit=(AuditLine(at="today", event="x"),)),
        replace(made, audit=(AuditLine(at=AT, event="x"),) * 20_000),
        replace(made, biodata=replace(made.biodata, address="x" * 2 * MIB)),
    ]


@pytest.mark.parametrize("made", odd(recording()))
def test_a_station_does_not_seal_nonsense(made: Recording) -> None:
    with pytest.raises(PacketError) as caught:
        packets.seal(made, recipients=[KEYS.identity.recipient()], signer=KEYS.station)
    assert caught.value.code in (PacketCode.RECORDING_INVALID, PacketCode.TOO_LARGE)


def xml(body: bytes) -> dict[str, bytes]:
    return {XML: DECLARATION + body}


def entities(count: int) -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"A" * 100_000}">]><BIR>{"&a;" * count}</BIR>'


BOMBS: dict[str, Callable[[], dict[str, bytes]]] = {
    "elements": lambda: xml(b"<BIR>" + b"<a/>" * (7 * MIB) + b"</BIR>"),
    "many elements": lambda: xml(b"<BIR>" + b"<a/>" * (16 * MIB) + b"</BIR>"),
    "depth": lambda: xml(b"<a>" * (4 * MIB) + b"</a>" * (4 * MIB)),
    "attributes": lambda: xml(b"<a " + b'b="" ' * (5 * MIB) + b"/>"),
    "references": lambda: xml(b"<a>" + b"&#65;" * (5 * MIB) + b"</a>"),
    "lines": lambda: xml(b"<a>" + b"\n" * (24 * MIB) + b"</a>"),
    "entities in UTF-16": lambda: xml(b"\xff\xfe" + entities(8000).encode("utf-16-le")),
    "entities in bare UTF-16": lambda: xml(entities(8000).encode("utf-16-le")),
    "empty audit lines": lambda: {AUDIT: b"\n" * (4 * MIB)},
    "more empty audit lines": lambda: {AUDIT: b"\n" * (64 * MIB)},
    "audit lines": lambda: {AUDIT: b'{"at":"","event":""}\n' * (3 * MIB // 16)},
    "lists": lambda: {"biodata.json": b"[" + b"[]," * (MIB // 4) + b"[]]"},
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_before_they_cost(bomb: str) -> None:
    data = signed(BOMBS[bomb]())
    started = process_time()
    code = refusal(data)
    took = process_time() - started
    assert took < 1.0  # the worst of them once took a minute
    assert code in (PacketCode.CBEFF_MALFORMED, PacketCode.TOO_LARGE, PacketCode.JSON_MALFORMED)


def test_elements_take_no_memory() -> None:
    data = signed(BOMBS["elements"]())
    tracemalloc.start()
    try:
        assert refusal(data) is PacketCode.CBEFF_MALFORMED
        assert tracemalloc.get_traced_memory()[1] < 150 * MIB  # the elements alone took 800
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", LAYOUT)
def test_each_member_has_its_limit(name: str) -> None:
    over = {name: b"0" * (LAYOUT[name].largest + 1)}
    members = [member(n, data) for n, data in (OPENED.members | over).items()]
    assert refusal(packet(members)) is PacketCode.TOO_LARGE


def test_an_unknown_member_is_not_even_inflated() -> None:
    members = [*WRITTEN, Member("z", bytes(64 * MIB), deflated=True)]
    data = packet(members)
    tracemalloc.start()
    try:
        assert refusal(data) is PacketCode.CONTAINER_MEMBERS
        assert tracemalloc.get_traced_memory()[1] < 50 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "members",
    [
        WRITTEN[::-1],
        [*WRITTEN[:2], *WRITTEN[:1:-1]],
        [Member(each.name, each.data, deflated=False) for each in WRITTEN],
        [Member(each.name, each.data, deflated=True) for each in WRITTEN],
    ],
)
def test_order_and_compression_are_those_of_the_format(members: list[Member]) -> None:
    assert refusal(packet(members)) is PacketCode.CONTAINER_MALFORMED
