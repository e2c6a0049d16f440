"""The messages of CCID: ten bytes of header, then data; and what a reader answers.

Source: USB-IF, Device Class: Smart Card, CCID, revision 1.1, sections 6.1 and 6.2.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from drivers.trouble import Fault, FaultCode

_HEADER: Final = struct.Struct("<BIBB3s")
SIZE: Final = _HEADER.size
LONGEST: Final = SIZE + 261
"""Bytes of an answer with the longest short APDU."""
SLOT: Final = 0
AUTOMATIC_VOLTAGE: Final = b"\0\0\0"
NO_PARAMETERS: Final = b"\0\0\0"


class Ask(IntEnum):
    """What a reader is asked; no other message is ever sent to it."""

    POWER_ON = 0x62
    POWER_OFF = 0x63
    SLOT_STATUS = 0x65
    EXCHANGE = 0x6F


ANSWERS: Final = {
    Ask.POWER_ON: 0x80,
    Ask.POWER_OFF: 0x81,
    Ask.SLOT_STATUS: 0x81,
    Ask.EXCHANGE: 0x80,
}


class Chip(IntEnum):
    """How the card is, in bits 1 and 0 of the status."""

    ACTIVE = 0
    INACTIVE = 1
    ABSENT = 2


@dataclass(frozen=True)
class Answer:
    """One answer. ``more_time`` says only that the real one comes later."""

    kind: int
    sequence: int
    chip: int
    failed: bool
    more_time: bool
    error: int
    data: bytes

    def to(self, ask: Ask, sequence: int) -> bool:
        """Whether this is the answer to a message; older ones are those of a program that died."""
        return self.kind == ANSWERS[ask] and self.sequence == sequence


def pack(ask: Ask, sequence: int, data: bytes = b"") -> bytes:
    """Return a message to slot 0."""
    return _HEADER.pack(ask, len(data), SLOT, sequence, NO_PARAMETERS) + data


def parse(message: bytes) -> Answer:
    """Read an answer. Raises ``Fault`` PROTOCOL when it is cut or longer than it says."""
    if len(message) < SIZE:
        raise Fault(FaultCode.PROTOCOL, "short answer")
    kind, length, _, sequence, (status, error, _) = _HEADER.unpack_from(message)
    if len(message) != SIZE + length:
        raise Fault(FaultCode.PROTOCOL, "answer length")
    command = status >> 6
    return Answer(
        kind, sequence, status & 0x03, command == 1, command == 2, error, message[SIZE:]
    )  # fmt: skip
