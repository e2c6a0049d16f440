"""A station that was never online, a stick, and a centre that never met it: by real commands."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from station import settings
from station.assembly import sealer
from station.assembly.clock_guard import ClockGuard
from station.assembly.standpoint import Standpoint
from station.assembly.trail import trail
from station.clock import SystemClock, iso
from station.home import Home
from station.operators.accounts import Accounts
from station.outbox.spool import Outbox
from tests.fakes.carriage import CONFIG, bundles
from tests.fakes.processes import ROOT
from tests.fakes.proven import bare_proven, staffed

WALK = ["RECEIVED_AT_CENTRAL", "SENT_FOR_DEDUP", "PRINT_READY_RECORD"]


class Distance:
    """Two machines that share nothing but what a courier carries."""

    def __init__(self, root: Path) -> None:
        self.station, self.centre = root / "station", root / "centre"
        self.stick = root / "stick"
        self.stick.mkdir()
        self.run("station", "provision", "--demo", "--home", str(self.station))
        self.centre.mkdir()
        (self.station / "centre").rename(self.centre / "centre")  # enrolled, and taken away

    def run(self, *words: str) -> tuple[int, str]:
        """Run one command in a process of its own; return how it ended and what it printed."""
        command = (sys.executable, "-m", "station.commands", *words, "--config", str(CONFIG))
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60,
                              env=os.environ, check=False)  # fmt: skip
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout

    def at_station(self, *words: str) -> tuple[int, str]:
        return self.run("outbox", *words, "--home", str(self.station))

    def at_centre(self, *words: str) -> tuple[int, str]:
        return self.run("centre", "import", str(self.stick), *words, "--home", str(self.centre))

    def put(self, count: int) -> list[str]:
        """Seal as the desk does, and hand over."""
        home, found = Home(self.station), settings.load(CONFIG)
        clock = SystemClock()
        guard = ClockGuard(home, trail(home, clock), clock)
        standpoint = Standpoint(clock, guard, believed=True)
        seal, ids = sealer.make(home, found, clock, guard, standpoint), []
        operator, second, *_ = (each.id for each in Accounts(home.accounts).book.accounts)
        for _ in range(count):
            known, here = staffed(bare_proven(), operator, second), found.station.station
            now = iso(SystemClock().now())
            origin = replace(known.origin, station=here.id, area_code=here.area_code, sealed_at=now)
            sealed = seal(replace(known, origin=origin))
            Outbox(home.outbox).put(sealed.packet_id, sealed.data)
            ids.append(sealed.packet_id)
        return ids

    def shown(self, packet_id: str) -> dict[str, Any]:
        code, out = self.at_station("show", packet_id, "--json")
        assert code == 0
        found: dict[str, Any] = msgspec.json.decode(out)
        return found


@pytest.fixture
def distance(tmp_path: Path) -> Distance:
    return Distance(tmp_path)


def statuses(shown: dict[str, Any]) -> list[str]:
    return [line["after"] for line in shown["history"] if line["kind"] == "MOVE"]


def test_packets_of_a_station_that_was_never_online_come_to_their_receipts(
    distance: Distance,
) -> None:
    first, second = distance.put(2)
    assert distance.at_station("export", str(distance.stick))[0] == 0
    assert statuses(distance.shown(first)) == ["BIO_CAPTURED"]

    code, out = distance.at_centre("--json")
    (bundle,) = msgspec.json.decode(out)["bundles"]
    assert (code, bundle["faults"]) == (0, [])
    assert {each["outcome"] for each in bundle["packets"]} == {"TAKEN"}

    code, out = distance.at_station("import-receipts", str(distance.stick))
    assert code == 0
    assert "2  received at the centre" in out
    assert "6 status events" in out
    for packet_id in (first, second):
        shown = distance.shown(packet_id)
        assert statuses(shown)[-3:] == WALK
        assert len(shown["receipts"]) == 1


def test_a_stick_pulled_too_early_is_found_said_and_made_good(distance: Distance) -> None:
    ids = sorted(distance.put(2))
    distance.at_station("export", str(distance.stick))
    (bundle,) = bundles(distance.stick)
    cut = bundle / f"{ids[0]}.packet"
    cut.write_bytes(cut.read_bytes()[:1000])
    code, out = distance.at_centre()
    assert code == 1
    assert "TRUNCATED: cut short, as when a stick is pulled too early: export again" in out

    assert distance.at_station("export", str(distance.stick))[0] == 0
    assert distance.at_centre()[0] == 1, "the damaged bundle still lies there"
    assert distance.at_station("import-receipts", str(distance.stick))[0] == 0
    for packet_id in ids:
        shown = distance.shown(packet_id)
        assert statuses(shown)[-3:] == WALK
        assert len(shown["receipts"]) == 1
