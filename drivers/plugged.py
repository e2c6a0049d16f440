"""Which USB devices the drivers of this package are for: plain numbers, loaded without any driver.

The drivers' own tables say more about each model; a test holds the two together, and with the udev
rules of ``config/linux``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Ids = tuple[int, int]
"""Vendor and product."""

KNOWN: Final[Mapping[str, tuple[Ids, ...]]] = MappingProxyType(
    {
        "uareu": (
            (0x05BA, 0x0007),
            (0x05BA, 0x0008),
            (0x05BA, 0x000A),
            (0x045E, 0x00BB),
            (0x045E, 0x00BC),
            (0x045E, 0x00BD),
        ),
        "wacom-stu": ((0x056A, 0x00A4), (0x056A, 0x00A5), (0x056A, 0x00A6), (0x056A, 0x00A8)),
        "canon": (
            (0x04A9, 0x3217),
            (0x04A9, 0x3218),
            (0x04A9, 0x3272),
            (0x04A9, 0x327F),
            (0x04A9, 0x3294),
            (0x04A9, 0x32B4),
            (0x04A9, 0x32CC),
            (0x04A9, 0x32D2),
            (0x04A9, 0x32E1),
            (0x04A9, 0x330D),
            (0x04A9, 0x3312),
        ),
    }
)
"""Driver to devices that are claimed whole, over libusb. Card readers go by their class instead."""

ADAPTERS: Final = MappingProxyType(
    {
        0x0403: "FTDI",
        0x04B8: "Epson",
        0x0519: "Star",
        0x05E0: "Zebra",
        0x05F9: "Datalogic",
        0x067B: "Prolific",
        0x0C2E: "Honeywell",
        0x10C4: "Silicon Labs",
        0x1546: "u-blox",
        0x16D1: "Suprema",
        0x1A86: "WCH",
        0x1EAB: "Newland",
    }
)
"""Vendors of serial lines that sensors, pads, receivers and printers hang on."""


def driver_for(ids: Ids) -> str:
    """Return the driver a device is for; empty for a stranger."""
    return next((name for name, known in KNOWN.items() if ids in known), "")


def rule(ids: Ids) -> str:
    """Return the udev rule that lets whoever sits at the machine open a device, always awake."""
    vendor, product = ids
    return (
        f'SUBSYSTEM=="usb", ATTR{{idVendor}}=="{vendor:04x}", ATTR{{idProduct}}=="{product:04x}", '
        'TAG+="uaccess", ATTR{power/control}="on"'
    )
