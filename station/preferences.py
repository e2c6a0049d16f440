"""What the people of a station chose for themselves: language, look, size, sounds, pedal, order.

The station's own settings are signed and stay as they are; here only what differs from them is
kept, in one small file of the home. A file that cannot be read costs the choices, not the day.
"""

import logging
from enum import StrEnum
from pathlib import Path
from typing import Literal

import msgspec

from station import durable
from station.errors import Code, Refused
from station.settings import Settings

log = logging.getLogger(__name__)


class Saver(StrEnum):
    """When the station spares its battery."""

    AUTOMATIC = "AUTOMATIC"
    """On battery, below a third."""
    ALWAYS = "ALWAYS"
    NEVER = "NEVER"


class Choice(StrEnum):
    """What can be chosen; the value is the field of :class:`Preferences`."""

    LANGUAGE = "language"
    LOOK = "look"
    SIZE = "size"
    SOUNDS = "sounds"
    PEDAL = "pedal"
    AUTOMATIC = "automatic"
    STEPS = "steps"
    SAVER = "saver"
    PERSON_DISPLAY = "person_display"


class Preferences(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be chosen, as it is now."""

    language: Literal["id", "en"] = "id"
    look: Literal["OFFICE", "SUN", "NIGHT"] = "OFFICE"
    size: Literal[100, 115, 130] = 100
    """Percent of the letters' size."""
    sounds: bool = True
    pedal: str = ""
    """The key a foot pedal sends, as Qt names it; none where nobody taught one."""
    automatic: bool = True
    """Whether a sample is taken by itself when all is good."""
    steps: tuple[str, ...] = ()
    """The order of the recording steps, each once."""
    saver: Saver = Saver.AUTOMATIC
    person_display: bool = False
    """Whether the person's own display is open."""


def of(settings: Settings) -> Preferences:
    """Return what holds where nobody chose anything."""
    enrollment = settings.enrollment
    return Preferences(
        language=settings.station.station.language,
        sounds=settings.station.sounds,
        automatic=enrollment.automatic.enabled,
        steps=enrollment.steps,
    )


class Shelf:
    """Holds the preferences and keeps them in a file; without a path for this run only."""

    def __init__(self, settings: Settings, path: Path | None = None) -> None:
        self._default = of(settings)
        self._path = path
        self.trouble: Code | None = None
        """Why choices made before do not hold now; None where they do."""
        self.now = self._read()

    def choose(self, choice: Choice, value: object) -> Preferences:
        """Change one thing and keep it.

        Raises ``Refused`` with ``SETTINGS_INVALID`` for a value that it cannot have, and ``Broken``
        with a ``DISK_`` code; then everything is as before.
        """
        fields = msgspec.to_builtins(self.now) | {choice.value: value}
        try:
            after = self._whole(fields)
        except msgspec.ValidationError as error:
            raise Refused(Code.SETTINGS_INVALID, choice.value) from error
        self._keep(after)
        self.now, self.trouble = after, None
        return after

    def _whole(self, fields: object) -> Preferences:
        """Return preferences from plain values. Raises ``msgspec.ValidationError``."""
        found = msgspec.convert(fields, Preferences)
        if sorted(found.steps) != sorted(self._default.steps):
            raise msgspec.ValidationError("steps must name each recording step once")
        return found

    def _read(self) -> Preferences:
        if self._path is None or not self._path.exists():
            return self._default
        try:
            chosen = msgspec.json.decode(self._path.read_bytes(), type=dict[str, object])
            return self._whole(msgspec.to_builtins(self._default) | chosen)
        except (OSError, msgspec.DecodeError) as error:
            log.warning("preferences_unreadable", extra={"error_type": type(error).__name__})
            self.trouble = Code.PREFERENCES_DAMAGED
            return self._default

    def _keep(self, after: Preferences) -> None:
        if self._path is None:
            return
        default = msgspec.to_builtins(self._default)
        chosen = {k: v for k, v in msgspec.to_builtins(after).items() if v != default[k]}
        durable.write(self._path, msgspec.json.format(msgspec.json.encode(chosen)))
