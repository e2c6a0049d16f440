"""What people chose takes effect: look and size, language, sounds, pedal, the person's display."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from station.preferences import Choice, Preferences
from station.session.view import DeskView
from ui.languages import Language, Speech
from ui.sounds import Sounds
from ui.theme import Look


class Worn(Protocol):
    """What of the window a choice changes."""

    def wear(self, look: Look, size: int | None = None) -> None: ...
    def teach_pedal(self, key: str) -> None: ...


class Taste(QObject):
    """Hears the views and carries out what is chosen otherwise than in the view before."""

    def __init__(
        self,
        worn: Worn,
        speech: Speech,
        sounds: Sounds,
        show_person: Callable[[bool], None],
        begun: Preferences,
    ) -> None:
        super().__init__()
        self._worn = worn
        self._speech = speech
        self._sounds = sounds
        self._show_person = show_person
        self._heard = begun
        self._do: dict[Choice, Callable[[Preferences], None]] = {
            Choice.LANGUAGE: lambda p: speech.speak(Language(p.language)),
            Choice.LOOK: lambda p: worn.wear(Look(p.look), p.size),
            Choice.SIZE: lambda p: worn.wear(Look(p.look), p.size),
            Choice.SOUNDS: lambda p: sounds.switch(on=p.sounds),
            Choice.PEDAL: lambda p: worn.teach_pedal(p.pedal),
            Choice.PERSON_DISPLAY: lambda p: show_person(p.person_display),
        }

    def hear(self, view: DeskView) -> None:
        """Carry out what has changed; the slot of the bridge."""
        before, self._heard = self._heard, view.preferences
        if before == self._heard:
            return
        for choice, carry_out in self._do.items():
            if getattr(before, choice.value) != getattr(self._heard, choice.value):
                carry_out(self._heard)
