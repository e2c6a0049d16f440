"""The checks of a packet, numbered in the order a reader makes them: see ``README.md``."""

from collections.abc import Callable
from enum import IntEnum


class Check(IntEnum):
    """One check; the first four need no key of the centre."""

    CONTAINER = 1
    WAYBILL_SIGNATURE = 2
    WAYBILL = 3
    PAYLOAD = 4
    SEAL = 5
    MEMBERS = 6
    MANIFEST = 7
    HASHES = 8
    RECORDS = 9
    LAYOUT = 10


Passed = Callable[[Check], None]
"""Hears of every check that held, one after the other; what fails is the one behind the last."""


def unheard(_: Check) -> None:
    """Hear of a check and do nothing about it."""
