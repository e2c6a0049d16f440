"""The times of a recording: in the order in which things must have happened, by a sound clock."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from packets.enrollment import Origin, Recording
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.rules import Rules
from packets.records.fields import moment

_SLACK: Final = timedelta(seconds=5)
"""A device stamps a sample by a clock of its own, held against the station's."""
_AHEAD: Final = timedelta(days=1)
"""The satellites' time is right; the station's, by which it was sealed, may be behind."""


def times(recording: Recording) -> Findings:
    """Find what did not happen between the first picture and the seal."""
    origin = recording.origin
    start, end = moment(origin.captured_at), moment(origin.sealed_at)
    if end < start:
        yield Finding("sealed_at", Doubt.TIME)
        return
    for name, text in _stages(recording):
        if text and not start <= moment(text) <= end:
            yield Finding(name, Doubt.TIME)
    taken = [moment(text) for text in _captures(recording)]
    if any(not start - _SLACK <= each <= end + _SLACK for each in taken):
        yield Finding("samples", Doubt.TIME)


def clock(origin: Origin, rules: Rules) -> Findings:
    """Find whether the clock was measured as it says, and near enough; not at all is no fault."""
    told = (origin.clock_offset_ms, origin.clock_uncertainty_ms)
    if None in told or not origin.clock_measured_by or not origin.clock_measured_at:
        whole = told == (None, None) and not origin.clock_measured_by
        if not whole:
            yield Finding("clock", Doubt.UNPROVEN)
        return
    if sum(abs(each) for each in told if each is not None) > rules.clock_ms:
        yield Finding("clock", Doubt.TIME)
    if moment(origin.clock_measured_at) > moment(origin.sealed_at):
        yield Finding("clock", Doubt.TIME)


def position(origin: Origin) -> Findings:
    """Find whether a position says when it was measured; none at all is no fault."""
    if (origin.position is None) != (not origin.position_at):
        yield Finding("position", Doubt.UNPROVEN)
    elif origin.position_at and moment(origin.position_at) > moment(origin.sealed_at) + _AHEAD:
        yield Finding("position", Doubt.TIME)


def _stages(recording: Recording) -> Iterator[tuple[str, str]]:
    consent = recording.consent
    yield "biodata", recording.biodata.confirmed_at
    yield "photo_approval", consent.photo_approved_at
    yield "statement", consent.statement_signed_at
    yield from (("corrections", each.at) for each in recording.corrections)


def _captures(recording: Recording) -> Iterator[str]:
    if recording.face:
        yield recording.face.image.captured_at
    yield from (finger.image.captured_at for finger in recording.fingers)
    yield from (iris.image.captured_at for iris in recording.irises)
    traces = (recording.signature, recording.consent.statement)
    yield from (each.captured_at for each in traces if each)
