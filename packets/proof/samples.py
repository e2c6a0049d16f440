"""The quality gates against the samples themselves: present, scored, forced by somebody."""

from types import MappingProxyType
from typing import Final

from packets.enrollment import Gate, Image, PenTrace, Recording
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.rules import Rules

PARTS: Final = MappingProxyType(
    {
        "PHOTO": ("FACE",),
        "RIGHT_FOUR": ("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING", "RIGHT_LITTLE"),
        "LEFT_FOUR": ("LEFT_INDEX", "LEFT_MIDDLE", "LEFT_RING", "LEFT_LITTLE"),
        "THUMBS": ("LEFT_THUMB", "RIGHT_THUMB"),
        "IRISES": ("RIGHT_EYE", "LEFT_EYE"),
        "SIGNATURE": ("SIGNATURE",),
    }
)
"""What each target records; a part is there, or an exemption says why not."""
Sample = Image | PenTrace


def samples(recording: Recording) -> dict[str, Sample]:
    """Return every sample by the name of its part."""
    found: dict[str, Sample] = {each.position.name: each.image for each in recording.fingers}
    found |= {f"{each.eye.name}_EYE": each.image for each in recording.irises}
    if recording.face:
        found["FACE"] = recording.face.image
    if recording.signature:
        found["SIGNATURE"] = recording.signature
    return found


def quality(recording: Recording, gate: Gate, rules: Rules) -> Findings:
    """Find what is wrong with the gate ``quality:TARGET``."""
    target = gate.name.removeprefix("quality:")
    exempted = {each.part for each in recording.exemptions}
    recorded = samples(recording)
    wanted = [part for part in PARTS[target] if part not in exempted]
    if any(part not in recorded for part in wanted):
        yield Finding(gate.name, Doubt.UNPROVEN)
        return
    found = {part: recorded[part] for part in wanted}
    if any(each.attempts < 1 for each in found.values()) or not _scores_agree(gate, found):
        yield Finding(gate.name, Doubt.UNPROVEN)
    yield from _outcome(gate, list(found.values()), rules.least.get(target, 0))
    if gate.outcome == "overridden" and not gate.by:
        yield Finding(gate.name, Doubt.NOBODY)
    elif gate.outcome == "overridden" and rules.forced_by_two and not gate.second:
        yield Finding(gate.name, Doubt.ALONE)


def _outcome(gate: Gate, found: list[Sample], least: int) -> Findings:
    forced = any(isinstance(each, Image) and each.forced for each in found)
    judged = bool(found) and all(each.quality is not None for each in found)
    good = judged and not forced and all(_reaches(each, least) for each in found)
    if (gate.outcome == "passed" and not good) or (gate.outcome == "not_checked" and judged):
        yield Finding(gate.name, Doubt.UNPROVEN)


def _reaches(sample: Sample, least: int) -> bool:
    return sample.quality is not None and sample.quality >= least


def _scores_agree(gate: Gate, found: dict[str, Sample]) -> bool:
    """Hold the scores a gate names to those of the pictures."""
    told = dict(word.partition(":")[::2] for word in gate.value.split())
    known = {part: each.quality for part, each in found.items() if each.quality is not None}
    return all(told.get(part) == str(score) for part, score in known.items())
