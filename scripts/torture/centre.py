"""Kills the emulated centre at its durable steps, thousands of times, and counts what was lost.

Each round is the life of one process: it takes packets in, by the line or by courier, and dies at
one of its durable steps, chosen by seed. What it had acknowledged by then must be there with the
same hash, under the same receipt, in the next life; in the end every packet is held once. With
``--power`` the folder lies on a file system that forgets, with each death, what was not synced.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import packets
from scripts.torture.stepping import DyingDisk, Fuse, SteppedStore
from station.centre.emulated.authority import Authority
from station.centre.emulated.service import Service, Standing
from station.centre.protocol import Announcement
from station.clock import SystemClock
from tests.fakes.site import Site

_STEPS: Final = 40  # a packet takes some 20 durable steps
_PIECE: Final = 1500
Acknowledge = Callable[[str, str], None]


@dataclass
class Tally:
    """What came of the rounds."""

    rounds: int = 0
    deaths: int = 0
    packets: int = 0
    lowered: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """Say it as a table."""
        yield f"{'rounds':24}{self.rounds:8}"
        yield f"{'deaths at a step':24}{self.deaths:8}"
        yield f"{'packets held':24}{self.packets:8}"
        for name in ("lost", "changed", "another receipt", "double", "unreadable"):
            yield f"{name:24}{self.wrong[name]:8}"


class Patient:
    """One centre in a folder, the packets meant for it, and what it has acknowledged so far."""

    def __init__(self, root: Path, site: Site, sealed: Sequence[packets.Sealed]) -> None:
        self.folder = root
        self.site = site
        self.sealed = {each.packet_id: each.data for each in sealed}
        self.acknowledged: dict[str, str] = {}

    def live(self, steps: int, order: Sequence[str]) -> bool:
        """Run one life in a process of its own; return whether it died at a step."""
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
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def _live(self, steps: int, order: Sequence[str], pipe: int) -> None:
        """Never returns: dies at the step, or ends when everything was taken in."""
        fuse = Fuse(steps)

        def acknowledge(packet_id: str, receipt: str) -> None:
            os.write(pipe, json.dumps([packet_id, receipt]).encode() + b"\n")

        try:
            with self.opened(fuse.step) as service:
                for number, packet_id in enumerate(order):
                    way = by_courier if number % 3 == 2 else by_line
                    way(service, self.site, self.sealed[packet_id], acknowledge)
            os._exit(0)
        finally:
            os._exit(1)  # whatever went wrong is told by what is missing

    def opened(self, step: Callable[[str], None] = lambda _: None) -> Service:
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


def torture(
    site: Site, *, rounds: int, seed: int, cut: Callable[[], None] = lambda: None, crowd: int = 6
) -> Tally:
    """Let the centre of a site die ``rounds`` times; ``cut`` takes the power away after each."""
    chance, tally = random.Random(seed), Tally()
    sealed = [site.sealed() for _ in range(crowd)]
    patient = Patient(site.authority.folder, site, sealed)
    while tally.rounds < rounds:
        order = chance.sample(sorted(patient.sealed), crowd)
        tally.rounds += 1
        tally.deaths += patient.live(chance.randrange(_STEPS), order)
        cut()
        patient.examine(tally)
        if len(patient.acknowledged) == crowd:
            _anew(patient)
    return tally


def _anew(patient: Patient) -> None:
    """Empty the centre, so that the next packets are new to it again."""
    for name in ("packets", "uploads"):
        shutil.rmtree(patient.folder / name)
    for path in patient.folder.glob("centre.db*"):
        path.unlink()
    patient.acknowledged.clear()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(Site(Path(folder)), rounds=options.rounds, seed=options.seed)
    for line in tally.lines():
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{'seconds':24}{time.monotonic() - began:8.0f}\n")
    return 1 if sum(tally.wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
