"""What ``devices test`` and ``devices diagnose`` share: examine, and tell the findings."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from station import settings
from station.body import Modality
from station.commands import output
from station.devices.findings import WORST, Finding, Outcome, Over, worst
from station.diagnosis.accessories import USES
from station.diagnosis.drill import Drill
from station.diagnosis.examination import Order, examine
from station.diagnosis.guided import Guide
from station.diagnosis.machine import Machine
from station.errors import Code, Refused
from station.host.bench import WiredBench
from station.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what both commands take."""
    parser.add_argument(
        "--follow",
        action="store_true",
        help="print a line of JSON for each device as soon as it has answered, then one for all",
    )


NAMES: Final = (*(modality.value for modality in Modality), *USES)
"""What can be named: devices, then accessories."""


def named(words: Sequence[str]) -> tuple[tuple[Modality, ...], tuple[str, ...]]:
    """Return the devices and the accessories that were named. Raises ``Refused``."""
    names = [word.upper() for word in words]
    if not set(names) <= set(NAMES):
        choices = ", ".join(NAMES).lower()
        raise Refused(Code.SETTINGS_INVALID, f"name a device: {choices}")
    others = tuple(each for each in names if each in USES)
    return tuple(Modality(each) for each in names if each not in USES), others


def examined(
    options: argparse.Namespace,
    modalities: tuple[Modality, ...] = (),
    others: tuple[str, ...] = (),
    *,
    chosen: Settings | None = None,
    drill: bool = False,
    soak: int = 0,
    guide: Guide | None = None,
) -> list[Finding]:
    """Examine the devices of the settings. Raises ``Trouble``."""
    chosen = chosen or settings.load(options.config)
    bench = WiredBench(chosen)
    pulls = Drill(bench.unplug, bench.plug) if drill else None
    try:
        order = Order(modalities, others, drill=pulls, soak=soak, guide=guide or Guide())
        if options.follow:
            order = replace(order, tell=output.line)
        return examine(chosen, bench, Machine(), order)
    finally:
        bench.close()


def told(found: Sequence[Finding], options: argparse.Namespace) -> int:
    """Tell the findings; return 0 only where nothing failed."""
    grave = worst(list(found))
    if options.follow:
        output.line(Over(grave, tuple(found)))
    elif options.json:
        output.document({"verdict": grave, "findings": found})
    else:
        output.lines(_texts(found))
        output.lines([_summary(found)])
    return 1 if grave is Outcome.FAIL else 0


def _summary(found: Sequence[Finding]) -> str:
    """Say how many of each there are, the gravest first, and where to begin."""
    counted = Counter(each.verdict for each in found)
    numbers = ", ".join(f"{counted[each]} {SAID[each]}" for each in WORST)
    begin = next((each.code for each in found if each.verdict is worst(list(found))), "")
    grave = counted[Outcome.FAIL] or counted[Outcome.WARN]
    return numbers + (f"; begin with {begin}" if grave else "")


SAID: Final = MappingProxyType(
    {
        Outcome.FAIL: "failed",
        Outcome.WARN: "to look at",
        Outcome.NOT_CHECKED: "not checked",
        Outcome.PASS: "in order",
    }
)


def _texts(found: Iterable[Finding]) -> Iterable[str]:
    for each in found:
        where = " ".join(filter(None, (each.modality and each.modality.value, each.device)))
        yield f"{each.verdict.value:11} {each.group.value:10} {where:28} {each.code}: {each.cause}"
        facts = [f"{name}={value}" for name, value in each.facts.items() if value != ""]
        if facts:
            yield "            " + ", ".join(facts)
        if each.next_step and each.verdict in {Outcome.WARN, Outcome.FAIL}:
            yield f"            -> {each.next_step}"
