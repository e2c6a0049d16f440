"""The forecast: measured pace, batteries as Linux tells of them, and what is no question."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.assembly.desk import forecast
from station.home import Home
from station.outbox.entries import Sealed
from station.outbox.index import Index
from station.supplies import (
    FIRST_MINUTES,
    Pace,
    battery_minutes,
    pace,
    people_by_battery,
    people_by_disk,
)

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def supply(folder: Path, name: str, **facts: object) -> None:
    (folder / name).mkdir()
    for fact, value in facts.items():
        (folder / name / fact).write_text(f"{value}\n")


def battery(folder: Path, name: str = "BAT0", **facts: object) -> None:
    supply(folder, name, **{"type": "Battery", "status": "Discharging"} | facts)


def test_the_pace_is_that_of_the_last_people_without_their_breaks() -> None:
    minutes = (0, 6, 12, 18, 90, 96)
    found = pace([(MORNING + timedelta(minutes=each), 500_000) for each in reversed(minutes)])
    assert found == Pace(size=500_000, minutes=6)


def test_too_few_people_are_no_measure() -> None:
    assert pace([(MORNING, 10), (MORNING + timedelta(minutes=1), 10)]) == Pace()
    assert pace([(MORNING, 500_000)] * 5).minutes == FIRST_MINUTES


def test_a_battery_told_in_energy(tmp_path: Path) -> None:
    battery(tmp_path, energy_now=40_000_000, power_now=10_000_000)
    assert battery_minutes(tmp_path) == pytest.approx(240)


def test_a_battery_told_in_charge_of_either_sign(tmp_path: Path) -> None:
    battery(tmp_path, charge_now=3_000_000, current_now=-1_000_000, voltage_now=11_000_000)
    assert battery_minutes(tmp_path) == pytest.approx(180)


def test_two_batteries_are_emptied_one_after_the_other(tmp_path: Path) -> None:
    battery(tmp_path, energy_now=10_000_000, power_now=10_000_000)
    battery(tmp_path, "BAT1", energy_now=20_000_000, power_now=0, status="Not charging")
    assert battery_minutes(tmp_path) == pytest.approx(180)


def test_on_mains_nobody_asks(tmp_path: Path) -> None:
    battery(tmp_path, energy_now=10_000_000, power_now=10_000_000)
    supply(tmp_path, "AC", type="Mains", online=1)
    assert battery_minutes(tmp_path) is None


def test_the_battery_of_a_mouse_does_not_count(tmp_path: Path) -> None:
    battery(tmp_path, "hid-mouse", scope="Device", energy_now=1, power_now=1)
    assert battery_minutes(tmp_path) is None


@pytest.mark.parametrize("text", ["", "unknown", "0"])
def test_a_firmware_that_does_not_know_gives_no_forecast(tmp_path: Path, text: str) -> None:
    battery(tmp_path, energy_now=10_000_000, power_now=text)
    assert battery_minutes(tmp_path) is None
    assert battery_minutes(tmp_path / "absent") is None


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**13), st.integers(0, 10**10), st.floats(1, 1e8))
def test_the_disk_never_promises_more_than_it_has(free: int, kept: int, size: float) -> None:
    people = people_by_disk(free, kept, Pace(size=size))
    assert people == 0 or people * size <= free - kept
    assert people_by_battery(None, Pace()) is None
    assert people_by_battery(61.0, Pace(minutes=6)) == 10


def sealed(minute: int) -> Sealed:
    return Sealed(
        packet_id=f"{minute:052d}",
        number="0000-0000-0000",
        station="DEMO-01",
        area_code="327301",
        waybill="a.b.c",
        size=10**6,
        sha256="00" * 32,
        sealed_at=MORNING + timedelta(minutes=minute),
    )


def test_a_station_measures_its_own_packets(tmp_path: Path) -> None:
    battery(tmp_path, energy_now=20_000_000, power_now=10_000_000)
    home = Home(tmp_path / "home").make()
    with closing(Index(home.outbox)) as index:
        for number in range(40):
            index.add(sealed(12 * number), now=MORNING)
    found = forecast(home, kept_free=0, power=tmp_path)
    assert found.battery == 10
    assert found.disk is not None
    assert found.disk == pytest.approx(shutil.disk_usage(home.outbox).free / 10**6, rel=0.1)
