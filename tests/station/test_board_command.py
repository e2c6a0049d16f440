"""``perekaman board`` as people call it: over a month of an office, with and without a login."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from station.audit.trail import Trail
from station.board.export import HEADING, PEOPLE
from station.clock import SystemClock
from station.commands import main
from station.home import Home
from station.lifecycle import Status
from station.sheet import read
from tests.fakes.office import PIN, accounts
from tests.fakes.year import VILLAGES, Year

MONTH = Year(seed=5, days=30, a_day=20, now=SystemClock().now())
Board = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    session = accounts(tmp_path).sign_in("siti", PIN, SystemClock().now())
    assert session.data_key is not None
    MONTH.write(Home(tmp_path).outbox, Home(tmp_path).register, key=session.data_key)
    return tmp_path


@pytest.fixture
def board(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Board:
    """Return a call of the command: its exit code, and what it printed."""

    def call(*words: str, user: str = "") -> tuple[int, str]:
        stdin = io.TextIOWrapper(io.BytesIO(f"{PIN}\n".encode()))
        monkeypatch.setattr("sys.stdin", stdin)
        who = ("--as", user, "--pin-stdin") if user else ()
        code = main(["--home", str(home), "board", *words, *who])
        return code, capsys.readouterr().out

    return call


def test_it_tells_counts_causes_and_who_acts_and_no_names_without_a_login(board: Board) -> None:
    code, out = board("--list", "attention", "--limit", "200")
    assert code == 0
    assert f"{len(MONTH.lives)} " not in out.splitlines()[0]
    assert "Acts: " in out
    assert "acts: nobody" not in out.lower()
    assert not any(life.name in out or life.nik in out for life in MONTH.lives)


def test_after_a_login_the_people_are_named_and_niks_are_masked(board: Board) -> None:
    code, out = board("--recapture", "--json", user="siti")
    assert code == 0
    found = json.loads(out)
    ours = {life.packet_id: life for life in MONTH.lives}
    assert found["rows"]
    for row in found["rows"]:
        assert found["facts"][row["packet_id"]]["name"] == ours[row["packet_id"]].name
    assert not any(life.nik in out for life in MONTH.lives)


def test_filters_narrow_and_add_up(board: Board) -> None:
    total = 0
    for village in VILLAGES:
        code, out = board("--json", "--village", village, user="siti")
        assert code == 0
        tally = json.loads(out)["tally"]
        total += tally["waiting"] + tally["recapture"] + tally["arrived"]
    assert total == len(MONTH.lives)
    code, out = board("--json", "--status", "prr")
    assert {row["state"] for row in json.loads(out)["rows"]} == {Status.PRINT_READY_RECORD.value}
    day = MONTH.lives[-1].sealed_at.astimezone().date()
    code, out = board("--json", "--day", day.isoformat(), "--limit", "1000")
    sealed = [life for life in MONTH.lives if life.sealed_at.astimezone().date() == day]
    assert len(json.loads(out)["rows"]) == len(sealed)


@pytest.mark.parametrize(
    "words",
    [
        ("--village", "X"), ("--operator", "siti"), ("--limit", "0"), ("--limit", "1001"),
        ("--show", "nobody"), ("--push", "nobody"), ("--push-stuck",),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_words(board: Board, words: tuple[str, ...]) -> None:
    assert board(*words)[0] == 1


def test_a_technician_sees_no_citizen(board: Board) -> None:
    assert board("--recapture", user="tono")[0] == 1


def test_one_packet_is_told_with_its_history_and_what_to_say(board: Board) -> None:
    life = next(each for each in MONTH.lives if each.state is Status.DUPLICATE_RECORD)
    code, out = board("--show", life.packet_id, user="siti")
    assert code == 0
    assert life.name in out
    assert "Do NOT record again" in out
    assert "say:    You are already recorded" in out
    assert out.count("MOVE") == len(life.moves)
    assert "locked" in out


def test_the_table_holds_people_only_for_those_who_see_them_and_is_noted(
    board: Board, home: Path
) -> None:
    file = home / "board.csv"
    assert board("--recapture", "--csv", str(file))[0] == 0
    assert tuple(read(file.read_bytes())[0]) == HEADING
    assert board("--recapture", "--csv", str(file), user="siti")[0] == 0
    heading, *lines = read(file.read_bytes())
    assert tuple(heading) == (*HEADING, *PEOPLE)
    niks = {life.nik for life in MONTH.lives}
    assert {line[heading.index("nik")] for line in lines} <= niks
    assert lines
    assert file.stat().st_mode & 0o077 == 0
    noted = b"".join(each.read_bytes() for each in sorted(Home(home).audit.rglob("*.jsonl")))
    assert noted.count(b"EXPORTED") == 2
    assert not any(nik.encode() in noted for nik in niks)
    assert Trail(Home(home).audit, SystemClock()).head()[0] >= 2
