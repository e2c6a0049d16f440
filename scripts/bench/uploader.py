"""Prints how near uploads come to what a bad line could carry: the product beside its peers.

All of them at the same time, each on a line of its own.
"""

import argparse
import platform
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.bench.lines import stock as stocks
from scripts.bench.lines.clients import PRODUCT, Client, Running, peers
from scripts.bench.lines.link import Link, NoLink, ready
from scripts.bench.lines.stock import ROOT, Stock
from scripts.bench.lines.wire import Conditions, Tally
from station.centre.steering import AUTOMATIC, SYSTEM

MB: Final = 1 << 20
_PACE: Final = 0.1
_ENDED: Final = threading.Event()
_PAYLOAD_SHARE: Final = 1448 / 1500
"""Of a full packet, what is not IP and TCP header (with time stamps)."""


@dataclass(frozen=True)
class Scenario:
    """A line, what is sent over it (bytes of each packet), and what is hoped for."""

    conditions: Conditions
    sizes: tuple[int, ...]
    seconds: float
    goal: float
    wire_goal: float = 0.0


_512K: Final = Conditions(rate=512e3, round_trip=0.3, loss=0.02)
_128K: Final = Conditions(rate=128e3, round_trip=0.6, loss=0.02)
_VSAT: Final = Conditions(rate=3e6, round_trip=0.6, loss=0.01)


def _cut(line: Conditions) -> Conditions:
    return replace(line, cut_every=10.0, cut_seconds=2.0)


SCENARIOS: Final = MappingProxyType(
    {
        "512k": Scenario(_512K, (1 * MB, 2 * MB, 3 * MB), 400, 0.90),
        "512k-cuts": Scenario(_cut(_512K), (1 * MB, 2 * MB, 3 * MB), 400, 0.80, 1.25),
        "128k-cuts": Scenario(_cut(_128K), (1 * MB, 1 * MB), 480, 0.65),
        "vsat": Scenario(_VSAT, (2 * MB, 3 * MB) * 3, 240, 0.90),
        "vsat-cuts": Scenario(_cut(_VSAT), (2 * MB, 3 * MB) * 3, 240, 0.80, 1.25),
    }
)


@dataclass(frozen=True)
class Outcome:
    """One run. Bytes and seconds; ``limit`` is what the wire could have carried meanwhile."""

    client: str
    done: bool
    seconds: float
    arrived: int
    sent: int
    limit: float
    quiet: float
    memory: int
    cuts: int

    def row(self) -> str:
        kbits = self.arrived * 8 / self.seconds / 1000 if self.seconds else 0.0
        share = self.arrived / self.limit if self.limit else 0.0
        cost = self.sent / self.arrived if self.arrived else 0.0
        end = "done" if self.done else "NOT DONE"
        return (
            f"{self.client:15} {end:9} {self.seconds:6.1f} s {kbits:7.0f} kb/s"
            f"   {share:5.2f}   {share / _PAYLOAD_SHARE:5.2f}   {cost:5.2f}x"
            f"   {self.quiet:5.1f} s   {self.memory / MB:5.0f} MB   {self.cuts:3}"
        )


HEAD: Final = (
    f"{'client':15} {'end':9} {'time':>8} {'goodput':>12}   of limit  w/o headers  wire/payload"
    "  longest silence  memory  cuts"
)


@dataclass(frozen=True)
class Run:
    """Who brought what over which line, and the most memory it held."""

    client: Client
    stock: Stock
    scenario: Scenario
    memory: int


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measure(
    client: Client, scenario: Scenario, stock: Stock, name: str, congestion: str
) -> Outcome:
    """Run one client over one line, at most as long as the scenario allows."""
    if client.announced:
        stocks.announce(stock)
    told = stock.home.root / "link.json"
    with Link(name, scenario.conditions, congestion, told) as link:
        far = _far_end(client, stock, link)
        running = Running(client, stock, link.station.command, stock.home.root / "client.log")
        try:
            done = _watch(client, scenario, stock, running)
            now = time.monotonic()
            time.sleep(2 * _PACE)
            tally = link.tally()
        finally:
            running.end()
            far.terminate()
            far.wait()
    return _outcome(Run(client, stock, scenario, running.memory), tally, now, done=done)


def _far_end(client: Client, stock: Stock, link: Link) -> subprocess.Popen[str]:
    words = [sys.executable, str(ROOT / "scripts/bench/lines/far_end.py"), str(stock.home.centre)]
    words += ["--whole"] if client.whole else []
    far = subprocess.Popen(link.centre.command(words), stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if far.stdout is None or far.stdout.readline() != "ready\n":
        raise NoLink("the far end did not come up; see above")
    return far


def _watch(client: Client, scenario: Scenario, stock: Stock, running: Running) -> bool:
    """Wait until the station has every receipt, the client ends, or the time is over."""
    until = time.monotonic() + scenario.seconds
    while time.monotonic() < until and not _ENDED.is_set():
        running.look()
        if client.lasting and len(list((stock.home.outbox / "done").glob("*.packet"))) == len(
            stock.packets
        ):
            return True
        if running.over():
            return stock.held() == len(stock.packets)
        time.sleep(_PACE)
    return False


def _outcome(run: Run, tally: Tally, end: float, *, done: bool) -> Outcome:
    line = run.scenario.conditions
    if not tally.first_at:
        raise NoLink(f"{run.client.name} has sent nothing: see client.log with --keep")
    uptime = tally.uptime(tally.first_at, end)
    return Outcome(
        client=run.client.name,
        done=done,
        seconds=end - tally.first_at,
        arrived=run.stock.arrived(),
        sent=tally.offered_up,
        limit=line.rate / 8 * uptime * (1 - line.loss),
        quiet=tally.quiet if done else max(tally.quiet, end - (tally.body_at or end)),
        memory=run.memory,
        cuts=sum(on < end for on, _ in tally.cuts),
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=sorted(SCENARIOS), default=sorted(SCENARIOS))
    parser.add_argument(
        "--congestion",
        nargs="+",
        default=["bbr", "cubic"],
        help="of both kernels; automatic: cubic there, and the product chooses by itself",
    )
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--seconds", type=float, help="no run takes longer")
    parser.add_argument("--product-only", action="store_true", help="without the peers")
    parser.add_argument("--keep", type=Path, help="folder for what the runs leave behind")
    parser.add_argument("--name", default="bench", help="begin of the namespaces' names")
    parser.add_argument(
        "--cache", type=Path, default=Path.home() / ".cache" / "perekaman-bench",
        help="where the peers are installed",
    )  # fmt: skip
    return parser.parse_args()


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("uploader: told to end"))
    try:
        ready()
        clients = (PRODUCT,) if options.product_only else (PRODUCT, *peers(options.cache))
        with tempfile.TemporaryDirectory(prefix="perekaman-bench-") as made:
            for scenario in options.only:
                _table(scenario, clients, options, options.keep or Path(made))
    except NoLink as missing:
        sys.stderr.write(f"uploader: {missing}\n")
        return 1
    return 0


def _table(name: str, clients: Sequence[Client], options: argparse.Namespace, at: Path) -> None:
    asked = SCENARIOS[name]
    scenario = replace(asked, seconds=options.seconds or asked.seconds)
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=at))
    prepared = stocks.prepare(folder, list(scenario.sizes), seed=1)
    say(
        f"\n{name}: {_words(scenario.conditions)}; {len(prepared.packets)} packets,"
        f" {prepared.size / MB:.1f} MB; {platform.system()} {platform.release()}; {_goals(asked)}"
    )
    for congestion in options.congestion:
        for seed in options.seeds:
            say(f"congestion control {congestion}, seed {seed}\n{HEAD}")
            case = replace(scenario, conditions=replace(scenario.conditions, seed=seed))
            race = Race(case, prepared, folder / f"{congestion}-{seed}", congestion, options.name)
            with ThreadPoolExecutor(len(clients)) as side_by_side, ended_early():
                for outcome in side_by_side.map(race.run, range(len(clients)), clients):
                    say(outcome.row())


@contextmanager
def ended_early() -> Iterator[None]:
    """Have the runs under way end, each with its line and its far end, when this one must."""
    try:
        yield
    except BaseException:
        _ENDED.set()
        raise


@dataclass(frozen=True)
class Race:
    """The same packets for every client, and the same conditions on a line of its own."""

    scenario: Scenario
    stock: Stock
    folder: Path
    congestion: str
    name: str

    def run(self, place: int, client: Client) -> Outcome:
        kernel, asked_of_us = _choice(self.congestion)
        copy = self.stock.copy(self.folder / client.name.split()[0], asked_of_us)
        return measure(client, self.scenario, copy, f"{self.name}{place}", kernel)


def _choice(congestion: str) -> tuple[str, str]:
    """Return the kernel's setting in both namespaces, and the product's own."""
    return ("cubic", AUTOMATIC) if congestion == AUTOMATIC else (congestion, SYSTEM)


def _goals(asked: Scenario) -> str:
    wire = f", at most {asked.wire_goal:g}x on the wire" if asked.wire_goal else ""
    return f"goal {asked.goal:.2f} of the limit{wire}"


def _words(line: Conditions) -> str:
    cuts = f", cut {line.cut_seconds:g} s every {line.cut_every:g} s" if line.cut_every else ""
    return (
        f"{line.rate / 1000:g} kb/s, {1000 * line.round_trip:g} ms, {100 * line.loss:g} % loss"
        f" each way, queue {line.queue:g} s{cuts}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
