"""Stops the emulated centre at its durable steps, thousands of times, and counts what was lost.

Each round is the life of one process: it takes packets in, by the line or by courier, and dies at
one of its durable steps, chosen by seed. What it had acknowledged by then must be there with the
same hash, under the same receipt, in the next life; in the end every packet is held once.

``kill`` ends the process before a step of the centre's own: file, folder, commit. ``power`` cuts it
off on ``forgetful.py``, a plain and a strict one, where every call of the file system is a step,
SQLite's included, and what was not synced is gone.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import packets
from scripts.torture.power import control, mounted, status
from scripts.torture.stepping import DyingDisk, Fuse, Step, SteppedStore
from station.centre.emulated.authority import Authority
from station.centre.emulated.service import Service, Standing
from station.centre.protocol import Announcement
from station.clock import SystemClock
from tests.fakes.site import Site

_PIECE: Final = 1500
_KINDS: Final = ("lost", "changed", "another receipt", "double", "unreadable", "failed")
Acknowledge = Callable[[str, str], None]


class End(Protocol):
    """How lives end, and what of them stays."""

    def arm(self, steps: int | None) -> Step:
        """Let this process die after so many steps; return what it must tell of its own steps."""
        ...

    def over(self) -> int:
        """Let come back what a life has left; return how many steps it took."""
        ...

    def settle(self) -> None:
        """Count what lies there now as the beginning."""
        ...


class Killed:
    """The process is killed; what it wrote stays."""

    STEPS: Final = 40  # a packet takes some 20 of its own steps

    def arm(self, steps: int | None) -> Step:
        return Fuse(steps).step if steps is not None else lambda _: None

    def over(self) -> int:
        return self.STEPS

    def settle(self) -> None:
        """Nothing is forgotten."""


class CutOff:
    """The power fails at a call of the file system; what was not synced is gone."""

    def __init__(self, disk: Path) -> None:
        self._disk = disk

    def arm(self, steps: int | None) -> Step:
        control(self._disk, {"pid": os.getpid(), "step": steps})
        return lambda _: None

    def over(self) -> int:
        steps = int(status(self._disk)["steps"])
        control(self._disk, {"come_back": "cut"})
        return steps

    def settle(self) -> None:
        control(self._disk, {"settle": True})


@dataclass
class Tally:
    """What came of the rounds."""

    rounds: int = 0
    deaths: int = 0
    packets: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """Say it as a line of the table under ``HEAD``."""
        counts = "".join(f"{self.wrong[kind]:>17}" for kind in _KINDS)
        return f"{name:14}{self.rounds:>8}{self.packets:>9}{self.deaths:>9}{counts}"


HEAD: Final = f"{'':14}{'rounds':>8}{'packets':>9}{'stopped':>9}" + "".join(
    f"{kind:>17}" for kind in _KINDS
)


class Patient:
    """One centre in a folder, the packets meant for it, and what it has acknowledged so far."""

    def __init__(self, site: Site, sealed: Sequence[packets.Sealed], end: End) -> None:
        self.folder = site.authority.folder
        self.site = site
        self.end = end
        self.sealed = {each.packet_id: each.data for each in sealed}
        self.acknowledged: dict[str, str] = {}

    def live(self, steps: int | None, order: Sequence[str]) -> int:
        """Run one life in a process of its own; return how it ended, as ``os.waitpid`` says."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._live(steps, order, writing)
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as pipe:
            for line in pipe:
                packet_id, receipt = json.loads(line)
                self.acknowledged.setdefault(packet_id, receipt)
        return os.waitpid(child, 0)[1]

    def _live(self, steps: int | None, order: Sequence[str], pipe: int) -> None:
        """Never returns: dies at the step, or ends when everything was taken in."""

        def acknowledge(packet_id: str, receipt: str) -> None:
            os.write(pipe, json.dumps([packet_id, receipt]).encode() + b"\n")

        try:
            with self.opened(self.end.arm(steps)) as service:
                for number, packet_id in enumerate(order):
                    way = by_courier if number % 3 == 2 else by_line
                    way(service, self.site, self.sealed[packet_id], acknowledge)
            os._exit(0)
        finally:
            os._exit(1)  # whatever went wrong is told by what is missing

    def opened(self, step: Step = lambda _: None) -> Service:
        """Open the centre, which puts itself in order."""
        return Service(
            Authority.load(self.folder),
            SystemClock(),
            disk=DyingDisk(step),
            store=SteppedStore(self.folder / "centre.db", step),
        )

    def examine(self, tally: Tally) -> None:
        """Look whether all that was acknowledged is there, unchanged, under the same receipt."""
        with self.opened() as service:
            held = service.holds()
            for packet_id, receipt in self.acknowledged.items():
                answer = service.announce(self.site.station, [announced(self.sealed[packet_id])])[0]
                if packet_id not in held or not held[packet_id].exists():
                    tally.wrong["lost"] += 1
                elif held[packet_id].read_bytes() != self.sealed[packet_id]:
                    tally.wrong["changed"] += 1
                elif answer.receipt != receipt:
                    tally.wrong["another receipt"] += 1
                elif not _true(receipt, self.sealed[packet_id], self.site):
                    tally.wrong["unreadable"] += 1
            tally.packets = max(tally.packets, len(held))
            names = [p.name for p in (self.folder / "packets").iterdir()]
            tally.wrong["double"] += len(names) - len(set(names) & {f"{i}.packet" for i in held})
        tally.wrong["double"] += len(self.acknowledged) - len(self._numbers())

    def _numbers(self) -> set[int]:
        """Return the numbers of the receipts that were given: no two are alike."""
        trust, now = self.site.authority.trust, self.site.clock.now()
        tokens = self.acknowledged.values()
        return {packets.verify_receipt(token, trust, now).seq for token in tokens}

    def empty(self) -> None:
        """Let the centre forget everything, so that the packets are new to it again."""
        for name in ("packets", "uploads"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for path in self.folder.glob("centre.db*"):
            path.unlink()
        self.acknowledged.clear()
        self.end.settle()


def announced(data: bytes) -> Announcement:
    """Return what a station says of a packet."""
    waybill, token = packets.read_waybill(data)
    return Announcement(packet_id=waybill.packet_id, size=len(data), waybill=token)


def by_line(service: Service, site: Site, data: bytes, acknowledge: Acknowledge) -> None:
    """Send a packet as a station does: announce, create, go on from the offset."""
    told = announced(data)
    station, packet_id = site.station, told.packet_id
    service.announce(station, [told])
    service.begin(station, packet_id, told.size)
    standing = service.stand(station, packet_id)
    assert standing is not None
    if standing.receipt is None:
        _pour(service, station, standing, data)
    acknowledge(packet_id, standing.receipt or service.vouch(station, packet_id, standing))


def _pour(service: Service, station: str, standing: Standing, data: bytes) -> None:
    for start in range(standing.offset, len(data), _PIECE):
        service.receive(station, standing, data[start : start + _PIECE])


def by_courier(service: Service, _site: Site, data: bytes, acknowledge: Acknowledge) -> None:
    """Bring a packet on a stick."""
    taken = service.take_in(data)
    acknowledge(taken.packet_id, taken.receipt)


def _true(receipt: str, data: bytes, site: Site) -> bool:
    found = packets.verify_receipt(receipt, site.authority.trust, site.clock.now())
    return found.sha256 == hashlib.sha256(data).hexdigest() and found.size == len(data)


def torture(site: Site, *, rounds: int, seed: int, end: End | None = None, crowd: int = 6) -> Tally:
    """Let the centre of a site die ``rounds`` times."""
    chance, tally = random.Random(seed), Tally()
    patient = Patient(site, [site.sealed() for _ in range(crowd)], end or Killed())
    patient.end.settle()
    patient.live(None, sorted(patient.sealed))
    steps = patient.end.over()
    patient.empty()
    while tally.rounds < rounds:
        order = chance.sample(sorted(patient.sealed), crowd)
        ended = patient.live(chance.randrange(steps), order)
        tally.rounds += 1
        tally.deaths += os.WIFSIGNALED(ended)
        tally.wrong["failed"] += os.WIFEXITED(ended) and os.WEXITSTATUS(ended) != 0
        patient.end.over()
        patient.examine(tally)
        if len(patient.acknowledged) == crowd:
            patient.empty()
    return tally


def main() -> int:
    """Run the rounds and print a table; 0 only when nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", nargs="?", choices=("kill", "power"), default="kill")
    parser.add_argument("--rounds", type=int, default=2000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began, wrong = time.monotonic(), 0
    say(HEAD)
    for name, tally in tallies(options):
        wrong += sum(tally.wrong.values())
        say(tally.line(name))
    say(f"seed {options.seed}, {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


def tallies(options: argparse.Namespace) -> Iterator[tuple[str, Tally]]:
    """Run what was asked for, one kind after the other."""
    rounds, seed = options.rounds, options.seed
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="torture-")))
        if options.mode == "kill":
            yield "killed", torture(Site(folder), rounds=rounds, seed=seed)
            return
        for name in ("plain", "strict"):
            disk = stack.enter_context(mounted(folder / name, strict=name == "strict"))
            end = CutOff(disk)
            yield f"cut, {name}", torture(Site(disk), rounds=rounds, seed=seed, end=end)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
