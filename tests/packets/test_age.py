"""age files: round trips at chunk borders, every rule on malformed headers, cut bodies."""

import hashlib
import io
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from packets import base64
from packets.age_file import decrypt, encrypt
from packets.age_header import Stanza, derive, read_header, write_header
from packets.age_identities import parse_hybrid_identities, parse_identities
from packets.age_keys import Identity, Recipient
from packets.age_stream import CHUNK, seal_stream
from packets.errors import PacketCode, PacketError
from tests.fakes.keys import keys

# The example key of the age specification, and the SHA-256 of the recipient it prints for it.
SPECIFIED = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"
X25519 = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
FILE_KEY = b"sixteen byte key"
NONCE = bytes(range(16))


def sealed(plain: bytes, *identities: Identity) -> bytes:
    target = io.BytesIO()
    encrypt(io.BytesIO(plain), target, [each.recipient() for each in identities])
    return target.getvalue()


def opened(data: bytes, *identities: Identity) -> bytes:
    target = io.BytesIO()
    decrypt(io.BytesIO(data), target, identities)
    return target.getvalue()


def refusal(data: bytes) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        opened(data, keys().identity)
    return caught.value.code


def with_body(body: bytes) -> bytes:
    """Return an age file of the fixed file key around a payload that is given whole."""
    stanza = keys().identity.recipient().wrap(FILE_KEY)
    return write_header([stanza], FILE_KEY) + NONCE + body


def chunks(*plain: bytes, flags: str) -> bytes:
    """Return encrypted chunks, each with its own flag: ``f`` for the last one, ``.`` else."""
    cipher = ChaCha20Poly1305(derive(FILE_KEY, NONCE, b"payload"))
    return b"".join(
        cipher.encrypt(number.to_bytes(11, "big") + bytes([flag == "f"]), chunk, None)
        for number, (chunk, flag) in enumerate(zip(plain, flags, strict=True))
    )


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_001])
def test_round_trip_at_chunk_borders(size: int) -> None:
    plain = os.urandom(size)
    data = sealed(plain, keys().identity, keys().recovery)
    assert opened(data, keys().identity) == plain
    assert opened(data, Identity.generate(), keys().recovery) == plain


def test_another_identity_opens_nothing() -> None:
    with pytest.raises(PacketError) as caught:
        opened(sealed(b"x", keys().identity), Identity.generate())
    assert caught.value.code is PacketCode.AGE_NO_MATCH


class Trickle:
    """A pipe that gives seven bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._left = io.BytesIO(data)

    def read(self, size: int, /) -> bytes:
        return self._left.read(min(7, size))

    def readline(self, size: int, /) -> bytes:
        return self._left.readline(size)


def test_short_reads_change_nothing() -> None:
    plain, target = os.urandom(2 * CHUNK), io.BytesIO()
    decrypt(Trickle(sealed(plain, keys().identity)), target, [keys().identity])
    assert target.getvalue() == plain


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_flipped_bit_is_refused(choose: st.DataObject) -> None:
    data = bytearray(FLIPPED)
    at = choose.draw(st.integers(0, len(data) - 1))
    data[at] ^= 1 << choose.draw(st.integers(0, 7))
    assert refusal(bytes(data)).name.startswith("AGE_")


@given(st.integers(0, 2000))
@settings(max_examples=80, deadline=None)
def test_any_cut_is_refused(size: int) -> None:
    assert refusal(FLIPPED[: size % len(FLIPPED)]).name.startswith("AGE_")


FLIPPED = sealed(b"a few bytes", keys().identity)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        chunks(b"x", flags="."),
        chunks(b"x" * CHUNK, flags="."),
        chunks(b"x" * CHUNK, b"", flags=".f"),
        chunks(b"x", b"y", flags="ff"),
        chunks(b"x" * CHUNK, b"y" * CHUNK, flags="ff"),
        chunks(b"x", b"y", flags=".f"),
        chunks(b"x", flags="f") + b"z",
        chunks(b"x" * CHUNK, flags="f") + b"z",
        chunks(b"x" * (CHUNK + 1), flags="f"),
    ],
)
def test_malformed_bodies_are_refused(body: bytes) -> None:
    assert refusal(with_body(body)) is PacketCode.AGE_PAYLOAD


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        (chunks(b"", flags="f"), b""),
        (chunks(b"x" * CHUNK, flags="f"), b"x" * CHUNK),
        (chunks(b"x" * CHUNK, b"y", flags=".f"), b"x" * CHUNK + b"y"),
    ],
)
def test_wellformed_bodies_are_read(body: bytes, plain: bytes) -> None:
    assert opened(with_body(body), keys().identity) == plain


def test_chunks_out_of_order_are_refused() -> None:
    body = chunks(b"x" * CHUNK, b"y" * CHUNK, b"z", flags="..f")
    size = CHUNK + 16
    assert refusal(with_body(body[size : 2 * size] + body[:size] + body[2 * size :])) is (
        PacketCode.AGE_PAYLOAD
    )


HEADER, _, REST = FLIPPED.partition(b"--- ")
LINES = HEADER.splitlines(keepends=True)
MAC = REST[:43]
TAIL = REST[44:]


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"age-encryption.org/v2\n" + b"".join(LINES[1:]) + b"--- " + MAC + b"\n",
        HEADER.replace(b"\n", b"\r\n") + b"--- " + MAC + b"\n",
        LINES[0] + b"--- " + MAC + b"\n",
        HEADER + b"---" + MAC + b"\n",
        HEADER + b"---  " + MAC + b"\n",
        HEADER + b"--- " + MAC + b" \n",
        HEADER + b"--- " + MAC + b"=\n",
        HEADER + b"--- " + MAC[:-1] + b"\n",
        HEADER + b"--- " + MAC[:-1] + b"!\n",
        HEADER + b"--- " + MAC[:-1] + bytes([MAC[-1] + 1]) + b"\n",
        HEADER + b"\n--- " + MAC + b"\n",
        HEADER + b"->\n\n--- " + MAC + b"\n",
        HEADER + b"-> \n\n--- " + MAC + b"\n",
        HEADER + b"-> a  b\n\n--- " + MAC + b"\n",
        HEADER + b"-> a \n\n--- " + MAC + b"\n",
        HEADER + b"-> \xc3\xa9\n\n--- " + MAC + b"\n",
        HEADER + b"-> a\n--- " + MAC + b"\n",
        HEADER + b"-> a\n" + b"A" * 64 + b"\n--- " + MAC + b"\n",
        HEADER + b"-> a\n" + b"A" * 65 + b"\n\n--- " + MAC + b"\n",
        HEADER + b"-> a\nAA==\n--- " + MAC + b"\n",
        HEADER + b"-> a\nAB\n--- " + MAC + b"\n",
        HEADER + b"-> a\nAA\nAA\n--- " + MAC + b"\n",
        HEADER + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\n\n--- " + MAC + b"\n",
        HEADER + b"-> a " + b"x" * 70_000 + b"\n\n--- " + MAC + b"\n",
        LINES[0] + b"-> a\n\n" * 3000 + b"--- " + MAC + b"\n",
    ],
    ids=lambda _: "",  # the bytes hang on a fresh key: as names they would differ between workers
)
def test_malformed_headers_are_refused(header: bytes) -> None:
    assert refusal(header + TAIL) is PacketCode.AGE_HEADER


def test_a_foreign_stanza_breaks_the_mac_only() -> None:
    assert refusal(HEADER + b"-> a b\nAAAA\n--- " + REST) is PacketCode.AGE_MAC


def test_foreign_stanzas_are_skipped() -> None:
    ours = keys().identity.recipient().wrap(FILE_KEY)
    grease = Stanza(("example.org/grease", "x"), bytes(range(100)))
    header = write_header([grease, ours], FILE_KEY)
    assert opened(header + NONCE + chunks(b"hi", flags="f"), keys().identity) == b"hi"


@pytest.mark.parametrize(
    "change",
    [
        lambda stanza: (stanza.args[:1], stanza.body),
        lambda stanza: ((*stanza.args, "x"), stanza.body),
        lambda stanza: ((stanza.kind, stanza.args[1][:-4]), stanza.body),
        lambda stanza: ((stanza.kind, stanza.args[1] + "AAAA"), stanza.body),
        lambda stanza: ((stanza.kind, stanza.args[1][:-1] + "="), stanza.body),
        lambda stanza: (stanza.args, stanza.body + b"x"),
        lambda stanza: (stanza.args, stanza.body[:-1]),
        lambda stanza: ((stanza.kind, low_order(stanza.args[1])), stanza.body),
    ],
)
def test_malformed_stanzas_of_our_kind_are_refused(
    change: Callable[[Stanza], tuple[tuple[str, ...], bytes]],
) -> None:
    stanza = Stanza(*change(keys().identity.recipient().wrap(FILE_KEY)))
    data = write_header([stanza], FILE_KEY) + NONCE + chunks(b"hi", flags="f")
    assert refusal(data) is PacketCode.AGE_HEADER


def low_order(enc: str) -> str:
    raw = base64.read_unpadded(enc.encode())
    return base64.unpadded(raw[:-32] + bytes(32)).decode()


def test_body_of_a_stanza_is_wrapped_with_a_short_last_line() -> None:
    for size in (0, 1, 47, 48, 49, 96):
        lines = Stanza(("a",), bytes(size)).encode().splitlines()
        assert all(len(line) == 64 for line in lines[1:-1])
        assert len(lines[-1]) < 64


class Zeros:
    """Four megabytes that are never in memory at once."""

    left = 64 * CHUNK

    def read(self, size: int, /) -> bytes:
        size = min(size, self.left)
        self.left -= size
        return bytes(size)

    def readline(self, size: int, /) -> bytes:
        return self.read(size)


def test_streaming_takes_flat_memory() -> None:
    tracemalloc.start()
    seal_stream(bytes(32), Zeros(), lambda _: None)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * CHUNK


def test_recipient_of_the_specified_identity() -> None:
    recipient = Identity.parse(SPECIFIED).recipient()
    text = str(recipient)
    assert hashlib.sha256(text.encode()).hexdigest() == SPECIFIED_RECIPIENT_SHA256
    assert Recipient.parse(text) == recipient


SPECIFIED_RECIPIENT_SHA256 = "a091dd7e0ee9d62b75173dcc98441a0424baa941e66a8776e570a4ae60ff61ea"


def test_identities_hide_their_secret() -> None:
    identity = keys().identity
    assert identity.reveal() not in repr(identity)
    assert identity.seed.hex() not in repr(identity)
    assert Identity.parse(identity.reveal()) == identity


def test_identity_files() -> None:
    text = f"# made for a test\n\n{SPECIFIED}\n{X25519}\n".encode()
    assert len(parse_identities(text)) == 2
    with pytest.raises(PacketError):
        parse_hybrid_identities(text)


@pytest.mark.parametrize(
    "data", [b"", b"# none\n", b"\xff", b"AGE-SECRET-KEY-PQ-1QQ\n", b"hello\n"]
)
def test_bad_identity_files(data: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        parse_identities(data)
    assert caught.value.code is PacketCode.KEY_MALFORMED


def test_nobody_or_somebody_twice_cannot_be_sealed_to() -> None:
    one = keys().identity.recipient()
    for recipients in ([], [one, one]):
        with pytest.raises(PacketError):
            encrypt(io.BytesIO(b""), io.BytesIO(), recipients)


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_are_a_header_or_refused(data: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        read_header(io.BytesIO(b"age-encryption.org/v1\n" + data))
    assert caught.value.code is PacketCode.AGE_HEADER


@pytest.mark.parametrize(("cut", "status"), [(0, 0), (1, 1)])
def test_command(tmp_path: Path, cut: int, status: int) -> None:
    identity = tmp_path / "identity.txt"
    identity.write_text(f"# test\n{keys().identity.reveal()}\n")
    data = sealed(b"x" * 100, keys().identity)
    done = subprocess.run(
        [sys.executable, "-m", "packets.age", "decrypt", "-i", str(identity)],
        input=data[: len(data) - cut],
        capture_output=True,
        check=False,
    )
    assert done.returncode == status
    assert (done.stdout == b"x" * 100) is (status == 0)
    assert (b"throw it away" in done.stderr) is (status != 0)
