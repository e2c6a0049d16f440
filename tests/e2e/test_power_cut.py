"""The power is cut again and again: everything goes on at its step, nothing twice, nothing lost."""

import os
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from station import settings
from station.assembly import provision
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.server import EmulatedCentre
from station.durable import write
from station.errors import Refused
from station.home import Home
from station.outbox.entries import Blocked
from station.outbox.reader import Reader
from station.session.view import Step
from station.uploader import control
from station.uploader.keeper import Keeper
from tests.fakes import kiosk_life
from tests.fakes.patience import until
from tests.fakes.premises import config, opened
from tests.fakes.processes import ROOT

CUTS = {
    "BIODATA": Step.BIODATA,
    "RIGHT_FOUR-LIVE": Step.RIGHT_FOUR,
    "LEFT_FOUR-JUDGED": Step.LEFT_FOUR,
    "SIGNATURE-LIVE": Step.SIGNATURE,
    "INDEX_CHECK-LIVE": Step.INDEX_CHECK,
}
"""Where the power is cut, and where the next life must begin."""
KILLED = -9
STRIDE = 3
"""Steps of the disk by which each life gets further into the sealing than the one before."""


@dataclass
class Station:
    """A station whose kiosk lives more than once, and its centre."""

    home: Home
    config: Path
    port: int

    def centre(self, *, earnest: bool) -> EmulatedCentre:
        """Return its centre; use it in a ``with``."""
        conduct = Conduct(earnest=earnest)
        return EmulatedCentre(self.home.centre, port=self.port, conduct=conduct)

    def waits_for(self, packet_id: str) -> Blocked | None:
        """Return what a packet waits for; None too while the uploader has not seen it."""
        with suppress(Refused):
            return Reader(self.home.outbox).show(packet_id).entry.blocked_on
        return None

    def live(self, stop: str) -> tuple[int, list[str]]:
        """Live until a stop; return how it ended and what it told."""
        script = str(Path(kiosk_life.__file__))
        done = subprocess.run(
            (sys.executable, "-P", script, stop, str(self.home.root), str(self.config)),
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            start_new_session=True,  # a group of its own, to be killed whole
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr[-3000:]
        return done.returncode, done.stdout.splitlines()

    def packets(self) -> list[str]:
        return [path.stem for path in self.home.outbox.rglob("*.packet")]


@pytest.fixture
def station(tmp_path: Path) -> Station:
    folder = config(tmp_path)
    home = Home(tmp_path / "home").make()
    provision.demonstration(home, settings.load(folder))
    with EmulatedCentre(home.centre) as centre:  # it leaves a port that is free
        write(home.trust / "centre.url", centre.url.encode())
        return Station(home, folder, centre.port)


def test_no_cut_costs_more_than_what_the_device_was_doing(station: Station) -> None:
    at = Step.BIODATA
    for stop, place in CUTS.items():
        assert station.live(stop) == (KILLED, [f"at {at}"])
        assert station.packets() == []
        at = place
    cuts, (code, told) = 0, station.live("SEALING-0")
    while code == KILLED:
        assert told == [f"at {at}"]
        at, cuts = Step.STATEMENT, cuts + 1
        code, told = station.live(f"SEALING-{cuts * STRIDE}")
    assert cuts >= 3, "the sealing was cut, too"
    assert code == 0
    (packet_id,) = station.packets()
    assert [line for line in told if line.startswith(("done", "recorded"))]

    held = station.home.centre / "packets"
    words = ("upload", "--home", str(station.home.root), "--config", str(station.config))
    with closing(Keeper(words, tied=True).start()):
        with station.centre(earnest=True):
            until(lambda: station.waits_for(packet_id) is Blocked.CENTRE_REFUSED)
        assert list(held.iterdir()) == [], "a centre in earnest takes nothing of training"
        with station.centre(earnest=False):
            control.tell(station.home.outbox, control.Verb.PUSH_STUCK)
            until((held / f"{packet_id}.packet").exists)
    recording = opened(station.home.centre, packet_id)
    assert [path.stem for path in held.glob("*.packet")] == [packet_id]
    assert {each.image.attempts for each in recording.irises} == {1}
    captured = [line.detail for line in recording.audit if line.event == "captured"]
    assert len(captured) == len(set(captured)), "what was recorded is not asked for again"
