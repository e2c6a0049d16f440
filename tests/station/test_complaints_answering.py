"""What the complaint desk answers: by this register alone, counted, noted, and without a name."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from packets.identifiers import number, packet_id
from station.audit.acts import Act
from station.board.sentences import SENTENCES
from station.citizen.nik import NikFinding
from station.clock import iso
from station.commands import main
from station.complaints.answering import Means, answer
from station.complaints.numbers import Fault
from station.complaints.office import Office
from station.complaints.persons import Decided
from station.complaints.quota import A_DAY, AT_ONCE, Quota
from station.complaints.table import sentences, table
from station.complaints.view import Answer, Answers, Standing, Written
from station.complaints.words import DECIDED, FAULTS, SCOPE, STANDINGS, Scope
from station.errors import Broken, Code, Refused
from station.home import Home
from station.lifecycle import Actor, Status
from station.operators.accounts import Session
from station.operators.roles import Role
from station.outbox.entries import Sealed
from station.outbox.index import Index
from station.outbox.reader import Reader
from station.outbox.spool import Spool
from station.register.entries import DraftEntry, PacketEntry
from station.register.register import Register
from station.session.lending import Lent
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.movable_clock import MovableClock
from tests.fakes.office import PEOPLE, PIN
from tests.fakes.office import Office as Premises
from tests.fakes.patience import until
from tests.fakes.trail import FakeTrail

KEY: Final = bytes(range(32))
OURS, DELETED, DRAFT = "3273010101900001", "3273010101900002", "3273010101900003"
YOUNG: Final = "3273010101090004"
CARD: Final = "3273012305120003"
NAME: Final = "SITI AMINAH"
WHO: Final = Session(account="op-1", user="siti", role=Role.OPERATOR, data_key=KEY)


def _entry(nik: str, packet: str, status: Status) -> PacketEntry:
    return PacketEntry(
        packet_id=packet, session=packet[:16], nik=nik, name=NAME, number=number(packet),
        village="v", operator="op-1", captured_at=iso(MORNING - timedelta(days=2)),
        status=status.value,
    )  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Return a register of one who is stuck, one whom the centre deleted, and one draft."""
    made = Register(Home(tmp_path).register, KEY)
    Spool(Home(tmp_path).outbox).make()
    index = Index(Home(tmp_path).outbox)
    way = (Status.PROCESSING, Status.SENT_FOR_ENROLLMENT)
    for nik, status in ((OURS, way[-1]), (YOUNG, way[-1]), (DELETED, Status.UNREGISTERED)):
        packet = packet_id(nik.encode())
        made.intend(_entry(nik, packet, status))
        made.keep(packet)
        sealed = Sealed(
            packet_id=packet, number=number(packet), station="s", area_code="327301", waybill="w",
            size=1, sha256="0" * 64, sealed_at=MORNING - timedelta(days=2),
        )  # fmt: skip
        index.add(sealed, now=MORNING)
        for step in way:
            index.move(packet, step, at=MORNING, actor=Actor.STATION, cause="sent")
    index.change(packet_id(DELETED.encode()), state=Status.UNREGISTERED.value)
    index.close()
    made.put_draft(
        DraftEntry(session="d", nik=DRAFT, name=NAME, village="v", key=KEY, revision=1,
                   step="PHOTO", updated_at=iso(MORNING))
    )  # fmt: skip
    yield made
    made.close()


@pytest.fixture
def means(tmp_path: Path) -> Means:
    home = Home(tmp_path)
    return Means(
        Reader(home.outbox), FakeTrail(), Quota(home.lookups, StillClock()), StillClock(), "327301"
    )


def _ask(text: str, register: Register, means: Means, who: Session = WHO) -> tuple[Answer, ...]:
    return answer(text, Lent(who, register, lambda: PEOPLE), means).rows


def test_who_was_recorded_here_is_told_with_status_age_and_who_acts(
    register: Register, means: Means
) -> None:
    (found,) = _ask(f"{OURS} {CARD}", register, means)
    assert found.standing is Standing.RECORDED
    assert found.status is Status.SENT_FOR_ENROLLMENT
    assert found.age == timedelta(days=2).total_seconds()
    assert found.stuck
    assert found.number == number(packet_id(OURS.encode()))
    meaning, operator, _ = sentences(found)
    assert meaning == "Sent, but no receipt for more than a day."
    assert operator.startswith("Press Push.")


def test_what_the_centre_deleted_is_told_too(register: Register, means: Means) -> None:
    (found,) = _ask(DELETED, register, means)
    assert (found.standing, found.status) == (Standing.RECORDED, Status.UNREGISTERED)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (DRAFT, Standing.UNFINISHED),
        (PEOPLE[0].nik, Standing.EXPECTED),
        ("3273010101909999", Standing.NOT_OURS),
        ("3273010101900000", Standing.MALFORMED),
        ("0000000000000000", Standing.MALFORMED),
        ("3273013213900001", Standing.MALFORMED),
        ("327301O101900001", Standing.UNREADABLE),
        (f"KK {CARD}", Standing.NO_NIK),
        (f"3273010101099999 {CARD}", Standing.AMBIGUOUS),
    ],
)
def test_every_standing(text: str, standing: Standing, register: Register, means: Means) -> None:
    (found,) = _ask(text, register, means)
    assert found.standing is standing
    assert found.packet_id == ""


def test_what_is_ambiguous_is_settled_by_who_is_known_here(
    register: Register, means: Means
) -> None:
    for text in (f"{YOUNG} {CARD}", f"{CARD} {YOUNG}"):
        (found,) = _ask(text, register, means)
        assert (found.nik, found.family_card) == (YOUNG, CARD)
        assert found.decided is Decided.KNOWN


def test_nobodys_name_is_in_an_answer(register: Register, means: Means) -> None:
    assert NAME not in repr(_ask(f"{NAME} {OURS} {DRAFT} 081234567890", register, means))


def test_every_look_up_is_noted_under_a_pseudonym_before_the_answer(
    register: Register, means: Means
) -> None:
    assert isinstance(means.trail, FakeTrail)
    _ask(f"{OURS} {CARD}\n3273010101909999\n3273010101900000", register, means)
    assert [each[0] for each in means.trail.noted] == [Act.LOOKED_UP] * 2
    assert not any(OURS in repr(each) for each in means.trail.noted)
    assert {each[1] for each in means.trail.noted} == {"op-1"}


def test_without_a_trail_there_is_no_answer(
    register: Register, means: Means, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_deeds: object) -> None:
        raise Broken(Code.AUDIT_UNWRITABLE)

    monkeypatch.setattr(means.trail, "note_all", broken)
    with pytest.raises(Broken):
        _ask(OURS, register, means)


def test_a_technician_is_told_nothing(register: Register, means: Means) -> None:
    technician = Session(account="op-3", user="tono", role=Role.TECHNICIAN, data_key=None)
    with pytest.raises(Refused) as refused:
        _ask(OURS, register, means, technician)
    assert refused.value.code is Code.NOT_ALLOWED_NOW


def test_it_is_no_place_to_check_whole_lists(register: Register, means: Means) -> None:
    lines = "\n".join(f"NIK 32730101019{place // 10000}{place:04d}" for place in range(1, 1002))
    with pytest.raises(Refused) as refused:
        _ask(lines, register, means)
    assert refused.value.code is Code.LOOKUP_TOO_LARGE
    with pytest.raises(Refused) as refused:
        _ask("x" * (1 << 21), register, means)
    assert refused.value.code is Code.LOOKUP_TOO_LARGE


def test_the_day_is_counted_for_each_account_and_over_a_restart(tmp_path: Path) -> None:
    clock = MovableClock()
    path = tmp_path / "lookups.json"
    for _ in range(A_DAY // AT_ONCE):
        Quota(path, clock).take("op-1", AT_ONCE)
    with pytest.raises(Refused) as refused:
        Quota(path, clock).take("op-1", 1)
    assert refused.value.code is Code.LOOKUPS_SPENT
    Quota(path, clock).take("op-2", 1)
    clock.advance(-2 * 86_400)
    with pytest.raises(Refused):
        Quota(path, clock).take("op-1", 1)
    clock.advance(4 * 86_400)
    Quota(path, clock).take("op-1", 1)


def test_counts_that_cannot_be_read_let_nobody_through(tmp_path: Path) -> None:
    path = tmp_path / "lookups.json"
    path.write_text("{")
    with pytest.raises(Broken) as broken:
        Quota(path, StillClock()).take("op-1", 1)
    assert broken.value.code is Code.FILE_UNREADABLE


def test_the_table_runs_in_no_spreadsheet() -> None:
    row = Answer(line=1, nik="=HYPERLINK(1)", decided=Decided.ALONE, standing=Standing.UNREADABLE)
    rows = (row, replace(row, nik=OURS, stated="@SUM(1)"))
    lines = table(Answers(at=MORNING, rows=rows)).decode("utf-8-sig").splitlines()
    cells = [cell for line in lines[1:] for cell in line.split(";")]
    assert not any(cell[:1] in {"=", "+", "-", "@"} for cell in cells)
    assert f"'{OURS}" in cells


def test_every_word_has_a_sentence() -> None:
    assert set(STANDINGS) == set(Standing)
    assert set(FAULTS) == set(Fault)
    assert set(DECIDED) == set(Decided)
    assert set(SCOPE) == set(Scope)
    assert all(text.count("\n") == 2 for text in (*STANDINGS.values(), *SENTENCES.values()))


def test_the_kiosk_asks_on_the_desks_thread_and_nobody_is_told_after_a_lock(
    office: Premises, tmp_path: Path
) -> None:
    heard: list[Answers] = []
    home = Home(tmp_path)

    def means_of(_key: bytes | None) -> Means:
        quota = Quota(home.lookups, office.clock)
        return Means(Reader(home.outbox), FakeTrail(), quota, office.clock)

    desk = Office(office.desk.lend, means_of)
    desk.ask(PEOPLE[0].nik, heard.append)
    office.settle()
    assert heard[-1].trouble is Code.NOT_ALLOWED_NOW
    office.desk.sign_in("siti", PIN)
    desk.ask(PEOPLE[0].nik, heard.append)
    office.settle()
    assert [row.standing for row in heard[-1].rows] == [Standing.EXPECTED]
    office.desk.lock()
    desk.ask(PEOPLE[0].nik, heard.append)
    office.settle()
    assert heard[-1].trouble is Code.NOT_ALLOWED_NOW


def test_the_command_answers_and_says_what_it_does_not(
    office: Premises, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    office.desk.sign_in("siti", PIN)  # makes the register
    office.settle()
    office.desk.lock()
    office.settle()
    text = f"{PIN}\n#{OURS} #{NAME} #{CARD} #0812 #tidak online\n3273010101900000\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    words = ["desk", "-", "--as", "siti", "--pin-stdin", "--home", str(tmp_path), "--json"]
    (tmp_path / "adb.csv").touch(mode=0o644)  # a table of yesterday that others could read
    assert main([*words, "--csv", str(tmp_path / "adb.csv")]) == 1
    told = capsys.readouterr().out
    rows = json.loads(told)["answers"]
    assert [row["standing"] for row in rows] == ["NOT_OURS", "MALFORMED"]
    assert rows[1]["findings"] == [NikFinding.SERIAL_ZERO]
    assert NAME not in told + (tmp_path / "adb.csv").read_text("utf-8-sig")
    assert (tmp_path / "adb.csv").stat().st_mode & 0o077 == 0
    assert (tmp_path / "adb.csv").stat().st_mode & 0o077 == 0
    assert OURS not in "".join(p.read_text() for p in (tmp_path / "audit").glob("*.jsonl"))


@pytest.mark.parametrize("stick", [True, False])
def test_the_kiosks_table_goes_onto_a_stick_noted_first_and_in_its_language(
    office: Premises, tmp_path: Path, stick: bool
) -> None:
    heard: list[Written] = []
    home, trail = Home(tmp_path), FakeTrail()
    rows = (Answer(line=1, nik=OURS, decided=Decided.ALONE, standing=Standing.NOT_OURS),)

    def means_of(_key: bytes | None) -> Means:
        return Means(Reader(home.outbox), trail, Quota(home.lookups, office.clock), office.clock)

    media = (tmp_path,) if stick else ()
    desk = Office(office.desk.lend, means_of, lambda: media)
    desk.hand_out(Answers(rows=rows), str.upper, heard.append)
    office.settle()
    assert heard.pop().trouble is Code.NOT_ALLOWED_NOW, "nobody is signed in"
    office.desk.sign_in("siti", PIN)
    desk.hand_out(Answers(rows=rows), str.upper, heard.append)
    until(lambda: bool(heard))
    exported = [details for act, *_, details in trail.noted if act is Act.EXPORTED]
    written = list(tmp_path.glob("complaints-*.csv"))
    if not stick:
        assert (heard, exported, written) == ([Written()], [], [])
        return
    assert heard == [Written(path=str(written[0]), rows=1)]
    assert [details["count"] for details in exported] == ["1"]
    text = written[0].read_text("utf-8-sig")
    assert "WHO ACTS" in text
    assert "ASK THE ADB" in text
    assert written[0].stat().st_mode & 0o077 == 0
