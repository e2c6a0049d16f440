"""The shared memory of the live view: a few picture slots that host and kiosk both see.

The host writes the slots in turn, so a picture that was announced stays whole until three newer
ones were written. A reader that stalls longer may see a torn preview; stills never pass here.
"""

import mmap
import os
from typing import Final

SLOTS: Final = 4
WIDEST: Final = 960
"""Pixels; no preview is wider or higher."""
SLOT_BYTES: Final = WIDEST * WIDEST * 4
RING_BYTES: Final = SLOTS * SLOT_BYTES


class Ring:
    """Slots of RGB32 pixels (B, G, R, 255), row after row without padding."""

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory
        self._view = memoryview(memory)

    def slot(self, index: int) -> memoryview:
        """Return the bytes of one slot, shared, not copied."""
        start = index * SLOT_BYTES
        return self._view[start : start + SLOT_BYTES]


def private() -> Ring:
    """Make a ring for the threads of this process."""
    return Ring(mmap.mmap(-1, RING_BYTES))


def attached(descriptor: int) -> Ring:
    """Map a ring that another process made."""
    return Ring(mmap.mmap(descriptor, RING_BYTES))


def shareable() -> int:
    """Make the memory of a ring and return its descriptor (Linux), to be passed to a child."""
    descriptor = os.memfd_create("perekaman-preview", os.MFD_CLOEXEC)
    os.ftruncate(descriptor, RING_BYTES)
    return descriptor
