"""The power goes at every step of every write: what was noted stays noted, what was cut is said."""

from itertools import count
from pathlib import Path

import pytest

from station.audit import segments
from station.audit.acts import Act
from station.audit.checkpoint import Checkpoint, decode
from station.audit.entry import read
from station.audit.trail import Trail
from station.audit.verification import Flaw, verify
from tests.fakes.clock import StillClock
from tests.fakes.disk import ForgetfulDisk, PowerCut

DAY = 86400.0
pytestmark = pytest.mark.expects_warnings


def sign(payload: bytes) -> str:
    return payload.hex()


def believe(token: str) -> Checkpoint | None:
    return decode(bytes.fromhex(token))


def accounts_noted(folder: Path, disk: ForgetfulDisk) -> list[str]:
    """Return who was noted, in order, of all that can be read."""
    written = (
        each
        for segment in segments.segments(folder, disk)
        for each in segments.lines(disk.read(segment))[0]
    )
    return [entry.who for each in written if (entry := read(each)) and entry.who]


def work(trail: Trail, clock: StillClock, acknowledged: list[str]) -> None:
    """Note over three days, the last of them begun in a segment of its own."""
    for number in range(4):
        trail.note(Act.SIGNED_IN, who=f"op-{number}")
        acknowledged.append(f"op-{number}")
        clock.advance(DAY / 2)
    trail.close_day()


def test_nothing_noted_is_lost_wherever_the_power_goes(tmp_path: Path) -> None:
    cuts = 0
    for step in count():
        disk, clock, acknowledged = ForgetfulDisk(), StillClock(), list[str]()
        disk.arm(step, PowerCut())
        try:
            work(Trail(tmp_path, clock, sign=sign, disk=disk), clock, acknowledged)
        except PowerCut:
            cuts += 1
        else:
            break
        disk.power_cut()
        found = accounts_noted(tmp_path, disk)
        assert found[: len(acknowledged)] == acknowledged, step
        assert len(found) <= len(acknowledged) + 1, step
        flaws = {each.flaw for each in verify(tmp_path, believe, disk=disk).flaws}
        assert flaws <= {Flaw.HALF_LINE}, step
        Trail(tmp_path, clock, sign=sign, disk=disk).note(Act.SIGNED_IN, who="op-after")
        assert verify(tmp_path, believe, disk=disk).whole, step
    assert cuts > 20


def test_mending_a_half_line_may_be_cut_off_at_every_step(tmp_path: Path) -> None:
    half = b'{"seq":3,'
    for step in count():
        disk, clock = ForgetfulDisk(), StillClock()
        Trail(tmp_path, clock, disk=disk).note(Act.SIGNED_IN, who="op-1")
        handle = disk.append(segments.segments(tmp_path, disk)[0])
        disk.write(handle, half)
        disk.sync(handle)
        disk.arm(step, PowerCut())
        try:
            Trail(tmp_path, clock, disk=disk).note(Act.SIGNED_IN, who="op-2")
        except PowerCut:
            disk.power_cut()
            Trail(tmp_path, clock, disk=disk).note(Act.SIGNED_IN, who="op-2")
        else:
            break
        assert accounts_noted(tmp_path, disk)[-1] == "op-2"
        verdict = verify(tmp_path, believe, disk=disk)
        assert verdict.whole, (step, verdict.flaws)
        assert verdict.torn >= 1
    assert step > 10
