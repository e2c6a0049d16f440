"""A short run of ``scripts/torture/drivers``: plugs pulled under the host's worker."""

import logging
from collections.abc import Iterator

import pytest

from drivers import registry
from scripts.torture.drivers import Soak, line, plugs, slope, soak
from scripts.torture.hosted import ROWS


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Leave out what drivers say of plugs that are pulled all the time."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def test_no_driver_is_left_out() -> None:
    assert set(ROWS) == set(registry.DRIVERS)


@pytest.mark.parametrize("name", ROWS)
def test_it_works_again_after_its_plug_was_pulled_in_the_middle(name: str) -> None:
    found = plugs(name, 2, seed=5)
    assert (found.rounds, found.lost) == (2, 0)


@pytest.mark.parametrize("name", ["ccid", "frames", "zfm"])
def test_captures_leave_no_thread_behind(name: str) -> None:
    found = soak(name, 5, 1)
    assert (found.captures, found.failed, found.threads_more) == (5, 0, 0)


def test_a_leak_is_told_from_the_step_of_a_pool() -> None:
    leaking = [(number, 10_000 + 300 * number) for number in range(0, 100, 10)]
    stepping = [(number, 10_000 + (4096 if number > 80 else 0)) for number in range(0, 100, 10)]
    assert slope(leaking) == 300
    assert slope(stepping) == 0
    told = Soak("x", 100, 0, 1.0, 1.0, 1.0, slope(leaking), 3, 0)
    assert not told.good
    assert "not good" in line(told)
