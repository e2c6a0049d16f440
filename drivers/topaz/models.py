"""Topaz pads that are known: how their line is set, what of their plane is the pad, their screen.

Source: ``l1n/topaz-dext`` (README), and the tables of models that it cites. 410 units to the inch.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from drivers.transports.serial_port import Mode

UNITS_PER_MM: Final = 410 / 25.4
MAX_PRESSURE: Final = 1023


@dataclass(frozen=True)
class Model:
    """One kind of pad. ``left`` to ``right`` and ``top`` to ``bottom`` is where one can write."""

    name: str
    mode: Mode
    left: int
    right: int
    top: int
    bottom: int
    screen: bool = False
    seven_bits: bool = False


MODELS: Final = MappingProxyType(
    {
        "siglite-1x5": Model("SigLite 1x5", Mode(19200, 8, "O"), 500, 2650, 700, 2100),
        "siglite-lcd-1x5": Model(
            "SigLite LCD 1x5", Mode(19200, 8, "O"), 400, 2400, 350, 1050, screen=True
        ),
        "siglite-lcd-4x5": Model(
            "SigLite LCD 4x5", Mode(38400, 8, "O"), 0, 4094, 0, 4094, screen=True
        ),
        "siggem-1x5": Model("SignatureGem 1x5", Mode(19200, 8, "O"), 0, 4094, 0, 4094),
        "siggem-4x5": Model("SignatureGem 4x5", Mode(19200, 8, "O"), 0, 4094, 0, 4094),
        "siggem-lcd-1x5": Model(
            "SignatureGem LCD 1x5", Mode(19200, 7, "O"), 0, 4094, 0, 4094,
            screen=True, seven_bits=True,
        ),
        # What its colour screen understands is not published: it is sent nothing.
        "siggem-color-5.7": Model(
            "SignatureGem Color 5.7", Mode(115200, 8, "O"), 0, 4094, 0, 4094
        ),
        "clipgem": Model("ClipGem", Mode(9600, 8, "O"), 0, 4094, 0, 4094),
    }
)  # fmt: skip
"""Where the source gives no bounds the whole plane is taken."""
