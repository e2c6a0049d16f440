"""Times the complaint desk over a full office: a pasted text at once, against one by one."""

import argparse
import random
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.bench.outbox import BEGAN, build, sealed
from station.audit.trail import Trail
from station.clock import SystemClock, iso
from station.complaints.answering import Means, answer
from station.complaints.quota import Quota
from station.complaints.view import Standing
from station.home import Home
from station.lifecycle import Status
from station.operators.accounts import Session
from station.operators.roles import Role
from station.outbox.reader import Reader
from station.register.entries import PacketEntry
from station.register.register import Register
from station.session.lending import Lent

KEY: Final = bytes(range(32))
WHO: Final = Session(account="op-1", user="siti", role=Role.OPERATOR, data_key=KEY)
FORMS: Final = (
    "{nik} {card}",
    "[21/11/26 09.15.03] Bu Siti: NIK {nik} KK {card} tidak online 0812-3456-7890",
    "#{nik} #Siti, SE #{card} #081234567890 #BPJS tidak aktif",
    "{a} {b} {c} / {card}",
    "No KK {card} NIK {nik}",
)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def nik(place: int) -> str:
    """Return the NIK of a packet's person: a woman of the last century, as no card's number is."""
    return f"327301{41 + place % 28:02d}{1 + place // 28 % 12:02d}95{1 + place // 336:04d}"


def fill(home: Home, packets: int) -> Register:
    """Write an outbox and the register of whose packets they are."""
    build(home.outbox, packets)
    register = Register(home.register, KEY)
    for place in range(packets):
        one = sealed(place)
        register.intend(
            PacketEntry(
                packet_id=one.packet_id, session=f"s{place}", nik=nik(place), name="BENCH",
                number=one.number, village="v", operator="op-1",
                captured_at=iso(BEGAN + timedelta(minutes=place)),
                status=Status.PRINT_READY_RECORD.value,
            )
        )  # fmt: skip
        register.keep(one.packet_id)
    return register


def text(lines: int, packets: int, seed: int) -> str:
    """Return complaints in every form; half of the people were recorded here."""
    chance = random.Random(seed)
    written = []
    for place in range(lines):
        who = nik(chance.randrange(packets) if place % 2 else packets + place)
        card = f"327301{1 + place % 28:02d}05120{1 + place % 999:03d}"
        form = chance.choice(FORMS)
        written.append(form.format(nik=who, card=card, a=who[:6], b=who[6:12], c=who[12:]))
    return "\n".join(written)


def run(folder: Path, lines: int, packets: int, seed: int) -> tuple[float, float]:
    """Return the seconds of a look-up at once, and of the same people one by one."""
    home = Home(folder)
    register = fill(home, packets)
    clock = SystemClock()
    trail = Trail(home.audit, clock)
    trail.unlock(KEY)

    def means(name: str) -> Means:
        return Means(Reader(home.outbox), trail, Quota(folder / name, clock), clock, "327301")

    pasted = text(lines, packets, seed)
    began = time.perf_counter()
    answers = answer(pasted, Lent(WHO, register), means("once.json"))
    once = time.perf_counter() - began
    found = answers.count(Standing.RECORDED)
    if len(answers.rows) != lines or found < lines // 2:
        raise SystemExit(f"{len(answers.rows)} answers, {found} recorded here, of {lines}")
    began = time.perf_counter()
    for line in pasted.split("\n"):
        answer(line, Lent(WHO, register), means("each.json"))
    return once, time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1000)
    parser.add_argument("--packets", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        once, each = run(Path(folder), options.lines, options.packets, options.seed)
    say(f"{options.lines} lines over {options.packets} packets")
    say(f"at once      {once:8.3f} s  (goal: under 1 s for 1,000 lines)")
    say(f"one by one   {each:8.3f} s")
    say(f"ratio        {each / once:8.1f}")


if __name__ == "__main__":
    main()
