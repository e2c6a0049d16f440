"""Notes what a command did that asks nobody's PIN: in the name of the machine's own user."""

import argparse

from station.assembly.trail import trail
from station.audit.acts import Act
from station.commands.signing_in import called, of_this_machine
from station.home import Home


def noted(options: argparse.Namespace, act: Act, about: str = "", **details: str) -> None:
    """Note an act of a command; nothing where ``--home`` holds no station. Raises ``Broken``."""
    home = Home(options.home)
    if home.accounts.exists():
        who = of_this_machine()
        trail(home).note(act, who=who, about=about, **called(options), **details)
