"""Puts the trail together: its folder, the clock, the key that signs, what it must agree with."""

from collections.abc import Mapping

from station.audit.checkpoint import TYPE, Checkpoint, decode
from station.audit.trail import Trail
from station.audit.verification import Outside, Verdict, verify
from station.clock import Clock, SystemClock
from station.home import Home
from station.operators.accounts import Accounts
from station.outbox.spool import Place, Spool

_ROLE = "urn:perekaman:station:"


def trail(home: Home, clock: Clock | None = None) -> Trail:
    """Return this station's trail; any process may have one. Nothing is loaded or opened yet."""

    def sign(payload: bytes) -> str:
        from packets import jws  # noqa: PLC0415  the first screen stands before cryptography
        from station import keys  # noqa: PLC0415

        return jws.sign(payload, keys.signer(home), TYPE)

    return Trail(home.audit, clock or SystemClock(), sign=sign)


def verdict(home: Home, station: str, heads: Mapping[int, str] | None = None) -> Verdict:
    """Verify this station's trail against its root, its outbox, its accounts, and ``heads``.

    Raises ``Broken`` with a KEY_ code where there is no root to verify against.
    """
    from packets import PacketError, jws  # noqa: PLC0415
    from station import keys  # noqa: PLC0415

    trust = keys.trust(home)

    def believe(token: str) -> Checkpoint | None:
        try:
            # A signature counts for the day it was made: certificates end, trails stay.
            at = decode(jws.parse(token.strip()).payload)
            found = jws.verify(token.strip(), trust, TYPE, at.moment, "station")
            return decode(found.payload) if found.uri == f"{_ROLE}{station}" else None
        except (PacketError, ValueError):
            return None

    return verify(home.audit, believe, _outside(home, heads or {}))


def _outside(home: Home, heads: Mapping[int, str]) -> Outside:
    spool = Spool(home.outbox).make()
    found = (name for place in _PLACES for name in spool.names(place))
    book = Accounts(home.accounts).book
    return Outside(
        packets=frozenset(name.partition(".")[0] for name in found),
        accounts_serial=book.serial,
        accounts=frozenset((each.id, each.role.value) for each in book.accounts),
        heads=heads,
    )


_PLACES = (Place.NEW, Place.DONE, Place.GONE)
