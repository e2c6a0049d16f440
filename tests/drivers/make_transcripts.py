"""Writes the golden transcripts anew: ``python -m tests.drivers.make_transcripts``.

One session each: open, capture, close. A change in them is a change of what leaves the station.
Lines that begin with ``;`` say what a person checked the next line against; they stay with it.
"""

from collections.abc import Iterable, Mapping
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
from tests.drivers import golden_http, golden_wires

REMARK: Final = ";"
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


def checked(old: str, lines: Iterable[str]) -> str:
    """Return lines as text, with the remarks that stand before them in an older one."""
    remarks: dict[str, list[str]] = {}
    waiting: list[str] = []
    for line in old.splitlines():
        if line.startswith(REMARK):
            waiting.append(line)
        else:
            remarks.setdefault(line, waiting)
            waiting = []
    return "\n".join([each for line in lines for each in (*remarks.pop(line, ()), line)] + [""])


def unremarked(text: str) -> list[str]:
    """Return the lines of a transcript without remarks."""
    return [line for line in text.splitlines() if not line.startswith(REMARK)]


def _write(name: str, lines: Iterable[str]) -> None:
    path = FOLDER.joinpath(f"{name}.txt")
    old = path.read_text("ascii") if path.exists() else ""
    path.write_text(checked(old, lines), encoding="ascii")


if __name__ == "__main__":
    for each in FRAMINGS:
        _write(each, recorded(each, hashed=False).splitlines())
        _write(f"{each}-hashed", recorded(each, hashed=True).splitlines())
    for each in golden_wires.SESSIONS:
        _write(each, golden_wires.recorded(each))
    for each, told in golden_http.SESSIONS.items():
        _write(each, told())
