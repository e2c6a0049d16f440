"""Where the station's audit trail stood when it sealed: number and hash of the newest entry.

One packet proves nothing by it. A centre that keeps those of a station sees whether its trail ever
went back: :class:`Stood` says of two packets whether one of them contradicts the other.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from packets.enrollment import Gate, Origin, Recording
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.rules import Rules
from packets.records.fields import moment

GATE: Final = "audit_trail"
_HEAD: Final = re.compile(r"([1-9][0-9]{0,11}):([0-9a-f]{64})")
_MS: Final = timedelta(milliseconds=1)
_EPOCH: Final = moment("1970-01-01T00:00:00Z")


@dataclass(frozen=True)
class Stood:
    """A trail's newest entry, and between which moments (ms since 1970) the packet was sealed."""

    seq: int
    head: str
    earliest: int
    latest: int

    def went_back(self, other: "Stood") -> bool:
        """Say whether this packet shows a trail that had been further when the other was sealed.

        Every packet is an entry of its own, so no two stand behind the same one.
        """
        return self.seq == other.seq or (self.seq < other.seq and self.earliest > other.latest)


def stood(recording: Recording, rules: Rules) -> Stood | None:
    """Return where the trail stood; None where the packet does not say so."""
    told = next((each.value for each in recording.gates if each.name == GATE), "")
    found = _HEAD.fullmatch(told)
    if found is None:
        return None
    sealed, slack = _sealed(recording.origin, rules)
    return Stood(int(found[1]), found[2], sealed - slack, sealed + slack)


def trail(recording: Recording, gate: Gate, rules: Rules) -> Findings:
    """Find whether the gate says nothing that could be held against another packet."""
    if gate.outcome != "passed" or stood(recording, rules) is None:
        yield Finding(gate.name, Doubt.UNPROVEN)


def _sealed(origin: Origin, rules: Rules) -> tuple[int, int]:
    """Return the moment of sealing by the true time as far as it was measured, and how surely."""
    at = (moment(origin.sealed_at) - _EPOCH) // _MS
    if origin.clock_offset_ms is None or origin.clock_uncertainty_ms is None:
        return at, rules.clock_ms
    return at - origin.clock_offset_ms, origin.clock_uncertainty_ms
