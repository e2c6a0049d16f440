"""Satellite receivers on a serial line: a position is measured anew, twice, or there is none.

Source: the public descriptions of NMEA 0183 in gpsd's ``NMEA.adoc``. Nothing is ever sent to the
receiver. Verified on hardware: none. Verified against: ``drivers.emulators.nmea``.
"""

import math
import time
from collections.abc import Iterator, Sequence
from typing import Final

from drivers.accessories import Position
from drivers.nmea.sentences import LONGEST, MEASURED, Fix, Moment, Sentence, Spread, parse
from drivers.one_line import OneLine
from drivers.protocol import Identity
from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialBus, SerialPort, Wanted
from drivers.trouble import Fault, FaultCode, Retry

BAUDS: Final = (9600, 4800, 38400, 115200)
"""Tried one after the other: the standard has 4800, most receivers come with 9600."""
VENDORS: Final = frozenset({0x1546, 0x0403, 0x067B, 0x10C4, 0x1A86})
"""u-blox, and the adapters that others hang on."""
LISTEN_SECONDS: Final = 1.6
"""A receiver speaks once a second."""
WORST_HDOP: Final = 5.0
RANGE_ERROR_M: Final = {2: 2.0, 4: 0.05, 5: 0.5}
"""Standard deviation of a distance to a satellite by quality: corrected, fixed, floating."""
PLAIN_RANGE_ERROR_M: Final = 5.0
CERTAIN: Final = 2.45
"""Radius that holds 95 of 100 points of a round cloud, in its standard deviations per axis."""
STANDING: Final = 3
"""So many sentences with the same time are a receiver that has stopped measuring."""


class NmeaReceiver(OneLine):
    """Implements ``drivers.accessories.PositionReceiver``."""

    def __init__(self, bus: SerialBus, wanted: Wanted, bauds: Sequence[int] = BAUDS) -> None:
        super().__init__(bus, wanted)
        self._bauds = bauds

    def open(self) -> Identity:
        """Find the speed at which sentences come. Raises ``Fault``.

        TIMEOUT is silence; PROTOCOL is something else than sentences at every speed.
        """
        port = self._connect(Mode(self._bauds[0]))
        try:
            talker = self._listen(port)
        except Fault:
            self.close()
            raise
        return Identity("nmea", "NMEA 0183", f"receiver {talker}", self._number)

    def locate(self, stop: Stop) -> Position:
        """Wait for a position measured after this call.

        Raises:
            Retry: TIMED_OUT while the sky is not seen.
            Fault: HARDWARE when the receiver's clock stands; CANCELLED, GONE.
        """
        port = self._port()
        port.flush()
        told = _Told()
        for sentence in _sentences(port, stop):
            position = told.add(sentence)
            if position is not None:
                return position
        raise Fault(FaultCode.CANCELLED)

    def _listen(self, port: SerialPort) -> str:
        heard = 0
        for baud in self._bauds:
            port.set_baud(baud)
            port.flush()
            lines = _Lines()
            try:
                stop = Stop(LISTEN_SECONDS)
                while True:
                    data = port.receive(LONGEST, LISTEN_SECONDS, stop)
                    heard += len(data)
                    for line in lines.add(data):
                        if (sentence := parse(line)) is not None:
                            return sentence.talker
            except Retry:
                continue
        raise Fault(FaultCode.PROTOCOL if heard else FaultCode.TIMEOUT, "no sentence")


class _Lines:
    """Cuts a stream into lines; one that does not end is forgotten."""

    def __init__(self) -> None:
        self._rest = b""

    def add(self, data: bytes) -> Sequence[bytes]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST:
            self._rest = b""
        # Noise before a sentence does not spoil it.
        return [line[max(0, line.rfind(b"$")) :] for line in lines]


class _Told:
    """Puts the sentences of one moment together; a moment counts when another came before it."""

    def __init__(self) -> None:
        self._before: int | None = None
        self._standing = 0
        self._fix: Fix | None = None
        self._moment: Moment | None = None
        self._spread: Spread | None = None

    def add(self, sentence: Sentence) -> Position | None:
        """Take a sentence; return the position once it is known. Raises ``Fault`` HARDWARE."""
        match sentence.told:
            case Fix() as fix:
                return self._place(fix)
            case Moment() as moment:
                self._moment = moment
                fits = self._fix is not None and self._fix.clock == moment.clock
                return self._position(self._fix) if fits and self._fix else None
            case Spread() as spread:
                self._spread = spread
        return None

    def _place(self, fix: Fix) -> Position | None:
        good, self._fix = self._fix, None
        if good is not None and fix.clock != good.clock and self._moment is None:
            return self._position(good)  # a receiver that does not say which day it is
        if fix.quality not in MEASURED or fix.hdop >= WORST_HDOP:
            return None
        if fix.clock == self._before:
            self._standing += 1
            if self._standing >= STANDING:
                raise Fault(FaultCode.HARDWARE, "its clock stands")
            return None
        first, self._before, self._standing = self._before is None, fix.clock, 0
        if first:  # it may have lain in a buffer for any time
            return None
        self._fix = fix
        if self._moment is not None and self._moment.clock == fix.clock:
            return self._position(fix)
        return None

    def _position(self, fix: Fix) -> Position | None:
        moment = self._moment
        if moment is not None and not moment.valid:
            return None
        return Position(
            latitude=fix.latitude,
            longitude=fix.longitude,
            radius_m=round(self._radius(fix), 1),
            altitude_m=fix.altitude,
            satellites=fix.satellites,
            measured=moment.measured if moment else "",
            at_ns=time.monotonic_ns(),
        )

    def _radius(self, fix: Fix) -> float:
        """Return the receiver's own estimate, or what its geometry lets expect."""
        spread = self._spread
        if spread is not None:
            return CERTAIN * math.hypot(spread.north, spread.east) / math.sqrt(2)
        error = RANGE_ERROR_M.get(fix.quality, PLAIN_RANGE_ERROR_M)
        return CERTAIN * error * fix.hdop / math.sqrt(2)


def _sentences(port: SerialPort, stop: Stop) -> Iterator[Sentence]:
    lines = _Lines()
    while True:
        stop.check()
        for line in lines.add(port.receive(LONGEST, 0.2, stop)):
            if (sentence := parse(line)) is not None:
                yield sentence
