"""``perekaman station account`` and ``accounts``: who may work here, as administrators say."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from getpass import getpass
from types import MappingProxyType
from typing import Final

from station import settings
from station.assembly import staff
from station.assembly.staff import Given, Staff
from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import SystemClock, iso
from station.commands import output, signing_in
from station.commands.signed_file import signed_file
from station.errors import Code, Refused
from station.home import Home
from station.operators import listing, standing
from station.operators.accounts import Accounts
from station.operators.roles import Right, Role

_LONGEST_PIN: Final = 1024
_CLOCK: Final = SystemClock()


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the words of ``account``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for name, help_text in _HELP.items():
        word = words.add_parser(name, help=help_text, description=help_text)
        if name != "list":
            signing_in.arguments(word)
        if name in _OF_SOMEBODY:
            word.add_argument("whom", metavar="USER", help="whose account")
        if name == "add":
            roles = [each.value for each in Role]
            word.add_argument("role", choices=roles, metavar="ROLE", help=", ".join(roles))
            word.add_argument("--ends", type=_day, metavar="DAY", help="last day, YYYY-MM-DD")


def run(options: argparse.Namespace) -> None:
    """Carry out one word. Raises ``Trouble``."""
    _WORDS[options.word](options)


# --- what an administrator does -------------------------------------------------------------------


def _staff(options: argparse.Namespace) -> Staff:
    session = signing_in.signed_in(options, Right.MANAGE_ACCOUNTS)
    return Staff(Home(options.home), session, _CLOCK)


def _add(options: argparse.Namespace) -> None:
    _hand_over(options, _staff(options).add(options.whom, Role(options.role), options.ends))


def _admit(options: argparse.Namespace) -> None:
    _hand_over(options, _staff(options).admit(options.whom))


def _reset(options: argparse.Namespace) -> None:
    _hand_over(options, _staff(options).reset(options.whom))


def _lock(options: argparse.Namespace) -> None:
    account = _staff(options).lock(options.whom)
    output.tell(f"{account.user} is locked", as_json=options.json, locked=account.id)


def _unlock(options: argparse.Namespace) -> None:
    account = _staff(options).unlock(options.whom)
    output.tell(f"{account.user} is unlocked", as_json=options.json, unlocked=account.id)


def _hand_over(options: argparse.Namespace, given: Given) -> None:
    account = given.account
    text = (
        f"{account.user}: one-time code {given.code}, good until {account.code_until[:16]}Z;"
        " at the first sign-in they choose a PIN of their own"
    )
    output.tell(
        text, as_json=options.json, account=account.id, user=account.user, code=given.code,
        until=account.code_until,
    )  # fmt: skip


def _mend(options: argparse.Namespace) -> None:
    home = Home(options.home)
    user, pin = signing_in.asked(options)
    with signing_in.explained():
        session = Accounts(home.accounts).repair(user, pin, _CLOCK.now())
    dropped = staff.mend(home, session, _CLOCK)
    names = ", ".join(dropped) or "nobody"
    output.tell(f"dropped: {names}", as_json=options.json, dropped=dropped)


# --- what everybody may ---------------------------------------------------------------------------


def _pin(options: argparse.Namespace) -> None:
    home = Home(options.home)
    user, old = signing_in.asked(options)
    chosen = _chosen(options)
    with signing_in.explained():
        session = Accounts(home.accounts).choose_pin(user, old, chosen, _CLOCK.now())
    trail(home, _CLOCK).note(Act.PIN_CHANGED, who=session.account)
    output.tell(
        f"{session.user}: the new PIN counts", as_json=options.json, account=session.account
    )


def _chosen(options: argparse.Namespace) -> str:
    """Return a new PIN, typed twice unseen, or the second line of stdin."""
    if options.pin_stdin:
        return sys.stdin.buffer.readline(_LONGEST_PIN).decode(errors="replace").rstrip("\r\n")
    new = getpass("new PIN: ")
    if getpass("once more: ") != new:
        raise Refused(Code.PIN_TOO_WEAK, "the two are not the same")
    return new


def _list(options: argparse.Namespace) -> None:
    accounts, now = Accounts(Home(options.home).accounts), _CLOCK.now()
    book, listed = accounts.book, accounts.listed()
    rows = []
    for each in book.accounts:
        end = standing.ends(each, listed)
        rows.append(
            {
                "account": each.id,
                "user": each.user,
                "role": each.role.value,
                "from": "centre" if each.listed else "station",
                "state": staff.state(each, book, listed, now),
                "ends": iso(end) if end else "",
                "missed": each.missed,
            }
        )
    if options.json:
        output.document({"accounts": rows, "serial": book.serial})
        return
    output.lines(
        f"{row['account']}  {row['user']:<16} {row['role']:<14} {row['from']:<8}"
        f" {row['state'] or 'may work'}{_until(str(row['ends']))}"
        for row in rows
    )


def _until(end: str) -> str:
    return f", until {end[:10]}" if end else ""


# --- the centre's list ----------------------------------------------------------------------------


def install(options: argparse.Namespace) -> None:
    """Take over a newer list of the centre; a refusal is noted, too. Raises ``Trouble``."""
    home, now = Home(options.home), _CLOCK.now()
    station, noted = settings.load(options.config).station.station.id, trail(home, _CLOCK)
    who = signing_in.of_this_machine()
    try:
        token = signed_file(options.file, give="the centre's staff.jws", what="a list of accounts")
        listed = listing.install(home.trust, token, station=station, now=now)
    except Refused as refused:
        noted.note(Act.ACCOUNTS_REFUSED, who=who, code=refused.code.value)
        raise
    count = str(len(listed.members))
    noted.note(Act.ACCOUNTS_INSTALLED, who=who, serial=str(listed.serial), count=count)
    if options.json:
        output.document(listed)
        return
    output.lines(
        [f"list {listed.serial} of {listed.issued_at[:10]}, until {listed.not_after[:10]}:"]
    )
    output.lines(f"  {m.user:<16} {m.role:<14} until {m.not_after[:10]}" for m in listed.members)
    output.lines(f"  revoked: {each}" for each in listed.revoked)


def _day(text: str) -> datetime:
    """Return the end of a day, as the office counts it."""
    return datetime.combine(datetime.fromisoformat(text), time.max).astimezone(UTC)


_HELP: Final = MappingProxyType(
    {
        "list": "who may work here, until when, and why not",
        "add": "make an account of this station; prints a one-time code",
        "admit": "give a one-time code to somebody on the centre's list",
        "reset": "give a new one-time code to somebody who forgot the PIN",
        "lock": "let an account in no more",
        "unlock": "let a locked account in again",
        "pin": "choose your own PIN, with the old one or with a one-time code",
        "mend": "drop accounts that were written into the file without the right",
    }
)
_OF_SOMEBODY: Final = frozenset({"add", "admit", "reset", "lock", "unlock"})
_WORDS: Final[MappingProxyType[str, Callable[[argparse.Namespace], None]]] = MappingProxyType(
    {
        "list": _list,
        "add": _add,
        "admit": _admit,
        "reset": _reset,
        "lock": _lock,
        "unlock": _unlock,
        "pin": _pin,
        "mend": _mend,
    }
)
