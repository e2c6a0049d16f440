"""``perekaman outbox import-receipts``: take back what the centre laid on a stick."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Final

import msgspec

from station.assembly.courier import Imported, import_receipts
from station.audit.acts import Act
from station.commands.noting import noted
from station.commands.output import document, lines
from station.home import Home
from station.settings import load
from station.uploader.acceptance import Verdict

HELP: Final = "take receipts back from a stick or a file"
ABOUT: Final = (
    "Read the receipts a centre laid on a stick, verify each, and move their packets on as a"
    " receipt over the line does. Again is harmless. A running uploader takes them in within a"
    " second; where none runs, this command does."
)
_TEXTS: Final = {
    Verdict.RECEIVED: "received at the centre",
    Verdict.KNOWN: "known already, or older than the receipt that stands",
    Verdict.FOREIGN: "of another station: ignored",
    Verdict.UNKNOWN: "for packets that this outbox does not hold",
    Verdict.FORGED: "NOT BELIEVED: not the centre's signature over these packets",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place", type=Path, metavar="DIR|FILE", help="folder of the stick, or one receipts.json"
    )


def run(options: argparse.Namespace) -> int:
    """Import. 0 only when all that was there could be believed. Raises ``Trouble``."""
    done = import_receipts(Home(options.home), load(options.config), options.place)
    noted(options, Act.IMPORTED, count=str(len(done.receipts)))
    if options.json:
        document(msgspec.to_builtins(done))
    else:
        lines(_texts(done))
    return 0 if done.clean else 1


def _texts(done: Imported) -> list[str]:
    if not done.files:
        return ["no receipts lie there: has the centre imported this stick?"]
    counts = Counter(each.verdict for each in done.receipts)
    found = [f"{counts[each]:6}  {text}" for each, text in _TEXTS.items() if counts[each]]
    codes = sorted({each.code for each in done.receipts if each.code})
    found += [f"        {code}" for code in codes]
    found += [f"refused by the centre: {i}  {reason}" for i, reason in done.refused]
    if done.unreadable:
        found.append(
            f"{done.unreadable} files of receipts cannot be read; import at the centre again"
        )
    if done.events:
        found.append(f"{done.events} status events")
    if done.waiting:
        found.append("handed to the uploader that runs")
    return found
