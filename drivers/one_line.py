"""What drivers on a serial line share: one port, open or not."""

from drivers.transports.serial_port import Mode, SerialBus, SerialPort, Wanted
from drivers.trouble import Fault, FaultCode


class OneLine:
    """Base of a driver with one serial line."""

    def __init__(self, bus: SerialBus, wanted: Wanted) -> None:
        self._bus = bus
        self._wanted = wanted
        self._open_port: SerialPort | None = None

    def close(self) -> None:
        """Let go of the line. Never raises."""
        port, self._open_port = self._open_port, None
        if port is not None:
            port.close()

    @property
    def _number(self) -> str:
        """What stands for the serial number of devices that tell none: where they are."""
        return self._wanted.address or "only one"

    def _connect(self, mode: Mode) -> SerialPort:
        """Open the line anew. Raises ``Fault``."""
        self.close()
        self._open_port = self._bus.open(self._wanted, mode)
        return self._open_port

    def _port(self) -> SerialPort:
        """Return the open line. Raises ``Fault`` GONE where there is none."""
        if self._open_port is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._open_port
