"""Compares status files for the kiosk; only the register is asked on the desk's thread."""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from station.audit.acts import Act
from station.audit.trail import Noting
from station.clock import Clock
from station.errors import Broken, Code, Trouble
from station.media import TABLES, MediaFile, files, places
from station.operators.accounts import Session
from station.operators.roles import RIGHTS, Right
from station.reconcile.applying import hand_over
from station.reconcile.comparing import MISSING_AFTER, Outbox, compare
from station.reconcile.reading import read
from station.reconcile.text import LARGEST
from station.reconcile.view import Comparison, Outcome
from station.session.lending import Borrower, Lent

log: Final = logging.getLogger(__name__)
ENDINGS: Final = TABLES | {".json", ".jsonl"}
Hear = Callable[[Outcome], None]


@dataclass(frozen=True)
class _Asked:
    """Who asks, and whose the packets are, for the length of one comparison."""

    who: Session
    owners: Mapping[str, str]


class Office:
    """What a screen may ask; every call returns at once, answers come from another thread."""

    def __init__(
        self,
        lend: Callable[[Borrower], None],
        outbox: Path,
        trail: Noting,
        clock: Clock,
        media: Callable[[], Iterable[Path]] = places,
    ) -> None:
        """``lend`` is ``Desk.lend``; ``media``: where files that people brought may lie."""
        self._lend = lend
        self._outbox = outbox
        self._trail = trail
        self._clock = clock
        self._media = media

    def find(self, hear: Callable[[tuple[MediaFile, ...]], None]) -> None:
        """Tell ``hear`` which files may be status files, the newest first."""
        _begin(lambda: hear(files(self._media(), ENDINGS)))

    def compare(self, path: str, hear: Hear) -> None:
        """Tell ``hear`` what differs. Only for who may reconcile; nothing is changed."""
        self._ask(path, hear, lambda _asked, found: Outcome(path=path, comparison=found))

    def take_over(self, path: str, confirmed: str, hear: Hear) -> None:
        """Compare once more, and hand over exactly what has the digest that was confirmed."""

        def applied(asked: _Asked, found: Comparison) -> Outcome:
            done = hand_over(self._outbox, found, confirmed, asked.who, self._trail)
            return Outcome(path=path, comparison=found, handed_over=done)

        self._ask(path, hear, applied)

    def _ask(self, path: str, hear: Hear, then: Callable[[_Asked, Comparison], Outcome]) -> None:
        def borrowed(lent: Lent | None) -> None:
            if lent is None or Right.RECONCILE not in RIGHTS[lent.who.role]:
                hear(Outcome(path=path, trouble=Code.NOT_ALLOWED_NOW))
                return
            asked = _Asked(lent.who, lent.register.owners())
            _begin(partial(self._answer, path, asked, then, hear))

        self._lend(borrowed)

    def _answer(
        self, path: str, asked: _Asked, then: Callable[[_Asked, Comparison], Outcome], hear: Hear
    ) -> None:
        try:
            hear(then(asked, self._compared(path, asked)))
        except Trouble as trouble:
            log.info("reconcile_refused", extra={"code": trouble.code})
            hear(Outcome(path=path, trouble=trouble.code))
        except Exception:  # the screen waits for an answer
            log.exception("reconcile_failed", extra={"code": Code.BUG})
            hear(Outcome(path=path, trouble=Code.BUG))

    def _compared(self, path: str, asked: _Asked) -> Comparison:
        data = contents(Path(path))
        outbox = Outbox(self._outbox, asked.owners)
        found = compare(data, read(data), outbox, self._clock.now(), MISSING_AFTER)
        who, count = asked.who.account, str(found.lines)
        self._trail.note(Act.COMPARED, who=who, sha256=found.file, count=count)
        return found


def contents(path: Path) -> bytes:
    """Return a file, or one byte more than is read of any. Raises ``Broken`` FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"status file: {error.strerror}") from None


def _begin(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="reconcile", daemon=True).start()
