"""Accounts: who may sign in, the growing delay, and what a thief of the file gets."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import Broken, Code, Refused
from station.operators.accounts import TRIES, Accounts, LoginRefused, delay
from station.operators.credentials import Credentials
from station.operators.roles import RIGHTS, SEES_CITIZENS, Right, Role
from station.operators.wrap import unwrap, wrap
from station.operators.wrapped import Cost
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


def refusal(accounts: Accounts, user: str, pin: str, seconds: float = 0) -> LoginRefused:
    with pytest.raises(LoginRefused) as caught:
        accounts.sign_in(user, pin, MORNING + timedelta(seconds=seconds))
    return caught.value


@pytest.mark.parametrize("role", Role)
def test_the_pin_opens_the_data_key_for_those_who_see_citizens(
    accounts: Accounts, role: Role
) -> None:
    session = accounts.sign_in(role.value.lower(), PIN, MORNING)
    assert session.role is role
    assert session.data_key == (KEY if role in SEES_CITIZENS else None)
    assert KEY.hex() not in repr(session)


def test_a_technicians_wrapped_secret_is_not_the_data_key(
    accounts: Accounts, tmp_path: Path
) -> None:
    file = json.loads((tmp_path / "accounts.json").read_bytes())
    (tech,) = (each for each in file["accounts"] if each["role"] == "TECHNICIAN")
    tech["role"] = "OPERATOR"
    (tmp_path / "accounts.json").write_text(json.dumps(file))
    assert refusal(accounts, "technician", PIN).code is Code.LOGIN_REFUSED


def test_a_wrong_pin_counts_and_the_wait_grows(accounts: Accounts) -> None:
    answers = [refusal(accounts, "operator", "wrong!") for _ in range(TRIES)]
    assert [each.tries_left for each in answers] == [4, 3, 2, 1, 0]
    assert [each.wait_seconds for each in answers] == [0, 0, 0, 0, 30]
    early = refusal(accounts, "operator", PIN, seconds=29)
    assert (early.code, early.wait_seconds) == (Code.LOGIN_WAIT, 1)
    again = refusal(accounts, "operator", "wrong!", seconds=31)
    assert (again.code, again.wait_seconds) == (Code.LOGIN_REFUSED, 60)
    assert accounts.sign_in("operator", PIN, MORNING + timedelta(seconds=92)).data_key == KEY
    assert refusal(accounts, "operator", "wrong!", seconds=93).tries_left == TRIES - 1


def test_the_count_is_on_disk(accounts: Accounts, tmp_path: Path) -> None:
    for _ in range(TRIES):
        refusal(accounts, "operator", "wrong!")
    again = Accounts(tmp_path / "accounts.json")
    assert refusal(again, "operator", PIN).code is Code.LOGIN_WAIT


def test_one_accounts_misses_do_not_lock_another(accounts: Accounts) -> None:
    for _ in range(TRIES):
        refusal(accounts, "operator", "wrong!")
    assert accounts.sign_in("supervisor", PIN, MORNING).data_key == KEY


def test_a_clock_set_back_does_not_lengthen_the_wait(accounts: Accounts) -> None:
    for _ in range(TRIES):
        refusal(accounts, "operator", "wrong!")
    assert refusal(accounts, "operator", PIN, seconds=-90 * 86400).wait_seconds == 30


def test_an_unknown_name_says_no_more_than_a_wrong_pin(accounts: Accounts) -> None:
    assert refusal(accounts, "nobody", PIN).code is Code.LOGIN_REFUSED
    assert len(accounts) == len(Role)


@pytest.mark.parametrize(
    ("user", "pin", "code"),
    [
        ("operator", PIN, Code.NOT_ALLOWED_NOW),
        ("", PIN, Code.NOT_ALLOWED_NOW),
        ("new", "12345", Code.PIN_TOO_WEAK),
    ],
)
def test_names_are_unique_and_pins_long_enough(
    accounts: Accounts, user: str, pin: str, code: Code
) -> None:
    with pytest.raises(Refused) as caught:
        accounts.create(user, pin, Role.OPERATOR, data_key=KEY, cost=CHEAP)
    assert caught.value.code is code


def test_a_second_person_is_another_one_with_the_right(accounts: Accounts) -> None:
    first = accounts.sign_in("operator", PIN, MORNING)
    supervisor = accounts.confirm(Credentials("supervisor", PIN), MORNING, first=first)
    assert supervisor not in {"", first.account}
    for user in ("operator", "technician"):
        with pytest.raises(Refused) as caught:
            accounts.confirm(Credentials(user, PIN), MORNING, first=first)
        assert caught.value.code is Code.SECOND_PERSON_NEEDED
    with pytest.raises(LoginRefused):
        accounts.confirm(Credentials("supervisor", "wrong!"), MORNING, first=first)


def test_a_second_person_has_a_role_that_was_asked_for(accounts: Accounts) -> None:
    first = accounts.sign_in("operator", PIN, MORNING)
    asked = frozenset({Role.ADMINISTRATOR})
    with pytest.raises(Refused) as caught:
        accounts.confirm(Credentials("supervisor", PIN), MORNING, first=first, roles=asked)
    assert caught.value.code is Code.SECOND_PERSON_ROLE
    assert accounts.confirm(Credentials("administrator", PIN), MORNING, first=first, roles=asked)


def edit(folder: Path, change: Callable[[Any], object]) -> None:
    path = folder / "accounts.json"
    file = json.loads(path.read_bytes())
    change(file)
    path.write_text(json.dumps(file))


@pytest.mark.parametrize(
    "change",
    [
        {"key": {"salt": "AAAA"}},
        {"key": {"nonce": "AA=="}},
        {"key": {"sealed": ""}},
        {"key": {"cost": {"memory_kib": 2**31, "passes": 1, "lanes": 1}}},
        {"key": {"cost": {"memory_kib": 1, "passes": 1, "lanes": 1}}},
        {"key": {"cost": {"memory_kib": 64, "passes": 0, "lanes": 1}}},
        {"key": {"cost": {"memory_kib": 64, "passes": 2**33, "lanes": 1}}},
        {"key": {"cost": {"memory_kib": 64, "passes": 1, "lanes": 0}}},
        {"not_before": "x"},
        {"not_before": "2030-01-01T00:00:00"},
        {"missed": -1},
        {"missed": 10**30},
    ],
    ids=str,
)
def test_an_edited_record_is_told_as_unreadable(
    accounts: Accounts, tmp_path: Path, change: dict[str, Any]
) -> None:
    def spoil(file: Any) -> None:
        account = file["accounts"][0]
        key = change.get("key", {})
        account.update({name: value for name, value in change.items() if name != "key"})
        account["key"].update(key)

    edit(tmp_path, spoil)
    with pytest.raises(Broken) as caught:
        accounts.sign_in(Role.OPERATOR.value.lower(), PIN, MORNING)
    assert caught.value.code is Code.FILE_UNREADABLE


def test_a_pin_no_keyboard_gives_is_only_wrong(accounts: Accounts) -> None:
    assert refusal(accounts, "operator", "\ud800").code is Code.LOGIN_REFUSED
    assert refusal(accounts, "\ud800", PIN).code is Code.LOGIN_REFUSED


@pytest.mark.parametrize(
    "pin", ["000000", "777777", "123456", "654321", "890123", "321098", "aaaaaaa", "abcdefg"]
)
def test_the_first_pins_anybody_would_try_are_not_given(accounts: Accounts, pin: str) -> None:
    with pytest.raises(Refused) as caught:
        accounts.create("new", pin, Role.OPERATOR, data_key=KEY, cost=CHEAP)
    assert caught.value.code is Code.PIN_TOO_WEAK
    assert "run" in caught.value.detail


@pytest.mark.parametrize("pin", ["135790", "246801", "112233", "123457"])
def test_other_pins_are(accounts: Accounts, pin: str) -> None:
    accounts.create("new", pin, Role.OPERATOR, data_key=KEY, cost=CHEAP)
    assert accounts.sign_in("new", pin, MORNING).data_key == KEY


@pytest.mark.parametrize("user", ["a\nb", "\ud800"])
def test_a_name_that_cannot_be_written_is_not_given(accounts: Accounts, user: str) -> None:
    with pytest.raises(Refused):
        accounts.create(user, PIN, Role.OPERATOR, data_key=KEY, cost=CHEAP)


def test_a_damaged_file_is_told_and_not_replaced(accounts: Accounts, tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    path.write_bytes(path.read_bytes()[:-20])
    damaged = path.read_bytes()
    with pytest.raises(Broken) as caught:
        accounts.sign_in("operator", PIN, MORNING)
    assert caught.value.code is Code.FILE_UNREADABLE
    assert path.read_bytes() == damaged


def test_the_file_is_private_and_holds_no_key(accounts: Accounts, tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    assert path.stat().st_mode & 0o077 == 0
    assert len(accounts) == len(Role)
    assert PIN.encode() not in path.read_bytes()
    assert msgspec.json.encode(KEY)[1:-1] not in path.read_bytes()


def test_rights_are_told_for_every_role() -> None:
    assert set(RIGHTS) == set(Role)
    assert Right.RECORD not in RIGHTS[Role.TECHNICIAN]


def test_a_pin_does_not_show() -> None:
    assert PIN not in repr(Credentials("siti", PIN))


def test_the_delay_grows_to_an_hour() -> None:
    delays = [delay(missed) for missed in range(40)]
    assert delays == sorted(delays)
    assert delays[TRIES - 1] == timedelta(0)
    assert delays[-1] == timedelta(hours=1)


@settings(deadline=None, max_examples=30)
@given(
    secret=st.binary(min_size=32, max_size=32),
    pin=st.text(min_size=1, max_size=12),
    other=st.text(min_size=1, max_size=12),
    flip=st.integers(0, 47 * 8 + 7),
)
def test_only_the_pin_and_the_untouched_record_open(
    secret: bytes, pin: str, other: str, flip: int
) -> None:
    cost = Cost(memory_kib=8, passes=1, lanes=1)
    wrapped = wrap(secret, pin, bound_to=b"me", cost=cost)
    assert unwrap(wrapped, pin, bound_to=b"me") == secret
    assert unwrap(wrapped, pin, bound_to=b"you") is None
    assert other == pin or unwrap(wrapped, other, bound_to=b"me") is None
    sealed = bytearray(wrapped.sealed)
    sealed[flip // 8] ^= 1 << flip % 8
    changed = msgspec.structs.replace(wrapped, sealed=bytes(sealed))
    assert unwrap(changed, pin, bound_to=b"me") is None
