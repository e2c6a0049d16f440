"""Who would like to be the centre, the administrator or the station of somebody else."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from station import keys
from station.assembly.commissioning import Commission
from station.audit import reading
from station.audit.acts import Act
from station.centre.emulated.authority import Authority
from station.centre.emulated.registry import Why
from station.centre.emulated.server import EmulatedCentre
from station.centre.enrolling import fingerprint
from station.centre.protocol import Certified
from station.commands import main
from station.errors import Broken, Code, Refused, Trouble
from station.keys import kept
from station.operators.accounts import Accounts
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.operators.wrapped import Cost
from tests.fakes.commissioned import SECRET, STATION, WHO, Far, Technician


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Far]:
    made = Far(tmp_path)
    yield made
    keys.shut(made.home)


@pytest.fixture
def url(far: Far) -> Iterator[str]:
    with EmulatedCentre(far.authority.folder, clock=far.clock) as centre:
        yield centre.url


def signed_by_another(far: Far, other: Authority, root: bytes, folder: Path) -> Path:
    """Return an answer of another centre, with a root that begins like the one read aloud."""
    request = Commission(far.home, STATION).write_request(folder / "request.pem")
    answer = Certified(
        certificates=other.enroll(request.read_bytes(), area_code=STATION.area_code).decode(),
        root=root.decode(),
        recipients=other.recipients_file.read_text("ascii").strip(),
    )
    (folder / "answer").write_bytes(msgspec.json.encode(answer))
    return folder / "answer"


@pytest.mark.parametrize("between", ["", "\n", "as read to you\n"])
def test_a_second_root_behind_the_compared_one_is_not_trusted(
    far: Far, tmp_path: Path, between: str
) -> None:
    """A person compares one fingerprint: nothing may come in beside it, on a stick or the line."""
    other = Authority.create(tmp_path / "other")
    both = far.authority.root_pem + between.encode() + other.root_pem
    with pytest.raises(Broken) as caught:
        fingerprint(both)
    assert caught.value.code is Code.CENTRE_UNTRUSTED
    far.walk("", Technician(), request_to=tmp_path / "request.pem")
    answer = signed_by_another(far, other, both, tmp_path)
    talk = Technician(**{"first four": far.read_aloud})
    with pytest.raises(Broken) as caught:
        far.walk("", talk, answer=answer)
    assert caught.value.code is Code.CENTRE_UNTRUSTED
    assert not (far.home.trust / "root.pem").exists()
    assert any("do not go on" in each for each in talk.told)


def test_every_stage_that_fails_says_what_comes_next(far: Far, tmp_path: Path) -> None:
    def failing(talk: Technician, **given: object) -> list[str]:
        with pytest.raises(Trouble):
            far.walk("https://127.0.0.1:1", talk, **given)
        return talk.told

    weak = {"PIN, six": "123456", "the same PIN": "123456"}
    assert failing(Technician(**weak))[-1].startswith("next: nothing was done")
    assert failing(Technician(keeper="tpm"))[-1].startswith("next: no keys were made")
    told = failing(Technician(**{"one-time code": "ABCD", "first four": far.read_aloud}))
    assert told[-2].startswith("the address of the centre")
    assert told[-1].startswith("next: no certificates were installed")
    missing = failing(Technician(), answer=tmp_path / "none")
    assert "--request-to" in missing[-1]


def test_only_an_administrator_goes_on_and_each_try_is_noted(far: Far) -> None:
    work = Commission(far.home, STATION)
    work.administrator(Credentials(WHO, SECRET))
    assert work.data_key
    Accounts(far.home.accounts).create(
        "siti", "135790", Role.OPERATOR, data_key=work.data_key, cost=Cost(memory_kib=32, passes=1)
    )
    for who in (Credentials("siti", "135790"), Credentials(WHO, "000111")):
        with pytest.raises(Refused):
            Commission(far.home, STATION).sign_in(who, far.clock.now())
    Commission(far.home, STATION).sign_in(Credentials(WHO, SECRET), far.clock.now())
    told = list(reading.entries(far.home.audit))[1:]
    assert [each.act for each in told] == [
        Act.ACCOUNT_ADDED, Act.SIGN_IN_REFUSED, Act.SIGN_IN_REFUSED, Act.SIGNED_IN,
    ]  # fmt: skip
    assert [each.details.get("code", "") for each in told[1:]] == [
        "NOT_ALLOWED_NOW", "LOGIN_REFUSED", "",
    ]  # fmt: skip


@pytest.mark.parametrize("option", ["--word", "--boot"])
def test_a_technician_changes_no_slot(
    far: Far,
    url: str,
    option: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Their account holds no data key: the slot of those whose does would be gone."""
    key = far.commission(url).work.data_key
    assert key
    cheap = Cost(memory_kib=32, passes=1)
    Accounts(far.home.accounts).create("tono", "970531", Role.TECHNICIAN, data_key=key, cost=cheap)
    before = (far.home.keys / kept.FILE).read_bytes()
    monkeypatch.setattr("station.commands.signing_in.getpass", lambda _: "970531")
    assert main(["station", "keys", option, "tono", "--home", str(far.home.root)]) == 1
    assert "NOT_ALLOWED_NOW" in capsys.readouterr().err
    assert (far.home.keys / kept.FILE).read_bytes() == before
    assert list(reading.entries(far.home.audit))[-1].act == Act.SIGN_IN_REFUSED


def test_whoever_invites_hears_of_certificates_that_stand(
    far: Far, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A one-time code that somebody else used: the next one is asked for, theirs still stands."""
    words = ["centre", "station", "invite", STATION.id, "--home", str(tmp_path)]
    assert main(words) == 0
    assert "take them away" not in capsys.readouterr().out
    far.commission(url)
    assert main(words) == 0
    assert "2 certificates of this station stand" in capsys.readouterr().out
    far.authority.registry.revoke(STATION.id, Why.STOLEN)
    assert main(words) == 0
    assert "take them away" not in capsys.readouterr().out
