"""ZFM-20/60, R30x, AS608 and R503 fingerprint modules on a serial line.

Sources: those of ``drivers.zfm.packets`` and ``drivers.zfm.picture``. Verified on hardware: none.
Verified against: the emulator of ``drivers.emulators.zfm``.

The module only takes pictures here: no instruction that stores, matches or even computes a
template is known to this driver (``drivers.zfm.packets.Instruction``). Its speed is kept in
flash memory, which wears out: it is raised once at ``open`` and restored at ``close``. A module
that was left at another speed, by a cable pulled in between, is found again at any of ``SPEEDS``.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from drivers.examined import Traffic
from drivers.one_finger import OneByOne
from drivers.protocol import Delivery, Identity, Pixels, Preview, Probe, ScanRequest
from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialBus, Wanted
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry
from drivers.zfm.line import Answer, Line, password
from drivers.zfm.packets import (
    DEFAULT_ADDRESS,
    Code,
    Instruction,
    Parameters,
    Product,
    parameters,
    product,
)
from drivers.zfm.picture import Geometry, geometry

log = logging.getLogger(__name__)

HOME_BAUD: Final = 57600
FAST_BAUD: Final = 115200
SPEEDS: Final = (57600, 115200, 38400, 19200, 9600)
OPEN_SECONDS: Final = 8.0
CLOSE_SECONDS: Final = 1.0
HANDSHAKE: Final = 0.3
"""Seconds in which a module answers at the right speed."""
EXPOSURE: Final = 2.0
"""Seconds that taking one picture may last."""
POLL: Final = 0.06
LEAVING: Final = 0.1
"""Seconds for the light to go out: whoever cancels does not wait for it."""

UNKNOWN: Final = frozenset({Code.RECEIVE, Code.UNDEFINED, Code.UNSUPPORTED})
"""How modules refuse an instruction that they do not know; of the newer ones not all know all."""
BREATHING_BLUE: Final = bytes((1, 100, 2, 0))
DARK: Final = bytes((4, 0, 0, 0))


@dataclass(frozen=True)
class Module:
    """How a module is reached.

    Attributes:
        wanted: the port.
        address: the module's own address.
        password: what VERIFY_PASSWORD is asked with.
        home: the speed in bits per second that the module is left at.
        fast: the speed while this driver has it open.
        ppi: pixels per inch as measured with a target; 0 believes the model.
        poll: seconds between two looks for a finger.
    """

    wanted: Wanted
    address: int = DEFAULT_ADDRESS
    password: int = 0
    home: int = HOME_BAUD
    fast: int = FAST_BAUD
    ppi: int = 0
    poll: float = POLL


@dataclass
class _Opened:
    """A module that has answered, and what it said.

    ``picky`` is one that judges its pictures, ``lit`` one with a ring of light: younger modules
    are taken for both until they do not know it.
    """

    line: Line
    product: Product | None
    geometry: Geometry
    picky: bool
    lit: bool


class ZfmSensor:
    """One finger at a time, 500 ppi, four bits of gray."""

    def __init__(self, bus: SerialBus, module: Module) -> None:
        self._bus = bus
        self._module = module
        self._opened: _Opened | None = None
        self._fingers = OneByOne(self)

    def open(self) -> Identity:
        """Find the module's speed, identify it, raise the speed. Raises ``Fault``."""
        self.close()
        port = self._bus.open(self._module.wanted, Mode(self._module.home))
        line = Line(port, self._module.address)
        try:
            return self._meet(line, Stop(OPEN_SECONDS))
        except Retry as late:
            port.close()
            raise Fault(FaultCode.TIMEOUT, "handshake") from late
        except Fault:
            port.close()
            raise

    def close(self) -> None:
        """Restore the speed, put the light out, let go of the port."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        with suppress(DeviceTrouble):  # a module that is away keeps its speed until it is back
            stop = Stop(CLOSE_SECONDS)
            self._light(opened, DARK, stop)
            opened.line.set_baud(self._module.home, stop)
        opened.line.port.close()

    def there(self) -> bool:
        """Say whether the module still answers."""
        try:
            line = self._require().line
            line.ask(Instruction.READ_PARAMETERS, b"", Stop(LEAVING), HANDSHAKE)
        except DeviceTrouble:
            return False
        return True

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """See that it answers and that nobody has left fingers on it. Raises as :meth:`scan`."""
        opened = self._require()
        opened.line.ask(Instruction.READ_PARAMETERS, b"", stop).require()
        count = _templates(opened.line, stop)
        return (Probe("no-templates", not count, {"templates": count}),)

    def traffic(self) -> Traffic:
        """Return how many packets came, and how many of them damaged or behind garbage."""
        return self._opened.line.traffic if self._opened else Traffic()

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested fingers, one after the other.

        Raises:
            Retry: FINGER_NONE, FINGER_UNCLEAR, TIMED_OUT.
            Fault: as ``drivers.zfm.line`` and ``drivers.transports.serial_port``.
        """
        opened = self._require()
        self._light(opened, BREATHING_BLUE, stop)
        try:
            return self._fingers.scan(request, preview, stop)
        finally:
            with suppress(DeviceTrouble):
                self._light(opened, DARK, Stop(LEAVING))

    def press(self, stop: Stop) -> Pixels:
        """Wait for a finger and fetch its picture."""
        opened = self._require()
        while not self._exposed(opened, stop):
            stop.wait(self._module.poll)
        return Pixels(opened.geometry.picture(opened.line.picture(stop)), opened.geometry.ppi)

    def lift(self, stop: Stop) -> None:
        """Wait until the sensor sees no finger."""
        opened = self._require()
        while self._exposed(opened, stop):
            stop.wait(self._module.poll)

    def _exposed(self, opened: _Opened, stop: Stop) -> bool:
        """Take a picture into the module; False where no finger lies on it."""
        answer = self._looked(opened, stop)
        if answer.code == Code.NO_FINGER:
            return False
        answer.require()
        return True

    def _looked(self, opened: _Opened, stop: Stop) -> Answer:
        if opened.picky:
            answer = _known(opened.line, Instruction.GET_IMAGE_EX, b"", stop, EXPOSURE)
            if answer is not None:
                return answer
            opened.picky = False
        return opened.line.ask(Instruction.GEN_IMAGE, b"", stop, EXPOSURE)

    def _require(self) -> _Opened:
        if self._opened is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._opened

    def _meet(self, line: Line, stop: Stop) -> Identity:
        self._find_speed(line, stop)
        told = parameters(line.ask(Instruction.READ_PARAMETERS, b"", stop).require())
        known = _product(line, stop)
        shape = geometry(known, self._module.ppi)
        _warn_of_templates(line, stop)
        self._raise_speed(line, stop)
        young = known is not None
        self._opened = _Opened(line, known, shape, picky=young, lit=young)
        return _identity(told, known)

    def _raise_speed(self, line: Line, stop: Stop) -> None:
        """Go to the fast speed and see that it holds: some modules change only when restarted."""
        if self._module.fast == self._module.home or not line.set_baud(self._module.fast, stop):
            return
        try:
            line.ask(Instruction.READ_PARAMETERS, b"", stop, HANDSHAKE).require()
        except Fault as fault:
            if fault.code not in {FaultCode.TIMEOUT, FaultCode.PROTOCOL}:
                raise
            self._find_speed(line, stop)

    def _find_speed(self, line: Line, stop: Stop) -> None:
        """Say the password at each speed until the module answers. Raises ``Fault`` TIMEOUT."""
        wanted = (self._module.home, self._module.fast, *SPEEDS)
        for baud in dict.fromkeys(wanted):
            line.port.set_baud(baud)
            try:
                secret = password(self._module.password)
                line.ask(Instruction.VERIFY_PASSWORD, secret, stop, HANDSHAKE).require()
            except Fault as fault:
                if fault.code is not FaultCode.TIMEOUT:
                    raise
            else:
                return
        raise Fault(FaultCode.TIMEOUT, "handshake")

    def _light(self, opened: _Opened, how: bytes, stop: Stop) -> None:
        """Set the ring of light, until the module shows that it has none."""
        if opened.lit:
            opened.lit = _known(opened.line, Instruction.AURA, how, stop) is not None


def _known(
    line: Line, instruction: Instruction, argument: bytes, stop: Stop, silence: float = HANDSHAKE
) -> Answer | None:
    """Ask something that not every module knows; None where it refuses, or does not answer."""
    try:
        answer = line.ask(instruction, argument, stop, silence)
    except Fault as fault:
        if fault.code is not FaultCode.TIMEOUT:
            raise
        return None
    return None if answer.code in UNKNOWN else answer


def _product(line: Line, stop: Stop) -> Product | None:
    """Ask who the module is."""
    answer = _known(line, Instruction.PRODUCT, b"", stop)
    return product(answer.payload) if answer and answer.code == Code.OK else None


def _templates(line: Line, stop: Stop) -> int:
    """Return how many fingers somebody has stored on the module; they are not this driver's."""
    answer = _known(line, Instruction.TEMPLATE_COUNT, b"", stop)
    return int.from_bytes(answer.payload[:2]) if answer and answer.code == Code.OK else 0


def _warn_of_templates(line: Line, stop: Stop) -> None:
    if count := _templates(line, stop):
        log.warning("templates_on_sensor", extra={"driver": "zfm", "count": count})


def _identity(told: Parameters, known: Product | None) -> Identity:
    """Name the module; one that tells no serial number goes by its address."""
    if known is None:
        return Identity("zfm", "ZFM", f"ZFM {told.capacity}", f"{told.address:08X}", at_once=1)
    return Identity("zfm", "Grow", known.model, known.serial, known.hardware, at_once=1)
