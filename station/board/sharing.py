"""Makes a station's shared board from what its own board shows."""

from collections.abc import Iterator
from typing import Final

from packets.signer import Signer
from station.board.export import views
from station.board.looking import Looker
from station.board.packet import Row
from station.board.shared import Packet, mark, write
from station.board.view import BoardView, Question
from station.clock import iso
from station.outbox.lists import Listing
from station.register.case import Facts

_ALL: Final = Question(listing=Listing.ALL)
_HOUR: Final = 3600.0


def share(
    looker: Looker, station: str, made_at: str, signer: Signer, code: bytes = b""
) -> tuple[bytes, int]:
    """Return the signed file, and how many packets stand in it. Raises ``Broken``."""
    packets = tuple(each for view in views(looker, _ALL) for each in _packets(looker, view, code))
    return write(station, made_at, packets, signer, code), len(packets)


def _packets(looker: Looker, view: BoardView, code: bytes) -> Iterator[Packet]:
    niks = looker.niks(each.packet_id for each in view.rows) if code else {}
    for row in view.rows:
        nik = niks.get(row.packet_id, "")
        yield _packet(row, view.facts.get(row.packet_id), mark(code, nik) if nik else "")


def _packet(row: Row, facts: Facts | None, marked: str) -> Packet:
    return Packet(
        packet_id=row.packet_id,
        number=row.number,
        status=row.state,
        sealed_at=iso(row.sealed_at),
        age_hours=round(row.age / _HOUR, 1),
        stuck=row.stuck,
        why=row.why.value,
        who=row.who.value,
        village=facts.village if facts else "",
        operator=facts.operator if facts else "",
        mark=marked,
    )
