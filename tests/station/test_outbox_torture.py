"""A short run of ``scripts/torture/outbox``: stations killed at steps of a seed lose nothing."""

import random
from pathlib import Path

import pytest

from scripts.torture import killing, rounds
from scripts.torture.day import Day, Template
from scripts.torture.rounds import Stop, Tally


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template.make(tmp_path_factory.mktemp("template"))


def test_a_station_killed_at_any_step_loses_doubles_and_spoils_nothing(
    template: Template, tmp_path: Path
) -> None:
    tally = killing.run(template, tmp_path, rounds=12, seed=20261121)
    assert not tally.wrong.total(), tally.places
    assert (tally.rounds, tally.stopped) == (12, 12)


def test_a_start_that_is_killed_as_well_loses_nothing_either(
    template: Template, tmp_path: Path
) -> None:
    chance, tally = random.Random(3), Tally()
    for _ in range(4):
        stop = Stop(chance.randrange(150), chance.randrange(30))
        stopped, wrong, _ = killing.killed(template, tmp_path / "day", stop)
        tally.add(stopped=stopped, wrong=wrong, place=str(stop))
    assert not tally.wrong.total(), tally.places


def test_what_was_promised_and_is_gone_is_counted(template: Template, tmp_path: Path) -> None:
    """The count itself can fail: a packet that was put and taken away is lost."""
    (tmp_path / "far").mkdir()
    day = Day(template, tmp_path, tmp_path / "far")
    day.begin()
    promised, ended, _ = rounds.in_child(day.live)
    assert ended
    assert not sum(rounds.judged(day, set(promised)).values())
    for path in (day.home.outbox / "gone").iterdir():
        path.unlink()
    (day.home.outbox / "index.db").unlink()
    wrong = rounds.judged(day, set(promised))
    assert wrong["lost"] > 0
    assert wrong["disagree"] > 0


def test_every_step_has_its_turn_before_a_start_is_stopped() -> None:
    stops = list(rounds.stops(10, 25, random.Random(1)))
    assert sorted(stop.first for stop in stops[:10]) == list(range(10))
    assert {stop.second for stop in stops[:10]} == {None}
    assert all(stop.second is not None for stop in stops[10:])
