"""Administrators and the centre's list: no PIN travels, older lists are refused, accounts end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from filelock import FileLock
from msgspec.structs import replace

from packets import jws, strict_json
from packets.staff import ROLE, TYPE, Member, StaffList, issue_staff
from station import clock
from station.assembly import records
from station.assembly.staff import Staff, mend
from station.audit import reading
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.operators import listing
from station.operators.accounts import NOTHING, Accounts, Session, find
from station.operators.roles import Role
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.keys import CENTRE_URI, STATION, STATION_URI, keys
from tests.fakes.office import CHEAP

KEY = b"k" * 32
DAY = timedelta(days=1)
PIN, OWN = "246801", "918273"
DEWI = Member(
    id="adb-7",
    user="dewi",
    role="OPERATOR",
    not_before=clock.iso(MORNING - timedelta(days=1)),
    not_after=clock.iso(MORNING + timedelta(days=30)),
)
LIST = StaffList(
    serial=5,
    station=STATION,
    issued_at=clock.iso(MORNING - timedelta(hours=1)),
    not_after=clock.iso(MORNING + timedelta(days=60)),
    local=True,
    members=(DEWI,),
)


@dataclass
class Premises:
    """A station with its four roles, in the hands of an administrator."""

    home: Home
    time: StillClock

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.home.accounts)

    def session(self, user: str = "administrator", pin: str = PIN) -> Session:
        return self.accounts.sign_in(user, pin, self.time.now())

    @property
    def staff(self) -> Staff:
        return Staff(self.home, self.session(), self.time, CHEAP)

    def install(self, listed: StaffList, uri: str = ROLE, kind: str = TYPE) -> StaffList:
        token = jws.sign(strict_json.encode(listed), keys().root.signer(uri), kind)
        return listing.install(self.home.trust, token, station=STATION, now=self.time.now())

    def refused(self, user: str, pin: str = OWN) -> Code | None:
        try:
            self.session(user, pin)
        except Trouble as trouble:
            return trouble.code
        return None

    def admitted(self) -> None:
        self.install(LIST)
        given = self.staff.admit("dewi")
        self.accounts.choose_pin("dewi", given.code, OWN, self.time.now())

    @property
    def acts(self) -> list[str]:
        return [each.act for each in reading.entries(self.home.audit)]


@pytest.fixture
def premises(tmp_path: Path) -> Premises:
    home = Home(tmp_path).make()
    (home.trust / "root.pem").write_bytes(keys().root.certificate.public_bytes(Encoding.PEM))
    made = Premises(home, StillClock())
    for role in Role:
        made.accounts.create(role.value.lower(), PIN, role, data_key=KEY, cost=CHEAP)
    return made


def test_who_is_added_gets_a_code_and_chooses_a_pin(premises: Premises) -> None:
    given = premises.staff.add("joko", Role.SUPERVISOR)
    assert given.code.isdecimal()
    assert len(given.code) == 10
    assert premises.refused("joko", given.code) is Code.PIN_MUST_CHANGE
    premises.accounts.choose_pin("joko", given.code, OWN, premises.time.now())
    assert premises.session("joko", OWN).data_key == KEY
    assert premises.acts[-1] == "ACCOUNT_ADDED"
    assert given.code not in (premises.home.audit / "00000001.jsonl").read_text()


def test_a_code_ends_after_three_days(premises: Premises) -> None:
    given = premises.staff.add("joko", Role.OPERATOR)
    premises.time.advance(timedelta(hours=73).total_seconds())
    with pytest.raises(Refused) as caught:
        premises.accounts.choose_pin("joko", given.code, OWN, premises.time.now())
    assert caught.value.code is Code.ACCOUNT_ENDED


def test_a_reset_takes_the_old_pin_away(premises: Premises) -> None:
    given = premises.staff.reset("operator")
    assert premises.refused("operator", PIN) is Code.LOGIN_REFUSED
    premises.accounts.choose_pin("operator", given.code, OWN, premises.time.now())
    assert premises.session("operator", OWN).data_key == KEY


def test_a_locked_account_is_let_in_again(premises: Premises) -> None:
    premises.staff.lock("operator")
    assert premises.refused("operator", PIN) is Code.ACCOUNT_LOCKED
    premises.staff.unlock("operator")
    assert premises.refused("operator", PIN) is None


def test_the_last_administrator_cannot_be_locked(premises: Premises) -> None:
    with pytest.raises(Refused):
        premises.staff.lock("administrator")
    given = premises.staff.add("rini", Role.ADMINISTRATOR)
    premises.accounts.choose_pin("rini", given.code, OWN, premises.time.now())
    premises.staff.lock("administrator")
    assert premises.refused("administrator", PIN) is Code.ACCOUNT_LOCKED


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR, Role.TECHNICIAN])
def test_nobody_else_manages_accounts(premises: Premises, role: Role) -> None:
    with pytest.raises(Refused) as caught:
        Staff(premises.home, premises.session(role.value.lower()), premises.time)
    assert caught.value.code is Code.NOT_ALLOWED_NOW


def test_somebody_on_the_list_is_admitted_and_works(premises: Premises) -> None:
    premises.install(LIST)
    assert premises.refused("dewi") is Code.LOGIN_REFUSED  # the list alone opens nothing
    premises.admitted()
    session = premises.session("dewi", OWN)
    assert (session.account, session.role, session.data_key) == ("adb-7", Role.OPERATOR, KEY)
    with pytest.raises(Refused):
        premises.staff.admit("dewi")
    with pytest.raises(Refused):
        premises.staff.admit("nobody")


def test_who_is_revoked_works_no_more_and_loses_the_wrap(premises: Premises) -> None:
    premises.admitted()
    premises.install(replace(LIST, serial=6, members=(), revoked=("adb-7",)))
    assert premises.refused("dewi") is Code.ACCOUNT_ENDED
    premises.session("operator")  # whoever comes next with the data key destroys it
    account = find(premises.accounts.book, "dewi")
    assert account is not None
    assert account.key == NOTHING
    assert premises.refused("dewi") is Code.LOGIN_REFUSED


def test_an_account_of_the_station_is_revoked_by_its_id(premises: Premises) -> None:
    own = find(premises.accounts.book, "operator")
    assert own is not None
    premises.install(replace(LIST, revoked=(own.id,)))
    assert premises.refused("operator", PIN) is Code.ACCOUNT_ENDED


def test_who_is_left_off_a_newer_list_works_no_more(premises: Premises) -> None:
    premises.admitted()
    premises.install(replace(LIST, serial=6, members=()))
    assert premises.refused("dewi") is Code.ACCOUNT_ENDED


def test_another_role_on_a_newer_list_needs_a_new_admission(premises: Premises) -> None:
    premises.admitted()
    premises.install(replace(LIST, serial=6, members=(replace(DEWI, role="SUPERVISOR"),)))
    assert premises.refused("dewi") is Code.ACCOUNT_ENDED
    given = premises.staff.admit("dewi")
    premises.accounts.choose_pin("dewi", given.code, OWN, premises.time.now())
    assert premises.session("dewi", OWN).role is Role.SUPERVISOR


@pytest.mark.parametrize(("days", "near"), [(15, False), (17, True)])
def test_an_end_is_told_before_it_comes(premises: Premises, days: int, near: bool) -> None:
    premises.admitted()
    premises.time.advance(timedelta(days=days).total_seconds())
    assert (premises.session("dewi", OWN).ends is not None) is near


def test_accounts_end_without_any_line_and_no_clock_brings_them_back(premises: Premises) -> None:
    premises.admitted()
    premises.time.advance(timedelta(days=31).total_seconds())
    assert premises.refused("dewi") is Code.ACCOUNT_ENDED
    premises.session("operator")
    premises.time.advance(-timedelta(days=20).total_seconds())
    assert premises.refused("dewi") is Code.ACCOUNT_ENDED


def test_where_the_centre_says_so_accounts_of_the_station_do_not_count(premises: Premises) -> None:
    premises.install(replace(LIST, local=False))
    assert premises.refused("operator", PIN) is Code.ACCOUNT_ENDED


REFUSED: dict[str, tuple[Callable[[Premises], Any], Code]] = {
    "older": (lambda p: p.install(replace(LIST, serial=4)), Code.ACCOUNTS_OLDER),
    "another of the same serial": (
        lambda p: p.install(replace(LIST, members=())),
        Code.ACCOUNTS_OLDER,
    ),
    "of the receipts' signer": (
        lambda p: p.install(replace(LIST, serial=6), CENTRE_URI),
        Code.ACCOUNTS_UNTRUSTED,
    ),
    "of a station": (
        lambda p: p.install(replace(LIST, serial=6), STATION_URI),
        Code.ACCOUNTS_UNTRUSTED,
    ),
    "of another kind": (
        lambda p: p.install(replace(LIST, serial=6), kind="perekaman-recipients+jws"),
        Code.ACCOUNTS_UNTRUSTED,
    ),
    "for another station": (
        lambda p: p.install(replace(LIST, serial=6, station="OTHER")),
        Code.ACCOUNTS_UNTRUSTED,
    ),
    "ended": (
        lambda p: p.install(replace(LIST, serial=6, not_after=clock.iso(MORNING))),
        Code.ACCOUNTS_UNTRUSTED,
    ),
    "from the future": (
        lambda p: p.install(replace(LIST, serial=6, issued_at=clock.iso(MORNING + 2 * DAY))),
        Code.ACCOUNTS_UNTRUSTED,
    ),
    "one member twice": (
        lambda p: p.install(replace(LIST, serial=6, members=(DEWI, DEWI))),
        Code.ACCOUNTS_UNTRUSTED,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_list_that_does_not_hold_changes_nothing(premises: Premises, name: str) -> None:
    premises.install(LIST)
    before = (premises.home.trust / "staff.jws").read_bytes()
    attempt, code = REFUSED[name]
    with pytest.raises(Refused) as caught:
        attempt(premises)
    assert caught.value.code is code
    assert (premises.home.trust / "staff.jws").read_bytes() == before
    assert premises.install(LIST).serial == LIST.serial  # the same again is no error


@pytest.mark.parametrize("how", ["gone", "older", "garbage", "another root's"])
def test_a_list_touched_on_the_disk_lets_nobody_in(premises: Premises, how: str) -> None:
    premises.admitted()
    path = premises.home.trust / "staff.jws"
    old = path.read_bytes()
    premises.install(replace(LIST, serial=6, revoked=("adb-7",), members=()))
    premises.session("operator")
    if how == "gone":
        path.unlink()
    else:
        other = type(keys())().root.signer(ROLE)
        fake = issue_staff(replace(LIST, serial=9), other).encode()
        path.write_bytes({"older": old, "garbage": b"x.y.z", "another root's": fake}[how])
    older = how in {"gone", "older"}
    expected = Code.ACCOUNTS_OLDER if older else Code.ACCOUNTS_UNTRUSTED
    assert premises.refused("operator", PIN) is expected


def test_a_forger_does_not_mend_the_others_away(premises: Premises, tmp_path: Path) -> None:
    records.register(premises.home, KEY, lambda: False).close()
    book = premises.home.accounts.read_bytes()
    forger = Accounts(tmp_path / "forger" / "accounts.json")
    (tmp_path / "forger").mkdir()
    forger.create("ghost", PIN, Role.ADMINISTRATOR, data_key=b"g" * 32, cost=CHEAP)
    ghost = forger.sign_in("ghost", PIN, MORNING)
    with pytest.raises(Broken):
        mend(premises.home, ghost, premises.time)
    assert premises.home.accounts.read_bytes() == book


DEEDS: dict[str, Callable[[Staff], object]] = {
    "add": lambda staff: staff.add("joko", Role.SUPERVISOR),
    "admit": lambda staff: staff.admit("dewi"),
    "reset": lambda staff: staff.reset("operator"),
    "lock": lambda staff: staff.lock("operator"),
    "unlock": lambda staff: staff.unlock("operator"),
}


@pytest.mark.parametrize("name", DEEDS)
def test_what_cannot_be_noted_is_not_done(
    premises: Premises, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds the trail up, or fills the disk, would else make accounts nobody knows of."""
    premises.install(LIST)
    staff = premises.staff
    before = premises.home.accounts.read_bytes()
    monkeypatch.setattr("station.audit.trail._LOCK_SECONDS", 0.01)
    with FileLock(premises.home.audit / "trail.lock", mode=0o600), pytest.raises(Broken) as caught:
        DEEDS[name](staff)
    assert caught.value.code is Code.AUDIT_UNWRITABLE
    assert premises.home.accounts.read_bytes() == before
    DEEDS[name](staff)
    noted = [each for each in reading.entries(premises.home.audit) if "serial" in each.details]
    assert int(noted[-1].details["serial"]) == premises.accounts.book.serial
