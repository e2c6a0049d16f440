"""Emulated single-finger readers on USB for tests: the same bench as that of the serial sensors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from drivers.emulators.chair import Chair
from drivers.emulators.glass import GlassScript
from drivers.emulators.uareu import EmulatedUareu, UareuScript
from drivers.emulators.usb import EmulatedBus
from drivers.population.person import Person
from drivers.protocol import FingerScanner
from drivers.transports.usb import UsbBus
from drivers.uareu.sensor import UareU
from tests.fakes.sensors import EAGER, GLASS, SITTER, Trouble

SCRIPTS: Final[Mapping[Trouble, UareuScript]] = MappingProxyType(
    {
        Trouble.ONE_WRONG_SUM: UareuScript(short=1),
        Trouble.LOST_BYTE: UareuScript(empty=1),
        Trouble.SLOW: UareuScript(piece=4096),
        Trouble.NOISE: UareuScript(chatter=True),
        Trouble.SILENT: UareuScript(mute=True),
        Trouble.BROKEN: UareuScript(sleeps=3),
        Trouble.SMEARED: UareuScript(short=3),
    }
)
"""How a trouble of sensors shows on this wire."""


@dataclass(frozen=True)
class ReaderRow:
    """One reader, as ``tests.fakes.sensors.Row`` has its sensors."""

    name: str
    shape: tuple[int, int]
    ppi: int
    steps: int
    driver: Callable[[UsbBus], FingerScanner]
    troubles: frozenset[Trouble]


def uareu_driver(bus: UsbBus) -> FingerScanner:
    return UareU(bus, event_ms=20)


READERS: Final[Mapping[str, ReaderRow]] = MappingProxyType(
    {
        "uareu": ReaderRow(
            "uareu", (290, 384), 512, 256, uareu_driver,
            frozenset({*SCRIPTS, *GLASS, Trouble.LOCKED, Trouble.BUSY} - {Trouble.POOR}),
        )
    }
)  # fmt: skip


@dataclass
class ReaderBench:
    """A reader before a chair, on a bus, and its driver."""

    row: ReaderRow
    trouble: Trouble | None = None
    person: Person | None = SITTER
    glass: GlassScript = EAGER

    def __post_init__(self) -> None:
        self._port: list[EmulatedUareu] = []
        self._bus = EmulatedBus(self._port)
        self._insert(self.trouble)

    def driver(self) -> FingerScanner:
        return self.row.driver(UsbBus(self._bus))

    def unplug(self) -> None:
        self.reader.unplug()

    def plug(self) -> None:
        self.reader.plug()

    def heal(self) -> None:
        """Replace the reader by a good one on the same bus."""
        self.unplug()
        self._insert(None)

    def close(self) -> None:
        self.unplug()

    def _insert(self, trouble: Trouble | None) -> None:
        self.reader = EmulatedUareu(Chair(self.person), self._script(trouble))
        self.reader.permitted = trouble is not Trouble.LOCKED
        self.reader.held = trouble is Trouble.BUSY
        self._port[:] = [self.reader]

    def _script(self, trouble: Trouble | None) -> UareuScript:
        glass = GLASS.get(trouble, self.glass) if trouble else self.glass
        own = SCRIPTS.get(trouble, UareuScript()) if trouble else UareuScript()
        return replace(own, glass=glass)
