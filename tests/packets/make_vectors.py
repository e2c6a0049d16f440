"""Makes the test vectors of the packet format: ``python -m tests.packets.make_vectors FOLDER``.

Sealing draws random numbers, so a run gives other files of the same meaning. The files under
``tests/vectors`` are the format: they are made anew only for a new version.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.serialization import Encoding

import packets
from packets import PacketCode, jws, strict_json
from packets.age_header import Stanza, write_header
from packets.container import Member, contents, pack, unpack
from packets.waybill import TYPE
from tests.fakes.keys import NOW, Keys, keys
from tests.fakes.packets import packet_of, sealed_payload, signed_members
from tests.fakes.recordings import bare_recording, recording

GOOD = ("whole", "bare")


def main(folder: Path) -> None:
    """Write a set of vectors into ``folder``."""
    made = keys()
    folder.mkdir(parents=True)
    (folder / "root.pem").write_bytes(made.root.certificate.public_bytes(Encoding.PEM))
    (folder / "identity.txt").write_text(
        f"# opens the vectors beside it\n{made.identity.reveal()}\n"
    )
    for name, each in zip(GOOD, (recording(), bare_recording()), strict=True):
        recipients = [made.identity.recipient(), made.recovery.recipient()]
        sealed = packets.seal(each, recipients=recipients, signer=made.station)
        (folder / f"{name}.packet").write_bytes(sealed.data)
        (folder / f"{name}.json").write_bytes(msgspec.json.format(strict_json.encode(each)))
    for code, about, data in broken(made, (folder / "bare.packet").read_bytes()):
        (folder / f"{code.value}-{about}.packet").write_bytes(data)


def broken(made: Keys, good: bytes) -> Iterator[tuple[PacketCode, str, bytes]]:
    """Yield packets that are refused: the code, what is wrong, the bytes."""
    opened = packets.open_packet(good, [made.identity], made.trust, NOW)
    waybill, token = packets.read_waybill(good)
    payload, members = contents(unpack(good))["payload.age"], opened.members

    def outer(token: str, payload: bytes) -> bytes:
        return pack([Member("waybill.jws", token.encode()), Member("payload.age", payload)])

    def inner(**changed: bytes) -> bytes:
        return packet_of(made, sealed_payload(made, members | changed), waybill)

    text = strict_json.encode(waybill)
    yield PacketCode.CONTAINER_MALFORMED, "byte-behind", good + b"\0"
    yield PacketCode.CONTAINER_MALFORMED, "cut", good[:-1]
    yield PacketCode.CONTAINER_MEMBERS, "no-waybill", pack([Member("payload.age", payload)])
    yield PacketCode.SIGNATURE_INVALID, "waybill", outer(_swapped(token), payload)
    yield PacketCode.SIGNATURE_TYPE, "waybill", outer(jws.sign(text, made.station, "x"), payload)
    yield PacketCode.SIGNATURE_ROLE, "by-centre", outer(jws.sign(text, made.centre, TYPE), payload)
    stranger = Keys().station
    yield PacketCode.SIGNATURE_CHAIN, "other-root", outer(jws.sign(text, stranger, TYPE), payload)
    yield PacketCode.WAYBILL_MISMATCH, "payload", outer(token, payload + b"\0")
    yield PacketCode.AGE_HEADER, "classical-recipient", packet_of(made, _classical(made), waybill)
    yield PacketCode.AGE_NO_MATCH, "sealed-to-others", _sealed_to_others(made)
    one = sealed_payload(made, members)
    yield PacketCode.AGE_PAYLOAD, "cut", packet_of(made, one[:-1], waybill)
    yield PacketCode.AGE_PAYLOAD, "behind", packet_of(made, one + b"\0", waybill)
    yield PacketCode.MANIFEST_MISMATCH, "biodata", inner(**{"biodata.json": b"{}"})
    yield PacketCode.CONTAINER_MEMBERS, "extra-member", inner(**{"note.txt": b"hi"})
    lies = msgspec.structs.replace(opened.manifest, exemptions=())
    signed = signed_members(made, lies, members)
    yield (
        PacketCode.RECORD_MISMATCH,
        "exemptions",
        packet_of(made, sealed_payload(made, signed), waybill),
    )


def _swapped(token: str) -> str:
    """Return the token with another signature of the same key."""
    head, payload, _ = token.split(".")
    other = jws.sign(b"other", keys().station, TYPE).split(".")[2]
    return f"{head}.{payload}.{other}"


def _classical(made: Keys) -> bytes:
    ours = made.identity.recipient().wrap(bytes(16))
    return write_header([ours, Stanza(("X25519", "A" * 43), bytes(32))], bytes(16)) + bytes(60)


def _sealed_to_others(made: Keys) -> bytes:
    recipients = [packets.Identity.generate().recipient()]
    return packets.seal(bare_recording(), recipients=recipients, signer=made.station).data


if __name__ == "__main__":
    main(Path(sys.argv[1]))
