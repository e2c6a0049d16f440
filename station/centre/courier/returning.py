"""Finds the files of receipts on a stick, or reads the one that is named."""

from dataclasses import dataclass
from pathlib import Path

from packets.errors import PacketError
from station.centre.courier import layout
from station.centre.courier.layout import Receipts
from station.centre.courier.medium import Medium
from station.errors import Broken


@dataclass(frozen=True)
class Returned:
    """A bundle's receipts; None where the file cannot be read as one."""

    bundle: str
    receipts: Receipts | None


def returned(place: Path) -> list[Returned]:
    """Return what a stick, or one file, brings back. Raises ``Refused`` with FILE_UNREADABLE."""
    if place.is_file():
        return [_read(Medium(place.parent), place, place.stem)]
    medium = Medium(place)
    medium.check()
    folders = [
        medium.path(station, name)
        for station in medium.stations()
        for name in medium.bundles(station)
    ]
    found = [folder for folder in folders if medium.disk.exists(folder / layout.RECEIPTS)]
    return [_read(medium, folder / layout.RECEIPTS, folder.name) for folder in found]


def _read(medium: Medium, path: Path, bundle: str) -> Returned:
    try:
        data = medium.read(path, layout.LARGEST_RECEIPTS)
        return Returned(bundle, layout.read_receipts(data))
    except (Broken, PacketError):
        return Returned(bundle, None)
