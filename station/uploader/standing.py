"""How things stand at this moment: read by the control thread while another one sends."""

import msgspec

from station.clock import iso
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
        reading = self._meter.read()
        still, left = self._index.owed()
        left -= self._fresher(reading)
        reached = self._index.moment(Moment.REACHED)
        return msgspec.structs.replace(
            done,
            open=still,
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

    def _fresher(self, reading: Reading) -> int:
        """Return the bytes that arrived since the index was last told of the packet under way."""
        known = self._index.get(reading.packet_id) if reading.packet_id else None
        if known is None or not known.open:
            return 0
        return min(reading.acknowledged, known.size) - known.acknowledged
