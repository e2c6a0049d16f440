"""Talking to an SFM module: a question and its answer, a scan, a picture whole or in blocks."""

import logging
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from drivers.examined import Traffic
from drivers.sfm.packets import (
    BLOCK,
    SUM,
    Command,
    Flag,
    Packet,
    Parameter,
    Splitter,
    block_place,
    block_sound,
    encode,
)
from drivers.sfm.picture import LARGEST
from drivers.stop import Stop
from drivers.transports.serial_port import SerialPort
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason

log = logging.getLogger(__name__)

TRIES: Final = 3
SILENCE: Final = 1.0
SCAN_SILENCE: Final = 5.0
"""Seconds until a scan of one second must have been answered."""
BLOCKS_SILENCE: Final = 2.5
"""The same where the module may not know blocks, and may not say so."""
PAUSE: Final = 0.05
LEAVING: Final = 0.12
"""Seconds for the module to confirm a cancel: whoever cancels does not wait for longer."""
CHUNK: Final = 4096

TROUBLES: Final = MappingProxyType(
    {
        Flag.SCAN_FAILED: (RetryReason.FINGER_UNCLEAR, "scan failed"),
        Flag.TRY_AGAIN: (RetryReason.FINGER_UNCLEAR, "poor"),
        Flag.FAKE: (RetryReason.FINGER_UNCLEAR, "not a live finger"),
        Flag.TIMED_OUT: (RetryReason.FINGER_NONE, ""),
    }
)
FAULTS: Final = MappingProxyType(
    {
        Flag.BUSY: (FaultCode.BUSY, "module"),
        Flag.LOCKED: (FaultCode.PERMISSION, "locked"),
        Flag.UNSUPPORTED: (FaultCode.UNSUPPORTED, "command"),
        Flag.DATA_ERROR: (FaultCode.PROTOCOL, "not understood"),
    }
)


UNKNOWN: Final = frozenset({Flag.NOT_FOUND, Flag.UNSUPPORTED, Flag.DATA_ERROR})
"""How modules refuse what they do not know."""


def require(answer: Packet) -> Packet:
    """Return a good answer. Raises ``Retry`` or ``Fault`` for any other."""
    if answer.flag == Flag.SUCCESS:
        return answer
    if answer.flag in TROUBLES:
        raise Retry(*TROUBLES[Flag(answer.flag)])
    if answer.flag in FAULTS:
        raise Fault(*FAULTS[Flag(answer.flag)])
    raise Fault(FaultCode.HARDWARE, f"flag {answer.flag:#04x}")


class Line:
    """One module on an open port; ``terminal`` is its number on a network of several."""

    def __init__(self, port: SerialPort, terminal: int | None = None) -> None:
        self.port = port
        self._terminal = terminal
        self._splitter = Splitter(terminal)
        self._units = self._spoilt = 0
        self._in_blocks = True

    @property
    def traffic(self) -> Traffic:
        """What came since the line was made."""
        return Traffic(self._units, self._spoilt)

    def ask(self, question: Packet, stop: Stop, silence: float = SILENCE) -> Packet:
        """Ask and return the answer, whatever its flag; once more where it came damaged.

        Raises ``Fault``: TIMEOUT when nothing comes, PROTOCOL when only damaged bytes come.
        """
        for left in range(TRIES - 1, -1, -1):
            answer = self._once(question, stop, silence)
            if answer is not None and (answer.flag != Flag.BUSY or not left):
                return answer
            stop.wait(PAUSE)
        raise Fault(FaultCode.PROTOCOL, "checksum")

    def read(self, parameter: Parameter, stop: Stop, silence: float = SILENCE) -> int:
        """Return the value of a system parameter."""
        question = Packet(Command.READ_PARAMETER, flag=parameter)
        return require(self.ask(question, stop, silence)).size

    def told(self, parameter: Parameter, stop: Stop) -> int:
        """Return the value of a system parameter; 0 where the module does not know it."""
        try:
            answer = self.ask(Packet(Command.READ_PARAMETER, flag=parameter), stop)
        except Fault as fault:
            if fault.code is not FaultCode.TIMEOUT:
                raise
            return 0
        return 0 if answer.flag in UNKNOWN else require(answer).size

    def write(self, parameter: Parameter, value: int, stop: Stop) -> None:
        """Change a system parameter in the module's memory."""
        require(self.ask(Packet(Command.WRITE_PARAMETER, size=value, flag=parameter), stop))

    def scan(self, stop: Stop) -> bytes | None:
        """Let the module wait for a finger and return its picture; None when no finger came."""
        try:
            return self._scanned(Command.SCAN_IMAGE_BLOCKS, Command.SCAN_IMAGE, stop)
        except Fault as fault:
            self._abandon()
            if fault.code is not FaultCode.PROTOCOL:
                raise
            log.info("picture_damaged", extra={"driver": "sfm"})
        except DeviceTrouble:
            self._abandon()
            raise
        return self._read_again(stop)

    def _read_again(self, stop: Stop) -> bytes:
        """Fetch the picture that came damaged from the module's memory."""
        for left in range(TRIES - 2, -1, -1):
            try:
                data = self._scanned(Command.READ_IMAGE_BLOCKS, Command.READ_IMAGE, stop)
            except Fault as fault:
                self._abandon()
                if fault.code is not FaultCode.PROTOCOL or not left:
                    raise
            else:
                return data or b""
        raise AssertionError

    def _scanned(self, blocks: Command, whole: Command, stop: Stop) -> bytes | None:
        """Ask for a picture in blocks that bear checksums, or whole where those are not known."""
        answer = self._begun_in_blocks(blocks, stop) if self._in_blocks else None
        if answer is None:
            answer = self._begin(Packet(whole), stop, SCAN_SILENCE)
        if answer.flag == Flag.TIMED_OUT:
            return None
        size = require(answer).size
        if size > LARGEST:
            raise Fault(FaultCode.PROTOCOL, "picture size")
        return self._blocks(blocks, size, stop) if self._in_blocks else self._whole(size, stop)

    def _begun_in_blocks(self, command: Command, stop: Stop) -> Packet | None:
        """Ask for blocks; None, and no more from then on, where the module knows none."""
        try:
            answer = self._begin(Packet(command, size=BLOCK), stop, BLOCKS_SILENCE)
        except Fault as fault:
            if fault.code is not FaultCode.TIMEOUT:
                raise
            self._in_blocks = False
        else:
            self._in_blocks = answer.flag not in UNKNOWN
        return answer if self._in_blocks else None

    def _begin(self, question: Packet, stop: Stop, silence: float) -> Packet:
        """Ask, and pass over the message that a finger has been seen."""
        answer = self.ask(question, stop, silence)
        while answer.flag == Flag.SCANNED:
            answer = self._packet(SILENCE, stop)
            if not answer.sound:
                raise Fault(FaultCode.PROTOCOL, "checksum")
        return answer

    def _whole(self, size: int, stop: Stop) -> bytes:
        data = self._raw(size + 1, stop)
        if data[-1] != 0x0A:
            raise Fault(FaultCode.PROTOCOL, "picture end")
        return data[:-1]

    def _blocks(self, command: Command, size: int, stop: Stop) -> bytes:
        """Collect blocks, each confirmed. Raises ``Fault`` PROTOCOL for a damaged or odd one."""
        data = bytearray()
        while len(data) < size:
            head = self._packet(SILENCE, stop)
            number, count = block_place(head)
            odd = head.command != command or not 0 < head.size <= size - len(data)
            if not head.sound or odd or number >= count:
                raise Fault(FaultCode.PROTOCOL, "block")
            block = self._raw(head.size + SUM.size, stop)
            if not block_sound(block):
                self._spoilt += 1
                raise Fault(FaultCode.PROTOCOL, "block checksum")
            self._send(Packet(command, flag=Flag.DATA_GOOD))
            data += block[: -SUM.size]
        return bytes(data)

    def _abandon(self) -> None:
        """Tell the module to stop what it is doing."""
        with suppress(DeviceTrouble):
            self._once(Packet(Command.CANCEL), Stop(LEAVING), LEAVING)

    def _once(self, question: Packet, stop: Stop, silence: float) -> Packet | None:
        """Ask once; None for a damaged answer. Answers to earlier questions are passed over."""
        stop.check()
        self.port.flush()
        self._splitter.clear()
        self._send(question)
        while True:
            answer = self._packet(silence, stop)
            if not answer.sound:
                return None
            if answer.command == question.command:
                return answer

    def _send(self, packet: Packet) -> None:
        self.port.send(encode(packet, self._terminal))

    def _packet(self, silence: float, stop: Stop) -> Packet:
        """Return the next packet. Raises ``Fault`` TIMEOUT after a silence."""
        quiet, noise = Stop(silence), self._splitter.noise
        while (packet := self._splitter.next()) is None:
            self._splitter.add(self._arrived(quiet, stop))
        self._units += 1
        self._spoilt += not packet.sound or self._splitter.noise > noise
        return packet

    def _raw(self, count: int, stop: Stop) -> bytes:
        """Return bytes behind a packet. Raises ``Fault`` PROTOCOL where fewer come."""
        while (data := self._splitter.raw(count)) is None:
            try:
                more = self._arrived(Stop(SILENCE), stop)
            except Fault as fault:
                if fault.code is not FaultCode.TIMEOUT:
                    raise
                self._spoilt += 1
                raise Fault(FaultCode.PROTOCOL, "picture cut") from fault
            self._splitter.add(more)
        return data

    def _arrived(self, quiet: Stop, stop: Stop) -> bytes:
        data = self.port.receive(CHUNK, quiet.remaining, stop)
        if not data:
            raise Fault(FaultCode.TIMEOUT, "no answer")
        return data
