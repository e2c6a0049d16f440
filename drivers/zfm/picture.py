"""From a module's four-bit pixels to a gray picture, and how large and fine that picture is.

Sources: Grow R503 user manual (one byte is two pixels, the high nibble the left one);
adafruit/Adafruit_CircuitPython_Fingerprint issue 24 (192 x 192 of the R503).
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from drivers.protocol import Gray
from drivers.trouble import Fault, FaultCode
from drivers.zfm.packets import Product

PPI: Final = 500
FINE: Final = MappingProxyType({"R503": 508})
"""Pixels per inch of modules that are not of 500, by the beginning of their model's name."""
SHAPES: Final = MappingProxyType({36864: (288, 256), 18432: (192, 192)})
"""Height and width by the number of bytes, for modules that do not tell their size."""
WIDEST: Final = 1024


@dataclass(frozen=True)
class Geometry:
    """What the module says of its pictures; None where it says nothing."""

    shape: tuple[int, int] | None
    ppi: int

    def picture(self, data: bytes) -> Gray:
        """Unfold the pixels to height x width, 8 bit. Raises ``Fault`` PROTOCOL by their number."""
        shape = self.shape or SHAPES.get(len(data))
        if shape is None or 2 * len(data) != shape[0] * shape[1]:
            raise Fault(FaultCode.PROTOCOL, "picture size")
        return unfold(data).reshape(shape)


def geometry(product: Product | None, ppi: int = 0) -> Geometry:
    """Return the geometry of a module. ``ppi`` other than 0 was measured and overrides it."""
    if product is None:
        return Geometry(None, ppi or PPI)
    if not (0 < product.width <= WIDEST and 0 < product.height <= WIDEST):
        raise Fault(FaultCode.PROTOCOL, "sensor size")
    told = [value for name, value in FINE.items() if product.model.startswith(name)]
    return Geometry((product.height, product.width), ppi or (told or [PPI])[0])


def unfold(data: bytes) -> Gray:
    """Return two pixels of 0..255 for each byte, in 16 steps."""
    pairs = np.frombuffer(data, np.uint8)
    return np.column_stack([pairs >> 4, pairs & 0x0F]).reshape(-1) * np.uint8(17)
