"""Suprema SFM 3000, 3500, 4000, 5000, 5500 and 6000 fingerprint modules on a serial line.

Sources: those of ``drivers.sfm.packets`` and ``drivers.sfm.picture``. Verified on hardware: none.
Verified against: the emulator of ``drivers.emulators.sfm``.

The module only takes pictures here: no command that stores or matches is known to this driver.
Pictures are asked for in gray and scans for one second; both settings are changed in the module's
memory only, and changed back at ``close``. Whether ridges are dark on every model is not
documented: ``inverted`` turns the picture where they are bright.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np

from drivers.examined import Traffic
from drivers.one_finger import OneByOne
from drivers.protocol import Delivery, Identity, Pixels, Preview, Probe, ScanRequest
from drivers.sfm.line import Line, require
from drivers.sfm.packets import IN_MEMORY, Command, Packet, Parameter
from drivers.sfm.picture import picture
from drivers.stop import Stop
from drivers.transports.serial_port import ADAPTERS, Mode, SerialBus, Wanted
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry

log = logging.getLogger(__name__)

PPI: Final = 500
HOME_BAUD: Final = 115200
SPEEDS: Final = (115200, 921600, 460800, 230400, 57600, 38400, 19200, 9600)
OPEN_SECONDS: Final = 8.0
CLOSE_SECONDS: Final = 1.0
HANDSHAKE: Final = 0.3
SUPREMA: Final = 0x16D1
VENDORS: Final = ADAPTERS | {SUPREMA}
"""Some evaluation kits are their own adapter."""


@dataclass(frozen=True)
class Module:
    """How a module is reached.

    Attributes:
        wanted: the port.
        baud: the speed it is expected at; others are tried where it is silent.
        terminal: its number on an RS-485 network; None for a module alone on its line.
        inverted: its ridges are bright.
        ppi: pixels per inch, where they were measured with a target.
    """

    wanted: Wanted
    baud: int = HOME_BAUD
    terminal: int | None = None
    inverted: bool = False
    ppi: int = PPI


@dataclass(frozen=True)
class _Opened:
    """A module that has answered, and the settings it had."""

    line: Line
    before: tuple[tuple[Parameter, int], ...]


class SfmSensor:
    """One finger at a time, 500 ppi, eight bits of gray."""

    def __init__(self, bus: SerialBus, module: Module) -> None:
        self._bus = bus
        self._module = module
        self._opened: _Opened | None = None
        self._fingers = OneByOne(self)

    def open(self) -> Identity:
        """Find the module's speed, identify it, set gray pictures. Raises ``Fault``."""
        self.close()
        port = self._bus.open(self._module.wanted, Mode(self._module.baud))
        try:
            return self._meet(Line(port, self._module.terminal), Stop(OPEN_SECONDS))
        except Retry as late:
            port.close()
            raise Fault(FaultCode.TIMEOUT, "handshake") from late
        except Fault:
            port.close()
            raise

    def close(self) -> None:
        """Restore the module's settings and let go of the port."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        with suppress(DeviceTrouble):  # what is away has lost its memory by itself
            stop = Stop(CLOSE_SECONDS)
            for parameter, value in opened.before:
                opened.line.write(parameter, value, stop)
        opened.line.port.close()

    def there(self) -> bool:
        """Say whether the module still answers."""
        try:
            self._require().line.read(Parameter.MODULE, Stop(HANDSHAKE), HANDSHAKE)
        except DeviceTrouble:
            return False
        return True

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """Ask the module how it is, and whether fingers were left on it. Raises as :meth:`scan`."""
        line = self._require().line
        require(line.ask(Packet(Command.STATUS), stop))
        count = line.told(Parameter.ENROLLED, stop)
        return (Probe("no-templates", not count, {"templates": count}),)

    def traffic(self) -> Traffic:
        """Return how many packets came, and how many of them damaged or behind garbage."""
        return self._opened.line.traffic if self._opened else Traffic()

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested fingers, one after the other.

        Raises:
            Retry: FINGER_NONE, FINGER_UNCLEAR, TIMED_OUT.
            Fault: as ``drivers.sfm.line`` and ``drivers.transports.serial_port``.
        """
        self._require()
        return self._fingers.scan(request, preview, stop)

    def press(self, stop: Stop) -> Pixels:
        """Wait for a finger and fetch its picture."""
        line = self._require().line
        while (data := line.scan(stop)) is None:
            stop.check()
        pixels = picture(data)
        gray = np.bitwise_not(pixels) if self._module.inverted else pixels
        return Pixels(gray, self._module.ppi)

    def lift(self, stop: Stop) -> None:
        """Return at once: a scan cannot tell a finger that stayed from one that came."""

    def _require(self) -> _Opened:
        if self._opened is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._opened

    def _meet(self, line: Line, stop: Stop) -> Identity:
        self._find_speed(line, stop)
        require(line.ask(Packet(Command.STATUS), stop))
        identity = _identity(line, stop)
        _warn_of_templates(line, stop)
        before = tuple((each, line.read(each, stop)) for each, _ in IN_MEMORY)
        self._opened = _Opened(line, before)
        try:
            for parameter, value in IN_MEMORY:
                line.write(parameter, value, stop)
        except DeviceTrouble:
            self.close()
            raise
        return identity

    def _find_speed(self, line: Line, stop: Stop) -> None:
        """Ask for the module's number at each speed. Raises ``Fault`` TIMEOUT."""
        for baud in dict.fromkeys((self._module.baud, *SPEEDS)):
            try:
                line.port.set_baud(baud)
                line.read(Parameter.MODULE, stop, HANDSHAKE)
            except Fault as fault:
                if fault.code not in {FaultCode.TIMEOUT, FaultCode.UNSUPPORTED}:
                    raise
            else:
                return
        raise Fault(FaultCode.TIMEOUT, "handshake")


def _identity(line: Line, stop: Stop) -> Identity:
    firmware = line.told(Parameter.FIRMWARE, stop).to_bytes(4, "little")
    number = line.told(Parameter.SERIAL, stop)
    model = line.read(Parameter.MODULE, stop)
    text = firmware.decode("ascii", "replace").strip("\0 ")
    return Identity("sfm", "Suprema", f"SFM {model}", str(number), text, at_once=1)


def _warn_of_templates(line: Line, stop: Stop) -> None:
    """Say so where somebody has stored fingers on the module; they are not this driver's."""
    count = line.told(Parameter.ENROLLED, stop)
    if count:
        log.warning("templates_on_sensor", extra={"driver": "sfm", "count": count})
