"""The rules that are installed let the station open every device that its drivers are for."""

import importlib
import re
import subprocess
from pathlib import Path

import pytest

from drivers import plugged
from drivers.registry import DRIVERS

LINUX = Path(__file__).parents[2] / "config/linux"
RULES = LINUX / "70-perekaman.rules"
TABLES = {
    "uareu": ("drivers.uareu.sensor", "MODELS", None),
    "wacom-stu": ("drivers.wacom_stu.pad", "PRODUCTS", 0x056A),
    "canon": ("drivers.canon.vocabulary", "MODELS", 0x04A9),
}
"""Driver -> where its own table stands, and the vendor where it holds products only."""


def lines() -> list[str]:
    text = RULES.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("driver", plugged.KNOWN)
def test_the_table_knows_what_the_driver_knows(driver: str) -> None:
    module, name, vendor = TABLES[driver]
    own = getattr(importlib.import_module(module), name)
    wanted = {(vendor, each) for each in own} if vendor else set(own)
    assert set(plugged.KNOWN[driver]) == wanted


@pytest.mark.parametrize("driver", plugged.KNOWN)
def test_every_device_of_a_driver_has_its_rule(driver: str) -> None:
    for ids in plugged.KNOWN[driver]:
        assert plugged.rule(ids) in lines()


def test_every_adapter_has_its_rule_and_no_modem_is_looked_for() -> None:
    for vendor in plugged.ADAPTERS:
        rule = next(line for line in lines() if line.startswith(_tty(vendor)))
        assert 'ENV{ID_MM_DEVICE_IGNORE}="1"' in rule


def _tty(vendor: int) -> str:
    return f'SUBSYSTEM=="tty", ATTRS{{idVendor}}=="{vendor:04x}"'


TOKEN = re.compile(r'([A-Z_]+)(?:\{([^{}"]+)\})?(==|!=|\+=|-=|:=|=)"([^"]*)"')
MATCHED = {"ACTION", "SUBSYSTEM", "KERNEL", "ATTR", "ATTRS", "ENV"}
SET = {"TAG": {"+=", "="}, "ENV": {"="}, "ATTR": {"="}, "GOTO": {"="}, "LABEL": {"="}}
NAMED = {"ATTR", "ATTRS", "ENV"}
"""Of udev(7), as much as these rules use: what may be compared, what set and how, what is named."""


def wrong(rules: list[str]) -> list[str]:
    """Return what the rules have that udev would not take, or would take for something else."""
    found, labels, gone = [], set(), []
    for rule in rules:
        tokens = [TOKEN.fullmatch(part) for part in rule.split(", ")]
        parts = [token.groups() for token in tokens if token]
        found += [rule] * (len(parts) != len(tokens))
        found += [f"{key}{how}" for key, name, how, _ in parts if not taken(key, name, how)]
        sets = [how not in {"==", "!="} for _, _, how, _ in parts]
        found += [rule] * (sets != sorted(sets) or not any(sets))
        labels |= {value for key, _, _, value in parts if key == "LABEL"}
        gone += [value for key, _, _, value in parts if key == "GOTO"]
        found += [value for key, name, _, value in parts if strange(key, name, value)]
    return found + [each for each in gone if each not in labels]


def taken(key: str, name: str | None, how: str) -> bool:
    if bool(name) != (key in NAMED):
        return False
    return key in MATCHED if how in {"==", "!="} else how in SET.get(key, set())


def strange(key: str, name: str | None, value: str) -> bool:
    """Tell whether a number of a vendor or product is none that the kernel writes."""
    numbered = key in {"ATTR", "ATTRS"} and name in {"idVendor", "idProduct"}
    return not value or (numbered and re.fullmatch("[0-9a-f]{4}", value) is None)


def test_udev_takes_every_line() -> None:
    assert len(lines()) > 20
    assert wrong(lines()) == []


@pytest.mark.parametrize(
    ("good", "spoilt"),
    [
        ('TAG+="uaccess"', 'TAGS+="uaccess"'),
        ('TAG+="uaccess"', 'TAG=="uaccess"'),
        ('TAG+="uaccess"', "TAG+=uaccess"),
        ('SUBSYSTEM=="usb"', 'SUBSYSTEM="usb"'),
        ("ATTR{idVendor}", "ATTR"),
        ('"05ba"', '"05BA"'),
        ('"05ba", ', '"05ba" '),
        ('LABEL="perekaman_end"', 'LABEL="perekaman_over"'),
        ('ATTR{power/control}="on"', 'ATTR{power/control}=="on"'),
        ('ID_MM_DEVICE_IGNORE}="1"', 'ID_MM_DEVICE_IGNORE}="1'),
    ],
)
def test_a_spoilt_line_is_noticed(good: str, spoilt: str) -> None:
    changed = "\n".join(lines()).replace(good, spoilt)
    assert wrong(changed.split("\n"))


SERIAL = ("transports.serial_port", "sfm.sensor", "topaz.pad", "barcode.reader", "nmea.receiver")


@pytest.mark.parametrize("module", [*SERIAL, "escpos.printer"])
def test_the_vendors_of_every_serial_driver_are_known(module: str) -> None:
    own = importlib.import_module(f"drivers.{module}")
    vendors = getattr(own, "VENDORS", None) or own.ADAPTERS
    assert vendors <= set(plugged.ADAPTERS)


def test_card_readers_are_ruled_by_their_class() -> None:
    reader = importlib.import_module("drivers.ccid.reader")
    assert any(f":{reader.CLASS:02x}0000:" in line for line in lines())


def test_no_rule_is_for_a_stranger() -> None:
    pattern = re.compile(r'ATTR\{idVendor\}=="(\w{4})", ATTR\{idProduct\}=="(\w{4})"')
    ruled = {tuple(int(n, 16) for n in m.groups()) for m in map(pattern.search, lines()) if m}
    assert ruled == {ids for known in plugged.KNOWN.values() for ids in known}


def test_the_file_comes_before_the_one_that_gives_out_the_rights() -> None:
    assert int(RULES.name[:2]) < 73
    assert set(plugged.KNOWN) <= set(DRIVERS)


def test_the_installer_puts_the_rules_in_place(tmp_path: Path) -> None:
    subprocess.run(["sh", str(LINUX / "install"), "--root", str(tmp_path)], check=True, timeout=60)
    placed = tmp_path / "etc/udev/rules.d" / RULES.name
    assert placed.read_bytes() == RULES.read_bytes()
    assert placed.stat().st_mode & 0o777 == 0o644
