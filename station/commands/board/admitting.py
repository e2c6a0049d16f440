"""Who looks at the board: whoever signs in sees whose packets they are, nobody else does."""

import argparse

from station.board.ledger import Ledger
from station.board.looking import Looker
from station.clock import SystemClock
from station.commands import signing_in
from station.home import Home
from station.keys import provisioned
from station.operators.accounts import Accounts


def unnamed(home: Home) -> Looker:
    """Return a look at what anybody at the machine may see: packets, and nobody's name."""
    return Looker(home.outbox, SystemClock(), lambda: provisioned(home), lambda: users(home))


def signed_in(options: argparse.Namespace, home: Home) -> tuple[str, Looker]:
    """Sign somebody in; return their account id and a look at everything. Raises ``Trouble``."""
    session = signing_in.signed_in(options)
    register = signing_in.register(home, session)
    register.close()
    looker = unnamed(home)
    looker.admit(Ledger(register.access, home.outbox))
    return session.account, looker


def users(home: Home) -> dict[str, str]:
    """Return the names of account ids."""
    return {each.id: each.user for each in Accounts(home.accounts).book.accounts}
