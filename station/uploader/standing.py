"""How things stand at this moment: read by the control thread while another one sends."""

import msgspec

from station.clock import iso
from station.outbox.entries import Entry
from station.outbox.switches import Moment
from station.uploader.circuit import Circuit
from station.uploader.means import Means
from station.uploader.meter import Reading, hours_to_drain
from station.uploader.report import Report


class Standing:
    """Index, breaker and meter, put into a report."""

    def __init__(self, means: Means, circuit: Circuit) -> None:
        self._index = means.index
        self._meter = means.meter
        self._circuit = circuit

    def on(self, done: Report) -> Report:
        """Return a report of what was done, with how things stand now."""
        still, reading = self._index.open_entries(), self._meter.read()
        left = _left(still, reading)
        reached = self._index.moment(Moment.REACHED)
        return msgspec.structs.replace(
            done,
            open=len(still),
            blocked=self._index.blocked(),
            paused=self._index.paused,
            line=self._circuit.phase.value,
            reason=self._circuit.reason,
            wait=round(self._circuit.wait, 1),
            reached_at=iso(reached) if reached else "",
            sending=reading.packet_id,
            acknowledged=reading.acknowledged,
            size=reading.size,
            bytes_left=left,
            goodput=reading.goodput,
            seconds_left=reading.seconds_left,
            hours_left=hours_to_drain(left, reading.goodput),
        )


def _left(still: list[Entry], reading: Reading) -> int:
    """Return the bytes that have yet to get through, of all packets that are owed."""
    known = {e.packet_id: e.acknowledged for e in still} | {reading.packet_id: reading.acknowledged}
    return sum(max(0, e.size - known[e.packet_id]) for e in still)
