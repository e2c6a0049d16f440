"""Adds to a recording's origin what only the whole station knows: people, clock, place, code."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import msgspec

from packets.enrollment import Origin, Person, Recording
from station.devices.messages import Placed
from station.operators.roles import Role
from station.timekeeping.guard import Judged

_MS = timedelta(milliseconds=1)


def witnessed(
    recording: Recording,
    roles: Mapping[str, Role],
    clock: Judged,
    software: str,
    placed: Placed | None = None,
) -> Recording:
    """Return the recording with everybody's role, clock and place as measured, the code's digest.

    Who is in no list of the station any more stays without a role: the centre will ask.
    """
    people = tuple(
        Person(account=each, role=roles[each].value)
        for each in dict.fromkeys(_named(recording))
        if each in roles
    )
    origin = msgspec.structs.replace(recording.origin, people=people, software_sha256=software)
    measured = _placed(_timed(origin, clock), placed)
    return msgspec.structs.replace(recording, origin=measured)


def _placed(origin: Origin, placed: Placed | None) -> Origin:
    if placed is None:
        return origin
    return msgspec.structs.replace(
        origin,
        position=(placed.latitude, placed.longitude, placed.accuracy_m),
        position_at=placed.measured_at or placed.arrived_at,
    )


def _timed(origin: Origin, clock: Judged) -> Origin:
    if clock.off is None or clock.uncertainty is None or clock.reading is None:
        return origin
    return msgspec.structs.replace(
        origin,
        clock_offset_ms=clock.off // _MS,
        clock_uncertainty_ms=clock.uncertainty // _MS,
        clock_measured_by=clock.reading.by.value,
        clock_measured_at=clock.reading.at,
    )


def _named(recording: Recording) -> Iterator[str]:
    yield recording.origin.operator
    for gate in recording.gates:
        yield from (each for each in (gate.by, gate.second) if each)
    yield from (each.confirmed_by for each in recording.exemptions if each.confirmed_by)
    for correction in recording.corrections:
        yield from (each for each in (correction.by, correction.second) if each)
