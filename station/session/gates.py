"""The checks an enrollment passed, as the centre can prove them again from the packet."""

from typing import Final

from packets.enrollment import Gate
from station.body import FINGERS, PARTS, Part, Target
from station.citizen.nik import Severity, severity
from station.devices.messages import Guard, ImageSample, Verdict
from station.session import attempts, progress
from station.session.exemptions import Exemption
from station.session.photo_checks import photo_checks
from station.session.record import Decision, Outcome, Record
from station.session.steps import RECORDING

_NOBODY: Final = Decision(at="", by="")


def gates(record: Record) -> tuple[Gate, ...]:
    """Return every gate, passed or not, in the order of the session."""
    return (
        _nik(record),
        _gate("biodata", _done(record.confirmed), record.confirmed),
        *_corrections(record),
        *(_quality(record, target) for target in RECORDING.values()),
        *_device_scores(record),
        *(_guarded(record, guard) for guard in Guard),
        *(_exempted(each) for each in record.exemptions),
        _gate("photo_approval", _done(record.approved), record.approved),
        *_photo_items(record),
        _index_check(record),
        _statement(record),
    )


def audit_trail(head: tuple[int, str]) -> Gate:
    """Return where the station's audit trail stood: who cuts it later is found out by this."""
    return _gate("audit_trail", Outcome.PASSED, None, f"{head[0]}:{head[1]}")


def _gate(name: str, outcome: Outcome, decision: Decision | None, value: str = "") -> Gate:
    who = decision or _NOBODY
    return Gate(name=name, outcome=outcome.value, by=who.by, second=who.second, value=value)


def _done(decision: Decision | None) -> Outcome:
    return Outcome.PASSED if decision else Outcome.FAILED


def _nik(record: Record) -> Gate:
    conflict = severity(record.findings) is Severity.SECOND_PERSON
    outcome = Outcome.OVERRIDDEN if conflict else Outcome.PASSED
    return _gate("nik", outcome, record.confirmed, " ".join(f.value for f in record.findings))


def _corrections(record: Record) -> tuple[Gate, ...]:
    """Return how the own fingers came out, by line; nothing where nothing was corrected."""
    if not record.corrections:
        return ()
    last = record.corrections[-1]
    proven = all(each.finger is Outcome.PASSED for each in record.corrections)
    outcome = Outcome.PASSED if proven else Outcome.NOT_CHECKED
    value = " ".join(f"{each.field.member}:{each.finger.value}" for each in record.corrections)
    who = Decision(at=last.at, by=last.by, second=last.second)
    return (_gate("corrections", outcome, who, value),)


def _quality(record: Record, target: Target) -> Gate:
    samples = attempts.best(record)
    parts = attempts.expected(record, target)
    verdicts = {samples[part].verdict if part in samples else None for part in parts}
    scores = " ".join(f"{p.value}:{samples[p].score}" for p in parts if p in samples)
    name = f"quality:{target.value}"
    return _gate(name, _quality_outcome(verdicts), record.forced.get(target), scores)


def _device_scores(record: Record) -> tuple[Gate, ...]:
    """Return what the devices thought of their samples: told to the centre, never relied on."""
    samples = attempts.best(record)
    found = []
    for target in RECORDING.values():
        told = {
            p: s.device_score for p in PARTS[target] if isinstance(s := samples.get(p), ImageSample)
        }
        value = " ".join(f"{p.value}:{score}" for p, score in told.items() if score is not None)
        if value:
            found.append(_gate(f"device_score:{target.value}", Outcome.NOT_CHECKED, None, value))
    return tuple(found)


def _guarded(record: Record, guard: Guard) -> Gate:
    """Return how one comparison of the wrong-person guard came out; the value tells it by finger.

    A finger that was found to be another one's and accepted by two people is overridden.
    """
    verdicts = _guard_verdicts(record, guard)
    away = [p for p, verdict in verdicts.items() if verdict is Verdict.RETRY]
    deciding = next((d for t, d in record.forced.items() if set(PARTS[t]) & set(away)), None)
    value = " ".join(f"{part.value}:{verdict.value}" for part, verdict in verdicts.items())
    return _gate(f"guard:{guard.value}", _guard_outcome(set(verdicts.values())), deciding, value)


def _guard_verdicts(record: Record, guard: Guard) -> dict[Part, Verdict]:
    samples = attempts.best(record)
    recorded = (p for p in FINGERS if p in samples and p not in attempts.exempted(record))
    return {
        part: sample.guards.get(guard, Verdict.NOT_CHECKED)
        for part in recorded
        if isinstance(sample := samples[part], ImageSample)
    }


def _guard_outcome(verdicts: set[Verdict]) -> Outcome:
    if Verdict.RETRY in verdicts:
        return Outcome.OVERRIDDEN
    return Outcome.PASSED if verdicts == {Verdict.GOOD} else Outcome.NOT_CHECKED


def _quality_outcome(verdicts: set[Verdict | None]) -> Outcome:
    if not verdicts:
        return Outcome.NOT_CHECKED  # every part is exempted
    if verdicts == {Verdict.GOOD}:
        return Outcome.PASSED
    if None in verdicts:
        return Outcome.FAILED
    return Outcome.OVERRIDDEN if Verdict.RETRY in verdicts else Outcome.NOT_CHECKED


def _exempted(exemption: Exemption) -> Gate:
    """Return who said that a part cannot be recorded, and who saw it with them."""
    return Gate(
        name=f"exemption:{exemption.part.value}",
        outcome=Outcome.OVERRIDDEN.value,
        by=exemption.by,
        second=exemption.confirmed_by,
        value=exemption.presence.value,
    )


def _photo_items(record: Record) -> tuple[Gate, ...]:
    """Return what person and operator approved in one go, item by item.

    The outcome is that of the people, who look at every item; the value says what quality found.
    """
    outcome = _done(record.approved)
    return tuple(
        _gate(f"photo:{each.item.value}", outcome, record.approved, each.verdict.value)
        for each in photo_checks(record)
    )


def _index_check(record: Record) -> Gate:
    check = record.index_check
    if check is None or check.of != progress.index_digest(record):
        return _gate("index_check", Outcome.NOT_CHECKED, None)
    # What could not be compared stays "not checked", also when somebody went on knowingly.
    overridden = check.overridden is not None and check.outcome is Outcome.FAILED
    outcome = Outcome.OVERRIDDEN if overridden else check.outcome
    value = " ".join(f"{part.value}:{match:.3f}" for part, match in check.matches.items())
    return _gate("index_check", outcome, check.overridden, value)


def _statement(record: Record) -> Gate:
    if progress.cannot_sign(record):
        return _gate("statement", Outcome.NOT_CHECKED, None)
    forced = record.forced.get(Target.STATEMENT)
    if record.statement is None:
        return _gate("statement", Outcome.FAILED, None)
    return _gate("statement", Outcome.OVERRIDDEN if forced else Outcome.PASSED, forced)
