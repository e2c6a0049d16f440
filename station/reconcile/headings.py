"""What a column or a JSON member is called, in Indonesian and English, and what it is then."""

from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station import lifecycle
from station.reconcile import cells
from station.reconcile.line import Flaw, Key, Unreadable


class Column(StrEnum):
    """What a column holds."""

    PACKET = "PACKET"
    NUMBER = "NUMBER"
    NIK = "NIK"
    STATUS = "STATUS"
    AT = "AT"


KEYS: Final = MappingProxyType(
    {Column.PACKET: Key.PACKET, Column.NUMBER: Key.NUMBER, Column.NIK: Key.NIK}
)
_NAMES: Final = MappingProxyType(
    {
        Column.PACKET: {"packet_id", "packetid", "packet", "paket", "id_paket", "paket_id"},
        Column.NUMBER: {"nomor_perekaman", "no_perekaman", "nomor_rekam", "no_rekam", "number",
                        "recording_number", "bukti_perekaman", "no_bukti_perekaman"},
        Column.NIK: {"nik", "no_nik", "nomor_nik", "nik_penduduk", "nik_ktp", "no_ktp",
                     "nomor_induk_kependudukan", "national_id"},
        Column.STATUS: {"status", "status_ktp", "status_ktp_el", "status_ektp", "status_perekaman",
                        "status_rekam", "status_akhir", "status_terakhir", "status_data",
                        "current_status", "state", "sts", "stat", "keterangan_status"},
        Column.AT: {"at", "tanggal", "tgl", "tanggal_status", "tgl_status", "waktu", "date",
                    "status_date", "updated_at", "last_update", "timestamp", "tgl_update",
                    "tanggal_update", "since"},
    }
)  # fmt: skip
_COLUMNS: Final = MappingProxyType(
    {name: column for column, names in _NAMES.items() for name in names}
)
_LOOKED_AT: Final = 200
"""Lines by which columns without a heading are recognised."""


def column(name: str) -> Column | None:
    """Return what a heading names."""
    plain = "".join(each if each.isalnum() else " " for each in name.casefold())
    return _COLUMNS.get("_".join(plain.split()))


def places(heading: Sequence[str]) -> dict[Column, int] | None:
    """Return where each column is; None for a line that is no heading.

    Raises ``Unreadable`` where two columns claim to be the same.
    """
    found: dict[Column, int] = {}
    for place, name in enumerate(heading):
        named = column(name)
        if named is None:
            continue
        if named in found:
            raise Unreadable(Flaw.COLUMN_TWICE, f"two columns are called {named.value}")
        found[named] = place
    return found if Column.STATUS in found and KEYS.keys() & found.keys() else None


def recognised(rows: Sequence[Sequence[str]]) -> dict[Column, int] | None:
    """Return the columns of a table without a heading, by what most of their cells are."""
    sample = rows[:_LOOKED_AT]
    found: dict[Column, int] = {}
    for place in range(max(map(len, sample), default=0)):
        held = [row[place] for row in sample if place < len(row) and row[place]]
        kind = _kind(held)
        if kind is not None and kind not in found:
            found[kind] = place
    return found if Column.STATUS in found and KEYS.keys() & found.keys() else None


def _kind(held: list[str]) -> Column | None:
    most = len(held) // 2
    if not held:
        return None
    if sum(lifecycle.read(cell) is not None for cell in held) > most:
        return Column.STATUS
    named = [cells.key(cells.unquoted(cell)) for cell in held]
    for kind, key in KEYS.items():
        if sum(each is not None and each[0] is key for each in named) > most:
            return kind
    return None
