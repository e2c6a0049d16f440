"""The station's keys: made once, enrolled, missing ones named with the way out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station import keys
from station.assembly import provision
from station.errors import Broken, Code
from station.home import Home
from station.operators.accounts import Accounts
from station.settings import load

NOW = datetime.now(UTC)
SETTINGS = load(Path(__file__).parents[2] / "config")


def test_a_demonstration_station_is_provisioned_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert not keys.provisioned(home)
    provision.demonstration(home, SETTINGS)
    assert keys.provisioned(home)
    files = {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    provision.demonstration(home, SETTINGS)
    assert {path: path.read_bytes() for path in files} == files
    assert len(Accounts(home.accounts)) == 2


def test_everything_is_its_owners_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    for path in (home.root, *home.root.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path.relative_to(tmp_path)


def test_what_signs_is_trusted_by_the_root(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    signer = keys.signer(home)
    assert len(signer.sign(b"message")) == 64
    assert len(keys.recipients(home, NOW)) == 2
    assert len(keys.trust(home).roots) == 1


@pytest.mark.parametrize("name", ["keys/signing.pem", "keys/station.crt", "trust/root.pem"])
def test_a_missing_file_names_itself_and_the_command(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    (home.root / name).unlink()
    with pytest.raises(Broken) as caught:
        keys.client_files(home)
    assert caught.value.code is Code.KEY_MISSING
    assert name.split("/")[1] in caught.value.detail
    assert "station provision" in caught.value.detail


def test_a_key_that_is_none_is_unusable(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    (home.keys / "signing.pem").write_bytes(b"not a key")
    with pytest.raises(Broken) as caught:
        keys.signer(home)
    assert caught.value.code is Code.KEY_UNUSABLE


def test_nothing_is_sealed_to_an_expired_key(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    with pytest.raises(Broken) as caught:
        keys.recipients(home, NOW + timedelta(days=4000))
    assert caught.value.code is Code.RECIPIENT_EXPIRED


@pytest.mark.parametrize("text", ["", "[]", "a.b.c", "\xff"])
def test_a_damaged_list_of_recipients_is_unusable(tmp_path: Path, text: str) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    (home.trust / "recipients.jws").write_text(text)
    with pytest.raises(Broken) as caught:
        keys.recipients(home, NOW)
    assert caught.value.code is Code.KEY_UNUSABLE
