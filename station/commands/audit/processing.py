"""``perekaman audit processing``: the record of processing, made of the station's own facts."""

import argparse
from collections import Counter, defaultdict
from typing import Final

from station import clock, keys
from station.audit import reading
from station.audit.acts import Act
from station.audit.processing import Processing, markdown
from station.clock import SystemClock
from station.commands.output import document, lines
from station.errors import Broken
from station.home import Home
from station.operators.account import Book
from station.operators.accounts import Accounts
from station.settings import load

HELP: Final = "print the record of processing (UU 27/2022 art. 31)"
ABOUT: Final = (
    "Print, as Markdown or with --json as JSON, what this station processes, for what, whom it goes"
    " to, how long it is kept and how it is protected, with the counts of the trail by month. It"
    " holds nobody's data, so nobody is asked for a PIN."
)
_COUNTED: Final = (Act.SEALED, Act.LOOKED_UP, Act.EXPORTED, Act.DESTROYED, Act.TRAIL_ASKED)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--controller", default="", metavar="TEXT", help="whose station it is")


def run(options: argparse.Namespace) -> int:
    """Print. Raises ``Trouble``."""
    facts = _facts(options)
    if options.json:
        document(facts)
    else:
        lines(markdown(facts).splitlines())
    return 0


def _facts(options: argparse.Namespace) -> Processing:
    home, settings = Home(options.home), load(options.config)
    book, station = Accounts(home.accounts).book, settings.station.station
    return Processing(
        station=station.id,
        name=station.name,
        area_code=station.area_code,
        controller=options.controller,
        steps=settings.enrollment.steps,
        centre=settings.station.line.url,
        recipients=_recipients(home),
        keep_days=settings.station.outbox.keep_days,
        accounts=dict(Counter(each.role.value for each in book.accounts)),
        pin_cost=_cost(book),
        months=_months(home),
        written_at=clock.iso(SystemClock().now()),
    )


def _recipients(home: Home) -> tuple[str, ...]:
    try:
        listed = keys.recipient_list(home).recipients
    except Broken:
        return ()
    return tuple(f"{k.key_id} ({k.role.value}, until {k.not_after[:10]})" for k in listed)


def _cost(book: Book) -> str:
    costs = {each.key.cost for each in book.accounts}
    told = (f"{c.memory_kib // 1024} MiB, {c.passes} passes, {c.lanes} lanes" for c in costs)
    return "; ".join(sorted(told))


def _months(home: Home) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for each in reading.entries(home.audit):
        if each.act in _COUNTED:
            month = found[each.at[:7]]
            month[each.act] = month.get(each.act, 0) + 1
    return found
