"""The notice of a breach, and who must be told: everybody, or those the trail names."""

import io
import json
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from station import keys
from station.assembly import records
from station.assembly.provision import ADMINISTRATOR, OPERATOR, SUPERVISOR, demonstration
from station.assembly.trail import trail
from station.audit import reading
from station.audit.acts import Act
from station.clock import SystemClock, iso
from station.commands import main
from station.home import Home
from station.operators.accounts import Accounts, find, rewrapped
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.register.entries import DraftEntry, PacketEntry
from station.settings import load
from station.sheet import read
from tests.fakes.office import CHEAP, CONFIG

ANI: Final = ("3273015501900001", "ANI CONTOH", "a" * 52)
BAYU: Final = ("3273011503880002", "=BAYU", "b" * 52)
CITRA: Final = ("3273014209950003", "CITRA CONTOH", "")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A station that recorded two people and has begun with a third; one of them was looked up."""
    home = Home(tmp_path / "home")
    demonstration(home, load(CONFIG))
    who = Accounts(home.accounts).sign_in(
        ADMINISTRATOR.user, ADMINISTRATOR.pin, SystemClock().now()
    )
    assert who.data_key
    noted = trail(home)
    noted.unlock(who.data_key)
    with closing(records.register(home, who.data_key, lambda: True)) as register:
        for nik, name, packet in (ANI, BAYU):
            register.intend(
                PacketEntry(
                    packet_id=packet, session=packet[:32], nik=nik, name=name, number="PKM-1",
                    village="CONTOH", operator="op-1", captured_at="2026-11-20T02:00:00.000Z",
                    status="BIO_CAPTURED",
                )
            )  # fmt: skip
            register.keep(packet)
        nik, name, _ = CITRA
        register.put_draft(
            DraftEntry(
                session="c" * 32, nik=nik, name=name, village="CONTOH", key=bytes(32), revision=1,
                step="PHOTO", updated_at="2026-11-20T02:00:00.000Z",
            )
        )  # fmt: skip
    noted.note(Act.LOOKED_UP, who="op-1", about=noted.pseudonym(BAYU[0]))
    return home


def incident(home: Home, kind: str, out: Path, *more: str, by: Credentials = ADMINISTRATOR) -> int:
    now = SystemClock().now()
    span = [iso(now - timedelta(hours=2)), iso(now + timedelta(hours=1)), iso(now)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(f"{by.pin}\n".encode()))
    return main(
        ["audit", "incident", kind, "--out", str(out), "--from", span[0], "--to", span[1],
         "--known", span[2], "--as", by.user, "--pin-stdin", "--home", str(home.root),
         "--config", str(CONFIG), *more]
    )  # fmt: skip


def named(out: Path) -> set[tuple[str, str, str]]:
    _, *rows = read((out / "people.csv").read_bytes())
    return {(nik, name, held) for nik, name, _, _, held in rows}


@pytest.fixture(autouse=True)
def _stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", sys.stdin)


def test_a_lost_laptop_concerns_everybody_it_knows(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "notice"
    assert incident(home, "laptop", out, "--people") == 0
    assert named(out) == {
        (ANI[0], ANI[1], "RECORDING"),
        (BAYU[0], BAYU[1], "RECORDING"),
        (CITRA[0], CITRA[1], "DRAFT"),
    }
    assert (out / "people.csv").stat().st_mode & 0o077 == 0
    told = [each for each in reading.entries(home.audit) if each.act == Act.INCIDENT_WRITTEN]
    assert told[-1].details["count"] == "3"
    others = b"".join(p.read_bytes() for p in out.iterdir() if p.name != "people.csv")
    for nik, name, _ in (ANI, BAYU, CITRA):
        assert nik.encode() not in others
        assert name.encode() not in others
    assert json.loads((out / "notice.json").read_bytes())["loss"] == "laptop"


def test_a_misused_account_concerns_those_the_trail_names(home: Home, tmp_path: Path) -> None:
    assert incident(home, "account", tmp_path / "a", "--people") == 0
    assert named(tmp_path / "a") == {(BAYU[0], BAYU[1], "RECORDING")}


def test_nobody_is_listed_unasked_nor_for_a_supervisor(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert incident(home, "laptop", tmp_path / "a", by=SUPERVISOR) == 0
    assert not (tmp_path / "a" / "people.csv").exists()
    assert incident(home, "laptop", tmp_path / "b", "--people", by=SUPERVISOR) == 1
    assert "NOT_ALLOWED_NOW" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


@pytest.mark.expects_warnings
def test_nothing_is_said_to_be_signed_that_is_not(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["audit", "sign", "--home", str(home.root)]
    assert main(words) == 0
    assert "signed up to" in capsys.readouterr().out
    assert incident(home, "stick", home.root.parent / "a") == 0  # something more to sign
    keys.shut(home)
    (home.keys / "station.crt").unlink()
    capsys.readouterr()
    assert main(words) == 1
    told = capsys.readouterr()
    assert "KEY_LOCKED" in told.err
    assert "signed up to" not in told.out


def test_an_account_made_past_the_commands_is_found(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operator with a shell holds the data key: the seal of the accounts is no hindrance."""
    verify = ["audit", "verify", "--home", str(home.root), "--config", str(CONFIG)]
    assert main(verify) == 0
    accounts = Accounts(home.accounts)
    siti = accounts.sign_in(OPERATOR.user, OPERATOR.pin, SystemClock().now())
    assert siti.data_key
    ghost = accounts.create("hantu", "918273", Role.SUPERVISOR, data_key=siti.data_key, cost=CHEAP)
    capsys.readouterr()
    assert main(verify) == 1
    assert f"ACCOUNT_UNTOLD ({ghost.id})" in capsys.readouterr().out


def test_a_role_changed_past_the_commands_is_found(home: Home) -> None:
    accounts = Accounts(home.accounts)
    siti = accounts.sign_in(OPERATOR.user, OPERATOR.pin, SystemClock().now())
    own = find(accounts.book, OPERATOR.user)
    assert siti.data_key
    assert own
    raised = rewrapped(replace(own, role=Role.ADMINISTRATOR), OPERATOR.pin, siti.data_key, CHEAP)
    accounts.change(raised, siti.data_key)
    assert accounts.sign_in(OPERATOR.user, OPERATOR.pin, SystemClock().now()).role is raised.role
    assert main(["audit", "verify", "--home", str(home.root), "--config", str(CONFIG)]) == 1
