"""The emulated link of the uploader's bench: what it carries, loses, cuts and counts."""

import os
import struct
from pathlib import Path

import pytest

from scripts.bench.lines import link
from scripts.bench.lines.link import NoLink, ready
from scripts.bench.lines.wire import Conditions, Side, Wire
from scripts.bench.uploader import SCENARIOS, Outcome

SEGMENT = 1500
SOLICITATION = bytes([0x60]) + bytes(47)  # of IPv6, from a kernel whose device came up


def segment(port: int = 40000, size: int = SEGMENT) -> bytes:
    """Return a TCP/IPv4 packet of a connection from this port."""
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, size, 0, 0, 64, 6, 0, b"\x0a\0\0\1", b"\x0a\0\0\2")
    tcp = struct.pack("!HHIIHHHH", port, 8443, 0, 0, 5 << 12, 0, 0, 0)
    return head + tcp + bytes(size - 40)


def pour(wire: Wire, seconds: float, port: int = 40000, begin: float = 0.0) -> int:
    """Offer twice what the wire carries for so long; return the bytes that arrive meanwhile."""
    step = SEGMENT * 8 / wire.conditions.rate / 2
    before, now = wire.tally.delivered_up, begin
    while now < begin + seconds:
        wire.offer(Side.STATION, segment(port), now)
        list(wire.due(now))
        now += step
    return wire.tally.delivered_up - before


def test_a_wire_carries_its_rate_and_loses_its_share() -> None:
    wire = Wire(Conditions(rate=512e3, round_trip=0.3, loss=0.02), 0.0)
    arrived = pour(wire, 200.0)
    assert arrived == pytest.approx(512e3 / 8 * 200 * 0.98, rel=0.02)
    assert wire.tally.overflowed > 0


def test_a_packet_is_half_a_round_trip_on_its_way() -> None:
    wire = Wire(Conditions(rate=512e3, round_trip=0.3, loss=0.0), 0.0)
    wire.offer(Side.STATION, segment(), 0.0)
    on_the_wire = SEGMENT * 8 / 512e3
    assert not list(wire.due(on_the_wire + 0.149))
    assert [side for side, _ in wire.due(on_the_wire + 0.151)] == [Side.CENTRE]


def test_after_a_cut_only_new_connections_get_through() -> None:
    wire = Wire(Conditions(loss=0.0, cut_every=10.0, cut_seconds=2.0), 0.0)
    assert pour(wire, 9.0) > 0
    assert pour(wire, 2.5, begin=9.5) < 512e3 / 8
    assert pour(wire, 5.0, begin=12.5) == 0
    assert pour(wire, 4.0, port=40001, begin=17.6) > 0
    assert wire.tally.cuts == [(10.0, 12.0)]
    assert wire.tally.uptime(5.0, 15.0) == 8.0


def test_the_clock_of_a_run_starts_with_its_first_connection() -> None:
    wire = Wire(Conditions(loss=0.0), 0.0)
    wire.offer(Side.STATION, SOLICITATION, 1.0)
    assert wire.tally.first_at == 0.0
    wire.offer(Side.STATION, segment(size=60), 2.5)
    assert wire.tally.first_at == 2.5


def test_silence_counts_only_while_the_wire_is_up() -> None:
    wire = Wire(Conditions(loss=0.0, cut_every=10.0, cut_seconds=2.0), 0.0)
    pour(wire, 9.9)
    list(wire.due(12.5))
    assert wire.quiet_for(12.5) == pytest.approx(0.5)


@pytest.mark.parametrize(("user", "missing"), [(1000, "root"), (0, "/dev/net/tun")])
def test_a_machine_that_cannot_emulate_a_link_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, user: int, missing: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(Path, "exists", lambda path: str(path) != "/dev/net/tun")
    with pytest.raises(NoLink, match=missing):
        ready()


def test_a_congestion_control_that_the_kernel_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "allowed").write_text("reno")
    (tmp_path / "available").write_text("reno cubic")
    monkeypatch.setattr(link, "ALLOWED", tmp_path / "allowed")
    monkeypatch.setattr(link, "AVAILABLE", tmp_path / "available")
    with pytest.raises(NoLink, match="modprobe tcp_bbr"):
        link.allow("bbr")
    assert link.allow("cubic") == "reno"
    assert (tmp_path / "allowed").read_text() == "reno cubic"


def test_a_row_tells_the_share_of_the_limit_and_what_it_cost() -> None:
    limit = 512e3 / 8 * 80 * 0.98
    row = Outcome(
        client="somebody", done=True, seconds=100.0, arrived=int(limit * 0.8), sent=int(limit),
        limit=limit, quiet=1.2, memory=50 << 20, cuts=9,
    ).row()  # fmt: skip
    assert "0.80" in row
    assert "1.25x" in row
    assert "50 MB" in row


def test_the_goals_are_those_of_the_line_they_were_set_for() -> None:
    cuts = SCENARIOS["512k-cuts"]
    line = cuts.conditions
    assert (line.rate, line.round_trip, line.loss) == (512e3, 0.3, 0.02)
    assert (line.cut_every, line.cut_seconds, line.forgets) == (10.0, 2.0, True)
    assert (cuts.goal, cuts.wire_goal) == (0.80, 1.25)
