"""Armored age files: read by the command in every form age.md allows, and in no other."""

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets import base64
from packets.age_armor import Armored, unarmored
from packets.age_file import decrypt, seal
from packets.errors import PacketCode, PacketError
from tests.fakes.keys import keys

BEGIN, END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
PLAIN = b"a few bytes"
SEALED = seal(PLAIN, [keys().identity.recipient()])


def lines(data: bytes) -> list[bytes]:
    text = base64.padded(data)
    return [BEGIN, *[text[at : at + 64] for at in range(0, len(text), 64)], END]


def armored(data: bytes, end: bytes = b"\n") -> bytes:
    return b"".join(line + end for line in lines(data))


def read(data: bytes) -> bytes:
    source = Armored(io.BytesIO(data))
    return b"".join(iter(lambda: source.read(100), b""))


def opened(data: bytes) -> bytes:
    target = io.BytesIO()
    decrypt(unarmored(io.BufferedReader(io.BytesIO(data))), target, [keys().identity])
    return target.getvalue()


GOOD = armored(SEALED)


@pytest.mark.parametrize(
    "data",
    [SEALED, GOOD, armored(SEALED, b"\r\n"), GOOD[:-1], b" \n\t\r\n" + GOOD, GOOD + b" \n\n\t"],
)
def test_forms_that_are_read(data: bytes) -> None:
    assert opened(data) == PLAIN


@given(st.integers(0, 500))
@settings(max_examples=60, deadline=None)
def test_any_length_is_read(size: int) -> None:
    data = os.urandom(size)
    assert read(armored(data)) == data


def test_lines_are_read_as_lines() -> None:
    source = Armored(io.BytesIO(armored(b"one\ntwo\n" + b"x" * 200)))
    assert [source.readline(100), source.readline(2), source.readline(2)] == [
        b"one\n",
        b"tw",
        b"o\n",
    ]
    assert source.readline(50) == b"x" * 50


FIRST, SECOND = lines(SEALED)[1:3]


@pytest.mark.parametrize(
    "data",
    [
        b"-----BEGIN",
        BEGIN,
        GOOD.replace(b"AGE ENCRYPTED", b"PGP", 1),
        GOOD.replace(BEGIN, BEGIN.lower()),
        GOOD.replace(BEGIN + b"\n", BEGIN + b" \n"),
        GOOD.replace(BEGIN + b"\n", BEGIN + b"\nHeader: x\n\n"),
        GOOD.replace(END + b"\n", b""),
        GOOD.replace(END, b"\n" + END),
        GOOD.replace(FIRST, b"\n" + FIRST),
        GOOD.replace(FIRST, b" " + FIRST),
        GOOD.replace(FIRST, FIRST + b" "),
        GOOD.replace(FIRST, FIRST[:60]),
        GOOD.replace(FIRST + b"\n" + SECOND, FIRST + SECOND),
        GOOD.replace(FIRST, FIRST[:-1] + b"!"),
        armored(b"x" * 10).replace(b"==", b""),
        GOOD + b"more",
        GOOD + GOOD,
        BEGIN + b"\n" + b"A" * 100_000,
    ],
)
def test_forms_that_are_refused(data: bytes) -> None:
    with pytest.raises(PacketError) as caught:
        opened(data)
    assert caught.value.code is PacketCode.AGE_HEADER


def test_bytes_behind_the_last_chunk_are_refused_within_the_armor() -> None:
    with pytest.raises(PacketError) as caught:
        opened(armored(SEALED + b"x"))
    assert caught.value.code is PacketCode.AGE_PAYLOAD
