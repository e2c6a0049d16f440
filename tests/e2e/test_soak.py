"""The soak, short: a few people through the real kiosk, everything counted at the centre."""

from pathlib import Path

from scripts.soak import PROCESSES, Row, grown, soak
from tests.fakes.premises import config


def test_a_few_people_in_a_row_are_counted_and_held_against_memory(tmp_path: Path) -> None:
    rows, found = soak(tmp_path / "home", 5, 2, seed=21, config=config(tmp_path))
    assert [row.people for row in rows] == [2, 4, 5]
    assert (len(found.people), found.lost, found.double, found.pending) == (5, 0, 0, 0)
    for row in rows:
        assert set(row.memory) == {"kiosk", *PROCESSES}
        assert all(row.memory.values()), "every process was found and measured"
        assert row.latest > 0
        assert row.seconds > 0
    assert set(grown(rows)) == {"kiosk", *PROCESSES}


def test_growth_is_counted_from_when_a_process_was_warm() -> None:
    held = (100.0, 150.0, 151.0, 153.0)
    rows = [Row(25 * n, {"kiosk": mb}, 1.0, 1.0, 1.0) for n, mb in enumerate(held, 1)]
    assert grown(rows) == {"kiosk": 53.0}
    many = [Row(50 * n, {"kiosk": 150.0 + n}, 1.0, 1.0, 1.0) for n in range(1, 11)]
    assert grown(many) == {"kiosk": 8.0}
