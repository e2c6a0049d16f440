"""DigitalPersona U.are.U 4000, 4000B and 4500: one finger at a time, 512 ppi, 8 bits of gray.

Source: the facts of libfprint's ``uru4000.c`` (1.94); the order of all transfers is the one it is
known to work with. The Microsoft readers speak the same but for 045e:00ca, which is not taken.
Verified on hardware: none. Verified against: the emulator of ``drivers.emulators.uareu``.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from drivers.examined import Traffic
from drivers.one_finger import OneByOne
from drivers.protocol import Delivery, Gray, Identity, Pixels, Preview, ScanRequest
from drivers.stop import Stop
from drivers.transports.usb import UsbBus, UsbDevice
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason
from drivers.uareu.frame import RawFrame, parse, picture, unscramble
from drivers.uareu.seeds import sown
from drivers.uareu.wire import EVENT_MS, Event, Mode, Register, Wire

log = logging.getLogger(__name__)

MODELS: Final = MappingProxyType(
    {
        (0x05BA, 0x0007): "U.are.U 4000",
        (0x05BA, 0x0008): "U.are.U 4000 keyboard",
        (0x05BA, 0x000A): "U.are.U 4000B/4500",
        (0x045E, 0x00BB): "Keyboard with Fingerprint Reader",
        (0x045E, 0x00BC): "IntelliMouse with Fingerprint Reader",
        (0x045E, 0x00BD): "Fingerprint Reader",
    }
)
CHALLENGING: Final = (0x045E, 0x00CA)
"""Wants to be answered with a key of its maker before it works."""
UPSIDE_DOWN: Final = frozenset({(0x05BA, 0x000A)})
PPI: Final = 512
"""As the maker states it; ``ppi`` in the settings overrides it with what a target measured."""
VENDOR_CLASS: Final = 0xFF
FAINT: Final = 7.0
"""As in ``drivers.one_finger``, lower: the reader has felt a finger before it is asked to look."""
OPEN_SECONDS: Final = 5.0
WAKE_SECONDS: Final = 0.3
WAKE_TRIES: Final = 3
POWER_TRIES: Final = 100
POWER_PAUSE: Final = 0.01
FRAME_TRIES: Final = 3
WAIT: Final = 0.25

_LOW_POWER, _REBOOT, _UP = 0x80, 0x84, 0x01

Seeds = Callable[[], Iterator[int]]
"""Makes the numbers of 31 bits, from the first one, that are asked with for the keys of frames."""


class UareU:
    """Implements ``drivers.protocol.FingerScanner``.

    Args:
        bus: where it is plugged in.
        ppi: as measured with a target; 0 for what the maker states.
        seeds: what the questions about keys are made of, begun anew by ``open``.
        event_ms: how long one interrupt read waits; ``close`` waits as long at most.
    """

    def __init__(
        self, bus: UsbBus, *, ppi: int = 0, seeds: Seeds = sown, event_ms: int = EVENT_MS
    ) -> None:
        self._bus = bus
        self._ppi = ppi or PPI
        self._make_seeds = seeds
        self._seeds = seeds()
        self._event_ms = event_ms
        self._wire: Wire | None = None
        self._upside_down = False
        self._traffic = Traffic()
        self._fingers = OneByOne(self, FAINT)

    def open(self) -> Identity:
        """Claim the first reader on the bus and wake it. Raises ``Fault``."""
        self.close()
        device = self._find()
        device.claim(device.interface(VENDOR_CLASS))
        serial = device.serial or device.place
        self._traffic = Traffic()
        self._seeds = self._make_seeds()
        self._wire = Wire(device, self._event_ms)
        self._upside_down = device.ids in UPSIDE_DOWN
        try:
            firmware = self._meet(self._wire, Stop(OPEN_SECONDS))
        except Retry as late:
            self.close()
            raise Fault(FaultCode.TIMEOUT, "wake") from late
        except Fault:
            self.close()
            raise
        return Identity(
            driver="uareu",
            make="DigitalPersona" if device.ids[0] == 0x05BA else "Microsoft",
            model=MODELS[device.ids],
            serial=serial,
            firmware=firmware,
            at_once=1,
        )

    def close(self) -> None:
        """Put the light out and let go."""
        wire, self._wire = self._wire, None
        if wire is None:
            return
        with suppress(Fault):
            wire.mode(Mode.OFF)
        wire.close()

    def there(self) -> bool:
        """Say whether the reader still answers."""
        try:
            self._power(self._require())
        except DeviceTrouble:
            return False
        return True

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested fingers, one after the other.

        Raises:
            Retry: FINGER_NONE, FINGER_UNCLEAR, TIMED_OUT.
            Fault: CANCELLED, GONE, TIMEOUT, PROTOCOL, UNSUPPORTED.
        """
        wire = self._require()
        try:
            return self._fingers.scan(request, preview, stop)
        finally:
            with suppress(DeviceTrouble):
                wire.mode(Mode.OFF)
            wire.forget()

    def press(self, stop: Stop) -> Pixels:
        """Wait for a finger and expose it."""
        wire = self._require()
        self._await(wire, Mode.AWAIT_FINGER, Event.FINGER, stop)
        return Pixels(self._exposed(wire, stop), self._ppi)

    def glass(self, stop: Stop) -> Gray:
        """Expose at once, whatever lies there. Raises as :meth:`scan`."""
        wire = self._require()
        try:
            return self._exposed(wire, stop)
        finally:
            with suppress(DeviceTrouble):
                wire.mode(Mode.OFF)

    def traffic(self) -> Traffic:
        """Return how many frames came, and how many of them damaged."""
        return self._traffic

    def _exposed(self, wire: Wire, stop: Stop) -> Gray:
        for _ in range(FRAME_TRIES):
            stop.check()
            taken = self._expose(wire)
            count, spoilt = self._traffic.units + 1, self._traffic.spoilt + (taken is None)
            self._traffic = Traffic(count, spoilt)
            if taken is not None:
                return taken
        raise Retry(RetryReason.FINGER_UNCLEAR, "frame")

    def lift(self, stop: Stop) -> None:
        """Wait until the finger is off."""
        self._await(self._require(), Mode.AWAIT_LIFT, Event.LIFTED, stop)

    def _await(self, wire: Wire, mode: Mode, event: Event, stop: Stop) -> None:
        wire.mode(mode)
        while wire.next_event(WAIT, stop) != event:
            stop.check()

    def _expose(self, wire: Wire) -> Gray | None:
        """Take one picture; None for a damaged one, which the reader itself forebodes at times."""
        try:
            frame = self._clear(wire, parse(wire.expose()))
        except Fault as fault:
            if fault.code is not FaultCode.PROTOCOL:
                raise
            log.info("picture_damaged", extra={"driver": "uareu", "code": fault.code.value})
            return None
        return picture(frame, upside_down=self._upside_down)

    def _clear(self, wire: Wire, frame: RawFrame) -> RawFrame:
        if not frame.scrambled:
            return frame
        clear = unscramble(frame, self._keys(wire, frame))
        if clear.noise:
            raise Fault(FaultCode.PROTOCOL, "key")
        return clear

    def _keys(self, wire: Wire, frame: RawFrame) -> Iterator[int]:
        """Ask the reader for each key as it is needed: it answers with the key under our seed."""
        for number in frame.key_numbers():
            seed = next(self._seeds)
            wire.write(Register.KEY_QUESTION, bytes((number,)) + seed.to_bytes(4, "little"))
            yield int.from_bytes(wire.read(Register.KEY_ANSWER, 4), "little") ^ seed

    def _find(self) -> UsbDevice:
        found = [
            device
            for vendor in sorted({vendor for vendor, _ in MODELS}, reverse=True)
            for device in self._bus.find(vendor, [p for v, p in MODELS if v == vendor])
        ]
        if found:
            return found[0]
        vendor, product = CHALLENGING
        if self._bus.find(vendor, (product,)):
            raise Fault(FaultCode.UNSUPPORTED, "reader with a challenge")
        raise Fault(FaultCode.GONE, "no reader")

    def _meet(self, wire: Wire, stop: Stop) -> str:
        """Wake the reader and return its versions."""
        self._wake(wire, stop)
        about = wire.read(Register.ABOUT, 16)
        return f"{about[10:12].hex()}-{about[4:6].hex()}"

    def _wake(self, wire: Wire, stop: Stop) -> None:
        """Bring the reader up from whatever state another program left it in."""
        for _ in range(WAKE_TRIES):
            power = self._power(wire)
            if power & _REBOOT == _REBOOT:
                power = self._reboot(wire, power, stop)
            if not power & _LOW_POWER:
                wire.write(Register.POWER, bytes((power | _LOW_POWER,)))
            self._power_up(wire, power & 0x0F, stop)
            if self._awake(wire, stop):
                return
        raise Fault(FaultCode.HARDWARE, "does not wake")

    def _awake(self, wire: Wire, stop: Stop) -> bool:
        while (event := wire.next_event(WAKE_SECONDS, stop)) is not None:
            if event == Event.AWAKE:
                return True
        return False

    def _reboot(self, wire: Wire, power: int, stop: Stop) -> int:
        wire.write(Register.POWER, bytes((power & 0x0F,)))
        for _ in range(POWER_TRIES):
            power = self._power(wire)
            if power & _UP:
                return power
            stop.wait(POWER_PAUSE)
            stop.check()
        raise Fault(FaultCode.HARDWARE, "does not reboot")

    def _power_up(self, wire: Wire, power: int, stop: Stop) -> None:
        for _ in range(POWER_TRIES):
            wire.write(Register.POWER, bytes((power,)))
            if not self._power(wire) & _LOW_POWER:
                return
            stop.wait(POWER_PAUSE)
            stop.check()
        raise Fault(FaultCode.HARDWARE, "does not power up")

    def _power(self, wire: Wire) -> int:
        return wire.read(Register.POWER, 1)[0]

    def _require(self) -> Wire:
        if self._wire is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._wire
