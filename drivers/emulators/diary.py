"""What an emulated device remembers of what it was told: the newest, however long the training."""

from collections import deque
from typing import Final, TypeVar

KEPT: Final = 4096

T = TypeVar("T")


class Diary(deque[T]):
    """The newest entries, in order, for whoever wants to see the wire."""

    def __init__(self) -> None:
        super().__init__(maxlen=KEPT)
