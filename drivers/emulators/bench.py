"""The emulated wires of one station, sharing one chair: what training mode and tests plug in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType

from drivers.emulators import WIRES
from drivers.emulators.barcode import BarcodeScript, EmulatedBarcode
from drivers.emulators.camera import NO_FAULTS, CameraTrouble, EmulatedFrames
from drivers.emulators.ccid import CcidScript, EmulatedCcid
from drivers.emulators.chair import Chair
from drivers.emulators.eos import EmulatedEos, EosScript
from drivers.emulators.escpos import EmulatedEscPos, EscPosScript
from drivers.emulators.mjpeg import EmulatedMjpeg, MjpegScript
from drivers.emulators.nir import EmulatedNir, NirScript
from drivers.emulators.nmea import EmulatedNmea, NmeaScript
from drivers.emulators.pty_line import (
    LIFE,
    EmulatedLine,
    EmulatedSerialBus,
    LineScript,
    SerialDevice,
)
from drivers.emulators.sbi.mishaps import SbiScript
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.emulators.sfm import EmulatedSfm, SfmScript
from drivers.emulators.topaz import EmulatedTopaz, TopazScript
from drivers.emulators.uareu import EmulatedUareu, UareuScript
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.wacom_stu.pad import EmulatedPad
from drivers.emulators.wacom_stu.script import PadScript
from drivers.emulators.zfm import EmulatedZfm, ZfmScript
from drivers.population.person import Person
from drivers.registry import Option, Wiring
from drivers.trouble import Fault, FaultCode


@dataclass(frozen=True)
class Scripts:
    """How each wire behaves and misbehaves; by default well, at the speed of life."""

    sbi: SbiScript = field(default_factory=SbiScript)
    pad: PadScript = field(default_factory=PadScript)
    zfm: ZfmScript = field(default_factory=ZfmScript)
    sfm: SfmScript = field(default_factory=SfmScript)
    uareu: UareuScript = field(default_factory=UareuScript)
    topaz: TopazScript = field(default_factory=TopazScript)
    nmea: NmeaScript = field(default_factory=NmeaScript)
    escpos: EscPosScript = field(default_factory=EscPosScript)
    barcode: BarcodeScript = field(default_factory=BarcodeScript)
    ccid: CcidScript = field(default_factory=CcidScript)
    serial: LineScript = field(default_factory=lambda: LineScript(rate=LIFE))
    camera: Mapping[CameraTrouble, int] = field(default_factory=lambda: NO_FAULTS)
    canon: EosScript = field(default_factory=EosScript)
    mjpeg: MjpegScript = field(default_factory=MjpegScript)
    nir: NirScript = field(default_factory=NirScript)


class Emulation:
    """Starts the named wires; what is not named stays the machine's own.

        with Emulation(("sbi", "wacom-stu"), seed=7) as emulation:
            scanner = create("sbi-finger", emulation.wiring())

    Args:
        names: of ``WIRES``. Raises ``Fault`` UNSUPPORTED for any other.
        seed: who sits there at first; None leaves the chair empty.
        scripts: what goes wrong, and how long things take.
    """

    def __init__(
        self, names: Collection[str], seed: int | None = None, scripts: Scripts | None = None
    ) -> None:
        if unknown := set(names) - set(WIRES):
            raise Fault(FaultCode.UNSUPPORTED, f"no emulator {min(unknown)}")
        scripts = scripts or Scripts()
        self.chair = Chair()
        self.camera = (
            EmulatedFrames(self.chair, faults=scripts.camera) if "camera" in names else None
        )
        self.pad = EmulatedPad(self.chair, scripts.pad) if "wacom-stu" in names else None
        self.reader = EmulatedUareu(self.chair, scripts.uareu) if "uareu" in names else None
        self.eos = EmulatedEos(self.chair, scripts.canon) if "canon" in names else None
        self.network_camera = EmulatedMjpeg(self.chair, scripts.mjpeg) if "mjpeg" in names else None
        self.nir = EmulatedNir(self.chair, scripts.nir) if "nir" in names else None
        self.cards = EmulatedCcid(scripts.ccid) if "ccid" in names else None
        plugged = [each for each in (self.pad, self.reader, self.eos, self.cards) if each]
        self._bus = EmulatedBus(plugged) if plugged else None
        self.sbi = SbiEmulator(self.chair, script=scripts.sbi) if "sbi" in names else None
        self.lines = tuple(
            EmulatedLine(kind, device, scripts.serial)
            for kind, device in _serial(self.chair, scripts).items()
            if kind in names
        )
        if seed is not None:
            self.seat(seed)

    def seat(
        self,
        seed: int,
        missing: Collection[str] = (),
        birth_year: int = 1995,
        foreign: bool = False,
        haste: float = 1.0,
    ) -> Person:
        """Let a person sit down in front of all devices; returns at once."""
        person = Person(seed, birth_year, foreign, frozenset(missing))
        self.chair.seat(person, haste)
        if self.sbi:
            self.sbi.prepare(person)
        return person

    def leave(self) -> None:
        """Leave the chair empty."""
        self.chair.seat(None)

    def wiring(self, options: Mapping[str, Option] | None = None) -> Wiring:
        """Return what ``drivers.registry.create`` connects a driver to."""
        wiring = Wiring(
            usb=self._bus,
            serial=EmulatedSerialBus(*self.lines) if self.lines else None,
            frames=self.camera,
            video=self.nir.node.wire() if self.nir else None,
            mjpeg=self.network_camera.url if self.network_camera else "",
            options=options or {},
        )
        if self.sbi is None:
            return wiring
        return replace(
            wiring,
            sbi_host=HOST,
            sbi_ports=(self.sbi.port,),
            sbi_roots=(self.sbi.keys.root_pem,),
        )

    def close(self) -> None:
        """End all emulators and their threads."""
        if self.sbi:
            self.sbi.close()
        if self.network_camera:
            self.network_camera.close()
        for line in self.lines:
            line.close()

    def __enter__(self) -> "Emulation":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _serial(chair: Chair, scripts: Scripts) -> Mapping[str, SerialDevice]:
    return {
        "zfm": EmulatedZfm(chair, script=scripts.zfm),
        "sfm": EmulatedSfm(chair, script=scripts.sfm),
        "topaz": EmulatedTopaz(chair, scripts.topaz),
        "nmea": EmulatedNmea(scripts.nmea),
        "escpos": EmulatedEscPos(scripts.escpos),
        "barcode": EmulatedBarcode(scripts.barcode),
    }
