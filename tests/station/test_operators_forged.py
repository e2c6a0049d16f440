"""What somebody gets who writes into ``accounts.json`` without holding the data key: nothing."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from station import clock
from station.errors import Broken, Code, Refused
from station.operators.account import fingerprint
from station.operators.accounts import Account, Accounts, LoginRefused
from station.operators.book import BookFile
from station.operators.credentials import Credentials
from station.operators.roles import Role
from tests.fakes.clock import MORNING
from tests.fakes.office import CHEAP

KEY = os.urandom(32)
PIN = "246801"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    made = Accounts(tmp_path / "accounts.json")
    for role in Role:
        made.create(role.value.lower(), PIN, role, data_key=KEY, cost=CHEAP)
    return made


def edit(folder: Path, change: Callable[[Any], object]) -> None:
    path = folder / "accounts.json"
    file = json.loads(path.read_bytes())
    change(file)
    path.write_text(json.dumps(file))


def refused(accounts: Accounts, user: str = "operator") -> Code:
    with pytest.raises((Refused, Broken)) as caught:
        accounts.sign_in(user, PIN, MORNING)
    return caught.value.code


def forged(folder: Path, user: str = "ghost") -> Any:
    forger = Accounts(folder / "forged.json")
    forger.create(user, PIN, Role.ADMINISTRATOR, data_key=os.urandom(32), cost=CHEAP)
    return json.loads((folder / "forged.json").read_bytes())["accounts"][0]


def account(file: Any, user: str) -> Any:
    return next(each for each in file["accounts"] if each["user"] == user)


def swap_ids(file: Any) -> None:
    one, other = account(file, "operator"), account(file, "administrator")
    one["user"], other["user"] = other["user"], one["user"]


CHANGES: dict[str, Callable[[Any], object]] = {
    "unlocked": lambda file: account(file, "supervisor").update(locked=True),
    "ends later": lambda file: account(file, "supervisor").update(ends="2099-01-01T00:00:00Z"),
    "renamed": lambda file: account(file, "supervisor").update(user="siti"),
    "promoted": lambda file: account(file, "technician").update(role="ADMINISTRATOR"),
    "names swapped": swap_ids,
    "one removed": lambda file: file["accounts"].pop(1),
    "reordered": lambda file: file["accounts"].reverse(),
    "one twice": lambda file: file["accounts"].append(file["accounts"][1]),
    "serial": lambda file: file.update(serial=file["serial"] + 1),
    "seen": lambda file: file.update(seen="2000-01-01T00:00:00Z"),
    "list forgotten": lambda file: file.update(list_serial=7),
    "no tag": lambda file: file.update(tag=""),
    "a wrap of another": lambda file: account(file, "operator").update(
        key=account(file, "supervisor")["key"]
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_book_lets_nobody_to_the_citizens(
    accounts: Accounts, tmp_path: Path, name: str
) -> None:
    edit(tmp_path, CHANGES[name])
    expected = {Code.ACCOUNTS_CHANGED, Code.LOGIN_REFUSED}
    assert refused(accounts, "administrator") in expected
    assert refused(accounts) in expected


def test_a_spliced_account_opens_nothing_and_stops_the_others(
    accounts: Accounts, tmp_path: Path
) -> None:
    edit(tmp_path, lambda file: file["accounts"].append(forged(tmp_path)))
    assert refused(accounts, "ghost") is Code.ACCOUNTS_CHANGED
    assert refused(accounts) is Code.ACCOUNTS_CHANGED


def test_an_administrator_mends_what_was_spliced(accounts: Accounts, tmp_path: Path) -> None:
    edit(tmp_path, lambda file: file["accounts"].append(forged(tmp_path)))
    edit(tmp_path, CHANGES["renamed"])
    for user in ("operator", "technician"):
        with pytest.raises(Refused):
            accounts.repair(user, PIN, MORNING)
    session = accounts.repair("administrator", PIN, MORNING)
    assert session.data_key == KEY
    assert accounts.mend(KEY) == ("siti", "ghost")
    assert accounts.sign_in("operator", PIN, MORNING).data_key == KEY
    assert refused(accounts, "ghost") is Code.LOGIN_REFUSED


def test_a_whole_forged_book_brings_another_data_key(accounts: Accounts, tmp_path: Path) -> None:
    forger = Accounts(tmp_path / "accounts2.json")
    forger.create("operator", PIN, Role.OPERATOR, data_key=os.urandom(32), cost=CHEAP)
    first = accounts.sign_in("operator", PIN, MORNING)
    (tmp_path / "accounts2.json").replace(tmp_path / "accounts.json")
    assert accounts.sign_in("operator", PIN, MORNING).data_key != KEY
    with pytest.raises(Refused):
        accounts.confirm(Credentials("operator", PIN), MORNING, first=first)


def test_who_holds_no_key_adds_no_account(accounts: Accounts) -> None:
    with pytest.raises(Broken) as caught:
        accounts.create("new", PIN, Role.OPERATOR, data_key=os.urandom(32), cost=CHEAP)
    assert caught.value.code is Code.ACCOUNTS_CHANGED


def test_missed_tries_and_waits_are_not_under_the_seal(accounts: Accounts) -> None:
    for _ in range(3):
        with pytest.raises(LoginRefused):
            accounts.sign_in("supervisor", "wrong!", MORNING)
    assert accounts.sign_in("operator", PIN, MORNING).data_key == KEY


def changed(accounts: Accounts, user: str, **changes: object) -> Account:
    was = next(each for each in accounts.book.accounts if each.user == user)
    fresh = msgspec.structs.replace(was, **changes)
    accounts.change(fresh, KEY)
    return fresh


def test_locked_and_ended_accounts_have_their_words(accounts: Accounts) -> None:
    changed(accounts, "operator", locked=True)
    assert refused(accounts) is Code.ACCOUNT_LOCKED
    changed(accounts, "operator", locked=False, ends=clock.iso(MORNING))
    assert refused(accounts) is Code.ACCOUNT_ENDED
    with pytest.raises(LoginRefused):  # who does not know the PIN is not told
        accounts.sign_in("operator", "wrong!", MORNING)


def test_an_end_is_told_two_weeks_before(accounts: Accounts) -> None:
    end = MORNING + timedelta(days=15)
    changed(accounts, "operator", ends=clock.iso(end))
    assert accounts.sign_in("operator", PIN, MORNING).ends is None
    assert accounts.sign_in("operator", PIN, MORNING + timedelta(days=1)).ends == end


def test_a_clock_set_back_revives_nobody(accounts: Accounts) -> None:
    changed(accounts, "operator", ends=clock.iso(MORNING + timedelta(days=10)))
    accounts.sign_in("supervisor", PIN, MORNING + timedelta(days=11))
    with pytest.raises(Refused) as caught:
        accounts.sign_in("operator", PIN, MORNING)
    assert caught.value.code is Code.ACCOUNT_ENDED


def test_a_clock_far_ahead_ends_nobody_for_good(accounts: Accounts) -> None:
    changed(accounts, "operator", ends=clock.iso(MORNING + timedelta(days=10)))
    accounts.sign_in("supervisor", PIN, MORNING)
    accounts.sign_in("supervisor", PIN, MORNING + timedelta(days=20_000))
    assert accounts.sign_in("operator", PIN, MORNING).data_key == KEY


def test_an_administrator_sets_the_known_time_right(accounts: Accounts) -> None:
    was = changed(accounts, "operator", ends=clock.iso(MORNING + timedelta(days=10)))
    accounts.sign_in("supervisor", PIN, MORNING + timedelta(days=30))
    assert refused(accounts) is Code.ACCOUNT_ENDED
    accounts.change(was, KEY, now=MORNING)
    assert accounts.sign_in("operator", PIN, MORNING).data_key == KEY


def coded(accounts: Accounts, user: str, until: str) -> None:
    changed(accounts, user, code_until=until)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.TECHNICIAN])
def test_a_one_time_code_is_only_good_for_choosing_a_pin(accounts: Accounts, role: Role) -> None:
    user = role.value.lower()
    coded(accounts, user, clock.iso(MORNING + timedelta(hours=1)))
    assert refused(accounts, user) is Code.PIN_MUST_CHANGE
    for weak in ("123456", PIN):
        with pytest.raises(Refused) as caught:
            accounts.choose_pin(user, PIN, weak, MORNING)
        assert caught.value.code is Code.PIN_TOO_WEAK
    assert accounts.choose_pin(user, PIN, "918273", MORNING).user == user
    assert refused(accounts, user) is Code.LOGIN_REFUSED
    assert accounts.sign_in(user, "918273", MORNING).role is role


def test_a_code_that_has_ended_chooses_nothing(accounts: Accounts) -> None:
    coded(accounts, "operator", clock.iso(MORNING))
    with pytest.raises(Refused) as caught:
        accounts.choose_pin("operator", PIN, "918273", MORNING)
    assert caught.value.code is Code.ACCOUNT_ENDED


def test_wrong_codes_are_counted_like_pins(accounts: Accounts) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefused):
            accounts.choose_pin("operator", "wrong!", "918273", MORNING)
    with pytest.raises(LoginRefused) as caught:
        accounts.choose_pin("operator", PIN, "918273", MORNING)
    assert caught.value.code is Code.LOGIN_WAIT


@pytest.mark.parametrize(("version", "way_out"), [(1, "provision"), (3, "newer program")])
def test_a_book_of_another_version_is_refused_with_the_way_out(
    accounts: Accounts, tmp_path: Path, version: int, way_out: str
) -> None:
    edit(tmp_path, lambda file: file.update(version=version, unheard="of"))
    with pytest.raises(Broken) as caught:
        accounts.sign_in("operator", PIN, MORNING)
    assert caught.value.code is Code.FILE_UNREADABLE
    assert way_out in caught.value.detail


def test_an_older_book_is_known_by_its_fingerprint(accounts: Accounts, tmp_path: Path) -> None:
    before = fingerprint(accounts.book)
    changed(accounts, "operator", locked=True)
    after = BookFile(tmp_path / "accounts.json").read()
    assert after.serial == len(Role) + 1
    assert fingerprint(after) != before
