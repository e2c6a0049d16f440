"""Is the scanner set as records want it: 500 ppi, dark ridges on light?

Neither can be put right by the person at the glass, so both say who can.
"""

from typing import Final

import numpy as np

from station.quality.blocks import BLOCK, Blocks, Gray
from station.reasons import Reason

_PERIODS: Final = (5.5, 14.0)
"""Pixels from ridge to ridge at 500 ppi: adults have 0.35 to 0.6 mm (Maltoni et al., 2009, 3.1)."""
_CERTAIN: Final = 0.5
_FLAT: Final = 9.0
"""Gray levels of spread below which a block is bare glass, and ..."""
_RIDGED: Final = 25.0
"""... above which it is ridges."""
_DARKER: Final = 25.0
"""Gray levels by which inverted glass is darker than ridges; a smear is as light as they are."""
_LEAST_BLOCKS: Final = 6


def wrong(picture: Gray, local: Blocks) -> tuple[Reason, ...]:
    """Return what contradicts the profile; what cannot be told is not held against a print."""
    spread, level = _spread_and_level(picture)
    found = []
    ridges = (spread > _RIDGED) & (local.certainty > _CERTAIN)
    if ridges.sum() >= _LEAST_BLOCKS:
        period = float(np.median(local.period[ridges]))
        if not _PERIODS[0] <= period <= _PERIODS[1]:
            found.append(Reason.FINGER_RESOLUTION)
    glass = spread < _FLAT
    if min(glass.sum(), ridges.sum()) >= _LEAST_BLOCKS:
        darker = float(np.median(level[ridges])) - float(np.median(level[glass]))
        found += [Reason.FINGER_INVERTED] if darker > _DARKER else []
    return tuple(found)


def _spread_and_level(picture: Gray) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = picture.shape[0] // BLOCK, picture.shape[1] // BLOCK
    tiles = picture[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    return tiles.std(axis=(1, 3)), tiles.mean(axis=(1, 3))
