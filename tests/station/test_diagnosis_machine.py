"""The files of the machine: devices listed, holders named, rules offered, swapped serials seen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers import plugged
from drivers.trouble import FaultCode
from station.body import Modality
from station.devices.findings import Finding, Outcome
from station.diagnosis import inventory
from station.diagnosis.machine import Holder, Machine
from station.settings import DeviceSettings

READER = DeviceSettings(driver="uareu")
FINGER = Modality.FINGER


def plug(root: Path, place: str, ids: str, **texts: str) -> None:
    folder = root / "sys/bus/usb/devices" / place
    folder.mkdir(parents=True)
    vendor, product = ids.split(":")
    known = {"idVendor": vendor, "idProduct": product, "busnum": "1", "devnum": "7"}
    for name, text in (known | texts).items():
        (folder / name).write_text(text + "\n", encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    plug(tmp_path, "1-2", "05ba:000a", serial="{F2}", manufacturer="DigitalPersona", speed="12")
    plug(tmp_path, "1-3", "1d6b:0002", bDeviceClass="09")
    plug(tmp_path, "1-4", "dead:beef", product="Something")
    (tmp_path / "sys/bus/usb/devices/1-2:1.0").mkdir()
    (tmp_path / "sys/class/video4linux/video0").mkdir(parents=True)
    (tmp_path / "sys/class/video4linux/video0/name").write_text("Studio Cam\n", encoding="utf-8")
    return Machine(tmp_path)


def hold(machine: Machine, pid: int, name: str, node: str) -> None:
    folder = machine.root / f"proc/{pid}/fd"
    folder.mkdir(parents=True)
    (folder.parent / "comm").write_text(name + "\n", encoding="utf-8")
    (folder / "3").symlink_to(f"/{node}")


def only(found: list[Finding], code: str) -> Finding:
    return next(each for each in found if each.code == code)


def test_everything_plugged_in_is_listed_with_its_driver(machine: Machine) -> None:
    found = inventory.listed(machine, {FINGER: READER})
    facts = only(found, "USB_LISTED").facts
    assert "driver: uareu" in str(facts["1-2"])
    assert "driver: unknown" in str(facts["1-4"])
    assert facts["video0"] == "video: Studio Cam"
    assert "1-3" not in facts
    assert [each.code for each in found] == ["USB_LISTED"]


def test_a_known_device_that_nobody_expects_is_told(machine: Machine) -> None:
    found = inventory.listed(machine, {FINGER: DeviceSettings(driver="sbi-finger")})
    assert only(found, "EXTRA_DEVICE").device == "uareu"


def test_a_system_without_a_list_is_not_checked(tmp_path: Path) -> None:
    assert inventory.listed(Machine(tmp_path), {})[0].verdict is Outcome.NOT_CHECKED


def test_the_holder_of_a_busy_device_is_named(machine: Machine) -> None:
    hold(machine, 4242, "fprintd", "dev/bus/usb/001/007")
    hold(machine, 4243, "bash", "dev/null")
    assert machine.holders("dev/bus/usb/001/007") == [Holder(4242, "fprintd")]
    found = inventory.openable(machine, FINGER, READER, FaultCode.BUSY)
    assert (found.code, found.facts["holder"]) == ("HELD", "fprintd (4242)")
    assert found.verdict is Outcome.FAIL


def test_a_serial_line_is_held_by_its_name(machine: Machine) -> None:
    hold(machine, 77, "ModemManager", "dev/ttyUSB0")
    device = DeviceSettings(driver="zfm", options={"port": "/dev/ttyUSB0"})
    found = inventory.openable(machine, FINGER, device, FaultCode.BUSY)
    assert found.facts["holder"] == "ModemManager (77)"


def test_a_holder_that_cannot_be_seen_is_said_so(machine: Machine) -> None:
    found = inventory.openable(machine, FINGER, READER, FaultCode.BUSY)
    assert found.code == "HOLDER_UNKNOWN"


def test_a_real_open_file_is_found(tmp_path: Path) -> None:
    """As the kernel shows it: this very process, seen from a machine that is not its own."""
    with (tmp_path / "node").open("w", encoding="utf-8") as held:
        links = [p.readlink() for p in Path(f"/proc/{os.getpid()}/fd").iterdir() if p.is_symlink()]
        assert held.writable()
        assert tmp_path / "node" in links
        assert Machine().holders(str(tmp_path / "node")) == []  # itself is left out


HOLD = """
import os, sys
held = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another(node: str) -> Iterator[int]:
    """Let another process of this machine have a node open; return its number."""
    words = [sys.executable, "-c", HOLD, node]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process.pid
        finally:
            process.communicate(timeout=20)


def test_a_real_process_that_holds_a_serial_line_is_named() -> None:
    ours, theirs = os.openpty()
    try:
        node = os.ttyname(theirs)
        device = DeviceSettings(driver="zfm", options={"port": node})
        with held_by_another(node) as pid:
            found = inventory.openable(Machine(), FINGER, device, FaultCode.BUSY)
        assert found.code == "HELD"
        assert f"({pid})" in str(found.facts["holder"])
        assert "python" in str(found.facts["holder"])
        assert inventory.openable(Machine(), FINGER, device, FaultCode.BUSY).code != "HELD"
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_link_to_a_node_is_the_node(tmp_path: Path) -> None:
    """As udev names serial lines below ``/dev/serial/by-id``."""
    node, link = tmp_path / "ttyUSB0", tmp_path / "by-id"
    node.touch()
    link.symlink_to(node)
    with held_by_another(str(node)) as pid:
        assert [each.pid for each in Machine().holders(str(link))] == [pid]


def test_who_may_not_open_it_is_offered_the_rule(machine: Machine) -> None:
    found = inventory.openable(machine, FINGER, READER, FaultCode.PERMISSION)
    assert found.code == "MAY_NOT_OPEN"
    assert found.facts["rule_1"] == plugged.rule((0x05BA, 0x000A))
    assert 'ATTR{idVendor}=="05ba"' in str(found.facts["rule_1"])


@pytest.mark.parametrize(
    ("wanted", "serial", "code", "verdict"),
    [
        ("A1", "A1", "IDENTIFIED", Outcome.PASS),
        ("A1", "B2", "SERIAL_SWAPPED", Outcome.FAIL),
        ("", "B2", "IDENTIFIED", Outcome.PASS),
        ("", "", "NO_SERIAL", Outcome.WARN),
    ],
)
def test_a_swapped_device_is_noticed(wanted: str, serial: str, code: str, verdict: Outcome) -> None:
    device = DeviceSettings(driver="uareu", options={"serial": wanted} if wanted else {})
    found = inventory.identified(FINGER, device, serial)
    assert (found.code, found.verdict) == (code, verdict)


def test_the_drivers_name_in_the_settings_is_checked() -> None:
    wrong = inventory.named(FINGER, DeviceSettings(driver="uareo"))
    other = inventory.named(FINGER, DeviceSettings(driver="frames"))
    assert wrong is not None
    assert other is not None
    assert (wrong.code, other.code) == ("DRIVER_UNKNOWN", "DRIVER_OF_OTHER_KIND")
    assert inventory.named(FINGER, READER) is None
