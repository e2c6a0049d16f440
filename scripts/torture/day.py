"""One station's day in small, what is promised on it, and what is wrong when it is looked at after.

Register and outbox take packets in, the uploader sends them to a far side over a line that breaks,
goes on and keeps the receipts, a backup is made, retention destroys the packets a month later.
"""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

import packets
from scripts.torture.far_side import FarSide
from station import keys
from station.assembly.provision import demonstration
from station.backup.backup import back_up
from station.backup.restore import restore
from station.backup.status import State
from station.centre.emulated.authority import Authority
from station.clock import SystemClock, iso
from station.errors import Broken
from station.home import Home
from station.outbox.database import Database
from station.outbox.reader import Reader
from station.outbox.spool import Outbox, Place, Spool
from station.outbox.verification import Verifier
from station.register.entries import PacketEntry
from station.register.register import Register
from station.settings import Line, Storage, load
from station.uploader.uploader import Uploader
from tests.fakes.movable_clock import MovableClock
from tests.fakes.proven import bare_proven

ROOT: Final = Path(__file__).resolve().parents[2]
LINE: Final = Line(url="unused", retry_floor_seconds=0.05, retry_cap_seconds=0.05)
STORAGE: Final = Storage(reserve_mb=0)  # else nearly every step would be one of the reserve
MONTH: Final = 31 * 86_400.0
KEY: Final = bytes(range(32))
PACKETS: Final = 2
PASSES: Final = 6


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
        plain = bare_proven()
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
        self.far.passes = self.clock.advance

    def begin(self) -> None:
        shutil.copytree(self.template.home, self.home.root, dirs_exist_ok=True)
        self.home.make()
        self.stick.mkdir(exist_ok=True)

    def live(self, tell: Callable[[str], None]) -> None:
        _tell_commits(tell)
        with closing(Register(self.home.register, KEY)) as register:
            for number, sealed in enumerate(self.template.sealed):
                register.intend(_whose(sealed, number))
                Outbox(self.home.outbox).put(sealed.packet_id, sealed.data)
                tell(f"put {sealed.packet_id}")
                register.keep(sealed.packet_id)
        for _ in range(PACKETS + 1):  # the line breaks once in each
            self.pass_()
            self.clock.advance(120)
        tell("sent")
        self.back_up(tell)
        self.clock.advance(MONTH)
        self.pass_()
        self.back_up(tell)

    def pass_(self) -> None:
        authority = self.template.authority
        Uploader(
            self.home.outbox,
            self.far,
            authority.trust,
            self.clock,
            LINE,
            random.Random(1),
            storage=STORAGE,
        ).once()

    def back_up(self, tell: Callable[[str], None]) -> None:
        if back_up(self.home, self.stick, self.clock).state is State.GOOD:
            tell("backup")

    def go_on(self, tell: Callable[[str], None]) -> None:
        """Start again on what is left, as far as one gets: this may be stopped once more."""
        _tell_commits(tell)
        self._agree()
        for _ in range(2):
            self.clock.advance(120)
            self.pass_()

    # --- after the end

    def finish(self, promised: set[str]) -> Counter[str]:
        """Start again on what is left, go on to the end, and count what is wrong."""
        wrong: Counter[str] = Counter()
        committed = max((int(p.split()[1]) for p in promised if p.startswith("seq ")), default=0)
        wrong["lost"] += Reader(self.home.outbox).changed()[0] < committed
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
        self._count(wrong)
        return wrong

    def _reconcile(self, promised: set[str], wrong: Counter[str]) -> None:
        kept = self._agree()
        spool = Spool(self.home.outbox)
        held = {s.packet_id for s in self.template.sealed if spool.holds(s.packet_id)}
        wrong["disagree"] += len(kept ^ held)
        wrong["lost"] += len({p.split()[1] for p in promised if p.startswith("put ")} - held)

    def _agree(self) -> set[str]:
        """Let the register ask the outbox, as a desk does at its start; return what it keeps."""
        spool = Spool(self.home.outbox).make()
        with closing(Register(self.home.register, KEY)) as register:
            register.reconcile(spool.holds)
            return {e.packet_id for e in register.search("")}

    def _count(self, wrong: Counter[str]) -> None:
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


def _tell_commits(tell: Callable[[str], None]) -> None:
    """Tell the last line of history whenever the index has said that it is durable."""
    plain = Database.run

    def run(self: Database, sql: str, values: Mapping[str, Any] | None = None) -> None:
        plain(self, sql, values)
        if sql == "COMMIT":
            tell(f"seq {self.one('SELECT coalesce(max(seq), 0) AS n FROM event')['n']}")

    Database.run = run  # type: ignore[method-assign] # this process ends with the day


def _whose(sealed: packets.Sealed, number: int) -> PacketEntry:
    return PacketEntry(
        packet_id=sealed.packet_id, session=f"{number:032x}", nik=f"{number:016d}", name="CONTOH",
        number=sealed.number, village="CONTOH", operator="o", captured_at="2026-11-21T02:00:00Z",
        status="BIO_CAPTURED",
    )  # fmt: skip
