"""Plugs pulled and put in while nobody asks: the lamp tells, and the device comes back."""

import random
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue

import pytest

from drivers.emulators import Emulation
from drivers.emulators.faults import scripted
from drivers.protocol import Device
from drivers.registry import create
from drivers.transports.plugs import SysfsLists, Uevents, concerns
from drivers.transports.usb import UsbBus
from drivers.trouble import Fault, FaultCode
from drivers.uareu.sensor import UareU
from station import settings
from station.body import Modality
from station.commands import default_config
from station.devices import ring
from station.devices.messages import DeviceState, FromHost, Lamp, Seat
from station.host.host import Host
from tests.fakes.bench import ScriptedBench, ScriptedScanner

REAL = settings.load(default_config())
ADD = b"add@/devices/pci0000:00/usb1/1-2\0ACTION=add\0SUBSYSTEM=usb\0DEVTYPE=usb_device\0"


class Hand:
    """A source of news that a test makes."""

    def __init__(self) -> None:
        self._news: Queue[bool] = Queue()

    def make(self, _pause: Callable[[float], object]) -> "Hand":
        return self

    def wait(self, seconds: float) -> bool:
        try:
            return self._news.get(timeout=seconds)
        except Empty:
            return False

    def close(self) -> None:
        """Nothing is held."""

    def plugs(self) -> None:
        self._news.put(True)


class Cabled:
    """A bench with one emulated wire whose cable can be pulled."""

    def __init__(self, wire: str, driver: str, modality: Modality) -> None:
        words = ["line.rate=0"] if wire in {"zfm", "sfm"} else []
        self._emulation = Emulation((wire,), scripts=scripted(wire, words))
        self._driver, self._modality = driver, modality
        lines = {line.kind: line for line in self._emulation.lines}
        known = {
            "sbi": self._emulation.sbi,
            "uareu": self._emulation.reader,
            "wacom-stu": self._emulation.pad,
        }
        cable = lines.get(wire) or known[wire]
        assert cable is not None
        self.cable = cable

    def create(self, modality: Modality) -> Device:
        if modality is not self._modality:
            return ScriptedScanner()
        wiring = self._emulation.wiring()
        if self._driver == "uareu":  # its closing waits for its last look at the interrupts
            return UareU(UsbBus(wiring.usb), event_ms=30)
        return create(self._driver, wiring)

    def seat(self, seat: Seat) -> None:
        """Nobody sits here."""

    def close(self) -> None:
        self._emulation.close()


class Lamps:
    """Hears what a host tells and waits for a lamp."""

    def __init__(self, modality: Modality) -> None:
        self._modality = modality
        self._heard: Queue[Lamp] = Queue()

    def hear(self, message: FromHost) -> None:
        if isinstance(message, DeviceState) and message.modality is self._modality:
            self._heard.put(message.lamp)

    def wait_for(self, lamp: Lamp) -> None:
        while self._heard.get(timeout=20) is not lamp:
            pass


WIRES = {
    "sbi": ("sbi-finger", Modality.FINGER),
    "zfm": ("zfm", Modality.FINGER),
    "sfm": ("sfm", Modality.FINGER),
    "uareu": ("uareu", Modality.FINGER),
    "wacom-stu": ("wacom-stu", Modality.SIGNATURE),
}


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.mark.parametrize("wire", WIRES)
def test_a_cable_pulled_while_idle_is_told_and_comes_back(wire: str, hand: Hand) -> None:
    driver, modality = WIRES[wire]
    bench, lamps = Cabled(wire, driver, modality), Lamps(modality)
    host = Host(REAL, bench, lamps.hear, ring.private(), hand.make)
    host.start()
    dice = random.Random(5)
    try:
        lamps.wait_for(Lamp.READY)
        for _ in range(3):
            bench.cable.unplug()
            hand.plugs()
            lamps.wait_for(Lamp.GONE)
            if dice.random() < 0.5:
                hand.plugs()
            bench.cable.plug()
            hand.plugs()
            lamps.wait_for(Lamp.READY)
    finally:
        host.close()
    assert not [t for t in threading.enumerate() if t.name == "plug-watch"]


def test_a_device_that_cannot_tell_is_opened_to_see(hand: Hand) -> None:
    scanner, lamps = ScriptedScanner(), Lamps(Modality.FINGER)
    host = Host(
        REAL, ScriptedBench({Modality.FINGER: scanner}), lamps.hear, ring.private(), hand.make
    )
    host.start()
    try:
        lamps.wait_for(Lamp.READY)
        scanner.open_faults.append(Fault(FaultCode.GONE, "pulled"))
        hand.plugs()
        lamps.wait_for(Lamp.GONE)
        lamps.wait_for(Lamp.READY)
    finally:
        host.close()


@pytest.mark.parametrize(
    ("datagram", "wanted"),
    [
        (ADD, True),
        (ADD.replace(b"add", b"remove"), True),
        (ADD.replace(b"=usb\0", b"=net\0"), False),
        (b"libudev\0\xfe\xed\xca\xfe", False),
        (b"", False),
        (b"add@/x\0SUBSYSTEM=tty\0", True),
    ],
)
def test_what_the_kernel_says_is_read(datagram: bytes, wanted: bool) -> None:
    assert concerns(datagram) is wanted


def test_news_are_taken_from_a_socket() -> None:
    ours, kernels = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    source = Uevents(ours)
    assert not source.wait(0)
    kernels.send(b"change@/devices/x\0SUBSYSTEM=net\0")
    assert not source.wait(0)
    kernels.send(ADD)
    kernels.send(b"change@/devices/x\0SUBSYSTEM=net\0")
    assert source.wait(5)
    source.close()
    kernels.close()


@pytest.fixture
def sysfs(tmp_path: Path) -> Path:
    (tmp_path / "bus/usb/devices/usb1").mkdir(parents=True)
    return tmp_path


def test_without_news_the_lists_are_read_again(sysfs: Path) -> None:
    source = SysfsLists(lambda _: None, sysfs)
    assert not source.wait(1)
    (sysfs / "bus/usb/devices/1-2").mkdir()
    assert source.wait(1)
    assert not source.wait(1)
    (sysfs / "class/tty/ttyUSB0").mkdir(parents=True)
    assert source.wait(1)
    (sysfs / "bus/usb/devices/1-2").rmdir()
    assert source.wait(1)
