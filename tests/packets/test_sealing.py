"""Packets whole: what goes in comes out, and whatever else is refused with a code."""

import io
import subprocess
import sys
import zipfile
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packets
from packets import PacketCode, PacketError, Recording, base64
from packets.container import Member, contents, pack, unpack
from packets.enrollment import Exemption, FingerPosition, Presence
from packets.identifiers import is_number, is_packet_id
from tests.fakes.keys import NOW, STATION, STATION_URI, keys
from tests.fakes.packets import packet_of, sealed_payload, signed_members
from tests.fakes.recordings import NAME, NIK, bare_recording, finger, recording

replace = msgspec.structs.replace
KEYS = keys()


def seal(made: Recording) -> packets.Sealed:
    recipients = [KEYS.identity.recipient(), KEYS.recovery.recipient()]
    return packets.seal(made, recipients=recipients, signer=KEYS.station)


def opened(data: bytes) -> packets.Opened:
    return packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)


def refusal(data: bytes) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        opened(data)
    return caught.value.code


SEALED = seal(recording())
OPENED = opened(SEALED.data)


@pytest.mark.parametrize("made", [recording(), recording(training=True), bare_recording()])
def test_what_goes_in_comes_out(made: Recording) -> None:
    data = seal(made).data
    for identity in (KEYS.identity, KEYS.recovery):
        result = packets.open_packet(data, [identity], KEYS.trust, NOW)
        assert result.recording == made
        assert result.signer_uri == STATION_URI
        assert result.waybill.training is made.origin.training


def test_waybill_and_names() -> None:
    waybill, token = packets.read_waybill(SEALED.data)
    assert waybill == SEALED.waybill
    assert token.count(".") == 2
    assert is_packet_id(SEALED.packet_id)
    assert is_number(SEALED.number)
    assert (waybill.station, waybill.area_code) == (STATION, "31.71.01")
    assert waybill.recipients == (
        KEYS.identity.recipient().key_id,
        KEYS.recovery.recipient().key_id,
    )


def test_verify_needs_no_key_of_the_centre() -> None:
    verified = packets.verify(SEALED.data, KEYS.trust, NOW)
    assert (verified.waybill, verified.signer_uri) == (SEALED.waybill, STATION_URI)


def test_a_second_spelling_of_the_signature_names_the_same_packet() -> None:
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
    members = contents(unpack(SEALED.data))
    head, text, signature = members["waybill.jws"].decode().split(".")
    r_s = base64.read_url(signature)
    other = r_s[:32] + (order - int.from_bytes(r_s[32:], "big")).to_bytes(32, "big")
    token = f"{head}.{text}.{base64.url(other)}".encode()
    data = pack([Member("waybill.jws", token), Member("payload.age", members["payload.age"])])
    assert data != SEALED.data
    assert packets.verify(data, KEYS.trust, NOW).waybill == SEALED.waybill


def test_nothing_personal_is_outside_the_sealed_payload() -> None:
    for marker in (NAME, NIK, "FIR\0", "op-1"):
        assert marker.encode() not in SEALED.data


def test_stock_tools_read_the_container() -> None:
    with zipfile.ZipFile(io.BytesIO(SEALED.data)) as archive:
        assert archive.namelist() == ["waybill.jws", "payload.age"]
        assert archive.testzip() is None


def test_the_order_of_members_is_fixed() -> None:
    assert list(OPENED.members) == [
        "manifest.json",
        "manifest.jws",
        "biodata.json",
        "biometrics.xml",
        "signature.svg",
        "consent/approval.json",
        "consent/statement.json",
        "consent/statement.sdi",
        "consent/statement.svg",
        "audit.jsonl",
    ]


@given(st.data())
@settings(max_examples=250, deadline=None)
def test_any_flipped_bit_is_refused(choose: st.DataObject) -> None:
    changed = bytearray(SEALED.data)
    at = choose.draw(st.one_of(st.integers(0, 2000), st.integers(0, len(changed) - 1)))
    changed[at] ^= 1 << choose.draw(st.integers(0, 7))
    with pytest.raises(PacketError):
        packets.verify(bytes(changed), KEYS.trust, NOW)


@given(st.integers(0, len(SEALED.data) - 1))
@settings(max_examples=80, deadline=None)
def test_any_cut_is_refused(size: int) -> None:
    assert refusal(SEALED.data[:size])


@given(st.binary(min_size=1, max_size=40))
@settings(max_examples=30, deadline=None)
def test_bytes_before_or_behind_are_refused(more: bytes) -> None:
    assert refusal(SEALED.data + more)
    assert refusal(more + SEALED.data)


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(PacketError):
        packets.read_waybill(data)


def test_the_wrong_key_opens_nothing() -> None:
    stranger = packets.Identity.generate()
    with pytest.raises(PacketError) as caught:
        packets.open_packet(SEALED.data, [stranger], KEYS.trust, NOW)
    assert caught.value.code is PacketCode.AGE_NO_MATCH


def test_a_station_unknown_to_the_root_is_refused() -> None:
    with pytest.raises(PacketError) as caught:
        packets.verify(SEALED.data, type(KEYS)().trust, NOW)
    assert caught.value.code is PacketCode.SIGNATURE_CHAIN


def test_a_certificate_out_of_date_is_refused() -> None:
    with pytest.raises(PacketError) as caught:
        packets.verify(SEALED.data, KEYS.trust, NOW + timedelta(days=400))
    assert caught.value.code is PacketCode.SIGNATURE_TIME


def test_parts_of_two_packets_do_not_mix() -> None:
    mine, other = contents(unpack(SEALED.data)), contents(unpack(seal(recording()).data))
    mixed = {"waybill.jws": mine["waybill.jws"], "payload.age": other["payload.age"]}
    data = pack([Member(name, data) for name, data in mixed.items()])
    assert refusal(data) is PacketCode.WAYBILL_MISMATCH


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ({"station": "OTHER"}, PacketCode.SIGNATURE_ROLE),
        ({"size": 1}, PacketCode.WAYBILL_MISMATCH),
        ({"sha256": "0" * 64}, PacketCode.WAYBILL_MISMATCH),
        ({"sha256": "A" * 64}, PacketCode.JSON_MALFORMED),
        ({"number": "0000-0000-0000"}, PacketCode.JSON_MALFORMED),
        ({"packet_id": "a" * 52}, PacketCode.JSON_MALFORMED),
        ({"recipients": ()}, PacketCode.WAYBILL_MISMATCH),
        ({"recipients": ("0" * 15,)}, PacketCode.JSON_MALFORMED),
        ({"recipients": ("0" * 16,) * 17}, PacketCode.JSON_MALFORMED),
        ({"recipients": ("00000000000000AB",)}, PacketCode.JSON_MALFORMED),
        ({"sealed_at": "2026-11-22"}, PacketCode.JSON_MALFORMED),
        ({"sealed_at": "2026-02-30T00:00:00Z"}, PacketCode.JSON_MALFORMED),
        ({"version": 2}, PacketCode.VERSION_UNKNOWN),
        ({"area_code": "99.99.99"}, PacketCode.WAYBILL_MISMATCH),
        ({"training": True}, PacketCode.WAYBILL_MISMATCH),
        ({"sealed_at": "2026-11-22T00:00:00Z"}, PacketCode.WAYBILL_MISMATCH),
    ],
)
def test_a_waybill_that_lies_is_refused(claim: dict[str, Any], code: PacketCode) -> None:
    payload = sealed_payload(KEYS, signed_members(KEYS, OPENED.manifest, OPENED.members))
    assert refusal(packet_of(KEYS, payload, SEALED.waybill, **claim)) is code


def test_a_very_slow_signature_is_sealed_and_opened() -> None:
    pen = recording().signature
    assert pen is not None
    slow = replace(pen, points=(*pen.points, (1, 1, 0, 131_071)))
    made = replace(recording(), signature=slow)
    found = opened(seal(made).data).recording.signature
    assert found is not None
    assert [point[:3] for point in found.points] == [point[:3] for point in slow.points]


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_flipped_bit_of_the_waybill_is_refused_behind_a_good_checksum(
    choose: st.DataObject,
) -> None:
    members = contents(unpack(SEALED.data))
    token = bytearray(members["waybill.jws"])
    token[choose.draw(st.integers(0, len(token) - 1))] ^= 1 << choose.draw(st.integers(0, 7))
    changed = members | {"waybill.jws": bytes(token)}
    assert refusal(pack([Member(n, data) for n, data in changed.items()])).name.startswith("SIGN")


def test_what_could_not_be_read_back_is_not_sealed() -> None:
    made = recording()
    odd = replace(made, biodata=replace(made.biodata, address="\ud800"))
    with pytest.raises(PacketError):
        seal(odd)


def twice(made: Recording) -> list[Recording]:
    thumb = finger(FingerPosition.RIGHT_THUMB)
    exempted = Exemption(part="RIGHT_THUMB", presence=Presence.BANDAGED, permanent=False)
    return [
        replace(made, fingers=(thumb, thumb)),
        replace(made, irises=made.irises[:1] * 2),
        replace(made, exemptions=made.exemptions * 2),
        replace(made, exemptions=(exempted,)),
        replace(made, origin=replace(made.origin, sealed_at="")),
    ]


@pytest.mark.parametrize("made", twice(recording()))
def test_recordings_that_contradict_themselves_are_not_sealed(made: Recording) -> None:
    with pytest.raises(PacketError) as caught:
        seal(made)
    assert caught.value.code is PacketCode.RECORDING_INVALID


def test_importing_packets_loads_no_cipher() -> None:
    script = "import packets, sys; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_every_public_name_is_there() -> None:
    assert all(getattr(packets, name) is not None for name in packets.__all__)
    with pytest.raises(AttributeError):
        packets.__getattr__("nothing")
