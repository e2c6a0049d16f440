"""``perekaman outbox export``: bring packets without a receipt onto a stick, for a courier."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Final

from station.assembly.courier import export
from station.audit.acts import Act
from station.centre.courier.exporting import Exported, Outcome
from station.commands.noting import noted
from station.commands.output import document, lines
from station.home import Home
from station.settings import load

HELP: Final = "write packets without a receipt to a stick, with a signed list"
ABOUT: Final = (
    "Write every sealed packet that has no receipt yet to a folder of a stick, with a signed list,"
    " and read all of it back. A stick that holds some of them already is gone on with. The line"
    " may go on sending meanwhile: nothing is taken in twice."
)
_TEXTS: Final = {
    Outcome.EXPORTED: "written and read back",
    Outcome.ALREADY_THERE: "on the stick already",
    Outcome.UNREADABLE: "NOT EXPORTED: the outbox cannot read them; see 'perekaman outbox verify'",
    Outcome.NO_ROOM: "NOT EXPORTED: the stick is full; export the rest to another one",
    Outcome.NOT_WRITTEN: "NOT EXPORTED: the stick gave out; try again or take another one",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stick", type=Path, metavar="DIR", help="folder where the stick is mounted")


def run(options: argparse.Namespace) -> int:
    """Export. 0 only when every packet is on the stick. Raises ``Trouble``."""
    done = export(Home(options.home), load(options.config), options.stick)
    noted(options, Act.EXPORTED, count=str(sum(map(len, done.bundles.values()))))
    if options.json:
        document(
            {
                "packets": [
                    {"packet_id": i, "outcome": o} for i, o in sorted(done.outcomes.items())
                ],
                "bundles": done.bundles,
                "trouble": done.trouble,
            }
        )
    else:
        lines(_texts(done))
    return 0 if done.clean else 1


def _texts(done: Exported) -> list[str]:
    counts = Counter(done.outcomes.values())
    found = [f"{counts[each]:6}  {text}" for each, text in _TEXTS.items() if counts[each]]
    trouble = [f"ended early: {done.trouble}"] if done.trouble else []
    found += [f"bundle {name}: {len(ids)} packets" for name, ids in sorted(done.bundles.items())]
    if done.clean and done.bundles:
        found.append("unmount the stick before pulling it")
    return found + trouble or ["nothing to export: every packet has its receipt"]
