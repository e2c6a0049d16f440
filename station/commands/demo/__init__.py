"""``perekaman demo``: seeded people through the real session, sealed, uploaded, received."""

import argparse
import importlib
import secrets
import time
from pathlib import Path
from typing import Final, cast

from station.assembly import provision
from station.centre.emulated import faults
from station.commands import faults as fault_words
from station.commands import output
from station.commands.demo.operator import Performance, RehearsedOperator
from station.commands.demo.report import Report, describe, report
from station.commands.demo.stage import Stage
from station.errors import Code, Refused
from station.home import Home

HELP: Final = "record synthetic people on emulated devices, and see their packets received"
_PATIENCE_SECONDS: Final = 120.0
_FAULT_SECONDS: Final = 15.0  # more for each thing that goes wrong on purpose
_HASTE: Final = 5.0
"""Nobody watches a demo without a window: its people write faster than life."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=None, metavar="N", help="how many (1)")
    parser.add_argument("--seed", type=int, default=None, metavar="S", help="which people")
    parser.add_argument(
        "--screens", type=Path, metavar="DIR", help="drive the real kiosk window, a PNG per screen"
    )
    fault_words.arguments(parser)


def run(options: argparse.Namespace) -> int:
    number = 1 if options.people is None else options.people
    if number < 1:
        raise Refused(Code.SETTINGS_INVALID, "--people must be 1 or more")
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    wrong = faults.parse(options.faults)  # a wrong name is told before anything is started
    output.progress(f"demo: people of seed {seed}")
    started = time.monotonic()
    with Stage(
        Home(options.home),
        options.config,
        seed=seed,
        people=number,
        faults=options.faults,
        haste=1.0 if options.screens else _HASTE,
    ) as stage:
        performances = _perform(stage, number, options.screens)
        output.progress(f"demo: {len(performances)} sealed, waiting for the centre")
        patience = _PATIENCE_SECONDS + _FAULT_SECONDS * len(wrong)
        stage.await_final([each.packet_id for each in performances], patience)
        found = report(stage, performances, seconds=time.monotonic() - started)
    _tell(found, as_json=options.json)
    return 0 if found.sound else 1


def _perform(stage: Stage, number: int, screens: Path | None) -> list[Performance]:
    if screens is not None:
        # The kiosk is the layer above: named, not imported.
        kiosk = importlib.import_module("ui.rehearsal")
        return cast("list[Performance]", kiosk.perform(stage, number, screens))
    operator = RehearsedOperator(stage.desk, provision.OPERATOR, provision.SUPERVISOR)
    operator.sign_in()
    done: list[Performance] = []
    for _ in range(number):
        performance = operator.record(stage.next_in_line())
        done.append(performance)
        spent = sum(performance.seconds.values())
        output.progress(f"demo: {performance.number} sealed after {spent:.1f} s")
    return done


def _tell(found: Report, *, as_json: bool) -> None:
    if as_json:
        output.document(found)
    else:
        output.lines(describe(found))
