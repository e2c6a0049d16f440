"""What is refused behind the waybill, a table for each layer, and beside packets."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from packets import PacketCode, Receipt, Tier, issue_receipt, jws, strict_json
from packets.age_header import Stanza, write_header
from packets.container import Member, pack
from packets.enrollment import MOST_AUDIT_LINES
from packets.layout import AUDIT, BIODATA, BIOMETRICS, MANIFEST, member
from packets.receipts import TYPE as RECEIPT_TYPE
from packets.records.finger import write_finger
from packets.records.iris import write_iris
from tests.packets.forge import Forge
from tests.packets.refusals import Refusal, refused

KIB: Final = 1024
RECEIPT: Final = Receipt(
    tier=Tier.CENTRE,
    packet_id="a" * 52,
    sha256="ab" * 32,
    size=10,
    station="DEMO-01",
    received_at="2026-11-21T02:00:00Z",
    seq=1,
)


def seals(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose payload is no age file to the centre alone, whole and in order."""
    file_key, head, chunks = bytes(16), *forge.file()
    ours = forge.keys.identity.recipient().wrap(file_key)

    def beside(kind: str, argument: str = "A" * 43) -> Callable[[], bytes]:
        header = write_header([ours, Stanza((kind, argument), bytes(32))], file_key)
        return lambda: forge.sealed(header + bytes(60))

    def of(*parts: bytes) -> Callable[[], bytes]:
        return lambda: forge.sealed(b"".join(parts))

    yield from refused(
        PacketCode.AGE_HEADER,
        ("x25519", "a classical recipient beside ours", beside("X25519")),
        ("passphrase", "a passphrase beside ours", beside("scrypt")),
        ("grease", "a stanza of an unknown kind", beside("example.org/grease")),
        ("version", "another version of age", of(head.replace(b"/v1", b"/v2"), *chunks)),
        ("crlf", "lines that end in CR LF", of(head.replace(b"\n", b"\r\n", 2), *chunks)),
        ("share", "a share of 1119 bytes", of(write_header([_short(ours)], file_key), *chunks)),
    )
    yield from refused(
        PacketCode.AGE_NO_MATCH,
        ("stranger", "sealed to somebody else", lambda: forge.sealed(forge.foreign())),
    )
    yield from refused(
        PacketCode.AGE_MAC, ("header", "the header's MAC", of(_other_mac(head), *chunks))
    )
    yield from refused(
        PacketCode.AGE_PAYLOAD,
        ("flipped", "a bit of the last chunk", of(head, chunks[0], _flipped(chunks[1]))),
        ("cut", "the last byte is missing", of(head, chunks[0], chunks[1][:-1])),
        ("cut-at-chunk", "the last chunk is missing", of(head, chunks[0])),
        ("swapped", "chunks out of order", of(head, *chunks[::-1])),
        ("behind", "a byte behind the last chunk", of(head, *chunks, b"\0")),
        ("twice", "the first chunk twice", of(head, chunks[0], *chunks)),
    )


def _short(stanza: Stanza) -> Stanza:
    return Stanza((stanza.kind, stanza.args[1][:-1]), stanza.body)


def _other_mac(head: bytes) -> bytes:
    at = head.index(b"--- ") + 4
    return head[:at] + (b"B" if head[at : at + 1] == b"A" else b"A") + head[at + 1 :]


def _flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def payloads(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose sealed ZIP is not that of the layout."""
    good = [member(name, data) for name, data in forge.opened.members.items()]
    stored = [Member(each.name, each.data) for each in good]

    def of(members: list[Member]) -> Callable[[], bytes]:
        return lambda: forge.enclosed(pack(members))

    def holding(name: str, size: int) -> Callable[[], bytes]:
        return of([member(n, d) for n, d in (forge.opened.members | {name: bytes(size)}).items()])

    yield from refused(
        PacketCode.CONTAINER_MALFORMED,
        ("payload-empty", "no ZIP at all", lambda: forge.enclosed(b"")),
        ("payload-order", "members out of order", of([*good[:2], *good[:1:-1]])),
        ("payload-stored", "members that must be deflated", of(stored)),
        ("payload-lies", "inflates to more than it says", lambda: forge.enclosed(_lying(good))),
    )
    yield from refused(
        PacketCode.CONTAINER_MEMBERS,
        ("payload-unknown", "an unknown member", of([*good, Member("/etc/passwd", b"x")])),
        ("payload-twice", "a member twice", of([*good, good[2]])),
        ("payload-missing", "no biodata", of(good[:2] + good[3:])),
    )
    lines = b"\n" * (MOST_AUDIT_LINES + 1)
    yield from refused(
        PacketCode.TOO_LARGE,
        ("biodata", "64 KiB of biodata and a byte", holding(BIODATA, 64 * KIB + 1)),
        ("audit-lines", "one line too many", lambda: forge.members({AUDIT: lines})),
    )


def _lying(members: list[Member]) -> bytes:
    """Return the ZIP of ``members`` whose biodata claims to have ten bytes."""
    data = pack(members)
    size = len(next(each.data for each in members if each.name == BIODATA))
    return data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def manifests(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose manifest is none, or lists other members."""
    text, manifest = forge.opened.members[MANIFEST], forge.opened.manifest
    version = b'"version":1'

    def said(old: bytes, new: bytes) -> Callable[[], bytes]:
        return lambda: forge.manifest(text.replace(old, new, 1))

    def with_member(name: str, data: bytes) -> Callable[[], bytes]:
        return lambda: forge.members({name: data})

    yield from refused(
        PacketCode.SIGNATURE_INVALID,
        ("manifest", "changed behind its back", lambda: forge.unsigned({MANIFEST: text + b" "})),
    )
    yield from refused(
        PacketCode.VERSION_UNKNOWN,
        ("manifest", "version 2", said(version, b'"version":2')),
        ("manifest-later", "version 2, a member more", said(version, b'"version":2,"new":1')),
    )
    yield from refused(
        PacketCode.JSON_MALFORMED,
        ("manifest-name-twice", "a name twice", said(b"{", b'{"version":1,')),
        ("manifest-versionless", "no version", said(version + b",", b"")),
        ("manifest-infinite", "a number beyond floats", said(b"[-6.2,", b"[-1e999,")),
        ("manifest-quality", "a quality of 101", said(b'"quality":77', b'"quality":101')),
        ("biodata", "not the form", with_member(BIODATA, b"{}")),
        ("audit", "a line that is none", with_member(AUDIT, b"[]\n")),
    )
    listed = manifest.members
    yield from refused(
        PacketCode.MANIFEST_MISMATCH,
        ("hash", "a space more", lambda: forge.unsigned(_spaced(forge.opened.members))),
        ("unlisted", "a member not listed", lambda: forge.claimed(members=listed[1:])),
        ("listed-twice", "listed twice", lambda: forge.claimed(members=(*listed, listed[0]))),
    )


def _spaced(members: Mapping[str, bytes]) -> dict[str, bytes]:
    return {BIODATA: members[BIODATA] + b" "}


def records(forge: Forge) -> Iterator[Refusal]:
    """Yield packets whose well-listed records are none, or contradict the manifest."""
    manifest, xml = forge.opened.manifest, forge.opened.members[BIOMETRICS]
    first, *others = manifest.fingers
    record = write_finger(forge.opened.recording.fingers[0])

    def envelope(old: bytes, new: bytes) -> Callable[[], bytes]:
        return lambda: forge.members({BIOMETRICS: xml.replace(old, new, 1)})

    def holding(changed: bytes) -> Callable[[], bytes]:
        return lambda: forge.members({BIOMETRICS: forge.swapped(record, changed)})

    yield from refused(
        PacketCode.CBEFF_MALFORMED,
        ("doctype", "a DOCTYPE", envelope(b"<BIR", b'<!DOCTYPE x [<!ENTITY a "b">]><BIR')),
        ("utf16", "not UTF-8", lambda: forge.members({BIOMETRICS: xml.decode().encode("utf-16")})),
        ("base64", "white space in base64", envelope(b"<BDB>", b"<BDB>\n")),
    )
    yield from refused(
        PacketCode.RECORD_MALFORMED,
        ("format", "another format", holding(b"FMR" + record[3:])),
        ("length", "a length too many", holding(record + b"\0")),
        ("missing", "no representation", holding(record[:20])),
    )
    yield from refused(
        PacketCode.CODESTREAM_MALFORMED,
        ("wsq", "a WSQ without its end", holding(record[:-1] + b"\0")),
        ("subsampled", "a sample for every other pixel", lambda: forge.members(_sparse(forge))),
    )
    swapped = (others[0], first, *others[1:])
    yield from refused(
        PacketCode.RECORD_MISMATCH,
        ("order", "fingers in another order", lambda: forge.claimed(fingers=swapped)),
        ("fewer", "a record nobody listed", lambda: forge.claimed(signature=None)),
        ("exemption", "an exemption unsaid", lambda: forge.claimed(exemptions=())),
        ("statement", "a statement unsigned", lambda: forge.claimed(statement=None)),
        ("comment", "a comment in the XML", envelope(b"<BIRInfo>", b"<!-- x --><BIRInfo>")),
        ("date", "another date in the XML", envelope(b"2026-11-21", b"2026-11-22")),
        (
            "drawing",
            "another drawing of the signature",
            lambda: forge.members({"signature.svg": b"<svg/>\n"}),
        ),
    )


def _sparse(forge: Forge) -> dict[str, bytes]:
    """Return an envelope whose first iris claims to have samples at every other pixel."""
    record = write_iris(forge.opened.recording.irises[0])
    return {BIOMETRICS: forge.swapped(record, record.replace(b"\7\1\1", b"\7\2\2", 1))}


def beside_packets(forge: Forge) -> Iterator[Refusal]:
    """Yield receipts and identity files that are none."""
    honest = json.loads(strict_json.encode(RECEIPT))
    centre, station = forge.keys.centre, forge.keys.station

    def receipt(**change: object) -> Callable[[], bytes]:
        kept = {name: value for name, value in (honest | change).items() if value is not None}
        text = json.dumps(kept).encode()
        return lambda: jws.sign(text, centre, RECEIPT_TYPE).encode()

    yield from refused(
        PacketCode.RECEIPT_MALFORMED,
        ("size", "a size below nothing", receipt(size=-1)),
        ("id", "no packet id", receipt(packet_id="../x")),
        ("versionless", "no version", receipt(version=None)),
        kind="receipt",
    )
    yield from refused(
        PacketCode.SIGNATURE_ROLE,
        ("station", "signed by a station", lambda: issue_receipt(RECEIPT, station).encode()),
        kind="receipt",
    )
    yield from refused(
        PacketCode.VERSION_UNKNOWN, ("receipt", "version 2", receipt(version=2)), kind="receipt"
    )
    key = forge.keys.identity.reveal()
    yield from refused(
        PacketCode.KEY_MALFORMED,
        ("checksum", "a letter changed", (key[:-1] + _other(key[-1])).encode),
        ("lower-case", "in lower case", lambda: key.lower().encode()),
        ("none", "no key", lambda: b"# nothing\n"),
        kind="identity",
    )


def _other(letter: str) -> str:
    return "Q" if letter != "Q" else "P"
