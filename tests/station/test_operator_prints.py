"""An operator's own fingers: given with the PIN, sealed with the data key, never a citizen's."""

from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest

from drivers.population.fingerprint import finger
from drivers.population.person import Person
from drivers.protocol import Delivery, Pixels, Preview, ScanRequest
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from station import keys
from station.assembly.own_finger import record
from station.assembly.prints import Prints
from station.audit import reading
from station.audit.acts import Act
from station.body import Modality, Target
from station.commands import main
from station.devices.messages import Begin
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.keys import kept, making
from station.operators.accounts import Accounts, Session
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.quality import match
from station.quality.packing import unpacked
from station.session.view import Step
from tests.fakes.bench import Scan, ScriptedBench, ScriptedScanner
from tests.fakes.clock import MORNING
from tests.fakes.day import at
from tests.fakes.hearing import demo_settings
from tests.fakes.office import BUDI, CONFIG, SITI, TONO, Office, accounts

OWN: Final = Person(31)
STRANGER: Final = Person(32)


def laying(*people: Person) -> ScriptedBench:
    """A scanner on which these people lay their fingers, one after the other."""

    def laid(person: Person, impression: int) -> Scan:
        def scan(request: ScanRequest, _preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
            return tuple(
                Delivery(part, Pixels(finger(person, part, impression).pixels, 500))
                for part in request.parts
            )

        return scan

    script = [laid(person, number) for number, person in enumerate(people)]
    return ScriptedBench({Modality.FINGER: ScriptedScanner(script=script)})


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with the accounts of the office."""
    home = Home(tmp_path).make()
    accounts(home.root)
    return home


def session(home: Home, who: Credentials = SITI) -> Session:
    return Accounts(home.accounts).sign_in(who.user, who.pin, MORNING)


def give(home: Home, bench: ScriptedBench, who: Credentials = SITI) -> int:
    return record(home, demo_settings(), session(home, who), lambda _: None, bench)


def test_what_was_given_is_found_again_by_the_same_account_alone(home: Home) -> None:
    assert give(home, laying(OWN, OWN)) == 2
    kept = Prints(home)(session(home))
    again = match.template(finger(OWN, "LEFT_INDEX", 5).pixels)
    assert max(match.similarity(unpacked(each), again) for each in kept) > 0.42
    assert Prints(home)(session(home, BUDI)) == ()


def test_nobody_opens_them_without_the_data_key_and_nothing_shows_whose_they_are(
    home: Home,
) -> None:
    give(home, laying(OWN, OWN))
    mine = session(home)
    (path,) = (home.root / "operators").iterdir()
    assert SITI.user not in path.name
    assert b"PRKT1" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    stolen = Session(account=mine.account, user="x", role=Role.OPERATOR, data_key=bytes(32))
    assert Prints(home)(stolen) == ()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert Prints(home)(mine) == (), "a file that was touched compares nobody"


@pytest.mark.parametrize(
    ("bench", "word"),
    [
        pytest.param(laying(OWN, STRANGER), "FINGER_OTHER_PERSON", id="two people"),
        pytest.param(
            ScriptedBench({Modality.FINGER: ScriptedScanner(script=[lambda *_: ()])}),
            "FINGER_COUNT",
            id="nothing",
        ),
    ],
)
def test_fingers_that_would_not_do_are_refused_by_reason(
    home: Home, bench: ScriptedBench, word: str
) -> None:
    with pytest.raises(Refused) as caught:
        give(home, bench)
    assert word in str(caught.value)
    assert Prints(home)(session(home)) == ()


def failing(error: Exception) -> ScriptedBench:
    def scan(*_: object) -> tuple[Delivery, ...]:
        raise error

    return ScriptedBench({Modality.FINGER: ScriptedScanner(script=[scan])})


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Fault(FaultCode.GONE, "cable"), Code.DEVICE_GONE),
        (Retry(RetryReason.TIMED_OUT), Code.NOT_ALLOWED_NOW),
    ],
)
def test_trouble_of_the_device_is_told_by_code(home: Home, error: Exception, code: Code) -> None:
    bench = failing(error)
    with pytest.raises(Trouble) as caught:
        give(home, bench)
    assert caught.value.code is code
    assert isinstance(caught.value, Broken | Refused)
    scanner = bench.devices[Modality.FINGER]
    assert isinstance(scanner, ScriptedScanner)
    assert (scanner.closed, bench.closed) == (1, True)


def test_who_may_not_record_gives_no_finger(home: Home) -> None:
    with pytest.raises(Refused):
        give(home, laying(OWN, OWN), TONO)


def test_the_desk_hands_the_operators_templates_to_the_host(office: Office) -> None:
    office.tools = replace(office.tools, prints=lambda who: (who.account.encode(),))
    office.kill()
    at(office, Step.RIGHT_FOUR)
    begun = [m for m in office.devices.sent if isinstance(m, Begin)]
    asked = next(m for m in begun if m.target is Target.RIGHT_FOUR)
    assert [each[:3] for each in asked.operator] == [b"op-"]


def test_the_stations_part_is_needed_too(home: Home) -> None:
    """The PIN alone, tried on a stolen disk, opens no finger where TPM or token is missing."""
    making.make(home, making.SOFTWARE, making.PUBLIC)
    give(home, laying(OWN, OWN))
    assert len(Prints(home)(session(home))) == 2
    keys.shut(home)
    (home.keys / kept.FILE).unlink()
    assert Prints(home)(session(home)) == ()


def test_the_command_notes_whose_finger_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ["--home", str(tmp_path), "--config", str(CONFIG)]
    assert main(["station", "provision", "--demo", *where]) == 0
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"135790\n")))
    assert main(["station", "finger", "siti", "--pin-stdin", *where]) == 0
    home = Home(tmp_path)
    mine = next(e.id for e in Accounts(home.accounts).book.accounts if e.user == "siti")
    (told,) = (e for e in reading.entries(home.audit) if e.act == Act.FINGER_ENROLLED)
    assert (told.who, told.details["count"]) == (mine, "2")
