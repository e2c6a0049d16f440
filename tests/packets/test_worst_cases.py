"""Inputs made to cost much: each is refused by code, within a moment and little memory."""

import io
import struct
import tracemalloc
from collections.abc import Callable
from time import process_time
from typing import Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from packets import PacketError, Recipient, base64, jws, strict_json
from packets.age_file import unseal
from packets.age_header import read_header
from packets.age_identities import parse_identities
from packets.codestream import read_facts
from packets.container import Member, pack, unpack
from packets.enrollment import Biodata, ImageCodec
from packets.jws import verify
from packets.records.finger import read_finger
from packets.records.signature import read_signature
from packets.waybill import TYPE, parse_waybill
from tests.fakes.keys import NOW, keys
from tests.fakes.recordings import encoded

KIB: Final = 1024
MIB: Final = 1024 * KIB
CERTIFICATE = base64.padded(keys().station.chain[0].public_bytes(Encoding.DER)).decode()

PICTURE = encoded(ImageCodec.JPEG2000, 48, 64, 3)


def token(chain: list[str]) -> str:
    head = strict_json.encode(jws.Header(alg="ES256", typ=TYPE, x5c=tuple(chain)))
    return f"{base64.url(head)}.e30.{base64.url(bytes(64))}"


def taken(text: str) -> object:
    return verify(text, keys().trust, TYPE, NOW, "station")


def boxes(depth: int) -> bytes:
    """Return a JP2 file of very many empty boxes."""
    return b"\x00\x00\x00\x0cjP  \r\n\x87\n" + b"\0\0\0\x08free" * depth


def bomb(size: int) -> bytes:
    """Return a ZIP whose only member says it is small and inflates to ``size`` zeros."""
    good = pack([Member("a", bytes(size), deflated=True)])
    small = (1).to_bytes(4, "little")
    return good.replace(size.to_bytes(4, "little"), small)


def claim(size: int) -> bytes:
    """Return a ZIP whose only member claims ``size`` bytes and has one."""
    good = pack([Member("a", b"x" * 77, deflated=True)])
    return good.replace((77).to_bytes(4, "little"), size.to_bytes(4, "little"))


AGE = b"age-encryption.org/v1\n"
CASES: dict[str, Callable[[], object]] = {
    "a ZIP of many members": lambda: unpack(pack([Member(f"{n}", b"") for n in range(5_000)])),
    "a ZIP of the end alone": lambda: unpack(b"PK\5\6" * MIB),
    "a DEFLATE bomb": lambda: unpack(bomb(32 * MIB)),
    "a huge claim": lambda: unpack(claim(511 * MIB)),
    "a claim beyond all": lambda: unpack(claim(0xFFFFFFFF)),
    "JSON digits": lambda: strict_json.decode(
        b'{"version":' + b"9" * (3 * MIB) + b"}", dict[str, int], "x"
    ),
    "JSON depth": lambda: strict_json.decode(b"[" * (4 * MIB), Biodata, "x"),
    "JSON names": lambda: strict_json.decode(
        b"{" + b",".join(b'"%d":1' % n for n in range(60_000)) + b"}", Biodata, "x"
    ),
    "JSON fraction": lambda: strict_json.decode(b"1e" + b"9" * MIB, Biodata, "x"),
    "JSON surrogates": lambda: strict_json.decode(
        b'"' + b"\\ud800" * (MIB // 2) + b'"', Biodata, "x"
    ),
    "a waybill of digits": lambda: parse_waybill(b'{"version":' + b"1" * (2 * MIB) + b"}"),
    "a token of dots": lambda: taken("." * (8 * MIB)),
    "a giant token": lambda: taken("A" * (8 * MIB) + ".e30.AA"),
    "a chain of many": lambda: taken(token([CERTIFICATE] * 60)),
    "a chain of nothings": lambda: taken(token(["AA=="] * 8000)),
    "a giant certificate": lambda: taken(token(["MIIB" + "A" * 40_000])),
    "an age header without end": lambda: read_header(io.BytesIO(AGE + b"-> x\n\n" * (8 * MIB))),
    "an age line without end": lambda: unseal(AGE + b"-> " + b"x" * (32 * MIB), []),
    "an age header of long lines": lambda: unseal(
        AGE + (b"-> " + b"x" * 60_000 + b"\n\n") * 1000, []
    ),
    "an age body without end": lambda: unseal(AGE + b"-> x\n" + (b"A" * 64 + b"\n") * MIB, []),
    "arguments without end": lambda: unseal(AGE + b"-> " + b"x " * (4 * MIB), []),
    "a long recipient": lambda: Recipient.parse("age1pq1" + "q" * (8 * MIB)),
    "an identity file of lines": lambda: parse_identities(b"AGE\n" * (MIB // 4)),
    "a record of a huge length": lambda: read_finger(b"FIR\x00020\0" + b"\xff" * (8 * MIB)),
    "a signature of many points": lambda: read_signature(b"SDI\0 10\0" + b"\xff" * (8 * MIB)),
    "a JP2 of many boxes": lambda: read_facts(boxes(200_000)),
    "a codestream of many segments": lambda: read_facts(
        b"\xff\x4f" + b"\xff\x64\0\2" * 400_000 + b"\xff\xd9"
    ),
    "a codestream of many tile-parts": lambda: read_facts(
        PICTURE[: PICTURE.index(b"\xff\x90")]
        + (struct.pack(">HHHIBBH", 0xFF90, 10, 0, 5_000, 0, 1, 0xFF93) + bytes(4_986)) * 5_000
        + b"\xff\xd9"
    ),
    "a WSQ of many comments": lambda: read_facts(
        b"\xff\xa0" + b"\xff\xa8\0\2" * 400_000 + b"\xff\xa1"
    ),
    "a WSQ comment of lines": lambda: read_facts(
        b"\xff\xa0" + b"\xff\xa8\xff\xff" + b"\n" * 65_533 + b"\xff\xa1"
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_made_to_cost_is_refused_cheaply(case: str) -> None:
    tracemalloc.start()
    try:
        started = process_time()
        with pytest.raises(PacketError):
            CASES[case]()
        took, (_, peak) = process_time() - started, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert took < 3.0  # under the tracer; without it the worst takes some tenths
    assert peak < 200 * MIB
