"""Where a table may be written from the kiosk: a stick that is in, and nothing of this computer's.

What a table says of people stands in clear; this disk holds nothing in clear.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from station import durable
from station.board.export import export
from station.board.looking import Looker
from station.board.view import Exported, Question
from station.clock import Clock


def sticks() -> Iterator[Path]:
    """Yield the media that are mounted where desktops and people mount them."""
    user = os.environ.get("USER", "")
    for root in (Path("/media") / user, Path("/run/media") / user, Path("/media"), Path("/mnt")):
        found = sorted(root.iterdir()) if root.is_dir() else []
        yield from (each for each in found if each.is_mount() and os.access(each, os.W_OK))


def hand_out(looker: Looker, question: Question, stick: Path | None, clock: Clock) -> Exported:
    """Write the whole list of a question onto a stick; None of them: nothing was written.

    Raises ``Broken`` for the outbox or the stick.
    """
    if stick is None:
        return Exported()
    data, count = export(looker, question)
    moment = clock.now().astimezone().strftime("%Y%m%d-%H%M%S")
    path = stick / f"board-{moment}.csv"
    durable.write(path, data)
    return Exported(path=str(path), packets=count, people=looker.knows_people)
