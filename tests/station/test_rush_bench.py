"""The real morning: every station of it gets through the relay, and the relay keeps its rate."""

import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.bench.morning import Morning
from scripts.bench.relay import Relay
from scripts.bench.rush import real, simulated

MORNING = Morning(
    stations=3, packets=2, line=20e6, outage=0.3, own_lines=(20e6,), rtt=0.05, lossy=False,
    most_seconds=20.0,
)  # fmt: skip


@pytest.mark.expects_warnings  # the line is down when they begin
def test_all_stations_of_a_real_morning_get_through(tmp_path: Path) -> None:
    found, bits = real(MORNING, 0.02, tmp_path)
    assert found.received == 6
    assert sum(found.half) == 3
    assert 1.0 < found.wire < 2.0
    assert simulated(replace(MORNING, sizes=(bits, bits))).received == 6


def test_the_relay_carries_every_byte_in_order_and_hangs_up_while_it_is_down() -> None:
    data = bytes(range(256)) * 400
    with socket.create_server(("127.0.0.1", 0)) as far, Relay(far.getsockname()[1], 80e6) as relay:
        with socket.create_connection(("127.0.0.1", relay.port)) as refused:
            refused.settimeout(10)
            with pytest.raises(ConnectionResetError):
                refused.recv(1)
        relay.up.set()
        with socket.create_connection(("127.0.0.1", relay.port)) as near:
            sender = threading.Thread(target=near.sendall, args=(data,), name="sender")
            sender.start()
            there = far.accept()[0]
            there.settimeout(10)
            with there:
                got = _all(there, len(data))
                there.sendall(b"heard")
                near.settimeout(10)
                assert near.recv(5) == b"heard"
            sender.join()
    assert got == data
    assert relay.carried == len(data)


def _all(sock: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        got += sock.recv(65536)
    return got
