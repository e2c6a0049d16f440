"""Who it is that calls a command which shows citizens' data: a user name, a PIN, a right.

The PIN is typed at the terminal without echo or is the first line of stdin, never an argument or an
environment variable: those stand in the list of processes. Missed tries count like at the kiosk.
"""

import argparse
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import GetPassWarning, getpass
from typing import Final

from station.assembly import records
from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import Clock, SystemClock
from station.errors import Code, Refused, Trouble
from station.home import Home
from station.operators.accounts import Accounts, LoginRefused, Session
from station.operators.roles import RIGHTS, Right
from station.register.register import Register

_LONGEST_PIN: Final = 1024
"""Bytes of the line that are read from stdin: a PIN, not a file."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options with which somebody says who they are."""
    parser.add_argument(
        "--as", dest="user", metavar="USER", default="", help="your user name; else it is asked for"
    )
    pin(parser)


def pin(parser: argparse.ArgumentParser) -> None:
    """Add the option with which a PIN comes from elsewhere than the terminal."""
    parser.add_argument(
        "--pin-stdin",
        action="store_true",
        help="the first line of stdin is your PIN; else it is asked for at the terminal",
    )


def signed_in(
    options: argparse.Namespace, right: Right = Right.RECORD, clock: Clock | None = None
) -> Session:
    """Sign somebody in who has ``right``; ask nothing of whoever has no station here.

    Reads ``options.home`` and what :func:`arguments` added. Raises ``Refused``: SETTINGS_INVALID
    where there is no station, no terminal to ask at; LOGIN_REFUSED, LOGIN_WAIT; NOT_ALLOWED_NOW for
    a role without the right. Raises ``Broken`` where accounts cannot be read or written.
    """
    user, pin = asked(options)
    home, time = Home(options.home), clock or SystemClock()
    accounts, noted = Accounts(home.accounts), trail(home, time)
    command = called(options)
    try:
        with explained():
            session = _permitted(accounts.sign_in(user, pin, time.now()), right)
    except Trouble as trouble:
        known = next((each.id for each in accounts.book.accounts if each.user == user), "")
        noted.note(Act.SIGN_IN_REFUSED, who=known, code=trouble.code.value, **command)
        raise
    noted.note(Act.SIGNED_IN, who=session.account, role=session.role.value, **command)
    return session


def asked(options: argparse.Namespace) -> tuple[str, str]:
    """Return user name and PIN as typed. Refused (SETTINGS_INVALID) where there is no station."""
    home = Home(options.home)
    if not home.accounts.exists():
        detail = f"--home: there is no station with accounts in {home.root}"
        raise Refused(Code.SETTINGS_INVALID, detail)
    user = options.user or _asked_name()
    return user, _first_line() if options.pin_stdin else _asked_pin()


def of_this_machine() -> str:
    """Return who stands in the trail for an act that asks nobody's PIN: the machine's own user."""
    uid = getattr(os, "getuid", None)
    return f"uid-{uid()}" if uid else "uid-unknown"


def called(options: argparse.Namespace) -> dict[str, str]:
    """Return the words of the command for the trail; none of them is anybody's data."""
    words = (getattr(options, name, "") for name in ("command", "verb", "word"))
    command = " ".join(word for word in words if word)
    return {"command": command} if command else {}


def _permitted(session: Session, right: Right) -> Session:
    if right not in RIGHTS[session.role]:
        detail = f"the role {session.role.value} lacks the right {right.value}"
        raise Refused(Code.NOT_ALLOWED_NOW, detail)
    return session


def register(home: Home, session: Session) -> Register:
    """Open the register for somebody who sees citizens; the caller only reads, and closes it.

    Raises ``Refused`` (NOT_ALLOWED_NOW) for a role that holds no data key, ``Broken``
    (REGISTER_LOCKED) where there is no register: only the kiosk makes one.
    """
    if session.data_key is None:
        raise Refused(Code.NOT_ALLOWED_NOW, "this role never sees a citizen")
    return records.register(home, session.data_key, lambda: True)


@contextmanager
def explained() -> Iterator[None]:
    """Say in words how many tries are left, and how long to wait."""
    try:
        yield
    except LoginRefused as refused:
        raise Refused(refused.code, _why(refused)) from None


def _why(refused: LoginRefused) -> str:
    if refused.code is Code.LOGIN_WAIT:
        return f"too many missed tries; wait {refused.wait_seconds} seconds"
    wait = f"; wait {refused.wait_seconds} seconds" if refused.wait_seconds else ""
    return f"wrong user name or PIN; {refused.tries_left} tries left{wait}"


def _asked_name() -> str:
    # Where stdin is a file, its first line is no answer to this question.
    if not sys.stdin.isatty():
        raise Refused(Code.SETTINGS_INVALID, "--as: say who you are")
    sys.stderr.write("user: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _asked_pin() -> str:
    return typed("PIN: ", "--pin-stdin: there is no terminal to ask for the PIN")


def typed(question: str, otherwise: str) -> str:
    """Ask for something secret at the terminal. Raises ``Refused`` with what else to do."""
    with warnings.catch_warnings():
        # Without a terminal getpass would read stdin and show what is typed.
        warnings.simplefilter("error", GetPassWarning)
        try:
            return getpass(question)
        except (GetPassWarning, EOFError):
            raise Refused(Code.SETTINGS_INVALID, otherwise) from None


def _first_line() -> str:
    line = sys.stdin.buffer.readline(_LONGEST_PIN)
    return line.decode(errors="replace").rstrip("\r\n")
