"""The measured cost of guessing: the figures are real, and the keyboard's follow the delays."""

from datetime import timedelta

import pytest

from scripts.bench import login
from station.operators.delays import TRIES
from tests.fakes.office import CHEAP


def test_guesses_are_made_and_none_opens() -> None:
    assert login.guesses_per_second(CHEAP, 20, 2) > 0


def test_a_guess_that_opens_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(login, "unwrap", lambda *_, **__: bytes(32))
    with pytest.raises(AssertionError):
        login.guesses_per_second(CHEAP, 2, 1)


def test_the_keyboard_costs_what_its_delays_cost() -> None:
    assert login.at_the_keyboard(TRIES) == timedelta(0)
    assert login.at_the_keyboard(TRIES + 1) == timedelta(seconds=30)
    assert login.at_the_keyboard(TRIES + 2) == timedelta(seconds=90)
    assert login.at_the_keyboard(1030) - login.at_the_keyboard(1029) == timedelta(hours=1)


def test_times_are_told_as_a_person_would() -> None:
    assert [login.spoken(n) for n in (5, 90, 7200, 86400 * 3, 86400 * 365.25 * 40)] == [
        "5.0 seconds", "1.5 minutes", "2.0 hours", "3.0 days", "40.0 years",
    ]  # fmt: skip
    assert len(login.table(10.0, 40.0)) == len(login.SPACES) + 2
