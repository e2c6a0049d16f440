"""Talking to a ZFM module: a question and its answer, a picture in many packets, the speed.

What is damaged on the way is asked for again: every question that is ever asked may be asked twice.
"""

import logging
import struct
from types import MappingProxyType
from typing import Final

from drivers.examined import Traffic
from drivers.stop import Stop
from drivers.transports.serial_port import SerialPort
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from drivers.zfm.packets import (
    BAUD_PARAMETER,
    BAUD_STEP,
    Code,
    Instruction,
    Kind,
    Packet,
    Splitter,
    command,
)

log = logging.getLogger(__name__)

TRIES: Final = 3
SILENCE: Final = 1.0
"""Seconds without a byte after which a module is taken to be dumb."""
CHUNK: Final = 4096
LARGEST: Final = 1 << 20
"""Bytes of a picture, more than any module has."""

TROUBLES: Final = MappingProxyType(
    {
        Code.NO_FINGER: (RetryReason.FINGER_NONE, ""),
        Code.CAPTURE: (RetryReason.FINGER_UNCLEAR, "smeared"),
        Code.DISORDERED: (RetryReason.FINGER_UNCLEAR, "smeared"),
        Code.FEW_POINTS: (RetryReason.FINGER_UNCLEAR, "dry"),
        Code.NO_IMAGE: (RetryReason.FINGER_UNCLEAR, "no image"),
    }
)
FAULTS: Final = MappingProxyType(
    {
        Code.WRONG_PASSWORD: (FaultCode.PERMISSION, "password"),
        Code.MUST_VERIFY: (FaultCode.PERMISSION, "password"),
        Code.SENSOR: (FaultCode.HARDWARE, "sensor"),
        Code.HARDWARE: (FaultCode.HARDWARE, "module"),
        Code.RECEIVE: (FaultCode.PROTOCOL, "not understood"),
        Code.UPLOAD: (FaultCode.PROTOCOL, "upload"),
        Code.UNSUPPORTED: (FaultCode.UNSUPPORTED, "instruction"),
    }
)
PAUSE: Final = 0.05
"""Seconds before a question is asked again."""


class Answer:
    """A confirmation code and what came with it."""

    def __init__(self, payload: bytes) -> None:
        if not payload:
            raise Fault(FaultCode.PROTOCOL, "empty answer")
        self.code, self.payload = payload[0], payload[1:]

    def require(self) -> bytes:
        """Return the payload of a good answer. Raises ``Retry`` or ``Fault`` for any other."""
        if self.code == Code.OK:
            return self.payload
        if self.code in TROUBLES:
            raise Retry(*TROUBLES[Code(self.code)])
        if self.code in FAULTS:
            raise Fault(*FAULTS[Code(self.code)])
        raise Fault(FaultCode.HARDWARE, f"code {self.code:#04x}")


class Line:
    """One module on an open port."""

    def __init__(self, port: SerialPort, address: int) -> None:
        self.port = port
        self._address = address
        self._splitter = Splitter(address)
        self._units = self._spoilt = 0

    @property
    def traffic(self) -> Traffic:
        """What came since the line was made."""
        return Traffic(self._units, self._spoilt)

    def ask(
        self, instruction: Instruction, argument: bytes, stop: Stop, silence: float = SILENCE
    ) -> Answer:
        """Ask and return the answer, whatever its code.

        Raises ``Fault``: TIMEOUT when nothing comes, PROTOCOL when only damaged bytes come.
        """
        for left in range(TRIES - 1, -1, -1):
            answer = self._once(instruction, argument, stop, silence)
            if answer is not None and (answer.code != Code.RECEIVE or not left):
                return answer
            stop.wait(PAUSE)
        raise Fault(FaultCode.PROTOCOL, "checksum")

    def picture(self, stop: Stop) -> bytes:
        """Fetch the picture that the module holds, once more where a packet came damaged."""
        for left in range(TRIES - 1, -1, -1):
            self.ask(Instruction.UP_IMAGE, b"", stop).require()
            try:
                return self._data(stop)
            except Fault as fault:  # bytes that an adapter lost end in silence
                if fault.code not in {FaultCode.PROTOCOL, FaultCode.TIMEOUT} or not left:
                    raise
                self._spoilt += fault.code is FaultCode.TIMEOUT  # the others are counted already
                log.info("picture_damaged", extra={"driver": "zfm", "code": fault.code.value})
        raise AssertionError

    def set_baud(self, baud: int, stop: Stop) -> bool:
        """Change the speed at both ends; False where the module does not know this one."""
        argument = bytes((BAUD_PARAMETER, baud // BAUD_STEP))
        if self.ask(Instruction.SET_PARAMETER, argument, stop).code != Code.OK:
            return False
        self.port.set_baud(baud)
        return True

    def _once(
        self, instruction: Instruction, argument: bytes, stop: Stop, silence: float
    ) -> Answer | None:
        """Ask once; None for a damaged answer. The rest of an abandoned picture is passed over."""
        stop.check()
        self._forget()
        self.port.send(command(instruction, argument, self._address))
        while True:
            packet = self._packet(silence, stop)
            if packet.kind == Kind.ACK:
                return Answer(packet.payload) if packet.sound else None

    def _data(self, stop: Stop) -> bytes:
        """Collect data packets until the last one. Raises ``Fault`` PROTOCOL for a damaged one."""
        data, sound = bytearray(), True
        while True:
            packet = self._packet(SILENCE, stop)
            sound = sound and packet.sound and packet.kind in {Kind.DATA, Kind.LAST}
            data += packet.payload
            if len(data) > LARGEST:
                raise Fault(FaultCode.PROTOCOL, "picture size")
            if packet.kind == Kind.LAST:
                break
        if not sound:
            raise Fault(FaultCode.PROTOCOL, "checksum")
        return bytes(data)

    def _packet(self, silence: float, stop: Stop) -> Packet:
        """Return the next packet. Raises ``Fault`` TIMEOUT after a silence."""
        quiet, noise = Stop(silence), self._splitter.noise
        while (packet := self._splitter.next()) is None:
            data = self.port.receive(CHUNK, quiet.remaining, stop)
            if not data:
                raise Fault(FaultCode.TIMEOUT, "no answer")
            self._splitter.add(data)
        self._units += 1
        self._spoilt += not packet.sound or self._splitter.noise > noise
        return packet

    def _forget(self) -> None:
        self.port.flush()
        self._splitter.clear()


def password(value: int) -> bytes:
    """Return the argument of VERIFY_PASSWORD."""
    return struct.pack(">I", value)
