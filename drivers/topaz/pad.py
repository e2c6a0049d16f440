"""Topaz SigLite and SignatureGem pads with a serial line (BSB: an FTDI adapter inside).

Source: the open driver ``l1n/topaz-dext``. The pad speaks by itself while the pen is near, says
nothing of time, and knows no questions; HSB (HID) models have no public protocol and are not
supported. Verified on hardware: none. Verified against: ``drivers.emulators.topaz``.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from drivers.one_line import OneLine
from drivers.protocol import Identity, PadGeometry, PenPoint, Strokes
from drivers.stop import Stop
from drivers.topaz.models import MAX_PRESSURE, UNITS_PER_MM, Model
from drivers.topaz.packets import SIZE, Lost, Packets, Place, Pressure, Told
from drivers.transports.serial_port import SerialBus, SerialPort, Wanted
from drivers.trouble import Fault, Retry, RetryReason

VENDORS: Final = frozenset({0x0403})
"""FTDI, whose converter is inside of every BSB pad."""
CLEAR, INK = b"\x04", b"\x14"
"""Bytes to pads with a screen: nothing on it; the pen leaves ink."""
MOST: Final = 512
WAIT: Final = 0.05
BITS: Final = 11
"""Of a byte on the line: start, eight, parity, stop."""


class TopazPad(OneLine):
    """Implements ``drivers.protocol.SignaturePad``."""

    def __init__(self, bus: SerialBus, wanted: Wanted, model: Model) -> None:
        super().__init__(bus, wanted)
        self._model = model

    def open(self) -> Identity:
        """Open the line; whether a pad is on it shows only when the pen comes. Raises ``Fault``."""
        self._connect(self._model.mode)
        return Identity("topaz", "Topaz", self._model.name, self._number)

    def geometry(self) -> PadGeometry:
        model = self._model
        return PadGeometry(
            max_x=model.right - model.left,
            max_y=model.bottom - model.top,
            max_pressure=MAX_PRESSURE,
            units_per_mm=UNITS_PER_MM,
            rate_hz=model.mode.baud // BITS // SIZE,
        )

    def write(self, on_points: Callable[[Sequence[PenPoint]], None], stop: Stop) -> Strokes:
        """Clear the screen, if there is one, and collect the pen until ``stop.finished``.

        Raises:
            Retry: SIGNATURE_NONE when the pen never touched; TIMED_OUT at the deadline.
            Fault: CANCELLED, GONE.
        """
        port = self._port()
        stop.check()
        port.flush()
        self._show(port, CLEAR + INK)
        path = _Path(self._model)
        packets = Packets(seven_bits=self._model.seven_bits)
        try:
            while not stop.finished:
                data = port.receive(MOST, WAIT, stop)
                points = path.add(packets.add(data), time.monotonic())
                if points:
                    on_points(points)
        finally:
            self._leave(port)
        if not path.touched:
            raise Retry(RetryReason.SIGNATURE_NONE)
        return Strokes(tuple(path.points), self.geometry(), path.lost)

    def _show(self, port: SerialPort, data: bytes) -> None:
        if self._model.screen:
            port.send(data)

    def _leave(self, port: SerialPort) -> None:
        """Nobody's signature stays on the screen."""
        try:
            self._show(port, CLEAR)
        except Fault:  # what made us leave is told, this is not
            return


class _Path:
    """Turns packets into points on the clock of this machine."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._pressure = MAX_PRESSURE
        self._began: float | None = None
        self._lost_bytes = 0
        self.points: list[PenPoint] = []
        self.touched = False

    @property
    def lost(self) -> int:
        """How many packets the bytes make that were none, begun ones included."""
        return -(-self._lost_bytes // SIZE)

    def add(self, told: Iterable[Told], arrived: float) -> list[PenPoint]:
        """Take what arrived at a time (seconds, monotonic); return the new points."""
        known = len(self.points)
        for each in told:
            match each:
                case Place() if each.near:
                    self._place(each, arrived)
                case Pressure():
                    self._pressure = each.value
                case Lost():
                    self._lost_bytes += each.count
        return self.points[known:]

    def _place(self, place: Place, arrived: float) -> None:
        model = self._model
        self._began = arrived if self._began is None else self._began
        self.touched = self.touched or place.down
        self.points.append(
            PenPoint(
                x=min(max(place.x, model.left), model.right) - model.left,
                y=min(max(place.y, model.top), model.bottom) - model.top,
                pressure=self._pressure if place.down else 0,
                at_ms=round((arrived - self._began) * 1000),
                touching=place.down,
            )
        )
