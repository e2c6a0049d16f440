"""Answers complaints for the kiosk: on the desk's own thread, where the register is open."""

import logging
from collections.abc import Callable
from typing import Final

from station.complaints.answering import Means, answer
from station.complaints.view import Answers
from station.errors import Code, Trouble
from station.session.lending import Borrower, Lent

log: Final = logging.getLogger(__name__)


class Office:
    """What a screen may ask; every call returns at once."""

    def __init__(
        self, lend: Callable[[Borrower], None], means: Callable[[bytes | None], Means]
    ) -> None:
        """``lend`` is ``Desk.lend``; ``means`` is asked with the data key of whoever is there."""
        self._lend = lend
        self._means = means

    def ask(self, text: str, hear: Callable[[Answers], None]) -> None:
        """Tell ``hear``, on the desk's thread, what is known; nothing while nobody is there."""
        self._lend(lambda lent: hear(self._answer(text, lent)))

    def _answer(self, text: str, lent: Lent | None) -> Answers:
        if lent is None:
            return Answers(trouble=Code.NOT_ALLOWED_NOW)
        try:
            return answer(text, lent, self._means(lent.who.data_key))
        except Trouble as trouble:
            log.info("lookup_refused", extra={"code": trouble.code})
            return Answers(trouble=trouble.code)
