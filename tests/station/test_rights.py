"""Each right end to end: a technician sees no citizen; commands ask for what they show."""

import io
import sys
from pathlib import Path

import pytest

from station.commands import main
from station.home import Home
from station.operators.roles import RIGHTS, SEES_CITIZENS, Right, Role
from station.session.view import DeskView, Screen, Whose
from tests.fakes.day import SOMEBODY
from tests.fakes.office import CONFIG, PEOPLE, PIN, SITI, TONO, Office, accounts

ASKING = (
    ["audit", "export"],
    ["audit", "incident", "laptop", "--out", "x", "--from", "2026-11-21", "--to", "2026-11-22",
     "--known", "2026-11-21"],
    ["station", "account", "add", "new", "OPERATOR"],
    ["station", "account", "admit", "new"],
    ["station", "account", "reset", "siti"],
    ["station", "account", "lock", "siti"],
    ["station", "account", "unlock", "siti"],
    ["station", "account", "mend"],
    ["desk", "-"],
)  # fmt: skip


def shown(view: DeskView) -> str:
    return repr(view)


def test_nobody_but_those_who_record_holds_the_data_key() -> None:
    assert frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR}) == SEES_CITIZENS
    citizens = {Right.RECORD, Right.CONFIRM, Right.READ_TRAIL, Right.RECONCILE}
    assert not RIGHTS[Role.TECHNICIAN] & citizens
    assert [role for role in Role if Right.MANAGE_ACCOUNTS in RIGHTS[role]] == [Role.ADMINISTRATOR]


def test_a_technician_at_the_kiosk_sees_no_citizen(office: Office) -> None:
    office.sign_in(SITI)
    office.start()
    office.record_everything()
    packet = office.finish().done
    assert packet is not None
    office.desk.sign_out()
    office.settle()
    view = office.sign_in(TONO)
    assert view.screen is Screen.WORKSHOP
    heard: list[dict[str, Whose]] = []
    office.desk.whose((packet.packet_id,), heard.append)
    office.desk.refresh()
    office.desk.start(SOMEBODY.nik)
    view = office.settle()
    assert heard == [{}]
    told = shown(view)
    assert not any(each.nik in told or each.biodata.name in told for each in PEOPLE)
    assert view.citizen is None


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
@pytest.mark.parametrize("pin", [PIN, "000001"])
def test_a_technician_gets_nothing_from_a_command(
    tmp_path: Path,
    words: list[str],
    pin: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = Home(tmp_path).make()
    accounts(home.root)
    before = home.accounts.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{pin}\n".encode())))
    monkeypatch.chdir(tmp_path)
    options = ["--as", "tono", "--pin-stdin", "--home", str(home.root), "--config", str(CONFIG)]
    assert main([*words, *options]) == 1
    told = capsys.readouterr()
    code = "NOT_ALLOWED_NOW" if pin == PIN else "LOGIN_REFUSED"
    assert code in told.err
    assert told.out == ""
    assert (home.accounts.read_bytes() == before) is (pin == PIN)  # a missed try is counted
    assert not (tmp_path / "x").exists()
