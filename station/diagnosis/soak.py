"""Captures many times in a row and looks whether anything fails, or grows."""

import threading
from pathlib import Path
from typing import Final

from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.trial import Span, attempt
from station.diagnosis.words import finding
from station.host.bench import Bench

GROWTH_MB: Final = 40.0
"""Of the whole process over a soak; the first captures, which load code, are not counted."""
SETTLED: Final = 3
_STATUS: Final = Path("/proc/self/statm")
_PAGE_MB: Final = 4096 / 1e6


def soaked(modality: Modality, driver: str, bench: Bench, span: Span, count: int) -> Finding:
    """Repeat the trial of a device ``count`` times."""

    def said(code: str, verdict: Outcome, **facts: float) -> Finding:
        return finding(code, Group.SOAK, verdict, modality, driver, **facts)

    if not count:
        return said("SOAK_NOT_TRIED", Outcome.NOT_CHECKED)
    failures, sizes, threads = 0, [resident_mb()], [threading.active_count()]
    for _ in range(count):
        trial = attempt(modality, lambda: bench.create(modality), span)
        failures += trial.trouble is not None
        sizes.append(resident_mb())
        threads.append(threading.active_count())
    grown = sizes[-1] - sizes[min(SETTLED, count)]
    facts = {"captures": count, "failures": failures, "grown_mb": round(grown, 1)}
    if failures:
        return said("SOAK_BAD", Outcome.FAIL, **facts)
    if grown > GROWTH_MB:
        return said("SOAK_GROWS", Outcome.WARN, **facts)
    return said("SOAK_GOOD", Outcome.PASS, **facts)


def resident_mb() -> float:
    """Return the resident memory of this process; 0 where the system does not tell."""
    try:
        return int(_STATUS.read_text().split()[1]) * _PAGE_MB
    except OSError:
        return 0.0
