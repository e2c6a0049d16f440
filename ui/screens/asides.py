"""The one table of the screens beside the day's list: where each is, who may see it; made late.

A row names a module of this folder that offers ``aside(around, theme, leave) -> Aside``. It is
loaded, and the screen made, when somebody opens it first: the first painted frame waits for none.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from station.operators.roles import RIGHTS, Right, Role
from ui.screens.aside import Aside
from ui.sides import Side
from ui.surroundings import Surroundings
from ui.theme import Theme


@dataclass(frozen=True)
class Entry:
    """One screen: its module, and the right that opens it."""

    module: str
    right: Right


ASIDES: Final = MappingProxyType(
    {
        Side.RECAPTURE: Entry("ui.screens.recapture", Right.RECORD),
        Side.COMPLAINTS: Entry("ui.screens.complaints", Right.RECORD),
        Side.RECONCILE: Entry("ui.screens.reconcile", Right.RECONCILE),
        Side.REPORT: Entry("ui.screens.report", Right.RECORD),
        Side.OUTBOX: Entry("ui.screens.outbox", Right.RECORD),
        Side.DIAGNOSIS: Entry("ui.screens.diagnosis", Right.TEST_DEVICES),
        Side.SETTINGS: Entry("ui.screens.settings", Right.TEST_DEVICES),
    }
)


def offered(role: Role | None) -> tuple[Side, ...]:
    """Return what somebody in this role may open, in the order of the menu; help is for all."""
    if role is None:
        return ()
    rights = RIGHTS[role]
    return tuple(s for s in Side if s is Side.HELP or (s in ASIDES and ASIDES[s].right in rights))


class Asides:
    """The screens that were opened so far; ``made`` hears each when it is new."""

    def __init__(
        self, around: Surroundings, leave: Callable[[], None], made: Callable[[Aside], None]
    ) -> None:
        self._around = around
        self._leave = leave
        self._made = made
        self._there: dict[Side, Aside] = {}

    def __iter__(self) -> Iterator[Aside]:
        return iter(self._there.values())

    def open(self, side: Side, theme: Theme) -> Aside:
        """Return a screen, in the look of the moment."""
        if side not in self._there:
            module = importlib.import_module(ASIDES[side].module)
            new: Aside = module.aside(self._around, theme, self._leave)
            self._there[side] = new
            self._made(new)
        return self._there[side]

    def forget(self) -> None:
        """Nobody is signed in: no name stays."""
        for each in self:
            each.forget()
