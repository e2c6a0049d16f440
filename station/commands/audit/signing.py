"""``perekaman audit sign``: close what was noted so far with the station's signature."""

import argparse
from typing import Final

from station.assembly import trail
from station.commands.output import tell
from station.errors import Broken, Code
from station.home import Home

HELP: Final = "sign what was noted so far, without waiting for the day's end"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Take none."""


def run(options: argparse.Namespace) -> int:
    """Sign. Raises ``Trouble``."""
    mine = trail.trail(Home(options.home))
    mine.close_day()
    if not mine.signed():
        detail = "nothing was signed: the station's keys are not to be had now, see `station keys`"
        raise Broken(Code.KEY_LOCKED, detail)
    seq, head = mine.head()
    tell(f"signed up to {seq}:{head}", as_json=options.json, last=seq, head=head)
    return 0
