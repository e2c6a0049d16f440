"""``perekaman devices diagnose`` as a technician runs it: findings, history, ticket, exit code."""

import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from station import settings
from station.commands import default_config, main
from station.devices.findings import (
    Answered,
    Finding,
    Group,
    Outcome,
    Over,
    Planned,
    Told,
    worst,
)
from station.diagnosis import history, ticket
from station.diagnosis.words import WORDS, finding

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
SECRET = "SITI MARKER RAHAYU"
VERDICTS = {"pass", "warn", "fail", "not_checked"}


def test_a_whole_station_is_diagnosed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ticket.zip"
    logs = tmp_path / "home/logs"
    logs.mkdir(parents=True)
    line = {"at": "2026", "level": "INFO", "event": "device_opened", "name": SECRET}
    (logs / "host.jsonl").write_text(f"{json.dumps(line)}\n{SECRET}\n", encoding="utf-8")
    words = ["devices", "diagnose", "--json", "--drill", "--ticket", str(out)]
    assert main([*words, "--home", str(tmp_path / "home")]) == 0
    told = json.loads(capsys.readouterr().out)
    found: list[dict[str, Any]] = told["findings"]
    assert {each["group"] for each in found} == {group.value for group in Group}
    assert {each["verdict"] for each in found} <= VERDICTS
    assert all(each["code"] in WORDS and each["cause"] for each in found)
    assert not [each["code"] for each in found if each["verdict"] == "fail"]
    drilled = [each for each in found if each["code"] == "REPLUG_GOOD"]
    assert {each["device"] for each in drilled} == {"sbi-finger", "sbi-iris", "wacom-stu"}
    with zipfile.ZipFile(out) as opened:
        names = opened.namelist()
        text = b"".join(opened.read(name) for name in names).decode()
    assert set(names) >= {"findings.json", "versions.json", "devices.json", "logs/host.jsonl"}
    assert "device_opened" in text
    assert SECRET not in text
    assert not [name for name in names if not name.endswith((".json", ".jsonl"))]


def test_one_device_is_tested_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["devices", "test", "signature", "--home", str(tmp_path)]) == 0
    lines = capsys.readouterr().out
    assert "PAD_GOOD" in lines
    assert "sbi-finger" not in lines


def test_an_examination_is_followed_line_by_line_and_its_ticket_written_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    assert main(["devices", "diagnose", "--follow", *home]) == 0
    lines = [msgspec.json.decode(each, type=Told) for each in capsys.readouterr().out.splitlines()]
    planned, *answered, over = lines
    assert isinstance(planned, Planned)
    assert isinstance(over, Over)
    each = [line for line in answered if isinstance(line, Answered)]
    assert len(each) == len(answered)
    assert sorted(line.about for line in each) == sorted(planned.about)
    assert {f.code for line in each for f in line.findings} <= {f.code for f in over.findings}
    assert main(["devices", "ticket", str(tmp_path / "stick"), "--json", *home]) == 0
    written = Path(json.loads(capsys.readouterr().out)["path"])
    with zipfile.ZipFile(written) as opened:
        codes = {each["code"] for each in json.loads(opened.read("findings.json"))}
    assert {f.code for f in over.findings} <= codes | {"HISTORY_KEPT"}


def test_a_ticket_before_any_examination_is_refused_and_a_full_disk_leaves_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["devices", "ticket", str(tmp_path / "stick"), "--json", "--home", str(tmp_path)]
    assert main(words) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "NOT_ALLOWED_NOW"
    history.kept(tmp_path / history.FOLDER, [], NOW)

    def full(path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "full")

    monkeypatch.setattr(ticket, "write", full)
    assert main(words) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "DISK_UNWRITABLE"
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_device_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "test", "toaster", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "SETTINGS_INVALID"


def test_an_emulator_that_nobody_could_reach_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "emulate", "uareu"]) == 1
    assert "no other program can reach it" in capsys.readouterr().err


def good(code: str = "LINK_GOOD") -> Finding:
    return finding(code, Group.LINK, Outcome.PASS, None, "zfm")


def test_what_was_in_order_last_time_is_noticed(tmp_path: Path) -> None:
    bad = finding("LINK_ERRORS", Group.LINK, Outcome.FAIL, None, "zfm")
    assert history.kept(tmp_path, [good()], NOW).code == "HISTORY_KEPT"
    worse = history.kept(tmp_path, [bad], NOW + timedelta(seconds=1))
    assert (worse.code, worse.facts["worse"]) == ("HISTORY_WORSE", "LINK_ERRORS")
    again = history.kept(tmp_path, [bad], NOW + timedelta(seconds=2))
    assert again.code == "HISTORY_KEPT"


def test_the_history_does_not_grow_for_ever_and_survives_garbage(tmp_path: Path) -> None:
    for second in range(history.KEPT + 5):
        history.kept(tmp_path, [good()], NOW + timedelta(seconds=second))
    assert len(list(tmp_path.glob("*.json"))) == history.KEPT
    newest = max(tmp_path.glob("*.json"))
    newest.write_bytes(b"\xff garbage")
    assert history.kept(tmp_path, [good()], NOW + timedelta(days=1)).code == "HISTORY_KEPT"


def test_a_ticket_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        ticket.write(tmp_path / "nowhere/t.zip", [], settings.load(default_config()), tmp_path, NOW)


def test_a_ticket_tells_no_password_and_no_folder(tmp_path: Path) -> None:
    known = settings.load(default_config())
    options: dict[str, str | int | float | bool] = {
        "url": "http://siti:rahasia@10.0.0.7/video",
        "password": "rahasia",
        "record": "/home/siti/traffic.txt",
        "port": "/dev/ttyUSB0",
        "baud": 57600,
    }
    finger = settings.DeviceSettings("zfm", options)
    changed = replace(known, devices=replace(known.devices, finger=finger))
    ticket.write(tmp_path / "t.zip", [], changed, tmp_path, NOW)
    with zipfile.ZipFile(tmp_path / "t.zip") as opened:
        text = opened.read("devices.json").decode()
    assert not {"siti", "rahasia"} & set(re.findall(r"\w+", text))
    assert json.loads(text)["finger"]["options"] == {
        "url": "http://(hidden)@10.0.0.7/video",
        "password": "(hidden)",
        "record": "traffic.txt",
        "port": "/dev/ttyUSB0",
        "baud": 57600,
    }


def test_the_gravest_verdict_counts_and_nothing_is_not_checked() -> None:
    assert worst([]) is Outcome.NOT_CHECKED
    assert worst([good()]) is Outcome.PASS
    missing = finding("SOAK_NOT_TRIED", Group.SOAK, Outcome.NOT_CHECKED)
    assert worst([good(), missing]) is Outcome.NOT_CHECKED


@pytest.mark.parametrize("code", WORDS)
def test_every_code_has_a_cause_and_bad_ones_a_next_step(code: str) -> None:
    cause, next_step = WORDS[code]
    assert cause
    assert cause[0].islower()
    assert finding(code, Group.LINK, Outcome.FAIL).next_step == next_step
    assert finding(code, Group.LINK, Outcome.PASS).next_step == ""
