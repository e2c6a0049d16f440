"""Where couriers hand in: the emulated centre as ``station.centre.courier.receiving`` sees it."""

import msgspec

from packets import jws
from station.centre.courier.receiving import Acceptance
from station.centre.emulated.intake import Declined
from station.centre.emulated.service import Service
from station.centre.protocol import FeedPage


class CourierCounter:
    """Takes packets in by the one way there is, and reads the feed out."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def take_in(self, data: bytes) -> Acceptance:
        """Take one packet in. Raises ``Broken`` for this centre's own disk."""
        try:
            taken = self._service.take_in(data)
        except Declined as declined:
            return Acceptance(reason=declined.reason.value)
        return Acceptance(taken.receipt, known=taken.known)

    def page(self, station: str, after: int) -> tuple[str, int | None]:
        """Return a page of a station's feed, and what to ask next."""
        token = self._service.feed(station, after, 0)
        page = msgspec.json.decode(jws.parse(token).payload, type=FeedPage)
        return token, page.events[-1].seq if page.more and page.events else None
