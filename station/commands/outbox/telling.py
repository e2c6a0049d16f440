"""A word to the uploader that runs, and what the command line says of it."""

import argparse

from packets.identifiers import is_packet_id
from station.commands.output import document, progress
from station.errors import Broken, Code
from station.home import Home
from station.outbox.reader import Reader
from station.uploader.control import Verb, tell


def say(options: argparse.Namespace, verb: Verb) -> int:
    """Tell the uploader. Raises ``LINE_DOWN`` when none runs."""
    home = Home(options.home)
    report = tell(home.outbox, verb, _packet_id(home, getattr(options, "id", "")))
    if report is None:
        raise Broken(Code.LINE_DOWN, "no uploader is running")
    if options.json:  # the report is of the last round, before this word was obeyed
        document({"told": verb, "report": report})
    else:
        progress(f"{verb.value}: the uploader was told")
    return 0


def _packet_id(home: Home, word: str) -> str:
    return word if not word or is_packet_id(word) else Reader(home.outbox).find(word).packet_id
