"""Drafts: they come back equal, and nothing but the newest untouched one comes back at all."""

import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.body import Target
from station.devices.messages import Attempt
from station.errors import Broken, Code
from station.register.register import Register
from station.session import changes
from station.session.draft import Drafts, any_draft
from station.session.record import Record, decode, encode
from station.session.view import Step
from tests.fakes.devices import attempt
from tests.station.test_session_attempts import BY, EMPTY, recorded, tries

NIK: Final = EMPTY.citizen.nik
FULL: Final = recorded(recorded(EMPTY, attempt(Target.PHOTO)), attempt(Target.SIGNATURE))


class Shelf:
    """Drafts in a folder, opened anew for every look as after a crash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "drafts"
        self._base = folder / "register.db"
        self._key = os.urandom(32)

    def open(self) -> tuple[Drafts, Register]:
        register = Register(self._base, self._key)
        return Drafts(self.folder, register), register

    def save(self, record: Record, step: Step) -> None:
        drafts, register = self.open()
        drafts.save(record, step, BY.at)
        register.close()

    def load(self) -> tuple[Record, Step] | None:
        drafts, register = self.open()
        try:
            return drafts.load(NIK)
        finally:
            register.close()

    @property
    def file(self) -> Path:
        return self.folder / f"{EMPTY.session}.draft"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def refused(shelf: Shelf) -> Code:
    with pytest.raises(Broken) as caught:
        shelf.load()
    return caught.value.code


def test_a_draft_comes_back_equal_at_its_step(shelf: Shelf) -> None:
    assert shelf.load() is None
    shelf.save(EMPTY, Step.BIODATA)
    assert shelf.load() == (EMPTY, Step.BIODATA)
    shelf.save(FULL, Step.THUMBS)
    assert shelf.load() == (FULL, Step.THUMBS)
    assert [path.name for path in shelf.folder.iterdir()] == [shelf.file.name]


@settings(deadline=None, max_examples=30)
@given(made=st.lists(tries(), max_size=5))
def test_any_record_packs_and_unpacks_to_itself(made: list[Attempt]) -> None:
    record = EMPTY
    for each in made:
        record = recorded(record, each)
    record = changes.deferred(record, Step.IRISES, BY.at)
    record = changes.forced(record, Target.PHOTO, BY)
    assert decode(encode(record)) == record


def test_nothing_of_the_person_is_on_the_disk(shelf: Shelf, tmp_path: Path) -> None:
    shelf.save(FULL, Step.THUMBS)
    whole = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    picture = FULL.attempts[0].samples[0]
    for secret in (NIK, FULL.citizen.biodata.name, FULL.citizen.biodata.address):
        assert secret.encode() not in whole
    assert getattr(picture, "data", b"?")[40:80] not in whole
    assert NIK not in str(list(tmp_path.rglob("*")))
    assert shelf.file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", [0, 12, 17, 25, 31, 200, -1])
def test_a_flipped_bit_is_noticed(shelf: Shelf, place: int) -> None:
    shelf.save(FULL, Step.THUMBS)
    data = bytearray(shelf.file.read_bytes())
    data[place] ^= 1
    shelf.file.write_bytes(data)
    assert refused(shelf) is Code.DRAFT_UNREADABLE


@pytest.mark.parametrize("length", [0, 5, 18, 30, 60, -1])
def test_a_cut_file_is_noticed(shelf: Shelf, length: int) -> None:
    shelf.save(FULL, Step.THUMBS)
    shelf.file.write_bytes(shelf.file.read_bytes()[:length])
    assert refused(shelf) is Code.DRAFT_UNREADABLE


def test_a_missing_file_is_noticed(shelf: Shelf) -> None:
    shelf.save(FULL, Step.THUMBS)
    shelf.file.unlink()
    assert refused(shelf) is Code.DRAFT_UNREADABLE


def test_an_older_draft_put_back_is_noticed(shelf: Shelf) -> None:
    shelf.save(EMPTY, Step.BIODATA)
    older = shelf.file.read_bytes()
    shelf.save(FULL, Step.THUMBS)
    shelf.file.write_bytes(older)
    assert refused(shelf) is Code.DRAFT_UNREADABLE


def test_a_crash_between_file_and_register_keeps_the_newer_file(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.save(EMPTY, Step.BIODATA)
    drafts, register = shelf.open()

    def cut(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(register, "put_draft", cut)
    with pytest.raises(KeyboardInterrupt):
        drafts.save(FULL, Step.THUMBS, BY.at)
    register.close()
    assert shelf.load() == (FULL, Step.THUMBS)
    shelf.save(FULL, Step.IRISES)
    assert shelf.load() == (FULL, Step.IRISES)


def test_a_crash_before_the_first_file_leaves_no_draft(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts, register = shelf.open()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("station.durable.write", cut)
    with pytest.raises(KeyboardInterrupt):
        drafts.save(EMPTY, Step.BIODATA, BY.at)
    register.close()
    monkeypatch.undo()
    assert shelf.load() is None
    shelf.save(EMPTY, Step.BIODATA)
    assert shelf.load() == (EMPTY, Step.BIODATA)


def test_every_draft_has_its_own_key_and_destroying_it_destroys_the_draft(shelf: Shelf) -> None:
    shelf.save(EMPTY, Step.BIODATA)
    drafts, register = shelf.open()
    (first,) = register.drafts()
    kept = shelf.file.read_bytes()
    drafts.destroy(EMPTY.session)
    drafts.save(EMPTY, Step.BIODATA, BY.at)
    (second,) = register.drafts()
    assert first.key != second.key
    register.close()
    shelf.file.write_bytes(kept)
    assert refused(shelf) is Code.DRAFT_UNREADABLE


def test_what_no_key_opens_is_swept_away(shelf: Shelf) -> None:
    shelf.save(EMPTY, Step.BIODATA)
    orphan = shelf.folder / f"{'f' * 32}.draft"
    half = shelf.folder / f".{'f' * 32}.draft.0a1b2c3d"
    other = shelf.folder / "note.txt"
    for path in (orphan, half, other):
        path.write_bytes(b"x")
    drafts, register = shelf.open()
    drafts.sweep()
    register.close()
    assert sorted(shelf.folder.iterdir()) == sorted([shelf.file, other])


def test_what_cannot_be_removed_keeps_nobody_from_signing_in(shelf: Shelf) -> None:
    shelf.save(EMPTY, Step.BIODATA)
    (shelf.folder / "aa.draft").mkdir()
    orphan = shelf.folder / "zz.draft"
    orphan.write_bytes(b"x")
    drafts, register = shelf.open()
    drafts.sweep()
    assert not orphan.exists()
    assert any_draft(shelf.folder)
    shelf.file.unlink()
    shelf.file.mkdir()
    drafts.destroy(EMPTY.session)
    assert register.drafts() == ()
    register.close()


def test_a_drafts_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"x")
    with pytest.raises(Broken) as caught:
        Shelf(tmp_path).open()
    assert caught.value.code is Code.DISK_UNWRITABLE
