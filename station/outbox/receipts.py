"""The verified receipts in the index: one for each tier that has taken the packet over."""

from station.outbox.database import Database
from station.outbox.entries import KeptReceipt


class Receipts:
    """The table ``receipt``. A receipt is kept as it was signed; the centre gives it again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, packet_id: str, tier: str, token: str, received_at: str) -> None:
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO receipt VALUES (:p, :tier, :token, :at)",
                {"p": packet_id, "tier": tier, "token": token, "at": received_at},
            )

    def has(self, packet_id: str) -> bool:
        return bool(self._database.one("SELECT 1 FROM receipt WHERE packet_id = ?", (packet_id,)))

    def of(self, packet_id: str) -> tuple[KeptReceipt, ...]:
        found = self._database.all(
            "SELECT tier, token, received_at FROM receipt WHERE packet_id = ? ORDER BY tier",
            (packet_id,),
        )
        return tuple(KeptReceipt(**row) for row in found)
