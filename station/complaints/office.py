"""Answers complaints for the kiosk: on the desk's own thread, where the register is open."""

import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

from station.audit.acts import Act
from station.board.stick import hand_out
from station.clock import Clock
from station.complaints.answering import Means, answer
from station.complaints.table import table
from station.complaints.view import Answers, Written
from station.errors import Code, Trouble
from station.media import sticks
from station.session.lending import Borrower, Lent

log: Final = logging.getLogger(__name__)
Say = Callable[[str], str]


class Office:
    """What a screen may ask; every call returns at once."""

    def __init__(
        self,
        lend: Callable[[Borrower], None],
        means: Callable[[bytes | None], Means],
        media: Callable[[], Iterable[Path]] = sticks,
    ) -> None:
        """``lend`` is ``Desk.lend``; ``means`` is asked with the data key of whoever is there.

        ``media``: where a table may be written.
        """
        self._lend = lend
        self._means = means
        self._media = media

    def ask(self, text: str, hear: Callable[[Answers], None]) -> None:
        """Tell ``hear``, on the desk's thread, what is known; nothing while nobody is there."""
        self._lend(lambda lent: hear(self._answer(text, lent)))

    def hand_out(self, answers: Answers, say: Say, hear: Callable[[Written], None]) -> None:
        """Write answers onto the stick that is in, and tell ``hear`` where, on another thread.

        ``say`` translates the table's texts. Noted first: what cannot be noted does not leave.
        """
        self._lend(lambda lent: self._begin(answers, say, hear, lent))

    def _answer(self, text: str, lent: Lent | None) -> Answers:
        if lent is None:
            return Answers(trouble=Code.NOT_ALLOWED_NOW)
        try:
            return answer(text, lent, self._means(lent.who.data_key))
        except Trouble as trouble:
            log.info("lookup_refused", extra={"code": trouble.code})
            return Answers(trouble=trouble.code)

    def _begin(
        self, answers: Answers, say: Say, hear: Callable[[Written], None], lent: Lent | None
    ) -> None:
        stick = next(iter(self._media()), None)
        if lent is None or stick is None:
            hear(Written(trouble=None if lent else Code.NOT_ALLOWED_NOW))
            return
        try:
            means = self._means(lent.who.data_key)
            count = str(len(answers.rows))
            means.trail.note(Act.EXPORTED, who=lent.who.account, form="complaints", count=count)
        except Trouble as trouble:
            hear(Written(trouble=trouble.code))
            return
        # A slow stick must not hold the desk.
        write = partial(_write, answers, say, hear, stick, means.clock)
        threading.Thread(target=write, name="complaints-table", daemon=True).start()


def _write(
    answers: Answers, say: Say, hear: Callable[[Written], None], stick: Path, clock: Clock
) -> None:
    try:
        path = hand_out(stick, "complaints", table(answers, say), clock)
        hear(Written(path=str(path), rows=len(answers.rows)))
    except Trouble as trouble:
        hear(Written(trouble=trouble.code))
