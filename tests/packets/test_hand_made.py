"""Packets a station with a good key put together by hand: what contradicts itself is refused."""

from collections.abc import Mapping

import msgspec
import pytest

import packets
from packets import PacketCode, PacketError
from packets.age_header import Stanza, write_header
from packets.enrollment import FingerPosition
from packets.manifest import Manifest
from tests.fakes.keys import NOW, keys
from tests.fakes.packets import packet_of, sealed_payload, signed_members
from tests.fakes.recordings import recording

replace = msgspec.structs.replace
KEYS = keys()
SEALED = packets.seal(recording(), recipients=[KEYS.identity.recipient()], signer=KEYS.station)
OPENED = packets.open_packet(SEALED.data, [KEYS.identity], KEYS.trust, NOW)


def refusal(data: bytes) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)
    return caught.value.code


def packet_with(members: Mapping[str, bytes]) -> bytes:
    return packet_of(KEYS, sealed_payload(KEYS, members), SEALED.waybill)


def test_the_hand_made_packet_is_good_when_nothing_is_changed() -> None:
    members = signed_members(KEYS, OPENED.manifest, OPENED.members)
    opened = packets.open_packet(packet_with(members), [KEYS.identity], KEYS.trust, NOW)
    assert opened.recording == recording()


def test_a_member_the_manifest_does_not_know_as_it_is() -> None:
    changed = OPENED.members | {"biodata.json": OPENED.members["biodata.json"] + b" "}
    assert refusal(packet_with(changed)) is PacketCode.MANIFEST_MISMATCH


@pytest.mark.parametrize("name", sorted(OPENED.members))
def test_a_missing_member(name: str) -> None:
    fewer = {n: data for n, data in OPENED.members.items() if n != name}
    assert refusal(packet_with(fewer)) in (
        PacketCode.CONTAINER_MEMBERS,
        PacketCode.MANIFEST_MISMATCH,
    )


@pytest.mark.parametrize("name", ["extra.txt", "../escape", "/etc/passwd", "consent/", "C:\\x"])
def test_an_extra_member(name: str) -> None:
    members = signed_members(KEYS, OPENED.manifest, OPENED.members | {name: b"x"})
    assert refusal(packet_with(members)) is PacketCode.CONTAINER_MEMBERS


def test_a_changed_manifest_breaks_its_signature() -> None:
    text = OPENED.members["manifest.json"].replace(b"perekaman 0.1.0", b"perekaman 0.1.1")
    assert refusal(packet_with(OPENED.members | {"manifest.json": text})) is (
        PacketCode.SIGNATURE_INVALID
    )


def test_a_manifest_of_another_version() -> None:
    manifest = replace(OPENED.manifest, version=2)
    members = signed_members(KEYS, manifest, OPENED.members)
    assert refusal(packet_with(members)) is PacketCode.VERSION_UNKNOWN


def lying(manifest: Manifest) -> list[Manifest]:
    first, *others = manifest.fingers
    assert manifest.face is not None
    return [
        replace(manifest, fingers=(replace(first, position=FingerPosition.LEFT_THUMB), *others)),
        replace(
            manifest, fingers=(replace(first, image=replace(first.image, quality=99)), *others)
        ),
        replace(manifest, fingers=(replace(first, image=replace(first.image, width=63)), *others)),
        replace(manifest, fingers=(replace(first, ppi=1000), *others)),
        replace(manifest, fingers=tuple(others)),
        replace(manifest, fingers=(first, *manifest.fingers)),
        replace(manifest, face=None),
        replace(manifest, face=replace(manifest.face, left_eye=(1, 1))),
        replace(manifest, signature=None),
        replace(manifest, statement=None),
        replace(manifest, exemptions=()),
    ]


@pytest.mark.parametrize("manifest", lying(OPENED.manifest))
def test_a_signed_manifest_that_lies_about_the_records(manifest: Manifest) -> None:
    members = signed_members(KEYS, manifest, OPENED.members)
    assert refusal(packet_with(members)) in (
        PacketCode.RECORD_MISMATCH,
        PacketCode.RECORD_MALFORMED,
    )


def test_an_approval_of_another_photo() -> None:
    text = OPENED.members["consent/approval.json"]
    other = text[:-10] + (b"0" if text[-10:-9] != b"0" else b"1") + text[-9:]
    members = signed_members(
        KEYS, OPENED.manifest, OPENED.members | {"consent/approval.json": other}
    )
    assert refusal(packet_with(members)) is PacketCode.RECORD_MISMATCH


@pytest.mark.parametrize("name", ["biodata.json", "consent/statement.json", "audit.jsonl"])
@pytest.mark.parametrize("data", [b"[]", b"{}", b"\xff", b'{"a":1,"a":2}', b"NaN", b"[" * 60_000])
def test_json_that_is_none_of_ours(name: str, data: bytes) -> None:
    members = signed_members(KEYS, OPENED.manifest, OPENED.members | {name: data})
    assert refusal(packet_with(members)) is PacketCode.JSON_MALFORMED


@pytest.mark.parametrize("kind", ["X25519", "mlkem768p256tag", "example.org/x"])
def test_other_recipients_beside_ours_are_refused(kind: str) -> None:
    file_key = bytes(16)
    ours = KEYS.identity.recipient().wrap(file_key)
    other = Stanza((kind, "A" * 43), bytes(32))
    payload = write_header([ours, other], file_key) + bytes(60)
    assert refusal(packet_of(KEYS, payload, SEALED.waybill)) is PacketCode.AGE_HEADER
