"""Emulated single-finger sensors for tests: each a row of one table, plugs that can be pulled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from drivers.emulators import sfm, zfm
from drivers.emulators.chair import Chair
from drivers.emulators.glass import GlassScript
from drivers.emulators.pty_cable import Cable, MemoryCable, PtyCable
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript, SerialDevice
from drivers.population.person import Person
from drivers.protocol import FingerScanner
from drivers.sfm.sensor import Module as SfmModule
from drivers.sfm.sensor import SfmSensor
from drivers.transports.serial_port import Wanted
from drivers.trouble import FaultCode, RetryReason
from drivers.zfm.sensor import Module as ZfmModule
from drivers.zfm.sensor import ZfmSensor

SITTER: Final = Person(7)
EAGER: Final = GlassScript(looks_before=1, looks_after=1)


class Trouble(StrEnum):
    """What goes wrong at a sensor, on its cable or on its glass."""

    NOISE = "NOISE"
    TURNED_BYTE = "TURNED_BYTE"
    LOST_BYTE = "LOST_BYTE"
    SLOW = "SLOW"
    ONE_WRONG_SUM = "ONE_WRONG_SUM"
    WRONG_SUMS = "WRONG_SUMS"
    SILENT = "SILENT"
    BROKEN = "BROKEN"
    WRONG_SHAPE = "WRONG_SHAPE"
    NOBODY = "NOBODY"
    STUCK = "STUCK"
    LATENT = "LATENT"
    POOR = "POOR"
    LOCKED = "LOCKED"
    BUSY_ONCE = "BUSY_ONCE"
    BUSY = "BUSY"
    SMEARED = "SMEARED"
    WRONG_BLOCKS = "WRONG_BLOCKS"
    OTHER_FORMAT = "OTHER_FORMAT"


Outcome = FaultCode | RetryReason | None
"""How opening or recording ends; None where the driver copes."""

OUTCOMES: Final[Mapping[Trouble, Outcome]] = MappingProxyType(
    {
        Trouble.NOISE: None,
        Trouble.TURNED_BYTE: None,
        Trouble.LOST_BYTE: None,
        Trouble.SLOW: None,
        Trouble.ONE_WRONG_SUM: None,
        Trouble.WRONG_SUMS: FaultCode.PROTOCOL,
        Trouble.SILENT: FaultCode.TIMEOUT,
        Trouble.BROKEN: FaultCode.HARDWARE,
        Trouble.WRONG_SHAPE: FaultCode.PROTOCOL,
        Trouble.NOBODY: RetryReason.TIMED_OUT,
        Trouble.LATENT: RetryReason.FINGER_NONE,
        Trouble.STUCK: RetryReason.TIMED_OUT,
        Trouble.POOR: RetryReason.FINGER_UNCLEAR,
        Trouble.LOCKED: FaultCode.PERMISSION,
        Trouble.BUSY_ONCE: None,
        Trouble.BUSY: FaultCode.BUSY,
        Trouble.SMEARED: RetryReason.FINGER_UNCLEAR,
        Trouble.WRONG_BLOCKS: FaultCode.PROTOCOL,
        Trouble.OTHER_FORMAT: FaultCode.PROTOCOL,
    }
)
"""The same for every sensor: whoever has a trouble at all ends so."""

GLASS: Final[Mapping[Trouble, GlassScript]] = MappingProxyType(
    {
        Trouble.NOBODY: GlassScript(looks_before=-1),
        Trouble.STUCK: GlassScript(looks_before=1, looks_after=1, stuck=True),
        Trouble.LATENT: GlassScript(looks_before=1, latent=True),
        Trouble.POOR: GlassScript(looks_before=0, poor=1),
    }
)
LINE: Final[Mapping[Trouble, LineScript]] = MappingProxyType(
    {
        Trouble.NOISE: LineScript(noise=b"\x00\xef\x40\x0a\xff\xef\x01\x40"),
        Trouble.TURNED_BYTE: LineScript(turn=frozenset({9000})),
        Trouble.LOST_BYTE: LineScript(lose=frozenset({9000})),
        Trouble.SLOW: LineScript(rate=400_000),
    }
)


@dataclass(frozen=True)
class Row:
    """One sensor: its driver, its emulator, and how each of its own troubles is scripted.

    ``device`` makes the emulator with a glass and a trouble that it knows; ``troubles`` are those.
    """

    name: str
    shape: tuple[int, int]
    ppi: int
    steps: int
    driver: Callable[[EmulatedSerialBus], FingerScanner]
    device: Callable[[Chair, GlassScript, Trouble | None], SerialDevice]
    troubles: frozenset[Trouble]


def _zfm(model: zfm.Model) -> Callable[[Chair, GlassScript, Trouble | None], SerialDevice]:
    def make(chair: Chair, glass: GlassScript, trouble: Trouble | None) -> SerialDevice:
        own: dict[Trouble | None, zfm.ZfmScript] = {
            Trouble.ONE_WRONG_SUM: zfm.ZfmScript(glass, bad_sums=1),
            Trouble.WRONG_SUMS: zfm.ZfmScript(glass, bad_sums=-1),
            Trouble.SILENT: zfm.ZfmScript(glass, silent=True),
            Trouble.BROKEN: zfm.ZfmScript(glass, broken=True),
            Trouble.WRONG_SHAPE: zfm.ZfmScript(glass, told_shape=(100, 100)),
            Trouble.LOCKED: zfm.ZfmScript(glass, password=0x1234),
            Trouble.SMEARED: zfm.ZfmScript(glass, smeared=1),
        }
        return zfm.EmulatedZfm(chair, model, own.get(trouble, zfm.ZfmScript(glass)))

    return make


def _sfm(*, whole: bool, terminal: int | None) -> Callable[..., SerialDevice]:
    def make(chair: Chair, glass: GlassScript, trouble: Trouble | None) -> SerialDevice:
        how: dict[Trouble | None, dict[str, object]] = {
            Trouble.ONE_WRONG_SUM: {"bad_sums": 1},
            Trouble.WRONG_SUMS: {"bad_sums": -1},
            Trouble.SILENT: {"silent": True},
            Trouble.BROKEN: {"scan_flag": 0x6E},
            Trouble.WRONG_SHAPE: {"told_shape": (100, 100)},
            Trouble.LOCKED: {"scan_flag": 0xA1},
            Trouble.SMEARED: {"scan_flag": 0x63},
            Trouble.BUSY_ONCE: {"busy": 1},
            Trouble.BUSY: {"busy": -1},
            Trouble.WRONG_BLOCKS: {"bad_blocks": -1},
            Trouble.OTHER_FORMAT: {"format": 2},
        }
        common = {"glass": glass, "whole": whole, "terminal": terminal, "looks_a_second": 5}
        return sfm.EmulatedSfm(chair, script=_sfm_script(common | how.get(trouble, {})))

    return make


def _sfm_script(fields: Mapping[str, object]) -> sfm.SfmScript:
    make: Callable[..., sfm.SfmScript] = sfm.SfmScript
    return make(**fields)


_COMMON: Final = frozenset(
    {
        *GLASS, *LINE,
        Trouble.ONE_WRONG_SUM, Trouble.WRONG_SUMS, Trouble.SILENT, Trouble.BROKEN,
        Trouble.WRONG_SHAPE, Trouble.LOCKED, Trouble.SMEARED,
    }
)  # fmt: skip
_SFM: Final = _COMMON | {Trouble.BUSY_ONCE, Trouble.BUSY, Trouble.OTHER_FORMAT}


def zfm_driver(bus: EmulatedSerialBus) -> FingerScanner:
    return ZfmSensor(bus, ZfmModule(Wanted("zfm"), poll=0.002))


def sfm_driver(bus: EmulatedSerialBus) -> FingerScanner:
    return SfmSensor(bus, SfmModule(Wanted("sfm")))


def sfm_network_driver(bus: EmulatedSerialBus) -> FingerScanner:
    return SfmSensor(bus, SfmModule(Wanted("sfm"), terminal=7))


_ON_THE_WAY: Final = frozenset({Trouble.NOISE, Trouble.LOST_BYTE, Trouble.ONE_WRONG_SUM})
"""What a variant of a wire is tried with, where its sensor has been tried with everything."""

ROWS: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "zfm-r307": Row(
            "zfm", (288, 256), 500, 16, zfm_driver, _zfm(zfm.R307), _ON_THE_WAY,
        ),
        "zfm-r503": Row("zfm", (192, 192), 508, 16, zfm_driver, _zfm(zfm.R503), _COMMON),
        "sfm": Row(
            "sfm", (320, 272), 500, 256, sfm_driver, _sfm(whole=False, terminal=None),
            _SFM | {Trouble.WRONG_BLOCKS},
        ),
        "sfm-whole": Row(
            "sfm", (320, 272), 500, 256, sfm_driver, _sfm(whole=True, terminal=None),
            # A picture sent whole bears no checksum: a turned pixel cannot be seen.
            _ON_THE_WAY | {Trouble.WRONG_SHAPE},
        ),
        "sfm-network": Row(
            "sfm", (320, 272), 500, 256, sfm_network_driver, _sfm(whole=False, terminal=7),
            _ON_THE_WAY | {Trouble.WRONG_BLOCKS},
        ),
    }
)  # fmt: skip


@dataclass
class SensorBench:
    """A sensor before a chair, on a cable, and its driver."""

    row: Row
    trouble: Trouble | None = None
    person: Person | None = SITTER
    line_script: LineScript = field(default_factory=LineScript)
    cable: Callable[[], Cable] = PtyCable
    glass: GlassScript = EAGER

    def __post_init__(self) -> None:
        self.chair = Chair(self.person)
        self.line = self._line(self.trouble)

    def driver(self) -> FingerScanner:
        return self.row.driver(EmulatedSerialBus(self.line))

    def unplug(self) -> None:
        self.line.unplug()

    def plug(self) -> None:
        self.line.plug()

    def heal(self) -> None:
        """Replace the sensor by a good one on the same cable; power comes back with it."""
        self.line.unplug()
        self.line.device = self._device(None)
        self.line.script = LineScript()
        self.line.plug()

    def close(self) -> None:
        self.line.close()

    def _line(self, trouble: Trouble | None) -> EmulatedLine:
        script = LINE.get(trouble, self.line_script) if trouble else self.line_script
        return EmulatedLine(self.row.name, self._device(trouble), script, self.cable)

    def _device(self, trouble: Trouble | None) -> SerialDevice:
        glass = GLASS.get(trouble, self.glass) if trouble else self.glass
        return self.row.device(self.chair, glass, trouble)


MEMORY: Final[Callable[[], Cable]] = MemoryCable
