"""What Linux tells of plugged-in devices: the USB list, who may open a node, who holds it.

Everything is read below a root, so that a test, or a copy of a broken station, can stand in for it.
Sources: Documentation/ABI/testing/sysfs-bus-usb, proc_pid_fd(5), udev(7).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_USB: Final = "sys/bus/usb/devices"
_HUB: Final = "09"


@dataclass(frozen=True)
class UsbEntry:
    """One device as the kernel lists it. ``speed`` in Mbit/s; ``driver`` is what is bound to it."""

    place: str
    vendor: int
    product: int
    serial: str = ""
    maker: str = ""
    name: str = ""
    speed: str = ""
    power: str = ""
    driver: str = ""
    node: str = ""
    hub: bool = False

    @property
    def ids(self) -> str:
        return f"{self.vendor:04x}:{self.product:04x}"


@dataclass(frozen=True)
class Holder:
    """A process that has a node open; ``pid`` 0 where it may not be looked at."""

    pid: int
    name: str


@dataclass(frozen=True)
class Machine:
    """The machine whose files stand below ``root``."""

    root: Path = Path("/")

    def usb(self) -> list[UsbEntry] | None:
        """Return all USB devices; None where this system does not show them."""
        folder = self.root / _USB
        if not folder.is_dir():
            return None
        return [entry for each in sorted(folder.iterdir()) if (entry := _entry(each))]

    def serial_lines(self) -> list[str]:
        """Return the names of serial lines that hang on an adapter."""
        folder = self.root / "sys/class/tty"
        if not folder.is_dir():
            return []
        return sorted(each.name for each in folder.iterdir() if (each / "device").exists())

    def cameras(self) -> dict[str, str]:
        """Return the names of video devices by node name."""
        folder = self.root / "sys/class/video4linux"
        if not folder.is_dir():
            return {}
        return {each.name: _text(each / "name") for each in sorted(folder.iterdir())}

    def may_open(self, node: str) -> bool:
        """Say whether this user may read and write a node."""
        return os.access(self.root / node.lstrip("/"), os.R_OK | os.W_OK)

    def holders(self, node: str) -> list[Holder]:
        """Return who has a node open, this process left out; strangers' tables may be closed."""
        wanted = self._followed(node)
        return [
            Holder(pid, _text(self.root / f"proc/{pid}/comm"))
            for pid in self._processes()
            if pid != os.getpid() and self._has_open(pid, wanted)
        ]

    def _followed(self, node: str) -> str:
        """Return the node that a link such as those of ``/dev/serial/by-id`` leads to."""
        path = self.root / node.lstrip("/")
        if not path.is_symlink():
            return node.lstrip("/")
        return str(path.resolve()).removeprefix(str(self.root)).lstrip("/")

    def _processes(self) -> Iterator[int]:
        folder = self.root / "proc"
        if folder.is_dir():
            yield from sorted(int(each.name) for each in folder.iterdir() if each.name.isdigit())

    def _has_open(self, pid: int, wanted: str) -> bool:
        try:
            for each in (self.root / f"proc/{pid}/fd").iterdir():
                target = each.readlink() if each.is_symlink() else Path(_text(each))
                if str(target).lstrip("/") == wanted or str(target) == str(self.root / wanted):
                    return True
        except OSError:  # it ended meanwhile, or belongs to somebody else
            return False
        return False


def _entry(folder: Path) -> UsbEntry | None:
    """Read one device; interfaces and roots without ids are none."""
    vendor, product = _text(folder / "idVendor"), _text(folder / "idProduct")
    if not vendor or not product:
        return None
    bus, number = _text(folder / "busnum"), _text(folder / "devnum")
    node = f"dev/bus/usb/{int(bus):03}/{int(number):03}" if bus and number else ""
    return UsbEntry(
        place=folder.name,
        vendor=int(vendor, 16),
        product=int(product, 16),
        serial=_text(folder / "serial"),
        maker=_text(folder / "manufacturer"),
        name=_text(folder / "product"),
        speed=_text(folder / "speed"),
        power=_text(folder / "bMaxPower"),
        driver=_bound(folder),
        node=node,
        hub=_text(folder / "bDeviceClass") == _HUB,
    )


def _bound(folder: Path) -> str:
    """Return the driver that is bound to the first interface."""
    for interface in sorted(folder.parent.glob(f"{folder.name}:*")):
        link = interface / "driver"
        if link.exists():
            return link.resolve().name
    return ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
