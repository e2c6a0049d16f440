"""Who has the disk *and* the data key looks for the key of a draft that was destroyed.

The pages of file and WAL are decrypted here by hand (SQLCipher 4:
AES-256-CBC, 4096-byte pages, 16 bytes of IV and 64 of HMAC at the end of each, a salt in front of
the first), so that nothing SQLite would skip is skipped.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from station.clock import iso
from station.register.entries import DraftEntry, PacketEntry
from station.register.register import Register
from tests.fakes.clock import MORNING

KEY = bytes(range(32))
SECRET = bytes.fromhex("c0ffee" + "5a17" * 14 + "7e")
PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24
DRAFT = DraftEntry(session="d" * 32, nik="3273010509820001", name="SITI PENANDA", village="X",
                   key=SECRET, revision=0, step="PHOTO", updated_at=iso(MORNING))  # fmt: skip


def plain(page: bytes, *, first: bool) -> bytes:
    salt = SALT if first else 0
    iv = page[PAGE - RESERVE : PAGE - RESERVE + IV]
    decryptor = Cipher(algorithms.AES256(KEY), modes.CBC(iv)).decryptor()
    return decryptor.update(page[salt : PAGE - RESERVE]) + decryptor.finalize()


def pages(path: Path) -> Iterator[bytes]:
    """Yield every page of file and WAL, also such that no transaction counts any more."""
    data = path.read_bytes()
    for place in range(0, len(data), PAGE):
        yield plain(data[place : place + PAGE], first=place == 0)
    wal = path.with_name(path.name + "-wal")
    frames = wal.read_bytes()[WAL_HEADER:] if wal.exists() else b""
    step = FRAME_HEADER + PAGE
    for place in range(0, len(frames) - step + 1, step):
        number = int.from_bytes(frames[place : place + 4], "big")
        yield plain(frames[place + FRAME_HEADER : place + step], first=number == 1)


def found(path: Path, secret: bytes) -> bool:
    shm = path.with_name(path.name + "-shm")
    raw = path.read_bytes() + (shm.read_bytes() if shm.exists() else b"")
    return secret in raw or any(secret in page for page in pages(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


def begun(register: Register, path: Path) -> None:
    for revision in range(1, 6):
        register.put_draft(
            DraftEntry(**{n: getattr(DRAFT, n) for n in DRAFT.__struct_fields__}
                       | {"revision": revision})
        )  # fmt: skip
    assert found(path, SECRET), "who looks like this finds the key while the draft lives"
    assert found(path, b"SITI PENANDA")


def test_the_key_of_a_discarded_draft_is_in_no_page_while_the_register_is_open(path: Path) -> None:
    with closing(Register(path, KEY)) as register:
        begun(register, path)
        register.drop_draft(DRAFT.session)
        assert not found(path, SECRET)
        assert not found(path, b"SITI PENANDA")
    assert not found(path, SECRET)


def test_the_key_of_a_sealed_draft_is_in_no_page(path: Path) -> None:
    with closing(Register(path, KEY)) as register:
        begun(register, path)
        register.intend(
            PacketEntry(packet_id="P", session=DRAFT.session, nik=DRAFT.nik, name=DRAFT.name,
                        number="1", village="X", operator="o", captured_at=DRAFT.updated_at,
                        status="BIO_CAPTURED")
        )  # fmt: skip
        register.keep("P")
        assert not found(path, SECRET)


def test_the_key_of_a_draft_too_old_is_in_no_page(path: Path) -> None:
    with closing(Register(path, KEY)) as register:
        begun(register, path)
        assert register.ending.strike_drafts(DRAFT.updated_at) == (DRAFT.session,)
        assert not found(path, SECRET)


def test_a_struck_name_is_in_no_page(path: Path) -> None:
    with closing(Register(path, KEY)) as register:
        register.intend(
            PacketEntry(packet_id="P", session="s", nik=DRAFT.nik, name=DRAFT.name, number="1",
                        village="X", operator="o", captured_at=DRAFT.updated_at, status="PRR")
        )  # fmt: skip
        register.keep("P")
        assert found(path, DRAFT.nik.encode())
        register.ending.strike_names(["P"])
        assert not found(path, DRAFT.nik.encode())
        assert not found(path, b"SITI PENANDA")


def test_a_reader_at_work_only_puts_it_off(path: Path) -> None:
    with closing(Register(path, KEY)) as register, closing(Register(path, KEY)) as reader:
        begun(register, path)
        held = reader._base._connection.execute("SELECT * FROM draft")
        held.fetchone()
        register.drop_draft(DRAFT.session)
        held.close()
        register.drop_draft("nobody")
        assert not found(path, SECRET)
