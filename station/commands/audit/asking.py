"""What the words of ``perekaman audit`` share: who may, which days, the trail under their key."""

import argparse
from datetime import date, timedelta

from station.assembly import trail
from station.audit.trail import Trail
from station.clock import SystemClock
from station.commands.signing_in import signed_in
from station.errors import Code, Refused
from station.home import Home
from station.operators.accounts import Session
from station.operators.roles import Right


def days(parser: argparse.ArgumentParser) -> None:
    """Add the days asked for."""
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="YYYY-MM-DD")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="included; else today")


def span(options: argparse.Namespace, back: int) -> tuple[date, date]:
    """Return first and last day; without them the last ``back`` days. Refused the wrong way."""
    last = options.last or SystemClock().now().astimezone().date()
    first = options.first or last - timedelta(days=back)
    if first > last:
        raise Refused(Code.SETTINGS_INVALID, "--from: later than --to")
    return first, last


def opened(options: argparse.Namespace) -> tuple[Session, Trail]:
    """Return who asks, and the trail that answers them. Refused who may not read it."""
    session = signed_in(options, Right.READ_TRAIL)
    mine = trail.trail(Home(options.home))
    mine.unlock(session.data_key)
    return session, mine


def _day(text: str) -> date:
    return date.fromisoformat(text)
