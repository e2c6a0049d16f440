"""The fingers of the last two people as templates: in the memory of the host and nowhere else.

The glass keeps what the last finger left on it, and a helper's finger may come twice: both are told
by comparing with whoever sat there before. Nothing of it is written anywhere; a host that was
started again remembers nobody, and says so by ``None``.
"""

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import Final

from station.body import Part
from station.quality.match import Template

PEOPLE: Final = 2
"""Who sits there, and who sat there before."""
PRINTS: Final = 40
"""Of each: ten fingers, tried four times."""


class Remembered:
    """Templates by person and by coded picture. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._people: OrderedDict[str, OrderedDict[bytes, tuple[Part, Template]]] = OrderedDict()

    def sit_down(self, whose: str) -> None:
        """Somebody is recorded: of everybody else only the last one is kept."""
        if not whose:
            return
        with self._lock:
            self._people.setdefault(whose, OrderedDict())
            self._people.move_to_end(whose)
            while len(self._people) > PEOPLE:
                self._people.popitem(last=False)

    def keep(self, whose: str, part: Part, coded: bytes, template: Template) -> None:
        """Remember a print by its coded picture; the oldest of a person give way."""
        with self._lock:
            prints = self._people.get(whose)
            if prints is None:
                return
            prints[_digest(coded)] = (part, template)
            while len(prints) > PRINTS:
                prints.popitem(last=False)

    def of(self, coded: bytes) -> Template | None:
        """Return the template of a picture that was coded here, None where it is not known."""
        with self._lock:
            found = (prints.get(_digest(coded)) for prints in self._people.values())
            return next((each[1] for each in found if each), None)

    def before(self, whose: str) -> tuple[Template, ...] | None:
        """Return the newest print of each finger of whoever was there before.

        None where nobody is remembered, or where it is not known who sits there: then nothing can
        be said.
        """
        with self._lock:
            others = [prints for who, prints in self._people.items() if who != whose and prints]
            if not whose or not others:
                return None
            return tuple(dict(each for prints in others for each in prints.values()).values())

    def forget(self, but: str = "") -> None:
        """Drop everybody but one."""
        with self._lock:
            for who in [each for each in self._people if each != but]:
                del self._people[who]


def _digest(coded: bytes) -> bytes:
    return hashlib.sha256(coded).digest()
