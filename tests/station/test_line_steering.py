"""How the kernel is told to use a line: by what arrives there, and by the queue on the way."""

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from station.centre import steering
from station.centre.kernel import delivered, limit, queueing, round_trip
from station.centre.steering import AUTOMATIC, SYSTEM, Steering
from tests.fakes.clock import StillClock

KILOBIT = 125.0


@dataclass
class Kernel:
    """A connection on paper: what has arrived, how long the queue is, the limits it was given."""

    arrived: int | None = 0
    queue: float = 0.0
    limits: list[float] = field(default_factory=list)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    paper = Kernel()
    monkeypatch.setattr(steering, "delivered", lambda _: paper.arrived)
    monkeypatch.setattr(steering, "queueing", lambda _: paper.queue)
    monkeypatch.setattr(steering, "limit", lambda _, rate: paper.limits.append(rate))
    return paper


@pytest.fixture
def sock() -> Iterator[socket.socket]:
    with closing(socket.socket()) as made:
        yield made


@dataclass
class Going:
    """Steering at work on a line: bytes arrive, and it looks 20 times a second."""

    kernel: Kernel
    sock: socket.socket
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        self.line = Steering(AUTOMATIC, self.clock)
        self.line.begin(self.sock)

    def carry(self, rate: float, seconds: float) -> None:
        """Let so many bytes a second arrive for so long."""
        for _ in range(int(seconds * 20)):
            self.clock.advance(0.05)
            self.kernel.arrived = (self.kernel.arrived or 0) + int(rate / 20)
            self.line.look(self.sock)


@pytest.fixture
def going(kernel: Kernel, sock: socket.socket) -> Going:
    return Going(kernel, sock)


def test_as_long_as_nobody_knows_the_line_the_kernel_is_free(going: Going) -> None:
    assert (going.line.rate, going.line.congestion, going.kernel.limits) == (None, "bbr", [])


@pytest.mark.parametrize(
    ("kilobits", "chosen"), [(64, "cubic"), (128, "cubic"), (512, "bbr"), (3000, "bbr")]
)
def test_the_congestion_control_is_chosen_by_the_rate(
    going: Going, kilobits: int, chosen: str
) -> None:
    going.carry(kilobits * KILOBIT, 20)
    assert going.line.rate == pytest.approx(kilobits * KILOBIT, rel=0.02)
    assert going.line.congestion == chosen


@pytest.mark.parametrize(("asked", "used"), [("bbr", "bbr"), ("cubic", "cubic"), (SYSTEM, "")])
def test_what_the_settings_name_is_used(asked: str, used: str) -> None:
    assert Steering(asked, StillClock()).congestion == used


def test_a_fast_line_is_held_a_little_above_its_rate_whatever_its_queue(going: Going) -> None:
    going.kernel.queue = 0.4
    going.carry(64_000, 5)
    assert going.kernel.limits[-1] == pytest.approx(1.25 * 64_000, rel=0.02)


def test_a_slow_line_is_held_to_its_rate_until_no_queue_stands(going: Going) -> None:
    going.kernel.queue = 0.5
    going.carry(16_000, 10)
    assert going.kernel.limits[-1] == pytest.approx(1.03 * 16_000, rel=0.02)
    going.kernel.queue = 0.2  # two segments take that long: no queue
    going.carry(16_000, 3)
    assert going.kernel.limits[-1] == pytest.approx(1.25 * 16_000, rel=0.02)
    going.line.begin(going.sock)
    assert going.kernel.limits[-1] == pytest.approx(1.03 * 16_000, rel=0.02)


def test_a_line_that_became_faster_is_found_out_and_one_that_became_slower_too(
    going: Going,
) -> None:
    going.carry(64_000, 10)
    for _ in range(20):  # the kernel sends as fast as it is let
        going.carry(min(going.kernel.limits[-1], 400_000), 1.05)
    assert going.line.rate == pytest.approx(400_000, rel=0.05)
    going.carry(20_000, 40)
    assert going.line.rate == pytest.approx(20_000, rel=0.05)


def test_a_kernel_that_does_not_tell_is_left_alone(kernel: Kernel, sock: socket.socket) -> None:
    kernel.arrived = None
    going = Going(kernel, sock)
    for _ in range(100):
        going.clock.advance(0.1)
        going.line.look(sock)
    assert (going.line.rate, kernel.limits) == (None, [])


def test_this_kernel_tells_what_has_arrived() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    with closing(listening), closing(socket.create_connection(listening.getsockname())) as caller:
        taken, _ = listening.accept()
        with closing(taken):
            before = delivered(caller) or 0
            limit(caller, 10_000_000)
            caller.sendall(b"x" * 5000)
            assert len(taken.recv(5000, socket.MSG_WAITALL)) == 5000
            assert (delivered(caller) or 0) >= before
            assert 0 <= queueing(caller) < 1
            assert 0 < round_trip(caller) < 1
