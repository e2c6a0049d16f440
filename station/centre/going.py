"""How an upload goes on after a break, and how much of it goes into one request.

A request carries all the rest, as long as the line lets it: a proxy may limit a body (413), or keep
it until it is whole, so that nothing of a broken request arrives. Then less is sent at once, and
more again when that gets through.
"""

from typing import Final

from station.centre.answers import CentreTrouble, Treatment
from station.centre.protocol import Progress
from station.errors import Code

_LEAST: Final = 1 << 16
"""Bytes: no request is made smaller than this; fewer are no sign of a proxy that keeps them."""
_IDLE: Final = 3  # connections in a row that may bring nothing forward
_SURE: Final = 8  # requests in a row that got through before twice as much is tried


class Smaller(Exception):
    """A request was too large for somebody on the way; the next one is smaller."""


class Portion:
    """The most bytes of one request; no limit until the line shows one."""

    def __init__(self) -> None:
        self._limit: int | None = None
        self._passed = 0

    def of(self, rest: int) -> int:
        """Return how many of the bytes that are left go into the next request."""
        return rest if self._limit is None else min(rest, self._limit)

    def passed(self) -> None:
        """A request got through: after some of them try twice as much."""
        self._passed += 1
        if self._limit is not None and self._passed % _SURE == 0:
            self._limit *= 2

    def refused(self, count: int) -> bool:
        """A request of so many bytes did not get through: halve it. False if it is small."""
        if count <= _LEAST:
            return False
        self._limit, self._passed = max(_LEAST, count // 2), 0
        return True


class Going:
    """One upload on its way: where it stood, what was acknowledged since, what broke it."""

    def __init__(self, portion: Portion) -> None:
        self._portion = portion
        self._reached = -1
        self._acknowledged = 0
        self._idle = 0
        self._trouble: CentreTrouble | None = None

    def stand(self, offset: int) -> None:
        """The centre stands at ``offset``. Raises the last trouble when nothing goes forward."""
        if offset > self._reached:
            self._idle = 0
        elif self._trouble is not None:
            self._stuck(self._trouble)
        self._reached = self._acknowledged = offset
        self._trouble = None

    def counting(self, progress: Progress) -> Progress:
        """Return who passes progress on and keeps count of it."""

        def told(acknowledged: int) -> None:
            self._acknowledged = max(self._acknowledged, acknowledged)
            progress(acknowledged)

        return told

    def broken(self, trouble: CentreTrouble) -> None:
        """A request has ended in trouble. Raises what is not the line's."""
        if trouble.treatment is not Treatment.LINE:
            raise trouble
        self._trouble = trouble

    def smaller(self) -> None:
        """The next request is smaller than the one that was refused: that is going forward."""
        self._idle = 0
        self._trouble = None

    def _stuck(self, trouble: CentreTrouble) -> None:
        """Nothing has arrived. Bytes that were acknowledged nevertheless are held by a proxy."""
        held = self._acknowledged - self._reached
        if held >= _LEAST:
            self._portion.refused(held)
            trouble = CentreTrouble(Code.LINE_BUFFERED, Treatment.LINE, "a proxy keeps the bytes")
        self._idle += 1
        if self._idle >= _IDLE:
            raise trouble
