"""``perekaman devices emulate NAME``: an emulated device alone, for other software."""

import argparse

from drivers.emulators import __main__ as emulators
from drivers.trouble import Fault
from station.commands import output
from station.errors import Code, Refused

HELP = "run one emulated device for other software until interrupted"


def arguments(parser: argparse.ArgumentParser) -> None:
    emulators.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Tell the address, then serve. Raises ``Refused`` where nobody could reach it."""
    try:
        emulators.serve(
            options,
            lambda where: output.tell(
                where, as_json=options.json, wire=options.wire, address=where
            ),
        )
    except Fault as fault:
        raise Refused(Code.SETTINGS_INVALID, fault.detail) from fault
    return 0
