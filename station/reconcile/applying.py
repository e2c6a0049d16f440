"""Hands over what somebody confirmed to the uploader, which alone writes where packets stand."""

from pathlib import Path
from typing import Final

from station.audit.acts import Act
from station.audit.trail import Noting
from station.errors import Code, Refused
from station.operators.accounts import Session
from station.operators.roles import RIGHTS, Right
from station.outbox.handover import Handover, Handovers, Stated
from station.reconcile.view import Comparison, Difference

_AT_ONCE: Final = 5_000
"""Packets of one hand-over, which is taken in by one transaction."""
_SHOWN: Final = 12
"""Characters of the file's hash by which a history names it."""


def hand_over(
    outbox: Path, comparison: Comparison, confirmed: str, who: Session, trail: Noting
) -> int:
    """Hand over exactly what was confirmed; return of how many packets.

    ``confirmed`` is the digest that was shown. Raises ``Refused``: NOT_ALLOWED_NOW for who may not,
    STATUS_FILE_CHANGED where file or outbox are no longer those that were shown; ``Broken``.
    """
    if Right.RECONCILE not in RIGHTS[who.role]:
        raise Refused(Code.NOT_ALLOWED_NOW, "only a supervisor or an ADB takes over a status file")
    if not comparison.digest or confirmed != comparison.digest:
        raise Refused(Code.STATUS_FILE_CHANGED, "what was confirmed is not what would change now")
    changes = comparison.to_do
    trail.note(
        Act.RECONCILED, who=who.account, sha256=comparison.file, count=str(len(changes)),
        value=confirmed[:40],
    )  # fmt: skip
    source = f"status file {comparison.file[:_SHOWN]}, by {who.account}"
    handovers = Handovers(outbox)
    for first in range(0, len(changes), _AT_ONCE):
        some = changes[first : first + _AT_ONCE]
        handovers.put(Handover(stated=tuple(_stated(each, source) for each in some)))
    return len(changes)


def _stated(each: Difference, source: str) -> Stated:
    if each.ours is None:
        raise ValueError("only what is held here is handed over")
    return Stated(packet_id=each.packet_id, before=each.ours, text=each.theirs, source=source)
