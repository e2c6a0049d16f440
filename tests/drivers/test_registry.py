"""The table of drivers: loads nothing early, lets others in, keeps broken ones to themselves."""

import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from drivers import registry
from drivers.accessories import CardReader, CodeReader, PositionReceiver, ReceiptPrinter
from drivers.protocol import Camera, FingerScanner, IrisScanner, SignaturePad
from drivers.registry import DRIVERS, GROUP, Wiring, create, entries
from drivers.trouble import Fault, FaultCode

PROTOCOLS: dict[str, Any] = {
    "CAMERA": Camera,
    "FINGER": FingerScanner,
    "IRIS": IrisScanner,
    "SIGNATURE": SignaturePad,
    "CARD": CardReader,
    "CODE": CodeReader,
    "POSITION": PositionReceiver,
    "PRINTER": ReceiptPrinter,
}


class Acme:
    """A driver of somebody else; its factory is the class."""

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring


def explode(_wiring: Wiring) -> object:
    raise ZeroDivisionError


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three packages that bring drivers: a good one, one that fails, one that is not there."""
    here = "tests.drivers.test_registry"
    found = EntryPoints(
        [
            EntryPoint("finger.acme", f"{here}:Acme", GROUP),
            EntryPoint("finger.exploding", f"{here}:explode", GROUP),
            EntryPoint("iris.absent", "no_such_package.driver:make", GROUP),
            EntryPoint("finger.sbi-finger", f"{here}:explode", GROUP),
            EntryPoint("nameless", f"{here}:Acme", GROUP),
        ]
    )
    monkeypatch.setattr(registry, "entry_points", lambda group: found.select(group=group))


def test_looking_at_the_table_loads_no_library() -> None:
    code = (
        "import sys, drivers, drivers.registry as r, drivers.emulators as e; r.entries(); e.WIRES;"
        "print(*(sys.modules.keys() & {'cv2', 'numpy', 'usb', 'serial', 'cryptography'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", DRIVERS)
def test_every_driver_is_made_unopened_and_fulfils_its_protocol(name: str) -> None:
    device = create(name, Wiring())
    assert isinstance(device, PROTOCOLS[DRIVERS[name].modality])
    device.close()


def test_an_unknown_name_gets_a_suggestion() -> None:
    with pytest.raises(Fault) as caught:
        create("wacom-stv", Wiring())
    assert caught.value.code is FaultCode.UNSUPPORTED
    assert "did you mean wacom-stu?" in caught.value.detail


@pytest.mark.usefixtures("plugins")
def test_drivers_of_other_packages_are_found_by_name() -> None:
    assert entries()["acme"].modality == "FINGER"
    wiring = Wiring(options={"field": "large"})
    device = create("acme", wiring)
    assert isinstance(device, Acme)
    assert device.wiring is wiring


@pytest.mark.usefixtures("plugins")
@pytest.mark.parametrize(
    ("name", "reason"), [("exploding", "ZeroDivisionError"), ("absent", "ModuleNotFoundError")]
)
def test_a_broken_driver_breaks_only_itself(name: str, reason: str) -> None:
    with pytest.raises(Fault) as caught:
        create(name, Wiring())
    assert (caught.value.code, caught.value.detail) == (
        FaultCode.UNSUPPORTED,
        f"driver {name}: {reason}",
    )
    assert create("wacom-stu", Wiring())


@pytest.mark.usefixtures("plugins")
def test_nobody_takes_the_place_of_a_driver_of_this_package() -> None:
    assert entries()["sbi-finger"] == DRIVERS["sbi-finger"]
    assert "nameless" not in entries()
