"""The board's own thread: commands go to the uploader one by one, of questions only the newest."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from station.audit.acts import Act
from station.board.export import Say, export
from station.board.ledger import Ledger
from station.board.looking import Looker
from station.board.stick import hand_out
from station.board.view import BoardView, Exported, Question, Told
from station.clock import Clock
from station.errors import Code, Trouble
from station.events import Publisher
from station.media import sticks
from station.register.opening import Access
from station.uploader.control import Request, Verb, tell

log = logging.getLogger(__name__)
_FAREWELL_SECONDS: Final = 1.0
_ACTS: Final = MappingProxyType(
    {
        Verb.PUSH: Act.PUSHED,
        Verb.PUSH_STUCK: Act.PUSHED,
        Verb.PAUSE: Act.PAUSED,
        Verb.RESUME: Act.RESUMED,
    }
)


@dataclass(frozen=True)
class _Export:
    question: Question
    say: Say


_Command = Request | _Export


class Board:
    """What a screen may ask of the outbox; every call returns at once.

    Answers are published on :attr:`views`, from the board's thread. A question that another one
    follows before its turn is not answered; a command always is, with ``told`` set.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        provisioned: Callable[[], bool] = lambda: True,
        users: Callable[[], Mapping[str, str]] = dict,
        note: Callable[[Act, str, str], None] = lambda _act, _who, _about: None,
        media: Callable[[], Iterable[Path]] = sticks,
    ) -> None:
        """``note`` is told what was commanded, by which account, about which packet.

        ``media``: where a table may be written.
        """
        self.views: Final = Publisher[BoardView]()
        self._folder = folder
        self._note = note
        self._clock = clock
        self._media = media
        self._who = ""
        self._noted = ""
        self._looker = Looker(folder, clock, provisioned, users)
        self._asked = threading.Condition()
        self._commands: deque[_Command] = deque()
        self._question: Question | None = None
        self._last = Question()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="board", daemon=True)

    def open(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """End the thread; an uploader that is slow to answer is not waited for."""
        with self._asked:
            self._closing = True
            self._asked.notify()
        if self._thread.is_alive():
            self._thread.join(_FAREWELL_SECONDS)

    def admit(self, register: Access | None, who: str) -> None:
        """Show whose packets they are from now on; with None, as on a lock, nobody's.

        ``who`` is the account that answers for what is commanded.

        An answer under way may still name people: whoever shows it has locked the screen.
        """
        self._who, self._noted = who, ""
        self._looker.admit(Ledger(register, self._folder) if register else None)

    def look(self, question: Question) -> None:
        """Ask for a page; the newest question counts."""
        with self._asked:
            self._question = self._last = question
            self._asked.notify()

    def push(self, packet_id: str) -> None:
        """Have one packet tried now, before all others."""
        self._command(Request(verb=Verb.PUSH, packet_id=packet_id))

    def push_stuck(self) -> None:
        """Have everything tried now, also what waits for a person's word."""
        self._command(Request(verb=Verb.PUSH_STUCK))

    def pause(self) -> None:
        """Have the uploader stop sending until it is told to go on."""
        self._command(Request(verb=Verb.PAUSE))

    def resume(self) -> None:
        """Have the uploader send again."""
        self._command(Request(verb=Verb.RESUME))

    def export(self, question: Question, say: Say = str) -> None:
        """Have the whole list of a question written onto the stick that is in.

        ``say`` translates the table's texts, on the board's thread.
        """
        self._command(_Export(question, say))

    def _command(self, request: _Command) -> None:
        with self._asked:
            self._commands.append(request)
            self._asked.notify()

    # --- on the board's own thread

    def _work(self) -> None:
        while (turn := self._next()) is not None:
            if not self._closing:
                self.views.publish(self._answer(turn))

    def _next(self) -> _Command | Question | None:
        """Wait for something to do; None when it is over."""
        with self._asked:
            self._asked.wait_for(lambda: self._closing or self._commands or self._question)
            if self._closing:
                return None
            if self._commands:
                return self._commands.popleft()
            question, self._question = self._question, None
            return question

    def _answer(self, turn: _Command | Question) -> BoardView:
        try:
            if isinstance(turn, Question):
                return self._looked(turn)
            if isinstance(turn, _Export):
                return replace(self._looker.look(self._last), exported=self._written(turn))
            self._note(_ACTS[turn.verb], self._who, turn.packet_id)
            heard = tell(self._folder, turn.verb, turn.packet_id) is not None
            return replace(self._looker.look(self._last), told=Told(verb=turn.verb, heard=heard))
        except Trouble as trouble:  # not noted, not done
            return BoardView(at=datetime.now(UTC), question=self._last, trouble=trouble.code)
        except Exception:  # the thread must live: the next question may be answered
            log.exception("board_failed", extra={"code": Code.BUG})
            return BoardView(at=datetime.now(UTC), question=self._last, trouble=Code.BUG)

    def _looked(self, question: Question) -> BoardView:
        """Answer; who looks somebody up is noted once, before anything of it is shown."""
        view, words = self._looker.look(question), question.filter.words
        if words and words != self._noted and not view.trouble:
            for about in [each.packet_id for each in view.rows] or [""]:
                self._note(Act.LOOKED_UP, self._who, about)
            self._noted = words
        return view

    def _written(self, order: _Export) -> Exported:
        """Note an export, then write it: what cannot be noted does not leave."""
        stick = next(iter(self._media()), None)
        if stick is None:
            return Exported()
        self._note(Act.EXPORTED, self._who, "")
        data, count = export(self._looker, order.question, order.say)
        path = hand_out(stick, "board", data, self._clock)
        return Exported(path=str(path), packets=count, people=self._looker.knows_people)
