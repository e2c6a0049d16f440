"""The centre as a judge: opens what it holds, checks it, tells what becomes of it."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import msgspec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import packets
from packets import jws
from packets.age_keys import Identity
from packets.endorsements import Endorsement
from packets.proof import Doubt, Finding, Rules, prove
from packets.proof.trail import GATE, Stood, stood
from packets.signer import Signer
from packets.staff import StaffList
from packets.trust import Trust
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.faults import Kind, Script
from station.centre.emulated.intake import Intake
from station.centre.emulated.issued import Issued
from station.centre.emulated.store import Store
from station.centre.emulated.verdicts import ASKED_AGAIN, WALKS, Step, unreadable, walk
from station.centre.protocol import FeedPage
from station.clock import Clock, iso

log = logging.getLogger(__name__)
FEED: Final = "perekaman-feed+jws"
DOUBTED: Final = "GATES"
"""Begins the cause of a packet whose gates do not add up."""
_TOLD: Final = 5  # of what is wrong with it
_PAGE: Final = 100
_WALKS: Final = 20  # packets opened per question, so that an answer comes soon


class Judge:
    """Judges packets when their station asks, and signs the pages of its feed."""

    def __init__(
        self,
        *,
        store: Store,
        intake: Intake,
        identities: Sequence[Identity],
        trust: Trust,
        signer: Signer,
        clock: Clock,
        conduct: Conduct,
        script: Script,
        staff: Issued[StaffList],
        endorsed: Issued[Endorsement],
    ) -> None:
        self._store = store
        self._intake = intake
        self._identities = identities
        self._trust = trust
        self._signer = signer
        self._clock = clock
        self._conduct = conduct
        self._script = script
        self._staff = staff
        self._endorsed = endorsed

    def feed(self, station: str, after: int, serial: int | None = None) -> str:
        """Return the signed page after a sequence number; packets are judged when asked about.

        ``serial`` is that of the station's list of staff: a newer one comes with the page.
        """
        self._store.seen(station, after)
        self._walk(station)
        if self._script.take(Kind.REPLAYED_FEED):
            after = 0
        events = self._store.events(station, after, _PAGE + 1)
        page = FeedPage(
            station=station,
            after=after,
            events=events[:_PAGE],
            issued_at=self._now(),
            more=len(events) > _PAGE or bool(self._store.unwalked(station, 1)),
            head=self._store.head(station),
            staff="" if serial is None else self._staff.token(station, above=serial),
        )
        return jws.sign(msgspec.json.encode(page), self._signer, FEED)

    def _walk(self, station: str) -> None:
        for packet_id, round_ in self._store.unwalked(station, _WALKS):
            data = self._intake.read(packet_id)
            if data is None:
                self._store.forget(packet_id)  # the station's inventory will find it out
                continue
            steps = self._judged(packet_id, data, round_)
            again = steps[-1][0] in ASKED_AGAIN
            if self._script.take(Kind.UNKNOWN_STATUS):
                steps = (*steps, ("SENT_TO_ARCHIVE", "a status nobody has named"))
            told = self._timed(steps)
            if self._script.take(Kind.TOLD_TWICE):
                told = (*told, *told)
            self._store.walked(packet_id, station, told, again=again)

    def _timed(self, steps: Sequence[Step]) -> tuple[tuple[str, str, str], ...]:
        """Give each step a moment of its own: a packet may come to the same status twice."""
        now = self._clock.now()
        return tuple(
            (status, cause, iso(now + timedelta(milliseconds=place)))
            for place, (status, cause) in enumerate(steps)
        )

    def _judged(self, packet_id: str, data: bytes, round_: int) -> tuple[Step, ...]:
        code = self._fault_of(data)
        if code:
            return unreadable(code)
        asked = None if round_ else self._script.take(*WALKS)
        if asked:
            return WALKS[asked.kind]
        return walk(packet_id, seed=self._conduct.seed, share=self._conduct.failures, round_=round_)

    def _fault_of(self, data: bytes) -> str:
        """Open a packet with the centre's own key; return why it cannot be used, or nothing."""
        try:
            waybill, token = packets.read_waybill(data)
            at = self._intake.signed_at(waybill)
            opened = packets.open_packet(data, self._identities, self._trust, at)
        except packets.PacketError as error:
            return error.code.value
        return self._doubts(opened, _signing_key(token))

    def _doubts(self, opened: packets.Opened, key: str) -> str:
        """Return which gates do not add up, or nothing."""
        waybill, recording = opened.waybill, opened.recording
        rules = self._rules(waybill.station)
        if rules is None:
            return ""
        found = [*prove(recording, rules), *self._went_back(waybill, key, stood(recording, rules))]
        return f"{DOUBTED}: {', '.join(map(str, found[:_TOLD]))}" if found else ""

    def _rules(self, station: str) -> Rules | None:
        """Return what a station is held to: this centre's figures, and its own word to it."""
        rules = self._conduct.rules
        if rules is None:
            return None
        settings = rules.settings | {e.settings_sha256 for e in self._endorsed.all(station)}
        return replace(rules, staff=self._staff.newest(station), settings=settings)

    def _went_back(self, waybill: packets.Waybill, key: str, now: Stood | None) -> list[Finding]:
        """Hold the station's trail, as this packet tells of it, to what its others told."""
        if now is None:
            return []
        others = self._store.stood(waybill.packet_id, waybill.station, key, now)
        if others:
            log.warning("trail_went_back", extra={"station": waybill.station})
        doubted = any(now.went_back(each) for each in others)
        return [Finding(GATE, Doubt.WENT_BACK)] if doubted else []

    def _now(self) -> str:
        return iso(self._clock.now())


def _signing_key(token: str) -> str:
    """Return what tells the key of a verified token from any other."""
    leaf = jws.read_certificate(jws.parse(token).header.x5c[0])
    public = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(public).hexdigest()
