"""The trail: chained, durable, shared by processes, and a half line is said, never dropped."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.audit import segments
from station.audit.acts import FIELDS, Act, check
from station.audit.entry import START, Entry, digest, line, read
from station.audit.trail import Deed, Trail
from station.durable import LocalDisk
from station.errors import Code, Refused
from tests.fakes.clock import StillClock

NIK = "3273010101010001"


def entries(folder: Path) -> list[Entry]:
    found = []
    for segment in segments.segments(folder, LocalDisk()):
        for written in segments.lines(segment.read_bytes())[0]:
            entry = read(written)
            assert entry is not None
            found.append(entry)
    return found


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    return Trail(tmp_path / "audit", StillClock())


def test_every_entry_names_the_hash_of_the_one_before(trail: Trail, tmp_path: Path) -> None:
    trail.note(Act.SIGNED_IN, who="op-1", role="OPERATOR")
    trail.note(Act.SEALED, who="op-1", about="ab" * 32)
    found = entries(tmp_path / "audit")
    assert [each.act for each in found] == ["TRAIL_BEGUN", "SIGNED_IN", "SEALED"]
    assert [each.seq for each in found] == [1, 2, 3]
    assert found[0].before == START
    assert [each.before for each in found[1:]] == [digest(line(each)) for each in found[:-1]]
    assert trail.head() == (3, digest(line(found[-1])))


def test_many_entries_are_written_at_once_and_all_or_none_is_checked(
    trail: Trail, tmp_path: Path
) -> None:
    deeds = [Deed(Act.LOOKED_UP, "op-1", f"p-{n}") for n in range(3)]
    trail.note_all(deeds)
    trail.note_all([])
    trail.note(Act.LOCKED, who="op-1")
    with pytest.raises(ValueError, match="field"):
        trail.note_all([*deeds, Deed(Act.LOOKED_UP, "op-1", "", {"nik": "x"})])
    found = entries(tmp_path / "audit")
    assert [each.about for each in found[1:4]] == ["p-0", "p-1", "p-2"]
    assert [each.seq for each in found] == [1, 2, 3, 4, 5]
    assert len({each.before for each in found}) == 5


def test_another_process_goes_on_with_the_chain(trail: Trail, tmp_path: Path) -> None:
    trail.note(Act.SIGNED_IN, who="op-1")
    Trail(tmp_path / "audit", StillClock()).note(Act.PUSHED, who="uid-1000")
    trail.note(Act.SIGNED_OUT, who="op-1")
    assert [each.act for each in entries(tmp_path / "audit")][1:] == [
        "SIGNED_IN", "PUSHED", "SIGNED_OUT",
    ]  # fmt: skip


def test_many_at_once_make_one_chain(tmp_path: Path) -> None:
    def work(name: str) -> None:
        mine = Trail(tmp_path / "audit", StillClock())
        for _ in range(10):
            mine.note(Act.PUSHED, who=name)

    threads = [threading.Thread(target=work, args=(f"op-{n}",), name=f"n{n}") for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    found = entries(tmp_path / "audit")
    assert [each.seq for each in found] == list(range(1, 42))
    assert [each.before for each in found[1:]] == [digest(line(each)) for each in found[:-1]]


@pytest.mark.expects_warnings
@pytest.mark.parametrize("left", [1, 40, -1])
def test_a_half_line_is_set_aside_and_said(trail: Trail, tmp_path: Path, left: int) -> None:
    trail.note(Act.SIGNED_IN, who="op-1")
    trail.note(Act.SEALED, who="op-1", about="ab" * 32)
    (segment,) = segments.segments(tmp_path / "audit", LocalDisk())
    written, _ = segments.lines(segment.read_bytes())
    half = written[-1][:left]
    segment.write_bytes(b"".join(written[:-1]) + half)
    trail.note(Act.SIGNED_IN, who="op-1")
    found = entries(tmp_path / "audit")
    assert [each.act for each in found][1:] == ["SIGNED_IN", "TRAIL_TORN", "SIGNED_IN"]
    assert found[2].details["bytes"] == str(len(half))
    (name,) = segments.torn(tmp_path / "audit", LocalDisk())
    assert (tmp_path / "audit" / name).read_bytes() == half


@pytest.mark.expects_warnings
def test_a_first_line_torn_is_set_aside_too(tmp_path: Path) -> None:
    folder = tmp_path / "audit"
    folder.mkdir()
    (folder / segments.segment_name(1)).write_bytes(b"\0\0\0")
    Trail(folder, StillClock()).note(Act.SIGNED_IN, who="op-1")
    assert [each.act for each in entries(folder)] == ["TRAIL_BEGUN", "TRAIL_TORN", "SIGNED_IN"]


def test_the_next_day_begins_behind_a_signature(tmp_path: Path) -> None:
    signed: list[bytes] = []
    still = StillClock()

    def sign(payload: bytes) -> str:
        signed.append(payload)
        return "a.b.c"

    trail = Trail(tmp_path / "audit", still, sign=sign)
    trail.note(Act.SIGNED_IN, who="op-1")
    trail.note(Act.SIGNED_OUT, who="op-1")
    assert signed == []
    still.advance(timedelta(days=1).total_seconds())
    trail.note(Act.SIGNED_IN, who="op-1")
    assert len(signed) == 1
    names = [each.name for each in segments.segments(tmp_path / "audit", LocalDisk())]
    assert names == ["00000001.jsonl", "00000004.jsonl"]
    trail.close_day()
    trail.close_day()
    assert len(signed) == 2


def test_nobody_can_try_niks_without_the_data_key(trail: Trail) -> None:
    with pytest.raises(Refused) as caught:
        trail.pseudonym(NIK)
    assert caught.value.code is Code.NOT_ALLOWED_NOW
    trail.unlock(b"1" * 32)
    one = trail.pseudonym(NIK)
    trail.unlock(b"2" * 32)
    assert trail.pseudonym(NIK) != one
    trail.unlock(b"1" * 32)
    assert trail.pseudonym(NIK) == one
    trail.note(Act.LOOKED_UP, who="op-1", about=one)
    trail.unlock(None)
    with pytest.raises(Refused):
        trail.pseudonym(NIK)


@pytest.mark.parametrize(
    ("who", "about", "details"),
    [
        (NIK, "", {}),
        ("op-1", NIK, {}),
        ("op-1", "Siti Aminah", {}),
        ("Siti Aminah", "", {}),
        ("op-1", "", {"name": "SITI"}),
        ("op-1", "", {"value": NIK}),
        ("op-1", "", {"code": "said: Siti"}),
        ("op-1", "", {"step": "PHOTO\n"}),
    ],
)
def test_names_and_niks_do_not_stand_in_the_trail(
    trail: Trail, tmp_path: Path, who: str, about: str, details: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match=r"^(who|about|'\w+'|a NIK)") as caught:
        trail.note(Act.SIGNED_IN, who=who, about=about, **details)
    assert NIK not in str(caught.value)
    assert entries(tmp_path / "audit") == []


def test_a_packet_id_with_many_digits_is_no_nik() -> None:
    check("op-1", "a" * 20 + "1234567890123456" + "b" * 28, {})


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        Entry,
        seq=st.integers(1, 2**40),
        at=st.just("2026-11-21T02:00:00.000Z"),
        act=st.sampled_from([act.value for act in Act]),
        who=st.text(max_size=8),
        about=st.text(max_size=8),
        details=st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=8)),
        before=st.just(START),
    ),
    st.data(),
)
def test_there_is_one_way_to_write_an_entry(entry: Entry, data: st.DataObject) -> None:
    written = line(entry)
    again = read(written)
    assert again == entry
    place = data.draw(st.integers(0, len(written) - 1))
    changed = bytearray(written)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    other = read(bytes(changed))
    assert other is None or other != entry
