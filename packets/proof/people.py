"""The people named in a packet: known to it, entitled, and two where it takes two."""

from packets.enrollment import Gate, Origin, Recording
from packets.proof.corrections import CORRECTIONS
from packets.proof.findings import Doubt, Finding, Findings
from packets.proof.rules import Rules
from packets.records.fields import moment
from packets.staff import StaffList


def people(recording: Recording, rules: Rules) -> Findings:
    """Find what is wrong with who did what."""
    roles = {each.account: each.role for each in recording.origin.people}
    if len(roles) != len(recording.origin.people):
        yield Finding("people", Doubt.TWICE)
    named = [("operator", recording.origin.operator, rules.records)]
    for gate in recording.gates:
        if gate.by:
            named.append((gate.name, gate.by, rules.records))
        if gate.second:
            named.append((gate.name, gate.second, rules.confirms))
            yield from _two(gate)
    for correction in recording.corrections:
        named.append((CORRECTIONS, correction.by, rules.records))
        named.append((CORRECTIONS, correction.second, rules.confirms))
    for name, account, allowed in named:
        yield from _person(name, roles.get(account), allowed)
    if set(roles) - {account for _, account, _ in named}:
        yield Finding("people", Doubt.UNPROVEN)
    yield from _appointed(recording.origin, rules.staff)


def _appointed(origin: Origin, staff: StaffList | None) -> Findings:
    """Hold everybody to the centre's own list, where it was there when the packet was sealed."""
    sealed = moment(origin.sealed_at)
    if staff is None or sealed < staff.issued:
        return
    members = {each.id: each for each in staff.members}
    for each in origin.people:
        member = members.get(each.account)
        if each.account in staff.revoked:
            yield Finding("people", Doubt.NOT_ENTITLED)
        elif member is None:
            if not staff.local:
                yield Finding("people", Doubt.STRANGER)
        elif member.role != each.role or not member.begins <= sealed < member.ends:
            yield Finding("people", Doubt.NOT_ENTITLED)


def _two(gate: Gate) -> Findings:
    if gate.by == gate.second or not gate.by:
        yield Finding(gate.name, Doubt.ALONE)


def _person(name: str, role: str | None, allowed: frozenset[str]) -> Findings:
    if role is None:
        yield Finding(name, Doubt.STRANGER)
    elif role not in allowed:
        yield Finding(name, Doubt.NOT_ENTITLED)
