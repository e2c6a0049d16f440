"""``perekaman report``: the figures of a day, for people, as JSON, or as CSV tables.

The PDF is the kiosk's: only there is Qt.
"""

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import SystemClock
from station.commands import private, signing_in
from station.commands.output import document, lines, progress
from station.daybook import table
from station.daybook.report import Asked, Question, Report, report
from station.errors import Code, Refused
from station.home import Home
from station.operators.accounts import Accounts, Session
from station.outbox.reader import Reader

HELP: Final = "the figures of a day: counts, exceptions, retakes, times, what is open"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", metavar="DATE", default="", help="as 2026-11-21; else today")
    parser.add_argument(
        "--operator", metavar="USER", default="", help="one operator's figures; else everybody's"
    )
    parser.add_argument(
        "--csv", metavar="FILE", type=Path, help="write the figures into FILE, for a spreadsheet"
    )
    parser.add_argument(
        "--book",
        metavar="FILE",
        type=Path,
        help="write the day book into FILE: initials and masked NIK are personal data",
    )
    signing_in.arguments(parser)


def run(options: argparse.Namespace) -> int:
    day = _day(options.day)
    session = signing_in.signed_in(options)
    home = Home(options.home)
    found = _made(home, session, day, options.operator)
    for path, text in ((options.csv, table.figures), (options.book, table.book)):
        if path is not None:
            private.write(path, text(found))
            _note(home, session, found, "csv" if text is table.figures else "book")
            progress(f"written: {path}")
    if options.json:
        document(found)
    elif options.csv is None and options.book is None:
        lines(told(found))
    return 0


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise Refused(Code.SETTINGS_INVALID, "--day: not a date like 2026-11-21") from None


def _made(home: Home, session: Session, day: str, user: str) -> Report:
    names = {each.id: each.user for each in Accounts(home.accounts).book.accounts}
    account = next((each for each, name in names.items() if name == user), user)
    if user and account not in names:
        raise Refused(Code.SETTINGS_INVALID, "--operator: nobody here has this user name")
    register = signing_in.register(home, session)
    try:
        asked = Asked(SystemClock().now(), names, partial(_states, Reader(home.outbox)))
        return report(register, Question(day=day, operator=account), asked)
    finally:
        register.close()


def _states(outbox: Reader, packet_ids: Iterable[str]) -> dict[str, str]:
    """Return what the outbox says of packets: uploads go on where no kiosk is open."""
    return {each: row.state.value for each, row in outbox.entries(packet_ids).items()}


def told(found: Report) -> Iterator[str]:
    """Tell a report in plain lines; no person stands in them."""
    yield f"{found.day}: {found.recorded} recorded, {found.young} under 17"
    yield f"  exceptions {found.with_exceptions}, retakes {found.retakes}"
    if found.seconds:
        yield f"  {round(found.seconds)} seconds per person (median)"
    for title, shares in (
        ("status", found.statuses),
        ("village", found.villages),
        ("not recorded", found.absences),
    ):
        for each in shares:
            yield f"  {title}: {each.what or 'no longer kept here'} {each.count}"
    yield from (
        f"  operator: {found.names.get(each.what, each.what)} {each.count}"
        for each in found.operators
    )
    yield from (f"  {each.step}: {round(each.seconds)} s" for each in found.efforts)
    yield from (f"  fault: {each.modality} {each.code} {each.count}" for each in found.faults)
    yield f"  still open: {found.drafts} drafts, {found.ages.total} packets not at the centre"
    yield f"  closed: {found.closing.at}" if found.closing else "  not closed"


def _note(home: Home, session: Session, found: Report, form: str) -> None:
    fields = {"form": form, "from": found.day, "count": str(len(found.lines))}
    trail(home).note(Act.EXPORTED, who=session.account, **fields)
