"""Holds every gate of a recording against the rest of it."""

from collections import Counter
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from packets.enrollment import Gate, Origin, Recording
from packets.proof import trail
from packets.proof.corrections import CORRECTIONS, corrections
from packets.proof.exemptions import exemptions
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.people import people
from packets.proof.rules import Rules
from packets.proof.samples import PARTS, quality
from packets.proof.times import clock, position, times

GUARDS: Final = ("guard:HAND", "guard:TWICE", "guard:PREVIOUS", "guard:OPERATOR")
_QUALITY: Final = tuple(f"quality:{target}" for target in PARTS)
WANTED: Final = (
    "nik", "biodata", *_QUALITY, *GUARDS, "photo_approval", "index_check", "statement",
    trail.GATE,
)  # fmt: skip
"""The gates every recording must tell of."""
_WOMAN: Final = 40
_SEXES: Final = MappingProxyType({"L": False, "LAKI-LAKI": False, "P": True, "PEREMPUAN": True})


def prove(recording: Recording, rules: Rules) -> tuple[Finding, ...]:
    """Return everything that does not add up, in the order of the packet; nothing where all does.

    ``recording`` comes from an opened packet, so its form, hashes and signature hold already.
    """
    return tuple(dict.fromkeys(_all(recording, rules)))


def _all(recording: Recording, rules: Rules) -> Findings:
    counted = Counter(gate.name for gate in recording.gates)
    for name in (*WANTED, *((CORRECTIONS,) if recording.corrections else ())):
        if not counted[name]:
            yield Finding(name, Doubt.MISSING)
    for name, count in counted.items():
        if count > 1:
            yield Finding(name, Doubt.TWICE)
    for gate in recording.gates:
        yield from _gate(recording, gate, rules)
    yield from exemptions(recording, rules)
    yield from people(recording, rules)
    yield from times(recording)
    yield from clock(recording.origin, rules)
    yield from position(recording.origin)
    yield from _known(recording.origin, rules)


def _gate(recording: Recording, gate: Gate, rules: Rules) -> Findings:
    if gate.outcome == "failed" and gate.name in {*WANTED, CORRECTIONS}:
        yield Finding(gate.name, Doubt.FAILED)
        return
    if gate.name in _QUALITY:
        yield from quality(recording, gate, rules)
    elif gate.name in GUARDS:
        yield from _takes_two(gate)
    elif gate.name in _ONE_BY_ONE:
        yield from _ONE_BY_ONE[gate.name](recording, gate, rules)


def _takes_two(gate: Gate) -> Findings:
    if gate.outcome == "overridden" and not (gate.by and gate.second):
        yield Finding(gate.name, Doubt.ALONE)


def _nik(recording: Recording, gate: Gate, _: Rules) -> Findings:
    """The digits of the NIK say man or woman; where the biodata say otherwise, it took two."""
    digits, said = recording.biodata.nik, _SEXES.get(recording.biodata.sex)
    told = int(digits[6:8]) > _WOMAN if len(digits) == 16 and digits.isdecimal() else None
    if gate.outcome != "overridden" and None not in (told, said) and told is not said:
        yield Finding(gate.name, Doubt.UNPROVEN)
    yield from _takes_two(gate)


def _biodata(recording: Recording, gate: Gate, _: Rules) -> Findings:
    if not recording.biodata.confirmed_at or gate.outcome != "passed":
        yield Finding(gate.name, Doubt.UNPROVEN)
    if not gate.by:
        yield Finding(gate.name, Doubt.NOBODY)


def _approval(recording: Recording, gate: Gate, _: Rules) -> Findings:
    if not recording.consent.photo_approved_at or gate.outcome != "passed":
        yield Finding(gate.name, Doubt.UNPROVEN)
    if not gate.by:
        yield Finding(gate.name, Doubt.NOBODY)


def _index_check(recording: Recording, gate: Gate, rules: Rules) -> Findings:
    exempted = {each.part for each in recording.exemptions}
    wanted = {"RIGHT_INDEX", "LEFT_INDEX"} - exempted
    told = dict(word.partition(":")[::2] for word in gate.value.split())
    if gate.outcome == "passed" and (
        not wanted or any(not _matches(told.get(part, ""), rules.match) for part in wanted)
    ):
        yield Finding(gate.name, Doubt.UNPROVEN)
    yield from _takes_two(gate)


def _matches(text: str, least: float) -> bool:
    try:
        return least <= float(text) <= 1
    except ValueError:
        return False


def _statement(recording: Recording, gate: Gate, _: Rules) -> Findings:
    consent, exempted = recording.consent, {each.part for each in recording.exemptions}
    if gate.outcome == "not_checked":
        if "SIGNATURE" not in exempted:
            yield Finding(gate.name, Doubt.UNPROVEN)
    elif consent.statement is None or not consent.statement_signed_at:
        yield Finding(gate.name, Doubt.UNPROVEN)
    if gate.outcome == "overridden" and not gate.by:
        yield Finding(gate.name, Doubt.NOBODY)


def _known(origin: Origin, rules: Rules) -> Findings:
    if rules.settings and origin.settings_sha256 not in rules.settings:
        yield Finding("settings", Doubt.UNKNOWN)
    if rules.software and origin.software_sha256 not in rules.software:
        yield Finding("software", Doubt.UNKNOWN)


_ONE_BY_ONE: Final[MappingProxyType[str, Callable[[Recording, Gate, Rules], Findings]]] = (
    MappingProxyType(
        {
            "nik": _nik,
            "biodata": _biodata,
            CORRECTIONS: corrections,
            "photo_approval": _approval,
            "index_check": _index_check,
            "statement": _statement,
            trail.GATE: trail.trail,
        }
    )
)
