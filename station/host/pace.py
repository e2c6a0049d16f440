"""How often the host shows and judges a live view: as quickly as helps, or sparing a battery."""

from typing import Final

LOOK_SECONDS: Final = 0.125
"""Between two looks at the live view: eight times a second is as fast as a person reacts to."""
SPARING_LOOK_SECONDS: Final = 0.2
SPARING_FRAME_SECONDS: Final = 1 / 15


class Pace:
    """Read by the threads of all devices, set by that of the link."""

    def __init__(self) -> None:
        self.sparing = False

    @property
    def look_seconds(self) -> float:
        """Between two looks of the judge."""
        return SPARING_LOOK_SECONDS if self.sparing else LOOK_SECONDS

    @property
    def frame_seconds(self) -> float:
        """Between two pictures in the ring; 0 for every one that comes."""
        return SPARING_FRAME_SECONDS if self.sparing else 0.0
