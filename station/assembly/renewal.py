"""Renews the station's certificates in time, over the line they are for; nobody need be there.

The new ones are asked for with a signature of the key they are for, checked, tried on a connection
of their own, and only then take their place, each by one rename. Killed anywhere, the old ones or
the new ones stand, and either works: the keys stay the same.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

import msgspec
from cryptography import x509

import packets
from packets import jws
from station import durable, keys
from station.assembly.trail import trail
from station.audit.acts import Act
from station.centre.connection import Address
from station.centre.https import HttpsCentre
from station.centre.protocol import RENEWAL, Certified, Renewal
from station.clock import Clock, iso
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.keys import certificates

log = logging.getLogger(__name__)
_SHARE: Final = 3
"""A certificate is renewed when less than a third of its life is left."""
_LOOK: Final = timedelta(hours=6)
_NEXT: Final = "client.next.crt"


class Line(Protocol):
    """What of a centre a renewal needs."""

    def renew(self, token: str) -> Certified: ...
    def feed(self, after: int) -> str: ...
    def close(self) -> None: ...


def due(home: Home, now: datetime) -> bool:
    """Say whether one of the two certificates nears its end. Raises ``Broken`` (KEY_)."""
    return any(
        _left(keys.chain(home, name)[0], now) for name in (certificates.CHAIN, keys.LINE_CHAIN)
    )


def renew(home: Home, clock: Clock, line: Callable[[Path | None], Line]) -> datetime:
    """Renew now; return until when the new certificates are good.

    ``line`` opens a line with the certificate file given, or with the one that stands. Raises
    ``Trouble``: the old certificates then still stand.
    """
    signer = keys.signer(home)
    station = certificates.named(signer.chain[0], certificates.STATION_ROLE)
    asked = Renewal(requests=keys.request(home, station).decode("ascii"), at=iso(clock.now()))
    with closing(line(None)) as old:
        answer = old.renew(jws.sign(msgspec.json.encode(asked), signer, RENEWAL))
    signing, calling = _checked(home, station, answer, clock.now())
    staged = home.keys / _NEXT
    durable.write(staged, certificates.pem(calling))
    try:
        with closing(line(staged)) as fresh:
            fresh.feed(0)  # a question that changes nothing
        durable.write(home.keys / certificates.CHAIN, certificates.pem(signing))
        durable.move(durable.LocalDisk(), staged, home.keys / certificates.LINE_CHAIN)
    except OSError as error:
        raise durable.broken(error) from error
    finally:
        staged.unlink(missing_ok=True)
    _take_recipients(home, answer, clock)
    return min(signing[0].not_valid_after_utc, calling[0].not_valid_after_utc)


class Renewing:
    """Called often by the uploader; renews in a thread of its own, a few times a day at most."""

    def __init__(self, home: Home, address: Address, clock: Clock) -> None:
        self._home = home
        self._address = address
        self._clock = clock
        self._look_at = clock.monotonic()
        self._thread: threading.Thread | None = None

    def __call__(self) -> None:
        busy = self._thread is not None and self._thread.is_alive()
        if busy or self._clock.monotonic() < self._look_at:
            return
        self._look_at = self._clock.monotonic() + _LOOK.total_seconds()
        self._thread = threading.Thread(target=self._run, name="renewal", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait for a renewal that is under way."""
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            if due(self._home, self._clock.now()):
                until = renew(self._home, self._clock, self._line)
                told = trail(self._home, self._clock)
                told.note(Act.CERTIFICATES_RENEWED, who="station", until=iso(until))
                log.info("certificates_renewed")
        except Trouble as trouble:  # tried again later; the readiness line tells weeks before
            log.warning("renewal_failed", extra={"code": trouble.code})

    def _line(self, certificate: Path | None) -> Line:
        chosen = certificate or self._address.certificate
        return HttpsCentre(replace(self._address, certificate=chosen), self._clock)


def _left(certificate: x509.Certificate, now: datetime) -> bool:
    life = certificate.not_valid_after_utc - certificate.not_valid_before_utc
    return certificate.not_valid_after_utc - now < life / _SHARE


def _checked(
    home: Home, station: str, answer: Certified, now: datetime
) -> tuple[tuple[x509.Certificate, ...], tuple[x509.Certificate, ...]]:
    """Return both chains, for our keys and our name, by the root that is pinned."""
    signing, calling = certificates.sort_out(home, answer.certificates.encode())
    trusted = keys.trust(home)
    certificates.check(signing, trusted, station, now)
    certificates.check(calling, trusted, station, now, certificates.LINE_ROLE)
    before = keys.area_code(home)
    if before and certificates.named(signing[0], keys.AREA) != before:
        raise Broken(Code.CERTIFICATE_WRONG, "it is for another area")
    return signing, calling


def _take_recipients(home: Home, answer: Certified, clock: Clock) -> None:
    """Take a newer list along; a list that is no better is no reason to fail."""
    try:
        keys.install_recipients(home, answer.recipients, clock.now())
    except (Refused, packets.PacketError):
        log.info("recipients_kept")
