"""The station's keys: made once, enrolled, missing ones named with the way out."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import packets
from packets.recipients import Holder, RecipientList, peek_recipients
from station import keys
from station.assembly import provision
from station.centre.emulated.authority import Authority
from station.centre.emulated.identities import Identities
from station.commands import main
from station.errors import Broken, Code, Refused
from station.home import Home
from station.operators.accounts import Accounts
from station.operators.roles import Role
from station.settings import load
from tests.fakes.clock import StillClock
from tests.fakes.enrolled import enrolled
from tests.fakes.recordings import bare_recording

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
    assert len(Accounts(home.accounts)) == len(Role)


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


@pytest.mark.parametrize("name", ["keys/client.pem", "keys/client.crt", "trust/root.pem"])
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
    keys.shut(home)
    with pytest.raises(Broken) as caught:
        keys.signer(home)
    assert caught.value.code is Code.KEY_UNUSABLE


@pytest.mark.parametrize("name", ["keys/station.crt", "trust/root.pem"])
def test_a_certificate_that_is_none_is_unusable(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path / "home")
    provision.demonstration(home, SETTINGS)
    (home.root / name).write_bytes(b"not a certificate")
    with pytest.raises(Broken) as caught:
        (keys.signer if name.startswith("keys") else keys.trust)(home)
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


# --- whom to seal to: the signed list, and its successors ----------------------------------------


class Sides:
    """A station and its centre in one home, the centre's clock in hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = StillClock(NOW)
        self.home = enrolled(folder / "home", self.clock)
        self.centre = Authority.load(self.home.centre, self.clock)

    def rotate(self, holder: Holder = Holder.CENTRE, *, days: float = 1) -> str:
        self.clock.advance(timedelta(days=days).total_seconds())
        self.centre.rotate(holder)
        return self.centre.recipients_file.read_text("ascii")

    def install(self, token: str) -> RecipientList:
        return keys.install_recipients(self.home, token, self.clock.now())

    def ids(self) -> list[str]:
        return [each.key_id for each in keys.recipients(self.home, self.clock.now())]


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def test_a_new_key_of_the_centre_stands_beside_the_old(sides: Sides) -> None:
    before = sides.ids()
    sides.install(sides.rotate())
    after = sides.ids()
    assert after[0] not in before
    assert after[1] == before[1], "the recovery key stays"
    held = [each.recipient().key_id for each in sides.centre.identities()]
    assert held == [after[0], before[0]], "what was sealed to the old key still opens"


def test_a_packet_of_before_a_rotation_opens_after_it(sides: Sides) -> None:
    def sealed() -> bytes:
        recipients = keys.recipients(sides.home, sides.clock.now())
        signer = keys.signer(sides.home)
        return packets.seal(bare_recording(), recipients=recipients, signer=signer).data

    old = sealed()
    sides.install(sides.rotate())
    for data in (old, sealed()):
        opened = packets.open_packet(
            data, sides.centre.identities(), sides.centre.trust, sides.clock.now()
        )
        assert opened.recording == bare_recording()


def test_the_recovery_key_is_rotated_alike(sides: Sides) -> None:
    before = sides.ids()
    sides.install(sides.rotate(Holder.RECOVERY))
    assert (sides.ids()[0], sides.ids()[1] != before[1]) == (before[0], True)


def test_an_older_list_is_refused_and_the_same_is_no_error(sides: Sides) -> None:
    older, newer = sides.rotate(), sides.rotate()
    sides.install(newer)
    sides.install(newer)
    with pytest.raises(Refused) as caught:
        sides.install(older)
    assert caught.value.code is Code.RECIPIENTS_OLDER
    assert sides.ids() == [each.key_id for each in peek_recipients(newer).recipients]


def test_a_list_of_another_centre_is_refused(sides: Sides, tmp_path: Path) -> None:
    other = Sides(tmp_path / "other")
    token = other.rotate()
    before = sides.ids()
    with pytest.raises(Refused) as caught:
        sides.install(token)
    assert caught.value.code is Code.KEY_UNUSABLE
    assert "SIGNATURE_CHAIN" in caught.value.detail
    assert sides.ids() == before


def test_a_list_from_the_future_would_shut_out_all_later_ones(sides: Sides) -> None:
    token = sides.rotate(days=9)
    with pytest.raises(Refused) as caught:
        keys.install_recipients(sides.home, token, NOW)
    assert (caught.value.code, "clock" in caught.value.detail) == (Code.KEY_UNUSABLE, True)


def test_a_list_that_ended_is_refused(sides: Sides) -> None:
    token = sides.rotate()
    with pytest.raises(Refused) as caught:
        keys.install_recipients(sides.home, token, NOW + timedelta(days=725))
    assert caught.value.code is Code.KEY_UNUSABLE


def test_a_list_changed_on_the_disk_is_not_sealed_to(sides: Sides, tmp_path: Path) -> None:
    other = Sides(tmp_path / "other")
    (sides.home.trust / "recipients.jws").write_text(other.rotate())
    with pytest.raises(Broken) as caught:
        sides.ids()
    assert caught.value.code is Code.KEY_UNUSABLE
    sides.install(sides.rotate())
    assert len(sides.ids()) == 2


def test_two_lists_of_one_moment_cannot_be_told_apart(sides: Sides) -> None:
    sides.rotate()
    with pytest.raises(Refused) as caught:
        sides.centre.rotate(Holder.CENTRE)
    assert caught.value.code is Code.NOT_ALLOWED_NOW


def test_the_recovery_identity_leaves_the_machine(sides: Sides, tmp_path: Path) -> None:
    folder = sides.centre.folder
    identity, target = (folder / "recovery.txt").read_bytes(), tmp_path / "stick.txt"
    Identities(folder).take_apart(target)
    assert target.read_bytes() == identity
    assert target.stat().st_mode & 0o777 == 0o600
    assert not (folder / "recovery.txt").exists()
    with pytest.raises(Broken) as caught:
        Identities(folder).take_apart(tmp_path / "again.txt")
    assert caught.value.code is Code.KEY_MISSING
    assert not (tmp_path / "again.txt").exists()


def test_the_recovery_identity_overwrites_nothing(sides: Sides, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep")
    with pytest.raises(Refused) as caught:
        Identities(sides.centre.folder).take_apart(tmp_path / "mine")
    assert caught.value.code is Code.DISK_UNWRITABLE
    assert (tmp_path / "mine").read_text() == "keep"
    assert (sides.centre.folder / "recovery.txt").exists()


# --- the same, as it is typed ---------------------------------------------------------------------


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_commands_of_a_rotation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home, words = str(tmp_path / "home"), ["--json", "--home", str(tmp_path / "home")]
    enrolled(tmp_path / "home")
    assert main(["centre", "keygen", *words]) == 0
    first = told(capsys)["recipients"]["recipients"]
    stick = tmp_path / "stick.txt"
    assert main(["centre", "keygen", "--recovery-to", str(stick), *words]) == 0
    assert stick.read_text().startswith("# created: ")
    capsys.readouterr()
    assert main(["centre", "keygen", "--rotate", "centre", *words]) == 0
    answer = told(capsys)
    second = answer["recipients"]["recipients"]
    assert second[0] != first[0]
    assert second[1] == first[1]
    assert main(["station", "trust", answer["recipients_file"], *words]) == 0
    assert told(capsys)["recipients"] == second
    assert main(["station", "trust", answer["recipients_file"], "--home", home]) == 0
    assert second[0]["key_id"] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "FILE_UNREADABLE"), (b"x" * 70_000, "FILE_UNREADABLE"), (b"{}", "KEY_UNUSABLE")],
)
def test_what_is_no_list_is_not_trusted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str
) -> None:
    enrolled(tmp_path / "home")
    file = tmp_path / "list"
    if content is not None:
        file.write_bytes(content)
    assert main(["station", "trust", str(file), "--json", "--home", str(tmp_path / "home")]) == 1
    assert told(capsys)["error"]["code"] == code
