"""Notices a register that was put back to an older state, by the trail and by the outbox."""

import logging
from collections.abc import Callable
from typing import Final

from station.audit.acts import Act
from station.audit.reading import newest
from station.audit.trail import Noting
from station.errors import Code
from station.home import Home
from station.outbox.spool import Place, Spool
from station.register.register import Register
from station.session.outlook import Fitness

_PLACES: Final = (Place.NEW, Place.DONE, Place.GONE)
_log: Final = logging.getLogger(__name__)


class OlderRegister:
    """Looks at each opening; what it finds is said on the day's list and stands in the trail.

    Nobody is kept from work by it: a technician may have put back the only copy there is. But a
    person whose packet lies in the outbox may be one of whom this register knows nothing.
    """

    def __init__(self, home: Home, trail: Noting) -> None:
        self._home = home
        self._trail = trail
        self._older = False

    def look(self, register: Register) -> None:
        """Hold an opened register to what others know of it. Raises ``Broken``."""
        last = newest(self._home.audit, Act.REGISTER_OPENED)
        before = int(last.details.get("serial", "0")) if last else 0
        turn, rolled_back = register.ending.opened(before)
        spool = Spool(self._home.outbox).make()
        packets = {each for place in _PLACES for each in spool.packet_ids(place)}
        unknown = register.ending.lacks(packets)
        self._older = rolled_back or bool(unknown)
        if self._older:
            _log.warning("register_older", extra={"count": len(unknown)})
            self._trail.note(Act.REGISTER_OLDER, who="", count=str(len(unknown)))
        self._trail.note(Act.REGISTER_OPENED, who="", serial=str(turn))

    def saying(self, fitness: Callable[[], Fitness]) -> Callable[[], Fitness]:
        """Return a judgement that tells of it where nothing graver is to be told."""

        def judge() -> Fitness:
            found = fitness()
            return Fitness(code=Code.REGISTER_OLDER) if self._older and not found.code else found

        return judge
