"""Commands that ask nobody's PIN are noted in the machine's name; destroyed packets, too."""

from pathlib import Path

import pytest

from station.assembly import upload
from station.audit import reading
from station.audit.acts import Act
from station.audit.entry import Entry
from station.clock import SystemClock
from station.commands import main, signing_in
from station.home import Home
from tests.fakes.office import accounts


def entries(home: Path) -> list[Entry]:
    return list(reading.entries(Home(home).audit))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    accounts(tmp_path)
    Home(tmp_path).make()
    return tmp_path


def test_a_sign_in_to_a_command_and_its_refusal_are_noted(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(signing_in, "getpass", lambda _: "000001")
    words = ["audit", "export", "--home", str(home), "--as"]
    assert main([*words, "siti"]) == 1
    assert main([*words, "nobody"]) == 1
    monkeypatch.setattr(signing_in, "getpass", lambda _: "135790")
    assert main([*words, "tono"]) == 1
    assert main([*words, "budi"]) == 0
    assert "TRAIL_BEGUN" in capsys.readouterr().out
    told = [(each.act, each.details.get("code", "")) for each in entries(home)[1:]]
    assert told == [
        ("SIGN_IN_REFUSED", "LOGIN_REFUSED"),
        ("SIGN_IN_REFUSED", "LOGIN_REFUSED"),
        ("SIGN_IN_REFUSED", "NOT_ALLOWED_NOW"),
        ("SIGNED_IN", ""),
        ("TRAIL_EXPORTED", ""),
    ]
    assert {each.details["command"] for each in entries(home)[1:5]} == {"audit export"}


def test_destroyed_packets_are_noted_by_the_uploader(home: Path) -> None:
    ids = ("a" * 52, "b" * 52)
    upload.destruction(Home(home), SystemClock())(ids)
    upload.destruction(Home(home), SystemClock())(())
    found = [each for each in entries(home) if each.act == Act.DESTROYED]
    assert [(each.who, each.about) for each in found] == [("uploader", each) for each in ids]


def test_nothing_is_noted_where_there_is_no_station(tmp_path: Path) -> None:
    assert main(["outbox", "push", "--home", str(tmp_path / "x")]) == 1
    assert not (tmp_path / "x" / "audit").exists()
