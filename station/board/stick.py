"""Writes a table from the kiosk onto a stick that is in, and onto nothing of this computer's.

What a table says of people stands in clear; this disk holds nothing in clear.
"""

from pathlib import Path

from station import durable
from station.clock import Clock


def hand_out(stick: Path, name: str, data: bytes, clock: Clock) -> Path:
    """Write a table under its name and the moment; return where. Raises ``Broken``."""
    moment = clock.now().astimezone().strftime("%Y%m%d-%H%M%S")
    path = stick / f"{name}-{moment}.csv"
    durable.write(path, data)
    return path
