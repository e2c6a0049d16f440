"""Corrected biodata: by two people, an own finger laid, and read aloud once more."""

from typing import Final

from packets.enrollment import Correction, Gate, Recording
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.rules import Rules
from packets.records.fields import moment

CORRECTIONS: Final = "corrections"
"""The gate's name; it stands in a packet with corrections, and in no other."""

_NEVER: Final = frozenset({"nik", "confirmed_at"})
"""The NIK is for life; when it was read aloud is nothing a person corrects."""
_NOTED: Final = frozenset({"sex", "birth_date"})
"""What the NIK itself says, too: a station notes that papers disagree, and changes nothing."""


def corrections(recording: Recording, gate: Gate, rules: Rules) -> Findings:
    """Find what is wrong with the gate ``corrections`` and with each correction it stands for."""
    told = dict(word.partition(":")[::2] for word in gate.value.split())
    if not recording.corrections or told != {c.field: c.finger for c in recording.corrections}:
        yield Finding(gate.name, Doubt.UNPROVEN)
    if gate.outcome != _together(recording.corrections):
        yield Finding(gate.name, Doubt.UNPROVEN)
    for each in recording.corrections:
        yield from _correction(recording, each, rules)


def _correction(recording: Recording, each: Correction, rules: Rules) -> Findings:
    if not each.by:
        yield Finding(CORRECTIONS, Doubt.NOBODY)
    if not each.second or each.by == each.second:
        yield Finding(CORRECTIONS, Doubt.ALONE)
    proven = {"passed"} if rules.corrected_by_finger else {"passed", "not_checked"}
    if each.field in _NEVER or (each.field in _NOTED and not each.noted):
        yield Finding(CORRECTIONS, Doubt.NOT_ENTITLED)
    sealed = getattr(recording.biodata, each.field, None)
    if each.finger not in proven or each.was == each.now:
        yield Finding(CORRECTIONS, Doubt.UNPROVEN)
    if sealed != (each.was if each.noted else each.now):
        yield Finding(CORRECTIONS, Doubt.UNPROVEN)
    read = recording.biodata.confirmed_at
    if read and moment(read) < moment(each.at):
        yield Finding(CORRECTIONS, Doubt.TIME)


def _together(found: tuple[Correction, ...]) -> str:
    """Return what the gate must say: no better than the worst of the fingers."""
    return "passed" if all(each.finger == "passed" for each in found) else "not_checked"
