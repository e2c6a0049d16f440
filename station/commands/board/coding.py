"""``perekaman board code``: a code that the stations of one event share, to see who came twice."""

import argparse
import base64
import os
from typing import Final

from station.commands.output import document, lines
from station.errors import Code, Refused

HELP: Final = "make a code for the stations of one event or office"
ABOUT: Final = (
    "Make a code at random. Typed in at every desk when it shares its board, it lets 'board merge'"
    " see that two desks recorded the same person, without a NIK leaving any of them. Who has the"
    " code can try NIKs against a shared board: keep it like a PIN, and make a new one each time."
)
_BYTES: Final = 15
_GROUP: Final = 4


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(options: argparse.Namespace) -> int:
    """Print a code of 120 random bits."""
    text = base64.b32encode(os.urandom(_BYTES)).decode("ascii")
    code = "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
    if options.json:
        document({"code": code})
    else:
        lines([code])
    return 0


def secret(text: str) -> bytes:
    """Return the secret of a code as somebody types it. Raises ``Refused``; empty is no code."""
    plain = "".join(text.split()).replace("-", "").upper()
    if not plain:
        return b""
    try:
        found = base64.b32decode(plain)
    except ValueError:
        found = b""
    if len(found) != _BYTES:
        raise Refused(Code.SETTINGS_INVALID, "the code is not one of 'perekaman board code'")
    return found
