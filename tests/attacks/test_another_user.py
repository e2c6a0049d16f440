"""Another user of the machine, or a second program, at the home of a station."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station.commands import main
from station.errors import Broken, Code, Refused
from station.home import Home
from station.uploader.lock import KIOSK_LOCK, locked

ROOT = Path(__file__).parents[2]
NOBODY = 65_534


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home").make()
    (made.keys / "keeper.json").write_bytes(b"{}")
    return made


def code_of(home: Home) -> Code:
    with pytest.raises(Broken) as caught:
        home.guard()
    return caught.value.code


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o770, 0o755])
def test_a_home_that_others_may_enter_is_refused_with_words(
    home: Home, mode: int, capsys: pytest.CaptureFixture[str]
) -> None:
    home.root.chmod(mode)
    assert main(["--home", str(home.root), "outbox", "list"]) == 1
    told = capsys.readouterr()
    assert "HOME_OPEN" in told.err
    assert f"chmod 700 {home.root}" in told.err


@pytest.mark.parametrize("place", ["accounts.json", "logs/kiosk.jsonl", "keys/signing.pem"])
def test_a_symlink_laid_into_the_home_is_not_followed(home: Home, place: str) -> None:
    (home.root / place).symlink_to(home.root.parent / "elsewhere")
    assert code_of(home) is Code.HOME_OPEN
    assert not (home.root.parent / "elsewhere").exists()


def test_a_folder_that_leads_out_of_the_home_is_not_entered(home: Home) -> None:
    shutil.rmtree(home.drafts)
    home.drafts.symlink_to(home.root.parent)
    assert code_of(home) is Code.HOME_OPEN


def test_a_second_name_for_a_file_of_the_home_is_noticed(home: Home) -> None:
    os.link(home.keys / "keeper.json", home.root.parent / "kept")
    assert code_of(home) is Code.HOME_OPEN


def test_a_home_of_another_user_is_refused_even_to_root(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: NOBODY)
    assert code_of(home) is Code.HOME_FOREIGN


def test_another_user_reads_nothing_of_the_home(home: Home) -> None:
    if os.geteuid() != 0:  # only root can act as another user; others have the mode's word for it
        assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
        return
    with opened(home.root.parent):
        probe = "import os, sys; os.setgid({0}); os.setuid({0}); os.listdir(sys.argv[1])"
        for folder, code in ((home.root.parent, 0), (home.root, 1)):
            words = [sys.executable, "-c", probe.format(NOBODY), str(folder)]
            done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/")
            assert done.returncode == code, done.stderr
        assert "PermissionError" in done.stderr


@contextmanager
def opened(folder: Path) -> Iterator[None]:
    """Open the way to a folder for everybody: what keeps them out is then the home itself."""
    way = [each for each in (folder, *folder.parents) if each.stat().st_mode & 0o005 != 0o005]
    before = {each: stat.S_IMODE(each.stat().st_mode) for each in way}
    for each in way:
        each.chmod(0o755)
    try:
        yield
    finally:
        for each, mode in before.items():
            each.chmod(mode)


PROGRAM = """
import logging, sqlite3, sys
from pathlib import Path
from station.commands import main
assert main(["nik", "check", "3273010509820001", "--json"]) in (0, 1)
home = Path(sys.argv[1])
from filelock import FileLock
from sqlcipher3 import dbapi2
from station.log import to_file
base = dbapi2.connect(home / "made.db")
base.execute("PRAGMA journal_mode = WAL")
base.execute("CREATE TABLE one (two)")
base.commit()
to_file(home / "made" / "kiosk.jsonl")
FileLock(home / "made.lock").acquire()
(home / "made.pdf").write_bytes(b"%PDF")
for path in home.rglob("made*"):
    print(oct(path.stat().st_mode & 0o077), path.name)
"""


def test_what_libraries_write_is_its_owners_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").make()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home.root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        umask=0o000,
    )
    told = [line.split(" ", 1) for line in done.stdout.splitlines() if "made" in line]
    found = {name: mode for mode, name in told}
    assert {"made.db", "made.db-wal", "made.db-shm", "made.lock", "made.pdf"} <= found.keys()
    assert set(found.values()) == {"0o0"}


def test_a_second_kiosk_on_the_same_home_is_told_so(home: Home) -> None:
    with locked(home.root, KIOSK_LOCK, Code.KIOSK_RUNNING):
        asking = "from station.commands import main; import sys; sys.exit(main(sys.argv[1:]))"
        words = [sys.executable, "-c", asking, "--home", str(home.root), "--config",
                 str(ROOT / "config"), "kiosk"]  # fmt: skip
        surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            words, capture_output=True, text=True, check=False, cwd=ROOT, env=surroundings
        )
        assert done.returncode == 1
        assert "KIOSK_RUNNING" in done.stderr
        with pytest.raises(Refused), locked(home.root, KIOSK_LOCK, Code.KIOSK_RUNNING):
            pass


def test_folders_are_made_for_their_owner_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        home = Home(tmp_path / "home").make()
    finally:
        os.umask(before)
    folders = [each for each in (home.root, *home.root.rglob("*")) if each.is_dir()]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folders} == {0o700}
