"""Writes the golden transcripts anew: ``python -m tests.drivers.make_transcripts``.

One session each: open, one finger, close. A change in them is a change of what leaves the station.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from drivers.emulators import sfm, zfm
from drivers.emulators.chair import Chair
from drivers.emulators.glass import GlassScript
from drivers.emulators.pty_cable import MemoryCable
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, SerialDevice
from drivers.population.person import Person
from drivers.protocol import FingerScanner, ScanRequest
from drivers.registry import Wiring, create
from drivers.sfm.framing import SfmFraming
from drivers.stop import Stop
from drivers.transports.recording import RecordedBus, Recorder
from drivers.transports.serial_port import SerialBus
from drivers.transports.transcript import Framing
from drivers.zfm.framing import ZfmFraming

FOLDER: Final = Path(__file__).with_name("transcripts")
FRAMINGS: Final[Mapping[str, Framing]] = MappingProxyType(
    {"zfm": ZfmFraming(), "sfm": SfmFraming()}
)


def device(name: str) -> SerialDevice:
    """Return a module with few pixels, before a person who puts a finger down at once."""
    chair, glass = Chair(Person(5)), GlassScript(looks_before=1, looks_after=0)
    if name == "zfm":
        return zfm.EmulatedZfm(chair, zfm.TINY, zfm.ZfmScript(glass))
    return sfm.EmulatedSfm(chair, sfm.TINY, sfm.SfmScript(glass))


def session(name: str, bus: SerialBus) -> bytes:
    """Open, record a finger, close; return its pixels."""
    driver = create(name, Wiring(serial=bus))
    assert isinstance(driver, FingerScanner)
    driver.open()
    (came,) = driver.scan(ScanRequest(("RIGHT_INDEX",)), lambda _: None, Stop(10))
    driver.close()
    return came.image.array.tobytes() if hasattr(came.image, "array") else b""


def recorded(name: str, *, hashed: bool) -> str:
    """Return the transcript of a session with the emulator, at a standing clock."""
    lines: list[str] = []
    recorder = Recorder(lines.append, FRAMINGS[name], hashed=hashed, clock=lambda: 0.0)
    line = EmulatedLine(name, device(name), make=MemoryCable)
    try:
        session(name, RecordedBus(EmulatedSerialBus(line), recorder))
    finally:
        line.close()
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    for each in FRAMINGS:
        FOLDER.joinpath(f"{each}.txt").write_text(recorded(each, hashed=False), encoding="ascii")
        hashed_path = FOLDER.joinpath(f"{each}-hashed.txt")
        hashed_path.write_text(recorded(each, hashed=True), encoding="ascii")
