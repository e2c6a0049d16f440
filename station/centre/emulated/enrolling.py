"""Enrols a station by its one-time code, and renews its certificates by its old signature."""

from datetime import datetime
from typing import Final

import msgspec

import packets
from packets import jws
from station.centre.emulated.authority import Authority
from station.centre.emulated.issuing import STATION_ROLE, named
from station.centre.emulated.registry import Why
from station.centre.protocol import RENEWAL, Certified, Enrolment, Renewal
from station.clock import Clock, parse
from station.errors import Code, Refused

_FRESH: Final = 24 * 3600.0  # seconds that a station's clock may be away


class Enroller:
    """What the centre does about certificates. Raises ``Refused`` with a code."""

    def __init__(self, authority: Authority, clock: Clock) -> None:
        self._authority = authority
        self._clock = clock

    def root(self) -> bytes:
        """Return the root's certificate (PEM); whoever asks compares its fingerprint."""
        return self._authority.root_pem

    def revoked(self, serial: int) -> bool:
        """Say whether a certificate was taken away."""
        return self._authority.registry.revoked(serial) is not None

    def enrol(self, asked: Enrolment) -> Certified:
        """Certify a station that knows its one-time code."""
        station = named(asked.requests.encode())
        area = self._authority.registry.admit(station, asked.code, self._clock.now())
        return self._certified(asked.requests, area)

    def renew(self, station: str, token: str) -> Certified:
        """Certify a station anew that signs for it with the key it has."""
        now = self._clock.now()
        try:
            verified = jws.verify(token, self._authority.trust, RENEWAL, now, "station")
            asked = msgspec.json.decode(verified.payload, type=Renewal)
            self.require_good(token, also=frozenset({Why.REPLACED}))
        except (packets.PacketError, msgspec.MsgspecError) as error:
            raise Refused(Code.CENTRE_REFUSED, type(error).__name__) from error
        if verified.uri != f"{STATION_ROLE}{station}" or named(asked.requests.encode()) != station:
            raise Refused(Code.CENTRE_REFUSED, "a request for another station")
        if abs((_moment(asked.at) - now).total_seconds()) > _FRESH:
            raise Refused(Code.CENTRE_REFUSED, "an old request, or a wrong clock")
        return self._certified(asked.requests, self._authority.registry.area_code(station))

    def require_good(self, token: str, also: frozenset[Why] = frozenset()) -> None:
        """Refuse what was signed by a key that may be in other hands. Raises ``Refused``."""
        leaf = jws.read_certificate(jws.parse(token).header.x5c[0])
        why = self._authority.registry.revoked(leaf.serial_number)
        if why is Why.STOLEN or why in also:
            raise Refused(Code.CERTIFICATE_REVOKED, "signed by a key that was taken away")

    def _certified(self, requests: str, area_code: str) -> Certified:
        return Certified(
            certificates=self._authority.enroll(requests.encode(), area_code=area_code).decode(),
            root=self._authority.root_pem.decode(),
            recipients=self._authority.recipients_file.read_text("ascii").strip(),
        )


def _moment(text: str) -> datetime:
    try:
        return parse(text)
    except ValueError as error:
        raise Refused(Code.CENTRE_REFUSED, "no time") from error
