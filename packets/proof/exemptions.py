"""The exemptions: said by one person, seen by another, of a part that is indeed not recorded."""

from collections import Counter

from packets.enrollment import Exemption, Gate, Recording
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.rules import Rules
from packets.proof.samples import samples

GATE = "exemption:"
"""Begins the name of the gate that tells who exempted a part."""


def exemptions(recording: Recording, rules: Rules) -> Findings:
    """Find what is wrong with what was left out."""
    gates = {each.name: each for each in recording.gates if each.name.startswith(GATE)}
    recorded = samples(recording)
    for part, count in Counter(each.part for each in recording.exemptions).items():
        if count > 1:
            yield Finding(f"{GATE}{part}", Doubt.TWICE)
        if part in rules.required or part in recorded:
            yield Finding(f"{GATE}{part}", Doubt.UNPROVEN)
    for each in recording.exemptions:
        yield from _confirmed(each, gates.pop(f"{GATE}{each.part}", None))
    for name in gates:
        yield Finding(name, Doubt.UNPROVEN)


def _confirmed(exemption: Exemption, gate: Gate | None) -> Findings:
    name = f"{GATE}{exemption.part}"
    if gate is None:
        yield Finding(name, Doubt.MISSING)
        return
    if not gate.by or not gate.second:
        yield Finding(name, Doubt.ALONE)
    if gate.outcome != "overridden" or gate.second != exemption.confirmed_by:
        yield Finding(name, Doubt.UNPROVEN)
