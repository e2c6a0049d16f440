"""The models of pads that are emulated: their screens, digitizers and what pixels they take."""

from dataclasses import dataclass
from typing import Final

from drivers.emulators.usb import Descriptors, Endpoint


@dataclass(frozen=True)
class PadModel:
    """One model. ``encoding`` as in the capability report: 1 zlib, 2 one bit, 4 sixteen, 8 more."""

    name: str
    product: int
    width: int
    height: int
    max_x: int
    max_y: int
    encoding: int
    max_pressure: int = 1023
    resolution: int = 2540

    def descriptors(self) -> Descriptors:
        return Descriptors(
            vendor=0x056A,
            product=self.product,
            version=0x0102,
            interface_class=3,  # HID
            endpoints=(Endpoint(0x81, 64, interval=5),),
            strings=("Wacom Co.,Ltd.", self.name),
        )


STU_430: Final = PadModel("STU-430", 0x00A4, 320, 200, 9600, 6000, 0x03)
STU_530: Final = PadModel("STU-530", 0x00A5, 800, 480, 10800, 6480, 0x0E)
STU_540: Final = PadModel("STU-540", 0x00A8, 800, 480, 10800, 6480, 0x0C)
MODELS: Final = (STU_430, STU_530, STU_540)
