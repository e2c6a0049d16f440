"""Which PINs may be chosen, and the one-time codes with which somebody comes to choose one."""

import secrets
from datetime import timedelta
from itertools import pairwise
from typing import Final

from station.errors import Code, Refused

PIN_LENGTH: Final = 6
CODE_LENGTH: Final = 10
CODE_LIFE: Final = timedelta(hours=72)
_RUNS: Final = (frozenset({0}), frozenset({1, -9}), frozenset({-1, 9}))
"""Steps from character to character of the PINs that are tried first: 000000, 890123, 654321."""


def check_pin(pin: str) -> None:
    """Refuse (PIN_TOO_WEAK) a PIN that is too short or the first anybody would try."""
    if len(pin) < PIN_LENGTH or not pin.isprintable():
        raise Refused(Code.PIN_TOO_WEAK, f"a PIN has at least {PIN_LENGTH} characters")
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    if any(steps <= run for run in _RUNS):
        raise Refused(Code.PIN_TOO_WEAK, "a PIN is no run like 123456 and not all the same")


def one_time_code() -> str:
    """Return ten digits that nobody chose: for paper, once, for three days."""
    while True:
        code = "".join(secrets.choice("0123456789") for _ in range(CODE_LENGTH))
        try:
            check_pin(code)
        except Refused:
            continue
        return code
