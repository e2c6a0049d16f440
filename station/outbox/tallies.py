"""What the index counts by one question each, however many packets there are."""

from station.lifecycle import AT_STATION
from station.outbox.database import Database


class Tallies:
    """Sums over the table ``packet``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def owed(self) -> tuple[int, int]:
        """Return how many packets are owed, and how many of their bytes have yet to arrive."""
        names = ",".join(f"'{status.value}'" for status in sorted(AT_STATION))
        row = self._database.one(
            "SELECT count(*) AS n, coalesce(sum(max(size - acknowledged, 0)), 0) AS left"
            f" FROM packet WHERE state IN ({names})"
        )
        return row["n"], row["left"]

    def blocked(self) -> dict[str, int]:
        """Return how many packets wait for what: also one that is not owed, and waits for a person.

        ENROLL_FAILURE_AT_REGIONAL is the case in point.
        """
        found = self._database.all(
            "SELECT blocked_on, count(*) AS n FROM packet WHERE blocked_on IS NOT NULL"
            " GROUP BY blocked_on"
        )
        return {row["blocked_on"]: row["n"] for row in found}

    def alarms(self) -> tuple[str, ...]:
        """Return the alarms that stand, each kind once."""
        found = self._database.all("SELECT DISTINCT alarm FROM packet WHERE alarm IS NOT NULL")
        return tuple(sorted(row["alarm"] for row in found))
