"""Verifies what the centre signs before anything is believed: receipts and pages of the feed."""

from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec

import packets
from packets import jws
from packets.receipts import ROLE as RECEIPTS
from station.centre.answers import CentreTrouble, Treatment
from station.centre.protocol import FeedPage
from station.clock import parse
from station.errors import Broken, Code
from station.outbox.entries import Entry
from station.outbox.index import Cursor

FEED: Final = "perekaman-feed+jws"
_ENDLESS: Final = 1 << 63  # the index keeps no larger number
_AHEAD: Final = timedelta(days=1)
_BEHIND: Final = timedelta(days=30)
"""A page older than this is held back by somebody, or a clock here is far wrong."""
_BEGINNING: Final = datetime(2010, 1, 1, tzinfo=UTC)  # before the first e-ID card


def receipt(token: str, entry: Entry, trust: packets.Trust, at: datetime) -> packets.Receipt:
    """Return the receipt, once it is the centre's own word on exactly these bytes.

    Raises ``CentreTrouble`` with RECEIPT_INVALID, and with CENTRE_UNTRUSTED where the two sides'
    clocks do not agree.
    """
    try:
        found = packets.verify_receipt(token, trust, at)
    except packets.PacketError as error:
        raise _disbelieved(error) from error
    facts = (found.packet_id, found.sha256, found.size, found.station, found.tier)
    wanted = (entry.packet_id, entry.sha256, entry.size, entry.station, packets.Tier.CENTRE)
    if facts != wanted:
        raise _refused("a receipt for something else")
    return found


def _disbelieved(error: packets.PacketError) -> CentreTrouble:
    if error.code is packets.PacketCode.SIGNATURE_TIME:
        # A clock that is wrong here would use up the attempts of every packet.
        return CentreTrouble(Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE, error.code.value)
    return _refused(error.code.value)


def _refused(detail: str) -> CentreTrouble:
    return CentreTrouble(Code.RECEIPT_INVALID, Treatment.RESEND, detail)


def page(
    token: str, cursor: Cursor, stations: set[str], trust: packets.Trust, at: datetime
) -> FeedPage:
    """Return a page of the feed, once it is the centre's, for this station, and the next one.

    A page that was signed before the last one taken in is a replay: it could hold statuses back.
    A page from the future would make replays of all that follow it, and one from a month ago is an
    old one that somebody shows for ever. Raises ``Broken`` with CENTRE_UNTRUSTED.
    """
    try:
        signed = jws.verify(token, trust, FEED, at, "centre")
        payload = signed.payload
        found = msgspec.json.decode(payload, type=FeedPage)
    except packets.PacketError as error:
        raise Broken(Code.CENTRE_UNTRUSTED, error.code.value) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise Broken(Code.CENTRE_UNTRUSTED, "a page of another form") from error
    if signed.uri != RECEIPTS:
        raise Broken(Code.CENTRE_UNTRUSTED, "a page of another keeper of the centre")
    if found.station not in stations:
        raise Broken(Code.CENTRE_UNTRUSTED, "another station's page")
    if found.after != cursor.seq or not _in_order(found, cursor) or not _in_time(found, cursor, at):
        raise Broken(Code.CENTRE_UNTRUSTED, "a page that is not the next one")
    return found


def _in_order(found: FeedPage, cursor: Cursor) -> bool:
    numbers = [cursor.seq, *(event.seq for event in found.events)]
    return numbers == sorted(set(numbers)) and numbers[-1] < _ENDLESS


def _in_time(found: FeedPage, cursor: Cursor, at: datetime) -> bool:
    issued, last = plausible(found.issued_at, at), plausible(cursor.issued_at, at)
    if issued is None or issued < at - _BEHIND:
        return False
    return last is None or issued >= last


def plausible(text: str, at: datetime) -> datetime | None:
    """Read a time of the centre's; None for what is no time, or lies in no time of this project.

    Ahead of the station's clock by a day is still believed: clocks of two sides differ.
    """
    try:
        moment = parse(text)
    except (ValueError, OverflowError):
        return None
    return moment if _BEGINNING < moment <= at + _AHEAD else None
