"""The seam to the population register: whoever can tell the biodata of a NIK.

A real SIAK has no public interface; an adapter to one implements this Protocol and nothing above
changes. :class:`station.citizen.roster.Roster` is the stand-in that reads a file.
"""

from typing import Protocol

from station.citizen.biodata import Citizen


class CitizenSource(Protocol):
    """Where citizens come from.

    There is no search beyond the day's list: the station is no NIK look-up for the curious.
    """

    def today(self) -> tuple[Citizen, ...]:
        """Return the people expected today, in the order of the list."""
        ...

    def find(self, nik: str) -> Citizen | None:
        """Return the citizen with this NIK, or None if the source does not know it."""
        ...
