"""Turns a pad's pen reports into points on one clock, and counts the reports that were lost."""

from drivers.protocol import PenPoint
from drivers.wacom_stu.reports import PEN_COUNTER, Pen


class PenPath:
    """What the pen did, in order."""

    def __init__(self) -> None:
        self.points: list[PenPoint] = []
        self.lost = 0
        """Reports missing by their sequence numbers."""
        self.touched = False
        self._clock: int | None = None
        self._sequence: int | None = None
        self._began = 0.0
        self._at_ms = 0

    def add(self, report: Pen, arrived: float) -> None:
        """Append a report that came at ``arrived`` (seconds, monotonic).

        Its own clock and number are 16 bits wide and wrap; without them the time of arrival counts
        and nothing is known of losses. Reports of a pen out of reach carry no place: they are
        counted and not kept.
        """
        self._count(report.sequence)
        self._at_ms = self._time(report.clock, arrived)
        if not report.near:
            return
        self.touched = self.touched or report.touching
        self.points.append(
            PenPoint(
                x=report.x,
                y=report.y,
                pressure=report.pressure if report.touching else 0,
                at_ms=self._at_ms,
                touching=report.touching,
                sequence=report.sequence,
            )
        )

    def _count(self, sequence: int | None) -> None:
        if sequence is not None and self._sequence is not None:
            self.lost += (sequence - self._sequence - 1) % PEN_COUNTER
        self._sequence = sequence

    def _time(self, clock: int | None, arrived: float) -> int:
        if clock is None:
            self._began = self._began or arrived
            return round((arrived - self._began) * 1000)
        before, self._clock = self._clock, clock
        return self._at_ms + ((clock - before) % PEN_COUNTER if before is not None else 0)
