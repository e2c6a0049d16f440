"""Announces what comes in while a large packet is on its way, on a connection of its own.

At 128 kbit/s one packet takes minutes and a backlog a night: without this the centre would not know
what it is missing until each packet's own turn. An announcement is a few hundred bytes.
"""

import logging
import threading
from typing import Final

from station.centre.answers import CentreTrouble, Treatment
from station.centre.protocol import Announcement, Centre, Wanted
from station.clock import iso
from station.errors import Broken, Code
from station.lifecycle import Actor, Status
from station.outbox.entries import Entry
from station.uploader.arrivals import Arrivals
from station.uploader.means import Means

log = logging.getLogger(__name__)
_TICK: Final = 0.25
_BATCH: Final = 100
_PAUSE_SECONDS: Final = 30.0


class Herald:
    """A thread that works only while another one sends.

    It touches packets that nobody else has touched yet (BIO_CAPTURED), and takes one answer only:
    that a packet is wanted. Everything else is asked again by the thread that sends.
    """

    def __init__(self, means: Means, arrivals: Arrivals, centre: Centre) -> None:
        self._index = means.index
        self._clock = means.clock
        self._centre = centre
        self._arrivals = arrivals
        self._sending = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="uploader-herald", daemon=True)
        centre.heed(self._interrupted)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread; an announcement under way is cut off."""
        self._ended.set()
        self._sending.set()
        if self._thread.is_alive():
            self._thread.join()

    def sending(self, *, now: bool) -> None:
        """Be told whether a packet is on its way."""
        if now:
            self._sending.set()
        elif not self._ended.is_set():
            self._sending.clear()

    def _interrupted(self) -> None:
        if self._ended.is_set():
            raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE, "told to end")

    def _watch(self) -> None:
        while not self._ended.wait(_TICK):
            self._sending.wait()
            if self._ended.is_set() or not self._arrivals.noticed():
                continue
            try:
                self.announce()
            except Broken as trouble:  # the packets are asked about again before they are sent
                log.info("herald_failed", extra={"code": trouble.code})
                self._ended.wait(_PAUSE_SECONDS)
            except Exception:  # nobody foresaw it: the sending thread goes on without a herald
                log.exception("herald_failed", extra={"code": Code.BUG})
                self._ended.wait(_PAUSE_SECONDS)

    def announce(self) -> int:
        """Take in what is new and announce it; return how many the centre wants."""
        self._arrivals.take_in()
        fresh = self._index.entries(frozenset({Status.BIO_CAPTURED}))
        asked = {e.packet_id: e for e in fresh if e.announced_at is None and e.blocked_on is None}
        told = list(asked.values())
        return sum(self._tell(told[at : at + _BATCH]) for at in range(0, len(told), _BATCH))

    def _tell(self, batch: list[Entry]) -> int:
        ids = {entry.packet_id for entry in batch}
        answers = self._centre.announce([self._announcement(entry) for entry in batch])
        wanted = {a.packet_id for a in answers if a.wanted is Wanted.WANTED} & ids
        return sum(map(self._queued, sorted(wanted)))

    def _announcement(self, entry: Entry) -> Announcement:
        waybill = self._index.waybill(entry.packet_id)
        return Announcement(packet_id=entry.packet_id, size=entry.size, waybill=waybill)

    def _queued(self, packet_id: str) -> bool:
        with self._index.transaction():
            known = self._index.get(packet_id)
            if known is None or known.state is not Status.BIO_CAPTURED:
                return False  # its own turn came while we asked
            now = self._clock.now()
            self._index.move(
                packet_id, Status.PROCESSING, at=now, actor=Actor.STATION, cause="queued"
            )
            self._index.change(packet_id, announced_at=iso(now))
            return True
