"""The emulated link: two network namespaces, and a process that carries every packet between them.

The centre's end listens on CENTRE, the station's end calls it. Both are real kernel TCP, so clients
and servers run unchanged. Linux, root, /dev/net/tun and iproute2 are needed.
"""

import argparse
import fcntl
import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from scripts.bench.lines.wire import Conditions, Side, Tally, Wire

STATION: Final = "10.99.0.1"
CENTRE: Final = "10.99.0.2"
_SET_INTERFACE: Final = 0x400454CA  # TUNSETIFF, linux/if_tun.h
_TUN_NO_INFO: Final = 0x1001  # IFF_TUN | IFF_NO_PI
_LARGEST: Final = 65536
_TOLD_EVERY: Final = 0.2
ALLOWED: Final = Path("/proc/sys/net/ipv4/tcp_allowed_congestion_control")
AVAILABLE: Final = Path("/proc/sys/net/ipv4/tcp_available_congestion_control")


class NoLink(Exception):
    """This machine cannot emulate a link; the text says what is missing."""


def ready() -> None:
    """Raises ``NoLink`` when the rights or the devices for a link are missing."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise NoLink("an emulated link needs Linux and root: run it with sudo")
    if not Path("/dev/net/tun").exists():
        raise NoLink("an emulated link needs /dev/net/tun: modprobe tun")


@dataclass(frozen=True)
class Namespace:
    """One end of the link."""

    name: str
    address: str
    peer: str

    @property
    def device(self) -> str:
        return f"{self.name[-12:]}t"

    def make(self, congestion: str) -> int:
        """Create it with its end of the wire; return the file descriptor of its packets."""
        handle = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        wanted = struct.pack("16sH22x", self.device.encode(), _TUN_NO_INFO)
        fcntl.ioctl(handle, _SET_INTERFACE, wanted)
        _ip("netns", "add", self.name)
        _ip("link", "set", self.device, "netns", self.name)
        _ip("-n", self.name, "addr", "add", self.address, "peer", self.peer, "dev", self.device)
        _ip("-n", self.name, "link", "set", self.device, "mtu", "1500", "up")
        _ip("-n", self.name, "link", "set", "lo", "up")
        setting = f"net.ipv4.tcp_congestion_control={congestion}"
        _ip("netns", "exec", self.name, "sysctl", "-qw", setting)
        return handle

    def remove(self) -> None:
        subprocess.run(("ip", "netns", "del", self.name), stderr=subprocess.DEVNULL, check=False)

    def command(self, words: Sequence[str]) -> list[str]:
        """Return the command line that runs ``words`` at this end."""
        return ["ip", "netns", "exec", self.name, *words]


def ends(name: str) -> tuple[Namespace, Namespace]:
    """Return the station's and the centre's end of the link of this name."""
    return (Namespace(f"{name}s", STATION, CENTRE), Namespace(f"{name}c", CENTRE, STATION))


class Link:
    """A running link, carried by a process of its own; use it in a ``with``."""

    def __init__(self, name: str, conditions: Conditions, congestion: str, told: Path) -> None:
        self.station, self.centre = ends(name)
        self._told = told
        words = [sys.executable, str(Path(__file__)), "--name", name, "--told", str(told)]
        words += ["--congestion", congestion]
        for each in fields(conditions):
            value = getattr(conditions, each.name)
            words.append(f"--{each.name.replace('_', '-')}={value}")
        self._words = words

    def __enter__(self) -> "Link":
        ready()
        self._process = subprocess.Popen(self._words, stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None or self._process.stdout.readline() != "ready\n":
            self._process.wait()
            raise NoLink("the link did not come up; see above")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def tally(self) -> Tally:
        """Return what has happened on the wire so far, at most a fifth of a second old."""
        return Tally(**json.loads(self._told.read_text(encoding="utf-8")))


def _ip(*words: str) -> None:
    subprocess.run(("ip", *words), check=True)


def _carry(wire: Wire, handles: tuple[int, int], told: Path) -> None:
    """Move packets until SIGTERM or SIGINT."""
    stopped: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _: stopped.append(got))
    chosen = selectors.DefaultSelector()
    for side in Side:
        chosen.register(handles[side], selectors.EVENT_READ, side)
    told_at = 0.0
    while not stopped:
        now = time.monotonic()
        for target, packet in wire.due(now):
            _put(handles[target], packet)
        if now - told_at > _TOLD_EVERY:
            told_at = now
            _tell(wire, told)
        for key, _ in chosen.select(min(_TOLD_EVERY, max(0.0, wire.next_at() - now))):
            _drain(wire, key.data, key.fd)
    _tell(wire, told)


def _put(handle: int, packet: bytes) -> None:
    try:
        os.write(handle, packet)
    except OSError:
        return  # that end does not take it: one more packet lost


def _drain(wire: Wire, side: Side, handle: int) -> None:
    while True:
        try:
            packet = os.read(handle, _LARGEST)
        except BlockingIOError:
            return
        wire.offer(side, packet, time.monotonic())


def _tell(wire: Wire, told: Path) -> None:
    new = told.with_suffix(".new")
    new.write_text(json.dumps(wire.tally.document()), encoding="utf-8")
    new.replace(told)


def allow(congestion: str) -> str:
    """Let namespaces use a congestion control; return the list as it was, for ``ALLOWED``."""
    before = ALLOWED.read_text(encoding="ascii").strip()
    if congestion not in AVAILABLE.read_text(encoding="ascii").split():
        raise NoLink(
            f"this kernel has no congestion control {congestion}: modprobe tcp_{congestion}"
        )
    if congestion not in before.split():
        ALLOWED.write_text(f"{before} {congestion}", encoding="ascii")
    return before


def main() -> int:
    """Carry packets until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="line", help="begin of the namespaces' names")
    parser.add_argument("--told", type=Path, default=Path("/dev/null"), help="counters, as JSON")
    parser.add_argument("--congestion", default="cubic")
    for each in fields(Conditions):
        flag = f"--{each.name.replace('_', '-')}"
        kind = _boolean if isinstance(each.default, bool) else type(each.default)
        parser.add_argument(flag, type=kind, default=each.default)
    options = parser.parse_args()
    asked = {each.name: getattr(options, each.name) for each in fields(Conditions)}
    try:
        ready()
        return _run(options, Conditions(**asked))
    except (NoLink, OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"link: {error}\n")
        return 1


def _run(options: argparse.Namespace, conditions: Conditions) -> int:
    both = ends(options.name)
    for end in both:
        end.remove()
    try:
        handles = _made(both, options.congestion)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        _carry(Wire(conditions, time.monotonic()), handles, options.told)
    finally:
        for end in both:
            end.remove()
    return 0


def _made(both: tuple[Namespace, Namespace], congestion: str) -> tuple[int, int]:
    """Create both ends. A namespace may choose only what the host allows at that moment."""
    with Path(__file__).open("rb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # links that are made at the same time share this setting
        before = allow(congestion)
        try:
            return both[0].make(congestion), both[1].make(congestion)
        finally:
            ALLOWED.write_text(before, encoding="ascii")


def _boolean(text: str) -> bool:
    return text == "True"


if __name__ == "__main__":
    raise SystemExit(main())
