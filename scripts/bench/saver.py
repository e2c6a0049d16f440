"""Measures what sparing the battery saves: the device host's share of a core, pictures, looks."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from threading import Event

from station.body import Modality, Target
from station.devices.messages import (
    Begin,
    Cancel,
    DeviceState,
    FrameReady,
    FromHost,
    Lamp,
    Live,
    Regime,
    Seat,
)
from station.devices.process import HostProcess

ROOT = Path(__file__).parents[2]
SETTLE_SECONDS = 1.5


class Meter:
    """Counts what a host tells, and reads its processor time."""

    def __init__(self, folder: Path) -> None:
        self.host = HostProcess(ROOT / "config", folder)
        self._ready: set[Modality] = set()
        self._all = Event()
        self._frames = self._looks = 0

    def start(self) -> None:
        self.host.start(self._hear)
        if not self._all.wait(30.0):
            raise SystemExit("the devices did not open")

    def _hear(self, message: FromHost) -> None:
        self._frames += isinstance(message, FrameReady)
        self._looks += isinstance(message, Live)
        if isinstance(message, DeviceState) and message.lamp is Lamp.READY:
            self._ready.add(message.modality)
            if len(self._ready) == len(Modality):
                self._all.set()

    def row(self, name: str, seconds: float) -> str:
        """Return what was counted for some seconds, after things have settled."""
        time.sleep(SETTLE_SECONDS)
        self._frames = self._looks = 0
        used, began = self._used(), time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        share = 100 * (self._used() - used) / took
        return f"{name:14} {share:9.1f} % {self._frames / took:10.1f}/s {self._looks / took:8.1f}/s"

    def _used(self) -> float:
        """Return the host's seconds of user and system time (proc(5), stat, fields 14 and 15)."""
        fields = Path(f"/proc/{self.host.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=6.0, help="for each row")
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        meter = Meter(Path(folder))
        meter.start()
        host = meter.host
        host.send(Seat(seed=5))
        _say(f"{'':14} {'of a core':>11} {'pictures':>12} {'looks':>10}")
        _say(meter.row("off capture", seconds))
        host.send(Begin(request=1, target=Target.PHOTO, automatic=False, seconds=600.0))
        _say(meter.row("live", seconds))
        host.send(Regime(sparing=True))
        _say(meter.row("live, spared", seconds))
        host.send(Cancel(request=1))
        host.send(Regime(lent=True))
        _say(meter.row("lent", seconds))
        host.close()


if __name__ == "__main__":
    main()
