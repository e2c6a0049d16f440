"""A word to the uploader that runs, and what the command line says of it."""

import argparse
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from packets.identifiers import is_packet_id
from station.audit.acts import Act
from station.commands.noting import noted
from station.commands.output import document, progress
from station.errors import Broken, Code
from station.home import Home
from station.outbox.reader import Reader
from station.uploader.control import Verb, tell
from station.uploader.report import Report

_ACTS: Final = MappingProxyType(
    {Verb.PUSH: Act.PUSHED, Verb.PAUSE: Act.PAUSED, Verb.RESUME: Act.RESUMED}
)


def say(options: argparse.Namespace, verb: Verb) -> int:
    """Tell the uploader. Raises ``LINE_DOWN`` when none runs."""
    home = Home(options.home)
    packet_id = _packet_id(home, getattr(options, "id", ""))
    report = told(home, verb, packet_id)
    noted(options, _ACTS[verb], packet_id)
    if options.json:  # the report is of the last round, before this word was obeyed
        document({"told": verb, "report": report})
    else:
        progress(f"{verb.value}: the uploader was told")
    return 0


def say_stuck(options: argparse.Namespace, packet_ids: Sequence[str]) -> int:
    """Have these pushed with all others, by one word; of none is no error. Raises as ``say``."""
    report = told(Home(options.home), Verb.PUSH_STUCK, "") if packet_ids else None
    if packet_ids:
        noted(options, Act.PUSHED, count=str(len(packet_ids)))
    if options.json:
        document({"told": Verb.PUSH, "packets": packet_ids, "report": report})
    else:
        progress(f"push: {len(packet_ids)} stuck packets, the uploader was told"
                 if packet_ids else "nothing is stuck")  # fmt: skip
    return 0


def told(home: Home, verb: Verb, packet_id: str) -> Report:
    """Tell the uploader; return its last report. Raises ``Broken`` with LINE_DOWN."""
    report = tell(home.outbox, verb, packet_id)
    if report is None:
        raise Broken(
            Code.LINE_DOWN,
            f"no uploader is running for {home.root}; start the kiosk, the service"
            " perekaman-uploader, or `perekaman upload`",
        )
    return report


def _packet_id(home: Home, word: str) -> str:
    return word if not word or is_packet_id(word) else Reader(home.outbox).find(word).packet_id
