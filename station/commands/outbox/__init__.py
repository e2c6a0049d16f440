"""``perekaman outbox``: what lies in the outbox, what became of it, and a word to the uploader."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words
from station.errors import Broken, Code, Refused
from station.home import Home

HELP: Final = "list and show packets; push, pause and resume the uploader"

_RESTORE: Final = "restore"
"""The one word for a home where nothing is yet."""
_WORDS: Final = MappingProxyType(
    {
        "list": "station.commands.outbox.listing",
        "show": "station.commands.outbox.showing",
        "push": "station.commands.outbox.pushing",
        "pause": "station.commands.outbox.pausing",
        "resume": "station.commands.outbox.resuming",
        "export": "station.commands.outbox.export",
        "import-receipts": "station.commands.outbox.import_receipts",
        "verify": "station.commands.outbox.verifying",
        "backup": "station.commands.outbox.backing_up",
        _RESTORE: "station.commands.outbox.restoring",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``, ``Refused`` where there is no station."""
    if options.word != _RESTORE:
        _must_be_there(Home(options.home))
    return words.run(options, _WORDS)


def _must_be_there(home: Home) -> None:
    if home.outbox.is_dir():
        return
    if home.keys.is_dir():
        raise Broken(Code.DISK_UNWRITABLE, f"{home.outbox} is gone: is its disk mounted?")
    raise Refused(
        Code.SETTINGS_INVALID,
        f"--home: there is no station in {home.root}; name the folder of one, or make one with"
        " `perekaman station provision`",
    )
