"""What can be told to the uploader from the outbox, and what the right column says of it."""

from collections.abc import Callable
from typing import Final

from station.board.line import SILENT, Standing
from station.board.packet import Row
from station.board.view import BoardView, Exported, Question, Told
from station.session.view import DeskView
from ui.board_port import BoardPort
from ui.messages import say
from ui.screens import outbox_words as words
from ui.screens.actions import print_slip, space
from ui.slip.counter import Counter
from ui.slip.words import slip_again
from ui.theme import Tone
from ui.widgets.line_card import line_tone
from ui.widgets.packets import row_tone, row_words
from ui.widgets.panel import Action
from ui.words.tables import table_text

_ECHOES: Final = 5
"""How many answers the echo of a command outlives, unless something else is chosen first."""


class Orders:
    """Holds the command that was given last and its echo; ``changed`` is called with each."""

    def __init__(self, board: BoardPort, counter: Counter, changed: Callable[[], None]) -> None:
        self._board = board
        self._counter = counter
        self._changed = changed
        self._answer = BoardView()
        self._told: Told | Exported | None = None
        self._echoes = 0
        self._telling = False

    def hear(self, answer: BoardView) -> None:
        """Take an answer in: it may be the echo, and tells how the line stands."""
        self._answer = answer
        echo = answer.told or answer.exported
        if echo:
            self._told, self._echoes, self._telling = echo, _ECHOES, False
        elif self._echoes:
            self._echoes -= 1

    def hush(self) -> None:
        """Something else was chosen: the echo is over."""
        self._echoes = 0

    def forget(self) -> None:
        """Wait for no echo."""
        self._echoes, self._telling = 0, False

    def said(self, shown: Row | None) -> tuple[str, Tone, str]:
        """Return the echo, or what is about the packet that is chosen, or about the line."""
        if self._telling:
            return words.telling(), Tone.PLAIN, ""
        if self._echoes and self._told:
            text, advice, well = words.echo_words(self._told)
            return text, Tone.OK if well else Tone.BAD, advice
        if shown is not None:
            return row_words(shown), row_tone(shown), words.packet_advice(shown)
        if self._answer.trouble:
            trouble = say(self._answer.trouble)
            return trouble.text, Tone.BAD, trouble.advice
        stands = say(self._answer.line.standing)
        return stands.text, line_tone(self._answer.line), stands.advice

    # --- what helps ---------------------------------------------------------------------------

    @property
    def _deaf(self) -> bool:
        return self._telling or self._answer.line.standing in SILENT

    @property
    def _paused(self) -> bool:
        return self._answer.line.standing is Standing.PAUSED

    def most(self, shown: Row | None) -> Action | None:
        """Return the command that helps most here: send again, or push this one; None of none."""
        if self._paused:
            return Action(words.resume(), self._resume, space(), not self._deaf)
        if shown and shown.pushable:
            packet_id = shown.packet_id
            return Action(words.push(), lambda: self._push(packet_id), space(), not self._deaf)
        return None

    def more(self) -> tuple[Action, ...]:
        """Return the commands that are about all packets."""
        tally = self._answer.tally
        may = tally.waiting + tally.attention > 0 and not self._deaf and not self._paused
        push_all = Action(words.push_all(), self._push_all, "D", may, symbol="push")
        if self._paused:
            return (push_all,)
        pause = Action(words.pause(), self._pause, "P", not self._deaf, symbol="pause")
        return (push_all, pause)

    def export(self, question: Question) -> Action:
        """Return the action that writes the list onto a stick."""
        free = not self._telling
        return Action(words.export(), lambda: self._export(question), "X", free, symbol="report")

    def _export(self, question: Question) -> None:
        self._tell(lambda: self._board.export(question, table_text))

    def slip_again(self, shown: Row, view: DeskView) -> Action:
        """Return the action that prints a packet's slip once more."""
        made = slip_again(shown, station=view.station, training=view.training)
        became = self._counter.became(shown.packet_id)
        return print_slip(lambda: self._counter.hand_in(made), became, key="R")

    def _push(self, packet_id: str) -> None:
        self._tell(lambda: self._board.push(packet_id))

    def _push_all(self) -> None:
        self._tell(self._board.push_stuck)

    def _pause(self) -> None:
        self._tell(self._board.pause)

    def _resume(self) -> None:
        self._tell(self._board.resume)

    def _tell(self, command: Callable[[], None]) -> None:
        self._telling = True
        command()
        self._changed()
