"""Kills a station, or cuts its power, at every step of a packet's life, and counts what was lost.

A day in small: register and outbox take packets in, the uploader sends them to a far side and keeps
the receipts, retention destroys them a month later, a backup is made. Each round stops one day at one
step, starts the station again on what is left, lets it finish and looks: every packet that was
promised is there or was destroyed behind its tombstone, the far side took each one's bytes once,
register and outbox name the same packets, everything can be read, and the last finished backup can
be restored.

``kill`` ends the process before a step of the product's own (file, folder, statement of the index).
``power`` runs on ``forgetful.py``, where every call of the file system counts, SQLite's too; each
step is tried as a killed process, and as a power cut on a plain and on a strict file system.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec
from msgspec.structs import replace

import packets
from packets import jws
from station import keys
from station.assembly.provision import demonstration
from station.backup.backup import back_up
from station.backup.restore import restore
from station.backup.status import State
from station.centre.emulated.authority import Authority
from station.centre.protocol import (
    Announcement,
    Answer,
    FeedPage,
    Inventory,
    Progress,
    StatusEvent,
    Wanted,
)
from station.clock import SystemClock, iso
from station.durable import LocalDisk
from station.errors import Broken
from station.home import Home
from station.outbox.database import Database
from station.outbox.reader import Reader
from station.outbox.spool import Outbox, Place, Spool
from station.outbox.verification import Verifier
from station.register.entries import PacketEntry
from station.register.register import Register
from station.settings import Line, load
from station.uploader.proof import FEED
from station.uploader.uploader import Uploader
from tests.fakes.movable_clock import MovableClock
from tests.fakes.recordings import bare_recording

ROOT: Final = Path(__file__).resolve().parents[2]
LINE: Final = Line(url="unused", retry_floor_seconds=0.05, retry_cap_seconds=0.05)
MONTH: Final = 31 * 86_400.0
KEY: Final = bytes(range(32))
PACKETS: Final = 2
WAY: Final = ("SENT_FOR_DEDUP", "PRINT_READY_RECORD")
PASSES: Final = 6
ENDS: Final = ("kill", "cut")


class FarSide:
    """A centre that does not die: what it took, each time it took it, stands in a file."""

    def __init__(self, folder: Path, signer: packets.Signer, station: str) -> None:
        self._log = folder / "taken"
        self._signer = signer
        self._station = station
        self.now: Callable[[], str] = lambda: iso(SystemClock().now())

    def taken(self) -> list[str]:
        return self._log.read_text().split() if self._log.exists() else []

    def announce(self, told: Sequence[Announcement]) -> tuple[Answer, ...]:
        return tuple(self._answer(each.packet_id) for each in told)

    def _answer(self, packet_id: str) -> Answer:
        if packet_id not in self.taken():
            return Answer(packet_id=packet_id, wanted=Wanted.WANTED)
        receipt = self._receipt(packet_id, self._folder(packet_id).read_bytes())
        return Answer(packet_id=packet_id, wanted=Wanted.HAVE, receipt=receipt)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        if packet_id in self.taken():  # as the wire does: the receipt, and no bytes
            return self._receipt(packet_id, self._folder(packet_id).read_bytes())
        data = packet.read()
        self._folder(packet_id).write_bytes(data)
        with self._log.open("a") as log:
            log.write(f"{packet_id}\n")
        progress(size)
        return self._receipt(packet_id, data)

    def feed(self, after: int) -> str:
        lines = [(i, s) for i in self.taken() for s in WAY]
        events = tuple(
            StatusEvent(seq=n, packet_id=i, status=s, at=self.now())
            for n, (i, s) in enumerate(lines, 1)
            if n > after
        )
        page = FeedPage(station=self._station, after=after, events=events, issued_at=self.now())
        return jws.sign(msgspec.json.encode(page), self._signer, FEED)

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        taken = set(self.taken())
        return Inventory(
            missing=tuple(i for i in packet_ids if i not in taken),
            finished=tuple(i for i in packet_ids if i in taken),
        )

    def heed(self, interrupted: Callable[[], None]) -> None:
        """Nothing here takes time."""

    def hang_up(self) -> None:
        """There is no connection."""

    def _folder(self, packet_id: str) -> Path:
        return self._log.with_name(packet_id)

    def _receipt(self, packet_id: str, data: bytes) -> str:
        import hashlib  # noqa: PLC0415

        return packets.issue_receipt(
            packets.Receipt(
                tier=packets.Tier.CENTRE,
                packet_id=packet_id,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                station=self._station,
                received_at=self.now(),
                seq=self.taken().index(packet_id) + 1,
            ),
            self._signer,
        )


@dataclass(frozen=True)
class Template:
    """What every round begins with: a provisioned home, sealed packets, the far side's keys."""

    home: Path
    station: str
    sealed: tuple[packets.Sealed, ...]
    authority: Authority

    @classmethod
    def make(cls, folder: Path) -> "Template":
        home, settings, clock = Home(folder / "home"), load(ROOT / "config"), SystemClock()
        demonstration(home, settings)
        home.centre.rename(folder / "centre")
        home.register.unlink()
        shutil.rmtree(home.logs)
        origin = settings.station.station
        plain = bare_recording()
        whose = replace(
            plain.origin,
            station=origin.id,
            area_code=origin.area_code,
            sealed_at=iso(clock.now()),
        )
        recording = replace(plain, origin=whose)
        sealed = tuple(
            packets.seal(
                recording, recipients=keys.recipients(home, clock.now()), signer=keys.signer(home)
            )
            for _ in range(PACKETS)
        )
        authority = Authority.load(folder / "centre")
        return cls(home.root, origin.id, sealed, authority)


class Day:
    """One station's day on one folder. ``tell`` says what was promised, before the next step."""

    def __init__(self, template: Template, folder: Path, far: Path) -> None:
        self.template = template
        self.home = Home(folder / "home")
        self.stick = folder / "stick"
        self.clock = MovableClock()
        self.far = FarSide(far, template.authority.signer(), template.station)
        self.far.now = lambda: iso(self.clock.now())

    def begin(self) -> None:
        shutil.copytree(self.template.home, self.home.root, dirs_exist_ok=True)
        self.home.make()
        self.stick.mkdir(exist_ok=True)

    def live(self, tell: Callable[[str], None]) -> None:
        with closing(Register(self.home.register, KEY)) as register:
            for number, sealed in enumerate(self.template.sealed):
                register.intend(_whose(sealed, number))
                Outbox(self.home.outbox).put(sealed.packet_id, sealed.data)
                tell(f"put {sealed.packet_id}")
                register.keep(sealed.packet_id)
        self.pass_()
        tell("sent")
        self.back_up(tell)
        self.clock.advance(MONTH)
        self.pass_()
        self.back_up(tell)

    def pass_(self) -> None:
        authority = self.template.authority
        Uploader(
            self.home.outbox, self.far, authority.trust, self.clock, LINE, random.Random(1)
        ).once()

    def back_up(self, tell: Callable[[str], None]) -> None:
        if back_up(self.home, self.stick, self.clock).state is State.GOOD:
            tell("backup")

    # --- after the end

    def finish(self, promised: set[str]) -> Counter[str]:
        """Start again on what is left, go on to the end, and count what is wrong."""
        wrong: Counter[str] = Counter()
        if "backup" in promised:
            wrong["backup"] += not self._restores()
        self._reconcile(promised, wrong)
        for _ in range(PASSES):
            self.clock.advance(120)
            self.pass_()
        found = Verifier(
            self.home.outbox, self.template.authority.trust, self.clock.now(), self.home.register
        ).run()
        wrong["unreadable"] += len(found.findings)
        if found.findings:
            wrong[",".join(sorted({f.fault.value for f in found.findings}))] += 1
        self._count(promised, wrong)
        return wrong

    def _reconcile(self, promised: set[str], wrong: Counter[str]) -> None:
        spool = Spool(self.home.outbox).make()
        with closing(Register(self.home.register, KEY)) as register:
            register.reconcile(spool.holds)
            kept = {e.packet_id for e in register.search("")}
        held = {s.packet_id for s in self.template.sealed if spool.holds(s.packet_id)}
        wrong["disagree"] += len(kept ^ held)
        wrong["lost"] += len({p.split()[1] for p in promised if p.startswith("put ")} - held)

    def _count(self, promised: set[str], wrong: Counter[str]) -> None:
        spool, reader, taken = Spool(self.home.outbox), Reader(self.home.outbox), self.far.taken()
        wrong["double"] += len(taken) - len(set(taken))
        wrong["double"] += len(set(spool.packet_ids(Place.NEW)) & set(spool.packet_ids(Place.DONE)))
        for sealed in self.template.sealed:
            if not spool.holds(sealed.packet_id):
                continue
            shown = reader.show(sealed.packet_id)
            path = spool.find(sealed.packet_id)
            wrong["lost"] += path is None and shown.entry.destroyed_at is None
            wrong["lost"] += path is not None and path.read_bytes() != sealed.data
            wrong["stuck"] += shown.entry.open or not shown.receipts
            moves = [e.after for e in shown.history if e.kind == "MOVE"]
            wrong["double"] += moves.count("RECEIVED_AT_CENTRAL") > 1

    def _restores(self) -> bool:
        target = Path(tempfile.mkdtemp())
        recovery = (self.template.authority.folder / "recovery.txt").read_bytes()
        try:
            found = restore(self.stick, Home(target / "home"), self.clock.now(), identity=recovery)
        except Broken:
            return False
        finally:
            shutil.rmtree(target)
        return not found.alarms


def _whose(sealed: packets.Sealed, number: int) -> PacketEntry:
    return PacketEntry(
        packet_id=sealed.packet_id, session=f"{number:032x}", nik=f"{number:016d}", name="CONTOH",
        number=sealed.number, village="CONTOH", operator="o", captured_at="2026-11-21T02:00:00Z",
        status="BIO_CAPTURED",
    )  # fmt: skip


# --- one round ------------------------------------------------------------------------------------


def in_child(work: Callable[[Callable[[str], None]], None]) -> tuple[list[str], bool, int]:
    """Run in a forked process; return what it told, whether it came to its end, and its id."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        status = 1
        try:
            work(lambda line: _tell(writing, line))
            status = 0
        except BaseException as error:  # noqa: BLE001 - the parent is told by what it hears
            _tell(writing, f"! {type(error).__name__} {error}")
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as told:
        lines = told.read().splitlines()
    return lines, os.waitpid(pid, 0)[1] == 0, pid


def _tell(handle: int, line: str) -> None:
    os.write(handle, f"{line}\n".encode())


@dataclass
class Tally:
    """What came of the rounds."""

    rounds: int = 0
    stopped: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)

    def add(self, *, stopped: bool, wrong: dict[str, int], place: str) -> None:
        self.rounds += 1
        self.stopped += stopped
        self.wrong.update(wrong)
        if any(wrong.values()):
            self.places.append(place)

    def lines(self, name: str) -> Iterator[str]:
        kinds = ("lost", "double", "unreadable", "disagree", "stuck", "backup", "failed")
        counts = "".join(f"{self.wrong[kind]:>12}" for kind in kinds)
        yield f"{name:16}{self.rounds:>8}{self.stopped:>9}{counts}"
        yield from (f"  wrong at {place}" for place in self.places[:20])


HEAD: Final = f"{'':16}{'rounds':>8}{'stopped':>9}" + "".join(
    f"{kind:>12}"
    for kind in ("lost", "double", "unreadable", "disagree", "stuck", "backup", "failed")
)


def judged(day: Day, promised: set[str]) -> dict[str, int]:
    """Finish a day in a process of its own; what fails there counts as wrong."""

    def work(tell: Callable[[str], None]) -> None:
        tell(json.dumps({k: v for k, v in day.finish(promised).items() if v}))

    lines, ended, _ = in_child(work)
    if not ended or not lines:
        return {"failed": 1, " ".join(lines)[:200]: 1}
    found: dict[str, int] = json.loads(lines[-1])
    return found


# --- killed at the product's own steps ------------------------------------------------------------


def arm(step: int) -> list[int]:
    """Let this process die before its step of that number; return the count, to be read."""
    count = [0]

    def passed() -> None:
        if count[0] == step:
            os.kill(os.getpid(), signal.SIGKILL)
        count[0] += 1

    for name in ("create", "write", "sync", "close", "rename", "remove", "sync_folder"):
        _before(LocalDisk, name, passed)
    _before(Database, "run", passed)
    return count


def _before(owner: type, name: str, passed: Callable[[], None]) -> None:
    plain = getattr(owner, name)

    def stepped(self: object, *words: Any, **named: Any) -> Any:
        passed()
        result = plain(self, *words, **named)
        return result

    setattr(owner, name, stepped)


def killed(template: Template, folder: Path, step: int) -> tuple[bool, dict[str, int], int]:
    """Live a day up to a step, then finish it; return whether it was stopped, and what is wrong."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "far").mkdir(parents=True)
    Day(template, folder, folder / "far").begin()

    def work(tell: Callable[[str], None]) -> None:
        count = arm(step)
        Day(template, folder, folder / "far").live(tell)
        tell(f"steps {count[0]}")

    lines, ended, _ = in_child(work)
    steps = next((int(each.split()[1]) for each in lines if each.startswith("steps ")), 0)
    return not ended, judged(Day(template, folder, folder / "far"), set(lines)), steps


# --- killed or cut off at every call of the file system -------------------------------------------


@contextmanager
def mounted(folder: Path, *, strict: bool) -> Iterator[Path]:
    """Mount the forgetful file system; needs root, or a user who may open /dev/fuse."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-P", str(Path(__file__).with_name("forgetful.py")), str(folder)]
    server = subprocess.Popen([*words, *(["--strict"] if strict else [])])
    try:
        while not os.path.ismount(folder):
            if server.poll() is not None:
                raise SystemExit("the forgetful file system did not start: see forgetful.py")
            time.sleep(0.02)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
        with suppress(subprocess.TimeoutExpired):
            server.wait(5)
        server.kill()


def control(folder: Path, words: dict[str, object]) -> dict[str, Any]:
    """Tell the file system something; return how it stands."""
    path = folder / ".control"
    handle = os.open(path, os.O_RDWR)
    try:
        os.write(handle, json.dumps(words).encode())
    finally:
        os.close(handle)
    return status(folder)


def status(folder: Path) -> dict[str, Any]:
    handle = os.open(folder / ".control", os.O_RDONLY | os.O_DIRECT)
    try:
        found: dict[str, Any] = json.loads(os.read(handle, 4096))
    finally:
        os.close(handle)
    return found


def cut(
    template: Template, disk: Path, far: Path, step: int | None, end: str
) -> tuple[dict[str, Any], dict[str, int]]:
    """Live a day on the forgetful disk up to a step; return how the disk stood, what is wrong."""
    shutil.rmtree(far, ignore_errors=True)
    far.mkdir(parents=True)
    control(disk, {"clear": True})
    Day(template, disk, far).begin()
    control(disk, {"settle": True})

    def work(tell: Callable[[str], None]) -> None:
        control(disk, {"pid": os.getpid(), "step": step})
        Day(template, disk, far).live(tell)

    lines, _, _ = in_child(work)
    stood = status(disk)
    control(disk, {"come_back": end})
    wrong = judged(Day(template, disk, far), set(lines))
    return stood, wrong


# --- the command ----------------------------------------------------------------------------------


def run_kill(template: Template, folder: Path, rounds: int, seed: int) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    steps = killed(template, folder / "day", 1 << 30)[2]
    order = list(range(steps))
    chance.shuffle(order)
    for number in range(rounds):
        step = order[number % steps]
        stopped, wrong, _ = killed(template, folder / "day", step)
        tally.add(stopped=stopped, wrong=wrong, place=f"step {step} of {steps}: {wrong}")
    return tally


def run_power(  # noqa: PLR0917 - a table of plain words
    template: Template, folder: Path, rounds: int, seed: int, end: str, *, strict: bool
) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    with mounted(folder / "disk", strict=strict) as disk:
        steps = cut(template, disk, folder / "far", None, "kill")[0]["steps"]
        order = list(range(steps))
        chance.shuffle(order)
        for number in range(rounds):
            step = order[number % steps]
            stood, wrong = cut(template, disk, folder / "far", step, end)
            place = f"{end} at step {step} of {steps}, {stood['last']}: {wrong}"
            tally.add(stopped=stood["dead"], wrong=wrong, place=place)
    return tally


def main() -> int:
    """Run the rounds and print a table; 0 only when nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=("kill", "power"))
    parser.add_argument("--rounds", type=int, default=1000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("kill", "cut", "strict"), help="one kind of power")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    say(HEAD)
    wrong = 0
    try:
        template = Template.make(folder / "template")
        for name, work in _kinds(options, template, folder):
            tally = work()
            wrong += sum(tally.wrong.values())
            for line in tally.lines(name):
                say(line)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


def _kinds(
    options: argparse.Namespace, template: Template, folder: Path
) -> list[tuple[str, Callable[[], Tally]]]:
    rounds, seed = options.rounds, options.seed
    if options.mode == "kill":
        return [("killed", lambda: run_kill(template, folder, rounds, seed))]
    kinds = {
        "kill": ("killed", "kill", False),
        "cut": ("cut, plain", "cut", False),
        "strict": ("cut, strict", "cut", True),
    }
    chosen = [kinds[options.only]] if options.only else list(kinds.values())

    def work(end: str, strict: bool) -> Callable[[], Tally]:  # noqa: FBT001
        return lambda: run_power(template, folder, rounds, seed, end, strict=strict)

    return [(name, work(end, strict)) for name, end, strict in chosen]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
