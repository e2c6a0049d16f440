"""A real morning beside the simulated one: the product's uploaders, real sockets, one slow line.

Every station is the product's uploader with its own outbox, certificate and connections, on threads
of this process; all send through one relay to the emulated centre with its admission. After an
outage that all of them have met, the line comes back at once. Printed beside it: what the
simulation of ``herd`` says for the same numbers.
"""

import argparse
import logging
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import packets
from scripts.bench.herd import jain, percentile
from scripts.bench.morning import Morning, Town
from scripts.bench.packet_samples import full
from scripts.bench.relay import Relay
from station import keys
from station.centre.connection import Address
from station.centre.emulated.authority import Authority
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.clock import SystemClock, iso, parse
from station.home import Home
from station.keys import making
from station.outbox.reader import Reader
from station.outbox.spool import Outbox
from station.settings import Line
from station.uploader.uploader import Uploader

_LINE: Final = Line(url="relay", retry_floor_seconds=1.0, retry_cap_seconds=8.0, spread_seconds=0.0,
                    poll_seconds=60.0)  # fmt: skip
_RTT: Final = 0.05
"""Seconds from one packet's receipt to the next one's first bytes, about, with threads in turn."""


class Station:
    """A station that is enrolled and has packets to send."""

    def __init__(self, folder: Path, name: str, authority: Authority) -> None:
        self.name = name
        self.home = Home(folder / name).make()
        making.make(self.home, making.SOFTWARE, making.PUBLIC)
        keys.install(
            self.home,
            chain=authority.enroll(keys.request(self.home, name)),
            root=authority.root_pem,
            recipients=authority.recipients_file.read_bytes(),
        )

    def record(self, number: int, megabytes: float) -> int:
        """Seal packets and hand them over; return their bytes."""
        clock = SystemClock()
        signer, recipients = keys.signer(self.home), keys.recipients(self.home, clock.now())
        total, recording = 0, full(megabytes)
        for _ in range(number):
            origin = msgspec.structs.replace(
                recording.origin, sealed_at=iso(clock.now()), station=self.name
            )
            sealed = packets.seal(
                msgspec.structs.replace(recording, origin=origin),
                recipients=recipients, signer=signer,
            )  # fmt: skip
            Outbox(self.home.outbox).put(sealed.packet_id, sealed.data)
            total += len(sealed.data)
        return total

    @contextmanager
    def sending(self, url: str) -> Iterator[None]:
        """Run the product's uploader."""
        stop = threading.Event()
        line = msgspec.structs.replace(_LINE, url=url)
        run = threading.Thread(target=self._send, args=(line, stop), name=self.name)
        run.start()
        try:
            yield
        finally:
            stop.set()
            run.join()

    def _send(self, line: Line, stop: threading.Event) -> None:
        """Put together as ``station.assembly.upload`` does; the connections end with the thread."""
        files, clock = keys.client_files(self.home), SystemClock()
        stall = line.stall_seconds
        address = Address(url=line.url, key=files.key, certificate=files.chain, root=files.root,
                          password=files.password, stall=stall, patience=4 * stall)  # fmt: skip
        with closing(HttpsCentre(address)) as centre, closing(HttpsCentre(address)) as side:
            chance, trust = random.Random(self.name), keys.trust(self.home)
            Uploader(
                self.home.outbox, centre, trust, clock, line, chance, side_line=side
            ).run(stop)  # fmt: skip


class Arrivals:
    """When which station's packets were received, off the receipts that the stations hold."""

    def __init__(self, stations: list[Station], opened: float) -> None:
        self.seconds: list[tuple[float, str]] = sorted(
            (parse(receipt.received_at).timestamp() - opened, each.name)
            for each in stations
            for receipt in _receipts(each)
        )

    @property
    def end(self) -> float:
        return self.seconds[-1][0] if self.seconds else 0.0

    def half(self, names: list[str]) -> list[int]:
        """Return each station's packets when half of all had come."""
        counts = Counter(name for _, name in self.seconds[: (len(self.seconds) + 1) // 2])
        return [counts[name] for name in names]


def _receipts(station: Station) -> list[packets.Receipt]:
    reader, trust = Reader(station.home.outbox), keys.trust(station.home)
    shown = [reader.show(entry.packet_id) for entry in reader.page(limit=1000).entries]
    tokens = [token for each in shown for token in each.receipts]
    return [packets.verify_receipt(token, trust, SystemClock().now()) for token in tokens]


@dataclass(frozen=True)
class Figures:
    """What came of a morning. ``wire``: bytes sent to the centre over payload, 0 if not known."""

    received: int
    goodput: float
    """Of the line, from its return until all was received."""
    end: float
    half: list[int]
    """Packets of each station when half of all had come."""
    wire: float = 0.0

    def line(self, name: str) -> str:
        worst = min(self.half) / max(percentile(list(map(float, self.half)), 0.5), 1.0)
        carried = f"{self.wire:9.2f}x" if self.wire else ""
        return (
            f"{name:12}{self.received:>9}{self.goodput:>9.1%}{self.end:8.1f}s{worst:14.2f}"
            f"{jain(self.half):8.3f}{carried:>15}"
        )


def real(morning: Morning, megabytes: float, folder: Path) -> tuple[Figures, float]:
    """Let a real morning pass; return what came of it, and the bits of a packet."""
    authority = Authority.create(folder / "centre")
    names = [f"bench-{number:03d}" for number in range(morning.stations)]
    stations = [Station(folder, name, authority) for name in names]
    total = sum(each.record(morning.packets, megabytes) for each in stations)
    conduct = Conduct(capacity=morning.capacity)
    with ExitStack() as stack:
        centre = stack.enter_context(EmulatedCentre(folder / "centre", conduct=conduct))
        relay = stack.enter_context(Relay(centre.port, morning.line))
        url = f"https://127.0.0.1:{relay.port}"
        for each in stations:
            stack.enter_context(each.sending(url))
        threading.Event().wait(morning.outage)
        opened = time.time()
        relay.up.set()
        _await(folder / "centre" / "packets", len(stations) * morning.packets, morning.most_seconds)
    found = Arrivals(stations, opened)
    goodput = len(found.seconds) / (len(stations) * morning.packets) * total * 8
    share = goodput / (morning.line * found.end) if found.end else 0.0
    wire, half = relay.carried / total, found.half(names)
    row = Figures(len(found.seconds), share, found.end, half, wire)
    return row, total * 8 / (len(stations) * morning.packets)


def _await(folder: Path, number: int, seconds: float) -> None:
    until, pause = time.monotonic() + seconds, threading.Event()
    while len(list(folder.iterdir())) < number and time.monotonic() < until:
        pause.wait(0.2)
    pause.wait(2.0)  # the last receipts are on their way


def simulated(morning: Morning) -> Figures:
    """Return what the simulation says."""
    found = Town(morning).run()
    goodput = found.bits / (morning.line * found.ended)
    return Figures(found.received, goodput, found.ended, found.half)


def main() -> int:
    """Let both mornings pass and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stations", type=int, default=60)
    parser.add_argument("--packets", type=int, default=4)
    parser.add_argument("--mbit", type=float, default=4.0, help="the shared line")
    parser.add_argument("--size", type=float, default=0.08, metavar="MB", help="of a packet, about")
    parser.add_argument("--outage", type=float, default=10.0, metavar="SECONDS")
    options = parser.parse_args()
    logging.disable()
    line = options.mbit * 1e6
    morning = Morning(
        stations=options.stations, packets=options.packets, line=line, outage=options.outage,
        own_lines=(line,), rtt=_RTT, lossy=False, settings=_LINE, most_seconds=150.0,
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="rush-") as folder:
        row, bits = real(morning, options.size, Path(folder))
    same = simulated(replace(morning, sizes=(bits, bits)))
    sys.stdout.write(
        f"{morning.stations} stations, {morning.packets} packets of {bits / 8e3:.0f} kB each,"
        f" {options.mbit:g} Mbit/s, {morning.capacity} places, {morning.outage:g} s of outage\n"
        f"{'':12}{'received':>9}{'goodput':>9}{'end':>9}{'worst/median':>14}{'Jain':>8}{'wire/payload':>15}\n"
    )
    sys.stdout.write(f"{row.line('real')}\n{same.line('simulated')}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
