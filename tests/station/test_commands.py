"""The command line: help, JSON, exit codes, and troubles told without a traceback."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from station import commands
from station.commands import COMMANDS, main
from station.home import Home


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    assert "usage: perekaman" in capsys.readouterr().out


def test_a_trouble_is_a_document_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Home(tmp_path).make()
    code = main(["outbox", "show", "nothing", "--json", "--home", str(tmp_path)])
    told = capsys.readouterr()
    assert code == 1
    assert json.loads(told.out)["error"]["code"] == "OUTBOX_UNKNOWN_PACKET"
    assert told.err.startswith("perekaman: OUTBOX_UNKNOWN_PACKET")
    assert "Traceback" not in told.err


def test_the_common_options_stand_before_the_command_or_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Home(tmp_path).make()
    for words in (
        ["--home", str(tmp_path), "--json", "outbox", "list"],
        ["outbox", "list", "--json", "--home", str(tmp_path)],
    ):
        assert main(words) == 0
        assert "packets" in json.loads(capsys.readouterr().out)


def test_a_file_of_another_user_is_named_and_no_bug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_users(folder: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    Home(tmp_path).make()
    (tmp_path / "outbox" / "new").mkdir()
    monkeypatch.setattr(os, "scandir", another_users)
    assert main(["outbox", "list", "--json", "--home", str(tmp_path)]) == 1
    told = json.loads(capsys.readouterr().out)["error"]
    assert told["code"] == "FILE_UNREADABLE"
    assert str(tmp_path) in told["detail"]


def test_nothing_asked_is_answered_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "kiosk" in capsys.readouterr().err


def test_a_home_that_cannot_be_made_is_no_bug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    home = tmp_path / "file" / "home"
    assert main(["station", "provision", "--demo", "--home", str(home), "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "DISK_UNWRITABLE"
    assert "--home" in error["detail"]


@pytest.mark.expects_warnings
def test_a_bug_is_told_by_its_type_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Faulty:
        """A command with a bug."""

        HELP = "faulty"

        @staticmethod
        def arguments(parser: object) -> None:
            del parser

        @staticmethod
        def run(options: object) -> int:
            raise KeyError("SITI CONTOH", options)

    monkeypatch.setattr(commands, "_load", lambda _name: Faulty)
    assert main(["nik", "--json"]) == 70
    told = capsys.readouterr()
    assert json.loads(told.out)["error"] == {"code": "BUG", "detail": "KeyError"}
    assert "SITI" not in told.out + told.err


def test_a_small_command_loads_neither_qt_nor_opencv() -> None:
    probe = (
        "from station.commands import main; import sys; main(['nik', 'check', '1', '--json']);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert not {"PySide6", "cv2", "numpy", "cryptography", "usb"} & set(done.stderr.split())


LISTING = "from station.commands import main; import sys; sys.exit(main(sys.argv[1:]))"


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    """As behind ``| head``: what is printed next goes nowhere, and nobody is told of a bug."""
    Home(tmp_path).make()
    words = [sys.executable, "-c", LISTING, "outbox", "list", "--json", "--home", str(tmp_path)]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert (done.stderr, done.returncode) == (b"", 141)


@pytest.mark.parametrize("asked", [["list"], ["show", "nothing"]])
def test_a_disk_too_full_for_the_answer_is_told(tmp_path: Path, asked: list[str]) -> None:
    Home(tmp_path).make()
    words = [sys.executable, "-c", LISTING, "outbox", *asked, "--json", "--home", str(tmp_path)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("perekaman: ")
    assert "BUG" not in done.stderr


def test_a_closed_stdout_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Home(tmp_path).make()
    monkeypatch.setattr("sys.stdout", None)
    assert main(["outbox", "list", "--home", str(tmp_path)]) == 1
    assert "stdout is closed" in capsys.readouterr().err


def test_an_interrupt_while_a_command_is_loaded_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: str) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_load", interrupted)
    assert main(["board"]) == 130


def test_one_pass_over_no_station_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "nowhere"
    assert main(["upload", "--once", "--home", str(home)]) == 1
    assert "there is no station in" in capsys.readouterr().err
    assert not home.exists()
