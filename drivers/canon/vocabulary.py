"""Words of PTP and of Canon's extension of it, and which cameras they were read for.

Sources: PIMA 15740:2000 sections 10 and 11; the facts of libgphoto2's ``camlibs/ptp2/ptp.h`` and
``library.c`` for everything from 0x9000 on.
"""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from drivers.trouble import FaultCode

CANON: Final = 0x04A9
STILL_IMAGE: Final = 0x06
"""USB class of cameras that speak PTP."""

MODELS: Final[Mapping[int, str]] = MappingProxyType(
    {
        0x3217: "EOS 1100D",
        0x3218: "EOS 600D",
        0x3272: "EOS 700D",
        0x327F: "EOS 1200D",
        0x3294: "EOS 80D",
        0x32B4: "EOS 1300D",
        0x32CC: "EOS 200D",
        0x32D2: "EOS M50",
        0x32E1: "EOS 1500D",
        0x330D: "EOS R50",
        0x3312: "EOS R100",
    }
)
REMOTE_MODES: Final[Mapping[int, int]] = MappingProxyType({0x32D2: 0x15})
"""What SetRemoteMode is given; the M family wants its own number, all others 1."""


class Operation(IntEnum):
    """What a camera is asked."""

    GET_DEVICE_INFO = 0x1001
    OPEN_SESSION = 0x1002
    CLOSE_SESSION = 0x1003
    GET_STORAGE_IDS = 0x1004
    GET_STORAGE_INFO = 0x1005
    GET_PARTIAL_OBJECT = 0x101B
    EOS_GET_PARTIAL_OBJECT = 0x9107
    SET_PROPERTY = 0x9110
    SET_REMOTE_MODE = 0x9114
    SET_EVENT_MODE = 0x9115
    GET_EVENT = 0x9116
    TRANSFER_COMPLETE = 0x9117
    HOST_CAPACITY = 0x911A
    KEEP_ON = 0x911D
    RELEASE_ON = 0x9128
    RELEASE_OFF = 0x9129
    GET_FINDER = 0x9153


class Response(IntEnum):
    """What a camera answers."""

    OK = 0x2001
    SESSION_NOT_OPEN = 0x2003
    UNSUPPORTED = 0x2005
    STORE_FULL = 0x200C
    ACCESS_DENIED = 0x200F
    STORE_NOT_AVAILABLE = 0x2013
    BUSY = 0x2019
    SESSION_OPEN = 0x201E
    NOT_READY = 0xA102


class Happening(IntEnum):
    """What GetEvent tells."""

    OBJECT_ADDED = 0xC181
    TRANSFER = 0xC186
    PROPERTY = 0xC189


class Property(IntEnum):
    """What can be set or read."""

    AV = 0xD101
    TV = 0xD102
    ISO = 0xD103
    MODE = 0xD105
    FOCUS_MODE = 0xD108
    BATTERY = 0xD111
    SHOTS = 0xD11B
    DESTINATION = 0xD11C
    FINDER_OUTPUT = 0xD1B0
    FINDER_MODE = 0xD1B1


TO_HOST: Final = 4
FINDER_TO_HOST: Final = 2
FINDER_OFF: Final = 0
MANUAL_FOCUS: Final = 3
HALF, FULL = 1, 2
"""How far the shutter button is pressed."""

FAULTS: Final[Mapping[int, tuple[FaultCode, str]]] = MappingProxyType(
    {
        Response.SESSION_NOT_OPEN: (FaultCode.GONE, "session"),
        Response.UNSUPPORTED: (FaultCode.UNSUPPORTED, "operation"),
        Response.STORE_FULL: (FaultCode.HARDWARE, "card full"),
        Response.ACCESS_DENIED: (FaultCode.PERMISSION, "camera"),
        Response.STORE_NOT_AVAILABLE: (FaultCode.HARDWARE, "card"),
        Response.BUSY: (FaultCode.BUSY, "camera"),
        Response.NOT_READY: (FaultCode.BUSY, "not ready"),
    }
)
