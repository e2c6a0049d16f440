"""What the desk lends to another part for the length of one call, on the desk's own thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from station.citizen.biodata import Citizen
from station.operators.accounts import Session
from station.register.register import Register


@dataclass(frozen=True)
class Lent:
    """Who is signed in, the open register, everybody expected today; not to be kept."""

    who: Session
    register: Register
    today: Callable[[], Iterable[Citizen]] = tuple


Borrower = Callable[[Lent | None], None]
"""Given None while nobody is signed in who sees citizens."""
